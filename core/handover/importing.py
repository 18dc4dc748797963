"""Annotations from elsewhere into a project."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import DotoriError, Sentence
from core.formats.annotation import Annotation
from core.formats.catalogue import Format
from core.formats.reading import annotation_files, read_annotations
from core.formats.writing import amount
from core.handover.progress import Outcome, Tell, silent
from core.history import ReplaceDots, SetBlocks, SetGround, SetRegions
from core.images import probe_size
from core.project import Picture, Project


@dataclass(frozen=True, eq=False)
class Found:
    """Annotations, and the pictures of the project that they belong to.

    Attributes:
        pairs: each picture with its annotation.
        strangers: names of the annotations that belong to no picture.
        misfits: sentences on those that were made for a picture of another size.
    """

    pairs: tuple[tuple[Picture, Annotation], ...]
    strangers: tuple[str, ...] = ()
    misfits: tuple[str, ...] = ()

    @property
    def dots(self) -> int:
        """How many dots there are on all pictures."""
        return sum(len(annotation.dots) for _, annotation in self.pairs)


def find_annotations(
    project: Project,
    source: Path,
    pictures: Sequence[Picture],
    read_as: Format | None = None,
    current: Picture | None = None,
    tell: Tell = silent,
) -> Found:
    """Read annotations and find the pictures they belong to, by name; nothing is changed.

    A file that holds a single picture and matches none by name is taken to be about the current one.

    Args:
        project: of the pictures.
        source: a file, or a folder of files, of annotations.
        pictures: those that may be meant.
        read_as: the format; None to tell it from each file.
        current: the picture at hand.
        tell: is told how many files are read.

    Raises:
        DotoriError: the annotations cannot be read.
        StoppedError: `tell` raised it.
    """
    files, annotations = annotation_files(source, read_as), []
    for done, file in enumerate(files):
        tell(done, len(files))
        annotations += read_annotations(file, read_as)
    by_name, by_stem = _by_name(pictures)
    pairs: dict[int, tuple[Picture, Annotation]] = {}
    strangers, misfits = [], []
    for annotation in annotations:
        name = _key(annotation.image)
        picture = by_name.get(name) or by_stem.get(name) or by_stem.get(_key(Path(annotation.image).stem))
        if picture is None and len(annotations) == 1:
            picture = current
        if picture is None:
            strangers.append(annotation.image)
        elif trouble := _misfit(project, picture, annotation):
            misfits.append(trouble)
        else:
            pairs[picture.id] = (picture, annotation)
    return Found(tuple(pairs.values()), tuple(strangers), tuple(misfits))


def take_in(project: Project, found: Found, tell: Tell = silent) -> Outcome:
    """Put annotations in the place of the dots of their pictures; each picture can be undone.

    Regions, done blocks and the ground are replaced too where an annotation has some.

    Raises:
        DotoriError: the project is read-only or the edit cannot be saved; the pictures done before stay done.
        StoppedError: `tell` raised it; likewise.
    """
    for done, (picture, annotation) in enumerate(found.pairs):
        tell(done, len(found.pairs))
        marks = project.marks(picture.id)
        marks = project.edit(picture.id, ReplaceDots.imported(marks, annotation.dots, annotation.reviewed))
        if annotation.regions and annotation.regions != marks.regions:
            marks = project.edit(picture.id, SetRegions.on(marks, annotation.regions))
        if annotation.blocks is not None and annotation.blocks != marks.blocks:
            marks = project.edit(picture.id, SetBlocks.on(marks, annotation.blocks))
        if annotation.ground is not None and annotation.ground != marks.ground:
            project.edit(picture.id, SetGround.on(marks, annotation.ground))
    tell(len(found.pairs), len(found.pairs))
    notes = [*found.misfits]
    if found.strangers:
        strangers = amount(len(found.strangers), "annotation")
        notes.append(Sentence("{annotations} left out: no such picture is open", annotations=strangers))
    return Outcome(len(found.pairs), found.dots, tuple(notes))


def _by_name(pictures: Iterable[Picture]) -> tuple[dict[str, Picture], dict[str, Picture]]:
    """The pictures by name, and those by name without its ending that only one of them has."""
    by_name: dict[str, Picture] = {}
    stems: dict[str, list[Picture]] = {}
    for picture in pictures:
        path = Path(picture.path)
        by_name.setdefault(_key(path.name), picture)
        stems.setdefault(_key(path.stem), []).append(picture)
    return by_name, {stem: some[0] for stem, some in stems.items() if len(some) == 1}


def _misfit(project: Project, picture: Picture, annotation: Annotation) -> Sentence | None:
    """A sentence if an annotation was made for a picture of another size; None if not."""
    if annotation.width is None or annotation.height is None:
        return None
    stated = (annotation.width, annotation.height)
    try:
        size = (picture.width, picture.height) if picture.width else probe_size(project.file(picture))
    except DotoriError as error:
        return error.sentence
    if size == stated:
        return None
    return Sentence(
        "{path} has {size} pixels, but its dots were set on {stated}; import the annotations of this very picture",
        path=picture.path,
        size=f"{size[0]} x {size[1]}",
        stated=f"{stated[0]} x {stated[1]}",
    )


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name)
