"""What is timed, and in which order.

Things that are compared take turns, A, B, C, A, B, C, so that a machine that is busy with something else is so for all
of them; the median of the turns counts. A first turn is thrown away. 500 steps take too long for turns: on the small
picture they are made once, with the default steps as often as there are turns before them and again after them; on the
large one they follow from a few steps.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from core.counting.opening import open_counter
from core.counting.settings import CountSettings
from core.model.diffusion import LatentDiffusion
from training.benchmark.path import Spent, Timing, time_fresh, time_path, time_steps
from training.benchmark.pictures import crowd, sides, write_picture
from training.benchmark.rivals import CPU, CROWDDIFF, RIVALS, Rival, time_rival

DEFAULT = CountSettings().steps

LONG = 500
"""Steps of the poster."""


Run = TypeVar("Run", Timing, Spent, float)


@dataclass(frozen=True)
class Plan:
    """What to measure.

    Attributes:
        width, height: of the small picture, a made crowd; the larger ones are made of it.
        rounds: turns of everything on the small picture.
        steps: of the sampler, each timed.
        large: megapixels of the large picture; None leaves it out.
        sizes: megapixels of the pictures that show how the time grows.
        rivals: networks to compare with, in turns.
        patient: one so much slower that turns make no difference; it is timed once, warm, at the end.
    """

    width: int = 1024
    height: int = 768
    rounds: int = 5
    steps: tuple[int, ...] = (1, 4, DEFAULT, 20)
    large: float | None = 24.0
    sizes: tuple[float, ...] = (1.0, 4.0, 24.0, 100.0)
    rivals: tuple[Rival, ...] = RIVALS
    patient: Rival = CROWDDIFF


@dataclass(frozen=True)
class Figures:
    """What was measured.

    Attributes:
        pixels: width and height of the small and the large picture, by name.
        paths: our path by the picture's name and the steps.
        beside: seconds of the default steps just before and after so many steps, on the small picture.
        rivals: seconds by name, on the small picture.
        sizes: our path with default steps by megapixels.
        fresh: a process that counts one picture and ends, by the picture's name.
    """

    pixels: dict[str, tuple[int, int]] = field(default_factory=dict)
    paths: dict[tuple[str, int], Timing] = field(default_factory=dict)
    rivals: dict[str, float] = field(default_factory=dict)
    sizes: dict[float, Timing] = field(default_factory=dict)
    fresh: dict[str, Spent] = field(default_factory=dict)
    beside: dict[int, float] = field(default_factory=dict)


def measure(plan: Plan) -> Iterator[str | Figures]:
    """Carry a plan out: says what comes next, each time, and gives the figures at the end."""
    figures = Figures()
    model = open_counter(CPU).counter.model
    yield "drawing the crowd"
    tile = crowd(plan.width, plan.height)
    with tempfile.TemporaryDirectory() as folder:

        def picture(width: int, height: int) -> Path:
            return write_picture(tile, width, height, Path(folder))

        yield from _measure_small(plan, figures, model, picture(plan.width, plan.height))
        if plan.large is not None:
            yield from _measure_large(plan, figures, model, picture(*sides(plan.large)))
        for megapixels in plan.sizes:
            yield f"{megapixels:g} megapixels"
            figures.sizes[megapixels] = time_path(model, picture(*sides(megapixels)), DEFAULT)
    yield plan.patient.name
    figures.rivals[plan.patient.name] = time_rival(plan.patient, plan.width, plan.height)
    yield figures


def _measure_small(plan: Plan, figures: Figures, model: LatentDiffusion, picture: Path) -> Iterator[str]:
    figures.pixels["small"] = (plan.width, plan.height)
    yield "fresh processes"
    figures.fresh["small"] = median([time_fresh(picture) for _ in range(plan.rounds)])
    ours: dict[int, list[Timing]] = {steps: [] for steps in plan.steps}
    theirs: dict[str, list[float]] = {rival.name: [] for rival in plan.rivals}
    for turn in range(plan.rounds + 1):
        yield f"turn {turn} of {plan.rounds} on the small picture"
        for steps, timings in ours.items():
            timings.append(time_path(model, picture, steps))
        for rival in plan.rivals:
            theirs[rival.name].append(time_rival(rival, plan.width, plan.height))
    for steps, timings in ours.items():
        figures.paths["small", steps] = median(timings[1:])
    for name, measured in theirs.items():
        figures.rivals[name] = median(measured[1:])
    yield from _measure_long(plan, figures, model, picture)


def _measure_long(plan: Plan, figures: Figures, model: LatentDiffusion, picture: Path) -> Iterator[str]:
    yield f"{LONG} steps on the small picture, between runs of {DEFAULT}"
    before = _usual_seconds(plan, model, picture)
    figures.paths["small", LONG] = time_path(model, picture, LONG)
    figures.beside[LONG] = (before + _usual_seconds(plan, model, picture)) / 2


def _usual_seconds(plan: Plan, model: LatentDiffusion, picture: Path) -> float:
    return median([time_path(model, picture, DEFAULT).seconds for _ in range(plan.rounds)])


def _measure_large(plan: Plan, figures: Figures, model: LatentDiffusion, picture: Path) -> Iterator[str]:
    assert plan.large is not None
    figures.pixels["large"] = sides(plan.large)
    for steps in plan.steps:
        yield f"{steps} steps on the large picture"
        figures.paths["large", steps] = time_path(model, picture, steps)
    yield f"some of {LONG} steps on the large picture"
    longest = figures.paths["large", max(plan.steps)]
    figures.paths["large", LONG] = _with_steps(longest, time_steps(model, picture, LONG))
    yield "a fresh process on the large picture"
    figures.fresh["large"] = time_fresh(picture)


def _with_steps(timing: Timing, steps: Spent) -> Timing:
    """The same run with other steps; `LONG` of them on a large picture would take many minutes."""
    return Timing(timing.stages | {"steps": steps.seconds}, max(timing.megabytes, steps.megabytes))


def median(runs: Sequence[Run]) -> Run:
    """The run in the middle by its seconds; of an even number the quicker one of the two, whoever ran."""
    return sorted(runs, key=lambda run: run if isinstance(run, float) else run.seconds)[(len(runs) - 1) // 2]
