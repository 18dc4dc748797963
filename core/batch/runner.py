"""The batch: decode ahead, count, write behind."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

from core.batch.suspects import NOTED, Suspects
from core.errors import DotoriError
from core.locations import Location, status_of
from core.memory import is_out_of_memory
from core.project import Picture, Prediction, Project, Run, RunKey, State

DECODERS = 2
"""Threads that decode pictures while the model counts."""

AHEAD = 3
"""Pictures that are decoded, or being decoded, before the model wants them; more where it wants more at a time."""

UNWRITTEN = 4
"""Results that may wait to be written."""

IN_A_ROW = 5
"""Unforeseen errors at so many pictures one after the other are not the pictures' fault."""

_PATIENCE = 0.05
"""Share of a count's own time that its event is waited for, so that it does not come one picture late."""

Loaded = TypeVar("Loaded")

Outcome = tuple[Run, Prediction] | DotoriError
"""What was found on a picture, or why nothing was."""

Found = tuple[Picture, Outcome, float]
"""A picture, its outcome, and the seconds that it took."""


class UnforeseenError(DotoriError):
    """What the model has no sentence for."""


class VanishedError(DotoriError):
    """The folder or its project is not there any more, or not now."""


class Counting(Protocol[Loaded]):
    """What a batch counts with.

    Attributes:
        key: what its results are recognised by.
    """

    @property
    def key(self) -> RunKey: ...  # noqa: D102 - see above

    def load(self, path: Location) -> Loaded:
        """What `count` wants of a picture. Called on several threads at once.

        Raises:
            DotoriError: the picture cannot be read.
        """

    def count(self, loaded: Loaded) -> tuple[Run, Prediction]:
        """Count one picture. Called on the thread that runs the batch, one picture after the other."""


@runtime_checkable
class CountingTogether(Counting[Loaded], Protocol[Loaded]):
    """A `Counting` that may count several pictures at a time.

    Attributes:
        together: how many, at most; with 1 it is asked to `count`.
    """

    together: int

    def count_together(self, loaded: Sequence[Loaded]) -> Sequence[tuple[Run, Prediction] | Exception]:
        """What was found on each picture, or why nothing was. Called as `count` is."""


@dataclass(frozen=True)
class Counted:
    """A picture was counted, and is in the project.

    Attributes:
        picture: as it now is.
        run: the count.
    """

    picture: Picture
    run: Run


@dataclass(frozen=True)
class Failed:
    """A picture could not be counted.

    Attributes:
        picture: as it was.
        error: the reason.
        kept: whether the project has it as a failed run; see `Batch.gone`.
    """

    picture: Picture
    error: DotoriError
    kept: bool = True


@dataclass(frozen=True)
class Left:
    """A person worked on the picture while it was counted; the person's dots stand."""

    picture: Picture


Event = Counted | Failed | Left


class Batch(Generic[Loaded]):
    """Counts pictures of a project with one model and settings.

    The figures are true at any moment, also after an interrupt: they change right after each commit.

    Args:
        project: open for writing.
        counting: the model.

    Attributes:
        entered: ids of the pictures that were entered.
        counted: pictures counted so far, each as often as it was.
        done: ids of these pictures.
        people: heads on them.
        gone: name and reason of those that failed because their files are not what was entered; they are no failed
            runs of the project, for that is no failure of the file that comes instead.
    """

    def __init__(self, project: Project, counting: Counting[Loaded]) -> None:
        self.project, self.counting = project, counting
        self.entered: set[int] = set()
        self.done: set[int] = set()
        self.counted = self.people = 0
        self.gone: list[tuple[str, DotoriError]] = []
        self._unwritten: deque[Future[Event]] = deque()

    def enter(self, names: Sequence[str | Path], retry: bool = False) -> list[Picture]:
        """Enter pictures in the project.

        Args:
            names: of the pictures' files.
            retry: whether those are wanted too that failed with this model and these settings before.

        Returns:
            Those that are still to be counted: neither done with this model and these settings, nor edited or reviewed
            by a person.

        Raises:
            DotoriError: a picture is not in the folder, or the project cannot be written to.
        """
        pictures = self.project.sync(names)
        self.entered.update(picture.id for picture in pictures)
        self.project.listed = self.entered  # what a person has undone on others stays to be redone
        return self.project.pending(self.counting.key, pictures, failed=retry)

    def run(self, pictures: Iterable[Picture]) -> Generator[Event, None, None]:
        """Count pictures. An event comes when its picture is on the disk; closing the iterator ends the batch, and what
        is counted by then is written.

        Raises:
            VanishedError: the folder or its project is not there any more.
            DotoriError: nothing more can be counted: the project cannot be written to, or the model fails at every
                picture.
        """
        return self.write(self._outcomes(pictures))

    def write(self, outcomes: Generator[list[Found], None, None]) -> Generator[Event, None, None]:
        """Write what was found, by whomever, on some pictures at a time. See `run`."""
        unwritten = self._unwritten = deque()
        in_a_row: list[UnforeseenError] = []
        with self.missing_its_project(), ThreadPoolExecutor(1, "write") as writer, closing(outcomes):
            for some in outcomes:
                unwritten.extend(writer.submit(self._record, *found) for found in some)
                wait([unwritten[-1]], timeout=_PATIENCE * sum(seconds for *_, seconds in some))
                while unwritten and (len(unwritten) > UNWRITTEN or unwritten[0].done()):
                    yield unwritten.popleft().result()
                for _, outcome, _ in some:
                    in_a_row = [*in_a_row, outcome] if isinstance(outcome, UnforeseenError) else []
                if len(in_a_row) >= IN_A_ROW:
                    break
            while unwritten:
                yield unwritten.popleft().result()
        if len(in_a_row) >= IN_A_ROW:
            raise DotoriError(
                "stopped counting: {number} pictures in a row failed for no known reason ({reason}); what was counted "
                "is kept, start Dotori again and count with --retry, or report it",
                number=len(in_a_row),
                reason=in_a_row[-1].sentence.values["reason"],
            )

    @contextmanager
    def missing_its_project(self) -> Iterator[None]:
        """Whatever goes wrong inside once the project is not there any more goes wrong for that.

        Raises:
            VanishedError: in the place of another error.
        """
        try:
            yield
        except DotoriError as error:
            if status_of(self.project.path) is not None:
                raise
            raise vanished(self.project.source) from error

    def _outcomes(self, pictures: Iterable[Picture]) -> Generator[list[Found], None, None]:
        suspects = Suspects(self.project, self.counting.key)
        try:
            for group in suspects.groups(pictures):
                wait(self._unwritten)  # should this group end the process, it costs no other picture
                with closing(self._loaded(group, suspects)) as all_loaded:
                    for some in all_loaded:
                        yield self._counted(some, suspects)
        finally:
            suspects.end()

    def _loaded(
        self, pictures: Sequence[Picture], suspects: Suspects
    ) -> Generator[list[tuple[Picture, Loaded | DotoriError]], None, None]:
        """The pictures in their order, as many as are counted together, each decoded, or with the reason why it could
        not be."""
        ahead: deque[tuple[Picture, Future[Loaded | DotoriError]]] = deque()
        size = together(self.counting)
        with ThreadPoolExecutor(DECODERS, "decode") as decoders:
            try:
                for place, picture in enumerate(pictures):
                    if place % NOTED == 0:
                        suspects.hold([*(waiting for waiting, _ in ahead), *pictures[place : place + NOTED]])
                    ahead.append((picture, decoders.submit(self._load, picture, suspects)))
                    if len(ahead) == size + max(size, AHEAD):
                        yield _first(ahead, size)
                while ahead:
                    yield _first(ahead, size)
            finally:
                decoders.shutdown(wait=False, cancel_futures=True)

    def _load(self, picture: Picture, suspects: Suspects) -> Loaded | DotoriError:
        path = self.project.location(picture)
        if status_of(path) is not None and not self.project.is_current(picture.id):
            self.project.sync([path])  # replaced since the folder was listed
        return suspects.failure(picture) or load_picture(self.counting, path)

    def _counted(self, some: Sequence[tuple[Picture, Loaded | DotoriError]], suspects: Suspects) -> list[Found]:
        began = time.perf_counter()
        outcomes = count_loaded(self.counting, [(self.project.location(picture), loaded) for picture, loaded in some])
        seconds = (time.perf_counter() - began) / len(some)
        for picture, _ in some:
            suspects.acquit(picture)
        return [(picture, outcome, seconds) for (picture, _), outcome in zip(some, outcomes, strict=True)]

    def _record(self, picture: Picture, outcome: Outcome, seconds: float) -> Event:
        """Write one outcome, on the writing thread."""
        project = self.project
        path = project.location(picture)
        if not os.path.isdir(project.folder) or status_of(project.path) is None:  # noqa: PTH112 - never raises
            raise vanished(project.source)
        if not project.is_current(picture.id):
            return self._gone(picture, path)
        if project.image(picture.id).state > max(picture.state, State.COUNTED):
            return Left(picture)
        if isinstance(outcome, DotoriError):
            project.record_run(picture.id, Run(self.counting.key, seconds, error=outcome.sentence, at=time.time()))
            return Failed(picture, outcome)
        run, found = outcome
        project.record_run(picture.id, run, found)
        self.done.add(picture.id)
        self.counted += 1
        self.people += run.count or 0
        return Counted(project.image(picture.id), run)

    def _gone(self, picture: Picture, path: Location) -> Failed:
        if status_of(path) is not None:
            error = DotoriError("{path} was replaced while it was counted; count the folder again", path=path)
        else:
            error = DotoriError("{path} is gone; nothing to do if that was meant", path=path)
        self.gone.append((picture.path, error))
        return Failed(picture, error, kept=False)


def load_picture(counting: Counting[Any], path: Location) -> Any:
    """What `count_loaded` wants of a picture; the reason if it cannot be had, whatever it is."""
    try:
        return counting.load(path)
    except Exception as error:
        return _reason(path, error)


def together(counting: Counting[Any]) -> int:
    """How many pictures it counts at a time."""
    return counting.together if isinstance(counting, CountingTogether) else 1


def count_loaded(counting: Counting[Loaded], some: Sequence[tuple[Location, Loaded | DotoriError]]) -> list[Outcome]:
    """Count pictures, no more than it counts together; the reasons where that fails, whatever they are: the next
    picture may be fine."""
    sound = [loaded for _, loaded in some if not isinstance(loaded, DotoriError)]
    found = iter(_found(counting, sound))
    return [loaded if isinstance(loaded, DotoriError) else _outcome(path, next(found)) for path, loaded in some]


def _found(counting: Counting[Loaded], all_loaded: Sequence[Loaded]) -> Sequence[tuple[Run, Prediction] | Exception]:
    try:
        if isinstance(counting, CountingTogether) and counting.together > 1:
            return counting.count_together(all_loaded) if all_loaded else []
        return [counting.count(loaded) for loaded in all_loaded]
    except Exception as error:
        return [error] * len(all_loaded)


def _outcome(path: Location, found: tuple[Run, Prediction] | Exception) -> Outcome:
    return _reason(path, found) if isinstance(found, Exception) else found


def failure(path: Location, reason: str) -> UnforeseenError:
    """The error for a picture at which something happened that there is no sentence for."""
    return UnforeseenError("counting {path} failed ({reason}); count it again, or report it", path=path, reason=reason)


def vanished(folder: Location) -> VanishedError:
    """The error for a folder that was there when the batch began."""
    return VanishedError(
        "cannot go on counting {folder}: the folder or its project has vanished; bring it back and count it again, "
        "what was counted is kept",
        folder=folder,
    )


def _first(
    ahead: deque[tuple[Picture, Future[Loaded | DotoriError]]], number: int
) -> list[tuple[Picture, Loaded | DotoriError]]:
    first = [ahead.popleft() for _ in range(min(number, len(ahead)))]
    return [(picture, load.result()) for picture, load in first]


def _reason(path: Location, error: Exception) -> DotoriError:
    if isinstance(error, DotoriError):
        return error
    if is_out_of_memory(error):
        return DotoriError("not enough memory to count {path}; make it smaller or use a smaller zoom", path=path)
    return failure(path, f"{type(error).__name__}: {error}")
