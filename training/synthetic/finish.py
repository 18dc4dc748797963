"""What a camera does to a picture: bloom, tone, vignette, softness, grain, and a trip through JPEG."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from training.synthetic.canvas import Canvas

Field = NDArray[np.float32]


def develop(canvas: Canvas, grain: float, bloom: float, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Turn a canvas into a photograph (H, W, 3) uint8 RGB.

    Args:
        canvas: the painted canvas.
        grain: noise as a share of white.
        bloom: how much bright places bleed, 0 to 1.
        rng: for the grain.
    """
    size = canvas.width, canvas.height
    image: Field = np.asarray(cv2.resize(canvas.pixels, size, interpolation=cv2.INTER_AREA), np.float32)
    image = np.maximum(image, 0.0)
    image = _bloomed(image, bloom)
    image = _toned(image) * _vignette(*size)
    image = cv2.GaussianBlur(image, (0, 0), 0.45)
    noise = rng.standard_normal((canvas.height, canvas.width, 1), np.float32)
    tint = cv2.resize(rng.standard_normal((canvas.height // 2 + 1, canvas.width // 2 + 1, 3), np.float32), size)
    luma = image.mean(axis=2, keepdims=True)
    image = image + (noise + 0.25 * tint) * (np.float32(grain) * (0.5 + np.sqrt(np.clip(luma, 0, 1))))
    bytes_ = np.clip(image * 255.0 + 0.5, 0, 255).astype(np.uint8)
    _, packed = cv2.imencode(".jpg", bytes_[..., ::-1], (cv2.IMWRITE_JPEG_QUALITY, 93))
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR_RGB), np.uint8)


def _bloomed(image: Field, strength: float) -> Field:
    h, w = image.shape[:2]
    small = cv2.resize(image, (max(8, w // 8), max(8, h // 8)), interpolation=cv2.INTER_AREA)
    bright = np.clip(small - np.float32(0.72), 0.0, 2.0)
    soft = cv2.GaussianBlur(bright, (0, 0), 3.0) + 0.6 * cv2.GaussianBlur(bright, (0, 0), 8.0)
    return image + np.float32(strength) * cv2.resize(soft, (w, h), interpolation=cv2.INTER_CUBIC)


def _toned(image: Field) -> Field:
    """A soft shoulder for highlights, a little contrast, warm lights and cool shades."""
    knee = np.float32(0.75)
    over = np.maximum(image - knee, 0.0)
    room = np.float32(1.0) - knee
    image = np.minimum(image, knee) + room * (np.float32(1.0) - np.exp(-over / room))
    image = image + np.float32(0.4) * (image - np.float32(0.5)) * image * (np.float32(1.0) - image)
    luma = image.mean(axis=2, keepdims=True)
    cool, warm = np.array([-0.008, 0.0, 0.018], np.float32), np.array([0.012, 0.004, -0.012], np.float32)
    return np.asarray(np.clip(image + cool * (1.0 - luma) + warm * luma, 0.0, 1.0), np.float32)


def _vignette(width: int, height: int) -> Field:
    x = np.linspace(-1, 1, width, dtype=np.float32)[None]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    fall = np.clip((x * x + y * y) / 2.0, 0, 1) ** 1.3
    return np.asarray(1.0 - 0.14 * fall, np.float32)[..., None]
