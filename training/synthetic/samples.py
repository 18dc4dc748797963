"""The four pictures that ship with Dotori, and writing pictures with their heads to a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from core.dots import Dots
from core.errors import DotoriError
from core.formats.annotation import Annotation
from training.synthetic.render import render
from training.synthetic.scene import Scene, random_scene

SAMPLES: dict[str, tuple[int, Scene]] = {
    "plaza": (11, Scene(heads=380, kind="plaza", light="morning", horizon=0.38, camera_height=3.6, mirrored=True)),
    "street": (5, Scene(heads=240, kind="street", light="cloudy", camera_height=3.8, umbrellas=0.16)),
    "concert": (1, Scene(heads=420, kind="concert", horizon=0.44, camera_height=2.9, far=34.0)),
    "hall": (1, Scene(heads=260, kind="hall", horizon=0.36)),
}
"""Seed and scene of each shipped picture, by its name."""

QUALITY = 85
"""JPEG quality of the written pictures."""


def shipped() -> Iterator[tuple[str, NDArray[np.uint8], NDArray[np.float64]]]:
    """File name, picture and heads of the shipped pictures; see `render`."""
    for name, (seed, scene) in SAMPLES.items():
        yield f"{name}.jpg", *render(scene, np.random.default_rng(seed))


def drawn(
    count: int, seed: int, width: int, height: int
) -> Iterator[tuple[str, NDArray[np.uint8], NDArray[np.float64]]]:
    """File name, picture and heads of `count` random scenes; each depends on the seed and its own number only."""
    for number in range(count):
        rng = np.random.default_rng([seed, number])
        yield f"crowd_{number:05d}.jpg", *render(random_scene(rng, width, height), rng)


def save(folder: Path, name: str, picture: NDArray[np.uint8], points: NDArray[np.float64]) -> Annotation:
    """Write a picture (H, W, 3) as JPEG; gives its annotation, the heads to a hundredth of a pixel.

    Raises:
        DotoriError: the file cannot be written.
    """
    done, data = cv2.imencode(".jpg", picture[..., ::-1], (cv2.IMWRITE_JPEG_QUALITY, QUALITY))
    try:
        (folder / name).write_bytes(data.tobytes())
    except OSError as error:
        raise DotoriError(f"cannot write {folder / name}: {error.strerror or error}; choose another folder") from error
    if not done:
        raise DotoriError(f"cannot write {folder / name}: the picture cannot be packed as JPEG; choose another size")
    height, width = picture.shape[:2]
    return Annotation(name, Dots.of(np.floor(points * 100) / 100), width, height, reviewed=True)
