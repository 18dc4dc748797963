"""Colours as RGB triples in [0, 1], and the palettes that people and places are dressed from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Colour = tuple[float, float, float]


def rgb(code: str) -> Colour:
    """The colour of a six-digit hex code, as in `rgb("e0a030")`."""
    return int(code[0:2], 16) / 255, int(code[2:4], 16) / 255, int(code[4:6], 16) / 255


def palette(codes: str) -> tuple[Colour, ...]:
    """The colours of hex codes separated by blanks."""
    return tuple(rgb(code) for code in codes.split())


def mix(first: Colour, second: Colour, part: float) -> Colour:
    """`first` where `part` is 0, `second` where it is 1."""
    keep = 1.0 - part
    return (
        first[0] * keep + second[0] * part,
        first[1] * keep + second[1] * part,
        first[2] * keep + second[2] * part,
    )


def times(colour: Colour, by: float | Colour) -> Colour:
    """The colour made darker or lighter by a factor, or filtered by another colour."""
    r, g, b = (by, by, by) if isinstance(by, int | float) else by
    return colour[0] * r, colour[1] * g, colour[2] * b


def pick(rng: np.random.Generator, colours: Sequence[Colour], wander: float = 0.03) -> Colour:
    """One of `colours`, each channel moved by up to `wander`."""
    base = colours[int(rng.integers(len(colours)))]
    tone, *own = ((2.0 * rng.random(4) - 1.0) * wander).tolist()
    r, g, b = (min(1.0, max(0.02, channel + tone + part / 2)) for channel, part in zip(base, own, strict=True))
    return r, g, b


WHITE: Colour = (1.0, 1.0, 1.0)
SKINS = palette("f3d2bd ecc0a0 e0ac87 d39a72 c2845b a86b47 8c5638 6f4229 523021 3d241a f0c8a8 e6b797")
HAIRS = palette("17130f 1f1812 2b1f17 3a281b 4f3520 6d4a2a 15120f 1c1714 8a6239 b48a52 d3b078 7d3c22 9a9590 c9c6c1")
DYED = palette("c2476b 3f7f9e 6c4a8e e08a3c")
NEUTRALS = palette("23262e 31353f 1f2d44 2e3f5c 4a4e57 6d7078 9a9a97 c9c6be ece7dc f4f1ea d8c9ae b79f7f 7c664f 4f6178")
ACCENTS = palette("d9a33a e07b5a c4533f 2f8481 6f9a86 8fb3cf 4d7fb3 b48bb0 e6b0a0 93414d 5d7a45 e8c774 3b5fa0 d86f83")
BOTTOMS = palette("2b3a55 3d5273 566f92 23252b 33343a 4c4a48 8b7a63 b9a888 6a6d70 1e222b 3f4a3a 7288a3")
SHOES = palette("1d1b1a efece6 3a2c22 5b4330 b8b2a8 8f2f2f")
FACADES = palette("e6cfa8 dcb58b d9a184 e8dcc6 c9c3b4 cfa98f b9c1b8 e4c79d d8d2c8 c68f73 ead9b5 bfb7a6")
ROOFS = palette("8f4f3a 7d4536 6b5a52 59606a 9c6247")
AWNINGS = palette("b5443a 2f6f66 d99b3d 34568b 7a8b52 c86b7c")
LEAVES = palette("4d7a3a 5c8a42 3f6b38 6e9447 587f4a")
AUTUMN = palette("c98a2e b8622c d9a441 8f8a3a a5502b")
FLAGS = palette("e2604d f0b441 3f8f8a 4d78b8 f2e6d0 d77a95")
