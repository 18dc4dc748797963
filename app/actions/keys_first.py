"""Shortcuts of one key, and the widgets that need those keys themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTextEdit,
    QWidget,
)

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)


class KeysFirst(QObject):
    """Gives the widget with the focus its own keys before a shortcut takes them: Enter ends what is typed and does not
    count, arrows move a slider or choose one of several buttons and do not turn pages.

    Qt asks the widget before it looks for a shortcut (ShortcutOverride), but only text fields answer, and only for
    letters. It looks at the events of that widget alone: all those of the application would come by in Python.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
            self._follow(None, application.focusWidget())

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Answer in the name of the widget."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(watched, QWidget):
            assert isinstance(event, QKeyEvent)
            if _needs(watched, event):
                event.accept()
                return True
        return False


def _needs(widget: QWidget, event: QKeyEvent) -> bool:
    if isinstance(widget, QAbstractItemView) and event.matches(QKeySequence.StandardKey.SelectAll):
        return True
    if event.modifiers() not in _PLAIN:
        return False
    key = Qt.Key(event.key())
    if isinstance(widget, (QLineEdit, QAbstractSpinBox, QTextEdit, QPlainTextEdit)):
        return key in _ENTER | _ARROWS
    if isinstance(widget, QAbstractSlider) and not isinstance(widget, QScrollBar):
        return key in _ARROWS
    if isinstance(widget, QComboBox):  # its line has the focus through it
        return key in (_ENTER | _ARROWS if widget.isEditable() else _ARROWS)
    if isinstance(widget, QAbstractButton) and widget.group() is not None:
        return key in _ARROWS
    return isinstance(widget, QPushButton) and key in _ENTER
