"""`python main.py evaluate`."""

from __future__ import annotations

import dataclasses
import json as json_format
import math
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from core.counting.devices import DeviceName
from core.counting.opening import open_counter
from core.counting.settings import CountSettings
from core.errors import DotoriError
from training.datasets import discover
from training.evaluation import PictureFigures, as_plain, count_picture, evaluate, summarise, truth_through_decoder
from training.report import print_report


def evaluate_dataset(
    dataset: Path,
    part: str,
    limit: int | None,
    json: str | None,
    floor: bool,
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
        floor: measure what map, E, VQ, D and contours lose by themselves.
        settings: of the count.
        device: to compute on.
        model: weights; the shipped ones where None.

    Raises:
        DotoriError: no pictures in that part, or something cannot be read or written.
    """
    samples = discover(dataset, part)[:limit]
    if not samples:
        raise DotoriError(f"{dataset} has no pictures in its {part} part; try --part all")
    opened = open_counter(device, model)
    errors = Console(stderr=True)
    find = truth_through_decoder if floor else count_picture
    work = evaluate(opened.counter, samples, settings, find)
    figures = list(
        track(work, "evaluating", total=len(samples), console=errors, transient=True, disable=not errors.is_terminal)
    )
    by_set: dict[str, list[PictureFigures]] = {}
    for row in figures:
        by_set.setdefault(row.dataset, []).append(row)
    summaries = {name: summarise(rows) for name, rows in by_set.items()}
    if json != "-":
        console = Console(width=120, highlight=False, emoji=False)
        for name, rows in by_set.items():
            print_report(console, name, part, rows, summaries[name])
    if json:
        about = {"model": opened.name, "part": part, "settings": dataclasses.asdict(settings)}
        pictures = [as_plain(row) for row in figures]
        _write_json(json, {**about, "sets": summaries, "pictures": pictures})


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
