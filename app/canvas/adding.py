"""Setting a dot and putting one down, with a guard against two on one head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, QVariantAnimation

from app.canvas.guard import MOVE_PATIENCE, MOVE_SHARE, Guard, same_head
from app.canvas.overlay_item import OverlayItem
from core.dots import Dots
from core.history import is_sure
from core.regions import masked

if TYPE_CHECKING:
    from app.canvas.view import Canvas

FLASH = 700
"""Milliseconds that the flash of a dot takes to die away."""


class Adding(QObject):
    """Sets dots where they may be, and says why where they may not.

    Attributes:
        guarded: whether the guard is on.
    """

    def __init__(self, canvas: Canvas, overlay: OverlayItem) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._overlay = overlay
        self._guard, self._move_guard = Guard(), Guard(MOVE_SHARE, MOVE_PATIENCE)
        self.guarded = True
        self._fading = QVariantAnimation(self)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.setDuration(FLASH)
        self._fading.valueChanged.connect(self._fade)

    def add(self, x: float, y: float) -> None:
        """Set a dot at a place of the picture, unless a mask covers it or the guard takes it for a slip."""
        canvas, workspace = self._canvas, self._canvas.workspace
        inside = 0 <= x < canvas.room.width() and 0 <= y < canvas.room.height()
        if not inside or not canvas.may_work():
            return
        if masked(workspace.marks.regions, np.array([[x, y]])).any():
            canvas.guarded.emit(self.tr("A mask covers this place. A dot here would not count."))
            return
        there = canvas.shown_dots.xy
        row = self._guard.stops(x, y, there) if self.guarded else None
        if row is None:
            self._set(x, y)
        else:
            self._flash(QPointF(*there[row]))
            canvas.guarded.emit(self.tr("There is a dot on this head already. Click again to add one anyway."))

    def may_move(self, dots: Dots, xy: NDArray[np.float64]) -> bool:
        """Whether dots may come to the places (N, 2); one alone is asked about where it comes onto another's head."""
        if not self.guarded or len(dots) != 1:
            return True
        counted = self._canvas.workspace.marks.counted
        others = counted.where(~counted.has(dots.id)).xy
        x, y = xy[0].tolist()
        row = self._move_guard.stops(x, y, others, dots.xy[0].tolist())
        if row is not None:
            self._flash(QPointF(*others[row]))
            words = self.tr("There is a dot on this head already. Move yours there again to have both.")
            self._canvas.guarded.emit(words)
        return row is None

    def stop(self) -> None:
        """End the flash."""
        self._fading.stop()
        self._overlay.flash = None

    def _set(self, x: float, y: float) -> None:
        """Add a dot; where the model found one that does not count, move that there, or one day both would count."""
        workspace = self._canvas.workspace
        workspace.refresh([])  # a count that is just being written down comes first
        dots = workspace.marks.dots
        row, _ = same_head(x, y, dots.xy)
        if row is None or is_sure(dots)[row] or workspace.marks.counted.has(dots.id[row]).any():
            workspace.add([(x, y)])
        else:
            workspace.move([dots.id[row]], [(x, y)])
            workspace.select([dots.id[row]])

    def _flash(self, place: QPointF) -> None:
        self._fading.stop()
        self._overlay.flash = place, 1.0
        self._fading.start()

    def _fade(self, strength: float) -> None:
        if self._overlay.flash is not None:
            self._overlay.flash = (self._overlay.flash[0], strength) if strength > 0 else None
            self._overlay.update()
