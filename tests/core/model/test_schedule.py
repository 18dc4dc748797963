import itertools

import pytest
import torch

from core.model.config import DiffusionConfig
from core.model.samplers import CLEAN
from core.model.schedule import Schedule, add_noise, clip, interpret, target

CONFIGS = list(
    itertools.starmap(DiffusionConfig, itertools.product(("cosine", "scaled-linear"), (10, 1000), (0.2, 1.0)))
)
OBJECTIVES = ("eps", "v", "x0")


def normal(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


@pytest.mark.parametrize("config", CONFIGS)
def test_alpha_bar_falls_from_nearly_one_to_nearly_nothing(config: DiffusionConfig) -> None:
    alpha_bar = Schedule.from_config(config).alpha_bar
    assert len(alpha_bar) == config.timesteps
    assert alpha_bar[0] < 1
    assert alpha_bar[-1] > 0
    assert (alpha_bar.diff() < 0).all()


@pytest.mark.parametrize("config", CONFIGS)
def test_entries_stay_inside_in_float32_too(config: DiffusionConfig) -> None:
    schedule = Schedule.from_config(config)
    alpha_bar = schedule.at(torch.arange(len(schedule)), torch.zeros(1))
    assert ((alpha_bar > 0) & (alpha_bar < 1)).all()
    assert schedule.log_snr(torch.arange(len(schedule))).isfinite().all()


@pytest.mark.parametrize("name", ["cosine", "scaled-linear"])
@pytest.mark.parametrize("b", [0.1, 0.5, 2.0])
def test_signal_scale_is_noising_a_scaled_z_0_and_renormalising(name: str, b: float) -> None:
    plain, scaled = (Schedule.from_config(DiffusionConfig(name, 50, scale)) for scale in (1.0, b))
    z_0, eps, t = normal(50, 1, 3, 3), normal(50, 1, 3, 3, seed=1), torch.arange(50)
    alpha_bar = plain.at(t, z_0)
    by_hand = add_noise(b * z_0, eps, alpha_bar) / (b**2 * alpha_bar + 1 - alpha_bar).sqrt()
    torch.testing.assert_close(add_noise(z_0, eps, scaled.at(t, z_0)), by_hand)


def test_at_reads_each_sample_of_a_batch_and_knows_the_clean_state() -> None:
    schedule = Schedule.from_config(DiffusionConfig(timesteps=10))
    like = torch.zeros(3, 1, 2, 2)
    alpha_bar = schedule.at(torch.tensor([9, CLEAN, 0]), like)
    assert alpha_bar.shape == (3, 1, 1, 1)
    assert alpha_bar.dtype == like.dtype
    first, fifth, last = schedule.alpha_bar[[0, 4, 9]].tolist()
    assert alpha_bar.flatten().tolist() == pytest.approx([last, 1.0, first])
    assert schedule.at(4, like).flatten().tolist() == pytest.approx([fifth])


def test_log_snr_is_the_logarithm_of_signal_over_noise() -> None:
    schedule = Schedule.from_config(DiffusionConfig(timesteps=20, signal_scale=0.3))
    t = torch.arange(20)
    alpha_bar = schedule.at(t, torch.zeros((), dtype=torch.float64)).flatten()
    snr = schedule.log_snr(t).double().exp()
    torch.testing.assert_close(snr / (1 + snr), alpha_bar, rtol=1e-5, atol=1e-9)


@pytest.mark.parametrize("objective", OBJECTIVES)
@pytest.mark.parametrize("config", CONFIGS)
def test_interpret_inverts_target(objective: str, config: DiffusionConfig) -> None:
    schedule = Schedule.from_config(config)
    # Nearer to pure noise, eps tells nothing of z_0, and interpret guards the division.
    t = torch.arange(len(schedule))[schedule.alpha_bar > 1e-8]
    z_0, eps = normal(len(t), 1, 2, 2), normal(len(t), 1, 2, 2, seed=1)
    alpha_bar = schedule.at(t, z_0)
    z_t = add_noise(z_0, eps, alpha_bar)
    z0_hat, eps_hat = interpret(objective, target(objective, z_0, eps, alpha_bar), z_t, alpha_bar)
    torch.testing.assert_close(z0_hat, z_0, rtol=1e-6, atol=1e-6)
    torch.testing.assert_close(eps_hat, eps, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_interpret_is_finite_at_pure_noise(objective: str) -> None:
    schedule = Schedule.from_config(DiffusionConfig(signal_scale=0.1))
    z_t = normal(1, 1, 2, 2).float()
    prediction = interpret(objective, z_t, z_t, schedule.at(len(schedule) - 1, z_t))
    assert all(part.isfinite().all() for part in prediction)


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_the_two_views_agree_with_z_t_before_and_after_clipping(objective: str) -> None:
    schedule = Schedule.from_config(DiffusionConfig(timesteps=100, signal_scale=0.5))
    t = torch.arange(98)
    z_t, output = normal(98, 1, 4, 4), normal(98, 1, 4, 4, seed=1)
    alpha_bar = schedule.at(t, z_t)
    prediction = interpret(objective, output, z_t, alpha_bar)
    clipped = clip(prediction, z_t, alpha_bar, -0.5, 0.25)
    for z0_hat, eps_hat in (prediction, clipped):
        torch.testing.assert_close(add_noise(z0_hat, eps_hat, alpha_bar), z_t)
    assert clipped.z0_hat.min() == -0.5
    assert clipped.z0_hat.max() == 0.25
    inside = (prediction.z0_hat > -0.5) & (prediction.z0_hat < 0.25)
    assert inside.any()
    torch.testing.assert_close(clipped.eps_hat[inside], prediction.eps_hat[inside])
