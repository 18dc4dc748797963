"""What a batch shows on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from core.batch.summary import Summary
from core.pages.page import legible

_LISTED = 10
"""Failed or replaced pictures that are named."""


class _Pace(ProgressColumn):
    """Pictures a second."""

    def render(self, task: Task) -> Text:
        """The column's text."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.2f} a second")


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
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


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
