"""How well the dots agree with true heads, in numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.canvas.layers.compare_layer import stamps
from app.look.theme import theme, theme_signals
from app.panels.fields import label, number, signed
from core.comparing import Comparison

_STAMP = 13.0


class CompareTable(QWidget):
    """Three numbers with the marks they have on the picture, and the figures that follow from them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits, self.missed, self.false = (_figure() for _ in range(3))
        self.precision, self.recall, self.f1, self.error = (_figure() for _ in range(4))
        self._marks = [QLabel() for _ in range(3)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        rows = (
            (self.tr("Hits"), self.hits, self.tr("Dots that are on a head")),
            (self.tr("Missed"), self.missed, self.tr("Heads that have no dot")),
            (self.tr("False"), self.false, self.tr("Dots that are on no head")),
            (self.tr("Precision"), self.precision, self.tr("Share of the dots that are on a head")),
            (self.tr("Recall"), self.recall, self.tr("Share of the heads that have a dot")),
            (self.tr("F1"), self.f1, self.tr("Harmonic mean of precision and recall")),
            (self.tr("Count error"), self.error, self.tr("The count minus the number of heads")),
        )
        for row, (name, figure, hint) in enumerate(rows):
            words = label(wraps=False)
            words.setText(name)
            words.setToolTip(hint)
            figure.setToolTip(hint)
            figure.setAccessibleName(name)
            grid.addWidget(words, row, 1)
            grid.addWidget(figure, row, 2)
        for row, mark in enumerate(self._marks):
            grid.addWidget(mark, row, 0)
        grid.setColumnStretch(2, 1)
        theme_signals.changed.connect(self._dress)
        self._dress()

    def show_comparison(self, found: Comparison) -> None:
        """Show these numbers."""
        matches = found.matches
        for figure, value in ((self.hits, matches.hits), (self.missed, matches.missed), (self.false, matches.false)):
            figure.setText(number(value))
        heads, dots = matches.hits + matches.missed, matches.hits + matches.false
        shares = (
            (self.precision, matches.precision, dots),
            (self.recall, matches.recall, heads),
            (self.f1, matches.f1, heads + dots),
        )
        for figure, share, of in shares:
            figure.setText(f"{share:.3f}" if of else "\N{EN DASH}")
        relative = f" ({found.error / heads:+.1%})".replace("-", "\N{MINUS SIGN}") if heads and found.error else ""
        self.error.setText(signed(found.error) + relative)

    def _dress(self) -> None:
        """Draw the marks as the picture has them."""
        ratio = self.devicePixelRatioF()
        sheet = stamps(_STAMP, ratio, theme())
        cell = sheet.height()
        for place, mark in enumerate(self._marks):
            stamp = sheet.copy(place * cell, 0, cell, cell)
            stamp.setDevicePixelRatio(ratio)
            mark.setPixmap(stamp)


def _figure() -> QLabel:
    made = label(wraps=False)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
