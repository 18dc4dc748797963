"""Teachers without a model, which do what the name of the folder says; results to look at."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
from safetensors.numpy import save_file

from app.teaching.messages import Example, Figures, LeftOut, Lesson, Progress, Result
from core.comparing import Comparison
from core.errors import DotoriError, Sentence

Verdict = Literal["better", "worse", "no difference"]

STEPS = 3

BETTER = Result("better", 2, False, Figures(20.5, -18.0, 0.71, 31), Figures(9.25, 2.0, 0.8, 12), ())


def example(name: str = "picture", width: int = 60, height: int = 40) -> Example:
    pixels = np.full((height, width, 3), 90, np.uint8)
    places = [np.array([[x, 10.0]]) for x in (10, 25, 40)]
    return Example(name, pixels, Comparison(*places), Comparison(np.array([[10.0, 10.0], [25.0, 10.0]]), *places[:2]))


def result(verdict: Verdict) -> Result:
    """What comes of it, with two pictures."""
    after = {"better": BETTER.after, "worse": Figures(30.0, 30.0, 0.5, 60), "no difference": BETTER.before}[verdict]
    return replace(BETTER, verdict=verdict, after=after, examples=(example("one"), example("two", 40, 60)))


def write_model(path: Path, **about: str) -> None:
    """A file whose header is a model's, with more beside the settings."""
    save_file(
        {f"{part}.w": np.zeros(1) for part in ("autoencoder", "domain_encoder", "unet")},
        path,
        {"config": "{}", **about},
    )


def _go_wrong(lesson: Lesson) -> None:
    """Fail as the folder's name says, if it does."""
    deed = lesson.folder.name
    if deed == "unreadable":
        raise DotoriError("cannot read {path}: it is a test; go on", path=lesson.folder)
    if deed == "broken":
        raise ValueError("nobody foresaw this")
    if deed == "large":
        raise RuntimeError("CUDA out of memory")
    if deed == "killed":
        os.kill(os.getpid(), signal.SIGKILL)


def teach_fake(lesson: Lesson) -> Iterator[LeftOut | Progress | Result]:
    """Some steps, and the verdict that the folder's name says."""
    deed = lesson.folder.name
    if deed == "partly":
        yield LeftOut(tuple(Sentence("{path} is left out", path=f"{number}.jpg") for number in range(5)))
    yield Progress("before", 1.0, 100.0)
    _go_wrong(lesson)
    if deed == "stubborn":  # as if the system were slow to take it apart: it hears neither signal nor closed pipe
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for step in range(1, 5):
            yield Progress("learn", 0.5, 60.0, step, 2 * step, 1.0)
        threading.Event().wait()
    if deed == "endless":
        for step in range(1, 10**9):
            time.sleep(0.002)
            yield Progress("learn", 0.5, 60.0, step, 2 * step, 1.0)
    for step in range(1, STEPS + 1):
        yield Progress("learn", step / STEPS, 60.0, step, STEPS, 1.0 / step)
    alone = multiprocessing.parent_process() is not None
    if alone and ("torch" in sys.modules or "PySide6" in sys.modules):
        raise RuntimeError("the process carries what it does not need")
    yield Progress("after", 1.0, 0.0)
    write_model(lesson.target)
    verdicts: dict[str, Verdict] = {"worse": "worse", "no difference": "no difference"}
    yield result(verdicts.get(deed, "better"))
