"""What a model cannot do, with figures: a page for its card.

    nice python -m training.failures ../shared/data/ShanghaiTech ../shared/data/SCUT_HEAD > FAILURES.md

Pictures are grouped by what can be told from the data alone: how far heads stand apart, which is about how large they
are; how light the picture is, and whether it has colours. Made pictures add what the data sets have too little of:
crowds by day and by night, and places full of things where nobody is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track

from core.commands.options import FILE, FOLDER, OneSentence
from core.counting.counter import Counter, finish
from core.counting.opening import open_counter
from core.counting.settings import CountSettings
from core.images import load_image
from core.metrics import mae, match
from training.datasets import PARTS, Sample, discover
from training.report_page.figures import SPACINGS
from training.report_page.study import REACH, nearest
from training.synthetic.render import render
from training.synthetic.scene import KINDS, Scene

Points = NDArray[np.float64]

DARK, BRIGHT = 70.0, 150.0
"""Mean lightness of a picture, 0 to 255, below and above which it is dark or bright."""

COLOURLESS = 2.0
"""Mean difference of a picture's channels, of 255, below which it is grey."""

OUTDOORS = ("plaza", "street")
"""Kinds of made scenes that know night."""

SEEDS = (1, 2)
"""Of the made scenes of each kind."""

MADE = Scene(heads=150)


@dataclass(frozen=True, eq=False)
class Case:
    """A picture that was counted.

    Attributes:
        truth: (N, 2) heads.
        has_dot: (N,) whether each has a dot within `REACH`.
        dots: how many there are.
        lightness: mean of the picture, 0 to 255.
        grey: whether it has no colours.
        spacing: (N,) pixels to each head's nearest neighbour; infinite for a lone one.
    """

    truth: Points
    has_dot: NDArray[np.bool_]
    dots: int
    lightness: float
    grey: bool
    spacing: NDArray[np.float64]

    @property
    def hits(self) -> int:
        """Dots on heads."""
        return int(self.has_dot.sum())


def counted(counter: Counter, picture: NDArray[np.uint8], known: Callable[[Points], Points], truth: Points) -> Case:
    """Count a picture (H, W, 3) and compare with its heads.

    Args:
        counter: counts with the default settings.
        picture: upright.
        known: leaves of places those that lie where something is known.
        truth: (N, 2) heads, known ones.
    """
    found = known(finish(counter.count(picture, CountSettings())).counted.xy)
    has_dot = np.zeros(len(truth), bool)
    of_dot = match(found, truth, REACH)
    has_dot[of_dot[of_dot >= 0]] = True
    spacing = nearest(truth) if len(truth) > 1 else np.full(len(truth), np.inf)
    channels = picture.reshape(-1, 3).astype(np.int16)
    grey = float(np.ptp(channels, axis=1).mean()) < COLOURLESS
    return Case(truth, has_dot, len(found), float(channels.mean()), grey, spacing)


def look_at(counter: Counter, samples: Iterable[Sample]) -> Iterator[Case]:
    """Count pictures of data sets.

    Raises:
        DotoriError: a picture cannot be read.
    """
    for sample in samples:
        picture = load_image(sample.image)
        truth = np.clip(sample.known(sample.points), 0, picture.shape[1::-1])
        yield counted(counter, picture, sample.known, truth)


def made_crowds(light: str) -> list[tuple[Scene, int]]:
    """Scenes and seeds: alike in every light, but not head by head."""
    return [(replace(MADE, kind=kind, light=light), seed) for kind in OUTDOORS for seed in SEEDS]


def made_emptiness(kind: str) -> list[tuple[Scene, int]]:
    """Scenes and seeds: a place full of things, with nobody there."""
    return [(replace(MADE, kind=kind, heads=0, clutter=1.0), seed) for seed in SEEDS]


def look_at_made(counter: Counter, scenes: Iterable[tuple[Scene, int]]) -> Iterator[Case]:
    """Draw scenes and count them."""
    for scene, seed in scenes:
        picture, heads = render(scene, np.random.default_rng(seed))
        yield counted(counter, picture, lambda xy: xy, heads)


def groups(cases: Sequence[Case]) -> Iterator[tuple[str, list[Case]]]:
    """Pictures of data sets by kind; a picture is in several groups."""
    yield "all", list(cases)
    for low, high in pairwise(SPACINGS):
        yield f"median spacing {_band(low, high)}", [c for c in cases if _in(_median(c), low, high)]
    yield f"dark: mean below {DARK:.0f} of 255", [c for c in cases if c.lightness < DARK]
    yield f"bright: mean above {BRIGHT:.0f}", [c for c in cases if c.lightness > BRIGHT]
    yield "grey", [c for c in cases if c.grey]
    yield "no head at all", [c for c in cases if not len(c.truth)]


def _median(case: Case) -> float:
    return float(np.median(case.spacing)) if len(case.truth) else float("nan")


def _in(value: float, low: float, high: float) -> bool:
    return low <= value < high or value == high == float("inf")


def _band(low: float, high: float) -> str:
    if not low:
        return f"below {high:g} px"
    return f"{low:g} px and more" if high == float("inf") else f"{low:g} to {high:g} px"


def picture_table(rows: Iterable[tuple[str, Sequence[Case]]]) -> Iterator[str]:
    """Markdown: how well pictures of each kind are counted; a kind without any says so."""
    yield _line("pictures", "number", "heads", "recall", "precision", "MAE", "bias", "false dots a picture")
    yield "|" + "---|" * 8
    for name, cases in rows:
        if not cases:
            yield _line(name, "0", *["-"] * 6)
            continue
        truth, dots, hits = (np.array([f(c) for c in cases]) for f in (lambda c: len(c.truth), _dots, _hits))
        yield _line(
            name,
            str(len(cases)),
            str(truth.sum()),
            _share(hits.sum(), truth.sum()),
            _share(hits.sum(), dots.sum()),
            f"{mae(dots, truth):.1f}",
            f"{(dots - truth).mean():+.1f}",
            f"{(dots - hits).mean():.1f}",
        )


def _dots(case: Case) -> int:
    return case.dots


def _hits(case: Case) -> int:
    return case.hits


def head_table(cases: Sequence[Case]) -> Iterator[str]:
    """Markdown: which heads are found, by the distance to the nearest neighbour."""
    yield _line("head's nearest neighbour", "heads", "in pictures", "found")
    yield "|" + "---|" * 4
    for low, high in pairwise(SPACINGS):
        inside = [np.array([_in(value, low, high) for value in case.spacing], bool) for case in cases]
        heads = sum(int(each.sum()) for each in inside)
        found = sum(int(case.has_dot[each].sum()) for case, each in zip(cases, inside, strict=True))
        pictures = sum(bool(each.any()) for each in inside)
        yield _line(_band(low, high), str(heads), str(pictures), _share(found, heads))


def page(cases: Sequence[Case], made: Mapping[str, Sequence[Case]]) -> str:
    """The page as Markdown.

    Args:
        cases: pictures of data sets.
        made: made pictures by what they show.
    """
    lines = [
        "# What the model cannot do",
        "",
        f"Default settings; a head is found if a dot lies within {REACH} px. Spacing is the distance to the nearest",
        "neighbour: about the size of a head in a crowd; heads far from all others are mostly near the camera, where a",
        "dot may be on the head and yet farther than that from the point that the data set has.",
        "",
        *head_table(cases),
        "",
        *picture_table(groups(cases)),
        "",
        "Made pictures, which the model has not learned from: crowds alike by day and by night, and places full of",
        "things with nobody there. Mannequins and portraits on posters cannot be drawn here: nothing is known of them.",
        "",
        *picture_table(made.items()),
    ]
    return "\n".join(lines) + "\n"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def _line(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


@click.command(cls=OneSentence, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("datasets", nargs=-1, required=True, type=FOLDER)
@click.option("--part", type=click.Choice(PARTS), default="val", show_default=True)
@click.option("--limit", type=click.IntRange(1), default=None, help="Only so many pictures of each, evenly spread.")
@click.option("--model", type=FILE, default=None, help="Weights; else the shipped ones.")
def main(datasets: tuple[Path, ...], part: str, limit: int | None, model: Path | None) -> None:
    """Print a page of figures about the pictures that are hard, as Markdown."""
    errors = Console(stderr=True)

    def watched(cases: Iterator[Case], number: int, what: str) -> list[Case]:
        return list(track(cases, what, number, console=errors, transient=True, disable=not errors.is_terminal))

    samples: list[Sample] = []
    for root in datasets:
        found = discover(root, part)
        chosen = np.linspace(0, len(found) - 1, min(limit or len(found), len(found))).astype(int)
        samples += [found[i] for i in chosen]
    counter = open_counter("auto", model).counter
    cases = watched(look_at(counter, samples), len(samples), "pictures")
    scenes = {"crowds at noon": made_crowds("noon"), "crowds at night": made_crowds("night")}
    scenes |= {f"nobody there, {kind}": made_emptiness(kind) for kind in KINDS}
    made = {name: watched(look_at_made(counter, some), len(some), name) for name, some in scenes.items()}
    click.echo(page(cases, made), nl=False)


if __name__ == "__main__":
    main()
