"""A key that switches something for as long as it is held."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication

HELD = 0.35
"""Seconds; a key that is down for longer is held, not pressed."""


class HoldKey(QObject):
    """Switches a checkable action back when its key, held for a while, is let go. A short press is left as it is.

    Args:
        action: switched by the key as its shortcut.
        key: the key.
    """

    def __init__(self, action: QAction, key: Qt.Key) -> None:
        super().__init__(action)
        self._action, self._key = action, key
        self._since: float | None = None
        action.triggered.connect(self._begin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See the key go up."""
        if self._since is not None and event.type() == QEvent.Type.KeyRelease:
            assert isinstance(event, QKeyEvent)
            if event.key() == self._key and not event.isAutoRepeat():
                held = time.monotonic() - self._since > HELD
                self._end()
                if held:
                    self._action.toggle()
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        """Look at the application's events, all of them, until the key goes up."""
        application = QApplication.instance()
        if application is not None and self._since is None:
            application.installEventFilter(self)
        self._since = time.monotonic()

    def _end(self) -> None:
        self._since = None
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
