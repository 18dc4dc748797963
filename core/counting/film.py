"""z_T -> z_0 as a film, MP4 or GIF."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import cv2
import imageio.v2 as imageio
import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from core.counting.contours import find_dots
from core.counting.counter import CountState
from core.counting.crop import resize
from core.counting.engine import Engine
from core.counting.overlay import burn_dots
from core.counting.zoom import worked_size
from core.errors import DotoriError
from core.model.config import DOWN

PANEL = 480
"""Longest side of each of the three panels, pixels."""

RATE = 20
"""Frames a second."""

SECONDS = 8
"""Length of a film of many steps; few steps are held longer each, up to half a second."""


class Film:
    """Writes one frame for a sampling step: z_t, the decoded crowd map, the photograph with the dots of that step.

    Args:
        path: ends in .mp4 or .gif.
        picture: (H, W, 3) uint8 RGB.
        engine: to decode with.
        threshold: least confidence of a dot that is shown.
    """

    def __init__(self, path: Path, picture: NDArray[np.uint8], engine: Engine, threshold: float) -> None:
        if path.suffix.lower() not in (".mp4", ".gif"):
            raise DotoriError(f"cannot write a film to {path}: the name must end in .mp4 or .gif")
        self.engine, self.threshold = engine, threshold
        height, width = picture.shape[:2]
        self.picture_size = (width, height)
        scale = min(1.0, PANEL / max(height, width))
        # Film codecs want even sides.
        self.size = tuple(max(16, 2 * round(side * scale / 2)) for side in (width, height))
        self.photo = resize(picture, *self.size)
        gif = path.suffix.lower() == ".gif"
        options = {"loop": 0, "duration": 1000 / RATE} if gif else {"fps": RATE, "macro_block_size": 2}
        self.path = path
        with self._writing():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.open("wb").close()  # the writers would find out at the end
            self.writer = imageio.get_writer(path, **options)

    def __enter__(self) -> Film:
        return self

    def __exit__(self, *_: object) -> None:
        with self._writing():
            self.writer.close()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = error.strerror or "the encoder stopped"
            raise DotoriError(f"cannot write {self.path}: {reason}; name another file") from error

    def add(self, state: CountState) -> None:
        """Add the step of a state; other states are passed over."""
        step = state.sampler
        if step is None:
            return
        wanted = min(step.steps, SECONDS * RATE)
        if (step.step * wanted) // step.steps == ((step.step - 1) * wanted) // step.steps:
            return
        frame = self._frame(step.z_t[:1], step.z0_hat[:1], state.zoom, f"{step.step} / {step.steps}")
        held = min(RATE // 2, max(1, SECONDS * RATE // wanted)) if step.step < step.steps else 2 * RATE
        with self._writing():
            for _ in range(held):
                self.writer.append_data(frame)

    def _frame(self, z_t: Tensor, z0_hat: Tensor, zoom: float, caption: str) -> NDArray[np.uint8]:
        # Map and latent are padded at the right and the bottom; the photograph is not.
        columns, rows = worked_size(zoom, *self.picture_size)
        crowd_map = self.engine.crowd_map(z0_hat)[:rows, :columns]
        xy, confidence = find_dots(crowd_map)
        xy = xy[confidence >= self.threshold] * np.divide(self.size, (columns, rows))
        noise = z_t[0, 0, : -(-rows // DOWN), : -(-columns // DOWN)].cpu().numpy()
        low, high = self.engine.model.autoencoder.latent_range()
        latent = np.clip(255 * (noise - low) / (high - low), 0, 255).astype(np.uint8)
        panels = (
            burn_dots(self._grey(latent, cv2.INTER_NEAREST), np.zeros((0, 2)), f"z_t  {caption}"),
            burn_dots(self._grey((255 * crowd_map).astype(np.uint8), cv2.INTER_AREA), np.zeros((0, 2)), "D(z_0)"),
            burn_dots(self.photo, xy, f"{len(xy)}"),
        )
        return np.hstack(panels)

    def _grey(self, picture: NDArray[np.uint8], interpolation: int) -> NDArray[np.uint8]:
        return cv2.cvtColor(cv2.resize(picture, self.size, interpolation=interpolation), cv2.COLOR_GRAY2RGB)
