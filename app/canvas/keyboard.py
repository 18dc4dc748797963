"""The keys of the canvas: nudge, walk, delete, select all, and the cross."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

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
    """Knows what a key does now. Where it does nothing, the key is left to the window."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the key does something here, and so is no shortcut of the window."""
        return self._deed(event) is not None

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key does; false if that is nothing."""
        deed = self._deed(event)
        if deed is not None:
            deed()
        return deed is not None

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
        if len(canvas.selected):
            return lambda: canvas.nudge.step(dx * times, dy * times)
        return None if far or canvas.workspace.picture is None else lambda: canvas.walk_wanted.emit(dx + dy)

    def _select_all(self) -> None:
        self._canvas.workspace.select(self._canvas.shown_dots.id)

    def _remove(self) -> None:
        self._canvas.workspace.remove(self._canvas.selected)
