"""What it does to the dots of a long run that the U-Net's coarse levels are kept between steps (docs/decisions/0018).

    nice python docs/measure/long_runs.py ../shared/data/ShanghaiTech/part_A IMG_35
    nice python docs/measure/long_runs.py ../shared/data/ShanghaiTech/part_B IMG_205

On a square out of a picture, around its heads: dots, and seconds of the processor on one thread, where the coarse
levels are worked out at every step and where they are kept as a count keeps them.
"""

from __future__ import annotations

import time
from pathlib import Path

import click
import numpy as np
import torch

from core.counting import counter as counting
from core.counting.counter import finish
from core.counting.engine import kept_for
from core.counting.opening import open_counter
from core.counting.settings import CountSettings
from core.images import load_image
from core.metrics import match
from training.datasets import discover

SIDE = 384
RUNS = (CountSettings(steps=50, zoom=1.0), CountSettings(steps=500, sampler="ddim", zoom=1.0))

SAME = 1.0
"""Pixels within which two dots are the same."""


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@click.argument("name")
def main(dataset: Path, name: str) -> None:
    """Print two lines for each run on the picture NAME of DATASET."""
    torch.set_num_threads(1)
    counter = open_counter("cpu").counter
    sample = next(each for each in discover(dataset) if each.name == name)
    picture = load_image(sample.image)
    corner = np.median(sample.points, 0).astype(int) - SIDE // 2
    left, top = np.clip(corner, 0, np.maximum(np.array(picture.shape[1::-1]) - SIDE, 0))
    square = np.ascontiguousarray(picture[top : top + SIDE, left : left + SIDE])
    for settings in RUNS:
        found, spent, usual = [], [], kept_for(settings.steps)
        for every in (1, usual):
            counting.kept_for = lambda _steps, every=every: every  # type: ignore[attr-defined]
            begun = time.process_time()
            found.append(finish(counter.count(square, settings)).counted.xy)
            spent.append(time.process_time() - begun)
        same = int((match(found[1], found[0], SAME) >= 0).sum())
        plain, kept = (f"{len(xy)} dots in {seconds:.1f} s" for xy, seconds in zip(found, spent, strict=True))
        click.echo(f"{settings.steps} steps of {settings.sampler}: {plain}")
        click.echo(f"  kept for {usual}: {kept}, {same} of them the same")


if __name__ == "__main__":
    main()
