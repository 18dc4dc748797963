"""What the window and the counting process tell each other: plain values, no torch, no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.counting.devices import DeviceName
from core.counting.settings import CountSettings
from core.project import Prediction, ReviewedRun, Run
from core.regions import Region, masked

Stage = Literal["load", "see", "sample", "decode"]


# To the process


@dataclass(frozen=True)
class CountRequest:
    """A picture to count.

    Attributes:
        image: its id in the project.
        path: where it is.
        settings: how.
        model: a file of weights; None for the shipped ones.
        reviewed: what the interval learns from, see `Project.reviewed_runs`.
        frames: whether somebody looks at the steps from the first on; each frame is a pass of D. See `Watch`.
        ahead: the picture that is likely to come next, to be decoded meanwhile.
    """

    image: int
    path: Path
    settings: CountSettings
    model: Path | None = None
    reviewed: tuple[ReviewedRun, ...] = ()
    frames: bool = True
    ahead: Path | None = None


@dataclass(frozen=True)
class Count:
    """The wish to count, as job `job`, on the device of that name."""

    job: int
    request: CountRequest
    device: DeviceName


@dataclass(frozen=True)
class Warm:
    """The wish to load the weights ahead of time."""

    device: DeviceName
    model: Path | None = None


@dataclass(frozen=True)
class Stop:
    """The wish that job `job` ends."""

    job: int


@dataclass(frozen=True)
class Watch:
    """The wish to see the steps of job `job` from now on."""

    job: int


# From the process


@dataclass(frozen=True)
class Ready:
    """A model is loaded.

    Attributes:
        device: what it computes on, in words, such as "CPU bf16".
        devices: the names of the devices this machine has.
    """

    device: str
    devices: tuple[DeviceName, ...]


@dataclass(frozen=True)
class Progress:
    """Where a count stands.

    Attributes:
        job: which count.
        stage: "load": picture and weights; "see": T; "sample": the sampler; "decode": D, and finding the dots.
        done: share of the whole work that is done, in [0, 1].
        step: of the sampler; the one under way, or 0 before the first.
        steps: of the sampler; 0 where not yet known.
        tile: tiles that are done of this pass.
        tiles: of this pass.
        seconds_left: as far as it can be told by what it took so far.
    """

    job: int
    stage: Stage
    done: float
    step: int = 0
    steps: int = 0
    tile: int = 0
    tiles: int = 0
    seconds_left: float | None = None


@dataclass(frozen=True, eq=False)
class Frame:
    """A step of the sampler, to look at. The arrays cover exactly the picture.

    Attributes:
        job: which count.
        step: from 1, where z_t is pure noise, to `steps`, where z0_hat is z_0.
        steps: of the sampler.
        t: the timestep.
        z_t: (h, w) uint8, the state that went into the step; of several samples the first.
        z0_hat: (h, w) uint8, what the network took for z_0.
        crowd_map: (h, w) uint8, D(z0_hat), 255 for 1; the longer side at most `LONGEST`.
        xy: (N, 2) the dots of that map, pixels of the picture.
        confidence: (N,) float32, down to a low one.
        zoom: factor the picture is worked at.
        width: of the picture, pixels.
        height: of the picture, pixels.
    """

    job: int
    step: int
    steps: int
    t: int
    z_t: NDArray[np.uint8]
    z0_hat: NDArray[np.uint8]
    crowd_map: NDArray[np.uint8]
    xy: NDArray[np.float64]
    confidence: NDArray[np.float32]
    zoom: float
    width: int
    height: int

    @property
    def nbytes(self) -> int:
        """Memory the arrays take."""
        return sum(part.nbytes for part in (self.z_t, self.z0_hat, self.crowd_map, self.xy, self.confidence))

    def counts(self, threshold: float, regions: Iterable[Region]) -> NDArray[np.bool_]:
        """(N,) true for the dots that count: those that reach the threshold and lie in no mask among the regions."""
        return (self.confidence >= threshold) & ~masked(regions, self.xy)


LONGEST = 1536
"""Longer side of the arrays of a frame at most, pixels: about what a screen shows."""


@dataclass(frozen=True)
class Told:
    """Memory was short: job `job` goes on in smaller tiles, or on the CPU."""

    job: int
    remedy: Literal["tiles", "cpu"]


@dataclass(frozen=True, eq=False)
class Finished:
    """A count has come to its end: the run and what it found, as the project records them."""

    job: int
    request: CountRequest
    run: Run
    found: Prediction


@dataclass(frozen=True)
class Stopped:
    """Job `job` has ended because it was asked to."""

    job: int


@dataclass(frozen=True)
class Failed:
    """Job `job` came to nothing.

    Attributes:
        job: which count.
        sentence: for people.
        report: the traceback, where the error is one of ours and not the person's.
    """

    job: int
    sentence: str
    report: str = ""


@dataclass(frozen=True)
class NotLoaded(Failed):
    """The model could not be loaded, for job `job` or ahead where that is 0: no fault of the picture's."""


Order = Count | Warm | Stop | Watch
Answer = Ready | Progress | Frame | Told | Finished | Stopped | Failed
