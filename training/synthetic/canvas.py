"""The canvas: pixels and an id buffer at twice the picture's size, and the anti-aliased fills that write both."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.synthetic.colour import Colour
from training.synthetic.light import Light

Points = NDArray[np.float64]
Field = NDArray[np.float32]

FINE = 2
"""Canvas pixels to a picture pixel, along each side."""

OBJECT = -1
"""The id of everything that is nobody's head. A person's head has the person's number, from 1."""

UNMARKED = -2
"""Passed as a tag: the fill leaves the id buffer as it is."""

_SUBPIXEL = 4
_RELIEF_CELLS = 40

_LARGE = 24.0
"""From this size on, in pixels each way, the canvas's own finer grid is smooth enough for a flat fill's edge."""


@dataclass
class Patch:
    """A window of the canvas with a coverage mask.

    Attributes:
        mask: (h, w) float32 coverage in [0, 1].
        left, top: the window's corner in canvas pixels; may lie outside the canvas.
    """

    mask: Field
    left: int
    top: int


class Canvas:
    """A picture in the making. All outlines are given in pixels of the final picture.

    Attributes:
        pixels: (H * FINE, W * FINE, 3) float32 RGB, about [0, 1].
        ids: (H * FINE, W * FINE) int32, what was painted last: a person's number for the head, or OBJECT.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.pixels: Field = np.zeros((height * FINE, width * FINE, 3), np.float32)
        self.ids: NDArray[np.int32] = np.full((height * FINE, width * FINE), OBJECT, np.int32)

    def patch(self, outline: Points, margin: float = 0.0) -> Patch | None:
        """Rasterise an outline (K, 2); None where it misses the canvas. `margin` widens the window, in pixels."""
        fine = outline * FINE
        pad = margin * FINE + 1.0
        low, high = fine.min(axis=0) - pad, fine.max(axis=0) + pad
        limit = np.array([self.width, self.height]) * FINE + pad
        low, high = np.maximum(low, -pad), np.minimum(high, limit)
        if not (high > low + 1).all():
            return None
        left, top = (int(value) for value in np.floor(low))
        w, h = (int(value) for value in np.ceil(high) - (left, top))
        mask = np.zeros((h, w), np.uint8)
        corners = np.round((fine - (left + 0.5, top + 0.5)) * (1 << _SUBPIXEL)).astype(np.int32)
        cv2.fillPoly(mask, [corners], (255,), cv2.LINE_AA, _SUBPIXEL)
        return Patch(np.multiply(mask, np.float32(1 / 255), dtype=np.float32), left, top)

    def lay(self, patch: Patch, colour: Colour | Field, alpha: float = 1.0, tag: int = UNMARKED) -> None:
        """Blend a colour, or a field (h, w, 3) of them, in through the patch's mask; mark the ids where it covers."""
        h, w = patch.mask.shape
        x0, y0 = max(patch.left, 0), max(patch.top, 0)
        x1, y1 = min(patch.left + w, self.width * FINE), min(patch.top + h, self.height * FINE)
        if x1 <= x0 or y1 <= y0:
            return
        inner = slice(y0 - patch.top, y1 - patch.top), slice(x0 - patch.left, x1 - patch.left)
        mask = patch.mask[inner]
        here = self.pixels[y0:y1, x0:x1]
        paint = np.asarray(colour, np.float32) if isinstance(colour, tuple) else colour[inner]
        change = paint - here
        change *= (mask if alpha == 1.0 else mask * np.float32(alpha))[..., None]
        here += change
        if tag != UNMARKED:
            np.copyto(self.ids[y0:y1, x0:x1], tag, where=mask > 0.5)

    def fill(self, outline: Points, colour: Colour, alpha: float = 1.0, tag: int = UNMARKED) -> None:
        """Fill an outline (K, 2) with one flat colour."""
        if alpha >= 1.0 and tag == UNMARKED and (np.ptp(outline, axis=0) > _LARGE).all():
            corners = np.round((outline * FINE - 0.5) * (1 << _SUBPIXEL)).astype(np.int32)
            cv2.fillPoly(self.pixels, [corners], colour, cv2.LINE_8, _SUBPIXEL)
            return
        patch = self.patch(outline)
        if patch is not None:
            self.lay(patch, colour, alpha, tag)

    def smear(self, outline: Points, colour: Colour, alpha: float, blur: float) -> None:
        """Lay a soft shape, blurred by `blur` pixels: a shadow, a halo, a beam."""
        patch = self.patch(outline, 2.0 * blur)
        if patch is not None:
            self.lay(Patch(_soften(patch.mask, blur * FINE), patch.left, patch.top), colour, alpha)

    def beam(
        self, start: tuple[float, float], end: tuple[float, float], wide: float, colour: Colour, strength: float
    ) -> None:
        """Add a ray of light from one point to another, `wide` pixels wide at its end, where it has faded out."""
        tip, tail = np.asarray(start), np.asarray(end)
        along = (tail - tip) / max(float(np.hypot(*(tail - tip))), 1e-6)
        across = np.array([-along[1], along[0]]) * wide / 2
        patch = self.patch(np.array([tip + across * 0.06, tail + across, tail - across, tip - across * 0.06]), wide / 8)
        if patch is None:
            return
        mask = _soften(patch.mask, wide * FINE / 16)
        h, w = mask.shape
        x = (np.arange(w, dtype=np.float32)[None] + patch.left) / FINE - tip[0]
        y = (np.arange(h, dtype=np.float32)[:, None] + patch.top) / FINE - tip[1]
        reach = float(np.hypot(*(tail - tip)))
        fade = np.clip(1.0 - (x * along[0] + y * along[1]) / reach, 0.0, 1.0) ** 1.3
        patch.mask = (mask * fade).astype(np.float32)
        inside = slice(max(patch.top, 0), max(patch.top + h, 0)), slice(max(patch.left, 0), max(patch.left + w, 0))
        here = self.pixels[inside]
        cut = patch.mask[max(-patch.top, 0) :, max(-patch.left, 0) :][: here.shape[0], : here.shape[1]]
        here += (cut * np.float32(strength))[..., None] * np.asarray(colour, np.float32)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        """Add light around a point, falling to nothing at `radius` pixels."""
        x0, x1 = (int(np.clip((x + side * radius) * FINE, 0, self.width * FINE)) for side in (-1, 1))
        y0, y1 = (int(np.clip((y + side * radius) * FINE, 0, self.height * FINE)) for side in (-1, 1))
        if x1 <= x0 or y1 <= y0:
            return
        step = max(1.0, radius / 24)
        columns, rows = max(2, round((x1 - x0) / step)), max(2, round((y1 - y0) / step))
        dx = (x0 + (np.arange(columns, dtype=np.float32) + 0.5) * (x1 - x0) / columns) / FINE - x
        dy = (y0 + (np.arange(rows, dtype=np.float32) + 0.5) * (y1 - y0) / rows) / FINE - y
        near = np.clip(1.0 - np.hypot(dx[None], dy[:, None]) / radius, 0.0, 1.0)
        light = (near * near * near * strength)[..., None] * np.asarray(colour)
        self.pixels[y0:y1, x0:x1] += cv2.resize(
            light.astype(np.float32), (x1 - x0, y1 - y0), interpolation=cv2.INTER_LINEAR
        )


def relief(mask: Field, radius: float, light: Light) -> Field:
    """The light on a mask blown up like a cushion, its edge `radius` canvas pixels round.

    Light changes slowly, so it is worked out on a coarse grid (k, l, 3) over the mask's whole; enlarge it to use it.
    """
    h, w = mask.shape
    step = max(1.0, max(h, w) / _RELIEF_CELLS)
    size = max(2, round(w / step)), max(2, round(h / step))
    small = cv2.resize(mask, size, interpolation=cv2.INTER_AREA) if step > 1.0 else mask
    sigma = max(0.6, 0.6 * radius / step)
    soft = cv2.GaussianBlur(small, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
    gain = 0.275 * sigma
    nx = cv2.Sobel(soft, cv2.CV_32F, 1, 0, ksize=3, scale=-gain)
    ny = cv2.Sobel(soft, cv2.CV_32F, 0, 1, ksize=3, scale=gain)
    return light.seen(nx, ny)


def _soften(mask: Field, sigma: float) -> Field:
    """Blur a mask, on a coarser grid where the blur is wide."""
    h, w = mask.shape
    step = max(1.0, sigma / 3.0)
    size = max(2, round(w / step)), max(2, round(h / step))
    small = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), max(0.5, sigma / step), borderType=cv2.BORDER_CONSTANT)
    return np.asarray(cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR), np.float32)
