"""Which pictures the list shows, and in which order.

Columns and index arrays instead of a proxy model: a proxy asks Python twice for each of 100,000 rows, and two million
times to sort them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.project import Picture, State

Show = Literal["all", "new", "counted", "edited", "reviewed", "failed"]
Sort = Literal["name", "count", "state"]

_STATES = {"new": State.NEW, "counted": State.COUNTED, "edited": State.EDITED, "reviewed": State.REVIEWED}


class Mark(IntEnum):
    """What a row of the list says of its picture: its state, unless something is wrong."""

    NEW = State.NEW
    COUNTED = State.COUNTED
    EDITED = State.EDITED
    REVIEWED = State.REVIEWED
    FAILED = 4
    REPLACED = 5


def mark_of(picture: Picture) -> Mark:
    """What its row says of a picture."""
    if picture.replaced:
        return Mark.REPLACED
    return Mark.FAILED if picture.error is not None else Mark(picture.state)


@dataclass(frozen=True)
class Wanted:
    """What a person wants to see.

    Attributes:
        show: "all", or only those not counted ("new"), those in a state, or those whose last count failed.
        text: words that must all stand in the name, in small or capital letters.
        sort: "name" is the natural order of the folder; equal counts and states stay in it.
        descending: the other way round; what has no count comes last both ways.
    """

    show: Show = "all"
    text: str = ""
    sort: Sort = "name"
    descending: bool = False

    @property
    def order(self) -> str:
        """Order and direction in one word: "count", or "-count" for descending."""
        return f"-{self.sort}" if self.descending else self.sort


class Columns:
    """What is filtered and sorted by, an entry for each listed picture in the order of the folder.

    Attributes:
        ids: (N,) ids of the pictures.
        states: (N,) their `State`.
        marks: (N,) their `Mark`.
        counts: (N,) heads, -1 where there is no count.
        failed: (N,) whether the last count failed.
    """

    def __init__(self, pictures: Iterable[Picture]) -> None:
        self._pictures = tuple(pictures)
        n = len(self._pictures)
        self.ids = np.fromiter((picture.id for picture in self._pictures), np.int64, n)
        self.states = np.fromiter((picture.state for picture in self._pictures), np.uint8, n)
        self.counts = np.fromiter((_count(picture) for picture in self._pictures), np.int64, n)
        self.failed = np.fromiter((picture.error is not None for picture in self._pictures), bool, n)
        replaced = np.fromiter((picture.replaced for picture in self._pictures), bool, n)
        self.marks = np.select([replaced, self.failed], [Mark.REPLACED, Mark.FAILED], self.states)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def names(self) -> list[str]:
        """What is searched in, made when it is first asked for; the names of pictures do not change."""
        return [_folded(picture.path) for picture in self._pictures]

    def put(self, place: int, picture: Picture) -> None:
        """Take in what has changed of a picture."""
        self.states[place], self.marks[place] = picture.state, mark_of(picture)
        self.counts[place], self.failed[place] = _count(picture), picture.error is not None


def arranged(columns: Columns, wanted: Wanted, keep: int | None = None) -> NDArray[np.intp]:
    """The places in the columns of the pictures to show, in their order.

    Args:
        columns: of all pictures.
        wanted: filter, search and order.
        keep: a place that is shown even if it does not fit the filter: of the picture at hand, which should not vanish
            from the list under a person's hands.
    """
    fits = _shown(columns, wanted.show)
    for word in _folded(wanted.text).split():
        fits &= np.fromiter((word in name for name in columns.names), bool, len(columns))
    if keep is not None:
        fits[keep] = True
    places = np.flatnonzero(fits)
    if wanted.sort == "name":
        return places[::-1] if wanted.descending else places
    keys = (columns.counts if wanted.sort == "count" else columns.marks)[places].astype(np.int64)
    key = np.where(keys < 0, np.iinfo(np.int64).max, -keys if wanted.descending else keys)
    return places[np.argsort(key, kind="stable")]


def _shown(columns: Columns, show: Show) -> NDArray[np.bool_]:
    if show == "all":
        return np.ones(len(columns), bool)
    return columns.failed.copy() if show == "failed" else columns.states == _STATES[show]


def _count(picture: Picture) -> int:
    return -1 if picture.count is None else picture.count


def _folded(text: str) -> str:
    """A name as it is searched in. macOS keeps Korean names in pieces (NFD), keyboards write them whole (NFC)."""
    return unicodedata.normalize("NFC", text).casefold()
