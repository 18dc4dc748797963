"""Arrow keys move dots; a burst of them is one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

if TYPE_CHECKING:
    from app.canvas.view import Canvas

PAUSE = 300
"""Milliseconds without a key, after which a burst is over."""

LATEST = 800
"""Milliseconds after which it is saved even so: every edit is on the disk within a second."""


class Nudge(QObject):
    """Carries the selected dots a step at a time."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._since = QElapsedTimer()
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._save)

    @property
    def under_way(self) -> bool:
        """Whether there is a burst that is not saved yet."""
        return self._pause.isActive()

    def step(self, dx: float, dy: float) -> None:
        """Move the selected dots by so many pixels of the picture."""
        carry = self._canvas.carry
        if not self.under_way:
            carry.lift(self._canvas.selected)
            self._since.start()
        x, y = carry.by
        carry.shift(x + dx, y + dy, self._canvas.room)
        self._pause.start(min(PAUSE, max(LATEST - self._since.elapsed(), 0)))

    def finish(self) -> None:
        """Save the burst now."""
        if self.under_way:
            self._pause.stop()
            self._save()

    def _save(self) -> None:
        self._canvas.carry.put_down(guarded=False)

    def forget(self) -> None:
        """Leave the dots where they were before it."""
        self._pause.stop()
        self._canvas.carry.let_go()
