"""An engine that counts when the test says so, and what a test does with it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from app.counting.engine import CountEngine
from app.counting.messages import CountRequest, Finished, Frame
from app.results.window import ResultsWindow
from app.window import MainWindow
from core.counting.outcome import run_key
from core.dots import Dots, Origin
from core.model.header import file_hash
from core.model.shipped import shipped_model
from core.project import Prediction, Run


class ByHand(CountEngine):
    """Counts when the test says so, in no process.

    Attributes:
        asked_to_show: names of the pictures whose steps were asked for in the middle of their count.
    """

    def __init__(self) -> None:
        super().__init__()
        self.asked_to_show: list[str] = []

    def watch(self) -> None:
        assert self._request is not None
        self.asked_to_show.append(self._request.path.name)

    def count(self, request: CountRequest) -> int:
        assert self._request is None
        self._job += 1
        self._request = request
        return self._job

    def warm_up(self, model: Path | None = None) -> None:
        """Nothing to load."""

    def stop(self) -> None:
        self._request = None
        self.stopped.emit(self._job)

    def end(self, heads: int = 3) -> None:
        request, self._request = self._request, None
        assert request is not None
        weights = request.model or shipped_model()
        key = run_key(weights.name, file_hash(weights), request.settings)
        dots = Dots.of([(10.0 + x, 10.0) for x in range(heads)], [0.9] * heads, Origin.MODEL)
        run = Run(key, 2.0, heads, low=heads - 1.0, high=heads + 1.0)
        self.finished.emit(Finished(self._job, request, run, Prediction(dots, 0.5, 160, 120)))

    def fail(self, sentence: str) -> None:
        self._request = None
        self.failed.emit(self._job, sentence)

    def lose_the_model(self, sentence: str) -> None:
        self._request = None
        self.not_loaded.emit(self._job, sentence)


def step(window: MainWindow, heads: int = 1, number: int = 1) -> None:
    """The sampler has made a step."""
    grey, engine = np.zeros((30, 40), np.uint8), window.parts.engine
    xy = np.array([(10.0 + x, 20.0) for x in range(heads)])
    sure = np.full(heads, 0.9, np.float32)
    engine.stepped.emit(Frame(engine._job, number, 8, 9, grey, grey, grey, xy, sure, 1.0, 160, 120))


def begin(window: MainWindow, qtbot: QtBot) -> ResultsWindow:
    """Count folder, and wait until it is known what there is to do."""
    window.parts.actions["count-folder"].trigger()
    qtbot.waitUntil(lambda: not window.batching._aside.busy)
    table = window.batching.table
    assert table is not None
    return table


def end(window: MainWindow, qtbot: QtBot, heads: int = 3) -> None:
    with qtbot.waitSignal(window.parts.workspace.recorded):
        window.parts.engine.end(heads)
