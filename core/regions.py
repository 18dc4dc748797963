"""Parts of a picture: regions that count separately, masks that exclude, and the blocks a person has been through."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Place = tuple[float, float]
"""(x, y) in pixels of the upright picture."""

Block = tuple[int, int]
"""Column and row of a block in the grid, from 0."""

Side = float
"""Of a block, pixels."""

BLOCK_SIDE = 256.0
"""Pixels; the side of a block where nobody chose another."""

BLOCK_SIDES = 8.0, 2.0**15
"""Pixels; the smallest and the largest side of a block. The largest picture has a few million of the smallest."""

MAX_CORNERS = 4000
"""Of all polygons on a picture that a file may bring: nobody draws as many, and areas take time by their square."""

MAX_BLOCKS = 2**15
"""No grid has this many columns or rows; pictures have at most 32767 pixels a side."""


@dataclass(frozen=True)
class Region:
    """A polygon drawn on a picture.

    Attributes:
        name: what the person calls it; need not be unique.
        polygon: its corners in order, the last joined to the first. Where it crosses itself, the even-odd rule holds.
        mask: true if dots inside do not count at all, false if they are counted separately.
    """

    name: str
    polygon: tuple[Place, ...]
    mask: bool = False

    def covers(self, xy: NDArray[np.float64]) -> NDArray[np.bool_]:
        """(N,) true for the places (N, 2) inside; fewer than three corners have no inside."""
        inside = np.zeros(len(xy), bool)
        x, y = xy[:, 0], xy[:, 1]
        corners = self.polygon if len(self.polygon) > 2 else ()
        for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
            crosses = (ay > y) != (by > y)
            if crosses.any():  # only then is by - ay not 0
                inside ^= crosses & (x < ax + (y - ay) * ((bx - ax) / (by - ay)))
        return inside


def masked(regions: Iterable[Region], xy: NDArray[np.float64]) -> NDArray[np.bool_]:
    """(N,) true for the places (N, 2) that a mask among the regions covers."""
    covered = np.zeros(len(xy), bool)
    for region in regions:
        if region.mask:
            covered |= region.covers(xy)
    return covered


def region_of(name: Any, polygon: Any, mask: Any) -> Region:
    """A region from the plain values of a file.

    Raises:
        ValueError: a corner is not two finite numbers.
        TypeError: the polygon is no list of corners.
    """
    corners = tuple((float(x), float(y)) for x, y in polygon)
    if not all(math.isfinite(x) and math.isfinite(y) for x, y in corners):
        raise ValueError("a corner is not finite")
    return Region(str(name), corners, bool(mask))


def possible_side(side: float) -> float:
    """The side of blocks that is one of `BLOCK_SIDES`, or between them, and nearest to this one: older versions took
    any."""
    return max(BLOCK_SIDES[0], min(side, BLOCK_SIDES[1]))


@dataclass(frozen=True)
class Blocks:
    """A grid of squares over the picture, from its corner (0, 0), and which of them a person has been through.

    Attributes:
        side: of a block, pixels.
        done: the blocks that are done.

    Raises:
        ValueError: the side is not one of `BLOCK_SIDES`, or between them.
    """

    side: float = BLOCK_SIDE
    done: frozenset[Block] = frozenset()

    def __post_init__(self) -> None:
        if not BLOCK_SIDES[0] <= self.side <= BLOCK_SIDES[1]:
            raise ValueError(f"blocks of {self.side} pixels cannot be")

    def cover(self, xy: NDArray[np.float64]) -> NDArray[np.bool_]:
        """(N,) true for the places (N, 2) that lie in a done block."""
        if not self.done:
            return np.zeros(len(xy), bool)
        cell = np.floor(xy / self.side)
        inside = ((cell >= 0) & (cell < MAX_BLOCKS)).all(1)
        number = np.where(inside, cell[:, 0] * MAX_BLOCKS + cell[:, 1], -1)
        return np.isin(number, [column * MAX_BLOCKS + row for column, row in self.done])
