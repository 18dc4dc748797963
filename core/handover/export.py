"""A project's pictures as annotations in any format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.formats.catalogue import Format
from core.formats.writing import write_annotations
from core.handover.choice import annotations_of
from core.handover.progress import Outcome, Tell, silent
from core.project import Picture, Project


def export_annotations(
    project: Project, pictures: Sequence[Picture], to: Format, target: Path, overwrite: bool, tell: Tell = silent
) -> Outcome:
    """Write the dots that count of pictures of a project. Every file is made before anything at `target` changes.

    Args:
        project: may be open for reading only.
        pictures: of it, see `core.handover.choice`.
        to: the format; it drops what `Format.drops` says; see `UNCOUNTED` for what never gets to it.
        target: a file for formats that hold many pictures, or for a single picture; else a folder.
        overwrite: files at `target` may be replaced.
        tell: is told how far it is.

    Raises:
        AlreadyThereError: a file at `target` would be replaced.
        DotoriError: there is nothing to export, the format lacks something, or a file cannot be written.
        StoppedError: `tell` raised it; nothing has changed.
    """
    found, notes = annotations_of(project, pictures, tell)
    files = {annotation.image: project.file(picture) for picture, annotation in found.items()}
    annotations = list(found.values())
    notes += tuple(write_annotations(annotations, target, to, overwrite, files.get))
    return Outcome(len(annotations), sum(len(each.dots) for each in annotations), notes)
