"""The dot set: one row per head, kept as columns.

Coordinates are (x, y) in pixels of the upright picture, as floats. The corner of the first pixel is (0, 0), its centre
(0.5, 0.5). Readers and writers of formats convert at the border and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray


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
        return Dots(self.xy[mask], self.confidence[mask], self.origin[mask], self.id[mask])
