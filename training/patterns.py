"""Random point patterns: crowds without photographs, for E and D."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]


def random_pattern(rng: np.random.Generator, side: int) -> Points:
    """Head points on a square of `side` pixels, (N, 2), N from 0 to a few thousand.

    One of: scattered at random, in clusters, on a shaken lattice; the last two thinned by a perspective that makes the
    spacing grow from top to bottom in half of the cases. Spacings run from 3 to 60 pixels.
    """
    make = (_poisson, _clusters, _lattice)[rng.integers(3)]
    spacing = float(np.exp(rng.uniform(np.log(3.0), np.log(60.0))))
    points = make(rng, side, spacing)
    if rng.random() < 0.5:
        points = _thin_by_perspective(rng, points, side)
    return points


def _poisson(rng: np.random.Generator, side: int, spacing: float) -> Points:
    # Pairs closer than people can stand are rare in real crowds, so the mean spacing is kept wider here.
    return rng.uniform(0, side, (rng.poisson((side / (1.6 * spacing)) ** 2), 2))


def _clusters(rng: np.random.Generator, side: int, spacing: float) -> Points:
    groups = rng.uniform(0, side, (1 + rng.poisson((side / (6 * spacing)) ** 2), 2))
    members = rng.integers(0, len(groups), 5 * len(groups))
    angle, reach = rng.uniform(0, 2 * np.pi, len(members)), spacing * rng.gamma(2.0, 0.7, len(members))
    return groups[members] + reach[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])


def _lattice(rng: np.random.Generator, side: int, spacing: float) -> Points:
    aspect = rng.uniform(0.8, 1.25)
    x, y = np.meshgrid(np.arange(-1, side / spacing + 1), np.arange(-1, side / (spacing * aspect) + 1))
    x = x + 0.5 * (np.arange(len(x)) % 2)[:, None]
    points = np.column_stack([x.ravel() * spacing, y.ravel() * spacing * aspect])
    points = points + rng.normal(0, rng.uniform(0, 0.25) * spacing, points.shape)
    return points[rng.random(len(points)) < rng.uniform(0.3, 1.0)]


def _thin_by_perspective(rng: np.random.Generator, points: Points, side: int) -> Points:
    depth = np.clip(points[:, 1] / side, 0, 1)
    keep = (1 + rng.uniform(1, 6) * depth) ** -2.0
    return points[rng.random(len(points)) < keep]
