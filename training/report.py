"""The tables that `evaluate` prints."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from core.counting.interval import COVERAGE
from training.evaluation import PictureFigures
from training.reliability import BINS

POSTER_TABLE = (
    ("Zhang et al.", (181.8, 277.7), (32.0, 49.8)),
    ("Marsden et al.", (126.5, 173.5), (23.8, 33.1)),
    ("MCNN", (110.2, 173.2), (26.4, 41.3)),
    ("Cascaded-MTL", (101.3, 152.4), (20.0, 31.1)),
    ("Switching-CNN", (90.4, 135.0), (21.6, 33.4)),
    ("the poster's LDM", (181.1, 262.2), (70.9, 98.8)),
)
"""Table 1 of the poster: (MAE, RMSE) on the test splits of ShanghaiTech A and B, as published."""


T_COUNT = "T's count"


def _known(value: float, form: str) -> str:
    """A figure; a dash where there is none, as of the sums over a picture of which only a part is known."""
    return "-" if math.isnan(value) else format(value, form)


COLUMNS: dict[str, Callable[[PictureFigures], str]] = {
    "picture": lambda f: escape(f.name),
    "heads": lambda f: str(f.truth),
    "dots": lambda f: str(f.count),
    "error": lambda f: f"{f.count - f.truth:+d}",
    "integral": lambda f: _known(f.integral, ".0f"),
    T_COUNT: lambda f: _known(f.density_count, ".0f"),
    "GAME 1/2/3": lambda f: " ".join(f"{value:.0f}" for value in f.game[1:]),
    "F1 4/8 px": lambda f: " ".join(f"{m.f1:.2f}" for m in f.matches.values()),
    "zoom": lambda f: f"{f.zoom:.2f}",
    "s": lambda f: f"{f.seconds:.2f}",
    "MB": lambda f: f"{f.megabytes:.0f}",
}
"""What is said of every picture."""


def picture_table(figures: Sequence[PictureFigures], floor: bool = False) -> Table:
    """One row a picture; T has no count in the floor."""
    table = Table(title="Pictures", title_justify="left")
    columns = {name: cell for name, cell in COLUMNS.items() if not (floor and name == T_COUNT)}
    for name in columns:
        table.add_column(name, justify="left" if name == "picture" else "right")
    for f in figures:
        table.add_row(*(cell(f) for cell in columns.values()))
    return table


def summary_table(name: str, part: str, summary: dict[str, Any], floor: bool = False) -> Table:
    """The figures of one set, or of its floor."""
    of = "the floor of " if floor else ""
    title = f"{of}{escape(name)}, {part}: {summary['pictures']} pictures, {summary['heads']} heads"
    table = Table(title=title, title_justify="left")
    table.add_column("figure")
    table.add_column("value", justify="right")
    rows = [
        ("MAE, dots from contours", f"{summary['mae']:.1f}"),
        ("RMSE", f"{summary['rmse']:.1f}"),
        ("NAE", f"{summary['nae']:.3f}"),
        ("mean error", f"{summary['bias']:+.1f}"),
        ("GAME 0 / 1 / 2 / 3", " / ".join(f"{value:.1f}" for value in summary["game"])),
    ]
    for distance in (4, 8):
        at = summary[f"at_{distance}_px"]
        label = f"precision / recall / F1 at {distance} px"
        rows.append((label, f"{at['precision']:.3f} / {at['recall']:.3f} / {at['f1']:.3f}"))
    rows += [
        *_whole_rows(summary, floor),
        *_interval_rows(summary),
        ("MAE / RMSE of one constant", f"{summary['mae_constant']:.1f} / {summary['rmse_constant']:.1f}"),
        ("seconds a picture", f"{summary['seconds']:.2f}"),
        ("peak memory, MB", f"{summary['megabytes']:.0f}"),
    ]
    for row in rows:
        table.add_row(*row)
    return table


def _whole_rows(summary: dict[str, Any], floor: bool) -> list[tuple[str, str]]:
    """Errors of what is summed over a picture, and how many pictures are known as a whole where not all are."""
    whole, pictures = summary["whole_pictures"], summary["pictures"]
    rows = [("pictures known as a whole", f"{whole} of {pictures}")] if whole < pictures else []
    among = ", on those" if rows else ""
    if whole:
        rows.append((f"MAE of the map's integral{among}", f"{summary['mae_integral']:.1f}"))
    if whole and not floor:  # which has none
        rows.append((f"MAE of T's own count{among}", f"{summary['mae_density']:.1f}"))
    return rows


def _interval_rows(summary: dict[str, Any]) -> list[tuple[str, str]]:
    """What the intervals were worth, where the model has some."""
    if "interval" not in summary:
        return []
    interval = summary["interval"]
    return [
        (f"truth in the interval of {COVERAGE:.0%}", f"{interval['share']:.3f}"),
        ("median width of it / as a share of truth", f"{interval['width']:.0f} / {interval['relative_width']:.2f}"),
        ("pictures with a doubt", f"{interval['doubted']} of {interval['pictures']}"),
        (
            "median |error| / truth without / with a doubt",
            " / ".join(_known(interval[name], ".3f") for name in ("error", "error_doubted")),
        ),
    ]


def reliability_table(summary: dict[str, Any]) -> Table:
    """The reliability curve of the dots' confidence."""
    title = "Confidence of dots, hits at 8 px; expected calibration error " + _known(
        summary["calibration_error"], ".3f"
    )
    table = Table(title=title, title_justify="left")
    for name in ("confidence", "dots", "mean confidence", "share of hits"):
        table.add_column(name, justify="right")
    for place, each in enumerate(summary["reliability"]):
        if each["dots"]:
            table.add_row(
                f"{place / BINS:.1f} to {(place + 1) / BINS:.1f}",
                str(each["dots"]),
                f"{each['confidence'] / each['dots']:.2f}",
                f"{each['hits'] / each['dots']:.2f}",
            )
    return table


def comparison_table(name: str, part: str, summary: dict[str, Any]) -> Table | None:
    """Ours beside the poster's Table 1; None for a set that the poster does not have."""
    column = {"part_A": 0, "part_B": 1, "part_A_final": 0, "part_B_final": 1}.get(name)
    if column is None:
        return None
    table = Table(title=f"Beside the poster's Table 1, ShanghaiTech {'AB'[column]}", title_justify="left")
    table.add_column("method")
    table.add_column("split")
    table.add_column("MAE", justify="right")
    table.add_column("RMSE", justify="right")
    for method, *parts in POSTER_TABLE:
        table.add_row(method, "test", *(f"{value:.1f}" for value in parts[column]))
    constant = summary["mae_constant"], summary["rmse_constant"]
    table.add_row("one constant for every picture", part, f"{constant[0]:.1f}", f"{constant[1]:.1f}")
    table.add_row("[bold]Dotori[/bold]", part, f"[bold]{summary['mae']:.1f}[/bold]", f"{summary['rmse']:.1f}")
    return table


def floor_heading(zoom: float) -> str:
    """What the tables of the floor are, as they look like those of a count."""
    return (
        "The floor: no picture was looked at and nothing was counted. The true heads went through crowd map, E, VQ, D "
        f"and contours at zoom {zoom:g}, which is 1 unless --zoom says another; --report has the floor at the zoom of "
        "each count."
    )


def print_report(
    console: Console,
    name: str,
    part: str,
    figures: Sequence[PictureFigures],
    summary: dict[str, Any],
    floor: bool = False,
) -> None:
    """All tables of one set; of its floor those that do not speak of a count."""
    if floor:
        console.print(floor_heading(figures[0].zoom))
    console.print(picture_table(figures, floor))
    console.print(summary_table(name, part, summary, floor))
    console.print(reliability_table(summary))
    comparison = None if floor else comparison_table(name, part, summary)
    if comparison is not None:
        console.print(comparison)
