"""Which pictures are meant: the one at hand, or more of the list."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

Scope = Literal["current", "all", "reviewed"]


class ScopeField(QWidget):
    """One choice of several.

    Signals:
        changed: another one was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[Scope, QRadioButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._group.buttonToggled.connect(lambda _button, on: self.changed.emit() if on else None)

    def offer(self, scope: Scope, words: str, possible: bool) -> None:
        """Add a choice; the first possible one is chosen."""
        button = QRadioButton(words)
        button.setEnabled(possible)
        self._buttons[scope] = button
        self._group.addButton(button)
        self._column.addWidget(button)
        if possible and self._group.checkedButton() is None:
            button.setChecked(True)

    def choose(self, scope: Scope) -> None:
        """Choose one, if that is possible."""
        if self._buttons[scope].isEnabled():
            self._buttons[scope].setChecked(True)

    @property
    def scope(self) -> Scope | None:
        """What is chosen; None where nothing is possible."""
        return next((scope for scope, button in self._buttons.items() if button.isChecked()), None)
