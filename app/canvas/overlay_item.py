"""What is drawn above everything: the gesture under way, the ring of the spotlight, the flash, the keyboard's cross."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.layers.sheet import line
from app.look.theme import theme

DARK = QColor(0, 0, 0, 170)
"""Drawn under every light line, so that it shows on light photographs."""


class OverlayItem(QGraphicsItem):
    """Draws over the dots. Places are pixels of the picture, sizes pixels of the screen.

    Attributes:
        gesture: draws the tool's gesture with a painter at a scale.
        ring: middle of the spotlight's ring.
        flash: middle and strength (1 to 0) of a ring that dies away.
        cross: the keyboard's place.
        dot: diameter of a dot on the screen.
    """

    def __init__(self, gesture: Callable[[QPainter, float], None]) -> None:
        super().__init__()
        self.gesture = gesture
        self.ring: QPointF | None = None
        self.flash: tuple[QPointF, float] | None = None
        self.cross: QPointF | None = None
        self.dot = 11.0
        self._seen = QRectF()

    def look(self, seen: QRectF) -> None:
        """Know what the view shows."""
        self.prepareGeometryChange()
        self._seen = seen

    def boundingRect(self) -> QRectF:  # noqa: N802
        """All that is seen: a gesture may be anywhere."""
        return self._seen

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        """Draw what there is to draw."""
        scale = painter.worldTransform().m11()
        painter.save()
        self.gesture(painter, scale)
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.ring is not None:
            self._draw_ring(painter, self.ring, (1.3 * self.dot + 6) / scale, theme().halo)
        if self.flash is not None:
            middle, strength = self.flash
            colour = QColor(theme().doubtful)
            colour.setAlphaF(strength)
            self._draw_ring(painter, middle, (self.dot + 14 * (1 - strength) + 3) / scale, colour, strength)
        if self.cross is not None:
            self._draw_cross(painter, self.cross, scale)

    def _draw_ring(
        self, painter: QPainter, middle: QPointF, radius: float, colour: QColor, strength: float = 1.0
    ) -> None:
        dark = QColor(DARK)
        dark.setAlphaF(dark.alphaF() * strength)
        for ink, width in ((dark, 5.0), (colour, 2.5)):
            painter.setPen(line(painter, ink, width))
            painter.drawEllipse(middle, radius, radius)

    def _draw_cross(self, painter: QPainter, at: QPointF, scale: float) -> None:
        gap, arm = 5 / scale, 18 / scale
        for colour, width in ((DARK, 4.0), (theme().halo, 2.0)):
            painter.setPen(line(painter, colour, width))
            for along in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
                painter.drawLine(at + along * gap, at + along * arm)
