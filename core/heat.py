"""Dots -> heat map: where the crowd is dense, at a glance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LONGER_SIDE = 384
"""Cells along the longer side of a heat map."""

BANDWIDTHS = (3.0, 4.5, 7.0, 10.5, 16.0)
"""Cells; how far a dot's warmth reaches, from dense crowds to scattered people."""


def heat_map(xy: NDArray[np.float64], width: int, height: int) -> NDArray[np.uint8]:
    """How dense the dots are around each place of a picture.

    Every dot spreads as a Gaussian, the narrower the denser its surroundings (Abramson: sigma as 1 / sqrt(density)),
    so that a dense crowd keeps its shape and scattered people still join to a whole.

    Args:
        xy: (N, 2) places of the dots; those outside the picture are left out.
        width: of the picture, pixels.
        height: of the picture, pixels.

    Returns:
        (h, w) with the longer side `LONGER_SIDE`: the square root of the density, so that thin crowds show beside
        dense ones; 255 where it is densest, 0 where nobody is near.
    """
    scale = LONGER_SIDE / max(width, height)
    shape = max(round(height * scale), 1), max(round(width * scale), 1)
    inside = ((xy >= 0) & (xy < (width, height))).all(1)
    cells = np.minimum((xy[inside] * scale).astype(np.int64), (shape[1] - 1, shape[0] - 1))
    if len(cells) == 0:
        return np.zeros(shape, np.uint8)

    reach = np.array(BANDWIDTHS)
    pilot = _spread(cells, shape, reach[len(reach) // 2])
    density = pilot[cells[:, 1], cells[:, 0]]
    sigma = reach[len(reach) // 2] * np.sqrt(np.exp(np.log(density).mean()) / density)
    nearest = np.abs(np.log(sigma)[:, None] - np.log(reach)).argmin(1)

    warmth = np.zeros(shape, np.float32)
    for which, bandwidth in enumerate(BANDWIDTHS):
        if (nearest == which).any():
            warmth += _spread(cells[nearest == which], shape, bandwidth)
    return np.asarray(255 * np.sqrt(warmth / warmth.max())).astype(np.uint8)


def _spread(cells: NDArray[np.int64], shape: tuple[int, int], sigma: float) -> NDArray[np.float32]:
    """(h, w) sum of a Gaussian for each cell (N, 2), cut off at the edges."""
    import cv2  # takes long to import, and most pictures are never looked at so

    flat = np.bincount(cells[:, 1] * shape[1] + cells[:, 0], minlength=shape[0] * shape[1])
    reach = 2 * int(2.5 * sigma) + 1
    piled = flat.reshape(shape).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(piled, (reach, reach), sigma, borderType=cv2.BORDER_CONSTANT))
