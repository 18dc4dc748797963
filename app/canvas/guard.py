"""The guard against two dots on one head."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.history import SAME_HEAD

SHARE = 0.35
"""Two dots nearer than this share of what is usual thereabouts are likely on one head."""

NEIGHBOURS = 9
"""Dots round a place that say what is usual there; perspective makes it differ within a picture."""

PATIENCE = 2.0
"""Seconds in which a second click or key at the place is a yes."""

MOVE_SHARE = 0.2
MOVE_PATIENCE = 10.0
"""The same for a dot that is moved: who moves one looks where it goes, and takes longer to move it again."""


class Guard:
    """Says whether a dot would come onto a head that has one; asked again at once, it gives way.

    Args:
        share: see `SHARE`.
        patience: see `PATIENCE`.
    """

    def __init__(self, share: float = SHARE, patience: float = PATIENCE) -> None:
        self._share, self._patience = share, patience
        self._asked: tuple[float, float] | None = None
        self._until = 0.0

    def stops(self, x: float, y: float, xy: NDArray[np.float64], start: Sequence[float] | None = None) -> int | None:
        """The row of the dot that is there already, None if a dot may come there.

        Args:
            x: place of the dot that comes, pixels of the picture.
            y: likewise.
            xy: (N, 2) places of the other dots that count.
            start: where it comes from; who shares a head already may move about on it.
        """
        row, reach = same_head(x, y, xy, self._share)
        if row is None or (start is not None and same_head(start[0], start[1], xy, self._share)[0] == row):
            return None
        now = time.monotonic()
        if self._asked is not None and now < self._until and np.hypot(*np.subtract(self._asked, (x, y))) < reach:
            self._asked = None
            return None
        self._asked, self._until = (x, y), now + self._patience
        return row


def same_head(x: float, y: float, xy: NDArray[np.float64], share: float = SHARE) -> tuple[int | None, float]:
    """The row of the dot, of those at the places (N, 2), that is likely on the head at a place, None if none is; and
    how near to the place that must be."""
    if not len(xy):
        return None, 0.0
    away = np.sqrt((xy[:, 0] - x) ** 2 + (xy[:, 1] - y) ** 2)  # several times as quick as hypot
    row, reach = int(away.argmin()), too_near(xy, away, share)
    return (row if away[row] < reach else None), reach


def too_near(xy: NDArray[np.float64], away: NDArray[np.float64], share: float) -> float:
    """How near two dots may not be round a place, in pixels of the picture.

    Args:
        xy: (N, 2) places of the dots.
        away: (N,) how far they are from the place.
        share: see `SHARE`.
    """
    few = min(NEIGHBOURS, len(xy))
    if few < 3:
        return SAME_HEAD
    near = xy[np.argpartition(away, few - 1)[:few]]
    between = np.hypot(*(near[:, None] - near[None]).transpose(2, 0, 1))
    np.fill_diagonal(between, np.inf)
    return share * float(np.median(between.min(1)))
