"""How often T says that a tile is empty, and whether skipping those changes any dot (docs/decisions/0018).

    nice python docs/measure/empty_tiles.py ../shared/data/ShanghaiTech/part_A ...

Pictures of `val` are hardly larger than one tile, so they are cut into cores of 128 pixels here, with the usual
margins, and counted beside a count in one tile. Four steps, zoom 1, at most 800 x 600 pixels of each
picture, on one thread.
"""

from __future__ import annotations

from pathlib import Path

import click
import numpy as np
import torch

from core.counting.counter import Counter, finish
from core.counting.engine import Engine, is_empty, padded
from core.counting.opening import open_counter
from core.counting.settings import CountSettings
from core.counting.tiles import Tiling
from core.images import load_image
from core.metrics import match
from training.datasets import discover

PICTURES = 5
SETTINGS = CountSettings(steps=4, zoom=1.0)
SAME = 0.1
"""Pixels within which two dots are the same."""


@click.command()
@click.argument("datasets", nargs=-1, required=True, type=click.Path(path_type=Path))
def main(datasets: tuple[Path, ...]) -> None:
    """Print a line for each of DATASETS."""
    torch.set_num_threads(1)
    whole = open_counter("cpu").counter
    cut = Counter(whole.model, Tiling(core=128))
    for root in datasets:
        samples = discover(root, "val")
        tiles = empty = dots = with_skipping = same = 0
        for i in np.linspace(0, len(samples) - 1, PICTURES).astype(int):
            picture = np.ascontiguousarray(load_image(samples[i].image)[-600:, :800])
            domain = list(Engine(whole.model).see(picture))[-1]
            says = [is_empty(domain, tile.whole) for tile in cut.engine.tiling.over(*map(padded, picture.shape[:2]))]
            tiles, empty = tiles + len(says), empty + sum(says)
            one, other = (finish(counter.count(picture, SETTINGS)).counted.xy for counter in (whole, cut))
            dots, with_skipping = dots + len(one), with_skipping + len(other)
            same += int((match(other, one, SAME) >= 0).sum())
        click.echo(f"{root.name}: {empty} of {tiles} tiles are empty")
        click.echo(f"  {dots} dots, {with_skipping} with skipping, {same} of them the same")


if __name__ == "__main__":
    main()
