"""`python main.py evaluate`."""

from __future__ import annotations

import dataclasses
import json as json_format
import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import Progress

from core.counting.counter import Counter
from core.counting.devices import DeviceName
from core.counting.interval import fitting
from core.counting.opening import open_counter
from core.counting.settings import CountSettings
from core.errors import DotoriError
from training.coverage import evaluated_coverage
from training.datasets import discover, evenly
from training.evaluation import as_plain, count_picture, evaluate, summarise, truth_through_decoder
from training.report import print_report
from training.report_page.figures import set_figures
from training.report_page.page import FIGURES, MARK, prepare, write_page
from training.report_page.study import STEPPED, Studied, other_steps, study, with_steps

Value = TypeVar("Value")


def evaluate_dataset(
    dataset: Path,
    part: str,
    limit: int | None,
    json: str | None,
    floor: bool,
    report: Path | None,
    settings: CountSettings,
    device: DeviceName,
    model: Path | None,
) -> None:
    """Evaluate each data set below a folder and print its tables.

    Args:
        dataset: folder of a known layout.
        part: "train", "val", "test" or "all".
        limit: of pictures; None for all.
        json: file for all figures, "-" for standard output instead of tables.
        floor: measure what map, E, VQ, D and contours lose by themselves, at zoom 1 where the settings have none.
        report: folder for a page that takes the error apart; it will hold photographs of the data set.
        settings: of the count.
        device: to compute on.
        model: weights; the shipped ones where None.

    Raises:
        DotoriError: no pictures in that part, or something cannot be read or written.
    """
    samples = discover(dataset, part)[:limit]
    if not samples:
        raise DotoriError(f"{dataset} has no pictures in its {part} part; try --part all")
    if report:
        prepare(report)
    opened = open_counter(device, model)
    errors = Console(stderr=True)
    about = {"model": opened.name, "part": part, "settings": dataclasses.asdict(settings)}
    calibration = fitting(opened.calibrations, dataclasses.asdict(settings))
    with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
        if report:
            work = study(opened.counter, samples, settings)
            studied = list(progress.track(work, len(samples), description="evaluating"))
            figures = [one.figures for one in studied]
        else:
            find = truth_through_decoder if floor else count_picture
            counting = evaluate(opened.counter, samples, settings, find)
            figures = list(progress.track(counting, len(samples), description="evaluating"))
        by_set = _by_set(figures, lambda row: row.dataset)
        summaries = {name: summarise(rows) for name, rows in by_set.items()}
        for name, rows in by_set.items():
            if not floor and (found := evaluated_coverage(rows, calibration)):
                summaries[name]["interval"] = found._asdict()
        if report:
            _write_report(report, opened.counter, studied, settings, about, summaries, progress)
    if json != "-":
        console = Console(width=120, highlight=False, emoji=False)
        for name, rows in by_set.items():
            print_report(console, name, part, rows, summaries[name], floor)
    if json:
        pictures = [as_plain(row) for row in figures]
        _write_json(json, {**about, "floor": floor, "sets": summaries, "pictures": pictures})


def _write_report(
    folder: Path,
    counter: Counter,
    studied: Sequence[Studied],
    settings: CountSettings,
    about: dict[str, Any],
    summaries: dict[str, dict[str, Any]],
    progress: Progress,
) -> None:
    """Count some of the pictures with other numbers of steps, and write the page of errors."""
    by_set = _by_set(studied, lambda one: one.figures.dataset)
    sets = {}
    for name, pictures in by_set.items():
        few = evenly(pictures, STEPPED)
        task = progress.add_task("other steps", total=len(few) * len(other_steps(settings)))
        by_steps = with_steps(counter, few, settings, lambda task=task: progress.advance(task))  # type: ignore[misc]
        sets[name] = set_figures(name, summaries[name], pictures, by_steps)
    write_page(folder, about, sets, by_set)
    _write_json(str(folder / FIGURES), {**MARK, **about, "sets": sets})


def _by_set(rows: Iterable[Value], dataset: Callable[[Value], str]) -> dict[str, list[Value]]:
    by_set: dict[str, list[Value]] = {}
    for row in rows:
        by_set.setdefault(dataset(row), []).append(row)
    return by_set


def _write_json(target: str, figures: dict[str, Any]) -> None:
    text = json_format.dumps(_without_nan(figures), indent=1)
    if target == "-":
        Console(highlight=False, soft_wrap=True, markup=False, emoji=False).print(text)
        return
    try:
        Path(target).write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise DotoriError(f"cannot write {target}: {error.strerror}; name another file") from error


def _without_nan(value: Any) -> Any:
    """The same with null for figures that there are not; JSON knows no nan."""
    if isinstance(value, dict):
        return {key: _without_nan(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(each) for each in value]
    return None if isinstance(value, float) and math.isnan(value) else value
