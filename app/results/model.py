"""The rows of the table of results."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from app.counting.recipe import Place
from app.look.as_written import as_written
from app.panels.fields import number
from app.results.aside import Aside
from app.results.figures import Column, Figures, Standing, View, read_runs
from app.sentences import in_words
from app.workspace import Workspace
from core.errors import DotoriError
from core.project import Picture, State

PATIENCE = 300
"""Milliseconds from a change of rows to sorting them again, so that a count does not keep the table in motion."""

REST = 10
"""So many times as long as the runs of all pictures take to read, intervals wait after a review for the next one: of a
hundred thousand pictures that is a minute or two, of some hundred none."""

MANY = 50
"""Of more changed rows, all are drawn again."""

STANDING = Qt.ItemDataRole.UserRole
"""The role of a row's `Standing`."""

Index = QModelIndex | QPersistentModelIndex

_QUEUE = {None: 0, "waiting": int(Standing.WAITING), "counting": int(Standing.COUNTING)}


class Totals(NamedTuple):
    """What all pictures come to: heads, pictures that have a count, all pictures, and those whose last count failed."""

    people: int
    counted: int
    pictures: int
    failed: int


class ResultsModel(QAbstractTableModel):
    """The workspace's pictures with what came out of them. Keeps arrays and nothing else for each row; the runs are
    read aside when a folder is opened, and one by one as pictures are counted.

    Args:
        workspace: whose pictures.
        place: says where in the queue a picture is.
        parent: of this object.

    Signals:
        changed: figures or rows have changed.
        reviewed: what is reviewed has changed, and has not for a while; `read_runs` would find other intervals.
        trouble: runs could not be read, and the sentence says why.
    """

    changed = Signal()
    reviewed = Signal()
    trouble = Signal(str)

    def __init__(
        self, workspace: Workspace, place: Callable[[int], Place | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._place = workspace, place
        self._view = View()
        self._aside = Aside(self)
        self._settling = QTimer(self, singleShot=True, interval=PATIENCE)
        self._settling.timeout.connect(self._settle)
        self._resting = QTimer(self, singleShot=True, interval=PATIENCE)
        self._resting.timeout.connect(self._rested)
        self._began = 0.0  # to read the runs
        self._words, self._headings = self._standing_words(), self._column_words()
        workspace.opened.connect(self.renew)
        workspace.rows_changed.connect(self._update)
        self.renew()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Rows of the table; they have none below them."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Columns of the table."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The name of a column, and what it means."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        name, meaning = self._headings[Column(section)]
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        return meaning if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell has for a role; None for other roles."""
        picture = self.picture_at(index.row())
        if picture is None:
            return None
        place, column = int(self._rows[index.row()]), Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(place, column, picture)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            hint = self._hint(column, picture)
            return as_written(hint) if hint else hint
        return self._figures.standing(place) if role == STANDING else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; the header asks for it."""
        view = View(self._view.show, self._view.text, Column(column), order == Qt.SortOrder.DescendingOrder)
        self.arrange(view)

    # Rows and pictures

    @property
    def view(self) -> View:
        """Filter, search and order."""
        return self._view

    @property
    def totals(self) -> Totals:
        """Of all pictures, hidden ones too."""
        columns, counts = self._figures.pictures, self._figures.counts
        known = counts[counts >= 0]
        return Totals(int(known.sum()), len(known), len(columns), int(columns.failed.sum()))

    def picture_at(self, row: int) -> Picture | None:
        """The picture of a row."""
        if not 0 <= row < len(self._rows):
            return None
        return self._workspace.pictures.get(int(self._figures.pictures.ids[self._rows[row]]))

    def row_of(self, image: int) -> int:
        """The row of a picture, -1 if it has none."""
        place = self._place_of.get(image)
        return -1 if place is None else int(self._row_of[place])

    def arrange(self, view: View) -> None:
        """Have another filter, search or order."""
        if view != self._view:
            self._view = view
            self._lay(self._figures.places(view))

    def renew(self) -> None:
        """Another folder is open."""
        self._settling.stop()
        self._resting.stop()
        pictures = list(self._workspace.pictures.values())
        self._aside.end()
        self.beginResetModel()
        self._figures = Figures(pictures)
        self._place_of = {picture.id: place for place, picture in enumerate(pictures)}
        self._queue(self._place_of)
        self._number(self._figures.places(self._view))
        self.endResetModel()
        self.changed.emit()
        self.read_runs()

    def read_runs(self) -> None:
        """Read aside what the runs say; their intervals change as pictures are reviewed."""
        project, pictures = self._workspace.project, list(self._workspace.pictures.values())
        if project is not None and pictures:
            self._began = time.monotonic()
            self._aside.begin(
                lambda: read_runs(project, pictures),
                self._take_runs,
                lambda error: self.trouble.emit(in_words(error)),
            )

    def follow_queue(self, images: Iterable[int]) -> None:
        """These pictures have come to another place in the queue."""
        places = self._queue(images)
        if len(places) > MANY:
            self._tell_all()
        else:
            for place in places:
                self._tell(int(self._row_of[place]))
        self._soon()

    def close(self) -> None:
        """Wait for what is being read."""
        self._settling.stop()
        self._resting.stop()
        self._aside.end()

    # Inside

    def _queue(self, images: Iterable[int]) -> list[int]:
        """Ask where in the queue pictures are; returns their places in the columns."""
        places = [self._place_of[image] for image in images if image in self._place_of]
        ids = self._figures.pictures.ids
        self._figures.queue[places] = [_QUEUE[self._place(int(ids[place]))] for place in places]
        return places

    def _update(self, images: Iterable[int]) -> None:
        for image in images:
            place, picture = self._place_of[image], self._workspace.pictures[image]
            if State.REVIEWED in (self._figures.pictures.states[place], picture.state):
                self._resting.start()
            self._figures.pictures.put(place, picture)
            if self._figures.runs.numbers[place] != (-1 if picture.run is None else picture.run):
                self._read_run(place, picture)
            self._tell(int(self._row_of[place]))
        self._soon()

    def _read_run(self, place: int, picture: Picture) -> None:
        project = self._workspace.project
        try:
            runs = project.runs(picture.id) if project is not None and picture.run is not None else {}
        except DotoriError as error:
            self.trouble.emit(in_words(error))
            return
        run = runs.get(picture.run) if picture.run is not None else None
        self._figures.runs.put(place, picture.run, run)

    def _rested(self) -> None:
        if self._aside.busy:
            self._resting.start()
        else:
            self.reviewed.emit()

    def _take_runs(self, runs: Any) -> None:
        self._figures.runs.take(runs)
        self._resting.setInterval(max(PATIENCE, round(REST * 1000 * (time.monotonic() - self._began))))
        self._tell_all()
        self._soon()

    def _soon(self) -> None:
        if not self._view.stays and not self._settling.isActive():
            self._settling.start()
        self.changed.emit()

    def _settle(self) -> None:
        rows = self._figures.places(self._view)
        if not np.array_equal(rows, self._rows):
            self._lay(rows)

    def _lay(self, rows: NDArray[np.intp]) -> None:
        self.beginResetModel()
        self._number(rows)
        self.endResetModel()
        self.changed.emit()

    def _number(self, rows: NDArray[np.intp]) -> None:
        """Have these places in the columns as rows."""
        self._rows = rows
        self._row_of = np.full(len(self._figures.queue), -1, np.intp)
        self._row_of[rows] = np.arange(len(rows))

    def _tell_all(self) -> None:
        if len(self._rows):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    # Words

    def _text(self, place: int, column: Column, picture: Picture) -> str:
        runs = self._figures.runs
        if column == Column.PICTURE:
            return picture.path
        if column == Column.COUNT:
            return "" if picture.count is None or picture.replaced else number(picture.count)
        if column == Column.INTERVAL:
            low, high = runs.low[place], runs.high[place]
            return "" if np.isnan(low) else f"{number(low)}\N{EN DASH}{number(high)}"
        if column == Column.SECONDS:
            return "" if np.isnan(runs.seconds[place]) else f"{runs.seconds[place]:,.1f}"
        return self._words[self._figures.standing(place)] if column == Column.STATE else runs.model(place)

    def _hint(self, column: Column, picture: Picture) -> str | None:
        if column == Column.PICTURE:
            return picture.path
        if column == Column.STATE:
            if picture.replaced:
                return self.tr("The file is another one than was counted.")
            return in_words(picture.error) if picture.error else None
        return None

    def _column_words(self) -> dict[Column, tuple[str, str]]:
        return {
            Column.PICTURE: (self.tr("Picture"), self.tr("Where it is in the folder")),
            Column.COUNT: (self.tr("Count"), self.tr("Heads, with all corrections")),
            Column.INTERVAL: (
                self.tr("Interval"),
                self.tr("What the model said, whatever was corrected since; sorted by how wide it is"),
            ),
            Column.SECONDS: (self.tr("Seconds"), self.tr("How long the model took")),
            Column.STATE: (self.tr("State"), self.tr("How far the work on it is")),
            Column.MODEL: (self.tr("Model"), self.tr("The model that counted it")),
        }

    def _standing_words(self) -> dict[Standing, str]:
        return {
            Standing.NEW: self.tr("not counted"),
            Standing.COUNTED: self.tr("counted"),
            Standing.EDITED: self.tr("edited"),
            Standing.REVIEWED: self.tr("reviewed"),
            Standing.FAILED: self.tr("failed"),
            Standing.REPLACED: self.tr("replaced"),
            Standing.WAITING: self.tr("waiting"),
            Standing.COUNTING: self.tr("counting"),
        }


def _alignment(column: Column) -> Qt.AlignmentFlag:
    figures = (Column.COUNT, Column.INTERVAL, Column.SECONDS)
    side = Qt.AlignmentFlag.AlignRight if column in figures else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
