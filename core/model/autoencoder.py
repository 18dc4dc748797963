"""E, the vector quantisation and D: crowd map x <-> latent z.

As in latent diffusion (Rombach et al., 2022) the quantisation layer belongs to D: E gives a continuous z, the diffusion
lives there, and D first snaps every cell of z to its nearest code. Small errors of the sampler vanish at that point.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.model.config import DOWN, AutoencoderConfig
from core.model.layers import ConvNorm, ResidualBlock


class VectorQuantiser(nn.Module):
    """Nearest code of a learned codebook for every cell (van den Oord et al., 2017).

    Attributes:
        codes: (K, C) codebook.
    """

    def __init__(self, codes: int, channels: int) -> None:
        super().__init__()
        grid = torch.linspace(-1, 1, codes)[:, None].repeat(1, channels)
        jitter = torch.rand(codes, channels, generator=torch.Generator().manual_seed(0)) - 0.5
        self.codes = nn.Parameter(grid if channels == 1 else 2 * jitter)

    def forward(self, z: Tensor) -> Tensor:
        """Snap (B, C, H, W) to codes; the gradient passes straight through to z."""
        return z + (self.lookup(z) - z).detach()

    def lookup(self, z: Tensor) -> Tensor:
        """The nearest codes, (B, C, H, W), with a gradient to the codebook and none to z."""
        rows = z.detach().permute(0, 2, 3, 1).reshape(-1, z.shape[1])
        if z.shape[1] == 1:
            index = self._nearest_scalar(rows[:, 0])
        else:
            index = torch.cdist(rows.float(), self.codes.detach().float()).argmin(1)
        batch, channels, height, width = z.shape
        return self.codes[index].reshape(batch, height, width, channels).permute(0, 3, 1, 2)

    def _nearest_scalar(self, value: Tensor) -> Tensor:
        order = self.codes.detach()[:, 0].argsort()
        ordered = self.codes.detach()[order, 0]
        between = (ordered[1:] + ordered[:-1]) / 2
        return order[torch.bucketize(value.float().contiguous(), between)]

    def losses(self, z: Tensor) -> Tensor:
        """Codebook loss plus a quarter of the commitment loss, a scalar."""
        quantised = self.lookup(z)
        return F.mse_loss(quantised, z.detach()) + 0.25 * F.mse_loss(z, quantised.detach())


class Autoencoder(nn.Module):
    """E and D, with z standardised to zero mean and unit variance over crowds of many kinds.

    Attributes:
        latent_mean: mean of E's raw output, set by `standardise`.
        latent_std: its standard deviation.
    """

    latent_mean: Tensor
    latent_std: Tensor

    def __init__(self, config: AutoencoderConfig) -> None:
        super().__init__()
        width, cells = config.width, DOWN * DOWN

        def blocks() -> list[nn.Module]:
            return [ResidualBlock(width) for _ in range(config.blocks)]

        self.encoder = nn.Sequential(
            nn.PixelUnshuffle(DOWN),
            ConvNorm(cells, width),
            *blocks(),
            nn.Conv2d(width, config.latent_channels, 3, padding=1),
            nn.Tanh(),
        )
        self.quantiser = VectorQuantiser(config.codes, config.latent_channels)
        self.decoder = nn.Sequential(
            ConvNorm(config.latent_channels, width),
            *blocks(),
            nn.Conv2d(width, cells, 3, padding=1),
            nn.PixelShuffle(DOWN),
        )
        self.register_buffer("latent_mean", torch.zeros(1))
        self.register_buffer("latent_std", torch.ones(1))

    def standardise(self, raw: Tensor) -> None:
        """Take mean and spread of z from `raw`, outputs of E over typical crowd maps, any shape."""
        self.latent_mean.fill_(raw.mean())
        self.latent_std.fill_(raw.std())

    def encode(self, x: Tensor) -> Tensor:
        """E: crowd map (B, 1, H, W) -> z (B, C, H / 4, W / 4), continuous."""
        return (self.encoder(x) - self.latent_mean) / self.latent_std

    def decode(self, z: Tensor) -> Tensor:
        """D: z (B, C, H, W) -> logits of the crowd map (B, 1, 4 H, 4 W); quantises first."""
        return self.decoder(self.quantiser(z * self.latent_std + self.latent_mean))

    def latent_range(self) -> tuple[float, float]:
        """Least and largest value a standardised z can take."""
        low, high = ((edge - self.latent_mean) / self.latent_std for edge in (-1.0, 1.0))
        return float(low), float(high)
