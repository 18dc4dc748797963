"""Where in a picture something may be learned: in done blocks only, if not all of it is reviewed, and never in a mask.

In a mask neither heads nor their absence are known, and so it is in blocks that nobody has been through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from core.counting.maps import DOT
from core.regions import Blocks, Region

_STRIDE = 16


@dataclass(frozen=True, eq=False)
class Learnable:
    """The part of one picture that is known.

    Attributes:
        known: (H, W) uint8, 1 in the pixels from which may be learned, 0 in the others.
        places: (M, 2) float64, pixels spread evenly over it.
    """

    known: NDArray[np.uint8]
    places: NDArray[np.float64]

    @classmethod
    def of(cls, masks: Sequence[Region], blocks: Blocks | None, width: int, height: int) -> Learnable:
        """The part of a picture of this size outside masks and, unless they are None, in done blocks."""
        known = np.full((height, width), blocks is None, np.uint8)
        if blocks is not None:
            for column, row in blocks.done:
                left, top = (int(np.ceil(number * blocks.side)) for number in (column, row))
                right, bottom = (int((number + 1) * blocks.side) for number in (column, row))
                known[top:bottom, left:right] = 1
        for mask in masks:
            if len(mask.polygon) > 2:
                corners = np.clip(np.array(mask.polygon) - 0.5, -(2**20), 2**20)
                cv2.fillPoly(known, [np.round(corners * 2**4).astype(np.int32)], 0, shift=4)
        rows, columns = np.nonzero(known[::_STRIDE, ::_STRIDE])
        if not len(rows):
            rows, columns = (index // _STRIDE for index in np.nonzero(known))
        return cls(known, np.column_stack([columns, rows]).astype(np.float64) * _STRIDE + 0.5)

    def at(self, points: NDArray[np.float64]) -> NDArray[np.bool_]:
        """(N,) true for the points (N, 2) in it; none outside the picture is."""
        x, y = np.floor(points).astype(np.int64).T
        height, width = self.known.shape
        inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
        return np.asarray(inside & (self.known[np.where(inside, y, 0), np.where(inside, x, 0)] == 1))

    def view(self, left: int, top: int, side: int, size: int) -> NDArray[np.uint8]:
        """(size, size) the same for a square of the picture, zoomed to `size`; 1 beyond the picture, where nobody is.

        A rim as wide as a dot is left out: dots of unknown heads reach that far.
        """
        height, width = self.known.shape
        out = np.ones((side, side), np.uint8)
        x0, x1 = max(left, 0), min(left + side, width)
        y0, y1 = max(top, 0), min(top + side, height)
        if x0 < x1 and y0 < y1:
            out[y0 - top : y1 - top, x0 - left : x1 - left] = self.known[y0:y1, x0:x1]
        shrinks = size < side
        zoomed = cv2.resize(255 * out, (size, size), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
        rim = 2 * int(np.ceil(DOT.radius)) + 1
        return cv2.erode((zoomed == 255).astype(np.uint8), np.ones((rim, rim), np.uint8))
