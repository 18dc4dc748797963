"""The counter as the counting process runs it. The only module of the app that imports torch; never in the window."""

from __future__ import annotations

import dataclasses
import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from app.counting.ahead import Ahead
from app.counting.messages import LONGEST, CountRequest, DeviceName, Finished, Frame, Ready
from app.counting.pace import Pace
from app.counting.process import Task
from core.counting.contours import find_dots
from core.counting.counter import Counter, CountResult, CountState, finish
from core.counting.engine import Engine, KeptLevels
from core.counting.first_look import REACH, with_first_look
from core.counting.interval import Calibration, fitting
from core.counting.opening import open_counter
from core.counting.outcome import recorded, run_key
from core.counting.recalibration import known_from, recalibrated
from core.counting.reel import as_grey
from core.counting.tiles import Tile, Tiling
from core.counting.zoom import worked_size
from core.dots import Dots
from core.errors import DotoriError
from core.model.config import DOWN
from core.model.diffusion import LatentDiffusion
from core.model.domain_encoder import Domain
from core.model.header import file_hash
from core.model.precision import uses_bf16
from core.model.samplers import SamplerState
from core.model.schedule import Prediction as Denoised
from core.model.shipped import shipped_model
from core.project import ReviewedRun

FRAMES_A_SECOND = 15
"""Of many steps, frames are made at most this often: each is a pass of D, and nobody sees more."""

FEW = 20
"""Of so few steps each is shown, if that is cheap."""

CHEAP = 1.0
"""Seconds."""

PROGRESS_A_SECOND = 15


class SamplingModel:
    """Weights on a device, ready to count.

    Attributes:
        kind: of the device, "cpu", "cuda" or "mps".
        ready: the same in words.
    """

    def __init__(
        self, model: LatentDiffusion, name: str, digest: str, calibrations: Sequence[Calibration] = ()
    ) -> None:
        self.model, self._name, self._digest, self._calibrations = model, name, digest, calibrations
        self.kind = model.device.type
        self.ready = Ready(_in_words(model.device), _devices())
        self._ahead = Ahead()

    @classmethod
    def open(cls, device: DeviceName, weights: Path | None) -> SamplingModel:
        """Load weights, the shipped ones where none are named.

        Raises:
            DotoriError: this machine has no such device, or the weights or their calibration cannot be read.
        """
        if device not in ("auto", *_devices()):
            raise DotoriError("this machine has no {device} device; choose another one", device=device.upper())
        path = weights or shipped_model()
        opened = open_counter(device, path)
        return cls(opened.counter.model, opened.name, file_hash(path), opened.calibrations)

    def count(self, task: Task, request: CountRequest, core: int) -> Finished:
        """Count a picture in tiles of `core` pixels; tells every tile and, while somebody looks, a frame as often
        as they could see one.

        Raises:
            DotoriError: the picture cannot be read.
        """
        picture = self._ahead.load(request.path)
        self._ahead.begin(request.ahead)
        task.look()
        height, width = picture.shape[:2]
        settings = request.settings
        counter = Counter(self.model)
        counter.engine = _WatchedEngine(self.model, core, task, Pace(task.job, settings.steps, settings.samples))
        quiet = Engine(self.model, _WatchedTiling(core, watch=lambda *_: task.look()))
        frames = _Frames(quiet, task.job, width, height)
        result = finish(counter.count(picture, settings), lambda state: _show(task, frames, state))
        return self._finished(task.job, request, result)

    def free(self) -> None:
        """Give back what the last count took on the device."""
        gc.collect()
        if self.kind == "cuda":
            torch.cuda.empty_cache()
        elif self.kind == "mps":
            torch.mps.empty_cache()

    def _finished(self, job: int, request: CountRequest, result: CountResult) -> Finished:
        key = run_key(self._name, self._digest, request.settings)
        run, found = recorded(key, result, self._learned(request.reviewed, dataclasses.asdict(request.settings)))
        return Finished(job, request, run, found)

    def _learned(self, reviewed: Sequence[ReviewedRun], settings: Mapping[str, Any]) -> Calibration | None:
        """The calibration for these settings, with what was reviewed in the picture's folder."""
        calibration = fitting(self._calibrations, settings)
        if calibration is None:
            return None
        return recalibrated(calibration, known_from(reviewed, self._digest, calibration))


def _show(task: Task, frames: _Frames, state: CountState) -> None:
    if task.watched and state.sampler is not None and frames.wanted(state.sampler):
        task.tell(frames.make(state.sampler, state.zoom, state.first_look))
    else:
        task.look()


class _Frames:
    """Makes frames of sampler states.

    Args:
        engine: to decode with.
        job: which count.
        width: of the picture, pixels.
        height: of the picture, pixels.
    """

    def __init__(self, engine: Engine, job: int, width: int, height: int) -> None:
        self._engine, self._job, self._width, self._height = engine, job, width, height
        self._last = self._cost = 0.0
        self._first: Dots | None = None

    def wanted(self, state: SamplerState) -> bool:
        """Whether it is time for a frame.

        Always at the first and the last step. Between them a frame of D costs about as much as a step, so that of many
        steps, or of a large picture, watching takes no more than about half of the time.
        """
        if state.step in (1, state.steps) or (state.steps <= FEW and self._cost <= CHEAP):
            return True
        return time.monotonic() - self._last >= max(1 / FRAMES_A_SECOND, self._cost)

    def make(self, state: SamplerState, zoom: float, first_look: Tensor | None) -> Frame:
        """The frame of a step; of several samples, the first one's. The dots of the first look, if any, join in."""
        began = time.monotonic()
        columns, rows = worked_size(zoom, self._width, self._height)
        crowd_map = self._engine.crowd_map(state.z0_hat[:1])
        dots = self._dots(crowd_map, rows, columns)
        if first_look is not None:
            if state.step == 1:
                self._first = dots
            elif self._first is None:
                self._first = self._dots(self._engine.crowd_map(first_look[:1]), rows, columns)
            dots = with_first_look(dots, self._first, REACH / zoom)
        low, high = self._engine.model.autoencoder.latent_range()
        z_t, z0_hat = (
            _reduced(as_grey(self._cut(z, rows, columns), low, high), self._width, self._height)
            for z in (state.z_t, state.z0_hat)
        )
        shown = _reduced((255 * crowd_map[:rows, :columns]).astype(np.uint8), self._width, self._height)
        frame = Frame(
            self._job,
            state.step,
            state.steps,
            state.t,
            z_t,
            z0_hat,
            shown,
            dots.xy,
            dots.confidence,
            zoom,
            self._width,
            self._height,
        )
        self._last = time.monotonic()
        self._cost = self._last - began
        return frame

    def _dots(self, crowd_map: NDArray[np.float32], rows: int, columns: int) -> Dots:
        """As in `Counter.count`, so that the dots of the last frame are those of the result."""
        xy, confidence = find_dots(crowd_map, dot=self._engine.model.config.autoencoder.dot)
        xy = xy * (self._width / columns, self._height / rows)
        inside = (xy < (self._width, self._height)).all(1)
        return Dots.of(xy[inside], confidence[inside])

    @staticmethod
    def _cut(z: Tensor, rows: int, columns: int) -> NDArray[np.float32]:
        """The first sample's latent (h, w) without its padding."""
        return z[0, 0, : -(-rows // DOWN), : -(-columns // DOWN)].float().cpu().numpy()


def _reduced(grey: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """The picture (h, w) with its longer side at most `LONGEST`, in the proportions of the photograph."""
    if max(grey.shape) <= LONGEST:
        return np.ascontiguousarray(grey)
    scale = LONGEST / max(width, height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return cv2.resize(grey, size, interpolation=cv2.INTER_AREA)


class _WatchedEngine(Engine):
    """An engine that tells how far it is after every tile."""

    def __init__(self, model: LatentDiffusion, core: int, task: Task, pace: Pace) -> None:
        super().__init__(model, _WatchedTiling(core, watch=self._tell))
        self._task, self._pace = task, pace
        self._told = 0.0

    def see(self, picture: NDArray[np.uint8]) -> Iterator[Domain]:
        """T over a picture."""
        self._pace.enter("see")
        return super().see(picture)

    def denoise(self, z_t: Tensor, t: int, domain: Domain, kept: KeptLevels | None = None) -> Denoised:
        """The U-Net over z_t."""
        self._pace.enter("sample")
        return super().denoise(z_t, t, domain, kept)

    def decode(self, z_0: Tensor) -> Iterator[tuple[Tile, NDArray[np.float32]]]:
        """D over z_0."""
        self._pace.enter("decode")
        return super().decode(z_0)

    def _tell(self, tile: int, tiles: int) -> None:
        now = time.monotonic()
        if tile == 0 or now - self._told >= 1 / PROGRESS_A_SECOND:
            self._told = now
            self._task.tell(self._pace.at(tile, tiles))
        else:
            self._task.look()


@dataclasses.dataclass(frozen=True)
class _WatchedTiling(Tiling):
    """Calls `watch(done, all)` before every tile; what it raises ends the work."""

    watch: Callable[[int, int], None] = lambda *_: None

    def over(self, height: int, width: int, margin: int | None = None) -> list[Tile]:
        """The tiles, as ever."""
        return _WatchedTiles(super().over(height, width, margin), self.watch)


class _WatchedTiles(list[Tile]):
    def __init__(self, tiles: list[Tile], watch: Callable[[int, int], None]) -> None:
        super().__init__(tiles)
        self._watch = watch

    def __iter__(self) -> Iterator[Tile]:
        for done, tile in enumerate(super().__iter__()):
            self._watch(done, len(self))
            yield tile


def _devices() -> tuple[DeviceName, ...]:
    has = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    return cast(tuple[DeviceName, ...], tuple(name for name, there in has.items() if there))


def _in_words(device: torch.device) -> str:
    if device.type == "cuda":
        return f"CUDA {torch.cuda.get_device_name(device)}"
    return device.type.upper() + (" bf16" if uses_bf16(device.type) else "")
