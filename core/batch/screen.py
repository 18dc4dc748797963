"""What a batch shows on a terminal, and elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from core.batch.summary import Summary
from core.pages.page import legible

BETWEEN_LINES = 60.0
"""Seconds between two lines where there is no terminal, at least."""

_LISTED = 10
"""Failed or replaced pictures that are named."""

_MEMORY = 3600.0
"""Seconds that the pace is taken from. The usual half a minute knows none where a picture takes longer than that."""


class _Pace(ProgressColumn):
    """Pictures a second."""

    def render(self, task: Task) -> Text:
        """The column's text."""
        return Text(_pace_of(task))


class CountingScreen:
    """Shows how a count goes on: as a bar on a terminal, elsewhere as a line about once a minute. Use it in a `with`.

    Args:
        console: to show it on.
        clock: seconds; None for that of the console.
    """

    def __init__(self, console: Console, clock: Callable[[], float] | None = None) -> None:
        self._console = console
        self._bar = counting_bar(console)
        if clock is not None:
            self._bar.get_time = clock
        self._id = self._bar.add_task("counting", total=0, people=0, failed=0)
        self._said = self._bar.get_time()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bar.stop()

    def wait(self, words: str) -> None:
        """Say that there is nothing to count, and why."""
        self._bar.update(self._id, description=words)

    def begin(self, pictures: int, people: int) -> None:
        """So many more pictures are to be counted, and there are so many people already. The pace begins anew, so that
        a wait before is no part of it."""
        task = self._bar.tasks[0]
        done, failed = int(task.completed), task.fields["failed"]
        self._bar.reset(
            self._id, total=done + pictures, completed=done, description="counting", people=people, failed=failed
        )

    def advance(self, people: int, failed: bool) -> None:
        """One picture more is done, or has failed; there are so many people now."""
        task = self._bar.tasks[0]
        self._bar.update(self._id, advance=1, people=people, failed=task.fields["failed"] + failed)
        now = self._bar.get_time()
        if not self._console.is_terminal and now - self._said >= BETWEEN_LINES:
            self._said = now
            say(self._console, _line(task))


def counting_bar(console: Console) -> Progress:
    """A bar for terminals, nothing elsewhere; its tasks have the fields `people` and `failed`."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Pace(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[people]:,} people"),
        TextColumn("{task.fields[failed]:,} failed"),
    )
    return Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal, speed_estimate_period=_MEMORY
    )


def frames_bar(console: Console) -> Progress:
    """The same for the frames of a film."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def say(console: Console, line: str, style: str = "") -> None:
    """Print a line; what no screen can show is escaped."""
    console.print(legible(line), style=style or None, markup=False)


def say_summary(console: Console, summary: Summary) -> None:
    """What was counted, skipped and failed, the first failures and replaced pictures by name, what to do about them,
    and the people in total."""
    for name, reason in summary.failed[:_LISTED]:
        say(console, f"{'-':>8}  {name}: {reason}", "red")
    if len(summary.failed) > _LISTED:
        say(console, f"{'':>8}  and {len(summary.failed) - _LISTED:,} more that failed", "red")
    if summary.failed:
        say(console, f"{'':>8}  the same command with --retry tries what failed again", "red")
    if summary.replaced:
        say(console, _replaced(summary.replaced), "yellow")
    words = [f"counted {summary.counted:,}", f"skipped {summary.skipped:,}", f"failed {len(summary.failed):,}"]
    if summary.replaced:
        words.append(f"replaced {len(summary.replaced):,}")
    if summary.left:
        words.append(f"{summary.left:,} still to count")
    say(console, ", ".join(words))
    plural = "" if summary.pictures == 1 else "s"
    say(console, f"{summary.people:>8,}  in {summary.pictures:,} picture{plural}", "bold")


def _replaced(names: Sequence[str]) -> str:
    more = f" and {len(names) - _LISTED:,} more" if len(names) > _LISTED else ""
    return (
        f"{'-':>8}  not counted, for another file has replaced what a person worked on: {', '.join(names[:_LISTED])}"
        f"{more}; open the folder in the app, and say there that the dots fit or count anew"
    )


def _line(task: Task) -> str:
    """What the bar would show."""
    words = [f"{int(task.completed):,} of {int(task.total or 0):,}", _pace_of(task)]
    if task.time_remaining is not None:
        words.append(f"{timedelta(seconds=int(task.time_remaining))} left")
    words += [f"{task.fields['people']:,} people", f"{task.fields['failed']:,} failed"]
    return ", ".join(word for word in words if word)


def _pace_of(task: Task) -> str:
    """Pictures a second, with two digits that say something however slow it is; nothing where it is not known yet."""
    speed = task.finished_speed or task.speed
    if not speed:
        return ""
    return f"{speed:.2f} a second" if speed >= 0.1 else f"{speed:.2g} a second"
