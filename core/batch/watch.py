"""What arrives in a folder."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from core.batch.runner import vanished
from core.images import find_image_names
from core.locations import Location, Status
from core.project.pictures import look_at

INTERVAL = 2.0
"""Seconds between two looks, at least."""

SHARE = 10
"""A look may take one part in so many of the time: folders that are slow to list are looked at less often."""


def arrivals(
    folder: Location, wait: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic
) -> Iterator[list[str]]:
    """The pictures that have arrived in a folder since the last look, for ever; [] where none have.

    A picture has arrived once its size and time have stood still from one look to the next, so that a file is not read
    while it is still being copied. One that changes later arrives again.

    Args:
        folder: is polled, which every kind of drive allows.
        wait: is called between two looks with the seconds to wait.
        clock: seconds.

    Raises:
        DotoriError: the folder has vanished, or its URL cannot be read.
    """
    seen: dict[str, tuple[Status, bool]] = {}  # with whether it was handed out like that
    while True:
        began = clock()
        if not folder.is_dir():
            raise vanished(folder)
        last, seen = seen, {}
        fresh = []
        names = find_image_names([folder])[0]
        for name, (_, status) in zip(names, look_at(folder, names), strict=True):
            if status is None:
                continue
            before, handed_out = last.get(name, (None, False))
            stands = before == status
            if stands and not handed_out:
                fresh.append(name)
            seen[name] = (status, stands)
        taken = clock() - began
        yield fresh
        wait(max(INTERVAL, SHARE * taken))
