"""The U-Net eps_theta(z_t, t, T(y)), conditioned by concatenation and by cross-attention."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.model.config import ModelConfig
from core.model.layers import ChannelNorm, LocalCrossAttention, TimedBlock, silu


def fourier_features(value: Tensor, channels: int) -> Tensor:
    """Sines and cosines of (B,) values at `channels` / 2 frequencies from 1/32 to 4 -> (B, channels)."""
    frequency = torch.logspace(-5, 2, channels // 2, base=2, device=value.device)
    angle = value[:, None].float() * frequency * math.pi
    return torch.cat([angle.sin(), angle.cos()], dim=1)


class CoarseLevels:
    """What the levels below the finest say of one place, worked out anew only every so often.

    Between neighbouring steps of a long run it hardly changes, and it is more than half of the work (DeepCache: Ma et
    al., 2024).

    Args:
        every: how often; 1 is each time.
    """

    def __init__(self, every: int) -> None:
        self.every = every
        self._asked = 0
        self._said: Tensor | None = None

    def say(self, work_out: Callable[[], Tensor]) -> Tensor:
        """What was said last, or what `work_out` gives where it is time."""
        if self._said is None or self._asked % self.every == 0:
            self._said = work_out()
        self._asked += 1
        return self._said


class UNet(nn.Module):
    """Three levels at 1/4, 1/8 and 1/16 of the picture; z_t and zeta enter side by side, tokens at the lowest level.

    The time enters as the log signal-to-noise ratio of t, so that weights stay valid under another schedule.
    """

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        unet, widths = config.unet, config.unet.widths
        latent, time = config.autoencoder.latent_channels, unet.time_channels
        self.time_channels = time
        self.time = nn.Sequential(nn.Linear(time, time), nn.SiLU(), nn.Linear(time, time), nn.SiLU())
        self.enter = nn.Conv2d(latent + config.domain_encoder.zeta_channels, widths[0], 3, padding=1)
        self.down = nn.ModuleList(TimedBlock(w, time) for w in widths[:-1])
        self.shrink = nn.ModuleList(nn.Conv2d(a, b, 3, stride=2, padding=1) for a, b in itertools.pairwise(widths))
        self.middle = nn.ModuleList(TimedBlock(widths[-1], time) for _ in range(2))
        self.attention = (
            LocalCrossAttention(widths[-1], config.domain_encoder.token_channels, unet.heads, unet.attention_radius)
            if unet.cross_attention
            else None
        )
        self.grow = nn.ModuleList(nn.Conv2d(b, a, 1) for a, b in itertools.pairwise(widths))
        self.up = nn.ModuleList(TimedBlock(w, time) for w in widths[:-1])
        self.norm = ChannelNorm(widths[0])
        self.leave = nn.Conv2d(widths[0], latent, 3, padding=1)
        nn.init.zeros_(self.leave.weight)

    def forward(
        self, z_t: Tensor, log_snr: Tensor, zeta: Tensor, tokens: Tensor, coarse: CoarseLevels | None = None
    ) -> Tensor:
        """Predict eps, v or z_0, as the objective says.

        Args:
            z_t: (B, C, H, W), H and W multiples of 4.
            log_snr: (B,), log(alpha_bar / (1 - alpha_bar)) at t; (1,) where all stand at the same t, which is quicker.
            zeta: (B, 3, H, W), T(y), or (1, ...) where all see the same picture.
            tokens: (B, token_channels, H / 4, W / 4), likewise.
            coarse: what the coarser levels said of the same place a step ago; None has them work.

        Returns:
            (B, C, H, W).
        """
        time = self.time(fourier_features(log_snr.clamp(-16, 16) / 8, self.time_channels))
        fine = self.down[0](self.enter(torch.cat([z_t, zeta.expand(len(z_t), -1, -1, -1)], dim=1)), time)
        below = (coarse or CoarseLevels(1)).say(lambda: self._below(fine, tokens, time))
        h = self.up[0](fine + F.interpolate(below, scale_factor=2.0, mode="nearest"), time)
        return self.leave(silu(self.norm(h)))

    def _below(self, fine: Tensor, tokens: Tensor, time: Tensor) -> Tensor:
        """All that lies below the finest level (B, C, H, W) -> what comes up to it, (B, C, H / 2, W / 2)."""
        h = self.shrink[0](fine)
        skips = []
        for block, shrink in zip(self.down[1:], self.shrink[1:], strict=True):
            h = block(h, time)
            skips.append(h)
            h = shrink(h)
        h = self.middle[0](h, time)
        if self.attention is not None:
            h = self.attention(h, tokens)
        h = self.middle[1](h, time)
        for grow, block, skip in reversed(list(zip(self.grow[1:], self.up[1:], skips, strict=True))):
            h = block(skip + F.interpolate(grow(h), scale_factor=2.0, mode="nearest"), time)
        return self.grow[0](h)
