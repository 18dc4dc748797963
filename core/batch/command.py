"""`python main.py count FOLDER --project`: a folder, or a film, into its project."""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from rich.console import Console

from core.batch.cluster import Open, cluster_outcomes
from core.batch.model import LocalModel, sent
from core.batch.runner import Batch, Event, Failed, VanishedError
from core.batch.screen import CountingScreen, frames_bar, say, say_summary
from core.batch.summary import Summary, counts_of, entered, summarise
from core.batch.video import is_video, take_frames
from core.batch.watch import arrivals
from core.counting.devices import DeviceName
from core.counting.settings import CountSettings
from core.errors import DotoriError
from core.formats.files import check_writable
from core.images import find_image_names
from core.locations import Location
from core.project import Picture, open_project
from core.results.tables import write_csv

RunPictures = Callable[[Sequence[Picture]], Generator[Event, None, None]]
"""Counts pictures, here or elsewhere."""

INTERRUPTED, TERMINATED = 130, 143
"""Exit statuses after Ctrl-C and SIGTERM."""


@dataclass(frozen=True)
class Wishes:
    """How a folder is counted into its project.

    Attributes:
        csv: file for the results; None for none.
        retry: whether pictures are tried again that failed before.
        watch: whether to go on with what arrives in the folder, until somebody stops it.
        every: of a film, seconds between two frames.
        frames: of a film, the folder for its frames; None for one beside it.
        engine: what counts: this process, or workers of a Ray cluster.
        address: of the cluster; None for one on this machine.
        recursive: whether to look into the folders of the folder too; of a folder at a URL, it is not.
    """

    csv: Path | None = None
    retry: bool = False
    watch: bool = False
    every: float = 1.0
    frames: Path | None = None
    engine: Literal["local", "ray"] = "local"
    address: str | None = None
    recursive: bool = False


def count_into_project(
    target: Location, wishes: Wishes, settings: CountSettings, device: DeviceName, weights: Path | None
) -> int:
    """Count the pictures of a folder, or the frames of a film, that are not done yet; print a summary.

    Returns:
        The exit status: 0; 1 if a picture could not be counted, now or in an earlier call with the same model and
        settings; 130 after Ctrl-C and 143 after SIGTERM, which are the usual end, 0, of watching.

    Raises:
        DotoriError: nothing can be counted, or nothing more: what was counted until then is in the project, and in the
            results as far as those can still be written.
    """
    console = Console(highlight=False, soft_wrap=True, emoji=False)
    with _terminable():
        folder = _folder_of(target, wishes, console)
        looks = _looks(folder, wishes, console)
        with open_project(folder) as project:
            if project.read_only:
                raise DotoriError(
                    "cannot count {folder}: its project is open in a window or another count; close that first",
                    folder=folder,
                )
            for notice in project.notices:
                say(console, notice.text)
            on_cluster = wishes.engine == "ray"
            model = LocalModel.open(settings, "cpu" if on_cluster else device, weights)
            model.learn(project)
            batch = Batch(project, model)
            run: RunPictures = batch.run
            if on_cluster:
                gpus = device in ("auto", "cuda")
                run = partial(_run_on_cluster, batch, sent(model, weights, device), wishes.address, gpus)
            try:
                stopped = _count(batch, run, looks, wishes, console)
            except DotoriError:
                with suppress(DotoriError):  # what ended the count may be in the way of this too
                    _hand_in(batch, wishes, console)
                raise
            summary = _hand_in(batch, wishes, console)
    return stopped or (1 if summary.failed else 0)


def _hand_in(batch: Batch[Any], wishes: Wishes, console: Console) -> Summary:
    """Say what came of a count, and write the results."""
    summary = summarise(batch)
    say_summary(console, summary)
    if wishes.csv:
        write_csv(batch.project, wishes.csv)
    return summary


def _run_on_cluster(
    batch: Batch[Any], opened: Open, address: str | None, gpus: bool, pictures: Sequence[Picture]
) -> Generator[Event, None, None]:
    return batch.write(cluster_outcomes(pictures, batch.project.location, opened, address, gpus))


def _count(
    batch: Batch[Any], run: RunPictures, looks: Iterable[list[str] | None], wishes: Wishes, console: Console
) -> int:
    """Count what each look at the folder finds.

    Returns:
        The exit status if somebody stopped it before its end, 0 otherwise.
    """
    try:
        with CountingScreen(console) as screen:
            missed: list[str] = []
            for names in looks:
                if names is None:
                    screen.wait("the folder is away; waiting for it, Ctrl-C ends")
                elif not names and not missed:
                    screen.wait("waiting; Ctrl-C ends")
                else:
                    missed = _count_look(batch, run, [*missed, *names], wishes, screen, bool(missed))
    except KeyboardInterrupt:
        return 0 if wishes.watch else INTERRUPTED
    except SystemExit:
        return 0 if wishes.watch else TERMINATED
    except DotoriError:
        say(console, f"{batch.counted:,} counted before it stopped; the same command goes on from there")
        raise
    return 0


def _count_look(
    batch: Batch[Any], run: RunPictures, names: list[str], wishes: Wishes, screen: CountingScreen, again: bool
) -> list[str]:
    """Count what a look at the folder has found.

    Args:
        batch: the pictures go into.
        run: counts them.
        names: of the pictures.
        wishes: see there.
        screen: shows it.
        again: whether the folder had vanished at the last look.

    Returns:
        The names once more where the folder vanished while it is watched; [] otherwise.

    Raises:
        VanishedError: it did while it is not watched, or twice without a picture counted in between.
        DotoriError: see `Batch.run`.
    """
    before = batch.counted
    try:
        with batch.missing_its_project():
            todo = batch.enter(names, wishes.retry)
            others = entered(batch.project, batch.entered - {picture.id for picture in todo})
            people = sum(counts_of(others)) - batch.people
            screen.begin(len(todo), people + batch.people)
            with closing(run(todo)) as events:
                for event in events:
                    screen.advance(people + batch.people, isinstance(event, Failed))
    except VanishedError:
        if not wishes.watch or (again and batch.counted == before):
            raise
        return names
    return []


def _looks(folder: Location, wishes: Wishes, console: Console) -> Iterable[list[str] | None]:
    """What there is to count: the pictures of a folder or, where it is watched, those of every look at it.

    Raises:
        DotoriError: see `_listed`.
    """
    if wishes.watch:
        return arrivals(folder, recursive=wishes.recursive)
    return [_listed(folder, wishes.recursive, console)]


def _listed(folder: Location, recursive: bool, console: Console) -> list[str]:
    """The pictures of a folder; a folder in it that cannot be looked into is told.

    Raises:
        DotoriError: there are none, or the folder cannot be looked into.
    """
    if isinstance(folder, Path) and not folder.is_dir():
        raise DotoriError("cannot count {folder}: there is no such folder; check the name", folder=folder)
    names, errors = find_image_names([folder], recursive)
    if errors and not names:
        raise errors[0]
    for error in errors:
        say(console, str(error), "yellow")
    return names


def _folder_of(target: Location, wishes: Wishes, console: Console) -> Location:
    """The folder to count: of a film, the one of its frames, all of them there.

    Raises:
        DotoriError: the results cannot be written, which is told before the long work where that can be; or the frames
            cannot be taken.
    """
    frames = None
    if isinstance(target, Path) and is_video(target):
        frames = wishes.frames or target.with_name(f"{target.stem} frames")
    among = bool(
        frames and wishes.csv and wishes.csv.absolute().parent == frames.absolute()
    )  # a folder that may not be there yet
    if wishes.csv and not among:
        check_writable(wishes.csv)
    if frames is None:
        return target
    assert isinstance(target, Path)
    _take_frames(target, frames, wishes.every, console)
    if wishes.csv and among:
        check_writable(wishes.csv)
    return frames


def _take_frames(video: Path, folder: Path, every: float, console: Console) -> None:
    """Have all frames of a film in a folder."""
    with frames_bar(console) as bar:
        task = bar.add_task("taking frames", total=None)
        warning = take_frames(
            video,
            folder,
            every,
            lambda done, length: bar.update(task, completed=min(done, length), total=length or None),
        )
    if warning:
        say(console, warning, "yellow")


@contextmanager
def _terminable() -> Iterator[None]:
    """SIGTERM ends the work in order, like Ctrl-C."""

    def stop(*_: object) -> None:
        raise SystemExit(TERMINATED)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
