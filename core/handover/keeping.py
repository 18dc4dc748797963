"""What an export must never write over: a project, and its pictures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.errors import DotoriError
from core.formats.writing import same_file
from core.project import Project
from core.project.place import LOCK_NAME, NAME


def refuse_own(project: Project, outputs: Sequence[Path]) -> None:
    """See to it that nothing is written over a project, what lies beside it, or a picture of this one.

    Raises:
        DotoriError: one of the outputs is such a file, or a link that leads to it.
    """
    for output in outputs:
        if _is_project(output) or same_file([output], [project.path]):
            raise DotoriError("cannot write {path}: the work on a folder is kept there; name another file", path=output)
    picture = same_file(outputs, (project.file(picture) for picture in project.images()))
    if picture is not None:
        raise DotoriError("cannot write {path}: it is a picture of the project; name another place", path=picture)


def _is_project(output: Path) -> bool:
    """Whether it is called as a project, a damaged one that was set aside, SQLite's files beside one, or its lock."""
    name, usual = output.resolve().name.casefold(), Path(NAME)
    return name == LOCK_NAME or (name.startswith(usual.stem) and usual.suffix in name)
