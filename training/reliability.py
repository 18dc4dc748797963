"""Whether dots are as often heads as they are sure: the reliability curve of their confidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from core.metrics import Points

DISTANCE = 8.0
"""Pixels within which a dot may lie from its head."""

BINS = 10
"""Equal parts of the confidences from 0 to 1."""


class Bin(NamedTuple):
    """The dots of similar confidence.

    Attributes:
        dots: how many, those that do not count included.
        hits: how many of them are heads.
        confidence: its sum over the dots.
    """

    dots: int
    hits: int
    confidence: float


def reliability(xy: Points, confidence: NDArray[np.float32], truth: Points) -> tuple[Bin, ...]:
    """The `BINS` bins of one picture.

    Args:
        xy: (N, 2) all dots, down to the least confidence.
        confidence: (N,) of the dots.
        truth: (M, 2) head points.
    """
    hit = surest_first(xy, confidence, truth)
    at = np.minimum((confidence * BINS).astype(int), BINS - 1)
    columns = (np.bincount(at, weights, BINS) for weights in (None, hit, confidence))
    return tuple(Bin(int(dots), int(hits), float(total)) for dots, hits, total in zip(*columns, strict=True))


def surest_first(xy: Points, confidence: NDArray[np.float32], truth: Points) -> NDArray[np.bool_]:
    """(N,) true for the dots that are heads, where the surest dot takes the nearest head first, then the next surest.

    The largest matching (`core.metrics.match`) would give a head to either of two dots beside it, sure or not.
    """
    hit, free = np.zeros(len(xy), np.bool_), np.ones(len(truth), np.bool_)
    near = cKDTree(truth).query_ball_point(xy, DISTANCE) if len(truth) and len(xy) else [[]] * len(xy)
    for dot in np.argsort(-confidence, kind="stable"):
        heads = [head for head in near[dot] if free[head]]
        if heads:
            nearest = min(heads, key=lambda head: float(np.square(truth[head] - xy[dot]).sum()))
            free[nearest], hit[dot] = False, True
    return hit


def added(curves: Iterable[Sequence[Bin]]) -> tuple[Bin, ...]:
    """The bins of several pictures together."""
    return tuple(Bin(*map(sum, zip(*bins, strict=True))) for bins in zip(*curves, strict=True))


def calibration_error(bins: Iterable[Bin]) -> float:
    """Expected calibration error (Naeini et al., 2015): mean over the dots of the difference between mean confidence
    and share of hits in their bin; nan without dots."""
    filled = [each for each in bins if each.dots]
    dots = sum(each.dots for each in filled)
    return sum(abs(each.confidence - each.hits) for each in filled) / dots if dots else float("nan")
