"""Crowd map -> contours -> one dot per head.

The map is cut at a level; every connected region is a head, its dot the centroid. Regions much larger than one dot
hold heads that touch: they are split at the peaks of the smoothed map.
"""

from __future__ import annotations

from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from core.counting.maps import DOT
from core.counting.settings import LEVEL
from core.model.config import DotShape

Value = TypeVar("Value", np.float32, np.int32)

SPLIT = 1.6
"""Regions larger than this, as a share of the area of a dot, may hold several heads."""

FLAT = 1e-5
"""Values of the smoothed map that differ by less are equal but for rounding."""


def find_dots(
    crowd_map: NDArray[np.float32], level: float = LEVEL, dot: DotShape = DOT
) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """Dots of a decoded crowd map.

    Args:
        crowd_map: (H, W), values in [0, 1].
        level: where contours are drawn.
        dot: what the map is made of.

    Returns:
        (N, 2) points (x, y) in pixels of the map, first pixel's centre at (0.5, 0.5), and (N,) confidences: the largest
        value of the map within each dot.
    """
    mask = (crowd_map > level).astype(np.uint8)
    regions, label, stats, centroid = cv2.connectedComponentsWithStats(mask, connectivity=8, ltype=cv2.CV_32S)
    height = _largest(crowd_map, label, regions)
    large = stats[:, cv2.CC_STAT_AREA] > SPLIT * dot.area
    large[0] = False
    peak, peak_height, owner = _peaks_of(crowd_map, label, large)
    many = np.bincount(owner, minlength=regions) > 1
    single = ~many
    single[0] = False
    xy = np.concatenate([centroid[single], peak[many[owner]]]) + 0.5
    confidence = np.concatenate([height[single], peak_height[many[owner]]])
    return xy, confidence.astype(np.float32)


def _peaks_of(
    crowd_map: NDArray[np.float32], label: NDArray[np.int32], wanted: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float32], NDArray[np.int32]]:
    """Peaks of the smoothed map in the wanted regions: (N, 2) as (column, row), the map's value, the region of each.

    Pixels of a flat top that touch are one peak, at their middle.
    """
    if not wanted.any():
        return np.zeros((0, 2)), np.zeros(0, np.float32), np.zeros(0, np.int32)
    smooth = cv2.GaussianBlur(crowd_map, (0, 0), 1.0)
    is_top = (smooth > cv2.dilate(smooth, np.ones((5, 5), np.uint8)) - FLAT) & wanted[label]
    peaks, top, _, middle = cv2.connectedComponentsWithStats(is_top.astype(np.uint8), connectivity=8, ltype=cv2.CV_32S)
    return middle[1:], _largest(crowd_map, top, peaks)[1:], _largest(label, top, peaks)[1:]


def _largest(values: NDArray[Value], label: NDArray[np.int32], regions: int) -> NDArray[Value]:
    """The largest of the values (H, W), none of them negative, in each of the labelled regions; 0 for the ground.

    `scipy.ndimage.maximum` says the same after sorting every pixel of the map.
    """
    inside = np.flatnonzero(label)
    largest = np.zeros(regions, values.dtype)
    np.maximum.at(largest, label.ravel()[inside], values.ravel()[inside])
    return largest
