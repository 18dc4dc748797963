"""Views: the square crops, zoomed, mirrored and recoloured, that T and the U-Net learn from."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from core.counting.crop import cut, resize
from training.learnable import Learnable
from training.settings import DataSettings


class View(NamedTuple):
    """A crop.

    Attributes:
        picture: (S, S, 3) uint8 RGB.
        points: its heads (N, 2), pixels of the crop.
        known: (S, S) uint8, 1 where may be learned and 0 elsewhere; None for everywhere.
    """

    picture: NDArray[np.uint8]
    points: NDArray[np.float64]
    known: NDArray[np.uint8] | None = None


def random_view(
    picture: NDArray[np.uint8],
    points: NDArray[np.float64],
    zoom: tuple[float, float],
    settings: DataSettings,
    rng: np.random.Generator,
    learnable: Learnable | None = None,
) -> View:
    """Cut one view out of a picture.

    Args:
        picture: (H, W, 3) uint8 RGB.
        points: (N, 2) head points, pixels.
        zoom: least and largest zoom, drawn evenly in its logarithm.
        settings: crop size and shares.
        rng: every random choice comes from here.
        learnable: the part of the picture to learn from; None for all of it.
    """
    factor = np.exp(rng.uniform(np.log(zoom[0]), np.log(zoom[1])))
    side = max(8, round(settings.crop / factor))
    left, top = _corner(picture.shape[:2], points, side, settings.at_head, rng, learnable)
    crop = resize(cut(picture, left, top, side, side), settings.crop, settings.crop)
    moved = (points - (left, top)) * (settings.crop / side)
    known = learnable.view(left, top, side, settings.crop) if learnable else None
    if rng.random() < 0.5:
        crop = crop[:, ::-1]
        known = None if known is None else known[:, ::-1]
        moved = np.column_stack([settings.crop - moved[:, 0], moved[:, 1]])
    inside = ((moved >= 0) & (moved < settings.crop)).all(1)
    return View(_recolour(crop, settings.grey, rng), moved[inside], known)


def _corner(
    shape: tuple[int, ...],
    points: NDArray[np.float64],
    side: int,
    at_head: float,
    rng: np.random.Generator,
    learnable: Learnable | None,
) -> tuple[int, int]:
    """Left and top of a view: near a head for some, anywhere that may be learned for the others; inside the picture
    where it fits."""
    size = np.array(shape[::-1])
    if learnable is not None:
        points = points[learnable.at(points)]
    if len(points) and rng.random() < at_head:
        corner = points[rng.integers(len(points))] - side * rng.uniform(0.2, 0.8, 2)
    elif learnable is not None:
        corner = learnable.places[rng.integers(len(learnable.places))] - side * rng.uniform(0.2, 0.8, 2)
    else:
        corner = rng.uniform(0, 1, 2) * (size - side)
    spare = size - side
    corner = np.clip(corner, np.minimum(spare, 0), np.maximum(spare, 0))
    left, top = corner.astype(int)
    return int(left), int(top)


def _recolour(crop: NDArray[np.uint8], grey: float, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Light, contrast, colour cast, greyness, blur and grain."""
    if rng.random() < grey:
        crop = cv2.cvtColor(cv2.cvtColor(np.ascontiguousarray(crop), cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    gamma = np.exp(rng.uniform(-0.35, 0.35))
    gain = np.exp(rng.uniform(-0.25, 0.25)) * np.exp(rng.uniform(-0.06, 0.06, 3))
    lift = rng.uniform(-0.08, 0.08)
    level = np.arange(256)[:, None] / 255.0
    table = np.clip(255 * (gain * (level**gamma - 0.5) + 0.5 + lift), 0, 255).astype(np.uint8)
    crop = cv2.LUT(np.ascontiguousarray(crop), table[:, None, :])
    if rng.random() < 0.1:
        crop = cv2.GaussianBlur(crop, (0, 0), rng.uniform(0.4, 1.2))
    if rng.random() < 0.1:
        noise = rng.normal(0, rng.uniform(2, 10), crop.shape[:2])[:, :, None]
        crop = np.clip(crop + noise, 0, 255).astype(np.uint8)
    return crop
