"""What a user would pick instead, made ready as our own networks are, and the time of one picture."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor, nn

from core.model.precision import autocast
from core.model.ready import lay_out
from training.benchmark import adm
from training.benchmark.networks import MCNN, CSRNet, P2PNet

CPU: Final = "cpu"


@dataclass(frozen=True)
class Rival:
    """A network to compare with.

    Attributes:
        name: of the paper.
        make: builds it, with random weights.
        evaluations: how often it is evaluated for a picture of a width and height.
        patch: side of what it is evaluated on, pixels; None is the whole picture.
    """

    name: str
    make: Callable[[], nn.Module]
    evaluations: Callable[[int, int], int] = lambda _width, _height: 1
    patch: int | None = None


RIVALS = (Rival("MCNN", MCNN), Rival("CSRNet", CSRNet), Rival("P2PNet", P2PNet))

CROWDDIFF = Rival("CrowdDiff", adm.PixelUNet, lambda width, height: adm.STEPS * adm.patches(width, height), adm.PATCH)


@torch.inference_mode()
def time_rival(rival: Rival, width: int, height: int) -> float:
    """Seconds for a picture, its reading and whatever follows the network left out.

    The network is built for the occasion and forgotten. One that is evaluated often is evaluated twice, and the second
    time, when it is as warm as it then stays, is multiplied.
    """
    network = rival.make().eval()
    lay_out(network, CPU)
    picture = _noise(3, *((rival.patch, rival.patch) if rival.patch else (height, width)))
    inputs = (_noise(1, *picture.shape[2:]), torch.zeros(1), picture) if rival.patch else (picture,)
    evaluations = rival.evaluations(width, height)
    with autocast(CPU):
        if evaluations > 1:
            network(*inputs)
        begun = time.perf_counter()
        network(*inputs)
        return evaluations * (time.perf_counter() - begun)


def _noise(channels: int, height: int, width: int) -> Tensor:
    return torch.rand(1, channels, height, width).contiguous(memory_format=torch.channels_last)
