"""The icons: one family of lines on a grid of 24, drawn in the colours of the theme."""

from __future__ import annotations

import functools
from importlib.resources import files

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.look.theme import mixed, theme

_ICONS = files("resources") / "icons"


def icon(name: str) -> QIcon:
    """The icon of that name: grey where it cannot be used, brown where it is switched on, in the theme of the moment.

    Raises:
        FileNotFoundError: there is none.
    """
    return QIcon(LineIcon(name))


@functools.cache
def app_icon() -> QIcon:
    """The acorn, for the window and the task bar."""
    renderer = QSvgRenderer(QByteArray((_ICONS / "dotori.svg").read_bytes()))
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_drawn(renderer, QSize(side, side)))
    return made


class LineIcon(QIconEngine):
    """Draws the lines afresh for every size, so that they are crisp on every screen and follow the theme."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._lines = _lines(name)

    def clone(self) -> QIconEngine:
        """Another one like this."""
        return LineIcon(self._name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into the rectangle, centred and square."""
        side = min(rect.width(), rect.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        _renderer(self._lines, _colour(mode, state).name()).render(painter, QRectF(square))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a picture of that many pixels."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return picture


@functools.cache
def _lines(name: str) -> str:
    return (_ICONS / f"{name}.svg").read_text("utf-8")


@functools.lru_cache(512)
def _renderer(lines: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(lines.replace("currentColor", colour).encode()))


def _drawn(renderer: QSvgRenderer, size: QSize) -> QPixmap:
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    return picture


def _colour(mode: QIcon.Mode, state: QIcon.State) -> QColor:
    now = theme()
    if mode == QIcon.Mode.Disabled:
        return mixed(now.window, now.text, 0.35)
    if mode == QIcon.Mode.Selected:
        return now.on_accent
    return now.accent if state == QIcon.State.On else now.text
