"""Which pictures of a project are handed over, and their annotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from natsort import natsorted

from core.errors import DotoriError, Sentence
from core.formats.annotation import Annotation
from core.formats.names import stem_key, stems_in_several_folders
from core.formats.writing import amount
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
        too; and a note on pictures left out because their files are not those that were worked on.

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
    repeated = stems_in_several_folders(each.path for each in project.images())
    found = {}
    for done, picture in enumerate(fitting):
        tell(done, len(fitting))
        found[picture] = _annotation(project, picture, repeated)
    tell(len(fitting), len(fitting))
    out = len(pictures) - len(fitting)
    note = Sentence(
        "{pictures} left out: not the file that was counted; count again, or say that the dots fit",
        pictures=amount(out, "picture"),
    )
    return found, (note,) if out else ()


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
