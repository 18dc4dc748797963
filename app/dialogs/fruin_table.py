"""The densities at which Fruin's levels of service end, to be changed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QWidget

from app.panels.fields import decimal_number, show_number
from core.density import LEVELS

STEP = 0.01
"""People per square metre; two levels differ by this at least."""


class FruinTable(QWidget):
    """A number for each of the levels A to E; F is what lies above.

    Signals:
        changed: the five highest densities, ascending (tuple of float).
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        self._above = _centred(self.tr("above"))
        self.boxes: list[QDoubleSpinBox] = []
        for column, level in enumerate(LEVELS):
            grid.addWidget(_centred(level), 0, column)
            if level != LEVELS[-1]:
                grid.addWidget(self._box(level), 1, column)
        grid.addWidget(self._above, 1, len(LEVELS) - 1)

    def show_limits(self, limits: tuple[float, ...]) -> None:
        """Show these, and let none pass its neighbours."""
        lows = (0.0, *limits[:-1])
        highs = (*limits[1:], 100.0 + STEP)
        for box, low, limit, high in zip(self.boxes, lows, limits, highs, strict=True):
            with QSignalBlocker(box):
                if (box.minimum(), box.maximum()) != (round(low + STEP, 2), round(high - STEP, 2)):
                    box.setRange(low + STEP, high - STEP)
            show_number(box, limit)

    def _box(self, level: str) -> QDoubleSpinBox:
        box = decimal_number(self.tr("Highest density of level {level}").format(level=level), 0.0, 100.0, 0.05)
        box.setPrefix("≤ ")
        box.setMinimumWidth(box.sizeHint().width())  # as wide as the one that may have the most digits
        box.valueChanged.connect(self._tell)
        self.boxes.append(box)
        return box

    def _tell(self) -> None:
        self.changed.emit(tuple(round(box.value(), 2) for box in self.boxes))


def _centred(words: str) -> QLabel:
    label = QLabel(words)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setProperty("role", "quiet")
    return label
