"""Weights in this process, for a batch to count with."""

from __future__ import annotations

import gc
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from core.counting.counter import Counter, CountResult, finish
from core.counting.devices import DeviceName
from core.counting.interval import Calibration
from core.counting.opening import open_counter
from core.counting.outcome import recorded, run_key
from core.counting.recalibration import known_from, recalibrated
from core.counting.settings import CountSettings
from core.counting.tiles import Tiling
from core.images import load_image
from core.locations import Location
from core.memory import is_out_of_memory
from core.model.header import file_hash
from core.model.shipped import shipped_model
from core.project import Prediction, Project, Run, RunKey

_SMALL = Tiling(core=512)
"""For pictures for which the usual tiles need more memory than there is."""


class LocalModel:
    """Counts pictures one by one, as `runner.Counting` wants it.

    Args:
        counter: of the model.
        key: see `core.counting.outcome.run_key`.
        settings: how.
        calibration: of the model, for the intervals of its counts.

    Attributes:
        calibration: see above.
    """

    def __init__(
        self, counter: Counter, key: RunKey, settings: CountSettings, calibration: Calibration | None = None
    ) -> None:
        self.key, self._counter, self._settings, self.calibration = key, counter, settings, calibration

    @classmethod
    def open(cls, settings: CountSettings, device: DeviceName = "auto", weights: Path | None = None) -> LocalModel:
        """Load weights, the shipped ones where none are named.

        Raises:
            DotoriError: no such device, or the weights cannot be read.
        """
        path = weights or shipped_model()
        opened = open_counter(device, path)
        key = run_key(opened.name, file_hash(path), settings)
        return cls(opened.counter, key, settings, opened.calibration)

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
        result = self._tried(self._counter, loaded)
        if result is None:  # the error and the tensors that its traceback held are gone
            gc.collect()
            if torch.cuda.is_available():
                torch.cuda.empty_cache()
            result = finish(Counter(self._counter.model, _SMALL).count(loaded, self._settings))
        return recorded(self.key, result, self.calibration)

    def _tried(self, counter: Counter, picture: NDArray[np.uint8]) -> CountResult | None:
        """The result, None if memory ran out."""
        try:
            return finish(counter.count(picture, self._settings))
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
            return None


def open_on_worker(
    settings: CountSettings, weights: Path | None, calibration: Calibration | None, gpu: bool
) -> LocalModel:
    """The same model on a worker of a cluster, with what its calibration has learnt here."""
    model = LocalModel.open(settings, "cuda" if gpu else "cpu", weights)
    model.calibration = calibration
    return model
