"""The photograph on the canvas."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.canvas.photograph import Photograph

PIXELS_FROM = 3.0
"""From this scale on, in pixels of the device, the picture's pixels are shown as squares."""


class PictureItem(QGraphicsItem):
    """Draws a photograph from the level that has just enough pixels, so that small heads do not flicker away."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._photograph: Photograph | None = None

    @property
    def photograph(self) -> Photograph | None:
        """What is drawn."""
        return self._photograph

    def set_photograph(self, photograph: Photograph | None) -> None:
        """Draw this one, or nothing."""
        self.prepareGeometryChange()
        self._photograph = photograph
        self.update()

    def thumbnail(self, side: int) -> QImage:
        """The picture scaled to a longer side of so many pixels; a null image where there is none."""
        if self._photograph is None:
            return QImage()
        return self._photograph.levels[-1].scaled(
            QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )

    def boundingRect(self) -> QRectF:  # noqa: N802
        """The picture."""
        if self._photograph is None:
            return QRectF()
        return QRectF(0, 0, self._photograph.width, self._photograph.height)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        """Draw the part that is exposed."""
        if self._photograph is None:
            return
        scale = painter.worldTransform().m11() * painter.device().devicePixelRatioF()
        level = self._level_for(scale)
        across = level.width() / self._photograph.width
        down = level.height() / self._photograph.height
        seen = option.exposedRect & self.boundingRect()
        # Whole pixels and some more, so that parts drawn one after the other join without a seam.
        left, top = math.floor(seen.left() * across) - 2, math.floor(seen.top() * down) - 2
        right, bottom = math.ceil(seen.right() * across) + 2, math.ceil(seen.bottom() * down) + 2
        part = QRectF(left, top, right - left, bottom - top) & QRectF(level.rect())
        place = QRectF(part.x() / across, part.y() / down, part.width() / across, part.height() / down)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < PIXELS_FROM)
        painter.drawImage(place, level, part)

    def _level_for(self, scale: float) -> QImage:
        """The coarsest level with at least a pixel for each of the device; the finest if none has."""
        assert self._photograph is not None
        needed = scale * self._photograph.width
        enough = [level for level in self._photograph.levels if level.width() >= needed]
        return enough[-1] if enough else self._photograph.levels[0]
