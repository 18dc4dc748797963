"""The steps: T and the U-Net move, E and D rest, and in the end the weights go back a part of the way."""

from __future__ import annotations

import contextlib
import itertools
import time
from collections.abc import Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from core.counting.maps import DOT
from core.errors import DotoriError
from core.model.config import DotShape
from core.model.diffusion import LatentDiffusion
from core.model.weights import to_channels_last
from training.diffusion import DiffusionObjective, Views, collate
from training.finetuning.settings import Budget, FinetuneSettings, learning_rate
from training.pictures import Pictures


@dataclass(frozen=True)
class LearningStep:
    """How far the learning is.

    Attributes:
        step: steps done.
        about: steps in all, as far as can be told from the pace.
        losses: terms of the last step; "loss" is their weighted sum.
        seconds_left: as far as can be told.
    """

    step: int
    about: int
    losses: Mapping[str, float]
    seconds_left: float


@dataclass(frozen=True)
class Lessons:
    """Where views come from: the corrected pictures, and general ones beside them where there are any; and how the
    heads in them are drawn."""

    pictures: Pictures
    general: Pictures | None
    settings: FinetuneSettings
    dot: DotShape = DOT

    def batch(self, step: int) -> Views:
        """The views of a step; depends on nothing but the seed and the step."""
        rng = np.random.default_rng([self.settings.seed, step])
        sources = [self._source(rng) for _ in range(self.settings.batch)]
        return collate([source.draw(rng) for source in sources], self.dot)

    def _source(self, rng: np.random.Generator) -> Pictures:
        return self.pictures if self.general is None or rng.random() >= self.settings.general else self.general


def learn(
    model: LatentDiffusion, lessons: Lessons, settings: FinetuneSettings, budget: Budget
) -> Generator[LearningStep, None, None]:
    """Teach a model, in place, step by step.

    Who stops asking pauses, and who closes the generator cancels: then the model is half taught and to be thrown away.
    With a budget of steps alone, the same arguments give the same weights.

    Args:
        model: on the device to compute on; at the end, in evaluation mode again.
        lessons: what to learn.
        settings: how.
        budget: how long.

    Raises:
        DotoriError: a loss is no number any more.
    """
    objective = DiffusionObjective(model, settings.loss, settings.frozen_norms)
    to_channels_last(objective)
    taught: list[Tensor] = [*model.domain_encoder.parameters(), *model.unet.parameters()]
    for weight in taught:
        weight.requires_grad_(True)
    start = [weight.detach().clone() for weight in taught]
    optimiser = torch.optim.AdamW(taught, lr=settings.rate, weight_decay=0.0, betas=(0.9, 0.99))
    step, seconds = 0, 0.0
    with contextlib.closing(_batches(lessons)) as batches:
        while (share := budget.share(step, seconds)) < 1:
            began = time.monotonic()
            objective.train()
            generator = torch.Generator().manual_seed(settings.seed * 1_000_003 + step)
            losses = objective(next(batches), generator)
            _update(optimiser, losses["loss"], learning_rate(settings, share), settings.clip)
            step += 1
            seconds += time.monotonic() - began
            yield _progress(budget, step, seconds, {name: float(value.detach()) for name, value in losses.items()})
    model.eval().requires_grad_(False)
    if lessons.general is None:
        torch._foreach_lerp_(taught, start, 1 - settings.kept)


def _update(optimiser: torch.optim.Optimizer, loss: Tensor, rate: float, clip: float) -> None:
    if not bool(torch.isfinite(loss)):
        raise DotoriError("the learning went astray (its loss is no number); check the corrected dots and try again")
    (group,) = optimiser.param_groups
    group["lr"] = rate
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(group["params"], clip)
    optimiser.step()


def _batches(lessons: Lessons) -> Generator[Views, None, None]:
    """Batch after batch, each made while the one before is worked on."""
    with ThreadPoolExecutor(1) as pool:
        following = pool.submit(lessons.batch, 0)
        for step in itertools.count(1):
            batch = following.result()
            following = pool.submit(lessons.batch, step)
            yield batch


def _progress(budget: Budget, step: int, seconds: float, losses: Mapping[str, float]) -> LearningStep:
    share = min(budget.share(step, seconds), 1.0)
    return LearningStep(step, round(step / share), losses, seconds * (1 - share) / share)
