"""How far a count of many pictures is, how fast it goes, and how long it will take."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable

RECENT = 30
"""So many pictures back the pace is measured: what is near says most about what comes."""


class Tally:
    """Counts pictures.

    Args:
        clock: seconds.

    Attributes:
        asked: ids of the pictures that were to be counted.
        ended: ids of those that were, or that failed.
        failed: how many of those failed.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.asked: set[int] = set()
        self.ended: set[int] = set()
        self.failed = 0
        self._clock = clock
        self._times = deque([clock()], RECENT + 1)

    def ask(self, images: Iterable[int]) -> None:
        """These pictures are to be counted."""
        self.asked.update(images)

    def end(self, image: int, failed: bool) -> None:
        """A picture is counted, or has failed."""
        if image in self.asked and image not in self.ended:
            self.ended.add(image)
            self.failed += failed
            self._times.append(self._clock())

    @property
    def counted(self) -> int:
        """How many were counted."""
        return len(self.ended) - self.failed

    @property
    def pace(self) -> float | None:
        """Pictures a second, None before the first is counted."""
        seconds = self._times[-1] - self._times[0]
        return (len(self._times) - 1) / seconds if seconds > 0 else None

    def seconds_left(self, pictures: int) -> float | None:
        """How long so many more will take, None before the first is counted."""
        return pictures / self.pace if self.pace else None
