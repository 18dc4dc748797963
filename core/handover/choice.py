"""Which pictures of a project are handed over, and their annotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from natsort import natsorted

from core.errors import DotoriError, Sentence
from core.formats.annotation import Annotation
from core.formats.names import stem_key, stems_in_several_folders
from core.formats.writing import amount
from core.handover.absence import absence
from core.handover.progress import Tell, silent
from core.images import probe_size
from core.project import Picture, Project, State

UNCOUNTED = ("dots that do not count", "the threshold")
"""What every hand-over leaves behind: dots below a picture's threshold or in a mask, and with them the threshold."""


def counted(pictures: Iterable[Picture]) -> list[Picture]:
    """Those that somebody or something has worked on, in natural order."""
    return natsorted((each for each in pictures if each.state > State.NEW), key=lambda each: each.path)


def reviewed(pictures: Iterable[Picture]) -> list[Picture]:
    """Those that a person has called finished, in natural order."""
    return [each for each in counted(pictures) if each.state == State.REVIEWED]


def annotations_of(
    project: Project, pictures: Sequence[Picture], tell: Tell = silent
) -> tuple[dict[Picture, Annotation], tuple[str, ...]]:
    """The dots that count, and all else that is marked on pictures but `UNCOUNTED`.

    Returns:
        The annotations by picture, in the order given, with the folders where the project has the same name in others
        too; and notes on pictures left out: their files are not those that were worked on, or have gone while another
        of the pictures has the same name, as after a move into another folder.

    Raises:
        DotoriError: there is nothing to hand over, or the project cannot be read.
    """
    fitting = [picture for picture in pictures if not picture.replaced]
    if not pictures:
        raise DotoriError(
            "there is nothing to export from {folder}: count or review its pictures first", folder=project.folder
        )
    if not fitting:
        raise DotoriError(
            "there is nothing to export from {folder}: the pictures are not those that were counted; count "
            "them again, or say that the dots fit them",
            folder=project.folder,
        )
    there = _there(project)
    chosen = _without_moved(fitting, there)
    repeated = stems_in_several_folders({*(each.path for each in chosen), *there})
    found = {}
    for done, picture in enumerate(chosen):
        tell(done, len(chosen))
        found[picture] = _annotation(project, picture, repeated)
    tell(len(chosen), len(chosen))
    return found, _notes(len(pictures) - len(fitting), len(fitting) - len(chosen))


def _there(project: Project) -> set[str]:
    """The paths of the pictures that have a file, as far as can be told."""
    is_gone = absence(project)
    return {picture.path for picture in project.images() if not is_gone(picture)}


def _without_moved(pictures: Sequence[Picture], there: set[str]) -> list[Picture]:
    """Those that are there, and those that have gone while none of the others has their name: their dots stand
    nowhere else."""
    names = {_stem(picture) for picture in pictures if picture.path in there}
    return [picture for picture in pictures if picture.path in there or _stem(picture) not in names]


def _stem(picture: Picture) -> str:
    return stem_key(picture.path.rpartition("/")[2])


def _notes(replaced: int, moved: int) -> tuple[str, ...]:
    """What is said of so many pictures that are left out."""
    notes = []
    if replaced:
        notes.append(
            Sentence(
                "{pictures} left out: not the file that was counted; count again, or say that the dots fit",
                pictures=amount(replaced, "picture"),
            )
        )
    if moved:
        notes.append(
            Sentence(
                "{pictures} left out: the file has gone, and another picture has its name",
                pictures=amount(moved, "picture"),
            )
        )
    return tuple(notes)


def _annotation(project: Project, picture: Picture, repeated: set[str]) -> Annotation:
    marks, path = project.marks(picture.id), project.file(picture)
    width, height, length = picture.width, picture.height, None
    try:
        length = path.stat().st_size
        if width is None or height is None:
            width, height = probe_size(path)
    except (OSError, DotoriError):
        pass  # the picture has gone; its dots have not
    blocks = marks.blocks if marks.blocks.done else None
    counted, regions = marks.counted, marks.regions
    folder = picture.path.rpartition("/")[0] if stem_key(path.name) in repeated else ""
    return Annotation(path.name, counted, width, height, marks.reviewed, length, regions, blocks, marks.ground, folder)
