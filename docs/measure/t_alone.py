"""T's own count of pictures it has learned from and of others, for one file of weights after the other.

    python docs/measure/t_alone.py ../shared/data/ShanghaiTech ../shared/data/SCUT_HEAD --model FILE --model FILE

MAE, mean error, and the sum of all errors as a share of all heads. Thirty pictures of each `train` list, evenly spread,
and all of each `val` list; two minutes of two cores without bfloat16 for each file.
"""

from __future__ import annotations

from pathlib import Path

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from core.commands.options import FILE, FOLDER, OneSentence
from core.counting.counter import Counter, finish
from core.counting.opening import open_counter
from core.counting.settings import CountSettings
from core.images import load_image
from core.model.shipped import shipped_model
from training.datasets import Sample, by_dataset, discover, evenly

TRAIN = 30
"""Pictures of each `train` list."""


def errors(counter: Counter, samples: list[Sample]) -> np.ndarray:
    """(N,) T's count less the truth."""
    counts = (finish(counter.count(load_image(s.image), CountSettings(steps=1))).density_count for s in samples)
    return np.array([count - len(s.points) for count, s in zip(counts, samples, strict=True)])


@click.command(cls=OneSentence)
@click.argument("data", nargs=-1, required=True, type=FOLDER)
@click.option("--model", "models", multiple=True, type=FILE, help="Weights; else the shipped ones.")
def main(data: tuple[Path, ...], models: tuple[Path, ...]) -> None:
    """Look at the pictures of both parts with each of the models."""
    table = Table("weights", "part", "of", "pictures", "MAE", "mean error", "error / heads")
    for path in models or (shipped_model(),):
        counter = open_counter("cpu", path).counter
        for part in ("train", "val"):
            for name, samples in by_dataset(each for root in data for each in discover(root, part)).items():
                chosen = evenly(samples, TRAIN) if part == "train" else samples
                error, heads = errors(counter, chosen), sum(len(s.points) for s in chosen)
                figures = (f"{np.abs(error).mean():.1f}", f"{error.mean():+.1f}", f"{np.abs(error).sum() / heads:.3f}")
                table.add_row(f"{path.parent.name}/{path.name}", part, name, str(len(chosen)), *figures)
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
