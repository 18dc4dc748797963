"""The tool that marks the ground: four corners of a rectangle, or a length and the horizon; and drags them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QPainter

from app.canvas.layers.ground_layer import GroundKind, GroundLayer
from app.canvas.layers.sheet import MARK, SHADOW, line
from app.canvas.tool import CanvasMouse
from core.regions import Place

_NEAR = 10.0
"""Device-independent pixels; a mark nearer to the mouse is gripped."""


class GroundTool(QObject):
    """Sets and drags four places.

    Signals:
        ground_drawn: the four places, a tuple of (x, y) in pixels of the picture, now that the last one is set or one
            has been dragged.
        kind_changed: of another kind than before are the places, or will be.
        put_back: the gesture under way was cancelled, and the places are again those that were marked before.

    Attributes:
        kind: what the places are; see `GroundKind`.
    """

    ground_drawn = Signal(object)
    kind_changed = Signal()
    put_back = Signal()

    name = "ground"
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, layer: GroundLayer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind: GroundKind = "rectangle"
        self._layer = layer
        self._points: tuple[Place, ...] = ()
        self._marked: tuple[GroundKind, tuple[Place, ...]] = ("rectangle", ())  # once the last gesture was over
        self._held: int | None = None
        self._gripped = False  # not set by the press that holds it
        self._mouse: Place | None = None

    @property
    def draws(self) -> bool:
        """Whether a place has been set, and another is to come."""
        return 0 < len(self._points) < 4

    @property
    def holds(self) -> bool:
        """Whether a place that was there already is held."""
        return self._held is not None and self._gripped

    def begin(self, kind: GroundKind) -> None:
        """Mark this kind anew; what is marked comes back if that is cancelled."""
        self._have(kind, ())

    def set_points(self, kind: GroundKind, points: Sequence[Place]) -> None:
        """Have these four places, which were marked before, or none."""
        self._marked = kind, tuple(points)
        self._have(*self._marked)

    def press(self, mouse: CanvasMouse) -> None:
        """Grip a place, or set the next one."""
        if mouse.button == Qt.MouseButton.RightButton and len(self._points) < 4:
            self.take_back()
        if mouse.button != Qt.MouseButton.LeftButton:
            return
        self._held = self._near(mouse)
        self._gripped = self._held is not None
        if self._held is None and len(self._points) < 4:
            self._points += ((mouse.x, mouse.y),)
            self._held = len(self._points) - 1
        self._show()

    def move(self, mouse: CanvasMouse) -> None:
        """Drag the place that is held."""
        self._mouse = mouse.x, mouse.y
        if self._held is not None:
            held = self._held
            self._points = self._points[:held] + (self._mouse,) + self._points[held + 1 :]
            self._layer.set_ground(None)
            self._show()

    def release(self, mouse: CanvasMouse) -> None:  # noqa: ARG002
        """Let go of the place; with four of them, the ground is drawn."""
        held, self._held = self._held, None
        if held is not None and len(self._points) == 4:
            self._marked = self.kind, self._points
            self.ground_drawn.emit(self._points)

    def double_click(self, mouse: CanvasMouse) -> None:
        """The second press is a press."""
        self.press(mouse)

    def cancel(self) -> None:
        """Have the places again that were marked before the gesture under way."""
        kind, points = self._marked
        if self._held is not None or self._points != points:
            self._have(kind if points else self.kind, points)
            self.put_back.emit()

    def deed(self, key: int) -> Callable[[], None] | None:
        """What a key does while the tool is chosen; None where it is not for the tool."""
        deeds: dict[int, Callable[[], None]] = {}
        if self._points != self._marked[1]:
            deeds[Qt.Key.Key_Escape] = self.cancel
        if self.draws:
            deeds[Qt.Key.Key_Backspace] = self.take_back
        return deeds.get(key)

    def take_back(self) -> None:
        """Take the place that was set last away."""
        self._points, self._held = self._points[:-1], None
        self._show()

    def paint(self, painter: QPainter, scale: float) -> None:  # noqa: ARG002
        """Draw a line to where the next place would be."""
        first_of_two = self.kind == "length" and len(self._points) == 2
        if self._mouse is None or self._held is not None or first_of_two or not self.draws:
            return
        for pen in (line(painter, SHADOW, 4), line(painter, MARK, 2, Qt.PenStyle.DotLine)):
            painter.setPen(pen)
            painter.drawLine(QPointF(*self._points[-1]), QPointF(*self._mouse))

    def _have(self, kind: GroundKind, points: tuple[Place, ...]) -> None:
        before, self.kind, self._points, self._held = self.kind, kind, points, None
        if len(points) < 4:
            self._layer.set_ground(None)
        self._show()
        if kind != before:
            self.kind_changed.emit()

    def _show(self) -> None:
        self._layer.set_points(self.kind, self._points)

    def _near(self, mouse: CanvasMouse) -> int | None:
        if not self._points:
            return None
        distance = np.hypot(*(np.array(self._points) - (mouse.x, mouse.y)).T) * mouse.scale
        return int(distance.argmin()) if distance.min() <= _NEAR else None
