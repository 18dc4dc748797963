"""Select what is in a loop drawn by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from app.canvas.tool import CanvasMouse
from app.canvas.tools.picking import choose, dragged, draw_band, pick
from core.dots import Dots
from core.regions import Region

if TYPE_CHECKING:
    from app.canvas.view import Canvas


class LassoTool:
    """Selects the dots in a loop, with Ctrl besides those selected before; a click selects one dot.

    It chooses among the dots that were there when it began: others may be shown since, or none.
    """

    name = "lasso"
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._loop: list[CanvasMouse] = []
        self._dots = Dots()

    @property
    def draws(self) -> bool:
        """Whether there is a loop."""
        return len(self._loop) > 1

    @property
    def holds(self) -> bool:
        """Whether a loop is begun."""
        return bool(self._loop)

    def press(self, mouse: CanvasMouse) -> None:
        """Begin the loop."""
        if mouse.button == Qt.MouseButton.LeftButton and self._canvas.may_work():
            self._loop, self._dots = [mouse], self._canvas.shown_dots

    def move(self, mouse: CanvasMouse) -> None:
        """Draw it on."""
        if self._loop and dragged(self._loop[-1], mouse):
            self._loop.append(mouse)

    def release(self, mouse: CanvasMouse) -> None:
        """Close it, and select what is inside."""
        self.move(mouse)
        loop, dots = self._loop, self._dots
        self.cancel()
        if len(loop) == 1:
            pick(self._canvas, loop[0])
        elif loop:
            corners = np.array([(corner.x, corner.y) for corner in loop])
            near = ((dots.xy >= corners.min(0)) & (dots.xy <= corners.max(0))).all(1)
            dots = dots.where(near)
            inside = Region("", tuple((corner.x, corner.y) for corner in loop)).covers(dots.xy)
            choose(self._canvas, dots.id[inside], mouse)

    def double_click(self, mouse: CanvasMouse) -> None:
        """A press."""
        self.press(mouse)

    def cancel(self) -> None:
        """No loop."""
        self._loop, self._dots = [], Dots()

    def paint(self, painter: QPainter, scale: float) -> None:  # noqa: ARG002
        """Draw the loop."""
        if self.draws:
            path = QPainterPath()
            path.addPolygon(QPolygonF([QPointF(corner.x, corner.y) for corner in self._loop]))
            path.closeSubpath()
            draw_band(painter, path)
