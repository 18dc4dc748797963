"""The page of results: one file that can be sent, printed and kept."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from core.counting.overlay import burn_dots
from core.errors import DotoriError
from core.formats.files import write_atomic
from core.handover.progress import Tell, silent
from core.images import load_image
from core.locations import Location
from core.pages.jpeg import data_uri, shrink, to_jpeg
from core.pages.page import render
from core.project import Project, RunKey
from core.results.charts import histogram, over_time
from core.results.rows import Row, rows
from core.results.summary import Summary

_SIDE = 640
"""Pixels of a thumbnail's longer side."""


def write_html(project: Project, path: Path, tell: Tell = silent) -> None:
    """Write a page that needs nothing else: totals, charts, the least certain pictures with their dots, failures, a
    table, model and settings. It holds small copies of at most twelve pictures.

    Raises:
        DotoriError: the project cannot be read, or the file cannot be written.
    """
    summary = Summary()
    for row in rows(project, tell):
        summary.add(row)
    page = render(
        "results.html",
        folder=_name_of(project.source),
        made=datetime.now(),
        summary=summary,
        histogram=histogram(summary.counts) if summary.counts else None,
        over_time=_time_chart(summary),
        doubts=[_shown_doubt(project, doubt, row) for doubt, row in summary.doubts],
        recipes=[(key.model, key.model_hash, _settings(key), number) for key, number in summary.recipes.most_common()],
    )
    write_atomic(path, page)


def thumbnail(project: Project, row: Row) -> str | None:
    """A picture, made small, with its dots, as the address of a JPEG; None where it cannot be read any more."""
    try:
        picture, scale = shrink(load_image(project.location(row.picture)), _SIDE)
    except DotoriError:
        return None
    dots = project.marks(row.picture.id).counted
    return data_uri(to_jpeg(burn_dots(picture, dots.xy * scale)))


def _name_of(folder: Location) -> str:
    return (folder.resolve().name if isinstance(folder, Path) else folder.name) or str(folder)


def _shown_doubt(project: Project, doubt: float, row: Row) -> dict[str, Any]:
    return {"row": row, "doubt": doubt, "picture": thumbnail(project, row)}


def _time_chart(summary: Summary) -> object:
    """Counts over time, by the clock or into a film, whichever more pictures know; None where fewer than two do."""
    on_clock = len(summary.clock[0]) >= len(summary.film[0])
    times, counts = summary.clock if on_clock else summary.film
    return over_time(times, counts, on_clock) if len(set(times)) > 1 else None


def _settings(key: RunKey) -> dict[str, object]:
    """The settings of a run for people, as far as they are what Dotori writes."""
    try:
        settings = json.loads(key.settings)
    except ValueError:
        settings = None
    known = settings if isinstance(settings, dict) else {"settings": key.settings}
    return {name: "auto" if value is None else value for name, value in (known | {"seed": key.seed}).items()}
