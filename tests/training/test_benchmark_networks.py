from collections.abc import Callable

import pytest
import torch
from torch import nn

from training.benchmark import adm
from training.benchmark.networks import MCNN, CSRNet, P2PNet
from training.benchmark.rivals import RIVALS, Rival, time_rival

CONV = 256 * 256 * 9 + 256
"""Parameters of a 3x3 convolution from 256 to 256 channels."""

UNUSED_BY_P2PNET = (2 * 2 + 1) * CONV + (256 * 256 + 256) + CONV
"""Of the published count: of each head two convolutions, of the pyramid the coarsest and the finest output."""


@pytest.mark.parametrize(
    ("make", "unused", "published"),
    [
        (MCNN, 0, 0.13e6),
        (CSRNet, 0, 16.26e6),
        (P2PNet, UNUSED_BY_P2PNET, 21.6e6),
        (adm.PixelUNet, 0, 312e6),  # of the upsampler that it is taken from
    ],
)
def test_networks_have_the_published_size(make: Callable[[], nn.Module], unused: int, published: float) -> None:
    with torch.device("meta"):
        parameters = sum(parameter.numel() for parameter in make().parameters())
    assert parameters + unused == pytest.approx(published, rel=0.03)


@pytest.mark.parametrize(("make", "channels", "stride"), [(MCNN, [1], 4), (CSRNet, [1], 8), (P2PNet, [8, 8], 8)])
def test_networks_look_at_the_published_grid(make: Callable[[], nn.Module], channels: list[int], stride: int) -> None:
    with torch.device("meta"):
        output = make()(torch.zeros(1, 3, 128, 192))
    outputs = output if isinstance(output, tuple) else (output,)
    assert [tuple(part.shape) for part in outputs] == [(1, c, 128 // stride, 192 // stride) for c in channels]


def test_the_pixel_unet_answers_for_every_pixel() -> None:
    with torch.device("meta"):
        network = adm.PixelUNet(64, (1, 2, 2), 1, (1, 2))
        output = network(torch.zeros(1, 1, 64, 64), torch.zeros(1), torch.zeros(1, 3, 64, 64))
    assert output.shape == (1, 2, 64, 64)


@pytest.mark.parametrize(("size", "patches"), [((256, 256), 1), ((100, 90), 1), ((1024, 768), 35), ((257, 256), 2)])
def test_patches_overlap_by_half(size: tuple[int, int], patches: int) -> None:
    assert adm.patches(*size) == patches


def test_a_network_in_patches_and_steps_is_timed_once_and_multiplied(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((10.0, 12.0))
    monkeypatch.setattr("time.perf_counter", lambda: next(clock))
    mcnn = RIVALS[0]
    assert time_rival(mcnn, 64, 48) == 2.0
    clock = iter((10.0, 12.0))
    several = mcnn.__class__("several", MCNN, lambda width, height: width // height)
    assert time_rival(several, 96, 32) == 6.0


def test_a_network_evaluated_often_is_timed_warm(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, costs = [0.0], iter((100.0, 2.0))

    class Slow(MCNN):
        def forward(self, y: torch.Tensor) -> torch.Tensor:
            clock[0] += next(costs)
            return y

    monkeypatch.setattr("time.perf_counter", lambda: clock[0])
    assert time_rival(Rival("slow", Slow, lambda _width, _height: 7), 64, 48) == 14.0
