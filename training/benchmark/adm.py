"""The U-Net of a diffusion counter that works in pixels, with random weights, for timing alone.

CrowdDiff (Ranasinghe et al., 2024) takes the U-Net of "Diffusion models beat GANs on image synthesis" (Dhariwal &
Nichol, 2021) as it stands in that paper's upsampler to 256x256 and has it draw a map of dots in pixels.

Known, from the settings that are published with its program: patches of 256x256 that overlap by half, 192 channels
times (1, 1, 2, 2, 4, 4), two residual blocks a level, attention at 32, 16 and 8 with 64 channels a head, FiLM, residual
blocks that resample, picture and noisy map side by side as input, mean and variance of one channel as output; trained
with 1000 steps, sampled with 100 where nothing else is said.

Assumed: one sample of each patch, where the paper fuses several. Its branch that regresses the count is left out.
"""

from __future__ import annotations

import math
from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

PATCH = 256
"""Side of a patch, pixels."""

STRIDE = 128
"""From one patch to the next, pixels."""

STEPS = 100
"""Of its sampler."""

GROUPS = 32
HEAD = 64


def patches(width: int, height: int) -> int:
    """How many overlapping patches a picture has."""
    across, down = (1 + max(0, math.ceil((side - PATCH) / STRIDE)) for side in (width, height))
    return across * down


class _Residual(nn.Module):
    """Group norm, SiLU and convolution, twice, modulated by the time; `scale` 2 or 0.5 resamples on the way."""

    def __init__(self, c_in: int, c_out: int, time: int, scale: float = 1.0) -> None:
        super().__init__()
        self.scale = scale
        self.norm1 = nn.GroupNorm(GROUPS, c_in)
        self.conv1 = nn.Conv2d(c_in, c_out, 3, padding=1)
        self.film = nn.Linear(time, 2 * c_out)
        self.norm2 = nn.GroupNorm(GROUPS, c_out)
        self.conv2 = nn.Conv2d(c_out, c_out, 3, padding=1)
        self.skip = nn.Identity() if c_in == c_out else nn.Conv2d(c_in, c_out, 1)

    def forward(self, x: Tensor, time: Tensor) -> Tensor:
        """(B, c_in, H, W), (B, time) -> (B, c_out, scale H, scale W)."""
        scale, shift = self.film(F.silu(time))[:, :, None, None].chunk(2, dim=1)
        h = self.conv1(self._resampled(F.silu(self.norm1(x))))
        h = self.norm2(h) * (1 + scale) + shift
        return self.skip(self._resampled(x)) + self.conv2(F.silu(h))

    def _resampled(self, x: Tensor) -> Tensor:
        if self.scale > 1:
            return F.interpolate(x, scale_factor=self.scale, mode="nearest")
        return F.avg_pool2d(x, round(1 / self.scale)) if self.scale < 1 else x


class _Attention(nn.Module):
    """Self-attention among all places. (B, C, H, W) -> the same."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = nn.GroupNorm(GROUPS, channels)
        self.qkv = nn.Conv2d(channels, 3 * channels, 1)
        self.out = nn.Conv2d(channels, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        """See the class."""
        parts = self.qkv(self.norm(x)).flatten(2).unflatten(1, (3, -1, HEAD)).transpose(-1, -2)
        mixed = F.scaled_dot_product_attention(*parts.unbind(1))
        return x + self.out(mixed.transpose(-1, -2).flatten(1, 2).unflatten(-1, x.shape[2:]))


class _Block(nn.Module):
    """A residual block, with attention after it where asked for."""

    def __init__(self, c_in: int, c_out: int, time: int, attends: bool = False, scale: float = 1.0) -> None:
        super().__init__()
        self.residual = _Residual(c_in, c_out, time, scale)
        self.attention = _Attention(c_out) if attends else nn.Identity()

    def forward(self, x: Tensor, time: Tensor) -> Tensor:
        """See `_Residual`."""
        return self.attention(self.residual(x, time))


class PixelUNet(nn.Module):
    """See the module. The defaults are CrowdDiff's.

    Args:
        channels: of the finest level, a multiple of 64.
        multipliers: of the channels, level by level, each half as fine as the one before.
        blocks: residual blocks a level on the way down; one more on the way up.
        attention: the levels, counted from 0, that attend.
    """

    def __init__(
        self,
        channels: int = 192,
        multipliers: tuple[int, ...] = (1, 1, 2, 2, 4, 4),
        blocks: int = 2,
        attention: tuple[int, ...] = (3, 4, 5),
    ) -> None:
        super().__init__()
        time = 4 * channels
        self.channels = channels
        self.time = nn.Sequential(nn.Linear(channels, time), nn.SiLU(), nn.Linear(time, time))
        self.enter = nn.Conv2d(3 + 1, channels, 3, padding=1)
        self.down, self.up = nn.ModuleList(), nn.ModuleList()
        width, kept = channels, [channels]
        for level, multiplier in enumerate(multipliers):
            if level:
                self.down.append(_Block(width, width, time, scale=0.5))
                kept.append(width)
            for _ in range(blocks):
                self.down.append(_Block(width, multiplier * channels, time, level in attention))
                width = multiplier * channels
                kept.append(width)
        self.middle = nn.ModuleList([_Block(width, width, time, attends=True), _Block(width, width, time)])
        for level, multiplier in reversed(list(enumerate(multipliers))):
            for _ in range(blocks + 1):
                self.up.append(_Block(width + kept.pop(), multiplier * channels, time, level in attention))
                width = multiplier * channels
            if level:
                self.up.append(_Block(width, width, time, scale=2.0))
        self.norm = nn.GroupNorm(GROUPS, width)
        self.leave = nn.Conv2d(width, 2, 3, padding=1)

    def forward(self, z_t: Tensor, t: Tensor, picture: Tensor) -> Tensor:
        """Mean and variance (B, 2, H, W) of a map (B, 1, H, W) at times (B,), given the picture (B, 3, H, W)."""
        frequency = torch.exp(torch.linspace(0, -math.log(1e4), self.channels // 2, device=t.device))
        angle = t[:, None] * frequency
        time = self.time(torch.cat([angle.cos(), angle.sin()], dim=1))
        h = self.enter(torch.cat([z_t, picture], dim=1))
        kept = [h]
        for block in self.down:
            h = block(h, time)
            kept.append(h)
        for block in self.middle:
            h = block(h, time)
        for block in self.up:
            resamples = cast(_Block, block).residual.scale > 1
            h = block(h if resamples else torch.cat([h, kept.pop()], dim=1), time)
        return self.leave(F.silu(self.norm(h)))
