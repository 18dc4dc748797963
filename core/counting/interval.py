"""How far off a count may be: an interval, and a word where the model disagrees with itself. Needs no torch.

    assessment = assess(fitting(opened.calibrations, plain), result, plain)  # plain = asdict(settings)
    print(assessment.low, assessment.high)
    if assessment.doubt:
        print(doubt_in_words(result))

The interval is split-conformal (Papadopoulos et al., 2002; Lei et al., 2018). Take pictures whose heads are known and
that no training has seen. The score of each is (truth - middle) / scale, where middle and scale are made of what the
model itself says. Of a new picture that might have been one of them, the truth lies between middle + a scale and middle
+ b scale in at least `COVERAGE` of all cases, if the scores below a and those above b are half of the rest each. For
pictures of another kind nothing is promised; `core.counting.recalibration` learns from those that were reviewed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import ArrayLike

from core.errors import Sentence

COVERAGE = 0.9
"""Share of the pictures whose true number lies in the interval."""

USUAL = 0.95
"""Share of the pictures whose three estimates do not lie so far apart that it is a reason for doubt."""

FEWEST = 19
"""Pictures that a calibration takes at least: of fewer, the finite-sample correction leaves no bound at all."""

SMALLEST = 5.0
"""Heads: the scale where the model sees nobody."""


class Estimates(Protocol):
    """The three numbers that a model gives for a picture; `CountResult` has them."""

    @property
    def count(self) -> int:
        """Dots that count."""

    @property
    def integral(self) -> float:
        """Heads by the sum of the crowd map."""

    @property
    def density_count(self) -> float:
        """T's own count."""


class Recorded(Protocol):
    """The same as a `Run` has them: none, if it failed."""

    @property
    def count(self) -> int | None:
        """As in `Estimates`."""

    @property
    def integral(self) -> float | None:
        """As in `Estimates`."""

    @property
    def density_count(self) -> float | None:
        """As in `Estimates`."""


@dataclass(frozen=True)
class Known:
    """What the model said of a picture in which `truth` heads are known; the rest as in `Estimates`."""

    truth: int
    count: int
    integral: float
    density_count: float


class Assessment(NamedTuple):
    """What is to be thought of a count.

    Attributes:
        low: the least number in the interval, never below 0 nor above the count; None where no calibration fits.
        high: the largest, never below the count; likewise.
        doubt: whether the model's three estimates disagree more than is usual.
    """

    low: int | None = None
    high: int | None = None
    doubt: bool = False


def middle(estimates: Estimates) -> float:
    """Midway between the dots and T's own count."""
    return (estimates.count + estimates.density_count) / 2


def scale(estimates: Estimates) -> float:
    """How large an error would be nothing special, in heads up to a factor.

    Errors grow as counts do, and where the dots and T disagree (docs/decisions/0016).
    """
    return size(estimates) + abs(estimates.density_count - estimates.count)


def size(estimates: Estimates) -> float:
    """The heads that there may be, and some more, of which disagreements are a share."""
    return middle(estimates) + SMALLEST


def score(picture: Known) -> float:
    """The error in units of the scale; above 0 where heads were missed."""
    return (picture.truth - middle(picture)) / scale(picture)


def disagreement(estimates: Estimates) -> float:
    """How far the model's three estimates lie apart, as a share of `size`."""
    three = (estimates.count, estimates.integral, estimates.density_count)
    return (max(three) - min(three)) / size(estimates)


def doubt_in_words(estimates: Estimates | Recorded) -> Sentence:
    """The doubt about a count as a reason for people."""
    return Sentence(
        "the three estimates disagree: {dots:,} dots, {density:,.0f} by the density, {map:,.0f} by the map",
        dots=estimates.count,
        density=estimates.density_count,
        map=estimates.integral,
    )


def bound(scores: ArrayLike, weights: ArrayLike, share: float) -> float:
    """The score that a further one stays at or below with a probability of at least `share`.

    The further one has a part of the probability itself and might lie anywhere: one of n + 1, where n is the effective
    number of scores, (sum of weights)^2 / (sum of their squares).

    Args:
        scores: (N,).
        weights: (N,) of the scores, above 0, of any sum.
        share: in (0, 1).

    Returns:
        Infinity where the scores are too few to say.
    """
    value, part = np.asarray(scores, np.float64), np.asarray(weights, np.float64)
    part = part / part.sum()
    effective = 1 / (part**2).sum()
    order = np.argsort(value)
    reached = np.cumsum(part[order]) * effective / (effective + 1) >= share - 1e-9
    return float(value[order][reached.argmax()]) if reached.any() else math.inf


@dataclass(frozen=True)
class Calibration:
    """What is known of the errors of one model that counts in one way.

    Attributes:
        pictures: those it was calibrated on.
        settings: of their counts, as plain data without the seed.
        weights: of the pictures, above 0, of any sum; all the same where there are none.
        apart: digests (`core.project.ReviewedRun`) of pictures that it must not learn from: the model was taught them,
            or they are among its pictures already.
        names: data set and name of its first pictures; those it learned later, or all, may have none.

    Raises:
        ValueError: there are fewer than `FEWEST` pictures, or not as many weights.
    """

    pictures: tuple[Known, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)
    weights: tuple[float, ...] = ()
    apart: frozenset[str] = frozenset()
    names: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if len(self.pictures) < FEWEST or len(self.weights) not in (0, len(self.pictures)):
            raise ValueError(f"a calibration takes {FEWEST} pictures or more, and a weight for each or none")

    def fits(self, settings: Mapping[str, Any]) -> bool:
        """Whether counts with these settings, as plain data, are of the kind that is known; any seed will do."""
        return without_seed(settings) == self.settings

    def without(self, name: tuple[str, str], truth: int) -> Calibration:
        """The same without the picture of that data set and name, where it is one of those whose names are known.

        Other parts of a data set have pictures of the same name, so the heads in it have to be as many, too.

        Raises:
            ValueError: fewer than `FEWEST` would be left.
        """
        place = self.names.index(name) if name in self.names else None
        if place is None or self.pictures[place].truth != truth:
            return self
        after = slice(place + 1, None)
        return replace(
            self,
            pictures=self.pictures[:place] + self.pictures[after],
            weights=self.weights[:place] + self.weights[after],
            names=self.names[:place] + self.names[after],
        )

    def assess(self, estimates: Estimates) -> Assessment:
        """The interval of a count, and the doubt about it."""
        unit, (least, most) = scale(estimates), self.bounds
        low = max(0, math.ceil(middle(estimates) + least * unit))
        high = math.floor(middle(estimates) + most * unit)
        doubt = disagreement(estimates) > self.limit
        return Assessment(min(low, estimates.count), max(high, estimates.count), doubt)

    @cached_property
    def bounds(self) -> tuple[float, float]:
        """The scores at the two ends of an interval."""
        scores = np.array([score(picture) for picture in self.pictures])
        each_end = (1 + COVERAGE) / 2
        return -bound(-scores, self._weights, each_end), bound(scores, self._weights, each_end)

    @cached_property
    def limit(self) -> float:
        """The largest `disagreement` that is still usual."""
        return bound([disagreement(picture) for picture in self.pictures], self._weights, USUAL)

    @property
    def _weights(self) -> tuple[float, ...]:
        return self.weights or (1.0,) * len(self.pictures)


def fitting(calibrations: Iterable[Calibration], settings: Mapping[str, Any]) -> Calibration | None:
    """That of a model's calibrations which is for counts with these settings, as plain data; None if none is."""
    return next((each for each in calibrations if each.fits(settings)), None)


def assess(calibration: Calibration | None, estimates: Estimates, settings: Mapping[str, Any]) -> Assessment:
    """What is to be thought of a count with these settings, as plain data; nothing where no calibration fits them."""
    if calibration is None or not calibration.fits(settings):
        return Assessment()
    return calibration.assess(estimates)


def without_seed(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Settings of a count as plain data without the seed, which says nothing of how far off a count may be."""
    return {name: value for name, value in settings.items() if name != "seed"}
