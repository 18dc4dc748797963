"""Every shortcut on one page, made from the actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.actions import MENUS, Entry, Menu, MenuName, title_of, translated

COLUMNS: tuple[tuple[MenuName, ...], ...] = (
    ("file", "edit", "help"),
    ("view", "window", "correct"),
    ("count", "review"),
)
"""Menus beside and below one another."""


class KeyboardHelp(QDialog):
    """Lists the shortcuts by menus; the window behind it stays usable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(24, 8, 24, 24)
        row.setSpacing(40)
        menus = {menu.name: menu for menu in MENUS}
        for names in COLUMNS:
            row.addLayout(_column([menus[name] for name in names]))
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setAccessibleName(self.windowTitle())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        wanted = page.sizeHint()
        self.resize(wanted.width() + 24, min(wanted.height() + 8, 720))


def _column(menus: Sequence[Menu]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    for menu in menus:
        heading = QLabel(title_of(menu))
        heading.setProperty("role", "heading")
        heading.setContentsMargins(0, 16, 0, 0)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        for entry in menu.entries:
            line = grid.rowCount()
            name = QLabel(translated(entry.text).rstrip("…"))
            name.setToolTip(translated(entry.tip))
            grid.addWidget(name, line, 0)
            grid.addLayout(_keys(entry), line, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid


def _keys(entry: Entry) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for words in shown(entry.keys):
        key = QLabel(words)
        key.setProperty("role", "key")
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(key)
    row.addStretch()
    return row


def shown(keys: tuple[str, ...]) -> list[str]:
    """Shortcuts as this system writes them, two at most."""
    return [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys[:2]]
