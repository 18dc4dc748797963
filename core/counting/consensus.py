"""Several samples of one picture -> one set of dots, each with the share of samples that have it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from core.counting.settings import MAJORITY
from core.counting.threshold import CERTAIN
from core.dots import Dots

REACH = 6.0
"""Dots of two samples farther apart than this, in pixels of the map, are different heads."""


def merge_samples(samples: Sequence[NDArray[np.float64]]) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """Match the dots of several samples one to one and count.

    Sample by sample, each dot joins the nearest head found so far if each is the other's nearest and they are within
    `REACH`; the others become heads of their own.

    Args:
        samples: for each sample its dots (N_k, 2).

    Returns:
        (N, 2) mean places and (N,) shares of the samples in (0, 1].
    """
    total = np.zeros((0, 2))
    votes = np.zeros(0)
    for xy in samples:
        head, dot = mutual_nearest(total / np.maximum(votes, 1)[:, None], xy, REACH)
        total[head] += xy[dot]
        votes[head] += 1
        fresh = np.setdiff1d(np.arange(len(xy)), dot)
        total = np.concatenate([total, xy[fresh]])
        votes = np.concatenate([votes, np.ones(len(fresh))])
    return total / np.maximum(votes, 1)[:, None], (votes / max(len(samples), 1)).astype(np.float32)


def vote(
    samples: Sequence[Dots], least: float | None, expected: float, zoom: float = 1.0
) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """Have several samples vote on every dot: those count that `MAJORITY` of the samples have.

    Which dots a sample has is decided for all samples alike, so that about as many count as T expects heads: its
    surest ones, so many that the majority comes to T's number. With each cut to that number by itself, the majority
    would be more of two samples, which is all that either has, and fewer of three.

    Args:
        samples: their dots, in pixels of the picture, down to a low confidence.
        least: how sure the dots of every sample must be; None leaves it to T.
        expected: T's own count.
        zoom: factor between the picture and the map.

    Returns:
        As `merge_samples`, in pixels of the picture.
    """

    def merged(chosen: Sequence[NDArray[np.intp]]) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
        xy, share = merge_samples([dots.xy[few] * zoom for dots, few in zip(samples, chosen, strict=True)])
        return xy / zoom, share

    if least is not None:
        return merged([np.flatnonzero(dots.confidence >= least) for dots in samples])
    falling = [np.argsort(-dots.confidence, kind="stable") for dots in samples]
    certain = [int((dots.confidence >= CERTAIN).sum()) for dots in samples]

    def surest(number: int) -> list[NDArray[np.intp]]:
        return [order[: max(number, sure)] for order, sure in zip(falling, certain, strict=True)]

    numbers = range(max(map(len, falling), default=0) + 1)
    enough = bisect_left(numbers, round(expected), key=lambda number: agreed(merged(surest(number))[1]))
    return merged(surest(min(enough, numbers[-1])))


def agreed(share: NDArray[np.float32]) -> int:
    """How many dots a majority of the samples have."""
    return int((share >= MAJORITY).sum())


def mutual_nearest(
    a: NDArray[np.float64], b: NDArray[np.float64], reach: float
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Indices of the pairs of a (N, 2) and b (M, 2) that are each other's nearest and at most `reach` apart."""
    if len(a) == 0 or len(b) == 0:
        return np.zeros(0, np.intp), np.zeros(0, np.intp)
    distance, to_b = cKDTree(b).query(a)
    _, to_a = cKDTree(a).query(b)
    pair = np.flatnonzero((to_a[to_b] == np.arange(len(a))) & (distance <= reach))
    return pair, to_b[pair]
