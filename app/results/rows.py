"""The view of the table of results."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.look.theme import tabular, theme
from app.pictures.filter import Mark
from app.pictures.marks import SIZE, paint_mark
from app.results.figures import Column, Standing
from app.results.model import STANDING, ResultsModel

ROW = 28
"""Height of a row, pixels."""

WIDTHS = {Column.COUNT: 90, Column.INTERVAL: 130, Column.SECONDS: 90, Column.STATE: 130, Column.MODEL: 110}
"""Of the columns at first; the pictures take the rest."""


class ResultsRows(QTableView):
    """Rows that keep the current picture when they are sorted anew.

    Signals:
        open_wanted: a person wants to see the picture of this id (int): double click, or Enter.
    """

    open_wanted = Signal(int)

    def __init__(self, model: ResultsModel) -> None:
        super().__init__()
        self._model = model
        self._kept: tuple[int | None, int] = (None, 0)
        self._delegate = _StateDelegate(self)
        self.setObjectName("results")
        self.setModel(model)
        self.setItemDelegateForColumn(Column.STATE, self._delegate)
        self.setFont(tabular(self.font()))
        self.setAccessibleName(self.tr("Results"))
        self._lay_out()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._find_again)
        self.doubleClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Names are searched in the field above."""

    def _lay_out(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(Column.PICTURE, QHeaderView.ResizeMode.Stretch)
        across.setHighlightSections(False)
        across.setSortIndicator(Column.PICTURE, Qt.SortOrder.AscendingOrder)
        for column, width in WIDTHS.items():
            across.resizeSection(column, width)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW)
        down.hide()
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)

    def _open(self, index: QModelIndex) -> None:
        picture = self._model.picture_at(index.row())
        if picture is not None:
            self.open_wanted.emit(picture.id)

    def _keep(self) -> None:
        picture = self._model.picture_at(self.currentIndex().row())
        self._kept = (None if picture is None else picture.id, self.verticalScrollBar().value())

    def _find_again(self) -> None:
        image, scroll = self._kept
        row = -1 if image is None else self._model.row_of(image)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row, Column.PICTURE))
        self.verticalScrollBar().setValue(scroll)


class _StateDelegate(QStyledItemDelegate):
    """Draws the list's mark before the word; a ring for what waits, a fuller one for what is being counted."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        standing = index.data(STANDING)
        if standing is None:
            return
        super().paint(painter, option, index)
        dressed = QStyleOptionViewItem(option)
        self.initStyleOption(dressed, index)
        part = QStyle.SubElement.SE_ItemViewItemDecoration
        middle = QRectF(option.widget.style().subElementRect(part, dressed, option.widget)).center()
        if standing in (Standing.WAITING, Standing.COUNTING):
            _paint_ring(painter, middle, standing == Standing.COUNTING)
        else:
            paint_mark(painter, Mark(standing), middle)

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Room for the mark, and the colour of a warning where there is one."""
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(round(SIZE), round(SIZE))
        if index.data(STANDING) in (Standing.FAILED, Standing.REPLACED):
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, theme().warning)


def _paint_ring(painter: QPainter, middle: QPointF, full: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setColor(theme().accent if full else theme().quiet)
    pen.setWidthF(1.5)
    painter.setPen(pen)
    painter.drawEllipse(middle, 4.5, 4.5)
    if full:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().accent)
        painter.drawEllipse(middle, 2.5, 2.5)
    painter.restore()
