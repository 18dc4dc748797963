"""What drawing alone costs: head points -> crowd map -> dots, with no network in between.

    python docs/measure/drawing_floor.py path/to/part_A path/to/part_B --part val

The figures stand in docs/decisions/0002 and 0004.
"""

from __future__ import annotations

from pathlib import Path

import click
import numpy as np

from core.counting.contours import find_dots
from core.counting.maps import DOT, draw_crowd_map
from core.images import probe_size
from core.metrics import mae
from core.model.config import DotShape
from training.datasets import PARTS, Sample, discover

TOUCHING = -1.0
"""A moat that cuts nothing back."""

CASES = {
    "radius 3, moat": (DOT, None),
    "radius 3, no moat": (DotShape(moat=TOUCHING), None),
    "radius 1, no moat": (DotShape(1.0, TOUCHING), None),
    "radius 3, moat, squashed to 256 x 256": (DOT, 256),
}
"""Shape of dots, and the side the picture is squashed to."""


def floor(sample: Sample, dot: DotShape, side: int | None) -> int:
    """The number of dots found on the map of a picture's own head points."""
    size = np.array(probe_size(sample.image))
    worked = size if side is None else np.array([side, side])
    points = np.clip(sample.points, 0, size) * (worked / size)
    return len(find_dots(draw_crowd_map(points, int(worked[1]), int(worked[0]), dot))[0])


@click.command()
@click.argument("folders", type=click.Path(path_type=Path, exists=True, file_okay=False), nargs=-1, required=True)
@click.option("--part", type=click.Choice(PARTS), default="val", show_default=True)
def main(folders: tuple[Path, ...], part: str) -> None:
    """Print the MAE of every way of drawing for each data set."""
    for folder in folders:
        samples = discover(folder, part)
        truth = [len(sample.points) for sample in samples]
        click.echo(f"{folder.name}, {part}: {len(samples)} pictures, {np.mean(truth):.0f} heads each")
        for name, case in CASES.items():
            click.echo(f"  {name:40}{mae([floor(sample, *case) for sample in samples], truth):8.1f}")


if __name__ == "__main__":
    main()
