"""Areas of polygons that may cross themselves or each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.errors import DotoriError
from core.projection import lifted

MOST_CROSSINGS = 5000
"""Of all edges; more take too long, and no region that means anything has as many."""

_AT_ONCE = 256
"""Edges that are compared with all others at once, lest thousands fill the memory."""


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

    Raises:
        DotoriError: the edges cross more than `MOST_CROSSINGS` times.
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
        inside, without = _depths(ring[here][order])
        counts = (inside[:-1] > 0) & (without[:-1] == 0)
        total += float(np.diff(x[order])[counts].sum() * height)
    return total


def _depths(ring: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """In how many rings one is past each edge of a row of edges, whose rings are given (N,): of the first ring, and of
    the others."""
    order = np.argsort(ring, kind="stable")
    place = np.arange(len(ring)) - np.searchsorted(ring[order], ring[order])  # of an edge among those of its ring
    turn = np.empty(len(ring), np.int64)
    turn[order] = np.where(place % 2, -1, 1)
    return np.cumsum(np.where(ring == 0, turn, 0)), np.cumsum(np.where(ring > 0, turn, 0))


def _crossings(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """The y at which edges cross each other."""
    way, found, count = end - start, [], 0
    for first in range(0, len(start), _AT_ONCE):
        here, along = start[first : first + _AT_ONCE], way[first : first + _AT_ONCE]
        apart, cross = start - here[:, None], _cross(along[:, None], way)
        with np.errstate(divide="ignore", invalid="ignore"):
            mine, theirs = _cross(apart, way) / cross, _cross(apart, along[:, None]) / cross
        later = np.arange(len(start)) > np.arange(first, first + len(here))[:, None]
        one, other = np.nonzero((mine > 0) & (mine < 1) & (theirs > 0) & (theirs < 1) & later)
        found.append(here[one, 1] + mine[one, other] * along[one, 1])
        count += len(one)
        if count > MOST_CROSSINGS:
            raise DotoriError("this region or a mask crosses itself too often for an area; draw it anew")
    return np.concatenate(found)


def _cross(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """The cross products of vectors (..., 2)."""
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
