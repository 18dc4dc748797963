"""The keys of the canvas: nudge, walk, delete, select all, and the cross."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.canvas.gestures import Gestures

if TYPE_CHECKING:
    from app.canvas.view import Canvas

Key = Qt.Key

ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}

BURST = (*ARROWS, Key.Key_Shift, Key.Key_Escape)
"""Keys that belong to a burst of arrows, the last one to take it back; every other one ends and saves it."""

OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""With one of these down, a key is a shortcut of the window."""

FAR = 10
"""Shift makes a step so many times as long."""


class Keyboard:
    """Knows what a key does now. Where it does nothing, the key is left to the window.

    Args:
        canvas: whose keys they are.
        gestures: that pan while the space bar is down.
    """

    def __init__(self, canvas: Canvas, gestures: Gestures) -> None:
        self._canvas, self._gestures = canvas, gestures

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the key does something here, and so is no shortcut of the window; ends a burst that it is not of."""
        self._end_burst(event)
        return event.key() == Key.Key_Space or self._deed(event) is not None

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key does; false if that is nothing."""
        self._end_burst(event)
        deed = self._deed(event)
        if event.key() == Key.Key_Space:
            self._gestures.hold_space(True)
            return True
        if deed is not None:
            deed()
        return deed is not None

    def release(self, event: QKeyEvent) -> bool:
        """Pan no more; false if the key is another."""
        let_go = event.key() == Key.Key_Space and not event.isAutoRepeat()
        if let_go:
            self._gestures.hold_space(False)
        return let_go

    def _end_burst(self, event: QKeyEvent) -> None:
        if event.key() not in BURST:
            self._canvas.finish()

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        canvas, key = self._canvas, Key(event.key())
        if event.matches(QKeySequence.StandardKey.SelectAll):
            return self._select_all if canvas.editable else None
        if event.modifiers() & OTHERS:
            return None
        if key in ARROWS:
            far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return self._arrow(*ARROWS[key], far)
        if key in (Key.Key_Delete, Key.Key_Backspace) and len(canvas.selected):
            return self._remove
        if key == Key.Key_Escape and canvas.can_cancel:
            return canvas.cancel
        if key in (Key.Key_Return, Key.Key_Enter) and canvas.cross is not None:
            return canvas.key_mouse.press
        return None

    def _arrow(self, dx: int, dy: int, far: bool) -> Callable[[], None] | None:
        canvas = self._canvas
        times = FAR if far else 1
        if canvas.cross is not None:
            return lambda: canvas.key_mouse.step(dx * times, dy * times)
        if canvas.dragging:
            return None
        if canvas.locked and len(canvas.workspace.selection):
            return canvas.refused.emit
        if len(canvas.selected):
            return lambda: canvas.nudge.step(dx * times, dy * times)
        return None if far or canvas.workspace.picture is None else lambda: canvas.walk_wanted.emit(dx + dy)

    def _select_all(self) -> None:
        self._canvas.workspace.select(self._canvas.shown_dots.id)

    def _remove(self) -> None:
        self._canvas.workspace.remove(self._canvas.selected)
