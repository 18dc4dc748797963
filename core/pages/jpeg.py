"""Pictures made small enough for a page."""

from __future__ import annotations

import base64
import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

QUALITY = 82


def shrink(picture: NDArray[np.uint8], side: int) -> tuple[NDArray[np.uint8], float]:
    """A picture (H, W, 3) with no side longer than `side` pixels, and the factor that its places are to be multiplied
    by. A small one stays as it is."""
    height, width = picture.shape[:2]
    scale = min(1.0, side / max(height, width))
    if scale == 1.0:
        return picture, scale
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)), scale


def to_jpeg(picture: NDArray[np.uint8]) -> bytes:
    """A picture (H, W, 3) RGB as a JPEG file, in which thin lines keep their colour; it says nothing of where the
    picture came from."""
    buffer = io.BytesIO()
    Image.fromarray(picture).save(
        buffer, "JPEG", quality=QUALITY, optimize=True, subsampling=0
    )  # thin marks keep colour
    return buffer.getvalue()


def data_uri(jpeg: bytes) -> str:
    """A JPEG file as an address that holds it."""
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode('ascii')}"
