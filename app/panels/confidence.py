"""A slider for the threshold, over a histogram of what it cuts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from app.look.theme import mixed, theme, theme_signals

BINS = 50
"""Of the histogram, from 0 to 1."""

_MARGIN = 8.0
_KNOB = 6.0


class ConfidenceSlider(QAbstractSlider):
    """Chooses the least confidence that counts, in hundredths. What counts stands in green, the rest in grey.

    The heights of the histogram are square roots, so that the few doubtful dots do not vanish beside the many sure
    ones.

    Signals:
        given_up: Escape was pressed while the knob was dragged.
    """

    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = np.zeros(BINS)
        self.setRange(0, 100)
        self.setPageStep(5)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        theme_signals.changed.connect(self.update)

    @property
    def histogram(self) -> NDArray[np.float64]:
        """(BINS,) number of dots in each bin."""
        return self._bars

    def set_confidences(self, confidence: NDArray[np.float32]) -> None:
        """Show how these are spread."""
        self._bars = np.histogram(confidence, BINS, (0, 1))[0].astype(float)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide as there is room, and high enough for a histogram."""
        return QSize(200, 64)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the knob to where the mouse is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setSliderPosition(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag the knob."""
        if self.isSliderDown():
            self.setSliderPosition(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let the knob go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def event(self, event: QEvent) -> bool:
        """Escape gives up a drag of the knob, before shortcuts take the key."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if not (escape and self.isSliderDown()):
            return super().event(event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            with QSignalBlocker(self):
                self.setSliderDown(False)
            self.given_up.emit()
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the column, which scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the bars, the line of the threshold and its knob."""
        colours = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        floor = self.height() - 2 * _KNOB - 2
        x = self._x_of(self.sliderPosition() / 100)
        grey = mixed(colours.panel, colours.quiet, 0.5)
        self._paint_bars(painter, floor, x)
        painter.setPen(QPen(grey, 1))
        painter.drawLine(QPointF(self._x_of(0), floor + 0.5), QPointF(self._x_of(1), floor + 0.5))
        focused = self.hasFocus()
        painter.setPen(QPen(colours.accent if focused else colours.text, 2))
        painter.drawLine(QPointF(x, 2), QPointF(x, floor + 2))
        painter.setBrush(colours.accent if self.isEnabled() else grey)
        painter.setPen(QPen(colours.text if focused else colours.panel, 1.5))
        painter.drawEllipse(QPointF(x, floor + _KNOB + 1), _KNOB, _KNOB)

    def _paint_bars(self, painter: QPainter, floor: float, x: float) -> None:
        """Draw the bars; the one that the threshold cuts through is in two colours."""
        colours = theme()
        grey = mixed(colours.panel, colours.quiet, 0.5)
        heights = np.sqrt(self._bars / max(self._bars.max(), 1)) * (floor - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        for place in np.flatnonzero(self._bars).tolist():
            left, right = self._x_of(place / BINS) + 0.5, self._x_of((place + 1) / BINS) - 0.5
            height = max(float(heights[place]), 1.5)
            cut = min(max(x, left), right)
            painter.fillRect(QRectF(left, floor - height, cut - left, height), grey)
            painter.fillRect(QRectF(cut, floor - height, right - cut, height), colours.model)

    def _x_of(self, confidence: float) -> float:
        return _MARGIN + confidence * (self.width() - 2 * _MARGIN)

    def _value_at(self, x: float) -> int:
        return round((x - _MARGIN) / (self.width() - 2 * _MARGIN) * 100)
