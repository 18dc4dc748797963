"""How much a model learns from the corrections of one scene: the table in the README.

    python -m training.learning_benchmark --scene made --pictures 5,10,20
    python -m training.learning_benchmark --scene FOLDER --pictures 10 --minutes 10
    python -m training.learning_benchmark --scene ../shared/data/SCUT_HEAD --places
    python -m training.learning_benchmark --scene ../shared/data/SCUT_HEAD --place 2

A scene is a folder of any layout that `train` reads, with pictures of one place; of a folder with many places, --places
lists them (`training.places`) and --place takes one. What a model was trained on is no unseen scene to it: the shipped
one has learned from the train lists of ../shared/data, nine pictures of ten in every place there, so that its figures
on these places say how it learns, not how it fares in a new one.

The pictures are shuffled; the truth of the first N of them stands for a person's corrections, and the model is taught
these as `finetune` does, which holds some of them back. It is then measured, beside the model that it was, on pictures
that were in no N. A made scene is drawn (`training.finetuning.made_scene`): the shipped model has learned from
photographs only.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from core.commands.options import OneSentence
from core.counting.counter import Counter
from core.counting.devices import DEVICES, DeviceName
from core.counting.opening import open_counter
from core.errors import DotoriError
from core.model.shipped import shipped_model
from training.datasets import Sample, discover
from training.finetuning.command import show_progress
from training.finetuning.holding_back import divide
from training.finetuning.judging import Judged, Total, Verdict, judge, total
from training.finetuning.made_scene import draw_scene
from training.finetuning.settings import Budget, FinetuneSettings
from training.finetuning.teaching import Plan, read_general, teach
from training.places import find_places
from training.sweep import several
from training.synthetic.samples import SAMPLES

MADE = {"made": "hall"} | {f"made:{kind}": kind for kind in SAMPLES}
"""Names of scenes that are drawn: their kind."""


@dataclass(frozen=True)
class Row:
    """What so many corrections brought.

    Attributes:
        corrected: pictures.
        steps: of the teaching.
        minutes: of all of it, counting before and after included.
        verdict: on what it held back.
        after: on the pictures that are measured.
    """

    corrected: int
    steps: int
    minutes: float
    verdict: Verdict
    after: list[Judged]


def learn_scene(
    corrected: Sequence[Sample],
    rest: Sequence[Sample],
    general: list[Sample],
    weights: Path,
    device: DeviceName,
    settings: FinetuneSettings,
    budget: Budget,
) -> Row:
    """Teach the truth of some pictures and count the others.

    Raises:
        DotoriError: as `training.finetuning.teaching.teach`.
    """
    began = time.monotonic()
    title = f"{len(corrected)} corrected: "
    taught = show_progress(teach(Plan(divide(corrected), general, weights, device, settings, budget)), title)
    minutes = (time.monotonic() - began) / 60
    after = _measure(Counter(taught.model), rest, title)
    return Row(len(corrected), taught.about["step"], minutes, taught.verdict, after)


def choose(samples: Sequence[Sample], pictures: Sequence[int], limit: int, seed: int) -> tuple[list[Sample], int]:
    """The samples in random order, and the number of the first that is measured: after the most that are corrected.

    Raises:
        DotoriError: there are no more pictures than are to be corrected.
    """
    order = np.random.default_rng(seed).permutation(len(samples))
    first = max(pictures)
    if first >= len(samples):
        raise DotoriError(
            "{count} pictures are too few to correct {first} and measure others; give less to --pictures",
            count=len(samples),
            first=first,
        )
    return [samples[index] for index in order[: first + limit]], first


def result_table(scene: str, before: Sequence[Judged], rows: Iterable[Row]) -> Table:
    """One row without learning, and one for each number of corrections."""
    heads = sum(each.figures.truth for each in before)
    table = Table(title=f"{escape(scene)}: {len(before)} other pictures, {heads} heads", title_justify="left")
    names = ("corrected", "steps", "minutes", "verdict", "MAE", "bias", "F1 at 8 px", "clicks a picture")
    for name in names:
        table.add_column(name, justify="right")
    table.add_row("0", "-", "-", "-", *_figures(total(before), len(before)))
    for row in rows:
        figures = _figures(total(row.after), len(row.after))
        table.add_row(str(row.corrected), str(row.steps), f"{row.minutes:.1f}", row.verdict, *figures)
    return table


def _figures(figures: Total, count: int) -> tuple[str, ...]:
    return f"{figures.mae:.1f}", f"{figures.bias:+.1f}", f"{figures.f1:.3f}", f"{figures.clicks / count:.1f}"


def _said(row: Row, before: Sequence[Judged]) -> str:
    """A row as soon as it is there: the others may take an hour."""
    was, now = total(before), total(row.after)
    return (
        f"{row.corrected} corrected, {row.steps} steps, {row.minutes:.1f} minutes: "
        f"MAE {was.mae:.1f} > {now.mae:.1f}, F1 {was.f1:.3f} > {now.f1:.3f}, clicks {was.clicks} > {now.clicks}"
    )


def _measure(counter: Counter, samples: Sequence[Sample], title: str = "") -> list[Judged]:
    console = Console(stderr=True)
    work = judge(counter, samples)
    words = f"{title}counting the rest"
    return list(track(work, words, len(samples), console=console, transient=True, disable=not console.is_terminal))


@contextmanager
def opened_scene(scene: str, count: int) -> Iterator[list[Sample]]:
    """All pictures of a scene; a made one is drawn, with so many, and gone afterwards.

    Raises:
        DotoriError: the layout is unknown, or something cannot be read or written.
    """
    if scene not in MADE:
        yield discover(Path(scene))
        return
    console = Console(stderr=True)
    with tempfile.TemporaryDirectory(prefix="dotori-scene-") as folder:
        drawing = draw_scene(Path(folder), MADE[scene], count)
        for _ in track(drawing, "drawing", count, console=console, transient=True, disable=not console.is_terminal):
            pass
        yield discover(Path(folder))


def at_place(samples: list[Sample], place: int | None) -> list[Sample]:
    """The pictures of one place, by its number from 1; all of them where None.

    Raises:
        DotoriError: there is no such place, or a picture cannot be read.
    """
    if place is None:
        return samples
    places = find_places(samples)
    if place > len(places):
        raise DotoriError(
            "there is no place {place}, only {count}; --places lists them", place=place, count=len(places)
        )
    return places[place - 1]


def _list_places(scene: str) -> None:
    with opened_scene(scene, 0) as found:
        places = find_places(found)
    table = Table(title=f"{escape(scene)}: {len(found)} pictures, places with two or more", title_justify="left")
    for name in ("place", "pictures", "the first"):
        table.add_column(name, justify="left" if name == "the first" else "right")
    for number, samples in enumerate(places, 1):
        table.add_row(str(number), str(len(samples)), escape(samples[0].name))
    Console(width=100, highlight=False, emoji=False).print(table)


@click.command(cls=OneSentence, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--scene", default="made", show_default=True, help=f"A folder, or one of: {', '.join(MADE)}.")
@click.option("--place", type=click.IntRange(1), default=None, help="Of a folder: the pictures of one place alone.")
@click.option("--places", is_flag=True, help="List the places of a folder, and end.")
@click.option("--pictures", default="5,10,20", show_default=True, callback=several(click.INT), help="Corrected ones.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Pictures that are measured.")
@click.option("--minutes", type=click.FloatRange(0, min_open=True), default=None, help="Of learning.")
@click.option("--steps", type=click.IntRange(1), default=None, help="Of learning; 600 are ten idle minutes.")
@click.option("--model", type=click.Path(path_type=Path), default=None, help="The shipped one where left out.")
@click.option("--general", type=click.Path(path_type=Path), multiple=True, help="As for `finetune`.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Of the shuffle and the learning.")
@click.option("--device", type=click.Choice(DEVICES), default="auto", show_default=True)
def main(
    scene: str,
    place: int | None,
    places: bool,
    pictures: list[int],
    limit: int,
    minutes: float | None,
    steps: int | None,
    model: Path | None,
    general: tuple[Path, ...],
    seed: int,
    device: DeviceName,
) -> None:
    """Print count error, F1 and clicks on the rest of a scene, before and after learning from N corrected pictures."""
    if scene in MADE and (places or place):
        raise click.BadParameter("a made scene is one place", param_hint="--place")
    if min(pictures) < 1:
        raise click.BadParameter("at least one picture has to be corrected", param_hint="--pictures")
    budget = Budget(steps, minutes) if steps or minutes else Budget(None, 10.0)
    settings, weights = FinetuneSettings(seed=seed), model or shipped_model()
    if places:
        _list_places(scene)
        return
    with opened_scene(scene, max(pictures) + limit) as found:
        samples, first = choose(at_place(found, place), pictures, limit, seed)
        rest, others = samples[first:], read_general(general, samples)
        before = _measure(open_counter(device, weights).counter, rest)
        rows = []
        for number in pictures:
            rows.append(learn_scene(samples[:number], rest, others, weights, device, settings, budget))
            click.echo(_said(rows[-1], before), err=True)
    Console(width=100, highlight=False, emoji=False).print(
        result_table(scene if place is None else f"{scene}, place {place}", before, rows)
    )


if __name__ == "__main__":
    main()
