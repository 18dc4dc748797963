"""The pictures that are timed: one made crowd, mirrored to and fro until the picture is full.

So every size has the same crowd on every pixel, and times per pixel can be compared.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from training.synthetic.render import render
from training.synthetic.samples import QUALITY, SAMPLES

SCENE = "plaza"
"""Of the scenes that ship with Dotori."""


def crowd(width: int, height: int) -> NDArray[np.uint8]:
    """The made crowd, (height, width, 3) uint8 RGB, as dense as it ships."""
    seed, scene = SAMPLES[SCENE]
    heads = max(1, scene.heads * width * height // (scene.width * scene.height))
    return render(replace(scene, width=width, height=height, heads=heads), np.random.default_rng(seed))[0]


def sides(megapixels: float) -> tuple[int, int]:
    """Width and height of a picture of so many megapixels, four to three."""
    return round((megapixels * 4e6 / 3) ** 0.5), round((megapixels * 3e6 / 4) ** 0.5)


def write_picture(tile: NDArray[np.uint8], width: int, height: int, folder: Path) -> Path:
    """Fill a picture with a tile (h, w, 3) and write it as JPEG into the folder."""
    rows, columns = (max(0, side - own) for side, own in zip((height, width), tile.shape, strict=False))
    picture = np.pad(tile, ((0, rows), (0, columns), (0, 0)), mode="symmetric")[:height, :width]
    path = folder / f"{width}x{height}.jpg"
    cv2.imwrite(str(path), picture[..., ::-1], (cv2.IMWRITE_JPEG_QUALITY, QUALITY))
    return path
