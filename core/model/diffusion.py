"""The whole system: E, D, T, the U-Net and the schedule."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from core.model.autoencoder import Autoencoder
from core.model.config import ModelConfig
from core.model.domain_encoder import Domain, DomainEncoder
from core.model.schedule import Prediction, Schedule, interpret
from core.model.unet import CoarseLevels, UNet


class LatentDiffusion(nn.Module):
    """The poster's system in one module.

    Attributes:
        autoencoder: E and D.
        domain_encoder: T.
        unet: eps_theta.
        schedule: alpha_bar over t; plain data, not a weight.
    """

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.autoencoder = Autoencoder(config.autoencoder)
        self.domain_encoder = DomainEncoder(config.domain_encoder)
        self.unet = UNet(config)
        self.schedule = Schedule.from_config(config.diffusion)

    def predict(self, z_t: Tensor, t: Tensor, domain: Domain, coarse: CoarseLevels | None = None) -> Prediction:
        """z0_hat and eps_hat for (B, C, H, W) latents at timesteps (B,), float32, not clipped.

        Both the timesteps and the domain may be one for all of the batch. `coarse`: see `UNet.forward`.
        """
        output = self.unet(z_t, self.schedule.log_snr(t).to(z_t.device), domain.zeta, domain.tokens, coarse)
        return interpret(self.config.diffusion.objective, output.float(), z_t, self.schedule.at(t, z_t))

    @property
    def device(self) -> torch.device:
        """Where the weights are."""
        return self.autoencoder.latent_mean.device
