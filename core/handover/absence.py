"""Which pictures of a project have no file any more."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from core.errors import DotoriError
from core.locations import Remote, status_of
from core.project import Picture, Project


def absence(project: Project) -> Callable[[Picture], bool]:
    """What tells whether a picture's file is gone: one look at each or, at a URL, one list. Where the folder itself is
    away, nobody knows, and none is."""
    source = project.source
    if isinstance(source, Path):
        if not os.path.isdir(source) or status_of(project.path) is None:  # noqa: PTH112 - never raises
            return lambda _: False
        return lambda picture: _is_missing(source / picture.path)
    return _unlisted(source)


def _unlisted(folder: Remote) -> Callable[[Picture], bool]:
    try:
        names = folder.listing()
    except DotoriError:
        return lambda _: False
    return lambda picture: picture.path not in names


def _is_missing(path: Path) -> bool:
    """Whether there is no such file, for sure."""
    try:
        os.stat(path)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False
