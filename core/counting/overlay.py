"""Pictures with dots burnt in."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

GREEN = (46, 204, 64)
INK = (16, 24, 18)


def burn_dots(picture: NDArray[np.uint8], xy: NDArray[np.float64], caption: str = "") -> NDArray[np.uint8]:
    """A copy of a picture with a green, dark-rimmed dot on every head and a caption in the corner.

    Args:
        picture: (H, W, 3) uint8 RGB.
        xy: (N, 2) dots, pixels.
        caption: put at the top left; ASCII only, as the font has no more.
    """
    out = picture.copy()
    radius = dot_radius(xy, *picture.shape[:2])
    shift = 4  # fractional bits, so that dots sit between pixels where they belong
    for x, y in np.round((xy - 0.5) * 2**shift).astype(int):
        cv2.circle(out, (x, y), int((radius + 1) * 2**shift), INK, -1, cv2.LINE_AA, shift)
        cv2.circle(out, (x, y), int(radius * 2**shift), GREEN, -1, cv2.LINE_AA, shift)
    if caption:
        _write(out, caption)
    return out


def dot_radius(xy: NDArray[np.float64], height: int, width: int) -> float:
    """Radius of a dot in pixels: smaller in crowds, so that heads stay visible."""
    room = (height * width / max(len(xy), 1)) ** 0.5
    return float(np.clip(0.09 * room, 1.5, max(3.0, 0.005 * max(height, width))))


def _write(out: NDArray[np.uint8], caption: str) -> None:
    """Put a caption on a dark plate at the top left."""
    size = max(0.45, out.shape[1] / 1100)
    weight = max(1, round(2 * size))
    (width, height), base = cv2.getTextSize(caption, cv2.FONT_HERSHEY_SIMPLEX, size, weight)
    pad = round(12 * size)
    plate = out[: height + base + 2 * pad, : width + 2 * pad]
    plate[:] = (plate * 0.25 + np.array(INK) * 0.75).astype(np.uint8)
    place = (pad, pad + height)
    cv2.putText(out, caption, place, cv2.FONT_HERSHEY_SIMPLEX, size, (255, 255, 255), weight, cv2.LINE_AA)
