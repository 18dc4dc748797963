"""The real teacher: `training.finetuning`, told in plain values. It imports torch; only the process imports it."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from dataclasses import asdict

import cv2
import numpy as np
from numpy.typing import NDArray

from app.teaching.messages import Example, Figures, InUse, LeftOut, Lesson, Progress, Result
from core.comparing import Comparison, compare_places
from core.images import load_image
from core.model.shipped import shipped_model
from training.finetuning.in_use import taught_in_use
from training.finetuning.judging import DISTANCE, Judged, total
from training.finetuning.settings import budget_of
from training.finetuning.teaching import Taught, Teaching, plan, teach
from training.learnable import Learnable

EXAMPLES = 4
"""Held-back pictures that are shown at most; the first of a row that their names' hashes give, not chosen by result."""

LONGEST = 720
"""Longer side of an example, pixels."""


def lessons(lesson: Lesson) -> Iterator[LeftOut | Progress | Result]:
    """Say what is left out, teach, and write the taught model to the lesson's target.

    Raises:
        DotoriError: there is nothing to learn from, something cannot be read or written, or the learning fails.
    """
    weights, budget = shipped_model(), budget_of(lesson.minutes)
    planned = plan([lesson.folder], [], weights, lesson.device, budget=budget, in_use=taught_in_use(weights))
    if planned.left_out:
        yield LeftOut(planned.left_out)
    taught = yield from _tell(teach(planned), 60 * lesson.minutes, models=3 if planned.in_use else 2)
    taught.save(lesson.target)
    learned_from = {sample.image for sample in planned.division.taught}
    yield _result(taught, parts=any(sample.image in learned_from for sample in planned.division.held_back))


def _tell(
    teaching: Generator[Teaching, None, Taught], learning: float, models: int
) -> Generator[Progress, None, Taught]:
    """Pass on where it stands.

    Args:
        teaching: see there.
        learning: how many seconds the learning takes at most.
        models: how many count the held-back pictures, one after the other.
    """
    judging = 0.0  # seconds that it takes to count the held-back pictures
    spent = 0.0
    while True:
        began = time.monotonic()
        try:
            state = next(teaching)
        except StopIteration as end:
            taught: Taught = end.value
            return taught
        spent += time.monotonic() - began
        if state.stage == "before":
            judging = spent / state.done
            yield Progress("before", state.done, judging * (models - state.done) + learning)
        elif state.stage == "in use":
            yield Progress("in use", state.done, judging * (2 - state.done) + learning)
        elif state.learned is not None:
            step = state.learned
            yield Progress("learn", state.done, step.seconds_left + judging, step.step, step.about, step.losses["loss"])
        else:
            yield Progress("after", state.done, judging * (1 - state.done))


def _result(taught: Taught, parts: bool) -> Result:
    before, after = (Figures(**asdict(total(judged))) for judged in (taught.before, taught.after))
    pairs = list(zip(taught.before, taught.after, strict=True))
    examples = tuple(_example(was, now) for was, now in pairs[:EXAMPLES])
    return Result(taught.verdict, len(pairs), parts, before, after, examples, _in_use(taught))


def _in_use(taught: Taught) -> InUse | None:
    other, said = taught.in_use, taught.verdict_in_use
    if other is None or said is None:
        return None
    return InUse(other.name, Figures(**asdict(total(other.judged))), other.taught, said)


def _example(was: Judged, now: Judged) -> Example:
    sample = was.sample
    pixels = load_image(sample.image)
    height, width = pixels.shape[:2]
    heads = np.clip(sample.known(sample.points), 0, (width, height))
    left, top, right, bottom = _known(Learnable.of(sample.masks, sample.blocks, width, height).known)
    scale = min(1.0, LONGEST / max(right - left, bottom - top))
    size = max(1, round((right - left) * scale)), max(1, round((bottom - top) * scale))
    small = cv2.resize(pixels[top:bottom, left:right], size, interpolation=cv2.INTER_AREA)
    corner = np.array([left, top], np.float64)
    before, after = (_moved(compare_places(each.found, heads, DISTANCE), corner, scale) for each in (was, now))
    return Example(sample.name, np.asarray(small, np.uint8), before, after)


def _moved(comparison: Comparison, corner: NDArray[np.float64], scale: float) -> Comparison:
    parts = comparison.hits, comparison.missed, comparison.false
    return Comparison(*((xy - corner) * scale for xy in parts))


def _known(known: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the part that is known; of the whole where nothing is."""
    columns, rows = (np.flatnonzero(known.any(axis)) for axis in (0, 1))
    if not len(columns):
        return 0, 0, known.shape[1], known.shape[0]
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
