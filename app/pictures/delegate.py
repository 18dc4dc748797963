"""How a row of the list of pictures looks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.look.theme import mixed, tabular, theme
from app.pictures.filter import Mark, mark_of
from app.pictures.marks import SIZE, paint_mark
from app.pictures.model import Role
from core.project import Picture

THUMBNAIL = 56
GAP = 8
HEIGHT = THUMBNAIL + 2 * GAP


class PictureDelegate(QStyledItemDelegate):
    """Draws thumbnail, name, mark and count of a picture; at the left edge, a bar beside the one at hand."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002, N802
        """All rows are of one height, and as wide as the list."""
        return QSize(THUMBNAIL + 3 * GAP, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row; this is also what has its thumbnail made."""
        picture = index.data(Role.PICTURE)
        if picture is None:
            return
        painter.save()
        rect: QRect = option.rect
        _paint_ground(painter, rect, option.state)
        if index == self._view.currentIndex():
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme().accent)
        square = QRectF(rect.left() + GAP, rect.top() + GAP, THUMBNAIL, THUMBNAIL)
        _paint_thumbnail(painter, square, index.data(Role.THUMBNAIL))
        text = QRect(rect.left() + THUMBNAIL + 2 * GAP, rect.top() + GAP, 0, THUMBNAIL)
        text.setRight(rect.right() - GAP)
        self._paint_text(painter, text, picture)
        painter.restore()

    def _paint_text(self, painter: QPainter, rect: QRect, picture: Picture) -> None:
        """The name above, mark and count below."""
        metrics = painter.fontMetrics()
        line = metrics.height()
        above = QRect(rect.left(), rect.center().y() - line - 1, rect.width(), line)
        below = above.translated(0, line + 4)
        folder, _, name = picture.path.rpartition("/")
        painter.setPen(theme().text)
        painter.drawText(
            above, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, rect.width())
        )
        mark = mark_of(picture)
        paint_mark(painter, mark, QPointF(below.left() + SIZE / 2, below.center().y() + 0.5))
        below.setLeft(below.left() + round(SIZE) + GAP - 2)
        below.setLeft(below.left() + self._paint_count(painter, below, picture, mark))
        painter.setPen(theme().quiet)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(folder, Qt.TextElideMode.ElideLeft, below.width())
        )

    def _paint_count(self, painter: QPainter, rect: QRect, picture: Picture, mark: Mark) -> int:
        """The count, or why there is none; returns the width that took."""
        if picture.count is not None:
            text, colour = f"{picture.count:,}", theme().text
        elif mark == Mark.FAILED:
            text, colour = self.tr("failed"), theme().warning
        elif mark == Mark.REPLACED:
            text, colour = self.tr("replaced"), theme().warning
        else:
            return 0
        font = painter.font()
        painter.setFont(tabular(font))
        painter.setPen(colour)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.setFont(font)
        return width + GAP


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    colours = theme()
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, mixed(colours.panel, colours.accent, 0.2))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, mixed(colours.panel, colours.text, 0.06))
    if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
        painter.setPen(colours.accent)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _paint_thumbnail(painter: QPainter, square: QRectF, thumbnail: QPixmap | None) -> None:
    """The thumbnail; a plain square while it is being made; a picture struck through where it cannot be read."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mixed(theme().panel, theme().text, 0.08))
    if thumbnail is not None and not thumbnail.isNull():
        scale = square.width() / thumbnail.width()
        brush = QBrush(thumbnail)
        brush.setTransform(QTransform.fromTranslate(square.left(), square.top()).scale(scale, scale))
        painter.setBrush(brush)
    painter.drawRoundedRect(square, 4, 4)
    if thumbnail is not None and thumbnail.isNull():
        _paint_broken(painter, square.center(), theme().quiet)
    painter.restore()


def _paint_broken(painter: QPainter, middle: QPointF, colour: QColor) -> None:
    painter.translate(middle)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawRoundedRect(QRectF(-11, -8, 22, 16), 2, 2)
    painter.drawLine(QPointF(-12, 11), QPointF(12, -11))
