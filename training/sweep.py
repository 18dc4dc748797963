"""One table over steps, samplers, zooms and thresholds: what settings are chosen by.

    python -m training.sweep ../shared/data/ShanghaiTech/part_B --steps 4,20 --threshold 0.4,0.5

Every picture is sampled once for each combination; thresholds cost nothing, as they filter cached confidences. With
several samples the threshold is the share of them that must have a dot.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

import click
import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

from core.counting.counter import Counter, finish, least_confidence
from core.counting.opening import open_counter
from core.counting.settings import LEAST, CountSettings
from core.images import load_image
from core.matches import Matches
from core.metrics import count_matches, mae, rmse
from core.model.config import SAMPLERS
from training.datasets import Sample, discover

Value = TypeVar("Value")


class Row(NamedTuple):
    """Figures of one combination over all pictures of a set."""

    settings: CountSettings
    counts: list[int]
    truth: list[int]
    matches: Matches


def sweep(counter: Counter, samples: Iterable[Sample], grid: Sequence[CountSettings]) -> list[Row]:
    """Count every picture with all settings; those that differ in the threshold alone share one run."""
    rows = [Row(settings, [], [], Matches(0, 0, 0)) for settings in grid]
    for sample in samples:
        picture = load_image(sample.image)
        runs = {s: finish(counter.count(picture, s)) for s in {replace(s, threshold=LEAST) for s in grid}}
        for i, row in enumerate(rows):
            run = runs[replace(row.settings, threshold=LEAST)]
            least = least_confidence(run.dots, row.settings, run.density_count)
            found = run.dots.xy[run.dots.confidence >= least]
            row.counts.append(len(found))
            row.truth.append(len(sample.points))
            rows[i] = row._replace(matches=row.matches + count_matches(found, sample.points, 8))
    return rows


def sweep_table(name: str, rows: Sequence[Row]) -> Table:
    """Rows for the screen."""
    table = Table(title=f"{name}: {len(rows[0].truth)} pictures, {sum(rows[0].truth)} heads", title_justify="left")
    for column in (
        "sampler",
        "steps",
        "eta",
        "samples",
        "zoom",
        "threshold",
        "total",
        "MAE",
        "RMSE",
        "bias",
        "F1 8 px",
    ):
        table.add_column(column, justify="right")
    for settings, counts, truth, matches in rows:
        table.add_row(
            settings.sampler,
            str(settings.steps),
            f"{settings.eta:g}",
            str(settings.samples),
            "auto" if settings.zoom is None else f"{settings.zoom:g}",
            "auto" if settings.threshold is None else f"{settings.threshold:g}",
            str(sum(counts)),
            f"{mae(counts, truth):.1f}",
            f"{rmse(counts, truth):.1f}",
            f"{np.mean(np.subtract(counts, truth)):+.1f}",
            f"{matches.f1:.3f}",
        )
    return table


def several(kind: Callable[[str], Value]) -> Callable[[object, object, str], list[Value]]:
    """A click callback that reads values separated by commas."""

    def parse(_ctx: object, _param: object, text: str) -> list[Value]:
        try:
            return [kind(part) for part in text.split(",")]
        except ValueError as error:
            raise click.BadParameter(f"{text!r} is not a list of values separated by commas") from error

    return parse


def number_or_auto(text: str) -> float | None:
    """None for "auto"."""
    return None if text == "auto" else float(text)


@click.command()
@click.argument("datasets", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--part", default="val", show_default=True)
@click.option("--limit", type=int, default=None, help="Only so many pictures of each set, evenly spread.")
@click.option("--steps", default=str(CountSettings.steps), callback=several(int), show_default=True)
@click.option(
    "--sampler",
    default=CountSettings.sampler,
    callback=several(str),
    show_default=True,
    help=f"of {', '.join(SAMPLERS)}",
)
@click.option("--eta", default="0", callback=several(float), show_default=True)
@click.option("--samples", default="1", callback=several(int), show_default=True)
@click.option("--zoom", default="auto", callback=several(number_or_auto), show_default=True)
@click.option("--threshold", default="auto", callback=several(number_or_auto), show_default=True)
@click.option("--model", type=click.Path(path_type=Path), default=None)
def main(datasets: tuple[Path, ...], part: str, limit: int | None, model: Path | None, **values: list[object]) -> None:
    """Print a table for each data set."""
    console, errors = Console(width=120, highlight=False), Console(stderr=True)
    counter = open_counter("auto", model).counter
    grid = [
        CountSettings(**dict(zip(values, combination, strict=True)))  # type: ignore[arg-type]
        for combination in itertools.product(*values.values())
    ]
    for dataset in datasets:
        samples = discover(dataset, part)
        if limit is not None:
            samples = [samples[i] for i in np.unique(np.linspace(0, len(samples) - 1, limit).astype(int))]
        watched = track(samples, dataset.name, console=errors, transient=True, disable=not errors.is_terminal)
        console.print(sweep_table(dataset.name, sweep(counter, watched, grid)))


if __name__ == "__main__":
    main()
