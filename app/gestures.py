"""The five gestures on a photograph, in words and as small drawings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.look.theme import mixed, theme, theme_signals

Draw = Callable[[QPainter], None]

SIZE = QSize(128, 72)
_HEADS = ((22.0, 26.0), (46.0, 18.0), (40.0, 46.0), (70.0, 52.0), (88.0, 22.0), (106.0, 46.0))


@dataclass(frozen=True)
class Gesture:
    """A gesture.

    Attributes:
        do: what the hand does.
        get: what comes of it.
        draw: draws it on 128 x 72.
    """

    do: str
    get: str
    draw: Draw


def gestures() -> tuple[Gesture, ...]:
    """The five, in the language of the moment."""
    translate = QCoreApplication.translate
    return (
        Gesture(translate("Gestures", "Click"), translate("Gestures", "adds a dot"), _click),
        Gesture(translate("Gestures", "Drag"), translate("Gestures", "moves a dot"), _drag),
        Gesture(translate("Gestures", "Right-click"), translate("Gestures", "removes a dot"), _right_click),
        Gesture(translate("Gestures", "Shift and drag"), translate("Gestures", "selects in a box"), _box),
        Gesture(translate("Gestures", "Wheel"), translate("Gestures", "zooms at the cursor"), _zoom),
    )


class GesturePicture(QWidget):
    """A drawing of a gesture."""

    def __init__(self, gesture: Gesture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = gesture.draw
        self.setFixedSize(SIZE)
        self.setAccessibleName(f"{gesture.do}: {gesture.get}")
        theme_signals.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw on a little photograph."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().line, 1))
        painter.setBrush(theme().canvas)
        painter.drawRoundedRect(QRectF(0.5, 0.5, SIZE.width() - 1, SIZE.height() - 1), 6, 6)
        self._draw(painter)
        painter.end()


def _people(painter: QPainter, scale: float = 1.0, centre: tuple[float, float] = (0.0, 0.0)) -> None:
    """Heads and shoulders, grey."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mixed(theme().canvas, theme().text, 0.28))
    for x, y in _HEADS:
        at = QPointF(centre[0] + (x - centre[0]) * scale, centre[1] + (y - centre[1]) * scale)
        painter.drawEllipse(at, 5 * scale, 5 * scale)
        painter.drawChord(QRectF(at.x() - 9 * scale, at.y() + 6 * scale, 18 * scale, 20 * scale), 0, 180 * 16)


def _dot(painter: QPainter, x: float, y: float, colour: QColor, diamond: bool = False, size: float = 4.0) -> None:
    painter.setPen(QPen(theme().outline, 1))
    painter.setBrush(colour)
    if diamond:
        r = size * 1.3
        painter.drawPolygon(QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)]))
    else:
        painter.drawEllipse(QPointF(x, y), size, size)


def _dots(painter: QPainter, but: tuple[int, ...] = ()) -> None:
    for number, (x, y) in enumerate(_HEADS):
        if number not in but:
            _dot(painter, x, y, theme().model)


def _cursor(painter: QPainter, x: float, y: float) -> None:
    """The arrow, its point at (x, y)."""
    outline = ((0, 0), (0, 17), (4, 13), (7, 19.5), (10, 18), (7, 12), (12.5, 12))
    painter.setPen(QPen(QColor("#101010"), 1.2, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(QColor("#ffffff"))
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in outline]))


def _click(painter: QPainter) -> None:
    _people(painter)
    _dots(painter, but=(3,))
    _dot(painter, 70, 52, theme().person, diamond=True)
    _cursor(painter, 72, 53)


def _drag(painter: QPainter) -> None:
    _people(painter)
    _dots(painter, but=(2,))
    painter.setPen(QPen(theme().text, 1.5, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(60, 60), QPointF(45, 49))
    _dot(painter, 40, 46, theme().model)
    _dot(painter, 40, 46, theme().moved, size=2)
    _cursor(painter, 42, 47)


def _right_click(painter: QPainter) -> None:
    _people(painter)
    _dots(painter, but=(4,))
    painter.setPen(QPen(theme().warning, 2.5, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(83, 17), QPointF(93, 27))
    painter.drawLine(QPointF(93, 17), QPointF(83, 27))
    _cursor(painter, 92, 28)
    mouse = QRectF(108, 24, 13, 19)
    painter.setPen(QPen(theme().text, 1.2))
    painter.setBrush(theme().raised)
    painter.drawRoundedRect(mouse, 6.5, 6.5)
    painter.setBrush(theme().accent)
    painter.drawPie(QRectF(108, 24, 13, 16), 0, 90 * 16)


def _box(painter: QPainter) -> None:
    _people(painter)
    _dots(painter)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number in (2, 3):
        painter.setPen(QPen(theme().halo, 2))
        painter.drawEllipse(QPointF(*_HEADS[number]), 6.5, 6.5)
    painter.setPen(QPen(theme().accent, 1.5, Qt.PenStyle.DashLine))
    painter.drawRect(QRectF(28.5, 35.5, 54, 28))
    _cursor(painter, 83, 50)


def _zoom(painter: QPainter) -> None:
    painter.setClipRect(QRectF(1, 1, SIZE.width() - 2, SIZE.height() - 2))
    _people(painter, 1.9, (70, 40))
    for x, y in _HEADS:
        _dot(painter, 70 + (x - 70) * 1.9, 40 + (y - 40) * 1.9, theme().model)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().text, 1.2))
    painter.setBrush(theme().raised)
    painter.drawRoundedRect(QRectF(104, 24, 15, 23), 7.5, 7.5)
    painter.setPen(QPen(theme().accent, 3, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(111.5, 30), QPointF(111.5, 35))
    _cursor(painter, 70, 40)
