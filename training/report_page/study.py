"""Counting pictures so that their errors can be taken apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from core.counting.counter import Counter
from core.counting.settings import CountSettings
from core.memory import reset_peak
from core.metrics import match
from training.datasets import Sample
from training.evaluation import PictureFigures, count_picture, measure, truth_through_decoder

REACH = 8
"""Pixels within which a dot may lie from its head to be a hit."""

OTHER_STEPS = (1, 20)
"""Numbers of steps that the settings' own is set beside."""

STEPPED = 8
"""Pictures of each set that other numbers of steps are tried on: twenty steps take more than twice the time."""

Points = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Studied:
    """A picture that was counted, and its true heads put through the decoder.

    Attributes:
        sample: the picture.
        figures: of the count.
        floor: of the true heads after map, E, VQ, D and contours, at the zoom of the count.
        truth: (N, 2) heads, of the part that is known.
        found: (M, 2) dots, likewise.
        megapixels: of the picture.
    """

    sample: Sample
    figures: PictureFigures
    floor: PictureFigures
    truth: Points
    found: Points
    megapixels: float

    @property
    def error(self) -> int:
        """Dots minus heads."""
        return self.figures.count - self.figures.truth

    @property
    def density(self) -> float:
        """Heads a megapixel."""
        return self.figures.truth / self.megapixels

    @property
    def spacing(self) -> float:
        """The median distance of a head to its nearest neighbour in pixels, which grows with the heads; nan where there
        are fewer than two."""
        return float(np.median(nearest(self.truth))) if len(self.truth) > 1 else float("nan")

    def hits(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which heads (N,) have a dot, and which dots (M,) are on a head."""
        of_dot = match(self.found, self.truth, REACH)
        on_head = of_dot >= 0
        has_dot = np.zeros(len(self.truth), bool)
        has_dot[of_dot[on_head]] = True
        return has_dot, on_head


def nearest(points: Points) -> NDArray[np.float64]:
    """(N,) the distance of each of two points (N, 2) or more to the one nearest to it."""
    return np.asarray(cKDTree(points).query(points, k=2)[0][:, 1])


def study(counter: Counter, samples: Sequence[Sample], settings: CountSettings) -> Iterator[Studied]:
    """Count pictures, once each, and put their true heads through the decoder.

    Raises:
        DotoriError: a picture cannot be read.
    """
    for sample in samples:
        reset_peak()
        result = count_picture(counter, sample, settings)
        figures = measure(sample, result)
        floor = measure(sample, truth_through_decoder(counter, sample, replace(settings, zoom=result.zoom)))
        truth = np.clip(sample.known(sample.points), 0, (result.width, result.height))
        found = sample.known(result.counted.xy)
        yield Studied(sample, figures, floor, truth, found, result.width * result.height / 1e6)


def other_steps(settings: CountSettings) -> list[int]:
    """`OTHER_STEPS` without the settings' own."""
    return [steps for steps in OTHER_STEPS if steps != settings.steps]


def with_steps(
    counter: Counter, studied: Sequence[Studied], settings: CountSettings, tell: Callable[[], None]
) -> dict[int, list[PictureFigures]]:
    """The figures of pictures by the number of steps: the settings' own, which are known, and the others.

    Raises:
        DotoriError: a picture cannot be read.
    """
    by_steps = {settings.steps: [one.figures for one in studied]}
    for steps in other_steps(settings):
        by_steps[steps] = []
        for one in studied:
            result = count_picture(counter, one.sample, replace(settings, steps=steps))
            by_steps[steps].append(measure(one.sample, result))
            tell()
    return dict(sorted(by_steps.items()))
