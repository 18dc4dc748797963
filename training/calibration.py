"""Calibrate the intervals of counts on validation pictures.

    python -m training.calibration ../shared/data/ShanghaiTech ../shared/data/SCUT_HEAD \\
        --out resources/models/dotori.calibration.json --samples 4

What the model says of each picture goes into the file; what stands there already, for these very weights and settings,
is not counted again: delete the file where it is the counting that has changed. The table says what intervals are worth
on pictures that they do not know: each is assessed by a calibration on the other pictures, and by one on the other data
sets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from core.commands.options import FILE, FOLDER, OneSentence, counting_options
from core.counting.calibrations import Figures, read_figures, write_figures
from core.counting.counter import Counter
from core.counting.devices import DeviceName
from core.counting.interval import COVERAGE, FEWEST, Known, without_seed
from core.counting.opening import open_counter
from core.counting.settings import CountSettings
from core.errors import DotoriError
from core.metrics import mae
from core.model.header import file_hash
from core.model.shipped import shipped_model
from training.coverage import Coverage, coverage, left_out
from training.datasets import Sample, discover
from training.evaluation import count_picture


def calibrate(
    datasets: Sequence[Path], out: Path, weights: Path, settings: CountSettings, device: DeviceName, console: Console
) -> Figures:
    """Count the validation pictures of data sets that `out` does not know yet with these settings, and write it.

    What `out` knows of other data sets stays.

    Raises:
        DotoriError: too few pictures, or something cannot be read or written.
    """
    samples = [sample for dataset in datasets for sample in discover(dataset, "val") if not sample.limited]
    digest, files = file_hash(weights), read_figures(out)
    plain = without_seed(asdict(settings))
    before = files.get(digest, ())
    known = {name: one for each in before if each.settings == plain for name, one in each.pictures.items()}
    named = {sample.dataset for sample in samples}
    others = {name: one for name, one in known.items() if name[0] not in named}
    if len(samples) + len(others) <= FEWEST:
        raise DotoriError(
            "an interval takes at least {least} validation pictures and {count} were found; name more data sets",
            least=FEWEST + 1,  # one of them is left out at a time
            count=len(samples) + len(others),
        )
    fresh = [sample for sample in samples if (sample.dataset, sample.name) not in known]
    if fresh:
        write_figures(out, files)  # if it cannot be written, that is known before anything is counted
        counter = open_counter(device, weights).counter
        watched = track(fresh, "counting", console=console, transient=True, disable=not console.is_terminal)
        known |= {(sample.dataset, sample.name): _known(counter, sample, settings) for sample in watched}
    figures = Figures(plain, others | {(each.dataset, each.name): known[each.dataset, each.name] for each in samples})
    write_figures(out, {**files, digest: [*(each for each in before if each.settings != plain), figures]})
    return figures


def _known(counter: Counter, sample: Sample, settings: CountSettings) -> Known:
    result = count_picture(counter, sample, settings)
    return Known(len(sample.points), result.count, round(result.integral, 2), round(result.density_count, 2))


class Row(NamedTuple):
    """A data set, or all of them together.

    Attributes:
        name: of the data set.
        heads: that are there.
        dots: that count.
        mae: of the counts.
        known: by calibrations on all pictures but the one at hand.
        strange: by calibrations on the other data sets; None where they have too few pictures.
    """

    name: str
    heads: int
    dots: int
    mae: float
    known: Coverage
    strange: Coverage | None


def cross_validated(figures: Figures) -> list[Row]:
    """What intervals are worth on pictures that they do not know: a row for each data set, and one for all."""
    names, pictures = list(figures.pictures), list(figures.pictures.values())
    sets = [dataset for dataset, _ in names]
    calibration = figures.calibration()
    known = left_out(pictures, names, calibration)
    fewest = len(sets) - max(map(sets.count, sets))
    strange = left_out(pictures, sets, calibration) if fewest >= FEWEST else None

    def row(name: str, chosen: list[int]) -> Row:
        truth = [pictures[i] for i in chosen]
        abroad = None if strange is None else coverage(truth, [strange[i] for i in chosen])
        heads, dots = [each.truth for each in truth], [each.count for each in truth]
        found = coverage(truth, [known[i] for i in chosen])
        return Row(name, sum(heads), sum(dots), mae(dots, heads), found, abroad)

    rows = [row(name, [i for i, of in enumerate(sets) if of == name]) for name in dict.fromkeys(sets)]
    return [*rows, row("all", list(range(len(sets))))]


def table(rows: Sequence[Row]) -> Table:
    """Rows for the screen."""
    made = Table(title=f"Intervals of {COVERAGE:.0%} on pictures that were left out", title_justify="left")
    for column in (
        "data set",
        "pictures",
        "heads",
        "dots",
        "MAE",
        "coverage",
        "median width",
        "/ truth",
        "coverage, set left out",
        "doubted",
    ):
        made.add_column(column, justify="left" if column == "data set" else "right")
    made.add_column("median error, others / doubted", justify="right")
    for name, heads, dots, error, known, strange in rows:
        made.add_row(
            escape(name),
            str(known.pictures),
            f"{heads:,}",
            f"{dots:,}",
            f"{error:.1f}",
            f"{known.share:.3f}",
            f"{known.width:.0f}",
            f"{known.relative_width:.2f}",
            "-" if strange is None else f"{strange.share:.3f}",
            str(known.doubted),
            f"{known.error:.3f} / {known.error_doubted:.3f}",
        )
    return made


@click.command(cls=OneSentence)
@click.argument("datasets", nargs=-1, required=True, type=FOLDER)
@click.option(
    "--out", type=FILE, required=True, help="File of calibrations, beside the weights: NAME.calibration.json."
)
@counting_options
def main(
    datasets: tuple[Path, ...], out: Path, settings: CountSettings, device: DeviceName, model: Path | None
) -> None:
    """Calibrate the intervals of a model's counts with these settings on the validation pictures of DATASETS."""
    weights = model or shipped_model()
    figures = calibrate(datasets, out, weights, settings, device, Console(stderr=True))
    calibration = figures.calibration()
    console = Console(width=150, highlight=False, emoji=False)
    how = ", ".join(f"{name} {'auto' if value is None else value}" for name, value in figures.settings.items())
    console.print(f"{escape(weights.name)}: {how}")
    console.print(table(cross_validated(figures)))
    low, high = calibration.bounds
    console.print(f"ends at {low:+.3f} and {high:+.3f} of the scale; doubt beyond {calibration.limit:.2f}")


if __name__ == "__main__":
    main()
