"""T: the domain encoder, picture y -> zeta. It runs once for a picture, whatever the number of sampling steps."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import torch.nn.functional as F
from torch import Tensor, nn

from core.model.config import DomainEncoderConfig
from core.model.layers import ConvNorm, ResidualBlock


class Domain(NamedTuple):
    """What T sees in a picture.

    Attributes:
        zeta: (B, 3, H / 4, W / 4), T(y), concatenated to z_t.
        tokens: (B, C, H / 16, W / 16), the keys and values of cross-attention.
        log_density: (B, 1, H / 8, W / 8), log of the expected heads in each cell of 8 x 8 pixels: T's own count.
        occupancy: (B, 1, H / 4, W / 4), logit of a dot's presence in each cell; only trained with, never read later.
    """

    zeta: Tensor
    tokens: Tensor
    log_density: Tensor
    occupancy: Tensor


def _stage(c_in: int, c_out: int, depth: int) -> nn.Sequential:
    return nn.Sequential(ConvNorm(c_in, c_out, stride=2), *(ResidualBlock(c_out) for _ in range(depth)))


class DomainEncoder(nn.Module):
    """A residual pyramid: down to 1/32 for context, up again to 1/4 for place.

    y (B, 3, H, W), RGB in [0, 1], H and W multiples of 32 -> `Domain`.
    """

    def __init__(self, config: DomainEncoderConfig) -> None:
        super().__init__()
        widths, depths = config.widths, config.depths
        self.stem = ConvNorm(3, config.stem, stride=2)
        sources = (config.stem, *widths[:-1])
        self.down = nn.ModuleList(_stage(a, b, d) for a, b, d in zip(sources, widths, depths, strict=True))
        self.lateral = nn.ModuleList(nn.Conv2d(a, b, 1) for b, a in itertools.pairwise(widths))
        self.up = nn.ModuleList(ResidualBlock(w) for w in widths[:-1])
        self.zeta = nn.Conv2d(widths[0], config.zeta_channels, 3, padding=1)
        self.tokens = nn.Conv2d(widths[2], config.token_channels, 1)
        self.log_density = nn.Conv2d(widths[1], 1, 3, padding=1)
        self.occupancy = nn.Conv2d(widths[0], 1, 3, padding=1)
        nn.init.constant_(self.log_density.bias, -4.0)  # type: ignore[arg-type]
        nn.init.constant_(self.occupancy.bias, -3.0)  # type: ignore[arg-type]

    def forward(self, y: Tensor) -> Domain:
        """See the class."""
        h = self.stem((y - 0.45).div_(0.25))
        levels = []
        for stage in self.down:
            h = stage(h)
            levels.append(h)
        for i in reversed(range(len(self.up))):
            coarse = F.interpolate(self.lateral[i](levels[i + 1]), scale_factor=2.0, mode="nearest")
            levels[i] = self.up[i](levels[i] + coarse)
        fine, middle, coarse = levels[:3]
        return Domain(self.zeta(fine), self.tokens(coarse), self.log_density(middle), self.occupancy(fine))
