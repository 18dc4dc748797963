"""The loss against the steps of the learning."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.look.theme import theme, theme_signals

SMOOTH = 0.9
"""Share of the line that stays with each step: the losses of single steps jump."""


class LossCurve(pg.PlotWidget):
    """A faint line of the losses, and over it their running mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[int] = []
        self._losses: list[float] = []
        self._means: list[float] = []
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(False, False)
        plot.setContentsMargins(4, 8, 12, 4)
        self._single = plot.plot([], [], antialias=True)
        self._mean = plot.plot([], [], antialias=True)
        self.setAccessibleName(self.tr("Loss of each step"))
        self.setToolTip(self.tr("How far the model is from the corrected dots in each step; it should fall"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme_signals.changed.connect(self._dress)
        self._dress()
        self.clear_losses()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide."""
        return QSize(480, 200)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Still to be read."""
        return QSize(240, 120)

    def clear_losses(self) -> None:
        """Begin anew."""
        for values in (self._steps, self._losses, self._means):
            values.clear()
        self.getPlotItem().setXRange(0, 100, padding=0)
        self.getPlotItem().setYRange(0, 1, padding=0.04)
        self._draw()

    def add_loss(self, step: int, about: int, loss: float) -> None:
        """Draw a step more, of about so many."""
        self._steps.append(step)
        self._losses.append(loss)
        share = min(SMOOTH, 1 - 1 / len(self._losses))  # the first steps count as much as one another
        self._means.append(share * self._means[-1] + (1 - share) * loss if self._means else loss)
        self.getPlotItem().setXRange(0, max(about, step, 1), padding=0)
        self.getPlotItem().setYRange(0, max(self._losses), padding=0.04)
        self._draw()

    @property
    def points(self) -> list[tuple[int, float]]:
        """Steps and their losses."""
        return list(zip(self._steps, self._losses, strict=True))

    def event(self, event: QEvent) -> bool:
        """On a finer screen, have lines that are as wide."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._dress()
        return super().event(event)

    def _draw(self) -> None:
        self._single.setData(self._steps, self._losses)
        self._mean.setData(self._steps, self._means)

    def _dress(self) -> None:
        now, ratio = theme(), self.devicePixelRatioF()  # pens of a plot count pixels of the device
        faint = QColor(now.accent)
        faint.setAlphaF(0.35)
        self.setBackground(now.panel)
        self._single.setPen(pg.mkPen(faint, width=ratio))
        self._mean.setPen(pg.mkPen(now.accent, width=2 * ratio))
        for side, words in (("bottom", self.tr("Step")), ("left", self.tr("Loss"))):
            axis = self.getPlotItem().getAxis(side)
            axis.setPen(pg.mkPen(now.line, width=ratio))
            axis.setTextPen(pg.mkPen(now.quiet))
            axis.setLabel(words, color=now.quiet.name())
