"""A film being written, MP4 or GIF, each frame three panels side by side. Imports no torch."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import cv2
import imageio.v2 as imageio
import numpy as np
from numpy.typing import NDArray

from core.counting.crop import resize
from core.counting.overlay import burn_dots
from core.errors import DotoriError

PANEL = 480
"""Longest side of each of the three panels, pixels."""

RATE = 20
"""Frames a second."""

SECONDS = 8
"""Length of a film of many frames; of few, each is held longer, up to half a second."""


class Reel:
    """A film being written: z_t, the crowd map, and the photograph with the dots found in it.

    Args:
        path: ends in .mp4 or .gif.
        picture: (H, W, 3) uint8 RGB, the photograph.

    Raises:
        DotoriError: the ending is another, or the file cannot be written.
    """

    def __init__(self, path: Path, picture: NDArray[np.uint8]) -> None:
        self.path = checked_film(path)
        height, width = picture.shape[:2]
        self.picture_size = (width, height)
        scale = min(1.0, PANEL / max(height, width))
        # Film codecs want even sides.
        self.size = tuple(max(16, 2 * round(side * scale / 2)) for side in (width, height))
        self.photo = resize(picture, *self.size)
        gif = path.suffix.lower() == ".gif"
        options = {"loop": 0, "duration": 1000 / RATE} if gif else {"fps": RATE, "macro_block_size": 2}
        with self._writing():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.open("wb").close()  # the writers would find out at the end
            self.writer = imageio.get_writer(path, **options)

    def __enter__(self) -> Reel:
        return self

    def __exit__(self, *_: object) -> None:
        with self._writing():
            self.writer.close()

    def add(self, frame: NDArray[np.uint8], frames: int, last: bool) -> None:
        """Write one of so many frames for as long as suits their number, and the last one for two seconds."""
        held = 2 * RATE if last else min(RATE // 2, max(1, SECONDS * RATE // frames))
        with self._writing():
            for _ in range(held):
                self.writer.append_data(frame)

    def draw(
        self, latent: NDArray[np.uint8], crowd_map: NDArray[np.uint8], xy: NDArray[np.float64], caption: str
    ) -> NDArray[np.uint8]:
        """One frame.

        Args:
            latent: (h, w), z_t as grey, covering the picture.
            crowd_map: (h, w), the map as grey, covering the picture.
            xy: (N, 2) dots, pixels of the picture.
            caption: of the first panel; ASCII.
        """
        nothing = np.zeros((0, 2))
        panels = (
            burn_dots(self._grey(latent, cv2.INTER_NEAREST), nothing, f"z_t  {caption}"),
            burn_dots(self._grey(crowd_map, cv2.INTER_AREA), nothing, "D(z_0)"),
            burn_dots(self.photo, xy * np.divide(self.size, self.picture_size), f"{len(xy)}"),
        )
        return np.hstack(panels)

    def _grey(self, picture: NDArray[np.uint8], interpolation: int) -> NDArray[np.uint8]:
        return cv2.cvtColor(cv2.resize(picture, self.size, interpolation=interpolation), cv2.COLOR_GRAY2RGB)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = error.strerror or "the encoder stopped"
            raise DotoriError(
                "cannot write {path}: {reason}; name another file", path=self.path, reason=reason
            ) from error


def checked_film(path: Path) -> Path:
    """The path, if a film can have that name.

    Raises:
        DotoriError: it ends in neither .mp4 nor .gif.
    """
    if path.suffix.lower() not in (".mp4", ".gif"):
        raise DotoriError("cannot write a film to {path}: the name must end in .mp4 or .gif", path=path)
    return path


def as_grey(z: NDArray[np.floating], low: float, high: float) -> NDArray[np.uint8]:
    """A latent as grey: `low`, the least value E can give, is black and `high` white; what lies beyond is cut off."""
    return np.clip(255 * (z - low) / (high - low), 0, 255).astype(np.uint8)
