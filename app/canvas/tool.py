"""What a tool of the canvas is: a small object that is handed the mouse and keeps no state between gestures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter


@dataclass(frozen=True)
class CanvasMouse:
    """One event of the mouse.

    Attributes:
        x: pixels of the upright picture; may lie outside it.
        y: likewise.
        screen: place in the view, device-independent pixels.
        scale: device-independent pixels of the screen for one pixel of the picture.
        button: that was pressed or released; NoButton for a move.
        modifiers: keys held.
    """

    x: float
    y: float
    screen: QPointF
    scale: float
    button: Qt.MouseButton
    modifiers: Qt.KeyboardModifier


class Tool(Protocol):
    """Reacts to gestures on the canvas.

    Attributes:
        name: for the action that chooses it.
        cursor: shape of the cursor while it is chosen.
    """

    name: str
    cursor: Qt.CursorShape

    @property
    def draws(self) -> bool:
        """Whether `paint` draws anything now."""

    @property
    def holds(self) -> bool:
        """Whether the press that was last has taken hold of something to be dragged."""

    def press(self, mouse: CanvasMouse) -> None:
        """A button goes down."""

    def move(self, mouse: CanvasMouse) -> None:
        """The mouse moves, with or without a button down."""

    def release(self, mouse: CanvasMouse) -> None:
        """The button goes up."""

    def double_click(self, mouse: CanvasMouse) -> None:
        """A second press at the same place."""

    def cancel(self) -> None:
        """Escape, or another tool was chosen: forget the gesture under way and change nothing."""

    def paint(self, painter: QPainter, scale: float) -> None:
        """Draw the gesture under way, in pixels of the picture; pens cosmetic."""
