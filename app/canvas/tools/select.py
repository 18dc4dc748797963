"""The tool one has at hand: a click adds or selects, a drag moves, pans or selects many, a right click deletes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from app.canvas.tool import CanvasMouse, Tool
from app.canvas.tools.move import MoveTool
from app.canvas.tools.pan import PanTool
from app.canvas.tools.picking import MORE, dragged, pick

if TYPE_CHECKING:
    from app.canvas.view import Canvas


class SelectTool:
    """Finds out what a gesture is going to be, and hands a drag over to the tool for it."""

    name = "select"
    cursor = Qt.CursorShape.CrossCursor
    holds = True

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._move_tool = MoveTool(canvas)
        self._pan_tool = PanTool(canvas)
        self._start: CanvasMouse | None = None
        self._drag: Tool | None = None

    @property
    def draws(self) -> bool:
        """Whether the drag draws."""
        return self._drag is not None and self._drag.draws

    def press(self, mouse: CanvasMouse) -> None:
        """Begin a click or a drag; a right or Alt-click on a dot deletes it."""
        alone = mouse.modifiers & (MORE | Qt.KeyboardModifier.AltModifier) == Qt.KeyboardModifier.AltModifier
        if mouse.button == Qt.MouseButton.RightButton or (mouse.button == Qt.MouseButton.LeftButton and alone):
            dot = self._canvas.dot_at(mouse) if self._canvas.may_work() else None
            if dot is not None:
                self._canvas.workspace.remove([dot])
        elif mouse.button == Qt.MouseButton.LeftButton:
            self._start = mouse

    def move(self, mouse: CanvasMouse) -> None:
        """Drag, or show what a click would do."""
        if self._start is None:
            self._hover(mouse)
            return
        if self._drag is None and dragged(self._start, mouse):
            self._drag = self._tool_for(self._start)
            self._drag.press(self._start)
        if self._drag is not None:
            self._drag.move(mouse)

    def release(self, mouse: CanvasMouse) -> None:
        """End the drag or the click."""
        start, drag = self._start, self._drag
        self._start = self._drag = None
        if drag is not None:
            drag.release(mouse)
        elif start is not None:
            self._click(start)

    def double_click(self, mouse: CanvasMouse) -> None:
        """A press like any other: whoever works fast means both clicks."""
        self.press(mouse)

    def cancel(self) -> None:
        """Forget the gesture."""
        if self._drag is not None:
            self._drag.cancel()
        self._start = self._drag = None

    def paint(self, painter: QPainter, scale: float) -> None:
        """Draw the drag."""
        if self._drag is not None:
            self._drag.paint(painter, scale)

    def _tool_for(self, start: CanvasMouse) -> Tool:
        """Who handles a drag that starts so."""
        if start.modifiers & Qt.KeyboardModifier.ShiftModifier:
            alt = start.modifiers & Qt.KeyboardModifier.AltModifier
            return self._canvas.lasso_tool if alt else self._canvas.box_tool
        return self._pan_tool if self._canvas.dot_at(start) is None else self._move_tool

    def _click(self, mouse: CanvasMouse) -> None:
        if mouse.modifiers & MORE:
            pick(self._canvas, mouse)
        else:
            self._canvas.click(mouse.x, mouse.y)

    def _hover(self, mouse: CanvasMouse) -> None:
        on_dot = self._canvas.dot_at(mouse) is not None
        self._canvas.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_dot else self.cursor)
