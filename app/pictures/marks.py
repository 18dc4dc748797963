"""The marks of the list: how far a picture is, by shape as well as by colour."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.look.theme import mixed, theme
from app.pictures.filter import Mark

SIZE = 14.0
"""Width and height of a mark, device-independent pixels."""


def paint_mark(painter: QPainter, mark: Mark, middle: QPointF) -> None:
    """Draw a mark round a point of the list."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(middle)
    _MARKS[mark](painter)
    painter.restore()


def _new(painter: QPainter) -> None:
    painter.setPen(_pen(theme().quiet, 1.5))
    painter.drawLine(QPointF(-4, 0), QPointF(4, 0))


def _counted(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_on_panel(theme().model))
    painter.drawEllipse(QPointF(), 5, 5)


def _edited(painter: QPainter) -> None:
    colour = _on_panel(theme().person)
    painter.setPen(_pen(colour, 1.5))
    painter.drawEllipse(QPointF(), 4.5, 4.5)
    painter.setBrush(colour)
    painter.drawPie(QRectF(-4.5, -4.5, 9, 9), 90 * 16, 180 * 16)


def _reviewed(painter: QPainter) -> None:
    painter.setPen(_pen(theme().accent, 2))
    painter.drawPolyline(QPolygonF([QPointF(-5, 0.5), QPointF(-1.5, 4), QPointF(5, -4)]))


def _failed(painter: QPainter) -> None:
    painter.setPen(_pen(theme().warning, 2.2))
    painter.drawLine(QPointF(0, -5), QPointF(0, 1))
    painter.drawPoint(QPointF(0, 5))


def _replaced(painter: QPainter) -> None:
    painter.setPen(_pen(theme().warning, 1.6))
    painter.drawArc(QRectF(-4.5, -4.5, 9, 9), 90 * 16, 290 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().warning)
    painter.drawPolygon(QPolygonF([QPointF(4, -4.5), QPointF(-0.5, -7.5), QPointF(-0.5, -1.5)]))


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _on_panel(colour: QColor) -> QColor:
    """A colour made for photographs, so that it stands on a panel."""
    return mixed(colour, theme().text, 0.2)


_MARKS: dict[Mark, Callable[[QPainter], None]] = {
    Mark.NEW: _new,
    Mark.COUNTED: _counted,
    Mark.EDITED: _edited,
    Mark.REVIEWED: _reviewed,
    Mark.FAILED: _failed,
    Mark.REPLACED: _replaced,
}
