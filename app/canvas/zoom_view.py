"""A view onto a picture that zooms at the cursor and pans, in fractions of a pixel.

The scene's coordinates are pixels of the picture. The place in the middle and the scale are the truth; scroll bars,
which know whole pixels only, take no part: the view's own scene rectangle is always just what is seen.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

MOST = 40.0
"""The largest scale."""

PER_DEGREE = 1.0145
"""Factor for one degree of the wheel; a notch has 15."""

IN_SIGHT = 48.0
"""Pixels of the screen of the picture that stay in sight, however far a person pans."""


class ZoomView(QGraphicsView):
    """Shows a part of a picture.

    Signals:
        view_changed: another part of the picture is seen, or at another scale.

    Attributes:
        mouse: where it is over the view, device-independent pixels; None where it is elsewhere or a key took over.
    """

    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)  # goes with the view; a collector may come late, and on any thread
        self._scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setScene(self._scene)
        self._size = QSizeF()
        self._centre = QPointF()
        self._scale = 1.0
        self._fitted = True
        self.mouse: QPointF | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)

    # What is seen

    @property
    def picture_size(self) -> QSizeF:
        """Of the upright picture in pixels; empty where there is none."""
        return self._size

    @property
    def scale(self) -> float:  # type: ignore[override]
        """Device-independent pixels of the screen for one pixel of the picture."""
        return self._scale

    @property
    def centre(self) -> QPointF:
        """The place of the picture in the middle of the view."""
        return QPointF(self._centre)

    @property
    def fitted(self) -> bool:
        """Whether the whole picture is fitted into the view, and stays so when the view is resized."""
        return self._fitted

    @property
    def fit_scale(self) -> float:
        """The scale at which all of the picture just fits."""
        if self._size.isEmpty():
            return 1.0
        port = self.viewport()
        return max(min(port.width() / self._size.width(), port.height() / self._size.height()), 1e-4)

    def visible_rect(self) -> QRectF:
        """What the view shows in pixels of the picture; may reach beyond it."""
        width, height = self.viewport().width() / self._scale, self.viewport().height() / self._scale
        return QRectF(self._centre.x() - width / 2, self._centre.y() - height / 2, width, height)

    # Changing it

    def set_picture_size(self, width: int, height: int) -> None:
        """Have room for a picture of that size, 0 for none, and fit it."""
        self._size = QSizeF(width, height)
        self._scene.setSceneRect(QRectF(QPointF(), self._size))
        self.fit()

    def fit(self) -> None:
        """Show all of the picture, as large as can be."""
        self._go(QPointF(self._size.width() / 2, self._size.height() / 2), self.fit_scale)
        self._fitted = True

    def one_to_one(self) -> None:
        """Show one pixel of the picture on one pixel of the screen, in the middle what is in the middle."""
        self._go(self._centre, 1 / self.devicePixelRatioF())

    def zoom_by(self, factor: float, anchor: QPointF | None = None) -> None:
        """Zoom so that what is at a place in the view stays there.

        Args:
            factor: above 1 to come nearer.
            anchor: place in the viewport in device-independent pixels; its middle where left out.
        """
        port = QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        away = (port if anchor is None else anchor) - port
        scale = self._within_limits(self._scale * factor)
        self._go(self._centre + away / self._scale - away / scale, scale)

    def pan_by(self, dx: float, dy: float) -> None:
        """Drag the picture by so many device-independent pixels of the screen."""
        self._go(self._centre - QPointF(dx, dy) / self._scale, self._scale)

    def look_at(self, x: float, y: float, scale: float | None = None) -> None:
        """Bring a place of the picture into the middle, at the scale as it is or another."""
        self._go(QPointF(x, y), self._scale if scale is None else self._within_limits(scale))

    def to_picture(self, screen: QPointF) -> QPointF:
        """The place of the picture under a place in the viewport, to the fraction of a pixel."""
        back, _ = self.viewportTransform().inverted()
        return back.map(screen)

    def _within_limits(self, scale: float) -> float:
        fit = self.fit_scale
        return min(max(scale, fit / 4), max(MOST, fit))

    def _go(self, centre: QPointF, scale: float) -> None:
        self._fitted = False
        self._scale = scale
        port = self.viewport()
        reach_x = max((port.width() / 2 - IN_SIGHT) / scale, 0)
        reach_y = max((port.height() / 2 - IN_SIGHT) / scale, 0)
        self._centre = QPointF(
            min(max(centre.x(), -reach_x), self._size.width() + reach_x),
            min(max(centre.y(), -reach_y), self._size.height() + reach_y),
        )
        seen = self.visible_rect()
        left, top = seen.left() * scale, seen.top() * scale
        if math.isclose(scale * self.devicePixelRatioF(), 1):  # else every pixel would be blurred over two
            left, top = float(round(left)), float(round(top))
        self.setTransform(QTransform(scale, 0, 0, scale, -left, -top))
        self.setSceneRect(QRectF(left / scale, top / scale, seen.width(), seen.height()))
        self.view_changed.emit()

    # Events

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom at the cursor, as finely as the wheel or the pad tells."""
        turned = event.angleDelta().y() / 8 or event.pixelDelta().y() / 4
        self.zoom_by(PER_DEGREE**turned, event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Zoom where two fingers pinch, and know where the mouse is."""
        if event.type() == QEvent.Type.Leave:
            self.mouse = None
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self.mouse = event.position()
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(max(1 + event.value(), 0.1), event.position())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep all of the picture in view, or what is in the middle."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
        else:
            self._go(self._centre, self._scale)
