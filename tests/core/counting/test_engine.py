from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch

from core.counting.engine import Engine, KeptLevels, kept_for, padded
from core.counting.tiles import Tiling
from core.model.config import ModelConfig
from core.model.diffusion import LatentDiffusion
from core.model.domain_encoder import Domain

WHOLE = Tiling(core=4096)

pytestmark = pytest.mark.usefixtures("fp32")

Picture = Callable[..., np.ndarray]


def last(domains: object) -> Domain:
    return list(domains)[-1]


@pytest.mark.parametrize(
    ("height", "width", "tiling"),
    [
        (64, 1197, Tiling(core=320)),
        (1197, 50, Tiling(core=384, offset=96)),
        (800, 830, Tiling(core=480, offset=416)),
    ],
)
def test_tiles_make_no_difference(
    tiny_model: LatentDiffusion, noise_picture: Picture, height: int, width: int, tiling: Tiling
) -> None:
    picture = noise_picture(height, width)
    whole, tiled = Engine(tiny_model, WHOLE), Engine(tiny_model, tiling)
    assert len(tiling.over(padded(height), padded(width), tiling.context)) >= 3
    domain, pieces = last(whole.see(picture)), last(tiled.see(picture))
    for name in ("zeta", "log_density"):
        assert getattr(domain, name).std() > 0.01
        torch.testing.assert_close(getattr(pieces, name), getattr(domain, name), rtol=1e-4, atol=1e-4)
    torch.testing.assert_close(pieces.tokens, domain.tokens, rtol=0.01, atol=0.01)  # kept in bf16

    z_t = torch.randn(2, 1, *domain.zeta.shape[2:], generator=torch.Generator().manual_seed(0))
    prediction, parts = whole.denoise(z_t, 400, domain), tiled.denoise(z_t, 400, domain)
    assert prediction.z0_hat.std() > 0.01
    torch.testing.assert_close(parts.z0_hat, prediction.z0_hat, rtol=1e-4, atol=1e-4)
    torch.testing.assert_close(parts.eps_hat, prediction.eps_hat, rtol=1e-4, atol=1e-4)

    crowd_map = whole.crowd_map(z_t[:1])
    assert crowd_map.std() > 0.01
    np.testing.assert_allclose(tiled.crowd_map(z_t[:1]), crowd_map, rtol=1e-4, atol=1e-4)


def reach(output: torch.Tensor, source: torch.Tensor, place: int, cell: int, source_cell: int = 1) -> int:
    """How many pixels beyond its own cell the output at (place, place) depends on the source."""
    (gradient,) = torch.autograd.grad(output[..., place, place].sum(), source, retain_graph=True)
    rows, columns = gradient[0].abs().sum(0).nonzero().T * source_cell
    low, high = (rows.min(), columns.min()), (rows.max(), columns.max())
    return int(max(place * cell - min(low), max(high) + source_cell - (place + 1) * cell))


def test_margins_are_as_wide_as_the_networks_see(
    tiny_config: ModelConfig, make_model: Callable[..., LatentDiffusion]
) -> None:
    """With the depths that ship; widths make no difference."""
    config = replace(
        tiny_config, domain_encoder=replace(tiny_config.domain_encoder, depths=ModelConfig().domain_encoder.depths)
    )
    model = make_model(config)
    y = torch.rand(1, 3, 768, 768).requires_grad_()
    domain = model.domain_encoder(y)
    parts = ((domain.zeta, 4), (domain.tokens, 16), (domain.log_density, 8))
    seen = [reach(part, y, 384 // cell, cell) for part, cell in parts]
    assert Tiling().context - 32 < max(seen) <= Tiling().context

    z_t, zeta, tokens = (torch.rand(1, c, s, s).requires_grad_() for c, s in ((1, 96), (3, 96), (8, 24)))
    output = model.unet(z_t, torch.zeros(1), zeta, tokens)
    seen = [reach(output, source, 48, 4, cell) for source, cell in ((z_t, 4), (zeta, 4), (tokens, 16))]
    assert Tiling().margin - 32 < max(seen) <= Tiling().margin

    codes = torch.rand(1, 1, 96, 96).requires_grad_()
    assert 0 < reach(model.autoencoder.decoder(codes), codes, 192, 1, 4) <= Tiling().margin


def test_without_margins_tiles_would_show(tiny_model: LatentDiffusion, noise_picture: Picture) -> None:
    picture = noise_picture(64, 800)
    domain, pieces = (last(Engine(tiny_model, t).see(picture)) for t in (WHOLE, Tiling(core=256, context=0, offset=32)))
    assert not torch.allclose(pieces.zeta, domain.zeta, atol=1e-2)


def test_what_t_has_seen_grows_tile_by_tile(tiny_model: LatentDiffusion, noise_picture: Picture) -> None:
    seen = [
        int(domain.zeta.any(1).sum()) for domain in Engine(tiny_model, Tiling(64, 32, 32)).see(noise_picture(64, 256))
    ]
    assert seen == [16 * 16, 16 * 32, 16 * 48, 16 * 64]


@pytest.mark.parametrize(("height", "width"), [(1, 1), (32, 32), (33, 700), (64, 31)])
def test_fields_span_the_padded_picture(
    tiny_model: LatentDiffusion, noise_picture: Picture, height: int, width: int
) -> None:
    engine = Engine(tiny_model)
    domain = last(engine.see(noise_picture(height, width)))
    high, wide = padded(height), padded(width)
    assert high % 32 == wide % 32 == 0
    assert height <= high < height + 32
    assert width <= wide < width + 32
    assert domain.zeta.shape == (1, 3, high // 4, wide // 4)
    assert domain.tokens.shape == (1, 8, high // 16, wide // 16)
    assert domain.log_density.shape == (1, 1, high // 8, wide // 8)
    crowd_map = engine.crowd_map(torch.zeros(1, 1, high // 4, wide // 4))
    assert crowd_map.shape == (high, wide)
    assert crowd_map.dtype == np.float32
    assert 0 <= crowd_map.min() <= crowd_map.max() <= 1


def test_samples_are_worked_together_as_alone(tiny_model: LatentDiffusion, noise_picture: Picture) -> None:
    engine = Engine(tiny_model)
    domain = last(engine.see(noise_picture(64, 64)))
    z_t = torch.randn(3, 1, 16, 16, generator=torch.Generator().manual_seed(0))
    together = engine.denoise(z_t, 500, domain).z0_hat
    for k in range(3):
        alone = engine.denoise(z_t[k : k + 1], 500, domain).z0_hat
        torch.testing.assert_close(alone, together[k : k + 1], rtol=1e-4, atol=1e-5)


def test_z0_hat_is_kept_within_what_e_can_give(tiny_model: LatentDiffusion, noise_picture: Picture) -> None:
    tiny_model.autoencoder.latent_mean.fill_(0.2)
    engine = Engine(tiny_model)
    domain = last(engine.see(noise_picture(64, 64)))
    z_t = 50 * torch.randn(1, 1, 16, 16, generator=torch.Generator().manual_seed(0))
    z0_hat = engine.denoise(z_t, 300, domain).z0_hat
    low, high = tiny_model.autoencoder.latent_range()
    assert z0_hat.min() == pytest.approx(low)
    assert z0_hat.max() == pytest.approx(high)


def test_nothing_asks_for_gradients(tiny_model: LatentDiffusion, noise_picture: Picture) -> None:
    engine = Engine(tiny_model.requires_grad_(True))
    domain = last(engine.see(noise_picture(32, 32)))
    prediction = engine.denoise(torch.zeros(1, 1, 8, 8), 10, domain)
    assert not any(part.requires_grad for part in (*domain, *prediction))


def test_steps_between_keep_what_the_coarse_levels_said(tiny_model: LatentDiffusion, noise_picture: Picture) -> None:
    engine, kept = Engine(tiny_model, Tiling(core=64, margin=32)), KeptLevels(2)
    domain = last(engine.see(noise_picture(64, 160)))
    assert len(engine.tiling.over(64, 160)) == 3
    first, second, third = torch.randn(3, 1, 1, 16, 40, generator=torch.Generator().manual_seed(0)).unbind()

    def differs(z_t: torch.Tensor) -> float:
        """How far z0_hat is from the one of a step that keeps nothing."""
        with_kept = engine.denoise(z_t, 300, domain, kept).z0_hat
        return float((with_kept - engine.denoise(z_t, 300, domain).z0_hat).abs().max())

    assert differs(first) == 0
    assert differs(second) > 1e-3
    assert differs(third) == 0
    assert differs(third) == 0  # what was kept is of the very same state
    engine.denoise(first, 300, domain, kept)
    assert differs(third) > 1e-3


def test_only_long_runs_keep_anything() -> None:
    assert [kept_for(steps) for steps in (1, 8, 20, 49, 50, 100, 500, 1000)] == [1, 1, 1, 1, 2, 4, 5, 5]


def test_no_step_looks_where_t_expects_nobody(tiny_model: LatentDiffusion, noise_picture: Picture) -> None:
    engine = Engine(tiny_model, Tiling(core=64, margin=32))
    domain = last(engine.see(noise_picture(64, 320)))
    z_t = torch.randn(2, 1, 16, 80, generator=torch.Generator().manual_seed(0))
    everywhere = engine.denoise(z_t, 300, domain)
    seen: list[int] = []
    tiny_model.unet.register_forward_pre_hook(lambda _unet, given: seen.append(given[0].shape[-1]))
    density = domain.log_density.clone()
    density[..., 20:] = -20  # from pixel 160 on
    skipped = engine.denoise(z_t, 300, domain._replace(log_density=density))
    # The third core ends at 192 and its margin begins at 96; the fourth sees from 160 on and is the first empty one.
    assert seen == [96 // 4, 128 // 4, 128 // 4]
    torch.testing.assert_close(skipped.z0_hat[..., :48], everywhere.z0_hat[..., :48], rtol=0, atol=0)
    nobody = tiny_model.autoencoder.encode(torch.zeros(1, 1, 128, 128))[..., 16:17, 16:17]
    torch.testing.assert_close(skipped.z0_hat[..., 48:], nobody.expand(2, 1, 16, 32), rtol=0, atol=1e-6)
    alpha_bar = tiny_model.schedule.at(300, z_t)
    again = alpha_bar.sqrt() * skipped.z0_hat + (1 - alpha_bar).sqrt() * skipped.eps_hat
    torch.testing.assert_close(again, z_t, rtol=1e-4, atol=1e-4)
