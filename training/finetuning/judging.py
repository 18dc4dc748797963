"""Before and after: what a model makes of held-back pictures, and whether it got better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.counting.counter import Counter
from core.counting.interval import Known
from core.counting.settings import CountSettings
from core.matches import Matches
from training.datasets import Sample
from training.evaluation import PictureFigures, count_picture, measure

DISTANCE = 8
"""Pixels within which a dot stands for a head; one of `training.evaluation.DISTANCES`."""

Verdict = Literal["better", "worse", "no difference"]


@dataclass(frozen=True, eq=False)
class Judged:
    """One picture, counted.

    Attributes:
        sample: with its true heads.
        found: (N, 2) dots that count, pixels, where something is known.
        figures: beside the truth.
    """

    sample: Sample
    found: NDArray[np.float64]
    figures: PictureFigures

    @property
    def matches(self) -> Matches:
        """Hits, false dots and missed heads."""
        return self.figures.matches[DISTANCE]

    @property
    def clicks(self) -> int:
        """How many a person would still need: dots to add and dots to remove."""
        return self.matches.false + self.matches.missed

    @property
    def known(self) -> Known | None:
        """What an interval may learn from; None where something is known of a part of the picture only."""
        figures = self.figures
        if self.sample.limited:
            return None
        return Known(figures.truth, figures.count, figures.integral, figures.density_count)

    @property
    def error(self) -> int:
        """Count minus truth."""
        return self.figures.count - self.figures.truth


@dataclass(frozen=True)
class Total:
    """Figures of several pictures.

    Attributes:
        mae: mean absolute error of the count.
        bias: mean error.
        f1: at `DISTANCE` pixels.
        clicks: of all of them.
    """

    mae: float
    bias: float
    f1: float
    clicks: int


def judge(counter: Counter, samples: Sequence[Sample]) -> Iterator[Judged]:
    """Count pictures with the settings that users get, one by one.

    Raises:
        DotoriError: a picture cannot be read.
    """
    for sample in samples:
        result = count_picture(counter, sample, CountSettings())
        yield Judged(sample, sample.known(result.counted.xy), measure(sample, result))


def total(judged: Sequence[Judged]) -> Total:
    """The figures of one or more pictures together."""
    errors = [each.error for each in judged]
    matches = sum((each.matches for each in judged), Matches(0, 0, 0))
    clicks = sum(each.clicks for each in judged)
    return Total(float(np.mean(np.abs(errors))), float(np.mean(errors)), matches.f1, clicks)


def verdict(before: Total, after: Total) -> Verdict:
    """Better if the error of the count or the clicks are fewer and neither is more; worse the other way round.

    Where one of them gained what the other lost, there is no difference that could be relied on.
    """
    changes = after.mae - before.mae, after.clicks - before.clicks
    if max(changes) <= 0 and min(changes) < 0:
        return "better"
    return "worse" if min(changes) >= 0 and max(changes) > 0 else "no difference"
