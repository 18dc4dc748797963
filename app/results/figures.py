"""What the table is sorted and filtered by: arrays with an entry for each picture, in the order of the folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from app.panels.run_facts import model_of
from app.pictures.filter import Columns, Mark, Show, Wanted, arranged
from core.counting.renewal import Intervals
from core.project import Picture, Project, Run


class Standing(IntEnum):
    """How a picture stands: what the list says of it, unless it is in the queue."""

    NEW = Mark.NEW
    COUNTED = Mark.COUNTED
    EDITED = Mark.EDITED
    REVIEWED = Mark.REVIEWED
    FAILED = Mark.FAILED
    REPLACED = Mark.REPLACED
    WAITING = 6
    COUNTING = 7


class Column(IntEnum):
    """The columns of the table."""

    PICTURE = 0
    COUNT = 1
    INTERVAL = 2
    SECONDS = 3
    STATE = 4
    MODEL = 5


@dataclass(frozen=True)
class View:
    """What a person wants to see.

    Attributes:
        show: as in the list, or "queued" for what waits or is being counted.
        text: words that must all stand in the name.
        column: to sort by; an interval sorts by its width.
        descending: the other way round; what has no figure comes last both ways.
    """

    show: Show | Literal["queued"] = "all"
    text: str = ""
    column: Column = Column.PICTURE
    descending: bool = False

    @property
    def stays(self) -> bool:
        """Whether rows keep their places whatever is counted."""
        return self.show == "all" and self.column == Column.PICTURE


class Runs:
    """What is known of the runs behind the dots of N pictures.

    Attributes:
        low: (N,) lower ends of the intervals, NaN where there is none; `high` likewise.
        seconds: (N,) that the runs took, NaN where there is none.
        numbers: (N,) of the runs in the project, -1 for none, -2 where not yet read.
        models: (N,) places in `names`, -1 for none.
        names: of models.
    """

    def __init__(self, n: int) -> None:
        self.low, self.high, self.seconds = (np.full(n, np.nan) for _ in range(3))
        self.numbers, self.models = np.full(n, -2, np.int64), np.full(n, -1, np.int64)
        self.names: list[str] = []

    def put(self, place: int, number: int | None, run: Run | None) -> None:
        """Take in the run behind a picture's dots; None if it has none."""
        self.numbers[place] = -1 if number is None else number
        known = run is not None and run.low is not None and run.high is not None
        self.low[place], self.high[place] = (run.low, run.high) if run is not None and known else (np.nan, np.nan)
        self.seconds[place] = np.nan if run is None else run.seconds
        self.models[place] = -1 if run is None else self._model(model_of(run))

    def take(self, other: Runs) -> None:
        """Take in what was read aside, where no later run is known."""
        unread = (self.numbers == -2) | (self.numbers == other.numbers)
        for mine, theirs in ((self.low, other.low), (self.high, other.high), (self.seconds, other.seconds)):
            mine[unread] = theirs[unread]
        here = np.array([self._model(name) for name in other.names] + [-1], np.int64)  # the place -1 is the last
        self.models[unread] = here[other.models[unread]]
        self.numbers[unread] = other.numbers[unread]

    def model(self, place: int) -> str:
        """Name of the model that a picture was counted with; empty for none."""
        return self.names[self.models[place]] if self.models[place] >= 0 else ""

    def _model(self, name: str) -> int:
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name)


PORTION = 1000
"""Pictures whose runs are read at a time, so that an edit need not wait for all of them."""


def read_runs(project: Project, pictures: Sequence[Picture]) -> Runs:
    """The runs behind the dots of these pictures, with the intervals that follow from what is reviewed by now.

    Raises:
        DotoriError: the project cannot be read.
    """
    made, intervals = Runs(len(pictures)), Intervals(project)
    for first in range(0, len(pictures), PORTION):
        portion = pictures[first : first + PORTION]
        known = project.runs([picture.id for picture in portion])
        for place, picture in enumerate(portion, first):
            run = known.get(picture.run) if picture.run is not None else None
            made.put(place, picture.run, intervals.renewed(picture, run))
    return made


class Figures:
    """The columns of the table.

    Attributes:
        pictures: what the list has too.
        runs: what their runs say.
        queue: (N,) 0, or the `Standing` of those in the queue.
    """

    def __init__(self, pictures: Sequence[Picture]) -> None:
        self.pictures = Columns(pictures)
        self.runs = Runs(len(pictures))
        self.queue = np.zeros(len(pictures), np.uint8)

    @property
    def counts(self) -> NDArray[np.int64]:
        """(N,) heads, -1 where there is no count, or only that of a file that was replaced."""
        return np.where(self.pictures.marks == Mark.REPLACED, -1, self.pictures.counts)

    def standing(self, place: int) -> Standing:
        """How a picture stands."""
        return Standing(int(self.queue[place] or self.pictures.marks[place]))

    def places(self, view: View) -> NDArray[np.intp]:
        """The places of the pictures to show, in their order."""
        queued = view.show == "queued"
        show: Show = "all" if view.show == "queued" else view.show
        places = arranged(self.pictures, Wanted(show, view.text))
        if queued:
            places = places[self.queue[places] > 0]
        keys = self._keys(view.column)[places]
        return places[np.argsort(-keys if view.descending else keys, kind="stable")]

    def _keys(self, column: Column) -> NDArray[np.float64]:
        """(N,) numbers to sort by; NaN comes last."""
        if column == Column.COUNT:
            return np.where(self.counts < 0, np.nan, self.counts)
        if column == Column.INTERVAL:
            return self.runs.high - self.runs.low
        if column == Column.SECONDS:
            return self.runs.seconds
        if column == Column.STATE:
            return np.where(self.queue > 0, self.queue, self.pictures.marks).astype(np.float64)
        if column == Column.MODEL:
            ranks = np.array([*np.argsort(np.argsort(self.runs.names)), np.nan], np.float64)
            return ranks[self.runs.models]
        return np.arange(len(self.queue), dtype=np.float64)
