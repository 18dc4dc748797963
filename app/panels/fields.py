"""Fields and labels as all panels have them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QWidget,
)

from app.look.theme import tabular


class _StillWheel(QObject):
    """Keeps the wheel from changing a field that the pointer only passes over while the column scrolls."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


class _EscapeFirst(QObject):
    """Has Esc take back what is typed into a number or a search before it takes back anything in the window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not is_escape(event) or not isinstance(watched, (QSpinBox, QDoubleSpinBox, QLineEdit)):
            return False
        number = None if isinstance(watched, QLineEdit) else _words(watched)
        if watched.text() == (number or ""):
            return False
        if event.type() == QEvent.Type.KeyPress:
            if isinstance(watched, QLineEdit):
                watched.clear()
            else:
                watched.setValue(watched.value())  # type: ignore[arg-type]
        event.accept()
        return True


def is_escape(event: QEvent) -> bool:
    """Whether Esc is pressed, or is about to be and the field with the focus is asked whether it needs it."""
    asked = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    return asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


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


def show_number(field: QSpinBox | QDoubleSpinBox | QAbstractSlider, value: float) -> None:
    """Show a number that no person has chosen just now, and tell nobody.

    Where the field has that number, within its decimals, what is being typed into it stays.
    """
    if isinstance(field, QDoubleSpinBox):
        value = round(value, field.decimals())
    if value != field.value():
        with QSignalBlocker(field):
            field.setValue(value)  # type: ignore[arg-type]


def search(words: str) -> QLineEdit:
    """A field for words to look for, which Esc clears; `words` say what is searched."""
    field = QLineEdit(placeholderText=words, clearButtonEnabled=True)
    field.setAccessibleName(words)
    field.installEventFilter(_EscapeFirst(field))
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


def figure(name: str, value: float) -> str:
    """A figure of a model for people, always with the same decimals; a mean error says on which side of 0 it is."""
    known = {"mae": "{:,.1f}", "bias": "{:+,.1f}", "f1": "{:.2f}", "clicks": "{:,.0f}"}
    return known.get(name, "{:,.4g}").format(value).replace("-", "\N{MINUS SIGN}")


_BAR = """
QProgressBar { border: none; border-radius: 4px; background: palette(mid); }
QProgressBar::chunk { border-radius: 4px; background: palette(highlight); }
"""


def _prepare(field: QSpinBox | QDoubleSpinBox, name: str) -> None:
    field.setKeyboardTracking(False)
    field.setAccessibleName(name)
    field.setFont(tabular(field.font()))
    field.setMinimumHeight(26)
    field.installEventFilter(_EscapeFirst(field))
    still(field)


def _words(field: QSpinBox | QDoubleSpinBox) -> str:
    """How a field writes the number that it has, whatever is being typed."""
    if field.specialValueText() and field.value() == field.minimum():
        return field.specialValueText()
    number = field.textFromValue(field.value())  # type: ignore[arg-type]
    return f"{field.prefix()}{number}{field.suffix()}"
