"""Outlines as (K, 2) points: ellipses, smooth closed curves, limbs, sagging lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

Points = NDArray[np.float64]


def ellipse(x: float, y: float, rx: float, ry: float, corners: int = 20) -> Points:
    """An ellipse about (x, y)."""
    turn = np.linspace(0.0, 2.0 * np.pi, corners, endpoint=False)
    return np.stack([x + rx * np.cos(turn), y + ry * np.sin(turn)], axis=1)


def box(x0: float, y0: float, x1: float, y1: float) -> Points:
    """A rectangle between two corners."""
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], np.float64)


def smooth(points: ArrayLike, rounds: int = 2) -> Points:
    """Round a closed outline off by cutting its corners `rounds` times."""
    curve = np.asarray(points, np.float64)
    return _cutter(len(curve), rounds) @ curve


@lru_cache(maxsize=256)
def _cutter(corners: int, rounds: int) -> Points:
    """The matrix that cuts the corners of a closed outline."""
    curve = np.eye(corners)
    for _ in range(rounds):
        after = np.roll(curve, -1, axis=0)
        curve = np.stack([0.75 * curve + 0.25 * after, 0.25 * curve + 0.75 * after], axis=1).reshape(-1, corners)
    return curve


def mirror(half: Sequence[tuple[float, float]]) -> Points:
    """Close an outline from its right half, listed from top to bottom, about x = 0."""
    right = np.asarray(half, np.float64)
    return np.concatenate([right, right[::-1] * (-1.0, 1.0)])


def _direction(line: Points) -> Points:
    """Unit vectors (K, 2) along a line (K, 2)."""
    step = line[1:] - line[:-1]
    along = np.concatenate([step[:1], step[:-1] + step[1:], step[-1:]])
    return np.asarray(along / np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None])


def limb(joints: ArrayLike, widths: Sequence[float]) -> Points:
    """A limb through joints (K, 2) that is `widths` thick at each, its ends rounded."""
    line = np.asarray(joints, np.float64)
    along = _direction(line)
    across = along[:, ::-1] * (-1.0, 1.0) * (np.asarray(widths, np.float64)[:, None] / 2.0)
    tip, root = along[-1] * widths[-1] * 0.35, along[0] * widths[0] * 0.35
    left, right = line + across, line - across
    ends = [left[-1:] + tip, right[-1:] + tip]
    return smooth(np.concatenate([left[:1] - root, left, *ends, right[::-1], right[:1] - root]), 2)


def wobbly(rng: np.random.Generator, x: float, y: float, rx: float, ry: float, rough: float = 0.15) -> Points:
    """An ellipse with an uneven edge, as of leaves or smoke."""
    turn = np.linspace(0.0, 2.0 * np.pi, 14, endpoint=False)
    radius = 1.0 + rng.uniform(-rough, rough, 14)
    return smooth(np.stack([x + rx * radius * np.cos(turn), y + ry * radius * np.sin(turn)], axis=1), 1)


def sagging(start: Points, end: Points, sag: float, corners: int = 24) -> Points:
    """A rope (corners, 2) from `start` to `end` that hangs `sag` lower in its middle (y grows downwards)."""
    part = np.linspace(0.0, 1.0, corners)[:, None]
    line = start * (1.0 - part) + end * part
    line[:, 1] += sag * 4.0 * (part * (1.0 - part))[:, 0]
    return line


def ribbon(line: Points, width: float) -> Points:
    """The outline of a line (K, 2) drawn `width` thick."""
    across = _direction(line)[:, ::-1] * (-1.0, 1.0) * (width / 2.0)
    return np.concatenate([line + across, (line - across)[::-1]])
