"""Hits and mistakes as numbers. Without scipy, which takes seconds to import on a busy machine: the window asks too."""

from __future__ import annotations

from typing import NamedTuple


class Matches(NamedTuple):
    """Hits, false dots and missed heads, as numbers; sums over pictures give data set figures."""

    hits: int
    false: int
    missed: int

    def __add__(self, other: object) -> Matches:
        if not isinstance(other, Matches):
            return NotImplemented
        return Matches(self.hits + other.hits, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of the dots that are heads; 0 where there are no dots."""
        return self.hits / max(self.hits + self.false, 1)

    @property
    def recall(self) -> float:
        """Share of the heads that have a dot; 0 where there are no heads."""
        return self.hits / max(self.hits + self.missed, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / max(2 * self.hits + self.false + self.missed, 1)
