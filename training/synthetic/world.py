"""The world of one picture: canvas, camera and light together, and flat things placed in three dimensions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from training.synthetic.canvas import OBJECT, UNMARKED, Canvas
from training.synthetic.colour import Colour, mix, times
from training.synthetic.frame import Frame
from training.synthetic.light import LIGHTS, Light
from training.synthetic.scene import Camera, Scene

Field = NDArray[np.float32]
Normal = tuple[float, float, float]


@dataclass(frozen=True)
class Thing:
    """An object among the people: painted when its depth is due; people keep off its spot.

    Attributes:
        x, z: where it stands, metres. room: the radius people leave free. draw: paints it.
        tall, wide: its height and width in metres for its shadow; 0 for none.
        hides: (half its width, its lower and its upper end) in metres of what it hides; None where that is little.
    """

    x: float
    z: float
    room: float
    draw: Callable[[], None]
    tall: float = 0.0
    wide: float = 0.0
    hides: tuple[float, float, float] | None = None


@dataclass
class World:
    """What every painter needs.

    Attributes:
        shade: (H, W) float32, how much of the sun each picture pixel of the ground has lost.
    """

    scene: Scene
    camera: Camera
    light: Light
    canvas: Canvas
    shade: Field = field(init=False)

    def __post_init__(self) -> None:
        self.shade = np.zeros((self.scene.height, self.scene.width), np.float32)

    @classmethod
    def of(cls, scene: Scene) -> World:
        """An empty world for a scene."""
        own = {"concert": "stage", "hall": "indoor"}.get(scene.kind, scene.light)
        light = LIGHTS[own].flipped() if scene.mirrored else LIGHTS[own]
        return cls(scene, Camera.of(scene), light, Canvas(scene.width, scene.height))

    def frame(self, x: float, z: float, up: float = 0.0, gloom: float = 0.0) -> Frame:
        """A drawing frame for a figure that stands at (x, z), `up` metres over the ground."""
        px, py = self.camera.project([x, self.camera.floor(z) + up, z])
        return Frame(
            self.canvas, self.light, float(px), float(py), self.camera.scale(z), self.light.faded(z), gloom=gloom
        )

    def lit(self, colour: Colour, normal: Normal) -> Colour:
        """A colour on a flat surface with a normal (right, up, towards the camera)."""
        nx, ny, nz = (np.full((), value, np.float32) for value in normal)
        r, g, b = (float(value) for value in self.light.on(nx, ny, nz))
        return times(colour, (r, g, b))

    def veiled(self, colour: Colour, z: float) -> Colour:
        """A colour as seen through `z` metres of air."""
        return mix(colour, self.light.haze, self.light.faded(z))

    def face(
        self, corners: ArrayLike, colour: Colour, normal: Normal | None = None, alpha: float = 1.0, mark: bool = False
    ) -> None:
        """Fill a flat polygon (K, 3) in the world; lit by its normal, or shining by itself where that is None."""
        points = np.asarray(corners, np.float64)
        lit = colour if normal is None else self.lit(colour, normal)
        seen = self.veiled(lit, float(points[:, 2].mean()))
        self.canvas.fill(self.camera.project(points), seen, alpha, OBJECT if mark else UNMARKED)

    def cast(self, x: float, z: float, tall: float, wide: float) -> None:
        """Let something upright drop its shadow on the ground."""
        lx, ly, lz = self.light.direction
        reach = np.array([-lx / ly, 0.0, lz / ly]) * min(1.0, 2.6 * ly)
        turn = np.linspace(0, 2 * np.pi, 10, endpoint=False)
        ring = np.stack([np.cos(turn), np.zeros(10), np.sin(turn) * 0.7], axis=1)
        base = np.array([x, self.camera.floor(z), z])
        parts = [
            base + ring * wide * 0.32,
            base + reach * tall * 0.8 + ring * wide * 0.5,
            base + reach * tall + ring * wide * 0.22,
        ]
        self._darken(np.concatenate(parts), 1.0)
        self._darken(base + ring * wide * 0.75, 0.45)

    def cast_shape(self, corners: ArrayLike) -> None:
        """Shade a polygon (K, 3) of the ground, as a building does."""
        self._darken(np.asarray(corners, np.float64), 0.9, hull=False)

    def _darken(self, points: NDArray[np.float64], amount: float, hull: bool = True) -> None:
        flat = np.round((self.camera.project(points) - 0.5) * 16).astype(np.int32)
        if hull:
            flat = cv2.convexHull(flat)[:, 0]
        low, high = flat.min(axis=0) // 16 - 1, flat.max(axis=0) // 16 + 2
        low, high = np.maximum(low, 0), np.minimum(high, [self.scene.width, self.scene.height])
        if (high <= low).any():
            return
        mask = np.zeros((int(high[1] - low[1]), int(high[0] - low[0])), np.uint8)
        cv2.fillPoly(mask, [flat - low * 16], (255,), cv2.LINE_AA, 4)
        here = self.shade[low[1] : high[1], low[0] : high[0]]
        np.maximum(here, mask.astype(np.float32) * np.float32(amount / 255), out=here)
