"""The forward process q(z_t | z_0) and the algebra between eps, v and z_0.

    z_t = sqrt(alpha_bar_t) z_0 + sqrt(1 - alpha_bar_t) eps
    v_t = sqrt(alpha_bar_t) eps - sqrt(1 - alpha_bar_t) z_0

Multiplying z_0 by b before noise is added, and z_t by a constant after, is the same as another schedule (Chen, 2023):

    alpha_bar' = b^2 alpha_bar / (b^2 alpha_bar + 1 - alpha_bar).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor

from core.model.config import DiffusionConfig, Objective


class Prediction(NamedTuple):
    """Two views of one network output: z0_hat and eps_hat, both shaped as z_t."""

    z0_hat: Tensor
    eps_hat: Tensor


def cosine_alpha_bar(timesteps: int) -> Tensor:
    """alpha_bar of Nichol & Dhariwal (2021), (timesteps,) float64; entry t is the state after t + 1 noising steps."""
    u = torch.arange(timesteps + 1, dtype=torch.float64) / timesteps
    f = torch.cos((u + 0.008) / 1.008 * torch.pi / 2) ** 2
    return (f[1:] / f[0]).clamp(1e-8, 1 - 1e-8)


def scaled_linear_alpha_bar(timesteps: int, first: float = 0.0015, last: float = 0.0195) -> Tensor:
    """alpha_bar of latent diffusion (Rombach et al., 2022): betas linear in their square roots."""
    beta = torch.linspace(first**0.5, last**0.5, timesteps, dtype=torch.float64) ** 2
    return torch.cumprod(1 - beta, 0)


@dataclass(frozen=True)
class Schedule:
    """alpha_bar over t, (T,) float64 on the CPU."""

    alpha_bar: Tensor

    @classmethod
    def from_config(cls, config: DiffusionConfig) -> Schedule:
        """The schedule that the settings name, shifted by the signal scale b."""
        make = {"cosine": cosine_alpha_bar, "scaled-linear": scaled_linear_alpha_bar}[config.schedule]
        alpha_bar, b2 = make(config.timesteps), config.signal_scale**2
        return cls(b2 * alpha_bar / (b2 * alpha_bar + 1 - alpha_bar))

    def __len__(self) -> int:
        return len(self.alpha_bar)

    def at(self, t: Tensor | int, like: Tensor) -> Tensor:
        """alpha_bar at t as (B, 1, 1, 1) in `like`'s type and place; t is (B,) integers, and -1 is the clean state."""
        index = torch.as_tensor(t, device="cpu").reshape(-1)
        value = torch.where(index < 0, torch.ones((), dtype=torch.float64), self.alpha_bar[index.clamp(min=0)])
        return value.to(like.device, like.dtype)[:, None, None, None]

    def log_snr(self, t: Tensor | int) -> Tensor:
        """log(alpha_bar / (1 - alpha_bar)) at t, (B,) float32 on the CPU."""
        alpha_bar = self.alpha_bar[torch.as_tensor(t, device="cpu").reshape(-1)]
        return torch.log(alpha_bar / (1 - alpha_bar)).float()


def add_noise(z_0: Tensor, eps: Tensor, alpha_bar: Tensor) -> Tensor:
    """q(z_t | z_0): the noised latent z_t."""
    return alpha_bar.sqrt() * z_0 + (1 - alpha_bar).sqrt() * eps


def target(objective: Objective, z_0: Tensor, eps: Tensor, alpha_bar: Tensor) -> Tensor:
    """What the network has to predict: eps (Eq. 1 of the poster), v (Salimans & Ho, 2022) or z_0."""
    if objective == "eps":
        return eps
    if objective == "v":
        return alpha_bar.sqrt() * eps - (1 - alpha_bar).sqrt() * z_0
    return z_0


def interpret(objective: Objective, output: Tensor, z_t: Tensor, alpha_bar: Tensor) -> Prediction:
    """Turn a network output into z0_hat and eps_hat."""
    signal, noise = alpha_bar.sqrt(), (1 - alpha_bar).sqrt()
    if objective == "eps":
        return Prediction((z_t - noise * output) / signal.clamp(min=1e-4), output)
    if objective == "v":
        return Prediction(signal * z_t - noise * output, noise * z_t + signal * output)
    return Prediction(output, (z_t - signal * output) / noise.clamp(min=1e-4))


def clip(prediction: Prediction, z_t: Tensor, alpha_bar: Tensor, low: float, high: float) -> Prediction:
    """Keep z0_hat within [low, high] and make eps_hat agree with it."""
    z0_hat = prediction.z0_hat.clamp(low, high)
    return Prediction(z0_hat, (z_t - alpha_bar.sqrt() * z0_hat) / (1 - alpha_bar).sqrt().clamp(min=1e-4))
