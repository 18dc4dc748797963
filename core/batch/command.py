"""`python main.py count FOLDER --project`: a folder, or a film, into its project."""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from rich.console import Console

from core.batch.cluster import Open, cluster_outcomes
from core.batch.model import LocalModel, sent
from core.batch.runner import Batch, Event, Failed
from core.batch.screen import counting_bar, frames_bar, say, say_summary
from core.batch.summary import counts_of, entered, summarise
from core.batch.video import is_video, take_frames
from core.batch.watch import arrivals
from core.counting.devices import DeviceName
from core.counting.settings import CountSettings
from core.errors import DotoriError
from core.images import find_image_names
from core.locations import Location
from core.project import Picture, open_project
from core.results.tables import write_csv

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
    """

    csv: Path | None = None
    retry: bool = False
    watch: bool = False
    every: float = 1.0
    frames: Path | None = None
    engine: Literal["local", "ray"] = "local"
    address: str | None = None


def count_into_project(
    target: Location, wishes: Wishes, settings: CountSettings, device: DeviceName, weights: Path | None
) -> int:
    """Count the pictures of a folder, or the frames of a film, that are not done yet; print a summary.

    Returns:
        The exit status: 0; 1 if a picture could not be counted, now or in an earlier call with the same model and
        settings; 130 after Ctrl-C and 143 after SIGTERM, which are the usual end, 0, of watching.

    Raises:
        DotoriError: nothing can be counted, or nothing more: what was counted until then is in the project.
    """
    console = Console(highlight=False, soft_wrap=True, emoji=False)
    with _terminable():
        folder = _with_frames(target, wishes, console) if isinstance(target, Path) and is_video(target) else target
        looks = arrivals(folder) if wishes.watch else [_listed(folder)]
        with open_project(folder) as project:
            if project.read_only:
                raise DotoriError(
                    "cannot count {folder}: its project is open in a window or another count; close that first",
                    folder=folder,
                )
            for notice in project.notices:
                say(console, notice.text)
            model = LocalModel.open(settings, device, weights)
            model.learn(project)
            batch = Batch(project, model)
            run = batch.run
            if wishes.engine == "ray":
                run = partial(_run_on_cluster, batch, sent(model, weights), wishes.address)
            stopped = _count(batch, run, looks, wishes, console)
            summary = summarise(batch)
            say_summary(console, summary)
            if wishes.csv:
                write_csv(project, wishes.csv)
    return stopped or (1 if summary.failed else 0)


def _run_on_cluster(
    batch: Batch[Any], opened: Open, address: str | None, pictures: Sequence[Picture]
) -> Generator[Event, None, None]:
    return batch.write(cluster_outcomes(pictures, batch.project.location, opened, address))


def _count(
    batch: Batch[Any],
    run: Callable[[Sequence[Picture]], Generator[Event, None, None]],
    looks: Iterable[list[str]],
    wishes: Wishes,
    console: Console,
) -> int:
    """Count what each look at the folder finds.

    Returns:
        The exit status if somebody stopped it before its end, 0 otherwise.
    """
    try:
        with counting_bar(console) as bar:
            task = bar.add_task("counting", total=0, people=0, failed=0)
            failed = total = 0
            for names in looks:
                if not names:
                    bar.update(task, description="waiting; Ctrl-C ends")
                    continue
                todo = batch.enter(names, wishes.retry)
                total += len(todo)
                others = entered(batch.project, batch.entered - {picture.id for picture in todo})
                people = sum(counts_of(others)) - batch.people
                bar.update(task, description="counting", total=total, people=people + batch.people)
                with closing(run(todo)) as events:
                    for event in events:
                        failed += isinstance(event, Failed)
                        bar.update(task, advance=1, people=people + batch.people, failed=failed)
    except KeyboardInterrupt:
        return 0 if wishes.watch else INTERRUPTED
    except SystemExit:
        return 0 if wishes.watch else TERMINATED
    except DotoriError:
        say(console, f"{batch.counted:,} counted before it stopped; the same command goes on from there")
        raise
    return 0


def _listed(folder: Location) -> list[str]:
    """The pictures of a folder.

    Raises:
        DotoriError: there are none, or the folder cannot be looked into.
    """
    if isinstance(folder, Path) and not folder.is_dir():
        raise DotoriError("cannot count {folder}: there is no such folder; check the name", folder=folder)
    names, errors = find_image_names([folder])
    if errors:
        raise errors[0]
    return names


def _with_frames(video: Path, wishes: Wishes, console: Console) -> Path:
    """The folder of a film's frames, all of them there."""
    folder = wishes.frames or video.with_name(f"{video.stem} frames")
    with frames_bar(console) as bar:
        task = bar.add_task("taking frames", total=None)
        warning = take_frames(
            video,
            folder,
            wishes.every,
            lambda done, length: bar.update(task, completed=min(done, length), total=length or None),
        )
    if warning:
        say(console, warning, "yellow")
    return folder


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
