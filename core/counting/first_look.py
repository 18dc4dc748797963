"""The dots of a sample, together with those that its first step already saw.

What is likely but not sure becomes a head in a sample or becomes nothing, and small heads in streets become nothing too
often. The first prediction of z_0 is made before anything was decided: it is the mean over all layouts that the picture
allows, and there such heads show faintly. So both are asked: a dot is as sure as the mean of what the map shows at its
place after the first step and after the last, and a dot of the first step that the sample lost is kept at half of what
it was. Their order is what counts: T says how many of them do (`core.counting.threshold`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from core.dots import Dots, Origin

REACH = 4.0
"""Dots of the two looks within this many pixels of the map are the same head."""


def with_first_look(dots: Dots, first: Dots, reach: float = REACH) -> Dots:
    """The dots of a sample and what the first look adds.

    Args:
        dots: of the sampled z_0.
        first: of the first predicted z_0.
        reach: pixels of the dots' picture within which two dots are the same head.

    Returns:
        Those of the sample in their order, then those of the first look that are not near any of them.
    """
    seen = _surest_near(dots.xy, first, reach)
    lost = _surest_near(first.xy, dots, reach) == 0
    xy = np.concatenate([dots.xy, first.xy[lost]])
    sure = np.concatenate([dots.confidence + seen, first.confidence[lost]]) / 2
    return Dots.of(xy, sure.astype(np.float32), Origin.MODEL)


def _surest_near(xy: NDArray[np.float64], others: Dots, reach: float) -> NDArray[np.float32]:
    """For each point (N, 2) the confidence of the nearest of the others within reach; 0 where there is none."""
    sure = np.zeros(len(xy), np.float32)
    if len(xy) and len(others):
        distance, nearest = cKDTree(others.xy).query(xy)
        near = distance <= reach
        sure[near] = others.confidence[nearest[near]]
    return sure
