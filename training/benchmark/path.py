"""Our whole path, from the file to the dots, with the time of each stage."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from core.counting.counter import Counter, CountState, finish
from core.counting.engine import Engine, kept_for
from core.counting.settings import CountSettings
from core.counting.tiles import Tile
from core.images import load_image
from core.memory import peak_megabytes, reset_peak
from core.model.diffusion import LatentDiffusion

STAGES = ("read", "T", "steps", "D", "contours")
"""Reading the file; T at every zoom that is looked at; the sampler; D; from the crowd map to the dots."""

TURNS = 2
"""Of a long run are timed as many steps as use the same coarse levels, this often."""

FRESH = """
import sys
from pathlib import Path
from core.counting.counter import finish
from core.counting.opening import open_counter
from core.counting.settings import CountSettings
from core.images import load_image
from core.memory import peak_megabytes
finish(open_counter("cpu").counter.count(load_image(Path(sys.argv[1])), CountSettings()))
print(peak_megabytes())
"""


class Spent(NamedTuple):
    """Seconds, and the most memory that the process held meanwhile, in MB."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Timing:
    """One run of the whole path.

    Attributes:
        stages: seconds of each of `STAGES`.
        megabytes: the most memory that the process held meanwhile.
    """

    stages: dict[str, float]
    megabytes: float

    @property
    def seconds(self) -> float:
        """Of all stages together."""
        return sum(self.stages.values())


class _TimedEngine(Engine):
    """Keeps the seconds that D takes."""

    def __init__(self, model: LatentDiffusion) -> None:
        super().__init__(model)
        self.seconds = 0.0

    def decode(self, z_0: Tensor) -> Iterator[tuple[Tile, NDArray[np.float32]]]:
        """See `Engine.decode`."""
        begun = time.perf_counter()
        for piece in super().decode(z_0):
            self.seconds += time.perf_counter() - begun
            yield piece
            begun = time.perf_counter()


def time_path(model: LatentDiffusion, path: Path, steps: int) -> Timing:
    """Count a picture and look at the clock between the stages."""
    counter = Counter(model)
    counter.engine = engine = _TimedEngine(model)
    last: dict[str, float] = {}

    def note(state: CountState) -> None:
        last[state.stage] = time.perf_counter()

    reset_peak()
    begun = time.perf_counter()
    picture = load_image(path)
    read = time.perf_counter()
    finish(counter.count(picture, CountSettings(steps=steps)), note)
    ended = time.perf_counter()
    spans = (read - begun, last["see"] - read, last["sample"] - last["see"], engine.seconds)
    stages = dict(zip(STAGES, (*spans, ended - last["sample"] - engine.seconds), strict=True))
    return Timing(stages, peak_megabytes())


def timed_steps(steps: int) -> int:
    """How many steps `time_steps` looks at the clock for."""
    return TURNS * kept_for(steps)


def time_steps(model: LatentDiffusion, path: Path, steps: int) -> Spent:
    """All steps of a long run, from some of its first ones; it is given up after those.

    They keep the U-Net's coarse levels as the whole run would (docs/decisions/0018). The steps until these are worked
    out a second time do not count: they also draw the noise and make room.
    """
    first = kept_for(steps)
    last = first + timed_steps(steps)
    clock: dict[int, float] = {}
    reset_peak()
    with contextlib.closing(Counter(model).count(load_image(path), CountSettings(steps=steps))) as counting:
        for state in counting:
            if state.sampler is not None:
                clock[state.sampler.step] = time.perf_counter()
            if last in clock:
                break
    return Spent((clock[last] - clock[first]) * steps / (last - first), peak_megabytes())


def time_fresh(path: Path) -> Spent:
    """From the start of a process to its first count; default settings."""
    begun = time.perf_counter()
    said = subprocess.check_output([sys.executable, "-c", FRESH, str(path)], text=True)
    return Spent(time.perf_counter() - begun, float(said))
