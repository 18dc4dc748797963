"""`python main.py report`: what came out of a folder, in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from core.errors import DotoriError
from core.formats.writing import amount, refuse_existing
from core.handover.progress import Tell
from core.locations import Location, Remote
from core.project import Project, open_project
from core.project.place import NAME, elsewhere
from core.results.tables import write_csv, write_jsonl, write_xlsx

Write = Callable[[Project, Path, Tell], None]


def report_folder(folder: Location, target: Path, overwrite: bool) -> None:
    """Write the results of a folder's project.

    Args:
        folder: of the pictures.
        target: the file; its ending says what it is.
        overwrite: a file that is there may be replaced.

    Raises:
        DotoriError: there are no results, the ending is none that is known, or the file cannot be written.
    """
    write = _writer(target)
    places = (elsewhere(folder),) if isinstance(folder, Remote) else (folder, elsewhere(folder))
    if not any((place / NAME).is_file() for place in places):
        raise DotoriError(
            "cannot report on {folder}: nothing was counted in it; count it first (count FOLDER --project)",
            folder=folder,
        )
    refuse_existing([target], overwrite)
    console = Console(stderr=True)
    with (
        open_project(folder) as project,
        Progress(console=console, transient=True, disable=not console.is_terminal) as progress,
    ):
        if not project.read_only:  # pictures that were replaced meanwhile must be noticed
            project.sync([project.location(picture) for picture in project.images()])
        task = progress.add_task("reading")
        write(project, target, lambda done, total: progress.update(task, completed=done, total=total))
        pictures = len(project.images())
        notices = [notice.text for notice in project.notices if notice.kind == "recovered"]
    for line in (*notices, f"{amount(pictures, 'picture')} written to {target}"):
        click.echo(line.encode("utf-8", "backslashreplace").decode())


def _write_page(project: Project, path: Path, tell: Tell) -> None:
    from core.results.page import write_html  # matplotlib is slow to import

    write_html(project, path, tell)


_WRITERS: dict[str, Write] = {".html": _write_page, ".csv": write_csv, ".xlsx": write_xlsx, ".jsonl": write_jsonl}


def _writer(target: Path) -> Write:
    """What writes files with this ending."""
    ending = target.suffix.lower()
    if ending not in _WRITERS or target.is_dir():
        raise DotoriError(
            "cannot write {path}: the ending says what a report is; name a file that ends in one of {endings}",
            path=target,
            endings=", ".join(_WRITERS),
        )
    return _WRITERS[ending]
