"""Weights in this process, for a batch to count with."""

from __future__ import annotations

import gc
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from numpy.typing import NDArray

from core.batch.shared import side_by_side
from core.counting.counter import Counter, CountResult, finish
from core.counting.devices import DeviceName
from core.counting.interval import Calibration, fitting
from core.counting.opening import open_counter
from core.counting.outcome import recorded, run_key
from core.counting.recalibration import known_from, recalibrated
from core.counting.settings import CountSettings
from core.counting.tiles import Tiling
from core.errors import DotoriError
from core.images import MAX_PIXELS, load_image
from core.locations import Location
from core.memory import is_out_of_memory
from core.model.diffusion import LatentDiffusion
from core.model.header import file_hash
from core.model.shipped import shipped_model
from core.project import Prediction, Project, Run, RunKey

_SMALL = Tiling(core=512)
"""For pictures for which the usual tiles need more memory than there is."""

TOGETHER = {"cuda": 4, "mps": 4}
"""Pictures that are counted side by side, by the kind of device; on a processor it is one (docs/decisions/0015)."""


class LocalModel:
    """Counts pictures as `runner.Counting` wants it; on some devices several at a time.

    Args:
        counter: of the model.
        key: see `core.counting.outcome.run_key`.
        settings: how.
        calibration: of the model for these settings, for the intervals of its counts.

    Attributes:
        key: see above.
        settings: see above.
        calibration: see above.
        together: pictures that are counted side by side, and the size of every batch that their tiles share. The dots
            of a picture depend, in their last bits, on this number, but not on the pictures beside it.
    """

    def __init__(
        self, counter: Counter, key: RunKey, settings: CountSettings, calibration: Calibration | None = None
    ) -> None:
        self.key, self._counter, self.settings, self.calibration = key, counter, settings, calibration
        self.together = TOGETHER.get(counter.model.device.type, 1)

    @classmethod
    def open(cls, settings: CountSettings, device: DeviceName = "auto", weights: Path | None = None) -> LocalModel:
        """Load weights, the shipped ones where none are named.

        Raises:
            DotoriError: no such device, or the weights cannot be read.
        """
        path = weights or shipped_model()
        opened = open_counter(device, path)
        key = run_key(opened.name, file_hash(path), settings)
        return cls(opened.counter, key, settings, fitting(opened.calibrations, asdict(settings)))

    def learn(self, project: Project) -> None:
        """Have the intervals of its counts learn from the pictures of a project that were reviewed.

        Raises:
            DotoriError: the project cannot be read.
        """
        if self.calibration is not None:
            known = known_from(project.reviewed_runs(), self.key.model_hash, self.calibration)
            self.calibration = recalibrated(self.calibration, known)

    def load(self, path: Location) -> NDArray[np.uint8]:
        """The picture (H, W, 3) uint8 RGB.

        Raises:
            DotoriError: it cannot be read.
        """
        return load_image(path)

    def count(self, loaded: NDArray[np.uint8]) -> tuple[Run, Prediction]:
        """Count a picture; in smaller tiles where memory does not suffice."""
        if self.together > 1:
            (found,) = self.count_together([loaded])
            if isinstance(found, Exception):
                raise found
            return found
        result = self._tried(self._counter, loaded)
        if result is None:
            result = self._counted_in_small_tiles(loaded)
        return recorded(self.key, result, self.calibration)

    def count_together(self, loaded: Sequence[NDArray[np.uint8]]) -> list[tuple[Run, Prediction] | Exception]:
        """Count pictures side by side, no more than `together`; one of them in smaller tiles where memory does not
        suffice for it.

        Returns:
            What was found on each, or why nothing was. The seconds of a run are its share of those for all.
        """
        if len(loaded) > 1 and sum(picture[..., 0].size for picture in loaded) > MAX_PIXELS:
            return [found for picture in loaded for found in self.count_together([picture])]
        began = time.perf_counter()
        works = [partial(self._counted_by, picture) for picture in loaded]
        found = [_unless_out_of_memory(one) for one in side_by_side(self._counter.model, works, self.together)]
        results = [self._tried_in_small_tiles(loaded[place]) if one is None else one for place, one in enumerate(found)]
        seconds = (time.perf_counter() - began) / len(loaded)
        return [
            one if isinstance(one, Exception) else recorded(self.key, replace(one, seconds=seconds), self.calibration)
            for one in results
        ]

    def _counted_by(self, picture: NDArray[np.uint8], model: LatentDiffusion) -> CountResult:
        return finish(Counter(model, self._counter.engine.tiling).count(picture, self.settings))

    def _tried(self, counter: Counter, picture: NDArray[np.uint8]) -> CountResult | None:
        """The result, None if memory ran out."""
        try:
            return finish(counter.count(picture, self.settings))
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
            return None

    def _tried_in_small_tiles(self, picture: NDArray[np.uint8]) -> CountResult | Exception:
        try:
            return self._counted_in_small_tiles(picture)
        except Exception as error:
            return error

    def _counted_in_small_tiles(self, picture: NDArray[np.uint8]) -> CountResult:
        """Count where memory ran out: the error, and the tensors that its traceback held, are gone by now."""
        gc.collect()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
        return finish(Counter(self._counter.model, _SMALL).count(picture, self.settings))


def _unless_out_of_memory(found: CountResult | Exception) -> CountResult | Exception | None:
    ran_out = isinstance(found, MemoryError | RuntimeError) and is_out_of_memory(found)
    return None if ran_out else found


def sent(model: LocalModel, weights: Path | None = None, device: DeviceName = "auto") -> Callable[[bool], LocalModel]:
    """What opens a model again on the workers of a cluster. They may not have its file, so that travels along.

    Args:
        model: with what its calibration has learnt.
        weights: its file, None for the shipped one.
        device: for the workers to count on; "auto" is what each has.

    Raises:
        DotoriError: the file cannot be read.
    """
    path = weights or shipped_model()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DotoriError("cannot read {path}: {reason}", path=path, reason=error.strerror) from error
    return partial(_opened, data, model.key, model.settings, model.calibration, device)


def _opened(
    data: bytes,
    key: RunKey,
    settings: CountSettings,
    calibration: Calibration | None,
    device: DeviceName,
    gpu: bool,
) -> LocalModel:
    """The model that was sent, on a worker.

    Raises:
        DotoriError: it is not the same here, or the worker has no such device.
    """
    has: DeviceName = "cuda" if gpu else "cpu"
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / key.model
        path.write_bytes(data)
        model = LocalModel.open(settings, has if device == "auto" else device, path)
    if model.key != key:
        raise DotoriError(
            "a worker ({name}) makes another model of {model} than this machine; install the same Dotori on both, "
            "leave the file alone, and count again",
            name=platform.node(),
            model=key.model,
        )
    model.calibration = calibration
    return model
