import pytest
import torch
from torch import nn

from core.model.diffusion import LatentDiffusion
from core.model.precision import autocast, uses_bf16
from core.model.ready import lay_out, make_ready


def seen(model: LatentDiffusion) -> list[torch.Tensor]:
    """What T, the U-Net and D say of one picture."""
    generator = torch.Generator().manual_seed(0)
    y, z_t = torch.rand(1, 3, 64, 96, generator=generator), torch.randn(1, 1, 16, 24, generator=generator)
    with torch.inference_mode(), autocast("cpu"):
        domain = model.domain_encoder(y)
        return [*domain, model.predict(z_t, torch.tensor([300]), domain).z0_hat, model.autoencoder.decode(z_t)]


@pytest.mark.usefixtures("fp32")
def test_a_ready_model_says_the_same_without_batch_norms(tiny_model: LatentDiffusion) -> None:
    before = seen(tiny_model)
    assert make_ready(tiny_model, "cpu") is tiny_model
    assert not any(isinstance(module, nn.BatchNorm2d) for module in tiny_model.modules())
    for now, then in zip(seen(tiny_model), before, strict=True):
        assert then.std() > 0.01
        torch.testing.assert_close(now, then, rtol=1e-4, atol=1e-4)


def test_weights_are_stored_as_autocast_would_round_them(
    tiny_model: LatentDiffusion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOTORI_PRECISION", "bf16")
    uses_bf16.cache_clear()
    try:
        before = seen(tiny_model)
        lay_out(tiny_model, "cpu")
        after = seen(tiny_model)
    finally:
        uses_bf16.cache_clear()
    assert tiny_model.unet.enter.weight.dtype == torch.bfloat16
    assert tiny_model.autoencoder.quantiser.codes.dtype == torch.float32
    for now, then in zip(after, before, strict=True):
        torch.testing.assert_close(now, then, rtol=0, atol=0)
