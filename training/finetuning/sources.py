"""What a person stands for, as samples: from the project of a folder, or from a data set of a known layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from natsort import natsorted

from core.errors import DotoriError
from core.locations import status_of
from core.project import Reviewed, open_project
from core.project.pictures import digest_of
from core.project.place import NAME, elsewhere
from training.datasets import Sample, discover


@dataclass(frozen=True)
class Source:
    """What was found.

    Attributes:
        samples: to learn from and to hold back from.
        validation: what a data set keeps for validation: never to be learned from.
    """

    samples: list[Sample]
    validation: list[Sample]


def read_source(path: Path) -> Source:
    """The reviewed pictures and blocks of a folder that is worked on, or the training pictures of a data set.

    Of a project nothing but its reading is asked for, and it is closed again before anything is learned, so that the
    app may go on working on it.

    Raises:
        DotoriError: nothing is reviewed, the layout is unknown, or something cannot be read.
    """
    if any((place / NAME).is_file() for place in (path, elsewhere(path))):
        return Source(_reviewed(path), [])
    return Source(discover(path, "train"), discover(path, "val"))


def read_sources(paths: Sequence[Path]) -> Source:
    """All of them together, a picture that is in several of them, or a copy of which is, once.

    Raises:
        DotoriError: as `read_source`.
    """
    sources = [read_source(path) for path in paths]
    validation = {content_of(sample): sample for source in sources for sample in source.validation}
    samples = {content_of(sample): sample for source in sources for sample in source.samples}
    return Source([samples[key] for key in samples if key not in validation], [*validation.values()])


def content_of(sample: Sample) -> bytes | Path:
    """What a picture has in common with its copies, and with no other: a digest; its path where it cannot be read."""
    status = status_of(sample.image)
    return (status and digest_of(sample.image, status[0])) or sample.image.resolve()


def _reviewed(folder: Path) -> list[Sample]:
    with open_project(folder) as project:
        found = natsorted(project.reviewed(), key=lambda each: each.path.as_posix())
    samples = [_sample(each, project.folder) for each in found if each.path.is_file()]
    if not samples:
        raise DotoriError(
            "there is nothing to learn from in {folder}: no picture and no block is reviewed; review some first",
            folder=folder,
        )
    return samples


def _sample(reviewed: Reviewed, folder: Path) -> Sample:
    points = reviewed.annotation.dots.xy
    for mask in reviewed.masks:
        points = points[~mask.covers(points)]
    name = reviewed.path.relative_to(folder).with_suffix("").as_posix()
    return Sample(reviewed.path, points, name, folder.resolve().name, reviewed.masks, reviewed.blocks)
