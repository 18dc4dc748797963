"""The pictures of a project as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from natsort import natsorted

from core.counting.renewal import Intervals
from core.handover.absence import absence
from core.handover.progress import Tell, silent
from core.project import Picture, Project, Run, State
from core.results.times import Moment, as_text, time_of

COLUMNS = (
    "image",
    "count",
    "model_count",
    "low",
    "high",
    "integral",
    "density_count",
    "seconds",
    "state",
    "model",
    "error",
    "time",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A picture and what came out of it.

    Attributes:
        picture: as the project has it.
        run: the one that its dots come from; of a picture that has none, the last attempt.
        time: when it was taken, or how far into a film, where that is known.
        gone: there is no such file in the folder any more.
    """

    picture: Picture
    run: Run | None
    time: Moment | None
    gone: bool = False

    @property
    def count(self) -> int | None:
        """Its heads, as they stand now: the model's dots with all corrections. None where the file is gone or is not
        the one that was worked on, so that a picture that was renamed is counted once."""
        return None if self.gone or self.picture.replaced else self.picture.count

    @property
    def state(self) -> str:
        """How far the work is: new, counted, edited or reviewed; failed where no attempt has succeeded, replaced where
        the file is not the one that was worked on, gone where there is none."""
        if self.gone:
            return "gone"
        if self.picture.replaced:
            return "replaced"
        if self.picture.error and self.picture.state == State.NEW:
            return "failed"
        return self.picture.state.name.lower()

    def cells(self) -> dict[str, Any]:
        """The values by `COLUMNS`, None where there is none.

        model_count, low, high, integral, density_count (T's own count) and seconds are the model's, whatever was
        corrected since, and stay with a picture that is gone. What was reviewed since has taught low and high.
        """
        run = self.run
        return {
            "image": self.picture.path,
            "count": self.count,
            "model_count": run and run.count,
            "low": run and _rounded(run.low),
            "high": run and _rounded(run.high),
            "integral": run and _rounded(run.integral),
            "density_count": run and _rounded(run.density_count),
            "seconds": run and _rounded(run.seconds, 3),
            "state": self.state,
            "model": run and run.key.model,
            "error": self.picture.error,
            "time": None if self.time is None else as_text(self.time),
        }


def rows(project: Project, tell: Tell = silent) -> Iterator[Row]:
    """A row for every picture of a project, in natural order of their paths.

    Args:
        project: may be open for reading only.
        tell: is told how far it is.

    Raises:
        DotoriError: the project cannot be read, or leads out of its folder.
    """
    pictures = natsorted(project.images(), key=lambda picture: picture.path)
    intervals, is_gone = Intervals(project), absence(project)
    for done, picture in enumerate(pictures):
        tell(done, len(pictures))
        run = intervals.renewed(picture, _run_of(project, picture))
        yield Row(picture, run, time_of(project.location(picture)), is_gone(picture))
    tell(len(pictures), len(pictures))


def _run_of(project: Project, picture: Picture) -> Run | None:
    if picture.replaced:
        return None
    runs = project.runs(picture.id)
    if picture.run is not None:
        return runs.get(picture.run)
    return next(reversed(runs.values()), None)


def _rounded(value: float | None, digits: int = 2) -> float | None:
    return None if value is None else round(value, digits)
