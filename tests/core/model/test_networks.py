from collections.abc import Callable
from dataclasses import replace

import pytest
import torch
from torch import Tensor

from core.model.config import ModelConfig
from core.model.diffusion import LatentDiffusion
from core.model.schedule import add_noise
from core.model.unet import fourier_features


def noise(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


@torch.no_grad()
def test_shapes_are_the_posters() -> None:
    model = LatentDiffusion(ModelConfig()).eval()
    domain = model.domain_encoder(torch.rand(1, 3, 256, 256))
    assert domain.zeta.shape == (1, 3, 64, 64)
    assert domain.tokens.shape == (1, 96, 16, 16)
    assert domain.log_density.shape == (1, 1, 32, 32)
    assert domain.occupancy.shape == (1, 1, 64, 64)
    z_0 = model.autoencoder.encode(torch.zeros(1, 1, 256, 256))
    assert z_0.shape == (1, 1, 64, 64)
    prediction = model.predict(z_0, torch.tensor([500]), domain)
    assert prediction.z0_hat.shape == prediction.eps_hat.shape == z_0.shape
    assert model.autoencoder.decode(z_0).shape == (1, 1, 256, 256)


@pytest.mark.parametrize("channels", [1, 3])
@torch.no_grad()
def test_latents_may_have_several_channels(
    channels: int, tiny_config: ModelConfig, make_model: Callable[..., LatentDiffusion]
) -> None:
    model = make_model(replace(tiny_config, autoencoder=replace(tiny_config.autoencoder, latent_channels=channels)))
    z_0 = model.autoencoder.encode(torch.zeros(2, 1, 64, 96))
    assert z_0.shape == (2, channels, 16, 24)
    domain = model.domain_encoder(torch.rand(2, 3, 64, 96))
    assert model.predict(z_0, torch.tensor([5, 10]), domain).z0_hat.shape == z_0.shape


@torch.no_grad()
def test_t_does_not_care_where_the_picture_begins(tiny_model: LatentDiffusion) -> None:
    y = torch.rand(1, 3, 736, 736, generator=torch.Generator().manual_seed(0))
    whole, moved = tiny_model.domain_encoder(y), tiny_model.domain_encoder(y[..., 32:, 64:])
    for name, cell in (("zeta", 4), ("occupancy", 4), ("log_density", 8), ("tokens", 16)):
        centre = slice(352 // cell, 384 // cell)
        rows, columns = slice(320 // cell, 352 // cell), slice(288 // cell, 320 // cell)
        expected = getattr(whole, name)[..., centre, centre]
        assert expected.std() > 1e-3
        torch.testing.assert_close(getattr(moved, name)[..., rows, columns], expected, rtol=1e-4, atol=1e-4)


def test_gradients_of_the_diffusion_reach_t_by_both_ways(tiny_model: LatentDiffusion) -> None:
    tiny_model.requires_grad_(True)
    domain = tiny_model.domain_encoder(torch.rand(1, 3, 64, 64))
    for part in (domain.zeta, domain.tokens):
        part.retain_grad()
    z_t = noise(1, 1, 16, 16)
    (tiny_model.predict(z_t, torch.tensor([400]), domain).z0_hat * noise(1, 1, 16, 16, seed=1)).sum().backward()
    assert domain.zeta.grad.abs().sum() > 0
    assert domain.tokens.grad.abs().sum() > 0
    assert tiny_model.domain_encoder.stem[0].weight.grad.abs().sum() > 0
    assert all(p.grad is not None for p in tiny_model.unet.parameters())


@torch.no_grad()
def test_without_cross_attention_only_zeta_conditions(
    tiny_config: ModelConfig, make_model: Callable[..., LatentDiffusion]
) -> None:
    z_t, t = noise(1, 1, 16, 16), torch.tensor([300])
    for crossed in (True, False):
        model = make_model(replace(tiny_config, unet=replace(tiny_config.unet, cross_attention=crossed)))
        domain = model.domain_encoder(torch.rand(1, 3, 64, 64))
        plain = model.predict(z_t, t, domain).z0_hat
        other_tokens = model.predict(z_t, t, domain._replace(tokens=domain.tokens + 1 + noise(*domain.tokens.shape)))
        other_zeta = model.predict(z_t, t, domain._replace(zeta=domain.zeta + 1))
        assert torch.equal(other_tokens.z0_hat, plain) is not crossed
        assert not torch.equal(other_zeta.z0_hat, plain)


@torch.no_grad()
def test_the_samples_of_a_batch_do_not_mix(tiny_model: LatentDiffusion) -> None:
    z_t, t = noise(3, 1, 16, 16), torch.tensor([10, 500, 999])
    y = torch.rand(3, 3, 64, 64, generator=torch.Generator().manual_seed(0))
    together = tiny_model.predict(z_t, t, tiny_model.domain_encoder(y)).z0_hat
    for i in range(3):
        alone = tiny_model.predict(z_t[i : i + 1], t[i : i + 1], tiny_model.domain_encoder(y[i : i + 1])).z0_hat
        torch.testing.assert_close(alone, together[i : i + 1], rtol=1e-4, atol=1e-5)


@torch.no_grad()
def test_one_time_and_one_picture_serve_a_whole_batch(tiny_model: LatentDiffusion) -> None:
    domain = tiny_model.domain_encoder(torch.rand(1, 3, 64, 96, generator=torch.Generator().manual_seed(0)))
    z_t = noise(3, 1, 16, 24)
    shared = tiny_model.predict(z_t, torch.tensor([400]), domain)
    three = domain._replace(zeta=domain.zeta.expand(3, -1, -1, -1), tokens=domain.tokens.expand(3, -1, -1, -1))
    each = tiny_model.predict(z_t, torch.tensor([400, 400, 400]), three)
    assert each.z0_hat.std() > 0.01
    torch.testing.assert_close(shared.z0_hat, each.z0_hat, rtol=1e-4, atol=1e-5)


@torch.no_grad()
def test_the_u_net_knows_the_time(tiny_model: LatentDiffusion) -> None:
    z_t, y = noise(1, 1, 16, 16), torch.rand(1, 3, 64, 64)
    domain = tiny_model.domain_encoder(y)
    log_snr = (tiny_model.schedule.log_snr(t) for t in (10, 900))
    early, late = (tiny_model.unet(z_t, value, domain.zeta, domain.tokens) for value in log_snr)
    assert not torch.allclose(early, late, atol=1e-3)


@pytest.mark.parametrize("objective", ["eps", "v", "x0"])
@torch.no_grad()
def test_predictions_agree_with_z_t_whatever_the_objective(
    objective: str, tiny_config: ModelConfig, make_model: Callable[..., LatentDiffusion]
) -> None:
    model = make_model(replace(tiny_config, diffusion=replace(tiny_config.diffusion, objective=objective)))
    z_t, t = noise(2, 1, 16, 16), torch.tensor([100, 700])
    prediction = model.predict(z_t, t, model.domain_encoder(torch.rand(2, 3, 64, 64)))
    torch.testing.assert_close(add_noise(*prediction, model.schedule.at(t, z_t)), z_t, rtol=1e-3, atol=1e-4)


def test_fourier_features_tell_times_apart() -> None:
    features = fourier_features(torch.linspace(-2, 2, 200), 16)
    assert features.shape == (200, 16)
    distance = torch.cdist(features, features) + 10 * torch.eye(200)
    assert distance.min() > 0.01
