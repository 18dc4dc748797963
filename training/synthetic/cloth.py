"""Patterns on clothes, as shares of a second colour over a figure's metres."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from training.synthetic.colour import Colour
from training.synthetic.frame import Pattern
from training.synthetic.look import Look

Field = NDArray[np.float32]


def pattern_of(look: Look) -> tuple[Pattern | None, Colour | None]:
    """The pattern of a person's top and its second colour; (None, None) where it is plain."""
    makers = {
        "stripes": _stripes, "breton": _breton, "check": _check, "dots": _dots,
        "yoke": _yoke, "print": _print, "zip": _zip,
    }  # fmt: skip
    maker = makers.get(look.pattern)
    return (None, None) if maker is None else (maker(look), look.second_colour)


def _both(x: Field, y: Field) -> tuple[Field, Field]:
    wide, high = np.broadcast_arrays(x, y)
    return wide, high


def _wave(value: Field, pitch: float, part: float = 0.5) -> Field:
    """Soft-edged stripes `pitch` wide of which `part` is covered."""
    phase = np.abs((value / np.float32(pitch)) % 1.0 - 0.5) * 2.0
    return np.clip((np.float32(part) - phase) * 5.0 + 0.5, 0.0, 1.0).astype(np.float32)


def _stripes(look: Look) -> Pattern:
    return lambda x, y: _wave(_both(x, y)[0], 0.05 + 0.03 * (look.seed % 1.0), 0.3)


def _breton(look: Look) -> Pattern:
    return lambda x, y: _wave(_both(x, y)[1], 0.055 + 0.05 * (look.seed % 1.0), 0.45)


def _check(look: Look) -> Pattern:
    size = 0.08 + 0.05 * (look.seed % 1.0)
    return lambda x, y: 0.5 * _wave(x, size, 0.4) + 0.5 * _wave(y, size, 0.4)


def _dots(look: Look) -> Pattern:
    size = 0.06 + 0.03 * (look.seed % 1.0)

    def paint(x: Field, y: Field) -> Field:
        shift = np.floor(y / size) % 2 * 0.5
        far = ((x / size + shift) % 1.0 - 0.5) ** 2 + ((y / size) % 1.0 - 0.5) ** 2
        return np.clip((0.06 - far) * 30.0, 0.0, 1.0).astype(np.float32)

    return paint


def _yoke(look: Look) -> Pattern:
    edge = look.height * (0.72 + 0.04 * (look.seed % 1.0))
    return lambda x, y: np.clip((_both(x, y)[1] - np.float32(edge)) * 60.0, 0.0, 1.0).astype(np.float32)


def _print(look: Look) -> Pattern:
    centre = np.float32(look.height * 0.7)

    def paint(x: Field, y: Field) -> Field:
        angle = np.arctan2(y - centre, x)
        edge = 0.075 + 0.02 * np.sin(angle * (3 + int(look.seed) % 4) + look.seed)
        return np.clip((edge - np.hypot(x, y - centre)) * 120.0, 0.0, 1.0).astype(np.float32)

    return paint


def _zip(look: Look) -> Pattern:
    del look
    return lambda x, y: np.clip((0.016 - np.abs(_both(x, y)[0])) * 120.0, 0.0, 1.0).astype(np.float32)
