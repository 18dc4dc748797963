"""What a batch shows on a terminal."""

from __future__ import annotations

import io

from rich.console import Console

from core.batch.screen import CountingScreen, counting_bar, say_summary
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


def test_slow_pictures_have_a_pace_too_and_a_wait_is_no_part_of_it() -> None:
    now, out = [0.0], io.StringIO()
    console = Console(file=out, force_terminal=True, width=140, color_system=None)
    screen = CountingScreen(console, lambda: now[0])

    def count(pictures: int, seconds: float) -> None:
        screen.begin(pictures + 10, 0)
        for _ in range(pictures):
            now[0] += seconds
            screen.advance(0, False)

    count(5, 35.0)
    console.print(screen._bar.get_renderable())
    assert "0.029 a second" in out.getvalue()
    assert "0:05:50" in out.getvalue(), "ten pictures at 35 seconds each"
    screen.wait("waiting")
    now[0] += 3000
    count(5, 0.5)
    console.print(screen._bar.get_renderable())
    assert "2.00 a second" in out.getvalue()


def test_where_there_is_no_terminal_there_is_a_line_a_minute() -> None:
    now, out = [0.0], io.StringIO()
    screen = CountingScreen(Console(file=out, width=140), lambda: now[0])
    with screen:
        screen.begin(1200, 1000)
        for number in range(1, 8):
            now[0] += 25.0
            screen.advance(1000 + 10 * number, failed=number == 2)
    assert out.getvalue().splitlines() == [
        "3 of 1,200, 0.04 a second, 8:18:45 left, 1,030 people, 1 failed",
        "6 of 1,200, 0.04 a second, 8:17:30 left, 1,060 people, 1 failed",
    ]


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
