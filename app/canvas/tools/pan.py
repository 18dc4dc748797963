"""Drag the picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from app.canvas.tool import CanvasMouse
from app.canvas.zoom_view import ZoomView


class PanTool:
    """Keeps the place that was pressed under the cursor."""

    name = "pan"
    cursor = Qt.CursorShape.OpenHandCursor
    draws = False
    holds = True

    def __init__(self, view: ZoomView) -> None:
        self._view = view
        self._last: QPointF | None = None
        self._came, self._fitted = QPointF(), False

    def press(self, mouse: CanvasMouse) -> None:
        """Take hold."""
        self._last = mouse.screen
        self._came, self._fitted = self._view.centre, self._view.fitted

    def move(self, mouse: CanvasMouse) -> None:
        """Drag."""
        if self._last is not None:
            by = mouse.screen - self._last
            self._last = mouse.screen
            self._view.pan_by(by.x(), by.y())

    def release(self, mouse: CanvasMouse) -> None:
        """Let go there."""
        self.move(mouse)
        self._last = None

    def double_click(self, mouse: CanvasMouse) -> None:
        """A press."""
        self.press(mouse)

    def cancel(self) -> None:
        """Let go, and be where one was."""
        if self._last is not None and self._fitted:
            self._view.fit()
        elif self._last is not None:
            self._view.look_at(self._came.x(), self._came.y())
        self._last = None

    def paint(self, painter: QPainter, scale: float) -> None:
        """Nothing."""
