"""Hands the mouse to the tool whose gesture it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPainter

from app.canvas.tool import CanvasMouse, Tool
from app.canvas.tools.pan import PanTool
from app.canvas.zoom_view import ZoomView


class Gestures:
    """One tool is chosen; from press to release the mouse belongs to it, or to panning.

    Attributes:
        tool: that is chosen.

    Args:
        view: whose viewport the mouse is on.
        brief: tools that draw nothing unless a button is down; the first is chosen.
    """

    def __init__(self, view: ZoomView, brief: Sequence[Tool]) -> None:
        self._view = view
        self._brief = tuple(brief)
        self.tool = brief[0]
        self._pan_tool = PanTool(view)
        self._active: Tool | None = None
        self._button = Qt.MouseButton.NoButton
        self._space = False
        self._choose_cursor()

    @property
    def under_way(self) -> bool:
        """Whether a button is down for a gesture."""
        return self._active is not None

    @property
    def panning(self) -> bool:
        """Whether it is the picture that is dragged."""
        return self._active is self._pan_tool

    @property
    def may_linger(self) -> bool:
        """Whether the tool may have a gesture that lasts longer than a button is down, such as a polygon."""
        return self.tool not in self._brief

    def choose(self, tool: Tool) -> None:
        """Have another tool; the gesture under way is forgotten."""
        self.forget()
        self.tool.cancel()
        self.tool = tool
        self._choose_cursor()

    def cancel(self) -> None:
        """Take back the gesture that a button is down for. What lasts longer stays while the picture is dragged."""
        if self.panning:
            self._pan_tool.cancel()
            self._end()
        else:
            self.forget()

    def forget(self) -> None:
        """Take back the gesture under way, whatever it is."""
        if self._active is not None:
            self._active.cancel()
        if self.may_linger:
            self.tool.cancel()
        self._end()

    def hold_space(self, down: bool) -> None:
        """Know whether the space bar is down, which is no modifier that an event would tell: then a drag pans."""
        self._space = down
        if self._active is None:
            self._choose_cursor()

    def press(self, event: QMouseEvent) -> None:
        """A button goes down; a second one is passed over until the first is up."""
        if self._begin(event):
            assert self._active is not None
            self._active.press(self._mouse(event))

    def double_click(self, event: QMouseEvent) -> None:
        """A button goes down again."""
        if self._begin(event):
            assert self._active is not None
            self._active.double_click(self._mouse(event))

    def move(self, event: QMouseEvent) -> None:
        """The mouse moves."""
        mouse = self._mouse(event)
        if self._active is not None:
            self._active.move(mouse)
        elif not self._space and event.buttons() == Qt.MouseButton.NoButton:
            self.tool.move(mouse)

    def release(self, event: QMouseEvent) -> None:
        """The gesture's button goes up."""
        if self._active is not None and event.button() == self._button:
            active = self._active
            self._end()
            active.release(self._mouse(event))

    def paint(self, painter: QPainter, scale: float) -> None:
        """Draw the gesture under way."""
        self.tool.paint(painter, scale)

    def _begin(self, event: QMouseEvent) -> bool:
        if self._active is not None:
            return False
        middle = event.button() == Qt.MouseButton.MiddleButton
        self._active = self._pan_tool if middle or self._space else self.tool
        self._button = event.button()
        if self._active is self._pan_tool:
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        return True

    def _end(self) -> None:
        self._active, self._button = None, Qt.MouseButton.NoButton
        self._choose_cursor()

    def _choose_cursor(self) -> None:
        self._view.viewport().setCursor(self._pan_tool.cursor if self._space else self.tool.cursor)

    def _mouse(self, event: QMouseEvent) -> CanvasMouse:
        screen = event.position()
        place = self._view.to_picture(screen)
        return CanvasMouse(place.x(), place.y(), screen, self._view.scale, event.button(), event.modifiers())
