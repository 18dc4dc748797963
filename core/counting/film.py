"""z_T -> z_0 as a film, MP4 or GIF."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.counting.contours import find_dots
from core.counting.counter import CountState, least_confidence
from core.counting.engine import Engine
from core.counting.first_look import with_first_look
from core.counting.reel import RATE, SECONDS, Reel, as_grey
from core.counting.settings import CountSettings
from core.counting.zoom import worked_size
from core.dots import Dots
from core.model.config import DOWN
from core.model.samplers import SamplerState


class Film:
    """Writes one frame for a sampling step: z_t, the decoded crowd map, the photograph with the dots of that step.

    Args:
        path: ends in .mp4 or .gif.
        picture: (H, W, 3) uint8 RGB.
        engine: to decode with.
        settings: of the count; they say how sure a dot must be to be shown.
    """

    def __init__(self, path: Path, picture: NDArray[np.uint8], engine: Engine, settings: CountSettings) -> None:
        self.engine, self.settings = engine, settings
        self.reel = Reel(path, picture)
        self._first: Dots | None = None

    def __enter__(self) -> Film:
        return self

    def __exit__(self, *details: object) -> None:
        self.reel.__exit__(*details)

    @property
    def size(self) -> tuple[int, ...]:
        """Width and height of a panel, pixels."""
        return self.reel.size

    def add(self, state: CountState) -> None:
        """Add the step of a state; other states are passed over."""
        step = state.sampler
        if step is None:
            return
        wanted = min(step.steps, SECONDS * RATE)
        if (step.step * wanted) // step.steps == ((step.step - 1) * wanted) // step.steps:
            return
        frame = self._frame(state, step)
        self.reel.add(frame, wanted, step.step == step.steps)

    def _frame(self, state: CountState, step: SamplerState) -> NDArray[np.uint8]:
        """Of several samples, the first."""
        # Map and latent are padded at the right and the bottom; the photograph is not.
        columns, rows = worked_size(state.zoom, *self.reel.picture_size)
        crowd_map = self.engine.crowd_map(step.z0_hat[:1])[:rows, :columns]
        dot = self.engine.model.config.autoencoder.dot
        dots = Dots.of(*find_dots(crowd_map, dot=dot))
        if state.first_look is not None:
            if self._first is None:
                first_map = self.engine.crowd_map(state.first_look[:1])[:rows, :columns]
                self._first = Dots.of(*find_dots(first_map, dot=dot))
            dots = with_first_look(dots, self._first)
        shown = dots.confidence >= least_confidence(dots, self.settings, state.expected)
        xy = dots.xy[shown] * np.divide(self.reel.picture_size, (columns, rows))
        noise = step.z_t[0, 0, : -(-rows // DOWN), : -(-columns // DOWN)].cpu().numpy()
        latent = as_grey(noise, *self.engine.model.autoencoder.latent_range())
        return self.reel.draw(latent, (255 * crowd_map).astype(np.uint8), xy, f"{step.step} / {step.steps}")
