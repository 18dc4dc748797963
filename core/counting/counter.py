"""Picture -> dots: the one path of a prediction, whoever asks."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.counting.consensus import vote
from core.counting.contours import find_dots
from core.counting.crop import resize
from core.counting.engine import DENSITY_CELL, Engine, KeptLevels, kept_for
from core.counting.first_look import REACH, with_first_look
from core.counting.settings import MAJORITY, USUAL_THRESHOLD, CountSettings
from core.counting.threshold import choose_threshold
from core.counting.tiles import Box, Tiling
from core.counting.zoom import CROWD, choose_zoom, is_confirmed, limit_zoom, worked_size
from core.dots import Dots, Origin
from core.model.diffusion import LatentDiffusion
from core.model.domain_encoder import Domain
from core.model.samplers import SamplerState, sample


@dataclass(frozen=True, eq=False)
class CountState:
    """Where a count stands.

    Attributes:
        stage: what is being done.
        done: share of the whole work that is done, in [0, 1].
        sampler: while sampling, the step that was just made.
        zoom: factor the picture is worked at, once that is settled.
        expected: T's own count, once it has seen the whole picture.
        first_look: (K, C, h, w), what the first step took for z_0, from that step on; None for a model of eps, to
            which pure noise says nothing about z_0.
    """

    stage: Literal["see", "sample", "decode"]
    done: float
    sampler: SamplerState | None = None
    zoom: float = 1.0
    expected: float | None = None
    first_look: Tensor | None = None


@dataclass(frozen=True, eq=False)
class CountResult:
    """What was found.

    Attributes:
        dots: every dot down to a low confidence, in pixels of the picture; those below `threshold` do not count.
        threshold: the least confidence that counts.
        integral: sum of the crowd map over the area of a lone dot (the poster's Eq. 5), mean of the samples. It falls
            short in dense crowds, where dots are cut back to stay apart.
        density_count: T's own count, the sum of its density.
        zoom: factor the picture was worked at.
        width: of the picture, pixels.
        height: of the picture, pixels.
        seconds: from picture to dots.
        z_0: (K, C, h, w), the samples.
    """

    dots: Dots
    threshold: float
    integral: float
    density_count: float
    zoom: float
    width: int
    height: int
    seconds: float
    z_0: Tensor

    @property
    def counted(self) -> Dots:
        """The dots that count."""
        return self.dots.where(self.dots.confidence >= self.threshold)

    @property
    def count(self) -> int:
        """The number of dots."""
        return int((self.dots.confidence >= self.threshold).sum())


Counting = Generator[CountState, None, CountResult]


def finish(counting: Counting, *watchers: Callable[[CountState], None]) -> CountResult:
    """Run a count to its end, show every state to the watchers, and return the result."""
    while True:
        try:
            state = next(counting)
        except StopIteration as end:
            return end.value
        for watch in watchers:
            watch(state)


def _expected(domain: Domain, zoom: float, width: int, height: int) -> float:
    """T's own count of a picture: the sum of its density, without the padding."""
    columns, rows = (-(-side // DENSITY_CELL) for side in worked_size(zoom, width, height))
    return float(domain.log_density[..., :rows, :columns].exp().sum())


def least_confidence(dots: Dots, settings: CountSettings, expected: float | None) -> float:
    """The threshold that the settings name; else the one that T's count chooses, once it is known."""
    if settings.threshold is not None:
        return settings.threshold
    return USUAL_THRESHOLD if expected is None else choose_threshold(dots.confidence, expected)


def _agreed(samples: list[Dots], settings: CountSettings, expected: float, zoom: float) -> tuple[Dots, float]:
    """The dots of a picture, and the least confidence that counts."""
    if len(samples) == 1:
        return samples[0], least_confidence(samples[0], settings, expected)
    xy, share = vote(samples, settings.threshold, expected, zoom)
    return Dots.of(xy, share, Origin.MODEL), MAJORITY


class Counter:
    """Counts people with one model on one device.

    Args:
        model: in evaluation mode, on the device to compute on.
        tiling: how large pictures are cut.
    """

    def __init__(self, model: LatentDiffusion, tiling: Tiling | None = None) -> None:
        self.model = model
        self.engine = Engine(model, tiling)

    def count(self, picture: NDArray[np.uint8], settings: CountSettings) -> Counting:
        """Count one picture, step by step; stop asking and the count is cancelled.

        Args:
            picture: (H, W, 3) uint8 RGB, upright.
            settings: how.

        Yields:
            A state after every tile of T and every step of the sampler.

        Returns:
            The result, as the generator's value; `finish` fetches it.
        """
        started = time.perf_counter()
        height, width = picture.shape[:2]
        zoom, domain = yield from self._see(picture, settings)
        expected = _expected(domain, zoom, width, height)
        z_0, first_look = yield from self._sample(domain, settings, zoom, expected)
        yield CountState("decode", 0.95, zoom=zoom, expected=expected, first_look=first_look)
        samples, masses = self._dots_of(z_0, zoom, width, height)
        if first_look is not None:
            first, _ = self._dots_of(first_look, zoom, width, height)
            samples = [with_first_look(dots, seen, REACH / zoom) for dots, seen in zip(samples, first, strict=True)]
        dots, threshold = _agreed(samples, settings, expected, zoom)
        seconds = time.perf_counter() - started
        integral = sum(masses) / len(masses)
        return CountResult(dots, threshold, integral, expected, zoom, width, height, seconds, z_0)

    def _see(
        self, picture: NDArray[np.uint8], settings: CountSettings
    ) -> Generator[CountState, None, tuple[float, Domain]]:
        """Zoom, and T at that zoom."""
        height, width = picture.shape[:2]
        zoom = limit_zoom(settings.zoom or 1.0, width, height)
        domain = yield from self._see_at(picture, zoom)
        if settings.zoom is None:
            wanted = yield from self._wanted_zoom(picture, domain, zoom)
            if wanted != zoom:
                zoom = wanted
                domain = yield from self._see_at(picture, zoom)
        return zoom, domain

    def _wanted_zoom(
        self, picture: NDArray[np.uint8], domain: Domain, zoom: float
    ) -> Generator[CountState, None, float]:
        """The zoom that a first look at the picture, and for a crowd a second one from afar, ask for."""
        height, width = picture.shape[:2]
        expected = _expected(domain, zoom, width, height)
        if expected >= CROWD:
            afar = yield from self._see_at(picture, zoom / 2)
            if not is_confirmed(expected, _expected(afar, zoom / 2, width, height)):
                return zoom / 2
        return limit_zoom(choose_zoom(domain.log_density), width, height)

    def _see_at(self, picture: NDArray[np.uint8], zoom: float) -> Generator[CountState, None, Domain]:
        height, width = picture.shape[:2]
        if zoom != 1.0:
            picture = resize(picture, *worked_size(zoom, width, height))
        looking = self.engine.see(picture)
        domain = next(looking)
        yield CountState("see", 0.0)
        for _ in looking:
            yield CountState("see", 0.0)
        return domain

    def _sample(
        self, domain: Domain, settings: CountSettings, zoom: float, expected: float
    ) -> Generator[CountState, None, tuple[Tensor, Tensor | None]]:
        """z_T -> z_0 for all samples, on one noise field over the picture; z_0 and `CountState.first_look`."""
        channels = self.model.config.autoencoder.latent_channels
        generator = torch.Generator().manual_seed(settings.seed)
        shape = (settings.samples, channels, *domain.zeta.shape[2:])
        z_T = torch.randn(shape, generator=generator)  # noqa: N806
        objective = self.model.config.diffusion.objective
        kept = KeptLevels(1 if objective == "eps" else kept_for(settings.steps))
        states = sample(
            settings.sampler,
            lambda z_t, t: self.engine.denoise(z_t, t, domain, kept),
            z_T,
            self.model.schedule,
            settings.steps,
            settings.eta,
            generator,
        )
        first_look: Tensor | None = None
        for state in states:
            if state.step == 1 and objective != "eps":
                first_look = state.z0_hat
            yield CountState("sample", 0.1 + 0.8 * state.step / state.steps, state, zoom, expected, first_look)
        return state.z0_hat, first_look

    def _dots_of(self, z_0: Tensor, zoom: float, width: int, height: int) -> tuple[list[Dots], list[float]]:
        """Dots and integrals of samples (K, C, h, w)."""
        found = [self.find_dots(sample, zoom, width, height) for sample in z_0.split(1)]
        return [dots for dots, _ in found], [mass for _, mass in found]

    def find_dots(self, z_0: Tensor, zoom: float, width: int, height: int) -> tuple[Dots, float]:
        """Decode one sample and find its dots.

        Args:
            z_0: (1, C, h, w).
            zoom: factor between the picture and the map.
            width: of the picture, pixels.
            height: of the picture, pixels.

        Returns:
            Dots in pixels of the picture, and the integral of the map in heads; what the map shows beyond the edge of
            the picture, where it is padded, is left out.
        """
        columns, rows = worked_size(zoom, width, height)
        dot = self.model.config.autoencoder.dot
        places, sureness, mass = [np.zeros((0, 2))], [np.zeros(0, np.float32)], 0.0
        for tile, crowd_map in self.engine.decode(z_0):
            xy, confidence = find_dots(crowd_map, dot=dot)
            xy = xy + (tile.whole.left, tile.whole.top)
            core = tile.core
            owned = (xy >= (core.left, core.top)).all(1) & (xy < (core.right, core.bottom)).all(1)
            places.append(xy[owned])
            sureness.append(confidence[owned])
            seen = Box(core.top, min(core.bottom, rows), core.left, min(core.right, columns))
            mass += float(crowd_map[seen.within(tile.whole).slices].sum())
        xy = np.concatenate(places) * (width / columns, height / rows)
        inside = (xy < (width, height)).all(1)
        dots = Dots.of(xy[inside], np.concatenate(sureness)[inside], Origin.MODEL)
        return dots, mass / dot.area
