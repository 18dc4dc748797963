"""Words on the picture, in one size on the screen, readable on light and dark photographs alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter

from app.canvas.layers.sheet import to_screen_size
from app.look.theme import tabular

_TEXT = 12
_HEIGHT = 22.0
_PAD = 7.0
_SWATCH = 8.0
_LONGEST = 176.0
LABEL_GAP = 2.0
"""Device-independent pixels between labels that would lie on each other."""

_GROUND = QColor(18, 18, 18, 205)
_WORDS = QColor(255, 255, 255)


def label_rect(text: str, at: QPointF, scale: float, within: QRectF, swatch: bool = True) -> QRectF:
    """Where a label lies in pixels of the picture: centred above a place, moved so that it stays within."""
    words = QFontMetricsF(small_font(_TEXT)).horizontalAdvance(text)
    width = (words + 2 * _PAD + (_SWATCH + 6 if swatch else 0)) / scale
    height = _HEIGHT / scale
    left = max(min(at.x() - width / 2, within.right() - width), within.left())
    top = max(min(at.y() - height - 8 / scale, within.bottom() - height), within.top())
    return QRectF(left, top, width, height)


def apart(rects: Sequence[QRectF], within: QRectF, gap: float) -> list[QRectF]:
    """The rectangles moved up or down, as little as can be, so that none lies on one before it.

    Args:
        rects: of labels, the ones to stay where they are first.
        within: where they must remain; one that finds no room there stays.
        gap: left between them.
    """
    placed: list[QRectF] = []
    for rect in rects:
        tops = [rect.top()]
        for other in placed:
            tops += [other.top() - gap - rect.height(), other.bottom() + gap]
        moved = (QRectF(rect.left(), top, rect.width(), rect.height()) for top in sorted(tops, key=_away_from(rect)))
        free = (
            place
            for place in moved
            if place.top() >= within.top()
            and place.bottom() <= within.bottom()
            and not any(place.intersects(other) for other in placed)
        )
        placed.append(next(free, rect))
    return placed


def _away_from(rect: QRectF) -> Callable[[float], float]:
    return lambda top: abs(top - rect.top())


def draw_label(painter: QPainter, rect: QRectF, scale: float, text: str, swatch: QColor | None = None) -> None:
    """Draw a label where `label_rect` puts it, with a small square of a colour before the words if one is given."""
    painter.save()
    to_screen_size(painter, rect.topLeft(), scale)
    box = QRectF(0, 0, rect.width() * scale, _HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawRoundedRect(box, 4, 4)
    words = box.adjusted(_PAD, 0, -_PAD, 0)
    if swatch is not None:
        painter.setBrush(swatch)
        painter.drawRoundedRect(QRectF(_PAD, (_HEIGHT - _SWATCH) / 2, _SWATCH, _SWATCH), 2, 2)
        words.setLeft(_PAD + _SWATCH + 6)
    painter.setFont(small_font(_TEXT))
    painter.setPen(_WORDS)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


def elided(name: str) -> str:
    """The name, cut in its middle where it is too long for a label."""
    return QFontMetricsF(small_font(_TEXT)).elidedText(name, Qt.TextElideMode.ElideMiddle, _LONGEST)


def small_font(pixels: int = 11) -> QFont:
    """The window's font with digits of one width, so many device-independent pixels high."""
    font = tabular(QGuiApplication.font())
    font.setPixelSize(pixels)
    return font
