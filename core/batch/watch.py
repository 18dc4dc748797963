"""What arrives in a folder."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from core.batch.runner import vanished
from core.errors import DotoriError
from core.images import find_image_names
from core.locations import Location, Status, status_of
from core.project.pictures import look_at
from core.project.place import NAME

INTERVAL = 2.0
"""Seconds between two looks, at least."""

SHARE = 10
"""A look may take one part in so many of the time: folders that are slow to list are looked at less often."""

PATIENCE = 300.0
"""Seconds that a folder may be away, as one on a network is when the line fails."""


def arrivals(
    folder: Location,
    wait: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    recursive: bool = False,
) -> Iterator[list[str] | None]:
    """The pictures that have arrived in a folder since the last look, for ever; [] where none have, None while the
    folder is away. Once it is back, all that is in it arrives again.

    A picture has arrived once its size and time have stood still from one look to the next, so that a file is not read
    while it is still being copied. One that changes later arrives again.

    A folder whose project was in it and is not any more is away too: the place of a drive is an empty folder once the
    drive is off.

    Args:
        folder: is polled, which every kind of drive allows.
        wait: is called between two looks with the seconds to wait.
        clock: seconds.
        recursive: look into the folders of the folder too; those at a URL are left out.

    Raises:
        DotoriError: the folder has vanished, or its URL cannot be read: at the first look, or for `PATIENCE`.
    """
    had_project = False
    met, away = False, None  # whether the folder was seen at all, and since when it is not
    seen: dict[str, tuple[Status, bool]] = {}  # with whether it was handed out like that
    while True:
        began = clock()
        try:
            found = _look(folder, recursive)
            has_project = _has_project(folder)
            if had_project and not has_project:
                raise vanished(folder)
        except DotoriError:
            seen, away = {}, began if away is None else away
            if not met or began - away > PATIENCE:
                raise
            yield None
            wait(INTERVAL)
            continue
        met, away, had_project = True, None, has_project
        last, seen = seen, {}
        fresh = []
        for name, status in found.items():
            before, handed_out = last.get(name, (None, False))
            stands = before == status
            if stands and not handed_out:
                fresh.append(name)
            seen[name] = (status, stands)
        taken = clock() - began
        yield fresh
        wait(max(INTERVAL, SHARE * taken))


def _has_project(folder: Location) -> bool:
    return isinstance(folder, Path) and status_of(folder / NAME) is not None


def _look(folder: Location, recursive: bool) -> dict[str, Status]:
    """The pictures that are in a folder now, and what their files look like.

    Raises:
        DotoriError: the folder is not there, or its URL cannot be read.
    """
    if not (os.path.isdir(folder) if isinstance(folder, Path) else folder.is_dir()):  # noqa: PTH112 - never raises
        raise vanished(folder)
    names = find_image_names([folder], recursive)[0]
    seen = zip(names, look_at(folder, names), strict=True)
    return {name: status for name, (_, status) in seen if status is not None}
