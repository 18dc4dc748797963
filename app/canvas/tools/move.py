"""Drag dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from app.canvas.tool import CanvasMouse

if TYPE_CHECKING:
    from app.canvas.view import Canvas


class MoveTool:
    """Carries the dot that was pressed; with it all selected ones, if it is one of them."""

    name = "move"
    cursor = Qt.CursorShape.ClosedHandCursor
    draws = False
    holds = True

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._start: CanvasMouse | None = None

    def press(self, mouse: CanvasMouse) -> None:
        """Lift the dot there."""
        dot = self._canvas.dot_at(mouse)
        if dot is None:
            return
        if dot not in self._canvas.selected:
            self._canvas.workspace.select([dot])
        self._start = mouse
        self._canvas.carry.lift(self._canvas.selected)

    def move(self, mouse: CanvasMouse) -> None:
        """Hold it under the cursor."""
        if self._start is not None:
            self._canvas.carry.shift(mouse.x - self._start.x, mouse.y - self._start.y, self._canvas.room)

    def release(self, mouse: CanvasMouse) -> None:
        """Put it down."""
        if self._start is not None:
            self.move(mouse)
            self._start = None
            self._canvas.carry.put_down()

    def double_click(self, mouse: CanvasMouse) -> None:
        """A press."""
        self.press(mouse)

    def cancel(self) -> None:
        """Leave it where it was."""
        self._start = None
        self._canvas.carry.let_go()

    def paint(self, painter: QPainter, scale: float) -> None:
        """Nothing; the dots draw themselves."""
