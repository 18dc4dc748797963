"""Models without weights for windows of tests; they count in a process of their own, as the real one does."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np

from app.counting.messages import CountRequest, DeviceName, Finished, Frame, Progress, Ready
from app.counting.process import LARGE, Task
from core.dots import Dots, Origin
from core.project import Prediction, Run, RunKey

STEPS = 3
PLACES = np.array([[20.5, 30.5], [60.0, 40.0], [100.0, 90.0], [140.0, 20.0]])
SURE = np.array([0.9, 0.8, 0.3, 0.1], np.float32)


class Counts:
    """Finds four heads in every picture, in three steps; at each, one more is seen."""

    kind = "cpu"

    def __init__(self) -> None:
        self.ready = Ready("CPU", ("cpu",))

    def free(self) -> None:
        pass

    def count(self, task: Task, request: CountRequest, core: int) -> Finished:  # noqa: ARG002
        for step in range(1, STEPS + 1):
            self.tell(task, step)
        return self.found(task, request)

    def found(self, task: Task, request: CountRequest) -> Finished:
        run = Run(RunKey.of("fake", "hash", {"seed": 0}), 0.1, 3, 2.9, 3.1)
        return Finished(task.job, request, run, Prediction(Dots.of(PLACES, SURE, Origin.MODEL), 0.25, 160, 120))

    def tell(self, task: Task, step: int) -> None:
        """A step: z_t gets lighter, the predicted z_0 darker."""
        z_t, z0_hat = (np.full((30, 40), grey, np.uint8) for grey in (80 * step, 255 - 80 * step))
        crowd_map = np.full((120, 160), 80 * step, np.uint8)
        task.tell(Progress(task.job, "sample", step / STEPS, step, STEPS, 0, 4, 12.0))
        xy, sure = PLACES[:step], SURE[:step]
        if task.watched:
            task.tell(Frame(task.job, step, STEPS, 9 - step, z_t, z0_hat, crowd_map, xy, sure, 1.0, 160, 120))


class Waits(Counts):
    """Does not begin the last step before there is a file "go" beside the picture."""

    def count(self, task: Task, request: CountRequest, core: int) -> Finished:  # noqa: ARG002
        self.tell(task, 1)
        self.tell(task, 2)
        while not (request.path.parent / "go").exists():
            task.look()
            threading.Event().wait(0.002)
        self.tell(task, 3)
        return self.found(task, request)


class Short(Counts):
    """Has no memory on the graphics card, and on the CPU none for large tiles."""

    def __init__(self, device: DeviceName) -> None:
        super().__init__()
        self.kind = "cuda" if device == "auto" else device

    def count(self, task: Task, request: CountRequest, core: int) -> Finished:
        if self.kind == "cuda" or core == LARGE:
            raise MemoryError
        return super().count(task, request, core)


def open_counts(device: DeviceName, weights: Path | None) -> Counts:  # noqa: ARG001
    return Counts()


def open_waits(device: DeviceName, weights: Path | None) -> Counts:  # noqa: ARG001
    return Waits()


def open_short(device: DeviceName, weights: Path | None) -> Counts:  # noqa: ARG001
    return Short(device)
