"""The dots a person should look at: those of which the model was least certain.

    walk = Doubts.of(marks)
    doubt = walk.step(None)  # the most doubtful
    marks = EditDots.keep(marks, [doubt.id]).do(marks)
    doubt = Doubts.of(marks).step(doubt)  # the one after it, though it is doubtful no more

A dot is doubtful if the model set it, nobody has decided on it, and its confidence lies near the threshold: it just
counts, or it just does not. Dots in masks and in done blocks are left out; a person has decided there.

The walk goes from the most doubtful to the least. Of dots that are about equally doubtful, neighbours follow each
other, so that the eye does not jump.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.dots import Dots
from core.history import Marks, is_sure
from core.regions import masked

MARGIN = 0.15
"""How far from the threshold the confidence of a doubtful dot may lie."""

SPAN = 0.03
"""Confidences whose distances from the threshold share a span of this length are about equally doubtful."""

BAND = 256.0
"""Pixels; neighbours follow each other along bands of this height, to the right and back."""

Rank = tuple[float, float, float, float]
"""Span, band, way along the band, id: the order of the walk."""


class Doubt(NamedTuple):
    """A dot to decide on, as it was when the walk came to it: id, place in pixels of the picture, confidence."""

    id: int
    x: float
    y: float
    confidence: float


@dataclass(frozen=True, eq=False)
class Doubts:
    """The doubtful dots of a picture, the most doubtful first.

    Attributes:
        dots: in the order of the walk.
        ranks: (4, N) of these dots, ascending; the columns of `Rank`.
        threshold: the least confidence that counts.
    """

    dots: Dots
    ranks: NDArray[np.float64]
    threshold: float

    @classmethod
    def of(cls, marks: Marks, margin: float = MARGIN) -> Doubts:
        """Find them; `margin` is how far from the threshold a confidence may lie."""
        dots = marks.dots.where(doubtful(marks, margin))
        columns = _ranks(dots, marks.threshold)
        order = np.lexsort(columns[::-1])
        dots = Dots(dots.xy[order], dots.confidence[order], dots.origin[order], dots.id[order])
        return cls(dots, columns[:, order], marks.threshold)

    def __len__(self) -> int:
        return len(self.dots)

    def __getitem__(self, place: int) -> Doubt:
        return _doubt(self.dots, place)

    def place(self, at: Doubt) -> int | None:
        """Where in the walk a doubt is; None if it is doubtful no more."""
        found = np.flatnonzero(self.dots.id == at.id)
        return int(found[0]) if len(found) else None

    def step(self, at: Doubt | None, by: int = 1) -> Doubt | None:
        """The next doubt, or the one before where `by` is -1; from one end of the walk to the other.

        Args:
            at: where the walk came to last, whether it is still doubtful or not; None where it has not begun.
            by: 1 or -1.

        Returns:
            None if there is nothing to decide.
        """
        if len(self) == 0:
            return None
        if at is None:
            return self[0 if by > 0 else -1]
        place = self.place(at)
        if place is None:  # it was decided on, and what now stands in its place is the next
            place = _before(self.ranks, _rank(at, self.threshold)) - (by > 0)
        return self[(place + by) % len(self)]


def doubtful(marks: Marks, margin: float = MARGIN) -> NDArray[np.bool_]:
    """(N,) true for the dots of these marks that a person should look at."""
    dots = marks.dots
    near = (np.abs(dots.confidence - marks.threshold) <= margin) & ~is_sure(dots)
    return near & ~marks.blocks.cover(dots.xy) & ~masked(marks.regions, dots.xy)


def _doubt(dots: Dots, place: int) -> Doubt:
    x, y = dots.xy[place].tolist()
    return Doubt(int(dots.id[place]), x, y, float(dots.confidence[place]))


def _rank(doubt: Doubt, threshold: float) -> Rank:
    dots = Dots.of([(doubt.x, doubt.y)], [doubt.confidence])
    span, band, along, _ = _ranks(dots, threshold)[:, 0].tolist()
    return span, band, along, float(doubt.id)


def _before(ranks: NDArray[np.float64], rank: Rank) -> int:
    """How many of the ranks (4, N) come before one."""
    less, equal = np.zeros(ranks.shape[1], bool), np.ones(ranks.shape[1], bool)
    for column, value in zip(ranks, rank, strict=True):
        less |= equal & (column < value)
        equal &= column == value
    return int(less.sum())


def _ranks(dots: Dots, threshold: float) -> NDArray[np.float64]:
    """(4, N) the columns of `Rank`."""
    span = np.floor(np.abs(dots.confidence.astype(np.float64) - threshold) / SPAN)
    band = np.floor(dots.xy[:, 1] / BAND)
    along = np.where(band % 2 == 0, dots.xy[:, 0], -dots.xy[:, 0])
    return np.stack([span, band, along, dots.id.astype(np.float64)])
