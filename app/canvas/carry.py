"""Dots on their way: lifted off the picture, moved over it, and put down as one edit."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QRectF

from app.canvas.dots_item import DotsItem
from app.workspace import Workspace
from core.dots import Dots

RIM = 0.01
"""Pixels of the picture between its far edges and the last place for a dot."""


class Carry:
    """Moves dots in an item of their own, so that fifty thousand others need not be drawn again.

    Args:
        workspace: that is asked to move them in the end.
        resting: the item of all dots.
        floating: an empty item above it.
        may_move: says whether dots may come to the places (N, 2); if not, they go back.
    """

    def __init__(
        self,
        workspace: Workspace,
        resting: DotsItem,
        floating: DotsItem,
        may_move: Callable[[Dots, NDArray[np.float64]], bool],
    ) -> None:
        self._workspace = workspace
        self._resting = resting
        self._floating = floating
        self._may_move = may_move
        self._lifted = Dots()
        self._by = np.zeros(2)

    @property
    def under_way(self) -> bool:
        """Whether dots are lifted."""
        return len(self._lifted) > 0

    @property
    def by(self) -> tuple[float, float]:
        """How far they are held from where they were, pixels of the picture."""
        return float(self._by[0]), float(self._by[1])

    def lift(self, ids: ArrayLike) -> None:
        """Take the shown dots of these ids off the picture."""
        self.let_go()
        self._lifted = self._resting.dots.where(self._resting.dots.has(ids))
        self._by = np.zeros(2)
        self._resting.lift(self._lifted.id)
        self._floating.setPos(0, 0)
        self._floating.set_dots(self._lifted, self._resting.review_line)
        self._floating.select(self._workspace.selection)

    def shift(self, dx: float, dy: float, room: QRectF) -> None:
        """Hold them so many pixels of the picture away from where they were, all inside the room."""
        if not self.under_way:
            return
        low = (room.left(), room.top()) - self._lifted.xy.min(0)
        high = (room.right() - RIM, room.bottom() - RIM) - self._lifted.xy.max(0)
        self._by = np.clip((dx, dy), np.minimum(low, 0), np.maximum(high, 0))
        self._floating.setPos(*self._by)

    def put_down(self, guarded: bool = True) -> None:
        """Move them to where they are held; those that have gone meanwhile stay gone.

        Args:
            guarded: ask whether they may come there, as a drag does. Arrow keys do not: they go over a neighbour pixel
                by pixel, on purpose, and what they did is saved on the way.
        """
        self._workspace.refresh([])  # a count that is being written down gives the dots their ids
        by, dots = self._by, self._workspace.marks.dots
        still_there = dots.where(dots.has(self._lifted.id))
        moved = by.any() and len(still_there) > 0
        if moved and (not guarded or self._may_move(still_there, still_there.xy + by)):
            self._workspace.move(still_there.id, still_there.xy + by)
        self.let_go()

    def let_go(self) -> None:
        """Leave them where they were."""
        if self.under_way:
            self._lifted = Dots()
            self._resting.lift([])
            self._floating.set_dots(Dots(), 0)
