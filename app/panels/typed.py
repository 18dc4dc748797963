"""What is being typed into a field, and not taken yet."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QApplication

from app.panels.number_box import NumberBox


def take_typed() -> None:
    """Have the field with the focus take the number that is typed into it, as if it had been left.

    Fields do so by themselves when the focus goes elsewhere; tool buttons and shortcuts leave it where it is.
    """
    field = QApplication.focusWidget()
    if isinstance(field, QAbstractSpinBox):
        field.interpretText()
    elif isinstance(field, NumberBox):
        field.take_typed()
