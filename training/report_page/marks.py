"""A photograph with hits, misses and false dots drawn on it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from core.counting.overlay import GREEN, INK
from core.images import load_image
from core.pages.jpeg import shrink, to_jpeg
from training.report_page.study import Studied

MAGENTA = (255, 64, 214)
ORANGE = (255, 140, 26)

_SIDE = 1600
"""Pixels of the longer side."""

_SHIFT = 4
"""Fractional bits of places, so that marks sit between pixels where they belong."""

_CROSS = ((-1, -1, 1, 1), (-1, 1, 1, -1))
_SQUARE = ((-1, -1, 1, -1), (1, -1, 1, 1), (1, 1, -1, 1), (-1, 1, -1, -1))


def marked_jpeg(one: Studied) -> bytes:
    """The picture as a small JPEG: a green circle on every dot that is a head, a magenta cross on every head without a
    dot, an orange square around every dot that is no head.

    Raises:
        DotoriError: the picture cannot be read.
    """
    picture, scale = shrink(load_image(one.sample.image), _SIDE)
    has_dot, on_head = one.hits()
    room = 10.0 if np.isnan(one.spacing) else one.spacing * scale
    return to_jpeg(
        draw_marks(
            picture,
            hits=one.found[on_head] * scale,
            missed=one.truth[~has_dot] * scale,
            false=one.found[~on_head] * scale,
            radius=float(np.clip(0.4 * room, 4.0, 9.0)),
        )
    )


def draw_marks(
    picture: NDArray[np.uint8],
    hits: NDArray[np.float64],
    missed: NDArray[np.float64],
    false: NDArray[np.float64],
    radius: float,
) -> NDArray[np.uint8]:
    """A copy of a picture (H, W, 3) with marks at places (N, 2) in pixels, each with a dark rim."""
    out = picture.copy()
    for colour, thickness in ((INK, 4), (None, 2)):
        for x, y in hits:
            cv2.circle(out, _fixed(x, y), round(radius * 2**_SHIFT), colour or GREEN, thickness, cv2.LINE_AA, _SHIFT)
        _draw_lines(out, missed, _CROSS, radius, colour or MAGENTA, thickness)
        _draw_lines(out, false, _SQUARE, radius, colour or ORANGE, thickness)
    return out


def _draw_lines(
    out: NDArray[np.uint8],
    places: NDArray[np.float64],
    shape: tuple[tuple[int, ...], ...],
    radius: float,
    colour: tuple[int, int, int],
    thickness: int,
) -> None:
    for x, y in places:
        for x0, y0, x1, y1 in shape:
            start, end = _fixed(x + x0 * radius, y + y0 * radius), _fixed(x + x1 * radius, y + y1 * radius)
            cv2.line(out, start, end, colour, thickness, cv2.LINE_AA, _SHIFT)


def _fixed(x: float, y: float) -> tuple[int, int]:
    """A place as OpenCV counts, from the centre of the first pixel, with fractional bits."""
    return round((x - 0.5) * 2**_SHIFT), round((y - 0.5) * 2**_SHIFT)
