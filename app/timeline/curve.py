"""The count against the steps of the sampler."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.look.theme import theme, theme_signals
from app.timeline.slider import HANDLE, step_at


class Curve(pg.PlotWidget):
    """A quiet curve under the slider, as wide as it, so that a step lies below the handle.

    Signals:
        scrubbed: a person has pressed or dragged to this step.
    """

    scrubbed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = 1
        self._counts: dict[int, int] = {}
        plot = self.getPlotItem()
        plot.hideAxis("left")
        plot.hideAxis("bottom")
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(False, False)
        plot.setContentsMargins(HANDLE, 4, HANDLE, 4)
        room = plot.getViewBox()
        room.setFlag(room.GraphicsItemFlag.ItemClipsChildrenToShape, False)  # the point at either end is whole
        self._line = plot.plot([], [], antialias=True, fillLevel=0)
        self._cursor = pg.InfiniteLine(angle=90)
        self._point = pg.ScatterPlotItem(size=7, pen=None)
        plot.addItem(self._cursor, ignoreBounds=True)
        plot.addItem(self._point, ignoreBounds=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the slider is its keyboard
        self.setAcceptDrops(False)  # the window takes what is dropped
        self.viewport().setAcceptDrops(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme_signals.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Eight squares of the grid high."""
        return QSize(320, 64)

    def set_steps(self, steps: int) -> None:
        """Begin anew with an empty curve over so many steps."""
        self._steps = max(steps, 1)
        span = (1, self._steps) if self._steps > 1 else (0.5, 1.5)
        self.getPlotItem().setXRange(*span, padding=0)
        self.show_counts(np.zeros(0, np.int64), np.zeros(0, np.int64))

    def show_counts(self, steps: NDArray[np.int64], counts: NDArray[np.int64]) -> None:
        """Draw the counts (N,) at the steps (N,)."""
        self._line.setData(steps, counts)
        self.getPlotItem().setYRange(0, max(int(counts.max(initial=0)), 1), padding=0.04)
        self._counts = dict(zip(steps.tolist(), counts.tolist(), strict=True))

    def set_cursor(self, step: int) -> None:
        """Ride to this step."""
        self._cursor.setPos(step)
        nearest = min(self._counts, key=lambda known: abs(known - step), default=None)
        self._point.setData([] if nearest is None else [step], [] if nearest is None else [self._counts[nearest]])

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the step under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._scrub(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._scrub(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        event.accept()

    def _scrub(self, event: QMouseEvent) -> None:
        self.scrubbed.emit(step_at(event.position().x(), self.width(), self._steps))

    def event(self, event: QEvent) -> bool:
        """On a finer screen, have lines that are as wide."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._dress()
        return super().event(event)

    def _dress(self) -> None:
        now, ratio = theme(), self.devicePixelRatioF()  # pens of a plot count pixels of the device
        below = QColor(now.accent)
        below.setAlphaF(0.14)
        self.setBackground(now.window)
        self._line.setPen(pg.mkPen(now.accent, width=1.5 * ratio))
        self._line.setBrush(below)
        self._cursor.setPen(pg.mkPen(now.quiet, width=ratio))
        self._point.setBrush(now.accent)
