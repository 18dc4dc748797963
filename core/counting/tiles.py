"""Overlapping tiles: what keeps memory bounded by the tile and not by the picture.

A tile owns its core; the margin around it is read, so that the networks see what surrounds the core, and thrown away.
Cores meet without gap or overlap, so every place of the picture is owned once.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """Rows top..bottom and columns left..right of a grid, ends excluded."""

    top: int
    bottom: int
    left: int
    right: int

    def scaled(self, down: int) -> Box:
        """The same box on a grid `down` times coarser."""
        return Box(self.top // down, self.bottom // down, self.left // down, self.right // down)

    def within(self, outer: Box) -> Box:
        """The same box, counted from the corner of another."""
        return Box(self.top - outer.top, self.bottom - outer.top, self.left - outer.left, self.right - outer.left)

    @property
    def slices(self) -> tuple[slice, slice]:
        """Rows and columns, to index the last two axes of an array with."""
        return slice(self.top, self.bottom), slice(self.left, self.right)


@dataclass(frozen=True)
class Tile:
    """A piece of a picture: `core` is owned, `whole` is read; both in pixels."""

    core: Box
    whole: Box


@dataclass(frozen=True)
class Tiling:
    """How pictures are cut; all in pixels and multiples of 32.

    Attributes:
        core: side of a core.
        margin: what is read around it for the U-Net and D, which see 144 and 24 pixels far.
        context: the same for T, which sees 351 pixels far.
        offset: moves the cuts; it makes no difference but to a test of exactly that.
    """

    core: int = 2048
    margin: int = 160
    context: int = 352
    offset: int = 0

    def over(self, height: int, width: int, margin: int | None = None) -> list[Tile]:
        """The tiles of a picture, row by row; one alone where the picture is hardly larger than a tile."""
        wide = self.margin if margin is None else margin
        rows, columns = list(self._spans(height, wide)), list(self._spans(width, wide))
        return [Tile(Box(*r[0], *c[0]), Box(*r[1], *c[1])) for r in rows for c in columns]

    def _spans(self, length: int, margin: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        if length <= self.core + 2 * margin and not self.offset:
            yield (0, length), (0, length)
            return
        cuts = [0, *range(self.offset or self.core, length, self.core), length]
        for start, end in itertools.pairwise(cuts):
            yield (start, end), (max(0, start - margin), min(length, end + margin))
