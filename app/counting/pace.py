"""How far a count is, and how long it will take, from what it took so far."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.counting.messages import Progress, Stage

_SPANS: dict[Stage, tuple[float, float]] = {
    "load": (0.0, 0.0),
    "see": (0.0, 0.1),
    "sample": (0.1, 0.9),
    "decode": (0.9, 1.0),
}
"""Where in the whole work a stage begins and ends."""

_LOOKS = 2
"""How often T looks at most: the first pass may ask for another zoom."""


class Pace:
    """Counts steps and tiles.

    Args:
        job: which count.
        steps: of the sampler.
        passes: how often D is run in the end, once for each sample.
        clock: seconds.
    """

    def __init__(self, job: int, steps: int, passes: int = 1, clock: Callable[[], float] = time.monotonic) -> None:
        self._job, self._steps, self._passes, self._clock = job, steps, passes, clock
        self._stage: Stage = "load"
        self._number = 0
        self._began = clock()

    def enter(self, stage: Stage) -> None:
        """A pass over the picture begins: of T, of the U-Net (a step), or of D."""
        if stage != self._stage:
            self._stage, self._number, self._began = stage, 0, self._clock()
        self._number += 1

    def at(self, tile: int, tiles: int) -> Progress:
        """Where the count stands when so many tiles of the pass are done."""
        passes = {"load": 1, "see": _LOOKS, "sample": self._steps, "decode": self._passes}[self._stage]
        passed = max(self._number - 1, 0) + tile / max(tiles, 1)
        start, end = _SPANS[self._stage]
        done = start + (end - start) * min(1.0, passed / max(passes, 1))
        left = None
        if self._stage == "sample" and passed > 0:
            left = (self._clock() - self._began) / passed * max(0.0, passes - passed)
        step = {"sample": self._number, "decode": self._steps}.get(self._stage, 0)
        return Progress(self._job, self._stage, done, step, self._steps, tile, tiles, left)
