from collections.abc import Callable
from dataclasses import replace
from unittest.mock import Mock

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from core.counting.maps import draw_crowd_map
from core.model.config import DiffusionConfig, DotShape, ModelConfig
from core.model.diffusion import LatentDiffusion
from core.model.schedule import Schedule, add_noise, target
from training.autoencoder import AutoencoderObjective, dice_loss, pattern_maps
from training.average import MovingAverage
from training.diffusion import DiffusionObjective, DiffusionTask, Views, collate, density_loss, loss_weight
from training.finetuning.learning import Lessons
from training.finetuning.settings import FinetuneSettings
from training.settings import AutoencoderLoss, DiffusionLoss, DiffusionTraining
from training.views import View

pytestmark = pytest.mark.usefixtures("fp32")

OBJECTIVES = ("eps", "v", "x0")


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def normal(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=generator(seed), dtype=torch.float64)


@pytest.mark.parametrize("b", [0.2, 1.0])
@pytest.mark.parametrize(
    ("weighting", "wanted"),
    [
        ("x0", torch.ones_like),
        ("min-snr", lambda snr: snr.clamp(max=5)),
        ("clamp", lambda snr: snr.clamp(min=1, max=5)),
    ],
)
def test_weighted_losses_are_the_same_whatever_is_predicted(weighting: str, wanted: Callable, b: float) -> None:
    schedule = Schedule.from_config(DiffusionConfig(signal_scale=b))
    t = torch.arange(0, 1000, 37)
    z_0, eps, z0_hat = (normal(len(t), 1, 4, 4, seed=seed) for seed in range(3))
    alpha_bar = schedule.at(t, z_0)
    z_t = add_noise(z_0, eps, alpha_bar)
    eps_hat = (z_t - alpha_bar.sqrt() * z0_hat) / (1 - alpha_bar).sqrt()
    expected = wanted(alpha_bar / (1 - alpha_bar)) * (z0_hat - z_0) ** 2
    for objective in OBJECTIVES:
        error = target(objective, z0_hat, eps_hat, alpha_bar) - target(objective, z_0, eps, alpha_bar)
        weighted = loss_weight(weighting, objective, alpha_bar) * error**2
        torch.testing.assert_close(weighted, expected, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_no_weighting_is_the_plain_squared_error(objective: str) -> None:
    assert (loss_weight("none", objective, torch.linspace(0.1, 0.9, 5)) == 1).all()


@pytest.mark.parametrize("objective", OBJECTIVES)
@pytest.mark.parametrize("weighting", ["none", "x0", "min-snr", "clamp"])
def test_weights_are_finite_over_the_whole_schedule(weighting: str, objective: str) -> None:
    schedule = Schedule.from_config(DiffusionConfig(signal_scale=0.2))
    weight = loss_weight(weighting, objective, schedule.at(torch.arange(1000), torch.zeros(1)))
    assert weight.isfinite().all()
    assert (weight > 0).all()


def some_heads(seed: int = 0) -> Tensor:
    return torch.poisson(torch.full((2, 1, 32, 32), 0.7), generator=generator(seed))


def test_density_loss_is_least_at_the_truth() -> None:
    heads = some_heads()
    truth = (heads + 1e-6).log()
    least = density_loss(truth, heads)
    for seed in range(5):
        shake = 0.3 * torch.randn(truth.shape, generator=generator(seed))
        assert density_loss(truth + shake, heads) > least
    for factor in (0.9, 1.1):
        assert density_loss(truth + np.log(factor), heads) > least


def test_density_loss_is_flat_at_the_truth() -> None:
    heads = some_heads() + 1
    log_density = heads.log().requires_grad_()
    density_loss(log_density, heads).backward()
    assert log_density.grad.abs().max() < 1e-6
    for factor, sign in ((0.5, -1), (2.0, 1)):
        log_density = (factor * heads).log().requires_grad_()
        density_loss(log_density, heads).backward()
        assert (sign * log_density.grad > 0).all()


def test_density_loss_forgives_small_displacements_more_than_wrong_numbers() -> None:
    heads = torch.zeros(1, 1, 32, 32)
    heads[..., 1::4, 1::4] = 1
    moved = heads.roll((1, 1), (2, 3))  # within the same cells of 32 pixels
    fewer = heads.clone()
    fewer[..., 16:, :] = 0
    losses = [density_loss((other + 0.01).log(), heads) for other in (heads, moved, fewer)]
    at_cell = [float((other - heads).abs().sum()) for other in (moved, fewer)]
    assert losses[0] < losses[1]
    assert (losses[1] - losses[0]) / at_cell[0] < (losses[2] - losses[0]) / at_cell[1]


def test_dice_is_nothing_at_the_truth_and_nearly_one_beside_it() -> None:
    x = pattern_maps(np.random.default_rng(1), 4)
    assert float(dice_loss(x, x)) == pytest.approx(0, abs=1e-6)
    assert float(dice_loss(1 - x, x)) == pytest.approx(1, abs=0.01)
    assert 0 < float(dice_loss(torch.full_like(x, 0.5), x)) < 1
    empty = torch.zeros(1, 1, 8, 8)
    assert float(dice_loss(empty, empty)) == 0


def test_targets_show_every_head_once() -> None:
    rng = np.random.default_rng(0)
    crowds = [rng.uniform(0, 128, (n, 2)) for n in (0, 1, 40)]
    views = collate([View(np.zeros((128, 128, 3), np.uint8), heads) for heads in crowds])
    assert views.picture.shape == (3, 128, 128, 3)
    assert views.crowd_map.shape == (3, 1, 128, 128)
    assert views.heads.shape == (3, 1, 16, 16)
    assert views.heads.sum((1, 2, 3)).tolist() == [0, 1, 40]
    for drawn, cells, heads in zip(views.crowd_map, views.heads, crowds, strict=True):
        assert np.array_equal(drawn[0], draw_crowd_map(heads, 128, 128))
        for x, y in heads:
            assert cells[0, int(y // 8), int(x // 8)] > 0


def test_targets_have_the_dots_that_are_wanted() -> None:
    lone = [View(np.zeros((128, 128, 3), np.uint8), np.array([[60.0, 60.0]]))]
    for dot in (DotShape(), DotShape(2, 1)):
        assert np.array_equal(collate(lone, dot).crowd_map[0, 0], draw_crowd_map(lone[0].points, 128, 128, dot))


def test_a_model_learns_the_dots_of_its_e_and_d(tiny_config: ModelConfig, make_model: Callable) -> None:
    small = DotShape(1.5, 1)
    config = replace(tiny_config, autoencoder=replace(tiny_config.autoencoder, dot=small))
    lone = View(np.zeros((128, 128, 3), np.uint8), np.array([[60.0, 60.0]]))
    pictures = Mock(draw=lambda _rng: lone)
    drawn = draw_crowd_map(lone.points, 128, 128, small)
    task = DiffusionTask(make_model(config), pictures, DiffusionTraining(), Mock(), {})
    assert np.array_equal(task.batch(0, 0).crowd_map[0, 0], drawn)
    assert np.array_equal(Lessons(pictures, None, FinetuneSettings(), small).batch(0).crowd_map[0, 0], drawn)


def batch(seed: int = 0, count: int = 3) -> Views:
    rng = np.random.default_rng(seed)
    return collate(
        [View(rng.integers(0, 256, (128, 128, 3), np.uint8), rng.uniform(0, 128, (30, 2))) for _ in range(count)]
    )


@pytest.fixture
def make_objective(tiny_config: ModelConfig, make_model: Callable) -> Callable[..., DiffusionObjective]:
    def make(weights: DiffusionLoss | None = None, crossed: bool = True, **more: bool) -> DiffusionObjective:
        config = replace(tiny_config, unet=replace(tiny_config.unet, cross_attention=crossed))
        return DiffusionObjective(make_model(config).requires_grad_(True), weights or DiffusionLoss(), **more)

    return make


@pytest.mark.parametrize("crossed", [True, False])
def test_whatever_is_trained_gets_a_gradient_and_e_and_d_stay(make_objective: Callable, crossed: bool) -> None:
    """Several processes wait for the gradient of every weight that wants one."""
    objective = make_objective(DiffusionLoss(own_states=0.5), crossed).train()
    before = {name: t.clone() for name, t in objective.model.autoencoder.state_dict().items()}
    objective(batch(), generator())["loss"].backward()
    trained = {name for name, p in objective.named_parameters() if p.requires_grad}
    assert {name for name, p in objective.named_parameters() if p.grad is not None} == trained
    assert not any(name.startswith("model.autoencoder") for name in trained)
    assert any(name.startswith("model.domain_encoder.tokens") for name in trained) is crossed
    assert not objective.model.autoencoder.training
    assert objective.model.unet.training
    assert all(torch.equal(t, before[name]) for name, t in objective.model.autoencoder.state_dict().items())


def test_t_may_learn_by_its_auxiliary_losses_alone(make_objective: Callable) -> None:
    objective = make_objective(DiffusionLoss(diffusion=0, occupancy=0.7, density=1.3)).train()
    terms = objective(batch(), generator())
    assert sorted(terms) == ["density", "loss", "occupancy"]
    expected = 0.7 * terms["occupancy"] + 1.3 * terms["density"]
    assert float(terms["loss"].detach()) == pytest.approx(float(expected.detach()), rel=1e-5)
    terms["loss"].backward()
    wanted = {name for name, p in objective.named_parameters() if p.requires_grad}
    assert wanted == {name for name, p in objective.named_parameters() if p.grad is not None}
    assert {name.split(".")[1] for name in wanted} == {"domain_encoder"}


def test_the_diffusion_loss_has_a_weight(make_objective: Callable) -> None:
    weights = DiffusionLoss(map=0.0)
    once, thrice = (make_objective(replace(weights, diffusion=d)).eval()(batch(), generator()) for d in (1.0, 3.0))
    assert once["diffusion"] == thrice["diffusion"]
    twice = (thrice["loss"] - once["loss"]).detach()
    assert float(twice) == pytest.approx(2 * float(once["diffusion"].detach()), rel=1e-4)


@pytest.mark.parametrize("frozen", [True, False])
def test_frozen_norms_work_as_they_do_when_it_counts(make_objective: Callable, frozen: bool) -> None:
    objective = make_objective(frozen_norms=frozen)
    picture = batch().picture.permute(0, 3, 1, 2).float() / 255
    before = {name: t.clone() for name, t in objective.model.domain_encoder.state_dict().items()}
    counting = objective.eval().model.domain_encoder(picture).log_density
    learning = objective.train().model.domain_encoder(picture).log_density
    after = objective.model.domain_encoder.state_dict()
    assert torch.equal(counting, learning) is frozen
    assert all(torch.equal(t, before[name]) for name, t in after.items()) is frozen
    assert objective.model.unet.training


def test_the_loss_is_the_weighted_sum_of_its_terms(make_objective: Callable) -> None:
    weights = DiffusionLoss(weighting="clamp", occupancy=0.7, density=1.3, map=0.4)
    terms = {name: term.detach() for name, term in make_objective(weights).eval()(batch(), generator()).items()}
    expected = terms["diffusion"] + 0.7 * terms["occupancy"] + 1.3 * terms["density"] + 0.4 * terms["map"]
    assert float(terms["loss"]) == pytest.approx(float(expected), rel=1e-5)
    assert all(value.isfinite() for value in terms.values())
    assert "map" not in make_objective(replace(weights, map=0.0)).eval()(batch(), generator())


def test_losses_depend_on_batch_and_generator_alone(make_objective: Callable) -> None:
    objective = make_objective(DiffusionLoss(own_states=0.5)).eval()
    one, same, other = (float(objective(batch(), generator(seed))["loss"].detach()) for seed in (1, 1, 2))
    assert one == same != other


@pytest.mark.parametrize("count", [1, 4, 10])
def test_timesteps_are_spread_over_the_schedule(make_objective: Callable, count: int) -> None:
    objective = make_objective()
    for seed in range(20):
        t = objective._timesteps(count, generator(seed)).sort().values
        assert (t * count // 1000).tolist() == list(range(count))


def test_no_timestep_lies_behind_the_last(make_objective: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Added to 9, the largest number below one is rounded to 10."""
    objective, almost = make_objective(), torch.nextafter(torch.ones(1), torch.zeros(1))
    monkeypatch.setattr(torch, "rand", lambda count, **_: almost.expand(count))
    for count in (1, 3, 10):
        assert objective._timesteps(count, generator()).max() == 999


def test_the_autoencoder_learns_from_every_term(tiny_model: LatentDiffusion) -> None:
    weights = AutoencoderLoss(noise=0.1, quantisation=0.5, dice=0.6, coverage=0.7)
    objective = AutoencoderObjective(tiny_model.autoencoder.requires_grad_(True), weights)
    terms = objective(pattern_maps(np.random.default_rng(1), 2), generator())
    terms["loss"].backward()
    terms = {name: term.detach() for name, term in terms.items()}
    expected = terms["map"] + 0.5 * terms["quantisation"] + 0.6 * terms["dice"] + 0.7 * terms["coverage"]
    assert float(terms["loss"]) == pytest.approx(float(expected), rel=1e-5)
    assert all(p.grad is not None for p in objective.parameters())


def test_the_noise_before_d_is_the_generators(tiny_model: LatentDiffusion) -> None:
    x = pattern_maps(np.random.default_rng(1), 2)

    def loss(noise: float, seed: int) -> float:
        return float(
            AutoencoderObjective(tiny_model.autoencoder, AutoencoderLoss(noise=noise))(x, generator(seed))["map"]
        )

    assert loss(0.5, 1) == loss(0.5, 1) != loss(0.5, 2)
    assert loss(0.0, 1) == loss(0.0, 2)


class Small(nn.Module):
    """One weight, batch norm with its running statistics and its counter."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(3))
        self.norm = nn.BatchNorm1d(3)


def test_the_average_starts_fast_and_ends_slow() -> None:
    module = Small()
    average = MovingAverage(module, decay=0.9)
    with torch.no_grad():
        module.weight.fill_(1.0)
        module.norm.running_mean.fill_(2.0)
        module.norm.num_batches_tracked.fill_(5)
    expected = 0.0
    for step in range(1, 200):
        average.update(module, step)
        decay = min(0.9, (1 + step) / (10 + step))
        expected = decay * expected + (1 - decay)
        assert float(average.module.weight[0]) == pytest.approx(expected, rel=1e-4)
        assert float(average.module.norm.running_mean[0]) == pytest.approx(2 * expected, rel=1e-4)
    assert expected > 0.999
    assert not average.module.training
    assert not any(p.requires_grad for p in average.module.parameters())
    assert (module.weight == 1).all()
