"""One table over steps, samplers, zooms and thresholds: what settings are chosen by.

    python -m training.sweep ../shared/data/ShanghaiTech/part_B --steps 4,20 --threshold 0.4,0.5

Every picture is counted as `evaluate` does it, once for each combination. Thresholds of one sample cost nothing: they
filter the dots of one run. Of several samples each is filtered before they vote, so that every threshold takes a run.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from core.commands.options import FILE, FOLDER, SETTINGS, OneSentence
from core.counting.counter import Counter, CountResult, least_confidence
from core.counting.opening import open_counter
from core.counting.settings import LEAST, CountSettings
from core.errors import DotoriError
from core.model.config import SAMPLERS
from training.datasets import PARTS, Sample, by_dataset, discover, evenly
from training.evaluation import PictureFigures, count_picture, measure, summarise

COLUMNS = ("sampler", "steps", "eta", "samples", "zoom", "threshold", "total", "MAE", "RMSE", "bias", "F1 8 px")


class Row(NamedTuple):
    """Figures of one combination over all pictures of a set."""

    settings: CountSettings
    figures: list[PictureFigures]


def sweep(counter: Counter, samples: Iterable[Sample], grid: Sequence[CountSettings]) -> list[Row]:
    """Count every picture with all settings; those of one sample that differ in the threshold alone share one run.

    Raises:
        DotoriError: a picture cannot be read.
    """
    rows = [Row(settings, []) for settings in grid]
    for sample in samples:
        runs = {run: count_picture(counter, sample, run) for run in dict.fromkeys(map(_run_of, grid))}
        for settings, figures in rows:
            figures.append(measure(sample, _with_threshold(runs[_run_of(settings)], settings)))
    return rows


def _run_of(settings: CountSettings) -> CountSettings:
    """The settings whose run has the dots for these."""
    return replace(settings, threshold=LEAST) if settings.samples == 1 else settings


def _with_threshold(run: CountResult, settings: CountSettings) -> CountResult:
    """The run as the counter gives it with the threshold of these settings."""
    if settings.samples > 1:
        return run
    return replace(run, threshold=least_confidence(run.dots, settings, run.density_count))


def sweep_table(name: str, rows: Sequence[Row]) -> Table:
    """Rows for the screen."""
    summaries = [summarise(row.figures) for row in rows]
    title = f"{escape(name)}: {summaries[0]['pictures']} pictures, {summaries[0]['heads']} heads"
    table = Table(title=title, title_justify="left")
    for column in COLUMNS:
        table.add_column(column, justify="right")
    for row, summary in zip(rows, summaries, strict=True):
        settings = row.settings
        table.add_row(
            settings.sampler,
            str(settings.steps),
            f"{settings.eta:g}",
            str(settings.samples),
            "auto" if settings.zoom is None else f"{settings.zoom:g}",
            "auto" if settings.threshold is None else f"{settings.threshold:g}",
            str(summary["counted"]),
            f"{summary['mae']:.1f}",
            f"{summary['rmse']:.1f}",
            f"{summary['bias']:+.1f}",
            f"{summary['at_8_px']['f1']:.3f}",
        )
    return table


def sets_of(root: Path, part: str, limit: int | None) -> dict[str, list[Sample]]:
    """The pictures of each data set under a folder: all of them, or so many of each, evenly spread.

    Raises:
        DotoriError: there are none in that part, or something cannot be read.
    """
    sets = by_dataset(discover(root, part))
    if not sets:
        raise DotoriError(
            "{folder} has no pictures in its {part} part; choose another with --part", folder=root, part=part
        )
    if limit is None:
        return sets
    return {name: evenly(samples, limit) for name, samples in sets.items()}


def several(kind: click.ParamType) -> Callable[[click.Context, click.Parameter, str], list[Any]]:
    """A click callback that reads values of a kind, separated by commas."""

    def parse(ctx: click.Context, param: click.Parameter, text: str) -> list[Any]:
        try:
            return [kind.convert(part.strip(), param, ctx) for part in text.split(",")]
        except click.BadParameter as error:
            sentence = f"{text!r} is not a list of possible values, separated by commas: {error.message}"
            raise click.BadParameter(sentence, ctx, param) from error

    return parse


def setting(name: str, default: str, text: str) -> Callable[..., Any]:
    """An option for several values of a field of `CountSettings`, in the range that a count has."""
    return click.option(
        f"--{name}", default=default, callback=several(SETTINGS[name]), metavar="X,...", show_default=True, help=text
    )


@click.command(cls=OneSentence, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("datasets", nargs=-1, required=True, type=FOLDER)
@click.option("--part", type=click.Choice(PARTS), default="val", show_default=True)
@click.option("--limit", type=click.IntRange(1), default=None, help="Only so many pictures of each set, evenly spread.")
@setting("steps", str(CountSettings.steps), "Sampling steps.")
@setting("sampler", CountSettings.sampler, f"Of {', '.join(SAMPLERS)}.")
@setting("eta", "0", "Noise that DDIM adds on its way.")
@setting("samples", "1", "Samples that vote on every dot.")
@setting("zoom", "auto", "Size the picture is worked at.")
@setting("threshold", "auto", "Least confidence of a dot in one sample.")
@click.option("--model", type=FILE, default=None, help="Weights; else the shipped ones.")
def main(datasets: tuple[Path, ...], part: str, limit: int | None, model: Path | None, **values: list[Any]) -> None:
    """Print a table for each data set."""
    console, errors = Console(width=120, highlight=False, emoji=False), Console(stderr=True)
    combinations = itertools.product(*values.values())
    grid = [CountSettings(**dict(zip(values, each, strict=True))) for each in combinations]
    sets = [each for root in datasets for each in sets_of(root, part, limit).items()]
    counter = open_counter("auto", model).counter
    for name, samples in sets:
        watched = track(samples, escape(name), console=errors, transient=True, disable=not errors.is_terminal)
        console.print(sweep_table(name, sweep(counter, watched, grid)))


if __name__ == "__main__":
    main()
