"""A drawing frame in metres: a figure's own coordinates, its light, its haze, the crowd's shade at its feet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from training.synthetic.canvas import FINE, OBJECT, UNMARKED, Canvas, Patch, relief
from training.synthetic.colour import Colour
from training.synthetic.light import Light

Field = NDArray[np.float32]
Pattern = Callable[[Field, Field], Field]
"""Takes x and y in metres, (h, w) each or able to broadcast; gives the share of the second colour, (h, w) in [0, 1]."""

_TINY = 7.0
"""Shapes smaller than this many pixels are painted in one tone."""

Skin = Callable[[Field], tuple[Field, Field]]
"""Takes directions (h, w, 3) in a ball's own axes (right, up, ahead); gives its colour (h, w, 3) and cover (h, w)."""


@dataclass(frozen=True)
class Frame:
    """Where a figure stands on the canvas. Its coordinates are metres, x to the right and y up from the ground.

    Attributes:
        canvas, light: what is painted on, and by which light.
        x, y: the figure's foot, in pixels. scale: pixels to a metre.
        haze: how far the figure has faded, 0 to 1.
        gloom: how dark its feet are, 0 to 1, and gloom_top: the height in metres where that ends.
        tag: what the figure's outlines write to the id buffer.
    """

    canvas: Canvas
    light: Light
    x: float
    y: float
    scale: float
    haze: float = 0.0
    gloom: float = 0.0
    gloom_top: float = 1.3
    tag: int = OBJECT

    def pixels(self, points: ArrayLike) -> NDArray[np.float64]:
        """Metres (K, 2) to pixels of the picture (K, 2)."""
        return np.asarray(points, np.float64) * (self.scale, -self.scale) + (self.x, self.y)

    def veiled(self, colour: Colour) -> Colour:
        """A colour after the haze."""
        keep, veil = 1.0 - self.haze, self.light.haze
        return (
            colour[0] * keep + veil[0] * self.haze,
            colour[1] * keep + veil[1] * self.haze,
            colour[2] * keep + veil[2] * self.haze,
        )

    def shape(
        self,
        outline: ArrayLike,
        colour: Colour,
        soft: float = 0.06,
        pattern: Pattern | None = None,
        second: Colour | None = None,
        mark: bool = True,
    ) -> None:
        """Paint a rounded shape.

        Args:
            outline: (K, 2) metres.
            colour: its colour in white light.
            soft: how many metres its edge is round.
            pattern, second: where a second colour shows, and which.
            mark: whether the shape enters the id buffer.
        """
        seen = self.pixels(outline)
        low, high = seen.min(axis=0), seen.max(axis=0)
        if (high - low).max() < _TINY:
            self._speck(seen, colour, float(self.y - (low[1] + high[1]) / 2) / self.scale, mark)
            return
        patch = self.canvas.patch(seen, min(soft * self.scale, 40.0))
        if patch is None:
            return
        h, w = patch.mask.shape
        lit = relief(patch.mask, max(soft * self.scale * FINE, 1.0), self.light)
        if self.gloom > 0.0:
            _, y = self._metres(patch, len(lit))
            lit *= (1.0 - self.gloom * np.clip(1.0 - y / self.gloom_top, 0.0, 1.0))[..., None]
        painted = self._veil(lit * np.asarray(colour, np.float32))
        if lit.shape[:2] != (h, w):
            painted = np.asarray(cv2.resize(painted, (w, h), interpolation=cv2.INTER_LINEAR), np.float32)
        if pattern is not None and second is not None:
            other = cv2.resize(self._veil(lit * np.asarray(second, np.float32)), (w, h), interpolation=cv2.INTER_LINEAR)
            painted += (other - painted) * pattern(*self._metres(patch))[..., None]
        self.canvas.lay(patch, painted, 1.0, self.tag if mark else UNMARKED)

    def _speck(self, seen: NDArray[np.float64], colour: Colour, up: float, mark: bool) -> None:
        """Paint a shape too small to be round: one tone, by its height `up` in metres."""
        r, g, b = self.light.mean
        tone = 1.0 - self.gloom * min(1.0, max(0.0, 1.0 - up / self.gloom_top))
        lit = colour[0] * r * tone, colour[1] * g * tone, colour[2] * b * tone
        self.canvas.fill(seen, self.veiled(lit), 1.0, self.tag if mark else UNMARKED)

    def flat(self, outline: ArrayLike, colour: Colour, alpha: float = 1.0, mark: bool = False) -> None:
        """Paint a flat shape in the light of the scene's mean."""
        r, g, b = self.light.mean
        lit = self.veiled((colour[0] * r, colour[1] * g, colour[2] * b))
        self.canvas.fill(self.pixels(outline), lit, alpha, self.tag if mark else UNMARKED)

    def ball(
        self,
        centre: tuple[float, float],
        radii: tuple[float, float],
        turn: NDArray[np.float32],
        skin: Skin,
        jaw: float = 0.0,
    ) -> None:
        """Paint an ellipsoid that carries a picture on its surface.

        Args:
            centre, radii: metres.
            turn: (3, 3) rows are the ball's own right, up and ahead in (right, up, towards the camera).
            skin: its colour and cover by direction.
            jaw: how much narrower it is at its bottom, 0 to 1.
        """
        (px, py), r = self.pixels([centre])[0], np.asarray(radii) * self.scale
        low = np.floor((np.array([px, py]) - r * 1.05) * FINE - 1).astype(int)
        high = np.ceil((np.array([px, py]) + r * 1.05) * FINE + 1).astype(int)
        x = ((np.arange(low[0], high[0], dtype=np.float32) + 0.5) / FINE - px)[None] / r[0]
        y = -((np.arange(low[1], high[1], dtype=np.float32) + 0.5) / FINE - py)[:, None] / r[1]
        x, y = np.broadcast_arrays((x / (1.0 + jaw * np.minimum(y, 0.0))).astype(np.float32), y.astype(np.float32))
        far = x * x + y * y
        edge = np.clip((1.0 - np.sqrt(far)) * np.float32(r.min() * FINE) + 0.5, 0.0, 1.0)
        outside = np.sqrt(np.maximum(far, 1.0))
        normal = np.dstack([x / outside, y / outside, np.sqrt(np.maximum(1.0 - far, 0.0))])
        colour, cover = skin(normal @ turn.T)
        painted = self._veil(colour * self.light.seen(normal[..., 0], normal[..., 1]))
        patch = Patch((edge * cover).astype(np.float32), int(low[0]), int(low[1]))
        self.canvas.lay(patch, painted, 1.0, self.tag)

    def halo(self, outline: ArrayLike, strength: float, blur: float = 0.09) -> None:
        """Darken what lies behind an outline (K, 2), so that the figure stands off from it."""
        self.canvas.smear(self.pixels(outline), self.veiled((0.06, 0.05, 0.08)), strength, blur * self.scale)

    def _metres(self, patch: Patch, rows: int = 0) -> tuple[Field, Field]:
        """The patch's columns (1, w) and rows (h, 1) in metres; only so many rows where `rows` is given."""
        h, w = patch.mask.shape
        step = h / rows if rows else 1.0
        x = ((np.arange(patch.left, patch.left + w) + 0.5) / FINE - self.x) / self.scale
        y = (self.y - (patch.top + (np.arange(rows or h) + 0.5) * step) / FINE) / self.scale
        return x.astype(np.float32)[None], y.astype(np.float32)[:, None]

    def _veil(self, painted: Field) -> Field:
        if self.haze <= 0.0:
            return painted.astype(np.float32, copy=False)
        veil = np.asarray(self.light.haze, np.float32) * np.float32(self.haze)
        return (painted * np.float32(1.0 - self.haze) + veil).astype(np.float32, copy=False)
