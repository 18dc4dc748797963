"""Widgets side by side, in as many rows as the room wants."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Flow(QWidget):
    """Centred rows of widgets, all rows about equally full.

    Args:
        cells: the widgets; each gets the size of the largest.
        gap: least pixels between two of them, and between two rows.
        widest: most pixels between two of them in a row.
        parent: of this widget.
    """

    def __init__(self, cells: Sequence[QWidget], gap: int = 8, widest: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells, self._gap, self._widest = list(cells), gap, widest
        for cell in cells:
            cell.setParent(self)
        hints = [cell.sizeHint().expandedTo(cell.minimumSize()) for cell in cells]
        self._cell = QSize(max(hint.width() for hint in hints), max(hint.height() for hint in hints))
        self.setMinimumWidth(self._cell.width())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All in one row."""
        width = self._across(len(self._cells), self._gap)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """It is higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Of all rows."""
        rows = -(-len(self._cells) // self.per_row(width))
        return rows * (self._cell.height() + self._gap) - self._gap

    def per_row(self, width: int) -> int:
        """How many stand side by side at most in so many pixels."""
        fit = max(1, (width + self._gap) // (self._cell.width() + self._gap))
        rows = -(-len(self._cells) // fit)
        return -(-len(self._cells) // rows)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the widgets in their rows."""
        super().resizeEvent(event)
        width = event.size().width()
        per_row, wide, high = self.per_row(width), self._cell.width(), self._cell.height()
        room = (width - per_row * wide) // max(1, per_row - 1)
        gap = min(self._widest, max(self._gap, room))
        for first in range(0, len(self._cells), per_row):
            row = self._cells[first : first + per_row]
            left = max(0, (width - self._across(len(row), gap)) // 2)
            top = first // per_row * (high + self._gap)
            for place, cell in enumerate(row):
                cell.setGeometry(left + place * (wide + gap), top, wide, high)

    def _across(self, count: int, gap: int) -> int:
        """Pixels that so many take side by side."""
        return count * (self._cell.width() + gap) - gap
