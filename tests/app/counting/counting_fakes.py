"""A model without weights, which does what the name of the picture says."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import numpy as np

from app.counting.messages import CountRequest, DeviceName, Finished, Frame, Progress, Ready
from app.counting.process import Task
from core.counting.settings import CountSettings
from core.dots import Dots, Origin
from core.errors import DotoriError
from core.project import Prediction, Run, RunKey


def request_of(name: str, steps: int = 3) -> CountRequest:
    return CountRequest(7, Path(name), CountSettings(steps=steps))


def frame_of(step: int, steps: int, confidence: list[float] | None = None, job: int = 1, side: int = 8) -> Frame:
    sure = np.array([0.9, 0.3] if confidence is None else confidence, np.float32)
    grey = np.full((side, side), step % 256, np.uint8)
    return Frame(job, step, steps, steps - step, grey, grey, grey, np.ones((len(sure), 2)), sure, 1.0, side, side)


class FakeModel:
    """Counts nothing. `kind` is the device it was opened on."""

    def __init__(self, device: DeviceName) -> None:
        self.kind = "cuda" if device in ("auto", "cuda") else device
        heavy = [name for name in ("PySide6", "torch") if name in sys.modules]
        self.ready = Ready(f"{self.kind} {' '.join(heavy)}".strip(), ("cpu", "cuda"))
        self.freed = 0

    def free(self) -> None:
        self.freed += 1

    def count(self, task: Task, request: CountRequest, core: int) -> Finished:
        deed = request.path.name
        if deed == "endless.jpg":
            while True:
                task.look()
                threading.Event().wait(0.002)
        if deed == "deaf.jpg":
            task._pipe.send(Progress(task.job, "see", 0.0))  # `tell` would listen
            time.sleep(600)
        if deed == "killed.jpg":
            os.kill(os.getpid(), signal.SIGKILL)
        if deed == "broken.jpg":
            raise ValueError("nobody foresaw this")
        if deed == "unreadable.jpg":
            raise DotoriError("cannot read unreadable.jpg: it is a test; go on")
        if deed == "large.jpg" and (self.kind, core) != ("cpu", 512):
            raise RuntimeError("CUDA out of memory" if self.kind == "cuda" else "not enough memory")
        if deed == "too_large.jpg":
            raise MemoryError
        steps = request.settings.steps
        for step in range(1, steps + 1):
            task.tell(Progress(task.job, "sample", step / steps, step, steps))
            task.tell(frame_of(step, steps, job=task.job))
        found = Prediction(Dots.of([[1.0, 2.0]], [0.9], Origin.MODEL), 0.25, 8, 8)
        return Finished(task.job, request, Run(RunKey.of(self.kind, "hash", {}), 0.1, 1), found)


def open_fake(device: DeviceName, weights: Path | None) -> FakeModel:
    if device == "mps":
        raise DotoriError("this machine has no MPS device; choose another one")
    if weights is not None and not weights.exists():
        raise DotoriError(f"no weights at {weights}; give the path of a .safetensors file")
    return FakeModel(device)
