"""The steps of a teaching."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch

from core.errors import DotoriError
from core.model.diffusion import LatentDiffusion
from training.datasets import Sample
from training.finetuning import learning
from training.finetuning.learning import LearningStep, Lessons, learn
from training.finetuning.settings import Budget, FinetuneSettings, budget_of, learning_rate
from training.pictures import Pictures

pytestmark = pytest.mark.usefixtures("fp32")

Learn = Callable[..., tuple[LatentDiffusion, list[LearningStep]]]


@pytest.fixture
def run(make_samples: Callable[..., list[Sample]], tiny_model: LatentDiffusion, quick: FinetuneSettings) -> Learn:
    """A copy of the tiny model, taught, and the steps."""
    samples = make_samples(2)

    def run(budget: Budget, **changes: object) -> tuple[LatentDiffusion, list[LearningStep]]:
        settings = replace(quick, **changes)
        model = copy.deepcopy(tiny_model)
        lessons = Lessons(Pictures(samples, settings.data), None, settings)
        return model, list(learn(model, lessons, settings, budget))

    return run


def changed(model: LatentDiffusion, start: LatentDiffusion) -> set[str]:
    """Names of the weights and statistics that differ."""
    before = start.state_dict()
    return {name for name, value in model.state_dict().items() if not torch.equal(value, before[name])}


def test_the_same_steps_give_the_same_weights(run: Learn) -> None:
    first, again, reseeded = run(Budget(3, None)), run(Budget(3, None)), run(Budget(3, None), seed=1)
    assert not changed(first[0], again[0])
    assert [step.losses for step in first[1]] == [step.losses for step in again[1]]
    assert changed(reseeded[0], first[0])


def test_t_and_the_u_net_move_and_e_and_d_rest(run: Learn, tiny_model: LatentDiffusion) -> None:
    model, steps = run(Budget(2, None))
    moved = changed(model, tiny_model)
    assert {name.split(".")[0] for name in moved} == {"domain_encoder", "unet"}
    assert not [name for name in moved if "running" in name]
    assert not model.training and not any(weight.requires_grad for weight in model.parameters())
    assert [(step.step, step.about) for step in steps] == [(1, 2), (2, 2)]
    assert steps[0].seconds_left > 0 and steps[-1].seconds_left == 0


def test_statistics_move_where_they_may(run: Learn, tiny_model: LatentDiffusion) -> None:
    model, _ = run(Budget(1, None), frozen_norms=False)
    assert [name for name in changed(model, tiny_model) if "running_mean" in name]


def test_learning_lowers_the_loss(run: Learn) -> None:
    _, steps = run(Budget(40, None))
    losses = [step.losses["loss"] for step in steps]
    assert np.mean(losses[-10:]) < 0.8 * np.mean(losses[:5])


def test_weights_go_back_a_part_of_the_way(run: Learn, tiny_model: LatentDiffusion) -> None:
    whole, part, none = (run(Budget(3, None), kept=kept)[0] for kept in (1.0, 0.25, 0.0))
    start, end = tiny_model.unet.enter.weight, whole.unet.enter.weight
    torch.testing.assert_close(part.unet.enter.weight, start.lerp(end, 0.25))
    assert not torch.equal(start, end)
    assert not changed(none, tiny_model)


def test_with_general_pictures_all_of_the_way_is_kept(
    make_samples: Callable, tiny_model: LatentDiffusion, quick: FinetuneSettings
) -> None:
    settings = replace(quick, kept=0.0)
    start = copy.deepcopy(tiny_model)
    pictures, general = (Pictures(make_samples(1, name), settings.data) for name in ("scene", "general"))
    for _ in learn(tiny_model, Lessons(pictures, general, settings), settings, Budget(1, None)):
        pass
    assert changed(tiny_model, start)


@pytest.mark.parametrize(("warmup", "cooldown"), [(0.05, 0.5), (0.0, 0.0), (0.3, 1.0)])
def test_the_rate_rises_and_falls_to_zero(warmup: float, cooldown: float) -> None:
    settings = FinetuneSettings(rate=0.5, warmup=warmup, cooldown=cooldown)
    rates = [learning_rate(settings, share / 100) for share in range(101)]
    top = rates.index(max(rates))
    assert all(rate > 0 for rate in rates[:-1]) and rates[-1] == 0
    assert rates[: top + 1] == sorted(rates[: top + 1]) and rates[top:] == sorted(rates[top:], reverse=True)
    assert rates[-2] < 0.03 or cooldown == 0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock on which every look takes a second; its hand may be moved."""
    now = [0.0]

    def monotonic() -> float:
        now[0] += 1
        return now[0]

    monkeypatch.setattr(learning.time, "monotonic", monotonic)
    return now


def test_minutes_end_the_learning_and_pauses_do_not_count(
    clock: list[float], make_samples: Callable, tiny_model: LatentDiffusion, quick: FinetuneSettings
) -> None:
    lessons = Lessons(Pictures(make_samples(1), quick.data), None, quick)
    steps = []
    for step in learn(tiny_model, lessons, quick, Budget(None, 3 / 60)):
        steps.append(step)
        clock[0] += 1000
    assert [step.step for step in steps] == [1, 2, 3]
    assert [step.about for step in steps] == [3, 3, 3]
    assert [round(step.seconds_left, 6) for step in steps] == [2, 1, 0]


def test_whichever_of_steps_and_minutes_ends_first_ends_it(clock: list[float], run: Learn) -> None:
    assert clock
    assert len(run(Budget(2, 60.0))[1]) == 2
    assert len(run(Budget(50, 2 / 60))[1]) == 2
    with pytest.raises(ValueError, match="end"):
        Budget(None, None)


@pytest.mark.parametrize(
    ("minutes", "steps", "budget"),
    [
        (None, None, Budget(600, 10.0)),
        (10.0, None, Budget(600, 10.0)),
        (60.0, None, Budget(3600, 60.0)),
        (0.001, None, Budget(1, 0.001)),
        (None, 40, Budget(40, None)),
        (60.0, 40, Budget(40, 60.0)),
    ],
)
def test_more_minutes_are_more_steps(minutes: float | None, steps: int | None, budget: Budget) -> None:
    assert budget_of(minutes, steps) == budget


def test_closing_cancels(make_samples: Callable, tiny_model: LatentDiffusion, quick: FinetuneSettings) -> None:
    threads = threading.active_count()
    lessons = Lessons(Pictures(make_samples(1), quick.data), None, quick)
    steps = learn(tiny_model, lessons, quick, Budget(1000, None))
    next(steps)
    assert threading.active_count() > threads
    steps.close()
    assert threading.active_count() == threads


def test_a_loss_that_is_no_number_is_a_sentence(
    make_samples: Callable, tiny_model: LatentDiffusion, quick: FinetuneSettings
) -> None:
    with torch.no_grad():
        tiny_model.unet.leave.bias.fill_(float("nan"))
    lessons = Lessons(Pictures(make_samples(1), quick.data), None, quick)
    with pytest.raises(DotoriError, match="astray"):
        list(learn(tiny_model, lessons, quick, Budget(2, None)))


@pytest.mark.parametrize(("share", "sources"), [(0.0, {"scene"}), (0.5, {"scene", "general"}), (1.0, {"general"})])
def test_a_share_of_the_views_is_general(
    share: float, sources: set[str], make_samples: Callable, quick: FinetuneSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    draw = Pictures.draw

    def noted(self: Pictures, rng: np.random.Generator) -> object:
        seen.append(self.samples[0].dataset)
        return draw(self, rng)

    monkeypatch.setattr(Pictures, "draw", noted)
    settings = replace(quick, general=share, batch=20)
    pictures, general = (Pictures(make_samples(1, name), settings.data) for name in ("scene", "general"))
    Lessons(pictures, general, settings).batch(0)
    assert set(seen) == sources
