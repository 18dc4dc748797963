"""The whole picture in a corner, with what is seen of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.canvas.zoom_view import ZoomView
from app.look.theme import theme

SIDE = 176
"""Device-independent pixels of the longer side."""

MARGIN = 16
"""Device-independent pixels between it and the corner."""

FROM = 3.0
"""It appears when the scale is this many times that of the fitted picture."""


class Minimap(QWidget):
    """Shows where in the picture one is; a click or drag goes elsewhere."""

    def __init__(self, view: ZoomView) -> None:
        super().__init__(view)
        self._view = view
        self._thumbnail = QImage()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Overview of the picture"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()
        view.view_changed.connect(self.follow)

    def set_thumbnail(self, image: QImage) -> None:
        """Have this picture, `SIDE` device-independent pixels on its longer side; a null image for none."""
        self._thumbnail = image
        if not image.isNull():
            size = (image.deviceIndependentSize() * SIDE / max(*image.deviceIndependentSize().toTuple())).toSize()
            self.resize(max(size.width(), 16) + 2, max(size.height(), 16) + 2)
        self.follow()

    def follow(self) -> None:
        """Appear or not, and show what the view shows."""
        view = self._view
        near = view.scale > FROM * view.fit_scale and not self._thumbnail.isNull()
        self.move(view.width() - self.width() - MARGIN, view.height() - self.height() - MARGIN)
        self.setVisible(near)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the picture, dim what is out of sight, and frame the rest."""
        painter = QPainter(self)
        inner = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.fillRect(self.rect(), theme().line)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(inner, self._thumbnail)
        seen = self._view.visible_rect()
        size = self._view.picture_size
        across, down = inner.width() / size.width(), inner.height() / size.height()
        frame = QRectF(
            inner.left() + seen.x() * across, inner.top() + seen.y() * down, seen.width() * across, seen.height() * down
        ).adjusted(-1, -1, 1, 1)
        painter.setClipRect(inner)
        painter.save()
        painter.setClipRect(inner)
        painter.fillRect(inner, QColor(0, 0, 0, 90))
        painter.setClipRect(frame & inner)
        painter.drawImage(inner, self._thumbnail)
        painter.restore()
        for colour, width in ((QColor(0, 0, 0, 170), 3.5), (theme().halo, 1.5)):
            painter.setPen(QPen(colour, width))
            painter.drawRect(frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go there."""
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go along."""
        self._go(event.position())

    def _go(self, at: QPointF) -> None:
        size = self._view.picture_size
        x, y = (at.x() - 1) / (self.width() - 2), (at.y() - 1) / (self.height() - 2)
        self._view.look_at(min(max(x, 0), 1) * size.width(), min(max(y, 0), 1) * size.height())
