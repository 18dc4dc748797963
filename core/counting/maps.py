"""Head points -> crowd map x.

A dot is a disc of a few pixels, cut back where another head is near, so that two heads never touch: the *moat*. A pixel
at distances d1 <= d2 from its two nearest heads belongs to a dot where

    d1 <= radius   and   d2 - d1 > moat.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.model.config import DotShape

DOT = DotShape()
"""The dots of the shipped E and D."""


def draw_crowd_map(points: NDArray[np.float64], height: int, width: int, dot: DotShape = DOT) -> NDArray[np.float32]:
    """Draw a dot on every head.

    Args:
        points: (N, 2) head points (x, y) in pixels, first pixel's centre at (0.5, 0.5). Points outside are drawn as far
            as their discs reach inside; heads at exactly the same place share one dot.
        height: rows of the map.
        width: columns of the map.
        dot: what to draw.

    Returns:
        (height, width) float32, 1 on dots and 0 elsewhere.
    """
    reach = dot.radius + max(dot.moat, 0)
    near = (points > -reach).all(1) & (points < (width + reach, height + reach)).all(1)
    points = np.unique(points[near], axis=0)
    if len(points) == 0:
        return np.zeros((height, width), np.float32)

    half = int(np.ceil(reach))
    offset = np.arange(-half, half + 1)
    columns = np.floor(points[:, :1]).astype(np.int64) + offset
    rows = np.floor(points[:, 1:]).astype(np.int64) + offset
    dx = columns + 0.5 - points[:, :1]
    dy = rows + 0.5 - points[:, 1:]
    distance = np.hypot(dy[:, :, None], dx[:, None, :]).astype(np.float32)
    # Work on a frame wide enough that no index needs a bounds check.
    frame = 2 * half + 1
    framed_width = width + 2 * frame
    cell = (rows + frame)[:, :, None] * framed_width + (columns + frame)[:, None, :]

    nearest, second = _two_smallest(cell.ravel(), distance.ravel(), (height + 2 * frame) * framed_width)
    on_dot = (nearest <= dot.radius) & (second - nearest > dot.moat)
    framed = on_dot.reshape(height + 2 * frame, framed_width)
    return framed[frame : frame + height, frame : frame + width].astype(np.float32)


def _two_smallest(
    cell: NDArray[np.int64], value: NDArray[np.float32], cells: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Smallest and second smallest value that fall into each cell, equal where two tie; 1e6 where there is none."""
    smallest = np.full(cells, 1e6, np.float32)
    np.minimum.at(smallest, cell, value)
    rest = value > smallest[cell]
    second = np.full(cells, 1e6, np.float32)
    np.minimum.at(second, cell[rest], value[rest])
    tied = np.bincount(cell[~rest], minlength=cells) > 1
    second[tied] = smallest[tied]
    return smallest, second
