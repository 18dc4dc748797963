"""Pictures with their dots burnt in, at full resolution."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.counting.overlay import burn_dots
from core.errors import DotoriError
from core.formats.writing import refuse_existing
from core.handover.choice import annotations_of
from core.handover.keeping import refuse_own
from core.handover.names import distinct_names
from core.handover.progress import Outcome, Tell, silent
from core.images import load_image
from core.project import Picture, Project


def export_burnt(
    project: Project, pictures: Sequence[Picture], target: Path, overwrite: bool, tell: Tell = silent
) -> Outcome:
    """Write pictures with a green dot on every head that counts, and their number in the corner, as PNG.

    Args:
        project: may be open for reading only.
        pictures: of it.
        target: a file that ends in .png for a single picture; else a folder.
        overwrite: files at `target` may be replaced; never the pictures themselves, nor a project.
        tell: is told how far it is.

    Raises:
        AlreadyThereError: a file at `target` would be replaced.
        DotoriError: there is nothing to export, no picture can be read, or a file cannot be written. A picture that
            cannot be read beside others that can is left out, and the notes say so.
        StoppedError: `tell` raised it; the files that were finished stay.
    """
    found, notes = annotations_of(project, pictures)
    one = len(found) == 1 and target.suffix.lower() == ".png" and not target.is_dir()
    names = distinct_names([Path(picture.path).with_suffix(".png").as_posix() for picture in found])
    outputs = [target] if one else [target / name for name in names]
    refuse_own(project, outputs)
    refuse_existing(outputs, overwrite)
    written, unread = 0, list[DotoriError]()
    for done, (picture, output) in enumerate(zip(found, outputs, strict=True)):
        tell(done, len(outputs))
        try:
            photograph = load_image(project.file(picture))
        except DotoriError as error:
            unread.append(error)
            continue
        _write(photograph, found[picture].dots.xy, output)
        written += len(found[picture].dots)
    if unread and len(unread) == len(outputs):
        raise unread[0]
    tell(len(outputs), len(outputs))
    return Outcome(len(found) - len(unread), written, (*notes, *(error.sentence for error in unread)))


def _write(photograph: NDArray[np.uint8], xy: NDArray[np.float64], output: Path) -> None:
    """Burn dots (N, 2) into a picture and put it there whole or not at all."""
    burnt = Image.fromarray(burn_dots(photograph, xy, f"{len(xy):,}"))
    part = output.with_name(f".{uuid.uuid4().hex}.part")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        try:
            burnt.save(part, "PNG", compress_level=3)
            part.replace(output)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise DotoriError(
            "cannot write {path}: {reason}; choose another place or free some space",
            path=output,
            reason=error.strerror or error,
        ) from error
