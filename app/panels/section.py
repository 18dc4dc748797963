"""A part of the column that can be closed."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.look.theme import theme
from app.panels.fields import label


class Section(QWidget):
    """A heading to click, with a short note at its right, and a panel below that comes and goes.

    Args:
        title: of the heading.
        panel: below it.
        is_open: whether the panel is to be seen at first.
        edge: pixels at the left of the heading.
        parent: of this widget.

    Signals:
        toggled: it was opened (true) or closed.
    """

    toggled = Signal(bool)

    def __init__(
        self, title: str, panel: QWidget, is_open: bool = True, edge: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.panel = panel
        self.heading = QToolButton()
        self.heading.setText(title)
        self.heading.setCheckable(True)
        self.heading.setProperty("role", "section")
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.heading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.heading.setMinimumHeight(32)
        self.heading.setToolTip(self.tr("Open or close this section"))
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.heading.setStyleSheet(_PLAIN.substitute(edge=edge))
        self.note = label("quiet", wraps=False)
        self.note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over = QHBoxLayout(self.heading)
        over.setContentsMargins(0, 0, 16, 0)
        over.addStretch(1)
        over.addWidget(self.note)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(panel)
        self.heading.toggled.connect(self._show)
        self.heading.setChecked(is_open)
        self._show(is_open)

    @property
    def is_open(self) -> bool:
        """Whether the panel is to be seen."""
        return self.heading.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Open or close it."""
        self.heading.setChecked(is_open)

    def set_note(self, text: str) -> None:
        """Say in a word or two what stands inside; it is seen when the section is closed, too."""
        self.note.setText(text)
        self.heading.setAccessibleDescription(text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A line sets it off from the section above."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme().line)

    def _show(self, is_open: bool) -> None:
        self.heading.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.panel.setVisible(is_open)
        self.toggled.emit(is_open)


_PLAIN = Template("""
QToolButton { border-radius: 0; padding: 4px ${edge}px; }
QToolButton:checked:!hover { background: transparent; }
QToolButton:checked:!focus { border-color: transparent; }
""")
