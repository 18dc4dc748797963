import itertools
from collections.abc import Callable

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from core.model.config import SAMPLERS, DiffusionConfig
from core.model.samplers import SamplerState, ddim, sample, timesteps
from core.model.schedule import Prediction, Schedule, add_noise, interpret

SCHEDULE = Schedule.from_config(DiffusionConfig("scaled-linear"))
COSINE = Schedule.from_config(DiffusionConfig(signal_scale=0.2))


def normal(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def network(z_t: Tensor, t: int) -> Tensor:
    """Some smooth function in place of a network that predicts eps."""
    return torch.tanh(z_t + 0.3 * z_t.roll(1, -1) - t / 500)


def denoise(z_t: Tensor, t: int) -> Prediction:
    return interpret("eps", network(z_t, t), z_t, SCHEDULE.at(t, z_t))


class Mixture:
    """The ideal denoiser of z_0 from a mixture of Gaussians: smooth, and no network."""

    means = torch.tensor([-1.5, 0.2, 1.0], dtype=torch.float64)
    variance = 0.04

    def __call__(self, z_t: Tensor, t: int) -> Prediction:
        alpha_bar = COSINE.at(t, z_t)
        total = alpha_bar * self.variance + 1 - alpha_bar
        gap = z_t[..., None] - (alpha_bar.sqrt()[..., None] * self.means)
        share = (-(gap**2) / (2 * total[..., None])).softmax(-1)
        each = self.means + alpha_bar.sqrt()[..., None] * self.variance / total[..., None] * gap
        z0_hat = (share * each).sum(-1)
        return Prediction(z0_hat, (z_t - alpha_bar.sqrt() * z0_hat) / (1 - alpha_bar).sqrt())


def last(states: object) -> SamplerState:
    return list(states)[-1]


@given(st.integers(1, 1500), st.integers(1, 1500))
def test_timesteps_fall_from_the_last_to_one_step_from_the_clean_state(length: int, steps: int) -> None:
    t_list = timesteps(length, steps)
    assert len(t_list) == min(steps, length)
    assert t_list[0] == length - 1
    assert all(a > b for a, b in itertools.pairwise(t_list))
    assert 0 <= t_list[-1] <= length / len(t_list)
    strides = [a - b for a, b in itertools.pairwise([*t_list, -1])]
    assert max(strides) - min(strides) <= 1


@pytest.mark.parametrize("steps", [0, -3])
def test_no_steps_is_refused_before_any_work(steps: int) -> None:
    with pytest.raises(ValueError, match="at least one step"):
        timesteps(1000, steps)
    with pytest.raises(ValueError, match="at least one step"):
        sample("dpm++", denoise, normal(1, 1, 2, 2), SCHEDULE, steps)


def test_an_unknown_sampler_is_refused_before_any_work() -> None:
    with pytest.raises(ValueError, match=r"one of ddim, dpm\+\+, not 'euler'"):
        sample("euler", denoise, normal(1, 1, 2, 2), SCHEDULE, 4)


# diffusers always strides by timesteps // steps, so that with a number of steps that does not divide 1000 its states
# drift away from its own timesteps; only divisors can be compared.
@pytest.mark.parametrize("steps", [1, 4, 20, 500])
@pytest.mark.parametrize("eta", [0.0, 0.5, 1.0])
def test_ddim_makes_the_states_of_diffusers(steps: int, eta: float) -> None:
    schedulers = pytest.importorskip("diffusers.schedulers")
    theirs = schedulers.DDIMScheduler(timestep_spacing="trailing", set_alpha_to_one=True, clip_sample=False)
    theirs.alphas_cumprod = SCHEDULE.alpha_bar
    theirs.set_timesteps(steps)
    z_t = z_T = normal(2, 1, 3, 5)  # noqa: N806
    ours = sample("ddim", denoise, z_T, SCHEDULE, steps, eta, torch.Generator().manual_seed(7))
    generator = torch.Generator().manual_seed(7)
    for state, t in zip(ours, theirs.timesteps.tolist(), strict=True):
        assert state.t == t
        torch.testing.assert_close(state.z_t, z_t)
        step = theirs.step(network(z_t, t), t, z_t, eta=eta, generator=generator)
        torch.testing.assert_close(state.z0_hat, step.pred_original_sample)
        z_t = step.prev_sample
    # The last step of diffusers adds the noise of a variance that is zero: it is z0_hat itself.
    torch.testing.assert_close(state.z0_hat, z_t)


@pytest.mark.parametrize("name", SAMPLERS)
@pytest.mark.parametrize("steps", [1, 2, 4, 7, 20, 500])
@pytest.mark.parametrize("schedule", [SCHEDULE, COSINE])
def test_with_an_oracle_every_state_lies_on_the_way_back_to_z_0(name: str, steps: int, schedule: Schedule) -> None:
    z_0, eps = normal(1, 1, 4, 4), normal(1, 1, 4, 4, seed=1)
    z_T = add_noise(z_0, eps, schedule.at(len(schedule) - 1, z_0))  # noqa: N806

    def oracle(z_t: Tensor, t: int) -> Prediction:
        alpha_bar = schedule.at(t, z_t)
        return Prediction(z_0, (z_t - alpha_bar.sqrt() * z_0) / (1 - alpha_bar).sqrt())

    states = list(sample(name, oracle, z_T, schedule, steps))
    for state in states:
        torch.testing.assert_close(state.z_t, add_noise(z_0, eps, schedule.at(state.t, z_0)))
    assert torch.equal(states[-1].z0_hat, z_0)


def test_full_noise_keeps_the_spread_of_each_timestep() -> None:
    z_0 = torch.full((1, 1, 100, 100), 0.7, dtype=torch.float64)

    def oracle(z_t: Tensor, t: int) -> Prediction:
        alpha_bar = COSINE.at(t, z_t)
        return Prediction(z_0, (z_t - alpha_bar.sqrt() * z_0) / (1 - alpha_bar).sqrt())

    generator = torch.Generator().manual_seed(0)
    for state in sample("ddim", oracle, normal(*z_0.shape), COSINE, 10, 1.0, generator):
        alpha_bar = COSINE.alpha_bar[state.t]
        assert state.z_t.mean() == pytest.approx(float(0.7 * alpha_bar.sqrt()), abs=0.05)
        assert state.z_t.std() == pytest.approx(float((1 - alpha_bar).sqrt()), rel=0.05)


def test_both_samplers_converge_to_the_same_point() -> None:
    z_T = normal(1, 1, 8, 8)  # noqa: N806
    one, other = (last(sample(name, Mixture(), z_T, COSINE, 250)).z0_hat for name in SAMPLERS)
    assert one.std() > 0.5
    assert float((one - other).abs().mean()) < 0.02


@pytest.mark.parametrize(("name", "order"), [("ddim", 1), ("dpm++", 2)])
def test_twice_the_steps_divide_the_error_by_two_to_the_order(name: str, order: int) -> None:
    z_T = normal(1, 1, 8, 8)  # noqa: N806

    def midway(name: str, steps: int) -> Tensor:
        return next(state.z_t for state in sample(name, Mixture(), z_T, COSINE, steps) if state.t == 199)

    exact = midway("dpm++", 200)
    coarse, fine = (float((midway(name, steps) - exact).abs().mean()) for steps in (20, 40))
    assert coarse / fine == pytest.approx(2**order, rel=0.15)


def test_one_step_is_the_first_prediction_whatever_the_sampler() -> None:
    z_T = normal(1, 1, 4, 4)  # noqa: N806
    for name in SAMPLERS:
        state = last(sample(name, Mixture(), z_T, COSINE, 1))
        assert torch.equal(state.z0_hat, Mixture()(z_T, len(COSINE) - 1).z0_hat)


@pytest.mark.parametrize("name", SAMPLERS)
def test_one_state_a_step_and_no_work_ahead_of_the_asking(name: str) -> None:
    calls: list[int] = []

    def counted(z_t: Tensor, t: int) -> Prediction:
        calls.append(t)
        return denoise(z_t, t)

    states = sample(name, counted, normal(1, 1, 2, 2), SCHEDULE, 12)
    assert calls == []
    for number in range(1, 6):
        state = next(states)
        assert (state.step, state.steps, state.t) == (number, 12, calls[-1])
        assert len(calls) == number
    states.close()
    assert len(calls) == 5
    states = list(sample(name, counted, normal(1, 1, 2, 2), SCHEDULE, 12))
    assert [state.step for state in states] == list(range(1, 13))
    assert [state.t for state in states] == timesteps(1000, 12) == calls[5:]


def final(eta: float, seed: int, make: Callable[..., object] = ddim) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return last(make(denoise, normal(1, 1, 4, 4), SCHEDULE, timesteps(1000, 5), eta, generator)).z0_hat


def test_noise_comes_from_the_generator_alone() -> None:
    assert torch.equal(final(1.0, 3), final(1.0, 3))
    assert not torch.allclose(final(1.0, 3), final(1.0, 4))
    assert torch.equal(final(0.0, 3), final(0.0, 4))
