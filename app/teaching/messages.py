"""What the window and the teaching process tell each other: plain values, no torch, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.comparing import Comparison
from core.counting.devices import DeviceName
from core.errors import Sentence

# To the process; while it works, only True (hold on) and False (go on) follow


@dataclass(frozen=True)
class Lesson:
    """What is to be taught, to the model that came with Dotori.

    It is never a taught one: that has learned from pictures of the folder that are now held back, or might have.

    Attributes:
        folder: whose reviewed pictures and blocks are learned from.
        minutes: of learning at most.
        device: to compute on.
        target: file for the taught model, .safetensors.
    """

    folder: Path
    minutes: float
    device: DeviceName
    target: Path


# From the process


@dataclass(frozen=True)
class LeftOut:
    """Reviewed pictures that nothing is learned from.

    Attributes:
        sentences: which, and why.
    """

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Progress:
    """Where a teaching stands.

    Attributes:
        stage: "before", "in use" and "after": counting the held-back pictures with the model that it begins with, with
            the one in use where that is another, and with the taught one; "learn": before the last.
        done: share of the stage that is done, in [0, 1].
        seconds_left: of all stages, as far as can be told.
        step: steps of learning that are done; 0 in the other stages, and so for what follows.
        about: steps in all, as far as can be told.
        loss: of the last step.
    """

    stage: Literal["before", "in use", "learn", "after"]
    done: float
    seconds_left: float
    step: int = 0
    about: int = 0
    loss: float = 0.0


Verdict = Literal["better", "worse", "no difference"]


@dataclass(frozen=True)
class Figures:
    """Of the held-back pictures together.

    Attributes:
        mae: mean absolute error of the count.
        bias: mean error.
        f1: at 8 px.
        clicks: dots that a person would have to add or remove.
    """

    mae: float
    bias: float
    f1: float
    clicks: int


@dataclass(frozen=True, eq=False)
class Example:
    """A held-back picture, or the part of it that is known.

    Attributes:
        name: of the picture.
        pixels: (h, w, 3) uint8, made small.
        before: the dots of the model that it began with, beside the true heads; places are pixels of `pixels`.
        after: those of the taught one.
    """

    name: str
    pixels: NDArray[np.uint8]
    before: Comparison
    after: Comparison


@dataclass(frozen=True)
class InUse:
    """The taught model in use, on the same pictures.

    Attributes:
        name: of it.
        figures: its own.
        taught: how many of the pictures it was taught itself, and is the better at.
        verdict: on the newly taught model beside it.
    """

    name: str
    figures: Figures
    taught: int
    verdict: Verdict


@dataclass(frozen=True, eq=False)
class Result:
    """What came of it; the model lies at the lesson's target.

    Attributes:
        verdict: on the held-back pictures, beside the model that it began with.
        pictures: how many are held back.
        parts: whether those are parts of the pictures that it learned from, which were few.
        before: their figures with the model that it began with.
        after: with the taught one.
        examples: some of them.
        in_use: the taught model in use; None where the shipped one counts.
    """

    verdict: Verdict
    pictures: int
    parts: bool
    before: Figures
    after: Figures
    examples: tuple[Example, ...]
    in_use: InUse | None = None

    @property
    def better(self) -> bool:
        """Whether it is better than the model that it began with and than the one in use."""
        return self.verdict == "better" and (self.in_use is None or self.in_use.verdict == "better")

    @property
    def worse(self) -> bool:
        """Whether it is worse than one of them; than the one in use, where that was taught none of the pictures."""
        in_use = self.in_use
        return self.verdict == "worse" or (in_use is not None and not in_use.taught and in_use.verdict == "worse")


@dataclass(frozen=True)
class Failed:
    """It came to nothing.

    Attributes:
        sentence: for people.
        report: the traceback, where the error is one of ours and not the person's.
    """

    sentence: str
    report: str = ""


Answer = LeftOut | Progress | Result | Failed
