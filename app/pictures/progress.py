"""How much of a folder is reviewed, as a thin line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.look.theme import theme, theme_signals


class ReviewedBar(QWidget):
    """A line that fills from left to right, and is not there while it measures nothing. The words beside it say the
    same."""

    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        self.setFixedHeight(4)
        theme_signals.changed.connect(self.update)

    def set_share(self, share: float | None) -> None:
        """Fill this share of the line, 0 to 1; None where there is nothing to review."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the line and what of it is filled."""
        if self._share is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(theme().line)
        painter.drawRoundedRect(whole, 2, 2)
        if self._share > 0:
            whole.setWidth(max(whole.height(), whole.width() * self._share))
            painter.setBrush(theme().accent)
            painter.drawRoundedRect(whole, 2, 2)
