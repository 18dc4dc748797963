"""Select what is in a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from app.canvas.tool import CanvasMouse
from app.canvas.tools.picking import choose, dragged, draw_band, pick
from core.dots import Dots

if TYPE_CHECKING:
    from app.canvas.view import Canvas


class BoxTool:
    """Selects the dots in a box that is dragged, with Ctrl besides those selected before; a click selects one dot.

    It chooses among the dots that were there when it began: others may be shown since, or none.
    """

    name = "box"
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._start: CanvasMouse | None = None
        self._end: CanvasMouse | None = None
        self._dots = Dots()

    @property
    def draws(self) -> bool:
        """Whether there is a box."""
        return self._end is not None

    @property
    def holds(self) -> bool:
        """Whether there is a corner to drag from."""
        return self._start is not None

    def press(self, mouse: CanvasMouse) -> None:
        """Set a corner."""
        if mouse.button == Qt.MouseButton.LeftButton and self._canvas.may_work():
            self._start, self._dots = mouse, self._canvas.shown_dots

    def move(self, mouse: CanvasMouse) -> None:
        """Drag the opposite one."""
        if self._start is not None and (self._end is not None or dragged(self._start, mouse)):
            self._end = mouse

    def release(self, mouse: CanvasMouse) -> None:
        """Select what is inside."""
        self.move(mouse)
        start, box, dots = self._start, self._box(), self._dots
        self.cancel()
        if start is None:
            return
        if box is None:
            pick(self._canvas, start)
            return
        inside = (dots.xy >= (box.left(), box.top())) & (dots.xy <= (box.right(), box.bottom()))
        choose(self._canvas, dots.id[inside[:, 0] & inside[:, 1]], mouse)

    def double_click(self, mouse: CanvasMouse) -> None:
        """A press."""
        self.press(mouse)

    def cancel(self) -> None:
        """No box."""
        self._start = self._end = None
        self._dots = Dots()

    def paint(self, painter: QPainter, scale: float) -> None:  # noqa: ARG002
        """Draw the box."""
        if (box := self._box()) is not None:
            path = QPainterPath()
            path.addRect(box)
            draw_band(painter, path)

    def _box(self) -> QRectF | None:
        if self._start is None or self._end is None:
            return None
        return QRectF(QPointF(self._start.x, self._start.y), QPointF(self._end.x, self._end.y)).normalized()
