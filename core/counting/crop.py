"""Rectangles of pictures, zoomed: the same for training and for counting."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

PADDING_GREY = 115
"""Level beyond the edge of a picture, 0 to 255."""


def cut(picture: NDArray[np.uint8], left: int, top: int, width: int, height: int) -> NDArray[np.uint8]:
    """The rectangle (height, width, 3) of a picture (H, W, 3); grey where it reaches outside."""
    rows, columns = picture.shape[:2]
    out = np.full((height, width, 3), PADDING_GREY, np.uint8)
    x0, x1 = max(left, 0), min(left + width, columns)
    y0, y1 = max(top, 0), min(top + height, rows)
    if x0 < x1 and y0 < y1:
        out[y0 - top : y1 - top, x0 - left : x1 - left] = picture[y0:y1, x0:x1]
    return out


def resize(picture: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """A picture (H, W, 3) at another size: averaged where it shrinks, interpolated where it grows."""
    shrinks = width < picture.shape[1]
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
