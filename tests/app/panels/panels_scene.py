"""What stands in the folder that the tests of the panels open."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from app.panels.later import Later
from core.dots import Dots, Origin
from core.project import Prediction, Run, RunKey

SIZE = (640, 480)
CONFIDENCE = [0.95, 0.9, 0.8, 0.63, 0.55, 0.48, 0.42, 0.1]
PLACES = [(40.0 + 70 * i, 100.0) for i in range(len(CONFIDENCE))]
KEY = RunKey.of("dotori", "abc", {"steps": 8, "sampler": "dpm++", "samples": 1, "seed": 3})


def prediction(confidence: list[float] = CONFIDENCE) -> Prediction:
    return Prediction(Dots.of(PLACES[: len(confidence)], confidence, Origin.MODEL), 0.5, *SIZE)


def run_of(**figures: float) -> Run:
    return Run(KEY, 0.83, 5, 4.8, 5.6, zoom=1.5, **figures)


def pending(widget: QWidget) -> bool:
    """Whether a widget has something left to do."""
    return any(later.isActive() for later in widget.findChildren(Later))


def square(left: float, top: float, side: float) -> tuple[tuple[float, float], ...]:
    return (left, top), (left + side, top), (left + side, top + side), (left, top + side)


def many(count: int) -> Dots:
    rng = np.random.default_rng(0)
    return Dots.of(rng.uniform(0, 480, (count, 2)), rng.uniform(0.2, 0.99, count), Origin.MODEL)
