"""The comparison with true heads: hits, missed heads and false dots, different in colour and in shape."""

from __future__ import annotations

from math import ceil, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QTransform
from shiboken6 import Shiboken

from app.canvas.layers.sheet import Sheet
from app.look.theme import Theme, theme

SIZE = 13.0
"""Device-independent pixels of the screen; diameter of a mark where there is room."""

_SMALLEST = 5.0
_CROWD = 2000
"""With more marks in sight than this, they shrink."""


class CompareLayer(Sheet):
    """Draws tens of thousands of marks as stamps of three small pictures."""

    def __init__(self) -> None:
        super().__init__()
        self._xy = np.zeros((0, 2))
        self._kinds = np.zeros(0, np.uint8)
        self._stamps: tuple[object, QPixmap] | None = None

    def set_matches(self, hits_xy: ArrayLike, missed_xy: ArrayLike, false_xy: ArrayLike) -> None:
        """Draw dots that are on a head, heads without a dot, and dots without a head, each (N, 2) in pixels."""
        parts = [np.asarray(xy, np.float64).reshape(-1, 2) for xy in (hits_xy, missed_xy, false_xy)]
        self._xy = np.concatenate(parts)
        self._kinds = np.repeat(np.arange(3, dtype=np.uint8), [len(part) for part in parts])
        self.update()

    def draw(self, painter: QPainter, scale: float, seen: QRectF) -> None:
        """Stamp the marks that are seen; what went wrong lies over what went well."""
        port = painter.viewport()
        whole = QRectF(painter.worldTransform().inverted()[0].mapRect(QRectF(port)))
        crowded = max(np.count_nonzero(_inside(self._xy, whole)) / _CROWD, 1.0)
        size = max(round(2 * SIZE / sqrt(crowded)) / 2, _SMALLEST)
        reach = size / scale
        rows = np.flatnonzero(_inside(self._xy, seen.adjusted(-reach, -reach, reach, reach)))
        if len(rows):
            self._stamp(painter, self._xy[rows], self._kinds[rows], size)

    def _stamp(self, painter: QPainter, xy: NDArray[np.float64], kinds: NDArray[np.uint8], size: float) -> None:
        ratio = painter.device().devicePixelRatioF()
        sheet = self._sheet(size, ratio)
        cell = sheet.height()
        to_screen = painter.worldTransform()
        fragments = np.zeros((len(xy), 10))  # x, y, left, top, width, height of the source, scales, rotation, opacity
        fragments[:, 0] = (xy[:, 0] * to_screen.m11() + to_screen.dx()) * ratio
        fragments[:, 1] = (xy[:, 1] * to_screen.m22() + to_screen.dy()) * ratio
        fragments[:, 2] = kinds.astype(np.float64) * cell
        fragments[:, 4:6] = cell
        fragments[:, [6, 7, 9]] = 1
        painter.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))  # pixels of the device: stamped, not scaled
        # The binding wants a C array by its first element.
        first = Shiboken.wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(first, len(fragments), sheet)  # type: ignore[arg-type]

    def _sheet(self, size: float, ratio: float) -> QPixmap:
        key = size, ratio, theme()
        if self._stamps is None or self._stamps[0] != key:
            self._stamps = key, stamps(*key)
        return self._stamps[1]


def stamps(size: float, ratio: float, colours: Theme) -> QPixmap:
    """A circle, a cross and a square side by side, in cells as high as they are wide.

    Args:
        size: their diameter in device-independent pixels.
        ratio: pixels of the device for each of those.
        colours: whose colours they have.
    """
    cell = ceil((size + 3) * ratio) | 1  # odd, so that a pixel is in the middle
    pixmap = QPixmap(3 * cell, cell)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width, reach = max(size * 0.17, 1.4), size / 2 - 1
    for place, (colour, shape) in enumerate(
        ((colours.hit, _circle), (colours.missed, _cross), (colours.false, _square))
    ):
        painter.resetTransform()
        painter.translate((place + 0.5) * cell, cell / 2)
        painter.scale(ratio, ratio)
        for ink, pen in ((colours.outline, width + 1.8), (colour, width)):
            painter.setPen(QPen(ink, pen, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
            shape(painter, reach - width / 2)
    painter.end()
    return pixmap


def _circle(painter: QPainter, reach: float) -> None:
    painter.drawEllipse(QPointF(), reach, reach)


def _cross(painter: QPainter, reach: float) -> None:
    arm = reach * 0.85
    painter.drawLine(QPointF(-arm, -arm), QPointF(arm, arm))
    painter.drawLine(QPointF(-arm, arm), QPointF(arm, -arm))


def _square(painter: QPainter, reach: float) -> None:
    half = reach * 0.9
    painter.drawRect(QRectF(-half, -half, 2 * half, 2 * half))


def _inside(xy: NDArray[np.float64], rect: QRectF) -> NDArray[np.bool_]:
    x, y = xy[:, 0], xy[:, 1]
    return (x >= rect.left()) & (x <= rect.right()) & (y >= rect.top()) & (y <= rect.bottom())
