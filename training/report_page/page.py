"""The folder of a report: a page, photographs with marks, figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from core.errors import DotoriError
from core.formats.files import read_json, write_atomic, write_json
from core.pages.page import render
from training.report_page.charts import (
    STAGE_NAMES,
    error_chart,
    reliability_chart,
    spacing_chart,
    stage_chart,
    truth_chart,
)
from training.report_page.figures import Plain, worst
from training.report_page.marks import marked_jpeg
from training.report_page.study import REACH, Studied

FIGURES = "figures.json"
PAGE = "index.html"
_PICTURES = "pictures"
_IGNORE = ".gitignore"

MARK = {"report": "Dotori, where the error comes from"}
"""Is among the figures, so that no other folder with such a file is taken for that of a report."""

_WRITTEN = re.compile(r"[0-9]+-[0-9]{2}\.jpg")
"""Names of the pictures that a report writes."""


def prepare(folder: Path) -> None:
    """Make the folder of a report, or empty one that holds an earlier report: of its pictures, and of nothing that a
    report does not write. Git takes nothing that is in it, as it shows photographs of a data set, unless somebody put
    another `.gitignore` there.

    Raises:
        DotoriError: it holds something else, or cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            _check_is_report(folder)
        write_json(folder / FIGURES, MARK)  # first, so that what is interrupted can be done again
        if not (folder / _IGNORE).exists():
            (folder / _IGNORE).write_text("*\n", encoding="utf-8")
        (folder / _PICTURES).mkdir(exist_ok=True)
        for old in (folder / _PICTURES).iterdir():
            if _WRITTEN.fullmatch(old.name):
                old.unlink()
    except OSError as error:
        raise DotoriError(
            "cannot write a report to {folder}: {reason}; name another folder", folder=folder, reason=error.strerror
        ) from error


def _check_is_report(folder: Path) -> None:
    """See to it that a folder with something in it holds an earlier report.

    Raises:
        DotoriError: it does not.
    """
    if not (folder / FIGURES).is_file():
        raise DotoriError(
            "cannot write a report to {folder}: there is something else in it; name a new folder", folder=folder
        )
    if not _has_mark(folder / FIGURES):
        raise DotoriError(
            "cannot write a report to {folder}: the {name} in it is not of a report, or is of an older Dotori's; "
            "name a new folder",
            folder=folder,
            name=FIGURES,
        )


def _has_mark(path: Path) -> bool:
    """Whether a file holds the figures of a report."""
    try:
        figures = read_json(path)
    except DotoriError:
        return False
    return isinstance(figures, dict) and figures.get("report") == MARK["report"]


def write_page(folder: Path, about: Plain, sets: Mapping[str, Plain], studied: Mapping[str, Sequence[Studied]]) -> None:
    """Write the page and the pictures that it shows into a folder that is `prepare`d.

    Args:
        folder: of the report.
        about: model, part and settings.
        sets: the figures of every set, see `set_figures`.
        studied: its pictures.

    Raises:
        DotoriError: a picture cannot be read, or a file cannot be written.
    """
    page = render(
        "evaluation.html",
        made=datetime.now(),
        about=about,
        stage_names=STAGE_NAMES,
        reach=REACH,
        sets=[
            {**figures, **_charts(figures), "worst": _write_worst(folder, number, studied[name])}
            for number, (name, figures) in enumerate(sets.items(), 1)
        ],
    )
    write_atomic(folder / PAGE, page)


def _charts(figures: Plain) -> Plain:
    pictures, bins = figures["pictures"], figures["summary"]["reliability"]
    return {
        "stage_chart": stage_chart(figures["stages"]),
        "truth_chart": truth_chart([one["truth"] for one in pictures], [one["count"] for one in pictures]),
        "error_chart": error_chart([one["error"] for one in pictures]),
        "spacing_chart": spacing_chart(figures["heads"]) if figures["heads"] else None,
        "reliability_chart": reliability_chart(bins) if any(each["dots"] for each in bins) else None,
    }


def _write_worst(folder: Path, number: int, studied: Sequence[Studied]) -> list[Plain]:
    """The worst pictures of a set, each with the address of its JPEG, which is a number and not the picture's name."""
    shown = []
    for place, one in enumerate(worst(studied), 1):
        address = f"{_PICTURES}/{number}-{place:02d}.jpg"
        write_atomic(folder / address, marked_jpeg(one))
        shown.append({"address": address, "one": one, "matches": one.figures.matches[REACH]})
    return shown
