"""Light by time of day: where it comes from, its colours, and what it does to a rounded surface."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from training.synthetic.colour import Colour, rgb

Field = NDArray[np.float32]


@dataclass(frozen=True)
class Light:
    """The light of a scene.

    Attributes:
        zenith, middle, low: the sky's colours from the top down to the horizon.
        sun: colour and strength of the directed light; channels may pass 1.
        sky: the soft light from above. bounce: the soft light from below.
        direction: unit vector to the sun (right, up, towards the camera).
        haze: the colour distance fades to. reach: metres after which 63 % has faded.
        shadow: how dark shadows on the ground are, 0 to 1.
        lamps: how much lamps and windows shine, 0 to 1.
    """

    zenith: Colour
    middle: Colour
    low: Colour
    sun: Colour
    sky: Colour
    bounce: Colour
    direction: tuple[float, float, float]
    haze: Colour
    reach: float
    shadow: float
    lamps: float

    @cached_property
    def table(self) -> Field:
        """The light (129, 129, 3) on visible normals: rows are up, columns right, -1 to 1 in steps of 1/64."""
        across = np.linspace(-1.0, 1.0, 129, dtype=np.float32)
        nx, ny = np.meshgrid(across, across)
        return self.on(nx, ny, np.sqrt(np.maximum(1.0 - nx * nx - ny * ny, 0.0)))

    @cached_property
    def mean(self) -> Colour:
        """The light on what is turned to the camera and a little up."""
        r, g, b = self.table[80, 64]
        return float(r), float(g), float(b)

    def seen(self, nx: Field, ny: Field) -> Field:
        """The light (h, w, 3) on normals that point to the camera, from a table."""
        return np.asarray(cv2.remap(self.table, nx * 64 + 64, ny * 64 + 64, cv2.INTER_LINEAR), np.float32)

    def on(self, nx: Field, ny: Field, nz: Field) -> Field:
        """The light (..., 3) that falls on a surface with normals (right, up, towards the camera)."""
        x, y, z = self.direction
        toward = nx * np.float32(x) + ny * np.float32(y) + nz * np.float32(z)
        direct = np.clip((toward + 0.25) / 1.25, 0.0, 1.0)[..., None]
        up = (0.5 + 0.5 * ny)[..., None]
        soft = _row(self.bounce) + up * (_row(self.sky) - _row(self.bounce))
        lit = soft + direct * _row(self.sun)
        return lit.astype(np.float32, copy=False)

    def faded(self, depth: float) -> float:
        """How much of a thing `depth` metres away is lost in the haze, 0 to 1."""
        return float(1.0 - np.exp(-depth / self.reach))

    def flipped(self) -> Light:
        """The same light from the other side."""
        x, y, z = self.direction
        return replace(self, direction=(-x, y, z))


def _row(colour: Colour) -> Field:
    return np.asarray(colour, np.float32)


def _unit(x: float, y: float, z: float) -> tuple[float, float, float]:
    length = float(np.sqrt(x * x + y * y + z * z))
    return x / length, y / length, z / length


def _grey(value: float, tint: str) -> Colour:
    r, g, b = rgb(tint)
    top = max(r, g, b)
    return value * r / top, value * g / top, value * b / top


LIGHTS: dict[str, Light] = {
    "morning": Light(
        rgb("6fa3cf"),
        rgb("a9cbe0"),
        rgb("f6e3cb"),
        _grey(0.58, "fff0d8"),
        _grey(0.78, "dfecff"),
        _grey(0.6, "f2e2cc"),
        _unit(-0.8, 0.6, 0.3),
        rgb("dfe3e2"),
        170.0,
        0.38,
        0.0,
    ),
    "noon": Light(
        rgb("3f82c4"),
        rgb("7fb2dd"),
        rgb("d6e6ee"),
        _grey(0.55, "fffaf0"),
        _grey(0.8, "e6f0ff"),
        _grey(0.56, "f4ead8"),
        _unit(-0.35, 0.9, 0.35),
        rgb("cfdde6"),
        220.0,
        0.42,
        0.0,
    ),
    "cloudy": Light(
        rgb("98a6b3"),
        rgb("b9c3ca"),
        rgb("dfe2e0"),
        _grey(0.22, "ffffff"),
        _grey(0.92, "eef3fa"),
        _grey(0.6, "e9e6e0"),
        _unit(-0.2, 0.9, 0.4),
        rgb("cfd4d6"),
        110.0,
        0.2,
        0.12,
    ),
    "golden": Light(
        rgb("5f8fbe"),
        rgb("e3c8a6"),
        rgb("ffdda3"),
        _grey(0.8, "ffcb8c"),
        _grey(0.74, "d6def4"),
        _grey(0.6, "f4cfae"),
        _unit(0.82, 0.42, -0.1),
        rgb("f4d3a8"),
        120.0,
        0.42,
        0.15,
    ),
    "dusk": Light(
        rgb("2f4674"),
        rgb("a9799a"),
        rgb("ffb487"),
        _grey(0.55, "ffab84"),
        _grey(0.66, "bcc2f0"),
        _grey(0.5, "e0b4c0"),
        _unit(0.7, 0.3, -0.35),
        rgb("c79aa8"),
        110.0,
        0.2,
        0.8,
    ),
    "night": Light(
        rgb("0b1230"),
        rgb("1f2a58"),
        rgb("54436f"),
        _grey(0.45, "ffd49a"),
        _grey(0.42, "a2b0f4"),
        _grey(0.34, "d8ac88"),
        _unit(0.3, 0.85, 0.3),
        rgb("3d3a63"),
        90.0,
        0.2,
        1.0,
    ),
    "stage": Light(
        rgb("0a0d26"),
        rgb("241d52"),
        rgb("6a2f78"),
        _grey(1.7, "ffb4d0"),
        _grey(0.64, "b0b2ff"),
        _grey(0.36, "d08cc0"),
        _unit(0.2, 0.62, -0.76),
        rgb("5f3a78"),
        85.0,
        0.3,
        1.0,
    ),
    "indoor": Light(
        rgb("e9e2d4"),
        rgb("efe8da"),
        rgb("f6efe0"),
        _grey(0.46, "fff1d6"),
        _grey(0.74, "f2f3fa"),
        _grey(0.52, "f0e2cc"),
        _unit(-0.55, 0.75, 0.1),
        rgb("e8dcc8"),
        160.0,
        0.28,
        0.5,
    ),
}
