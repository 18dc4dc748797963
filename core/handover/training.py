"""What a person stands for as a data set that `python main.py train diffusion --data FOLDER` reads as it is.

    FOLDER/dotori.json          the dots, masks and done blocks (`core.formats.dotori_json`)
    FOLDER/images/NAME.jpg      the pictures

Reviewed pictures are learned from as a whole, others in their done blocks only, and nothing is learned in a mask,
neither heads nor their absence. The pictures are hard links where the disk allows it and copies where it does not: they
cost no room, and a data set can be moved or packed without the folder it came from.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from natsort import natsorted

from core.errors import DotoriError, Sentence
from core.formats import dotori_json
from core.formats.writing import AlreadyThereError, amount
from core.handover.names import distinct_names
from core.handover.progress import Outcome, Tell, silent
from core.project import Picture, Project, Reviewed

ANNOTATIONS = "dotori.json"
IMAGES = "images"


def ready_for_training(project: Project, tell: Tell = silent) -> list[Picture]:
    """The pictures that `export_for_training` would write now: of the whole project, listed or not.

    Args:
        project: may be open for reading only.
        tell: is told how many files were looked at.

    Raises:
        DotoriError: the project cannot be read.
        StoppedError: `tell` raised it.
    """
    return [picture for picture in project.reviewed_pictures(tell) if project.file(picture).is_file()]


def export_for_training(project: Project, target: Path, overwrite: bool, tell: Tell = silent) -> Outcome:
    """Write all that is reviewed in a project; the folder is there whole or not at all.

    Args:
        project: may be open for reading only.
        target: the folder.
        overwrite: an export that is there may be replaced; nothing else ever is.
        tell: is told how far it is.

    Raises:
        AlreadyThereError: there is an export at `target`.
        DotoriError: nothing is reviewed, `target` holds something else, or it cannot be written.
        StoppedError: `tell` raised it; nothing has changed.
    """
    target = target.resolve()
    found = natsorted(project.reviewed(), key=lambda each: each.path.as_posix())
    there = [each for each in found if each.path.is_file()]
    if not there:
        raise DotoriError(
            "there is nothing to train on in {folder}: no picture and no block is reviewed; review some first",
            folder=project.folder,
        )
    _check_target(target, project.folder, overwrite)
    try:
        with tempfile.TemporaryDirectory(prefix=".", suffix=".part", dir=_standing(target)) as stage:
            made = Path(stage) / "export"
            _fill(made, there, project.folder, tell)
            _put(made, target)
    except OSError as error:
        raise DotoriError(
            "cannot write {path}: {reason}; choose another place or free some space",
            path=target,
            reason=error.strerror or error,
        ) from error
    lost = len(found) - len(there)
    note = Sentence("{pictures} left out: the file is not there any more", pictures=amount(lost, "reviewed picture"))
    return Outcome(len(there), sum(len(each.annotation.dots) for each in there), (note,) if lost else ())


def _check_target(target: Path, pictures: Path, overwrite: bool) -> None:
    source = pictures.resolve()
    if target == source or target in source.parents:
        raise DotoriError("cannot write {path}: the pictures are in it; name a new folder", path=target)
    if os.path.lexists(target) and not target.is_dir():
        raise DotoriError("cannot write {path}: it is a file; name a new folder", path=target)
    try:
        inside = {path.name for path in target.iterdir()} if target.is_dir() else set()
    except OSError as error:
        raise DotoriError(
            "cannot write {path}: {reason}; name another folder", path=target, reason=error.strerror
        ) from error
    if inside - {ANNOTATIONS, IMAGES} or (inside and ANNOTATIONS not in inside):
        raise DotoriError("cannot write {path}: other files are in it; name a new folder", path=target)
    if inside and not overwrite:
        raise AlreadyThereError(
            "cannot write {path}: an export is there; name a new folder or add --overwrite", path=target
        )


def _fill(made: Path, found: Sequence[Reviewed], folder: Path, tell: Tell) -> None:
    (made / IMAGES).mkdir(parents=True)
    names = distinct_names([each.path.relative_to(folder).as_posix() for each in found])
    annotations = []
    for done, (each, name) in enumerate(zip(found, names, strict=True)):
        tell(done, len(found))
        _link_or_copy(each.path.resolve(), made / IMAGES / name)
        annotations.append(replace(each.annotation, image=name, regions=each.masks, blocks=each.blocks))
    dotori_json.write(annotations, made / ANNOTATIONS)
    tell(len(found), len(found))


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or one that knows no links
        shutil.copyfile(source, target)


def _put(made: Path, target: Path) -> None:
    """Have the folder that was made where it belongs, in place of the export that is there."""
    if not os.path.lexists(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        made.rename(target)
        return
    old = made.with_name("old")
    target.rename(old)
    try:
        made.rename(target)
    except BaseException:
        with suppress(OSError):
            old.rename(target)
        raise


def _standing(folder: Path) -> Path:
    """The nearest folder above that is there already."""
    return next(place for place in folder.parents if place.is_dir())
