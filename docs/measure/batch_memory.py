"""Whether a batch's memory grows with the folder: tiny pictures, a model that does nothing.

    python docs/measure/batch_memory.py FOLDER --pictures 20000

FOLDER is made, filled with a picture or two under many names, and left behind. Prints the resident memory on the way.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import click
import numpy as np
import psutil
from numpy.typing import NDArray
from PIL import Image

from core.batch.runner import Batch
from core.dots import Dots, Origin
from core.images import find_image_names, load_image
from core.project import Prediction, Run, RunKey, open_project

LINKS = 50_000
"""Names that one file may have; the usual file system of Linux allows 65,000."""


class Nothing:
    """Finds twenty dots on every picture."""

    key = RunKey.of("nothing", "nothing", {})

    def load(self, path: Path) -> NDArray[np.uint8]:
        """The picture (H, W, 3)."""
        return load_image(path)

    def count(self, loaded: NDArray[np.uint8]) -> tuple[Run, Prediction]:
        """Twenty dots."""
        dots = Dots.of(np.arange(40.0).reshape(20, 2), np.full(20, 0.5, np.float32), Origin.MODEL)
        return Run(self.key, 0.0, len(dots)), Prediction(dots, 0.25, *loaded.shape[1::-1])


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--pictures", default=20_000, show_default=True)
def main(folder: Path, pictures: int) -> None:
    """Fill the folder, count it, and print the memory ten times."""
    folder.mkdir()
    for number in range(pictures):
        first = number - number % LINKS
        if number == first:
            Image.new("RGB", (24, 24)).save(folder / f"{number}.png")
        else:
            os.link(folder / f"{first}.png", folder / f"{number}.png")
    with open_project(folder) as project:
        batch = Batch(project, Nothing())
        todo = batch.enter(find_image_names([folder])[0])
        process, began = psutil.Process(), time.monotonic()
        for number, _ in enumerate(batch.run(todo)):
            if number % (pictures // 10) == 0:
                megabytes = process.memory_info().rss / 2**20
                click.echo(f"{number:>7,}  {megabytes:6.1f} MB  {time.monotonic() - began:6.1f} s")


if __name__ == "__main__":
    main()
