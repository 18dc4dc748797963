"""A project's pictures as annotations in any format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.errors import DotoriError
from core.formats.catalogue import Format
from core.formats.files import SizeUnknownError
from core.formats.writing import write_annotations
from core.handover.choice import annotations_of
from core.handover.keeping import refuse_own
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
        overwrite: files at `target` may be replaced; never pictures of the project, nor a project.
        tell: is told how far it is.

    Raises:
        AlreadyThereError: a file at `target` would be replaced.
        DotoriError: there is nothing to export, the format lacks something, or a file cannot be written.
        StoppedError: `tell` raised it; nothing has changed.
    """
    found, notes = annotations_of(project, pictures, tell)
    files = {annotation.path: project.file(picture) for picture, annotation in found.items()}
    annotations = list(found.values())
    try:
        said = write_annotations(
            annotations,
            target,
            to,
            overwrite,
            lambda each: files.get(each.path),
            lambda outputs: refuse_own(project, outputs),
        )
    except SizeUnknownError as error:
        raise DotoriError(
            "cannot write {path}: this format needs the width and height of {image}, which cannot be read; "
            "put the picture back or choose another format",
            path=target,
            image=error.sentence.values["image"],
        ) from error
    notes += tuple(said)
    return Outcome(len(annotations), sum(len(each.dots) for each in annotations), notes)
