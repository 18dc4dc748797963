"""The guard against two dots on one head."""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray

from core.history import SAME_HEAD

SHARE = 0.35
"""Two dots nearer than this share of what is usual thereabouts are likely on one head."""

NEIGHBOURS = 9
"""Dots round a place that say what is usual there; perspective makes it differ within a picture."""

PATIENCE = 2.0
"""Seconds in which a second click at the place is a yes."""


class Guard:
    """Says whether a new dot would come onto a head that has one; asked again at once, it gives way."""

    def __init__(self) -> None:
        self._asked: tuple[float, float] | None = None
        self._until = 0.0

    def stops(self, x: float, y: float, xy: NDArray[np.float64]) -> int | None:
        """The row of the dot that is there already, None if a dot may be set.

        Args:
            x: place of the new dot, pixels of the picture.
            y: likewise.
            xy: (N, 2) places of the dots that count.
        """
        if not len(xy):
            return None
        away = np.hypot(xy[:, 0] - x, xy[:, 1] - y)
        row = int(away.argmin())
        reach = too_near(xy, away)
        if away[row] >= reach:
            return None
        now = time.monotonic()
        if self._asked is not None and now < self._until and np.hypot(*np.subtract(self._asked, (x, y))) < reach:
            self._asked = None
            return None
        self._asked, self._until = (x, y), now + PATIENCE
        return row


def too_near(xy: NDArray[np.float64], away: NDArray[np.float64]) -> float:
    """How near two dots may not be round a place, in pixels of the picture.

    Args:
        xy: (N, 2) places of the dots.
        away: (N,) how far they are from the place.
    """
    few = min(NEIGHBOURS, len(xy))
    if few < 3:
        return SAME_HEAD
    near = xy[np.argpartition(away, few - 1)[:few]]
    between = np.hypot(*(near[:, None] - near[None]).transpose(2, 0, 1))
    np.fill_diagonal(between, np.inf)
    return SHARE * float(np.median(between.min(1)))
