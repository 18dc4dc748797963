"""The rows of the list of pictures."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from app.look.as_written import as_written
from app.pictures.filter import Columns, Mark, Wanted, arranged, mark_of
from app.pictures.thumbnails import Thumbnails
from app.sentences import in_words
from app.workspace import Workspace
from core.project import Picture, State

PATIENCE = 300
"""Milliseconds from a change of rows to sorting them again, so that a batch does not keep the list in motion."""

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row has besides Qt's own roles: its `Picture`, and its thumbnail as `Thumbnails.get` gives it."""

    PICTURE = Qt.ItemDataRole.UserRole
    THUMBNAIL = Qt.ItemDataRole.UserRole + 1


class PictureModel(QAbstractListModel):
    """The workspace's pictures, filtered and sorted. Keeps row numbers and nothing else of its own for each row.

    Rows follow the work: a picture that no longer fits the filter goes, except the one at hand, which stays in its
    place until another is.

    Signals:
        sorting: the rows of the same pictures are about to be others.
        sorted: they are.
        counted: the number of reviewed pictures or of rows may have changed.
    """

    sorting = Signal()
    sorted = Signal()
    counted = Signal()

    def __init__(self, workspace: Workspace, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._thumbnails = workspace, thumbnails
        self._wanted = Wanted()
        self._columns = Columns(())
        self._place_of: dict[int, int] = {}
        self._places = np.zeros(0, np.intp)  # of the rows
        self._row_of = np.zeros(0, np.intp)  # of the places, -1 where hidden
        self._settling = QTimer(self, singleShot=True, interval=PATIENCE)
        self._settling.timeout.connect(self._settle)
        workspace.opened.connect(self._renew)
        workspace.rows_changed.connect(self._update)
        workspace.shown.connect(self._settling.start)
        thumbnails.ready.connect(self._thumbnail_came)
        self._renew()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Rows of the list; they have none below them."""
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row has for a role; None for other roles."""
        picture = self.picture_at(index.row())
        if picture is None:
            return None
        if role == Role.PICTURE:
            return picture
        if role == Role.THUMBNAIL:
            path = self._workspace.path_of(picture.id)
            return path and self._thumbnails.get(picture.id, path)
        if role == Qt.ItemDataRole.DisplayRole:
            return picture.path.rpartition("/")[2]
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_written("\n".join(filter(None, (picture.path, self._trouble(picture)))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.described(picture)
        return None

    # Rows and pictures

    @property
    def wanted(self) -> Wanted:
        """Filter, search and order."""
        return self._wanted

    @property
    def reviewed(self) -> int:
        """How many of all listed pictures, hidden ones too, are reviewed."""
        return int(np.count_nonzero(self._columns.states == State.REVIEWED))

    @property
    def total(self) -> int:
        """How many pictures are listed, hidden ones too."""
        return len(self._columns)

    def picture_at(self, row: int) -> Picture | None:
        """The picture of a row."""
        return self._workspace.pictures.get(self.id_at(row)) if 0 <= row < len(self._places) else None

    def id_at(self, row: int) -> int:
        """The id of the picture of a row."""
        return int(self._columns.ids[self._places[row]])

    def row_of(self, image: int | None) -> int:
        """The row of a picture, -1 if it has none."""
        place = self._place_of.get(image) if image is not None else None
        return -1 if place is None else int(self._row_of[place])

    def described(self, picture: Picture) -> str:
        """A row in words, for those who hear it."""
        word = {
            Mark.NEW: self.tr("not counted"),
            Mark.COUNTED: self.tr("counted"),
            Mark.EDITED: self.tr("edited"),
            Mark.REVIEWED: self.tr("reviewed"),
            Mark.FAILED: self.tr("could not be counted"),
            Mark.REPLACED: self.tr("the file is another one than was counted"),
        }[mark_of(picture)]
        name = picture.path.rpartition("/")[2]
        return f"{name}, {word}" if picture.count is None else f"{name}, {picture.count:,}, {word}"

    def _trouble(self, picture: Picture) -> str | None:
        if picture.replaced:
            return self.tr("The file is another one than was counted.")
        return in_words(picture.error) if picture.error else None

    def arrange(self, wanted: Wanted) -> None:
        """Have another filter, search or order."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._sort(arranged(self._columns, wanted))

    def neighbour(self, image: int | None, by: int) -> int | None:
        """The id of the picture that many rows below one, or above; the first or last row at the ends. A picture that
        the filter hides counts from where it would stand. None in an empty list."""
        rows = self._around(image)
        if image is None or not len(rows):
            return int(self._columns.ids[rows[0]]) if len(rows) else None
        row = int(np.flatnonzero(rows == self._place_of[image])[0])
        place = rows[min(max(row + by, 0), len(rows) - 1)]
        return int(self._columns.ids[place])

    def next_unreviewed(self, image: int | None) -> int | None:
        """The id of the first picture that is not reviewed from the row below one on, going round; None if all are."""
        rows = self._around(image)
        if image is not None:
            row = int(np.flatnonzero(rows == self._place_of[image])[0])
            rows = np.roll(rows, -row - 1)[:-1]
        left = rows[self._columns.states[rows] != State.REVIEWED]
        return int(self._columns.ids[left[0]]) if len(left) else None

    # Inside

    def _around(self, image: int | None) -> NDArray[np.intp]:
        """The places of the rows, with that of a picture even if the filter hides it."""
        if image is None or self.row_of(image) >= 0:
            return self._places
        return arranged(self._columns, self._wanted, self._place_of[image])

    def _renew(self) -> None:
        self._settling.stop()
        self._thumbnails.clear()
        columns = Columns(self._workspace.pictures.values())
        self._lay(columns, arranged(columns, self._wanted))

    def _sort(self, places: NDArray[np.intp]) -> None:
        self.sorting.emit()
        self._lay(self._columns, places)
        self.sorted.emit()

    def _lay(self, columns: Columns, places: NDArray[np.intp]) -> None:
        self.beginResetModel()
        if columns is not self._columns:
            self._place_of = {image: place for place, image in enumerate(columns.ids.tolist())}
        self._columns, self._places = columns, places
        self._row_of = np.full(len(columns), -1, np.intp)
        self._row_of[places] = np.arange(len(places))
        self.endResetModel()
        self.counted.emit()

    def _update(self, images: Iterable[int]) -> None:
        """Rows have changed. Those of the picture at hand stay where they are."""
        current = self._workspace.picture
        for image in images:
            place = self._place_of[image]
            self._columns.put(place, self._workspace.pictures[image])
            self._tell(int(self._row_of[place]))
            if (current is None or image != current.id) and not self._settling.isActive():
                self._settling.start()
        self.counted.emit()

    def _settle(self) -> None:
        current = self._workspace.picture
        keep = self._place_of.get(current.id) if current is not None and self.row_of(current.id) >= 0 else None
        places = arranged(self._columns, self._wanted, keep)
        if not np.array_equal(places, self._places):
            self._sort(places)

    def _thumbnail_came(self, image: int) -> None:
        self._tell(self.row_of(image))

    def _tell(self, row: int) -> None:
        if row >= 0:
            index = self.index(row)
            self.dataChanged.emit(index, index)
