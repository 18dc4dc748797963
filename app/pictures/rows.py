"""The view of the list of pictures."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from app.look.theme import theme_signals
from app.pictures.delegate import HEIGHT, PictureDelegate
from app.pictures.model import PictureModel


class PictureRows(QTableView):
    """A table of one column. A list view asks the model about every row before it shows the first, which takes a
    fifth of a second for 100,000; and one that does so in batches loses its place meanwhile."""

    def __init__(self, model: PictureModel) -> None:
        super().__init__()
        self._delegate = PictureDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(HEIGHT)
        across.hide()
        down.hide()
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setMinimumSize(160, HEIGHT)
        theme_signals.changed.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The picture at hand stays in sight where it was, when something below takes some of the height."""
        current = self.currentIndex()
        row = self.visualRect(current)
        before = event.oldSize().height()
        was_seen = current.isValid() and row.top() >= 0 and row.bottom() < before
        super().resizeEvent(event)
        if was_seen:
            self.scrollTo(current)

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and last row, as in a list."""
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self.model().index(0, 0)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self.model().index(self.model().rowCount() - 1, 0)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters are shortcuts of the window, and names are searched in the field above."""
