"""Annotations from elsewhere into a project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import DotoriError, Sentence
from core.formats.annotation import Annotation
from core.formats.catalogue import Format
from core.formats.guess import guess_format
from core.formats.reading import annotation_files
from core.formats.writing import amount
from core.handover.fitting import fitted
from core.handover.matching import Fit, NameIndex, chosen
from core.handover.progress import Outcome, Tell, silent
from core.history import Import
from core.project import Picture, Project


@dataclass(frozen=True, eq=False)
class Found:
    """Annotations, and the pictures of the project that they belong to.

    Attributes:
        pairs: each picture with its annotation.
        strangers: names of the annotations that belong to no picture.
        misfits: sentences on those that are left out though a picture may be meant: it has another size, several have
            the name, another annotation of it is taken, or no dot lies inside it.
        remarks: sentences on what of the pairs a person might not expect.
    """

    pairs: tuple[tuple[Picture, Annotation], ...]
    strangers: tuple[str, ...] = ()
    misfits: tuple[Sentence, ...] = ()
    remarks: tuple[Sentence, ...] = ()

    @property
    def dots(self) -> int:
        """How many dots there are on all pictures."""
        return sum(len(annotation.dots) for _, annotation in self.pairs)


@dataclass(frozen=True, eq=False)
class _Read:
    """An annotation as it was in a file.

    Attributes:
        annotation: what it says.
        file: where.
        format: of the file.
    """

    annotation: Annotation
    file: Path
    format: Format

    @property
    def stem(self) -> str | None:
        """What its file is called after, where files are called after pictures."""
        return None if self.format.many else self.format.stem(self.file)

    @property
    def path(self) -> str:
        """What its picture is called, by itself or else by the name of its file."""
        return self.annotation.path or self.stem or ""


def find_annotations(
    project: Project,
    source: Path,
    pictures: Sequence[Picture],
    read_as: Format | None = None,
    current: Picture | None = None,
    tell: Tell = silent,
    by_name: bool = True,
) -> Found:
    """Read annotations and find the pictures they belong to, by name (`NameIndex`); nothing is changed.

    A file that holds a single picture, does not name it and is named after none is taken to be about the current one.
    Of several annotations of one picture, the one that names it best is taken, or the first.

    Args:
        project: of the pictures.
        source: a file, or a folder of files, of annotations.
        pictures: those that may be meant.
        read_as: the format; None to tell it from each file.
        current: the picture at hand.
        tell: is told how many files are read, then how many annotations have found their pictures.
        by_name: false where a person has said that a single annotation is about the current picture, whatever it names.

    Raises:
        DotoriError: the annotations cannot be read.
        StoppedError: `tell` raised it.
    """
    read = _read(source, read_as, tell)
    sorting = _Sorting(project, pictures)
    only = current if len(read) == 1 else None
    for done, each in enumerate(read):
        tell(done, len(read))
        if only is not None and not by_name:
            sorting.put_on(each, only)
        else:
            sorting.put(each, only)
    return sorting.found()


def take_in(project: Project, found: Found, tell: Tell = silent) -> Outcome:
    """Put annotations in the place of the dots of their pictures; each picture can be undone, in one step.

    Regions, done blocks and the ground are replaced too where an annotation has some.

    Raises:
        DotoriError: the project is read-only or the edit cannot be saved; the pictures done before stay done.
        StoppedError: `tell` raised it; likewise.
    """
    for done, (picture, annotation) in enumerate(found.pairs):
        tell(done, len(found.pairs))
        marks = project.marks(picture.id)
        regions, blocks, ground = annotation.regions or None, annotation.blocks, annotation.ground
        project.edit(picture.id, Import.on(marks, annotation.dots, annotation.reviewed, regions, blocks, ground))
    tell(len(found.pairs), len(found.pairs))
    notes = [*found.remarks, *found.misfits]
    if found.strangers:
        strangers = amount(len(found.strangers), "annotation")
        notes.append(Sentence("{annotations} left out: no such picture is open", annotations=strangers))
    return Outcome(len(found.pairs), found.dots, tuple(notes))


def _read(source: Path, read_as: Format | None, tell: Tell) -> list[_Read]:
    files, found = annotation_files(source, read_as), []
    for done, file in enumerate(files):
        tell(done, len(files))
        held = read_as or guess_format(file)
        assert held.read is not None
        found += [_Read(annotation, file, held) for annotation in held.read(file)]
    return found


class _Sorting:
    """Puts annotations with their pictures, and notes what it cannot put anywhere.

    Args:
        project: of the pictures.
        pictures: those that may be meant.
    """

    def __init__(self, project: Project, pictures: Sequence[Picture]) -> None:
        self._project = project
        self._wanted = {picture.id for picture in pictures}
        every = {picture.id: picture for picture in (*project.images(), *pictures)}
        self._index = NameIndex(project.folder, every.values())
        self._taken: dict[int, tuple[Picture, list[tuple[Fit, _Read]]]] = {}
        self._strangers: list[str] = []
        self._misfits: list[Sentence] = []
        self._remarks: list[Sentence] = []

    def put_on(self, read: _Read, picture: Picture) -> None:
        """Put it with that picture, and note if it names another."""
        if read.annotation.image and picture.id not in {each.id for each in self._index.find(read.path)[1]}:
            self._remarks.append(
                Sentence(
                    "{file} names {name}, not {picture}", file=read.file.name, name=read.path, picture=picture.path
                )
            )
        self._take(picture, read, Fit())

    def put(self, read: _Read, current: Picture | None) -> None:
        """Put it with the picture that it names.

        Args:
            read: the annotation.
            current: that it is about if it names none; None if it may be about any.
        """
        fit, meant = self._index.find(read.path)
        pictures = chosen(meant, read.path, self._wanted, read.stem)
        if (
            current is not None
            and not read.annotation.image
            and (not meant or current.id in {each.id for each in pictures})
        ):
            pictures = [current]
        if len(pictures) == 1:
            self._take(pictures[0], read, fit)
        elif pictures:
            self._misfits.append(
                Sentence(
                    "{name} may be {one} or {other}; import it for one picture at a time",
                    name=read.path,
                    one=pictures[0].path,
                    other=pictures[1].path,
                )
            )
        else:
            self._strangers.append(read.path)

    def found(self) -> Found:
        """All that was put somewhere and fits there, and what is to be said of the rest."""
        pairs, outside = [], 0
        for picture, given in self._taken.values():
            read = self._best(picture, given)
            try:
                annotation = fitted(self._project, picture, read.annotation)
            except DotoriError as error:
                self._misfits.append(error.sentence)
                continue
            pairs.append((picture, annotation))
            outside += len(read.annotation.dots) - len(annotation.dots)
        if outside:
            self._remarks.append(Sentence("{dots} left out: outside the picture", dots=amount(outside, "dot")))
        return Found(tuple(pairs), tuple(self._strangers), tuple(self._misfits), tuple(self._remarks))

    def _take(self, picture: Picture, read: _Read, fit: Fit) -> None:
        self._taken.setdefault(picture.id, (picture, []))[1].append((fit, read))

    def _best(self, picture: Picture, given: Sequence[tuple[Fit, _Read]]) -> _Read:
        """Of the annotations of a picture, the one that names it best, or the first; the others are noted."""
        _, best = max(given, key=lambda one: one[0])
        for _, other in given:
            if other is not best:
                self._misfits.append(
                    Sentence(
                        "{picture} has several annotations: {kept} is taken, {left} is not",
                        picture=picture.path,
                        kept=_called(best),
                        left=_called(other),
                    )
                )
        return best


def _called(read: _Read) -> str:
    """An annotation for people: its file and, where that has several, the name in it."""
    return f"{read.path} ({read.file.name})" if read.format.many else read.file.name
