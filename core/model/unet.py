"""The U-Net eps_theta(z_t, t, T(y)), conditioned by concatenation and by cross-attention."""

from __future__ import annotations

import itertools
import math

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

    def forward(self, z_t: Tensor, log_snr: Tensor, zeta: Tensor, tokens: Tensor) -> Tensor:
        """Predict eps, v or z_0, as the objective says.

        Args:
            z_t: (B, C, H, W), H and W multiples of 4.
            log_snr: (B,), log(alpha_bar / (1 - alpha_bar)) at t; (1,) where all stand at the same t, which is quicker.
            zeta: (B, 3, H, W), T(y), or (1, ...) where all see the same picture.
            tokens: (B, token_channels, H / 4, W / 4), likewise.

        Returns:
            (B, C, H, W).
        """
        time = self.time(fourier_features(log_snr.clamp(-16, 16) / 8, self.time_channels))
        h = self.enter(torch.cat([z_t, zeta.expand(len(z_t), -1, -1, -1)], dim=1))
        skips = []
        for block, shrink in zip(self.down, self.shrink, strict=True):
            h = block(h, time)
            skips.append(h)
            h = shrink(h)
        h = self.middle[0](h, time)
        if self.attention is not None:
            h = self.attention(h, tokens)
        h = self.middle[1](h, time)
        for i in reversed(range(len(self.up))):
            h = self.up[i](skips[i] + F.interpolate(self.grow[i](h), scale_factor=2.0, mode="nearest"), time)
        return self.leave(silu(self.norm(h)))
