"""Several samples of one picture -> one set of dots, each with the share of samples that have it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

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
