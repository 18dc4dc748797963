"""Training of E and D, on point patterns alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.counting.maps import DOT, draw_crowd_map
from core.model.autoencoder import Autoencoder
from core.model.config import DOWN, DotShape, to_dict
from core.model.precision import autocast
from core.model.weights import write_tensors
from training.patterns import random_pattern
from training.settings import AutoencoderLoss, AutoencoderTraining

SIDE = 256


def dice_loss(probability: Tensor, x: Tensor) -> Tensor:
    """1 - 2 |p x| / (|p|^2 + |x|^2) over each map (Milletari et al., 2016), mean over the batch."""
    overlap = (probability * x).sum((1, 2, 3))
    size = (probability**2).sum((1, 2, 3)) + (x**2).sum((1, 2, 3))
    return (1 - (2 * overlap + 1) / (size + 1)).mean()


class AutoencoderObjective(nn.Module):
    """Crowd maps (B, 1, H, W) -> loss terms of E, the codebook and D.

    D reads z with noise of a spread between 0 and `noise`, so that it forgives what the sampler leaves behind.
    """

    def __init__(self, autoencoder: Autoencoder, weights: AutoencoderLoss) -> None:
        super().__init__()
        self.autoencoder, self.weights = autoencoder, weights

    def forward(self, x: Tensor, generator: torch.Generator) -> dict[str, Tensor]:
        """See the class."""
        x = x.to(self.autoencoder.latent_mean.device)
        with autocast(x.device):
            z = self.autoencoder.encoder(x).float()
            spread = self.weights.noise * torch.rand(len(x), 1, 1, 1, generator=generator)
            noisy = z + spread.to(x.device) * torch.randn(z.shape, generator=generator).to(x.device)
            logits = self.autoencoder.decoder(self.autoencoder.quantiser(noisy)).float()
        terms = {
            "map": F.binary_cross_entropy_with_logits(logits, x, pos_weight=torch.tensor(2.0, device=x.device)),
            "dice": dice_loss(logits.sigmoid(), x),
            "quantisation": self.autoencoder.quantiser.losses(z),
            "coverage": F.mse_loss(z, 2 * F.avg_pool2d(x, DOWN) - 1),
        }
        weights = self.weights
        loss = terms["map"] + weights.dice * terms["dice"] + weights.quantisation * terms["quantisation"]
        return {"loss": loss + weights.coverage * terms["coverage"], **terms}


def pattern_maps(rng: np.random.Generator, count: int, dot: DotShape = DOT) -> Tensor:
    """(count, 1, 256, 256) crowd maps of random patterns."""
    maps = [draw_crowd_map(random_pattern(rng, SIDE), SIDE, SIDE, dot) for _ in range(count)]
    return torch.from_numpy(np.stack(maps))[:, None]


class AutoencoderTask:
    """The `training.loop.Task` of E and D."""

    def __init__(self, settings: AutoencoderTraining) -> None:
        self.settings, self.dot = settings, settings.model.autoencoder.dot
        self.module: nn.Module = AutoencoderObjective(Autoencoder(settings.model.autoencoder), settings.loss)

    def batch(self, step: int, rank: int) -> Tensor:
        """Maps (B, 1, 256, 256)."""
        rng = np.random.default_rng([self.settings.run.seed, step, rank])
        return pattern_maps(rng, self.settings.run.batch, self.dot)

    @torch.no_grad()
    def validate(self, average: nn.Module) -> Mapping[str, float]:
        """Loss on patterns that are never trained on."""
        x = pattern_maps(np.random.default_rng(2**40), 32, self.dot)
        losses = average(x, torch.Generator().manual_seed(0))
        return {"score": float(losses["loss"])}

    @torch.no_grad()
    def export(self, average: nn.Module, path: Path, about: Mapping[str, Any]) -> None:
        """Standardise z over patterns and write E and D."""
        assert isinstance(average, AutoencoderObjective)
        autoencoder = average.autoencoder
        x = pattern_maps(np.random.default_rng(2**41), 64, self.dot).to(autoencoder.latent_mean.device)
        autoencoder.standardise(autoencoder.encoder(x))
        config = to_dict(self.settings.model.autoencoder)
        write_tensors(path, autoencoder.state_dict(), {**about, "autoencoder": config})
