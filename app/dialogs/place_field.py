"""A line for a file or folder, with a button to look for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget


class PlaceField(QWidget):
    """A path that can be typed, pasted, or looked for.

    Args:
        name: for those who cannot see it.
        parent: of this widget.

    Signals:
        changed: it says something else.
        look_wanted: the button was pressed.
    """

    changed = Signal()
    look_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setMinimumWidth(320)
        self.line.textChanged.connect(self.changed)
        self.button = QPushButton(self.tr("Choose…"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.look_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)

    @property
    def path(self) -> Path | None:
        """Where it leads; None if nothing is said."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def show_path(self, path: Path) -> None:
        """Say another path."""
        self.line.setText(str(path))
        self.line.setCursorPosition(len(self.line.text()))
