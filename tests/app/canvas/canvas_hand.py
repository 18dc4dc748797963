"""A mouse for tests of the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.canvas.view import Canvas


class Hand:
    """A mouse on a canvas that thinks in pixels of the picture."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._buttons = Qt.MouseButton.NoButton

    def press(
        self,
        x: float,
        y: float,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        double: bool = False,
    ) -> None:
        self._buttons = button
        self._send(QEvent.Type.MouseButtonDblClick if double else QEvent.Type.MouseButtonPress, x, y, button, keys)

    def move(self, x: float, y: float, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._send(QEvent.Type.MouseMove, x, y, Qt.MouseButton.NoButton, keys)

    def release(
        self,
        x: float,
        y: float,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        button, self._buttons = self._buttons, Qt.MouseButton.NoButton
        self._send(QEvent.Type.MouseButtonRelease, x, y, button, keys)

    def click(
        self,
        x: float,
        y: float,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        self.press(x, y, button, keys)
        self.release(x, y, keys)

    def drag(
        self,
        *places: tuple[float, float],
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Places are those of the picture as it lies when the drag begins."""
        screen = [self.screen(*place) for place in places]
        self.press(*places[0], button, keys)
        for at in screen[1:]:
            self._send_at(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, keys)
        button, self._buttons = self._buttons, Qt.MouseButton.NoButton
        self._send_at(QEvent.Type.MouseButtonRelease, screen[-1], button, keys)

    def screen(self, x: float, y: float) -> QPointF:
        return self.canvas.viewportTransform().map(QPointF(x, y))

    def _send(self, kind: QEvent.Type, x: float, y: float, button: Qt.MouseButton, keys: Qt.KeyboardModifier) -> None:
        self._send_at(kind, self.screen(x, y), button, keys)

    def _send_at(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, keys: Qt.KeyboardModifier) -> None:
        port = self.canvas.viewport()
        QApplication.sendEvent(
            port, QMouseEvent(kind, at, QPointF(port.mapToGlobal(QPoint())) + at, button, self._buttons, keys)
        )
