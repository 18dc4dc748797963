from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch

from core.counting.counter import Counter, CountState, finish
from core.counting.first_look import with_first_look
from core.counting.settings import CountSettings
from core.dots import Dots, Origin
from core.model.config import DiffusionConfig, ModelConfig

NONE = Dots.of(np.zeros((0, 2)))


@pytest.mark.parametrize(
    ("sample", "first", "expected"),
    [
        # the same head in both: the sample's place, the mean of what both show
        ([(10, 10, 0.9)], [(12, 10, 0.5)], [(10, 10, 0.7)]),
        # farther apart than the reach: two heads, each half as sure
        ([(10, 10, 0.9)], [(15, 10, 0.5)], [(10, 10, 0.45), (15, 10, 0.25)]),
        # two heads of the sample share one faint spot
        ([(10, 10, 0.8), (13, 10, 0.6)], [(11.5, 10, 0.2)], [(10, 10, 0.5), (13, 10, 0.4)]),
        # two faint spots beside one head: it takes the nearer one, and the other is no head of its own
        ([(10, 10, 0.8)], [(13, 10, 0.6), (11, 10, 0.2)], [(10, 10, 0.5)]),
        ([], [(5, 6, 0.4)], [(5, 6, 0.2)]),
        ([(5, 6, 0.4)], [], [(5, 6, 0.2)]),
        ([], [], []),
    ],
)
def test_both_looks_are_asked(sample: list, first: list, expected: list) -> None:
    def dots(rows: list) -> Dots:
        table = np.array(rows, float).reshape(-1, 3)
        return Dots.of(table[:, :2], table[:, 2], Origin.MODEL)

    both = with_first_look(dots(sample), dots(first))
    assert both.same_as(dots(expected))


@pytest.mark.usefixtures("fp32")
@pytest.mark.parametrize("objective", ["v", "x0", "eps"])
def test_the_first_step_is_remembered_where_it_says_something(
    make_model: Callable, tiny_config: ModelConfig, noise_picture: Callable, objective: str
) -> None:
    counter = Counter(make_model(replace(tiny_config, diffusion=DiffusionConfig(objective=objective))))
    states: list[CountState] = []
    result = finish(counter.count(noise_picture(64, 64), CountSettings(steps=3, zoom=1)), states.append)
    sampling = [state for state in states if state.sampler is not None]
    assert len(sampling) == 3
    if objective == "eps":
        assert all(state.first_look is None for state in states)
        assert result.dots.same_as(counter.find_dots(result.z_0, 1, 64, 64)[0])
        return
    assert sampling[0].sampler is not None
    for state in sampling:
        assert torch.equal(state.first_look, sampling[0].sampler.z0_hat)
    looks = (counter.find_dots(z, 1, 64, 64)[0] for z in (result.z_0, sampling[0].sampler.z0_hat))
    assert result.dots.same_as(with_first_look(*looks))
    assert len(result.dots)
