"""From a count to what a project keeps of it. The window, the batch and whoever else counts come here, so that each
knows what another has done already. Imports no torch."""

from __future__ import annotations

import dataclasses
import json
import time
from typing import TYPE_CHECKING

from core.counting.interval import Calibration, assess
from core.counting.settings import CountSettings
from core.project import Prediction, Run, RunKey

if TYPE_CHECKING:
    from core.counting.counter import CountResult

_REAL = ("eta", "threshold", "zoom")
"""Settings that are the same whether somebody wrote 1 or 1.0."""


def run_key(model: str, model_hash: str, settings: CountSettings) -> RunKey:
    """What a count is recognised by.

    Args:
        model: name of the weights' file.
        model_hash: of the weights, see `core.model.header.file_hash`.
        settings: how it counts.
    """
    plain = dataclasses.asdict(settings)
    real = {name: float(plain[name]) for name in _REAL if plain[name] is not None}
    return RunKey.of(model, model_hash, plain | real)


def recorded(key: RunKey, result: CountResult, calibration: Calibration | None = None) -> tuple[Run, Prediction]:
    """What `Project.record_run` wants of a count that has just ended.

    Args:
        key: see `run_key`.
        result: of the count.
        calibration: of the model, for the interval of the count and the doubt about it.
    """
    assessment = assess(calibration, result, json.loads(key.settings))
    run = Run(
        key,
        result.seconds,
        result.count,
        result.integral,
        result.density_count,
        assessment.low,
        assessment.high,
        result.zoom,
        at=time.time(),
        doubt=assessment.doubt,
    )
    return run, Prediction(result.dots, result.threshold, result.width, result.height)
