"""What all rows say together, gathered row by row: a few bytes for each, whole rows only where the page shows them."""

from __future__ import annotations

import heapq
from array import array
from collections import Counter
from datetime import datetime

from core.project import RunKey, State
from core.results.rows import Row

MOST_ROWS = 2000
"""Pictures that the page lists; a table of all is what CSV is for."""

MOST_FAILURES = 200
"""Failures that it lists."""

MOST_DOUBTS = 12
"""Least certain pictures that it shows."""

FEW = 10
"""Heads. Doubt is relative to no fewer, so that a picture of two heads, or three, does not lead the list."""

EPOCH = datetime(1970, 1, 1)


class Summary:
    """Totals and lists of rows.

    Attributes:
        pictures: how many rows.
        counts: of the pictures that have one.
        states: how many pictures are in each state.
        failed: pictures with a failed last attempt, an earlier count notwithstanding; none that are gone.
        seconds: that the model took for them all.
        first: the first rows, at most `MOST_ROWS`.
        failures: the first rows with a failure, at most `MOST_FAILURES`.
        recipes: how many pictures were counted with what.
        clock: seconds since 1970 by the cameras' clocks, and the count, of every picture with a date and a count.
        film: seconds into a film, and the count, likewise.
    """

    def __init__(self) -> None:
        self.pictures = self.failed = 0
        self.seconds = 0.0
        self.counts = array("q")
        self.states: Counter[str] = Counter()
        self.first: list[Row] = []
        self.failures: list[Row] = []
        self.recipes: Counter[RunKey] = Counter()
        self.clock, self.film = (array("d"), array("q")), (array("d"), array("q"))
        self._doubts: list[tuple[float, int, Row]] = []

    def add(self, row: Row) -> None:
        """Take one row in."""
        self.pictures += 1
        self.states[row.state] += 1
        if len(self.first) < MOST_ROWS:
            self.first.append(row)
        if row.gone:
            return
        if row.picture.error:
            self.failed += 1
            if len(self.failures) < MOST_FAILURES:
                self.failures.append(row)
        if row.run is not None:
            self.seconds += row.run.seconds
            if row.run.error is None:
                self.recipes[row.run.key] += 1
        if row.count is not None:
            self.counts.append(row.count)
            self._note_time(row, row.count)
        doubt = doubt_of(row)
        if doubt:
            entry = (doubt, -self.pictures, row)  # of two that are equal, the first
            (heapq.heappush if len(self._doubts) < MOST_DOUBTS else heapq.heappushpop)(self._doubts, entry)

    @property
    def people(self) -> int:
        """All counts together."""
        return sum(self.counts)

    @property
    def doubts(self) -> list[tuple[float, Row]]:
        """The least certain pictures with their doubt, the worst first."""
        return [(doubt, row) for doubt, _, row in sorted(self._doubts, reverse=True)]

    def _note_time(self, row: Row, count: int) -> None:
        if row.time is None:
            return
        dated = isinstance(row.time, datetime)
        seconds = (row.time - EPOCH if isinstance(row.time, datetime) else row.time).total_seconds()
        times, counts = self.clock if dated else self.film
        times.append(seconds)
        counts.append(count)


def doubt_of(row: Row) -> float | None:
    """How uncertain the model's count is: the width of its interval relative to the count or, where there is no
    interval, how far it and T's own count lie apart, relative to the larger. None where a person has reviewed the
    picture, or nothing is known."""
    run = row.run
    if run is None or run.count is None or row.picture.state == State.REVIEWED:
        return None
    if run.low is not None and run.high is not None:
        return (run.high - run.low) / max(run.count, FEW)
    if run.density_count is None:
        return None
    return abs(run.count - run.density_count) / max(run.count, run.density_count, FEW)
