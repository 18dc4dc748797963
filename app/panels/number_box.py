"""A box of numbers where any other can be typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.panels.fields import is_escape, still


class NumberBox(QComboBox):
    """Chooses a whole number.

    Signals:
        chosen: a person has chosen another number.
    """

    chosen = Signal(int)

    def __init__(self, numbers: Sequence[int], least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = numbers[0]
        self.field = QLineEdit()
        self.setLineEdit(self.field)
        self.setCompleter(None)  # type: ignore[arg-type]  # 5 would become 50
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems([str(number) for number in numbers])
        self.setValidator(QIntValidator(least, most, self))
        self.activated.connect(self._take)
        self.field.editingFinished.connect(self._take)
        still(self)

    @property
    def number(self) -> int:
        """What is chosen."""
        return self._number

    def set_number(self, number: int) -> None:
        """Show another number; where it is none, what is being typed stays."""
        if number != self._number or not self.field.hasFocus():
            self._show(number)

    def _show(self, number: int) -> None:
        self._number = number
        self.setCurrentIndex(self.findText(str(number)))
        self.setEditText(str(number))

    def take_typed(self) -> None:
        """Choose the number that is typed; where it can be none, show again what is chosen."""
        self._take()
        self._show(self._number)

    def event(self, event: QEvent) -> bool:
        """Esc takes back what is typed."""
        if not is_escape(event) or self.field.text() == str(self._number):
            return super().event(event)
        if event.type() == QEvent.Type.KeyPress:
            self._show(self._number)
        event.accept()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Whoever leaves half a number behind finds the old one again."""
        super().focusOutEvent(event)
        self._show(self._number)

    def _take(self) -> None:
        if self.field.hasAcceptableInput() and int(self.field.text()) != self._number:
            self._show(int(self.field.text()))
            self.chosen.emit(self._number)
