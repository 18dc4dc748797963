"""`python main.py export`: a folder's work, without a screen."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click
from rich.console import Console
from rich.progress import Progress

from core.errors import DotoriError
from core.formats.catalogue import Format
from core.formats.convert_command import drops_line
from core.formats.writing import amount
from core.handover.burnt import export_burnt
from core.handover.choice import UNCOUNTED, counted, reviewed
from core.handover.export import export_annotations
from core.handover.progress import Outcome, Tell
from core.handover.training import export_for_training
from core.project import Project, open_project
from core.project.place import NAME, elsewhere

To = Format | Literal["png", "training"]
"""An annotation format; pictures with their dots; or a data set to train on."""


def export_folder(folder: Path, target: Path, to: To, only_reviewed: bool, overwrite: bool) -> None:
    """Export the pictures of a folder that have been counted, and say what is lost and how many there are.

    Args:
        folder: of the pictures and their project.
        target: a file or a folder, as the format wants it.
        to: what to write.
        only_reviewed: leave out the pictures that nobody has called finished; "training" always does.
        overwrite: what is at `target` may be replaced.

    Raises:
        DotoriError: there is nothing to export, or it cannot be written.
    """
    if not any((place / NAME).is_file() for place in (folder, elsewhere(folder))):
        raise DotoriError(
            "cannot export {folder}: nobody has worked on it; open it in the app and count its pictures", folder=folder
        )
    console = Console(stderr=True)
    with (
        open_project(folder) as project,
        Progress(console=console, transient=True, disable=not console.is_terminal) as progress,
    ):
        if not project.read_only:  # pictures that were replaced meanwhile must be noticed
            project.sync([project.file(picture) for picture in project.images()])
        task = progress.add_task("exporting")
        outcome = _export(
            project,
            target,
            to,
            only_reviewed,
            overwrite,
            lambda done, total: progress.update(task, completed=done, total=total),
        )
        notices = [notice.text for notice in project.notices if notice.kind == "recovered"]
    lost = [drops_line(to, UNCOUNTED)] if isinstance(to, Format) else []
    numbers = f"{amount(outcome.pictures, 'picture')}, {amount(outcome.dots, 'dot')} written to {target}"
    for line in (*notices, *lost, *outcome.notes, numbers):
        click.echo(line.encode("utf-8", "backslashreplace").decode())


def _export(project: Project, target: Path, to: To, only_reviewed: bool, overwrite: bool, tell: Tell) -> Outcome:
    if to == "training":
        return export_for_training(project, target, overwrite, tell)
    pictures = (reviewed if only_reviewed else counted)(project.images())
    if to == "png":
        return export_burnt(project, pictures, target, overwrite, tell)
    return export_annotations(project, pictures, to, target, overwrite, tell)
