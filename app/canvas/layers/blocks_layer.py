"""The grid of blocks: which are done, how many dots each has, and which one is at hand."""

from __future__ import annotations

from collections.abc import Collection
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from app.canvas.layers.label import small_font
from app.canvas.layers.sheet import MARK, SHADOW, Sheet, faint, line, to_screen_size
from app.look.theme import theme
from core.blocks import Grid
from core.regions import Block

_LINES_FROM = 8.0
_MARKS_FROM = 40.0
"""Device-independent pixels of a block's side from which its edges, its count and its check mark have room."""

_TINT = 64
_DIMMED = QColor(0, 0, 0, 150)
_GRID = QColor(255, 255, 255, 120)


class BlocksLayer(Sheet):
    """Draws the grid.

    Attributes:
        current: the block at hand, or None.
        focus: whether all others are dimmed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.current: Block | None = None
        self.focus = False
        self._grid = Grid(0, 0)
        self._done = np.zeros((0, 0), bool)
        self._counts = np.zeros((0, 0), np.int64)
        self._tint = QImage()

    def set_blocks(self, grid: Grid, done: Collection[Block], counts: NDArray[np.int64]) -> None:
        """Draw a grid with its done blocks and the number of dots (rows, columns) in each."""
        marked = grid.marked(done)
        same = grid == self._grid and np.array_equal(marked, self._done)
        if same and np.array_equal(counts, self._counts):
            return
        if same:  # a dot came or went: only its block is drawn again
            for row, column in np.argwhere(counts != self._counts).tolist():
                self.update(self._rect((column, row)))
            self._counts = counts
            return
        self._grid, self._done, self._counts = grid, marked, counts
        self._tint = _tint(self._done)
        self.update()

    def set_current(self, block: Block | None) -> None:
        """Outline a block, or none."""
        self.current = block
        self.update()

    def set_focus(self, focus: bool) -> None:
        """Dim all blocks but the one at hand, or none."""
        self.focus = focus
        self.update()

    def draw(self, painter: QPainter, scale: float, seen: QRectF) -> None:
        """Draw tint, lines, marks and the outline of the block at hand."""
        side = self._grid.side
        painter.setClipRect(self._bounds)
        painter.drawImage(QRectF(0, 0, self._grid.columns * side, self._grid.rows * side), self._tint)
        if self.focus and self.current is not None:
            self._draw_dimmed(painter)
        if side * scale >= _LINES_FROM:
            self._draw_lines(painter, seen)
        if side * scale >= _MARKS_FROM:
            self._draw_marks(painter, scale, seen)
        if self.current is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for pen in (line(painter, SHADOW, 5), line(painter, QColor(255, 255, 255), 3), line(painter, MARK, 2)):
                painter.setPen(pen)
                painter.drawRect(self._rect(self.current))

    def _draw_dimmed(self, painter: QPainter) -> None:
        assert self.current is not None
        rest = QPainterPath()
        rest.addRect(self._bounds)
        rest.addRect(self._rect(self.current))  # by the even-odd rule a hole
        painter.fillPath(rest, _DIMMED)

    def _draw_lines(self, painter: QPainter, seen: QRectF) -> None:
        grid, side = self._grid, self._grid.side
        columns, rows = self._in_sight(seen)
        upright = [QLineF(column * side, 0, column * side, grid.height) for column in columns if column > 0]
        level = [QLineF(0, row * side, grid.width, row * side) for row in rows if row > 0]
        for pen in (line(painter, faint(SHADOW, 80), 3), line(painter, _GRID, 1)):
            painter.setPen(pen)
            painter.drawLines(upright + level)

    def _draw_marks(self, painter: QPainter, scale: float, seen: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font())
        columns, rows = self._in_sight(seen)
        for row in rows:
            for column in columns:
                painter.save()
                rect = self._rect((column, row))
                to_screen_size(painter, rect.topLeft(), scale)
                size = rect.size() * scale
                if self._done[row, column]:
                    _draw_check(painter, size)
                count = int(self._counts[row, column])
                if count and size.width() >= _MARKS_FROM and size.height() >= _MARKS_FROM / 2:
                    _draw_count(painter, size, count)
                painter.restore()

    def _rect(self, block: Block) -> QRectF:
        left, top, right, bottom = self._grid.bounds(block)
        return QRectF(left, top, right - left, bottom - top)

    def _in_sight(self, seen: QRectF) -> tuple[range, range]:
        """The columns and the rows of which something is seen."""
        side = self._grid.side
        columns = range(max(floor(seen.left() / side), 0), min(ceil(seen.right() / side), self._grid.columns))
        return columns, range(max(floor(seen.top() / side), 0), min(ceil(seen.bottom() / side), self._grid.rows))


def _draw_check(painter: QPainter, size: QSizeF) -> None:
    """A check mark on a disc in the upper right corner."""
    middle = QPointF(size.width() - 13, 13)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().outline)
    painter.drawEllipse(middle, 9, 9)
    painter.setBrush(theme().model)
    painter.drawEllipse(middle, 8, 8)
    pen = QPen(theme().outline, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline([middle + QPointF(-3.6, 0.2), middle + QPointF(-1, 2.8), middle + QPointF(3.8, -2.6)])


def _draw_count(painter: QPainter, size: QSizeF, count: int) -> None:
    """The number of dots in the lower left corner."""
    text = QLocale().toString(count)
    width = painter.fontMetrics().horizontalAdvance(text) + 8
    box = QRectF(4, size.height() - 20, width, 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(18, 18, 18, 170))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QColor(255, 255, 255))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _tint(done: NDArray[np.bool_]) -> QImage:
    """A pixel for each block, green where it is done: one image is drawn faster than thousands of squares."""
    rows, columns = done.shape
    image = QImage(columns, rows, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    colour = faint(theme().model, _TINT)
    for row, column in np.argwhere(done).tolist():
        image.setPixelColor(column, row, colour)
    return image
