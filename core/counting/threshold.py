"""Which dots count where nobody has said how sure they must be: about as many as T expects heads."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

CERTAIN = 0.8
"""Dots at least this sure count, however few heads T expects."""


def choose_threshold(confidence: NDArray[np.float32], expected: float) -> float:
    """The least confidence of a dot that counts.

    T sees the whole neighbourhood and counts better than it places; the U-Net places better than it counts. So the
    surest dots count, as many as T expects heads: at least those that are `CERTAIN`, at most all that were found.

    Args:
        confidence: (N,) of every dot, down to the level of the contours.
        expected: T's own count of the picture.
    """
    falling = np.sort(confidence)[::-1]
    certain = int((confidence >= CERTAIN).sum())
    number = min(max(round(expected), certain), len(falling))
    return float(falling[number - 1]) if number else CERTAIN
