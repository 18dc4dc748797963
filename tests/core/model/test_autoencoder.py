import pytest
import torch
from torch import Tensor

from core.model.autoencoder import Autoencoder, VectorQuantiser
from core.model.config import AutoencoderConfig
from core.model.diffusion import LatentDiffusion


def noise(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def quantiser(channels: int) -> VectorQuantiser:
    """Codes in no order, as training leaves them."""
    layer = VectorQuantiser(17, channels)
    with torch.no_grad():
        layer.codes.copy_(noise(17, channels, seed=3))
    return layer


@pytest.mark.parametrize("channels", [1, 3])
def test_cells_snap_to_their_nearest_code(channels: int) -> None:
    layer, z = quantiser(channels), noise(2, channels, 5, 7) * 2
    rows = z.permute(0, 2, 3, 1).reshape(-1, channels)
    nearest = (rows[:, None] - layer.codes[None]).square().sum(-1).argmin(1)
    expected = layer.codes[nearest].reshape(2, 5, 7, channels).permute(0, 3, 1, 2)
    assert torch.equal(layer.lookup(z), expected)
    torch.testing.assert_close(layer(z), expected)


@pytest.mark.parametrize("channels", [1, 3])
def test_the_gradient_passes_straight_through(channels: int) -> None:
    layer, z, weight = quantiser(channels), noise(1, channels, 4, 4).requires_grad_(), noise(1, channels, 4, 4, seed=1)
    (layer(z) * weight).sum().backward()
    assert torch.equal(z.grad, weight)
    assert layer.codes.grad is None or not layer.codes.grad.any()


@pytest.mark.parametrize("channels", [1, 3])
def test_quantisation_losses_pull_codes_and_latents_together(channels: int) -> None:
    layer, z = quantiser(channels), noise(1, channels, 6, 6).requires_grad_()
    loss = layer.losses(z)
    loss.backward()
    used = torch.unique(layer.lookup(z).detach().permute(0, 2, 3, 1).reshape(-1, channels), dim=0)
    touched = layer.codes.grad.abs().sum(1) > 0
    assert touched.sum() == len(used)
    with torch.no_grad():
        layer.codes -= 0.1 * layer.codes.grad
        assert layer.losses(z) < loss
        assert layer.losses(z - 0.1 * z.grad) < layer.losses(z)
    at_codes = layer.codes.detach().T.reshape(1, channels, 1, -1)
    assert layer.losses(at_codes) == 0


@pytest.fixture
def autoencoder(tiny_model: LatentDiffusion) -> Autoencoder:
    return tiny_model.autoencoder


def maps(count: int) -> Tensor:
    return (noise(count, 1, 32, 48) > 1).float()


@torch.no_grad()
@pytest.mark.parametrize("channels", [1, 3])
def test_the_latent_is_four_times_coarser(channels: int) -> None:
    autoencoder = Autoencoder(AutoencoderConfig(width=8, blocks=1, latent_channels=channels, codes=16)).eval()
    z = autoencoder.encode(maps(2))
    assert z.shape == (2, channels, 8, 12)
    assert autoencoder.decode(z).shape == (2, 1, 32, 48)


@torch.no_grad()
def test_standardised_latents_have_no_mean_and_unit_variance(autoencoder: Autoencoder) -> None:
    x = maps(20)
    autoencoder.standardise(autoencoder.encoder(x))
    z = autoencoder.encode(x)
    assert float(z.mean()) == pytest.approx(0, abs=1e-4)
    assert float(z.std()) == pytest.approx(1, rel=1e-4)
    low, high = autoencoder.latent_range()
    assert low <= z.min() < z.max() <= high
    edges = torch.tensor([low, high]) * autoencoder.latent_std + autoencoder.latent_mean
    torch.testing.assert_close(edges, torch.tensor([-1.0, 1.0]))


@torch.no_grad()
def test_standardising_does_not_change_what_comes_out(autoencoder: Autoencoder) -> None:
    x = maps(4)
    before = autoencoder.decode(autoencoder.encode(x))
    autoencoder.standardise(autoencoder.encoder(maps(9)) * 2 + 1)
    torch.testing.assert_close(autoencoder.decode(autoencoder.encode(x)), before, rtol=1e-3, atol=1e-4)


@torch.no_grad()
def test_d_reads_nothing_but_the_codes(autoencoder: Autoencoder) -> None:
    autoencoder.latent_mean.fill_(0.3)
    autoencoder.latent_std.fill_(0.5)
    z = noise(1, 1, 8, 12)
    codes = autoencoder.quantiser.lookup(z * 0.5 + 0.3)
    on_codes = (codes - 0.3) / 0.5
    assert not torch.equal(on_codes, z)
    torch.testing.assert_close(autoencoder.decode(on_codes), autoencoder.decode(z), rtol=1e-3, atol=1e-4)
    spacing = 2 / 15 / 0.5
    assert not torch.allclose(autoencoder.decode(on_codes + spacing), autoencoder.decode(z), atol=1e-2)
