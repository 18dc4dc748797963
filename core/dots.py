"""The dot set: one row per head, kept as columns.

Coordinates are (x, y) in pixels of the upright picture, as floats. The corner of the first pixel is (0, 0), its centre
(0.5, 0.5). Readers and writers of formats convert at the border and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

FEW = 16
"""Ids that are looked for one by one sooner than all together."""


class Origin(IntEnum):
    """Where a dot comes from."""

    MODEL = 0
    PERSON = 1
    MOVED = 2


def _empty_xy() -> NDArray[np.float64]:
    return np.zeros((0, 2), np.float64)


@dataclass(frozen=True, eq=False)
class Dots:
    """N head points as columns.

    Attributes:
        xy: (N, 2) float64, pixels of the upright picture.
        confidence: (N,) float32 in [0, 1]; 1 for dots set by a person.
        origin: (N,) uint8, values of `Origin`.
        id: (N,) int64, unique within the set.
    """

    xy: NDArray[np.float64] = field(default_factory=_empty_xy)
    confidence: NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, np.float32))
    origin: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(0, np.uint8))
    id: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))

    def __post_init__(self) -> None:
        n = len(self.xy)
        if self.xy.shape != (n, 2) or not n == len(self.confidence) == len(self.origin) == len(self.id):
            raise ValueError(
                f"columns differ in length: xy {self.xy.shape}, confidence {self.confidence.shape}, "
                f"origin {self.origin.shape}, id {self.id.shape}"
            )

    @classmethod
    def of(cls, xy: ArrayLike, confidence: ArrayLike | None = None, origin: Origin = Origin.PERSON) -> Dots:
        """Make a set from points of one origin, numbered from 0.

        Args:
            xy: (N, 2) points; anything numpy turns into that, an empty list included.
            confidence: (N,) values in [0, 1]; 1 where left out.
            origin: the origin of every point.

        Raises:
            ValueError: the columns differ in length.
        """
        points = np.array(xy, np.float64).reshape(-1, 2)
        n = len(points)
        sure = np.ones(n, np.float32) if confidence is None else np.array(confidence, np.float32).reshape(-1)
        return cls(points, sure, np.full(n, origin, np.uint8), np.arange(n, dtype=np.int64))

    def __len__(self) -> int:
        return len(self.xy)

    def where(self, mask: NDArray[np.bool_]) -> Dots:
        """The rows for which `mask` (N,) is true, ids kept."""
        if mask.all():
            return self  # nobody changes a set, and a copy of fifty thousand rows takes a millisecond
        rows = np.flatnonzero(mask)  # to take them is several times as quick as to index by the mask
        return Dots(self.xy.take(rows, 0), self.confidence.take(rows), self.origin.take(rows), self.id.take(rows))

    def has(self, ids: ArrayLike) -> NDArray[np.bool_]:
        """(N,) true for the rows whose id is one of `ids`."""
        wanted = np.asarray(ids, np.int64)
        if wanted.size > FEW:
            return np.isin(self.id, wanted)
        found = np.zeros(len(self), bool)
        for one in wanted.flat:
            found |= self.id == one
        return found

    def joined(self, other: Dots) -> Dots:
        """The rows of both, in the order of their ids.

        Raises:
            ValueError: an id is in both.
        """
        both = Dots(
            np.concatenate([self.xy, other.xy]),
            np.concatenate([self.confidence, other.confidence]),
            np.concatenate([self.origin, other.origin]),
            np.concatenate([self.id, other.id]),
        )
        if (np.diff(both.id) > 0).all():  # the others are newer, as those are that a person has just set
            return both
        order = np.argsort(both.id, kind="stable")
        if (np.diff(both.id[order]) == 0).any():
            raise ValueError("two dots would have the same id")
        return Dots(both.xy[order], both.confidence[order], both.origin[order], both.id[order])

    def checked(self) -> Dots:
        """These dots, for rows that come from a file.

        Raises:
            ValueError: a place is not finite, a confidence not in [0, 1], an origin unknown, or the ids are not
                ascending from 0 or more.
        """
        ids, sure = self.id, self.confidence
        if not np.isfinite(self.xy).all() or not ((sure >= 0) & (sure <= 1)).all():
            raise ValueError("a place is not finite, or a confidence not in [0, 1]")
        if (self.origin > max(Origin)).any() or (ids[:1] < 0).any() or (np.diff(ids) <= 0).any():
            raise ValueError("an origin is unknown, or the ids do not ascend")
        return self

    def same_as(self, other: Dots) -> bool:
        """Whether both have the same rows in the same order, to the last bit."""
        return (
            np.array_equal(self.id, other.id)
            and np.array_equal(self.xy, other.xy)
            and np.array_equal(self.confidence, other.confidence)
            and np.array_equal(self.origin, other.origin)
        )
