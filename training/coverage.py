"""How often the truth lies in the interval of a count, how wide intervals are, and what a doubt is worth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.counting.interval import FEWEST, Assessment, Calibration, Known
from training.evaluation import PictureFigures


class Coverage(NamedTuple):
    """Intervals and doubts on a set of pictures.

    Attributes:
        pictures: how many.
        share: of the pictures whose truth lies in the interval.
        width: its median, heads.
        relative_width: median of width / (truth + 1).
        doubted: pictures with a doubt.
        error: median of |count - truth| / (truth + 1) over the pictures without a doubt; nan where there are none.
        error_doubted: likewise over those with one.
    """

    pictures: int
    share: float
    width: float
    relative_width: float
    doubted: int
    error: float
    error_doubted: float


def coverage(pictures: Sequence[Known], assessments: Sequence[Assessment]) -> Coverage:
    """Hold what was said of pictures against their truth.

    Args:
        pictures: at least one.
        assessments: of these, each with an interval.
    """
    truth = np.array([picture.truth for picture in pictures])
    ends = np.array([(each.low, each.high) for each in assessments], np.float64)
    width = ends[:, 1] - ends[:, 0]
    doubted = np.array([each.doubt for each in assessments])
    error = np.abs([picture.count for picture in pictures] - truth) / (truth + 1)
    return Coverage(
        pictures=len(pictures),
        share=float(((ends[:, 0] <= truth) & (truth <= ends[:, 1])).mean()),
        width=float(np.median(width)),
        relative_width=float(np.median(width / (truth + 1))),
        doubted=int(doubted.sum()),
        error=_median(error[~doubted]),
        error_doubted=_median(error[doubted]),
    )


def evaluated_coverage(figures: Sequence[PictureFigures], calibration: Calibration | None) -> Coverage | None:
    """The coverage on evaluated pictures; None where there is no calibration of their counts that leaves one out, or
    all are known in part only.

    A picture that the calibration is made of is assessed by the others, since it would help to set its own interval;
    those that a taught model was not taught have no names there, and stay.
    """
    whole = [each for each in figures if each.whole]
    if calibration is None or len(calibration.pictures) <= FEWEST or not whole:
        return None
    known = [Known(each.truth, each.count, each.integral, each.density_count) for each in whole]
    return coverage(known, [calibration.without((each.dataset, each.name), each.truth).assess(each) for each in whole])


def left_out(pictures: Sequence[Known], groups: Sequence[Any], calibration: Calibration) -> list[Assessment]:
    """What is said of each picture by a calibration on those of all other groups."""
    made = {}
    for group in set(groups):
        others = tuple(each for each, of in zip(pictures, groups, strict=True) if of != group)
        made[group] = Calibration(others, calibration.settings)
    return [made[of].assess(each) for each, of in zip(pictures, groups, strict=True)]


def _median(values: NDArray[np.float64]) -> float:
    return float(np.median(values)) if len(values) else float("nan")
