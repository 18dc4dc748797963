"""JHU-CROWD++ `gt/0001.txt`: one head a line, `x y w h o b`; one picture a file.

x and y are the head's centre in whole pixels, taken as they are; w and h are its box, o is 1 (visible) to 3 (hidden), b
is 1 if blurred. Box, o and b are not read. An empty file is a picture with nobody in it.

Written: coordinates rounded to whole pixels, a nominal square box from the distance to the nearest neighbour, o = 1,
b = 0. Confidence, origin and ids are lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.files import dots_of, read_text, single, write_atomic

_LONE_HEAD = 32.0
_SMALLEST, _LARGEST = 4.0, 128.0


def read(path: Path) -> list[Annotation]:
    """The one annotation of the file; its picture's name is not in it.

    Raises:
        DotoriError: the file cannot be read or is not in this format.
    """
    points = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        words = line.split()
        if not words:
            continue
        try:
            x, y, *_rest = values = [float(word) for word in words]
        except ValueError:
            values = []
        if len(values) != 6:
            raise DotoriError(
                'cannot read {path}: line {line} is not six numbers "x y w h o b"; correct that line',
                path=path,
                line=number,
            )
        points.append((x, y))
    return [Annotation("", dots_of(points, path))]


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write one annotation, rounded to whole pixels.

    Raises:
        DotoriError: there is not exactly one, or the file cannot be written.
    """
    xy = single(annotations, path).dots.xy
    rows = zip(np.rint(xy).astype(int).tolist(), np.rint(_sizes(xy)).astype(int).tolist(), strict=True)
    write_atomic(path, "".join(f"{x} {y} {size} {size} 1 0\n" for (x, y), size in rows).encode())


def _sizes(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    """Nominal head sizes (N,) in pixels: the distance to the nearest neighbour, within bounds."""
    if len(xy) < 2:
        return np.full(len(xy), _LONE_HEAD)
    from scipy.spatial import cKDTree  # slow to import, and only some who come here write

    nearest = cKDTree(xy).query(xy, k=2)[0][:, 1]
    return np.clip(nearest, _SMALLEST, _LARGEST)
