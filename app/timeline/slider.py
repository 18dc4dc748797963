"""A slider over the steps of a run, filled as far as the run has come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QWidget

from app.look.theme import mixed, theme, theme_signals

HANDLE = 8
"""Radius of the handle and so the room at both ends of the track, pixels; the curve below has the same."""

TRACK = 4


def place_of(step: float, width: float, steps: int) -> float:
    """Where a step from 1 to `steps` lies on a track as wide as its widget, pixels from the left."""
    share = (step - 1) / (steps - 1) if steps > 1 else 0.5
    return HANDLE + share * (width - 2 * HANDLE)


def step_at(x: float, width: float, steps: int) -> int:
    """The step nearest to a place on the track."""
    share = (x - HANDLE) / max(width - 2 * HANDLE, 1)
    return round(1 + min(max(share, 0.0), 1.0) * (steps - 1))


class StepSlider(QSlider):
    """A slider from 1 to the number of steps that goes no farther than it is filled.

    A press anywhere takes the handle there. Arrows, Page up and down, Home and End are those of every slider.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._steps = 1
        self.setRange(1, 1)
        self.setMinimumWidth(96)
        theme_signals.changed.connect(self.update)

    @property
    def filled(self) -> int:
        """The last step there is."""
        return self.maximum()

    def set_steps(self, steps: int) -> None:
        """Begin anew, with nothing filled, at the first of so many steps."""
        self._steps = max(steps, 1)
        self.setMaximum(1)
        self.setPageStep(max(1, steps // 10))
        self.update()

    def set_filled(self, step: int) -> None:
        """The run has come as far as this step."""
        self.setMaximum(step)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as a button."""
        return QSize(320, 28)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the handle to the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the track, what of it is filled, and the handle."""
        now, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        start, end = HANDLE, self.width() - HANDLE
        filled = end if self.filled >= self._steps else place_of(self.filled, self.width(), self._steps)
        self._bar(painter, start, end, now.line)
        self._bar(painter, start, filled, mixed(now.window, now.accent, 0.55))
        centre = QPointF(place_of(self.value(), self.width(), self._steps), self.height() / 2)
        if self.hasFocus():
            painter.setBrush(mixed(now.window, now.accent, 0.35))
            painter.drawEllipse(centre, HANDLE, HANDLE)
        painter.setPen(QPen(now.window, 1.5))
        painter.setBrush(now.accent if self.isEnabled() else now.quiet)
        painter.drawEllipse(centre, HANDLE - 2, HANDLE - 2)

    def _bar(self, painter: QPainter, start: float, end: float, colour: QColor) -> None:
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(start, self.height() / 2 - TRACK / 2, end - start, TRACK), TRACK / 2, TRACK / 2)

    def _go_to(self, event: QMouseEvent) -> None:
        self.setValue(step_at(event.position().x(), self.width(), self._steps))
