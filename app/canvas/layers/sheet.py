"""What the layers have in common: each is one item as large as the picture."""

from __future__ import annotations

from abc import abstractmethod
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.look.colours import DARK

SHADOW = QColor(0, 0, 0, 150)
"""Under lines, so that they stand on light photographs too."""

MARK = DARK.accent
"""Of what is marked on a photograph, by day and by night: the accent that stands on dark."""


class Sheet(QGraphicsItem):
    """Lies on the whole picture, in its pixels, and lets the mouse through."""

    def __init__(self) -> None:
        super().__init__()
        self._bounds = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # tells which part is to be painted
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @abstractmethod
    def draw(self, painter: QPainter, scale: float, seen: QRectF) -> None:
        """Draw what the layer shows.

        Args:
            painter: in pixels of the picture.
            scale: device-independent pixels of the screen for one pixel of the picture.
            seen: the part of the picture that is to be painted.
        """

    def set_size(self, width: float, height: float) -> None:
        """Lie on a picture of so many pixels."""
        if (width, height) != (self._bounds.width(), self._bounds.height()):
            self.prepareGeometryChange()
            self._bounds = QRectF(0, 0, width, height)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """The picture."""
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        """Draw, and leave the painter as it was."""
        transform = painter.worldTransform()
        seen = option.exposedRect & self._bounds
        painter.save()
        self.draw(painter, hypot(transform.m11(), transform.m12()), seen)
        painter.restore()


def line(painter: QPainter, colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen as wide on the screen at any zoom, device-independent pixels; a cosmetic one counts those of the device."""
    pen = QPen(colour, width * painter.device().devicePixelRatioF(), style)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def faint(colour: QColor, alpha: int) -> QColor:
    """The colour, so opaque; 255 is all."""
    return QColor(colour.red(), colour.green(), colour.blue(), alpha)


def to_screen_size(painter: QPainter, at: QPointF, scale: float) -> None:
    """Have the painter draw from a place of the picture on in device-independent pixels of the screen."""
    painter.translate(at)
    painter.scale(1 / scale, 1 / scale)
