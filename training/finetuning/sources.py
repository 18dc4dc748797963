"""What a person stands for, as samples: from the project of a folder, or from a data set of a known layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from natsort import natsorted

from core.errors import DotoriError, Sentence
from core.images import check_image
from core.locations import status_of
from core.project import Project, Reviewed, State, open_project
from core.project.pictures import digest_of
from core.project.place import NAME, elsewhere
from training.datasets import Sample, discover


@dataclass(frozen=True)
class Source:
    """What was found.

    Attributes:
        samples: to learn from and to hold back from.
        validation: what a data set keeps for validation: never to be learned from.
        left_out: sentences on reviewed pictures that are not the ones that were reviewed, or cannot be read.
        unchecked: files of reviewed pictures that may be damaged, see `checked`.
    """

    samples: list[Sample]
    validation: list[Sample]
    left_out: tuple[Sentence, ...] = ()
    unchecked: frozenset[Path] = frozenset()


def read_source(path: Path, check: bool = True) -> Source:
    """The reviewed pictures and blocks of a folder that is worked on, or the training pictures of a data set.

    A project is closed again before anything is learned, so that the app may go on working on it; one that the app has
    open is only read.

    Args:
        path: of the folder or the data set.
        check: leave out reviewed pictures that cannot be read; this reads all of them through, one by one.

    Raises:
        DotoriError: nothing is reviewed, or nothing of it can be used; the layout is unknown, or something else than
            a reviewed picture cannot be read.
    """
    if any((place / NAME).is_file() for place in (path, elsewhere(path))):
        source = _reviewed(path)
        return checked(source, str(path)) if check or not source.samples else source
    return Source(discover(path, "train"), discover(path, "val"))


def read_sources(paths: Sequence[Path], check: bool = True) -> Source:
    """All of them together, a picture that is in several of them, or a copy of which is, once.

    Args:
        paths: see `read_source`; so for the rest.

    Raises:
        DotoriError: as `read_source`.
    """
    sources = [read_source(path, check) for path in paths]
    validation = {content_of(sample): sample for source in sources for sample in source.validation}
    samples = {content_of(sample): sample for source in sources for sample in source.samples}
    left_out = dict.fromkeys(said for source in sources for said in source.left_out)
    unchecked = frozenset[Path]().union(*(source.unchecked for source in sources))
    ours = [samples[key] for key in samples if key not in validation]
    return Source(ours, [*validation.values()], tuple(left_out), unchecked)


def checked(source: Source, names: str) -> Source:
    """The source without those of its unchecked pictures that cannot be read.

    Args:
        source: as it was read.
        names: of its folders.

    Raises:
        DotoriError: none of its pictures can be used.
    """
    troubles = {sample.image: _trouble(sample.image) for sample in source.samples if sample.image in source.unchecked}
    samples = [sample for sample in source.samples if troubles.get(sample.image) is None]
    left_out = (*source.left_out, *(_left_out(reason) for reason in troubles.values() if reason))
    if left_out and not samples:
        raise DotoriError(
            "there is nothing to learn from in {folder}: no reviewed picture can be used ({reason})",
            folder=names,
            reason=left_out[0].values["reason"],
        )
    return Source(samples, source.validation, left_out)


def digests_of(samples: Iterable[Sample]) -> frozenset[str]:
    """Of those pictures that can be read, `content_of` in hexadecimal digits: how a model's header notes them."""
    return frozenset(content.hex() for content in map(content_of, samples) if isinstance(content, bytes))


def content_of(sample: Sample) -> bytes | Path:
    """What a picture has in common with its copies, and with no other: a digest; its path where it cannot be read."""
    status = status_of(sample.image)
    return (status and digest_of(sample.image, status[0])) or sample.image.resolve()


def _reviewed(folder: Path) -> Source:
    with open_project(folder) as project:
        if not project.read_only:  # pictures whose names came in another Unicode form must be found
            project.sync([project.file(picture) for picture in project.images()])
        found = natsorted(project.reviewed(), key=lambda each: each.path.as_posix())
        reasons = _replaced(project, found)
    if not found and not reasons:
        raise DotoriError(
            "there is nothing to learn from in {folder}: no picture and no block is reviewed; review some first",
            folder=folder,
        )
    samples = [_sample(each, project.folder) for each in found]
    return Source(samples, [], tuple(map(_left_out, reasons)), frozenset(each.path for each in found))


def _left_out(reason: Sentence) -> Sentence:
    return Sentence("a reviewed picture is left out: {reason}", reason=reason)


def _replaced(project: Project, found: Iterable[Reviewed]) -> list[Sentence]:
    """On each picture with work that a person stood for, and that is not among those found."""
    fitting = {each.path for each in found}
    worked = (each for each in project.images() if each.state == State.REVIEWED or each.reviewed_blocks)
    return [
        Sentence("{path} is not the file that was reviewed; count it again, or say that the dots fit", path=path)
        for path in natsorted({project.file(picture) for picture in worked} - fitting)
    ]


def _trouble(path: Path) -> Sentence | None:
    """Why a picture cannot be read; what is behind its header shows only when it is read through."""
    try:
        check_image(path)
    except DotoriError as error:
        return error.sentence
    return None


def _sample(reviewed: Reviewed, folder: Path) -> Sample:
    points = reviewed.annotation.dots.xy
    for mask in reviewed.masks:
        points = points[~mask.covers(points)]
    name = reviewed.path.relative_to(folder).with_suffix("").as_posix()
    return Sample(reviewed.path, points, name, folder.resolve().name, reviewed.masks, reviewed.blocks)
