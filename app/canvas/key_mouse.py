"""The cross: the mouse of those who work with keys."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from app.canvas.gestures import Gestures

if TYPE_CHECKING:
    from app.canvas.view import Canvas

STEP = 6.0
"""Pixels of the screen that the cross moves at a step, but at least one of the picture."""

RIM = 40.0
"""Pixels of the screen between the cross and the edge of the view."""

SAME = 0.5
"""Pixels of the screen; what is nearer has not moved."""


class KeyMouse:
    """Moves the cross, and has the tool at hand work there.

    A dot is set or selected as by a click. A corner of a polygon is set likewise; set at the same place once more, it
    ends the polygon. What the tool would drag (a box, a corner that is there, a mark on the ground) is held from one
    press to the next, and the arrows drag it.

    Args:
        canvas: that shows the cross.
        gestures: that have the tools.
    """

    def __init__(self, canvas: Canvas, gestures: Gestures) -> None:
        self._canvas, self._gestures = canvas, gestures

    def toggle(self) -> None:
        """Show the cross in the middle of what is seen, or hide it; what it holds is let go where it was."""
        canvas = self._canvas
        if canvas.cross is not None and canvas.dragging:
            canvas.cancel()
        middle = canvas.visible_rect().intersected(canvas.room).center()
        canvas.set_cross(middle if canvas.cross is None and canvas.editable else None)

    def step(self, dx: int, dy: int) -> None:
        """Move the cross by so many steps, inside the picture; the view follows."""
        canvas, room = self._canvas, self._canvas.room
        assert canvas.cross is not None
        step = max(STEP / canvas.scale, 1.0)
        x = min(max(canvas.cross.x() + dx * step, 0.0), room.right() - 1)
        y = min(max(canvas.cross.y() + dy * step, 0.0), room.bottom() - 1)
        canvas.set_cross(QPointF(x, y))
        rim = RIM / canvas.scale
        if not canvas.visible_rect().adjusted(rim, rim, -rim, -rim).contains(canvas.cross):
            canvas.look_at(x, y)
        if not self._clicks:
            button = Qt.MouseButton.LeftButton if canvas.dragging else Qt.MouseButton.NoButton
            self._gestures.move(self._event(QEvent.Type.MouseMove, Qt.MouseButton.NoButton, button))
            canvas.draw_gesture()

    def press(self) -> None:
        """Set a dot or a corner, pick up what is there, or put down what is held."""
        canvas, left = self._canvas, Qt.MouseButton.LeftButton
        assert canvas.cross is not None
        if self._clicks:
            canvas.click(canvas.cross.x(), canvas.cross.y())
            return
        if not canvas.dragging:
            self._gestures.press(self._event(QEvent.Type.MouseButtonPress, left, left))
            held = self._gestures.tool.holds
        else:
            held = False
        if not held:
            self._gestures.release(self._event(QEvent.Type.MouseButtonRelease, left, Qt.MouseButton.NoButton))
            canvas.show_preview()
        canvas.draw_gesture()

    def is_at(self, x: float, y: float) -> bool:
        """Whether the cross is at this place of the picture."""
        cross = self._canvas.cross
        return cross is not None and hypot(cross.x() - x, cross.y() - y) * self._canvas.scale <= SAME

    @property
    def _clicks(self) -> bool:
        """Whether a press is a click: with the tool one has at hand a drag would only pan."""
        return self._canvas.tool is self._canvas.select_tool

    def _event(self, what: QEvent.Type, button: Qt.MouseButton, buttons: Qt.MouseButton) -> QMouseEvent:
        assert self._canvas.cross is not None
        place = self._canvas.viewportTransform().map(self._canvas.cross)
        return QMouseEvent(what, place, place, button, buttons, Qt.KeyboardModifier.NoModifier)
