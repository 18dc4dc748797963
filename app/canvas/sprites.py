"""The dots as small pictures, drawn once and stamped as often as there are heads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from app.look.theme import Theme

HALO = 2.5
"""Pixels of the screen by which the halo of a selected dot stands out, and less where dots are small."""

DIAMOND = 1.3
"""Half the diagonal of a diamond beside the radius of a circle that looks as large."""


class Style(IntEnum):
    """How a dot looks by where it comes from; `SELECTED` more of a selected one. Those of a sampler's step are rings,
    in which the step's map is seen."""

    SURE = 0
    DOUBTFUL = 1
    PERSON = 2
    MOVED = 3
    STEP = 4


SELECTED = len(Style)
"""Added to a `Style` for a selected dot."""


@dataclass(frozen=True, eq=False)
class SpriteSheet:
    """Every look of a dot side by side.

    Attributes:
        pixmap: one cell each for the styles, then for the styles selected.
        cell: side of a cell in pixels of the device.
        core: side of the square in its middle that a dot without a halo fills; likewise.
    """

    pixmap: QPixmap
    cell: int
    core: int


def sprite_sheet(size: float, ratio: float, theme: Theme) -> SpriteSheet:
    """Draw the dots.

    Args:
        size: their diameter in device-independent pixels.
        ratio: pixels of the device for each of those.
        theme: whose colours they have.
    """
    # Odd, so that a pixel is in the middle.
    core, cell = (math.ceil((DIAMOND * size + more) * ratio) | 1 for more in (1, 2 * HALO + 4))
    pixmap = QPixmap(2 * SELECTED * cell, cell)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for style in Style:
        for selected in (False, True):
            painter.resetTransform()
            painter.translate((style + SELECTED * selected + 0.5) * cell, cell / 2)
            painter.scale(ratio, ratio)
            if selected:
                _draw_halo(painter, size, style, theme)
            _DRAWING[style](painter, size / 2, theme)
    painter.end()
    return SpriteSheet(pixmap, cell, core)


def _line(radius: float) -> float:
    """Width of the dark outline."""
    return min(0.22 * radius, 2.0)


def _disc(painter: QPainter, radius: float, fill: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawEllipse(QPointF(), radius, radius)


def _draw_sure(painter: QPainter, radius: float, theme: Theme) -> None:
    _disc(painter, radius, theme.outline)
    _disc(painter, radius - _line(radius), theme.model)


def _draw_doubtful(painter: QPainter, radius: float, theme: Theme) -> None:
    _ring(painter, radius, max(0.42 * radius, 1.0), theme.doubtful, theme)


def _draw_step(painter: QPainter, radius: float, theme: Theme) -> None:
    _ring(painter, radius, max(0.34 * radius, 1.0), theme.model, theme)


def _ring(painter: QPainter, radius: float, width: float, colour: QColor, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, pen in ((theme.outline, width + 1.6 * _line(radius)), (colour, width)):
        painter.setPen(QPen(ink, pen))
        painter.drawEllipse(QPointF(), radius - width / 2, radius - width / 2)


def _diamond(radius: float) -> QPolygonF:
    return QPolygonF([QPointF(0, -radius), QPointF(radius, 0), QPointF(0, radius), QPointF(-radius, 0)])


def _draw_person(painter: QPainter, radius: float, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.outline)
    painter.drawPolygon(_diamond(DIAMOND * radius))
    painter.setBrush(theme.person)
    painter.drawPolygon(_diamond(DIAMOND * radius - 1.4 * _line(radius)))


def _draw_moved(painter: QPainter, radius: float, theme: Theme) -> None:
    _draw_sure(painter, radius, theme)
    _disc(painter, 0.45 * radius, theme.moved)


def _draw_halo(painter: QPainter, size: float, style: Style, theme: Theme) -> None:
    radius, width = size / 2, min(HALO, 1 + 0.2 * size)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, more in ((theme.outline, width + 0.9), (theme.halo, width)):
        painter.setBrush(colour)
        if style == Style.PERSON:
            painter.drawPolygon(_diamond(DIAMOND * radius + 1.4 * more))
        else:
            painter.drawEllipse(QPointF(), radius + more, radius + more)
    if style in (Style.DOUBTFUL, Style.STEP):  # one sees through a ring, selected or not
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.drawEllipse(QPointF(), 0.7 * radius, 0.7 * radius)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


_DRAWING = {
    Style.SURE: _draw_sure,
    Style.DOUBTFUL: _draw_doubtful,
    Style.PERSON: _draw_person,
    Style.MOVED: _draw_moved,
    Style.STEP: _draw_step,
}
