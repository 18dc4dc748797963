"""Figures of the benchmark as tables for the screen and as plain data for a file."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from rich.table import Table

from core.model.precision import uses_bf16
from training.benchmark.adm import STEPS
from training.benchmark.measuring import DEFAULT, LONG, Figures
from training.benchmark.path import STAGES, Timing, timed_steps
from training.benchmark.rivals import CPU, CROWDDIFF

AIMS = {"CSRNet": 1 / 3}
"""What our default steps may take at most, as a share of a network's time."""


class Ratio(NamedTuple):
    """One line of the first table: what was measured and what it ought to be at most, in the same unit."""

    what: str
    measured: float
    aim: float | None = None
    unit: str = "x"


def ratios(figures: Figures) -> Iterator[Ratio]:
    """What is to be compared, and what the aims are about."""
    ours, small = figures.paths["small", DEFAULT].seconds, _by(figures.pixels["small"])
    for name, seconds in figures.rivals.items():
        yield Ratio(f"our {DEFAULT} steps / {name}, {small}", ours / seconds, AIMS.get(name))
    long = figures.paths["small", LONG].seconds / figures.beside[LONG]
    yield Ratio(f"our {LONG} steps / our {DEFAULT} steps, {small}", long, 30)
    per_pixel = {megapixels: timing.seconds / megapixels for megapixels, timing in figures.sizes.items()}
    for megapixels, least in zip(list(per_pixel)[1:], itertools.repeat(min(per_pixel, default=0.0))):
        yield Ratio(f"time per pixel, {megapixels:g} MP / {least:g} MP", per_pixel[megapixels] / per_pixel[least], 1)
    if "large" in figures.fresh:
        yield Ratio(f"peak memory, {_millions(figures):.2g} MP", figures.fresh["large"][1], 2000, "MB")
    yield Ratio("start of a process to its first count", figures.fresh["small"][0], 5, "s")


def ratio_table(figures: Figures) -> Table:
    """The ratios beside their aims."""
    title = f"Ratios ({LONG} steps / {DEFAULT} steps: once, the {DEFAULT} timed again just before and after)"
    table = Table("what", "measured", "aim", title=title, title_justify="left")
    for what, measured, aim, unit in ratios(figures):
        table.add_row(what, _with_unit(measured, unit), "" if aim is None else f"at most {_with_unit(aim, unit)}")
    return table


def path_table(figures: Figures) -> Table:
    """Seconds, memory and the share of each stage of our own path."""
    precision = "bf16" if uses_bf16(CPU) else "float32"
    title = f"Our path, {precision} on the CPU (~: from {timed_steps(LONG)} of such a run's steps)"
    table = Table("picture", "steps", "seconds", "peak MB", *STAGES, title=title, title_justify="left")
    for (name, steps), timing in figures.paths.items():
        mark = "~" if (name, steps) == ("large", LONG) else ""
        picture = _by(figures.pixels["small"]) if name == "small" else f"{_millions(figures):.2g} MP"
        shares = (f"{timing.stages[stage] / timing.seconds:.1%}" for stage in STAGES)
        table.add_row(picture, str(steps), f"{mark}{timing.seconds:.3g}", f"{timing.megabytes:.0f}", *shares)
    return table


def rival_table(figures: Figures) -> Table:
    """The networks that a user would pick instead."""
    small = figures.pixels["small"]
    title = (
        f"Forward passes in the same precision; {CROWDDIFF.name}: "
        f"a warm one of a patch, times {STEPS} steps, times patches"
    )
    table = Table("network", f"seconds, {_by(small)}", title=title, title_justify="left")
    factor = math.prod(figures.pixels["large"]) / math.prod(small) if "large" in figures.pixels else None
    if factor:
        table.add_column(f"the same times pixels, {_millions(figures):.2g} MP")
    for name, seconds in figures.rivals.items():
        table.add_row(name, f"{seconds:,.3g}", *([f"{seconds * factor:,.3g}"] if factor else []))
    return table


def size_table(figures: Figures) -> Table:
    """How the time of the default settings grows with the picture."""
    table = Table("megapixels", "seconds", "peak MB", title=f"{DEFAULT} steps by size", title_justify="left")
    for megapixels, timing in figures.sizes.items():
        table.add_row(f"{megapixels:g}", f"{timing.seconds:.3g}", f"{timing.megabytes:.0f}")
    return table


def as_json(figures: Figures) -> dict[str, Any]:
    """All figures as plain data."""
    return {
        "ratios": [ratio._asdict() for ratio in ratios(figures)],
        "paths": [{"picture": n, "steps": s, **_plain(timing)} for (n, s), timing in figures.paths.items()],
        "networks": figures.rivals,
        "sizes": {f"{megapixels:g}": _plain(timing) for megapixels, timing in figures.sizes.items()},
        "beside": figures.beside,
        "fresh": {name: spent._asdict() for name, spent in figures.fresh.items()},
        "pixels": figures.pixels,
    }


def _plain(timing: Timing) -> dict[str, Any]:
    return {"seconds": timing.seconds, "megabytes": timing.megabytes, "stages": timing.stages}


def _with_unit(value: float, unit: str) -> str:
    digits = f"{value:,.0f}" if value >= 100 else f"{value:.2g}"
    return f"{digits}x" if unit == "x" else f"{digits} {unit}"


def _millions(figures: Figures) -> float:
    return math.prod(figures.pixels["large"]) / 1e6


def _by(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"
