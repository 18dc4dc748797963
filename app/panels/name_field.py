"""A name that is changed in its place."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

_INDENT = 2
"""Pixels that Qt leaves before the letters of a field."""


class NameField(QLineEdit):
    """Looks like a label until a person goes there; a name that is too long ends in an ellipsis then."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the name; by itself Qt cuts it off in the middle of a letter."""
        room = self._room()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().text().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _room(self) -> QRect:
        """Where the letters are."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inside.adjusted(_INDENT, 0, -_INDENT, 0)
