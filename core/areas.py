"""Areas of polygons that may cross themselves or each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.projection import lifted


def before_horizon(polygon: NDArray[np.float64], horizon: NDArray[np.float64], least: float) -> NDArray[np.float64]:
    """The part of a polygon (N, 2) where the third coordinate w is at least so much (Sutherland and Hodgman)."""
    kept: list[NDArray[np.float64]] = []
    w = lifted(polygon) @ horizon - least
    for here, there, w0, w1 in zip(polygon, np.roll(polygon, -1, 0), w, np.roll(w, -1), strict=True):
        if w0 >= 0:
            kept.append(here)
        if (w0 >= 0) != (w1 >= 0):
            kept.append(here + (there - here) * (w0 / (w0 - w1)))
    return np.array(kept).reshape(-1, 2)


def area_of(rings: Sequence[NDArray[np.float64]]) -> float:
    """Of what lies inside the first ring (N, 2) and in none of the others, by the even-odd rule.

    Horizontal cuts through all corners and crossings leave nothing but trapezia, whose areas are the widths half way
    up times the heights.
    """
    start = np.concatenate(rings)
    end = np.concatenate([np.roll(ring, -1, 0) for ring in rings])
    ring = np.repeat(np.arange(len(rings)), [len(each) for each in rings])
    cuts = np.unique(np.concatenate([start[:, 1], _crossings(start, end)]))
    total = 0.0
    for y, height in zip((cuts[1:] + cuts[:-1]) / 2, np.diff(cuts), strict=True):
        here = (start[:, 1] > y) != (end[:, 1] > y)
        (ax, ay), (bx, by) = start[here].T, end[here].T
        x = ax + (y - ay) * (bx - ax) / (by - ay)
        order = np.argsort(x)
        inside = np.cumsum(ring[here][order, None] == np.arange(len(rings)), 0) % 2 == 1
        counts = inside[:-1, 0] & ~inside[:-1, 1:].any(1)
        total += float(np.diff(x[order])[counts].sum() * height)
    return total


def _crossings(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """The y at which edges cross each other."""
    way = end - start
    cross = way[:, None, 0] * way[:, 1] - way[:, None, 1] * way[:, 0]
    apart = start - start[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        along = (apart[..., 0] * way[:, 1] - apart[..., 1] * way[:, 0]) / cross
    first, second = np.nonzero((along > 0) & (along < 1) & (along.T > 0) & (along.T < 1))
    return np.asarray(start[first, 1] + along[first, second] * way[first, 1])
