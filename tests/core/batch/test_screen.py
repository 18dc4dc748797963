"""What a batch shows on a terminal."""

from __future__ import annotations

import io

from rich.console import Console

from core.batch.screen import counting_bar, say_summary
from core.batch.summary import Summary


def test_the_bar_shows_pace_time_left_and_totals() -> None:
    now, out = [0.0], io.StringIO()
    console = Console(file=out, force_terminal=True, width=140, color_system=None)
    bar = counting_bar(console)
    bar.get_time = lambda: now[0]
    task = bar.add_task("counting", total=40, people=0, failed=0)
    for number in range(1, 11):
        now[0] += 2.0
        bar.update(task, advance=1, people=1234 * number, failed=2)
    console.print(bar.get_renderable())
    line = " ".join(out.getvalue().split())
    assert "counting" in line and "10/40" in line
    assert "0.50 a second" in line
    assert "0:01:00" in line, "thirty pictures at two seconds each"
    assert "12,340 people" in line and "2 failed" in line


def test_where_there_is_no_terminal_there_is_no_bar() -> None:
    assert counting_bar(Console(file=io.StringIO())).disable


def test_the_summary_names_what_failed_and_what_is_left() -> None:
    out = io.StringIO()
    failed = tuple((f"{number}.png", "it is a test") for number in range(12))
    say_summary(Console(file=out, width=100), Summary(5, 3, 7, failed, 8, 1234))
    lines = out.getvalue().splitlines()
    assert sum("it is a test" in line for line in lines) == 10
    assert "and 2 more that failed" in lines[-4]
    assert "--retry" in lines[-3]
    assert lines[-2] == "counted 5, skipped 3, failed 12, 7 still to count"
    assert lines[-1].split() == ["1,234", "in", "8", "pictures"]


def test_the_summary_names_what_was_replaced_and_what_to_do() -> None:
    out = io.StringIO()
    names = tuple(f"{number}.png" for number in range(12))
    say_summary(Console(file=out, width=300), Summary(5, 3, 0, (), 8, 1234, names))
    first, second, _ = out.getvalue().splitlines()
    assert "0.png, 1.png" in first and "9.png and 2 more; open the folder in the app" in first
    assert "10.png" not in first
    assert second == "counted 5, skipped 3, failed 0, replaced 12"
    assert "--retry" not in out.getvalue(), "nothing has failed"
