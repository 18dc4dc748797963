"""What a person stands for, as samples: from the project of a folder, or from a data set of a known layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from natsort import natsorted

from core.errors import DotoriError, Sentence
from core.images import load_image
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
    """

    samples: list[Sample]
    validation: list[Sample]
    left_out: tuple[Sentence, ...] = ()


def read_source(path: Path) -> Source:
    """The reviewed pictures and blocks of a folder that is worked on, or the training pictures of a data set.

    Of a project nothing but its reading is asked for, and it is closed again before anything is learned, so that the
    app may go on working on it.

    Raises:
        DotoriError: nothing is reviewed, or nothing of it can be used; the layout is unknown, or something else than
            a reviewed picture cannot be read.
    """
    if any((place / NAME).is_file() for place in (path, elsewhere(path))):
        return _reviewed(path)
    return Source(discover(path, "train"), discover(path, "val"))


def read_sources(paths: Sequence[Path]) -> Source:
    """All of them together, a picture that is in several of them, or a copy of which is, once.

    Raises:
        DotoriError: as `read_source`.
    """
    sources = [read_source(path) for path in paths]
    validation = {content_of(sample): sample for source in sources for sample in source.validation}
    samples = {content_of(sample): sample for source in sources for sample in source.samples}
    left_out = dict.fromkeys(said for source in sources for said in source.left_out)
    return Source([samples[key] for key in samples if key not in validation], [*validation.values()], tuple(left_out))


def digests_of(samples: Iterable[Sample]) -> frozenset[str]:
    """Of those pictures that can be read, `content_of` in hexadecimal digits: how a model's header notes them."""
    return frozenset(content.hex() for content in map(content_of, samples) if isinstance(content, bytes))


def content_of(sample: Sample) -> bytes | Path:
    """What a picture has in common with its copies, and with no other: a digest; its path where it cannot be read."""
    status = status_of(sample.image)
    return (status and digest_of(sample.image, status[0])) or sample.image.resolve()


def _reviewed(folder: Path) -> Source:
    with open_project(folder) as project:
        found = natsorted(project.reviewed(), key=lambda each: each.path.as_posix())
        reasons = _replaced(project, found)
    with ThreadPoolExecutor(4) as pool:
        troubles = list(pool.map(_trouble, found))
    samples = [_sample(each, project.folder) for each, trouble in zip(found, troubles, strict=True) if not trouble]
    reasons += [trouble for trouble in troubles if trouble]
    if reasons and not samples:
        raise DotoriError(
            "there is nothing to learn from in {folder}: no reviewed picture can be used ({reason})",
            folder=folder,
            reason=reasons[0],
        )
    if not samples:
        raise DotoriError(
            "there is nothing to learn from in {folder}: no picture and no block is reviewed; review some first",
            folder=folder,
        )
    left_out = tuple(Sentence("a reviewed picture is left out: {reason}", reason=reason) for reason in reasons)
    return Source(samples, [], left_out)


def _replaced(project: Project, found: Iterable[Reviewed]) -> list[Sentence]:
    """On each picture with work that a person stood for, and that is not among those found."""
    fitting = {each.path for each in found}
    worked = (each for each in project.images() if each.state == State.REVIEWED or each.reviewed_blocks)
    return [
        Sentence("{path} is not the file that was reviewed; count it again, or say that the dots fit", path=path)
        for path in natsorted({project.file(picture) for picture in worked} - fitting)
    ]


def _trouble(reviewed: Reviewed) -> Sentence | None:
    """Why a picture cannot be read; what is behind its header shows only when it is decoded."""
    try:
        load_image(reviewed.path)
    except DotoriError as error:
        return error.sentence
    return None


def _sample(reviewed: Reviewed, folder: Path) -> Sample:
    points = reviewed.annotation.dots.xy
    for mask in reviewed.masks:
        points = points[~mask.covers(points)]
    name = reviewed.path.relative_to(folder).with_suffix("").as_posix()
    return Sample(reviewed.path, points, name, folder.resolve().name, reviewed.masks, reviewed.blocks)
