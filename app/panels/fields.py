"""Fields and labels as all panels have them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QProgressBar, QPushButton, QSpinBox, QWidget

from app.look.theme import tabular


class _StillWheel(QObject):
    """Keeps the wheel from changing a field that the pointer only passes over while the column scrolls."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def still(field: QWidget) -> None:
    """Let the wheel change a field only once it has the focus."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_StillWheel(field))


def label(role: str = "", wraps: bool = True) -> QLabel:
    """An empty label for plain text, with figures of one width."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    made.setFont(tabular(made.font()))
    if role:
        made.setProperty("role", role)
    return made


def whole_number(name: str, least: int, most: int) -> QSpinBox:
    """A field for a whole number; `name` is for those who cannot see it."""
    field = QSpinBox()
    field.setRange(least, most)
    _prepare(field, name)
    return field


def decimal_number(name: str, least: float, most: float, step: float, decimals: int = 2) -> QDoubleSpinBox:
    """A field for a number with decimals; `name` is for those who cannot see it."""
    field = QDoubleSpinBox()
    field.setRange(least, most)
    field.setSingleStep(step)
    field.setDecimals(decimals)
    _prepare(field, name)
    return field


def button(text: str, hint: str) -> QPushButton:
    """A button with a tooltip."""
    made = QPushButton(text)
    made.setToolTip(hint)
    made.setAutoDefault(False)
    return made


def bar(name: str) -> QProgressBar:
    """A quiet bar; `name` is for those who cannot see it."""
    made = QProgressBar()
    made.setTextVisible(False)
    made.setFixedHeight(8)
    made.setAccessibleName(name)
    made.setStyleSheet(_BAR)
    return made


def number(value: float) -> str:
    """A number of heads for people: 1,284."""
    return f"{value:,.0f}"


def signed(value: int) -> str:
    """A number that says on which side of 0 it is, such as +12."""
    return f"+{value:,}" if value > 0 else f"\N{MINUS SIGN}{-value:,}" if value < 0 else "0"


_BAR = """
QProgressBar { border: none; border-radius: 4px; background: palette(mid); }
QProgressBar::chunk { border-radius: 4px; background: palette(highlight); }
"""


def _prepare(field: QSpinBox | QDoubleSpinBox, name: str) -> None:
    field.setKeyboardTracking(False)
    field.setAccessibleName(name)
    field.setFont(tabular(field.font()))
    field.setMinimumHeight(26)
    still(field)
