"""Training of T and the U-Net, together, with E and D at rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from core.counting.maps import DOT, draw_crowd_map
from core.model.config import DOWN, DotShape, Objective
from core.model.diffusion import LatentDiffusion
from core.model.domain_encoder import Domain
from core.model.precision import autocast
from core.model.schedule import Prediction, add_noise, interpret, target
from core.model.weights import save_model, to_channels_last
from training.own_states import own_states
from training.pictures import Pictures
from training.settings import DiffusionLoss, DiffusionTraining, Weighting
from training.views import View

DENSITY_CELL = 8
"""T counts heads in cells of this many pixels."""


class Views(NamedTuple):
    """A batch.

    Attributes:
        picture: (B, S, S, 3) uint8 RGB.
        crowd_map: (B, 1, S, S) float32.
        heads: (B, 1, S / 8, S / 8) float32, head points in each cell.
        points: for each view its head points (N, 2), pixels.
        known: (B, 1, S, S) float32, 1 where may be learned and 0 elsewhere; None for everywhere.
    """

    picture: Tensor
    crowd_map: Tensor
    heads: Tensor
    points: list[NDArray[np.float64]]
    known: Tensor | None = None


class States(NamedTuple):
    """What the U-Net is given and what is expected of it.

    Attributes:
        z_t: (B, C, H, W).
        t: (B,) timesteps.
        z_0: (B, C, H, W), E of the map.
        x: (B, 1, 4 H, 4 W), the crowd map.
    """

    z_t: Tensor
    t: Tensor
    z_0: Tensor
    x: Tensor


def collate(views: list[View], dot: DotShape = DOT) -> Views:
    """Draw the targets of views, with such dots, and stack them."""
    side = len(views[0].picture)
    cells = side // DENSITY_CELL
    maps = [draw_crowd_map(view.points, side, side, dot) for view in views]
    heads = [
        np.histogram2d(view.points[:, 1], view.points[:, 0], bins=cells, range=[[0, side], [0, side]])[0]
        for view in views
    ]
    return Views(
        torch.from_numpy(np.stack([view.picture for view in views])),
        torch.from_numpy(np.stack(maps))[:, None],
        torch.from_numpy(np.stack(heads).astype(np.float32))[:, None],
        [view.points for view in views],
        _known(views),
    )


def _known(views: list[View]) -> Tensor | None:
    if all(view.known is None for view in views):
        return None
    whole = np.ones(views[0].picture.shape[:2], np.uint8)
    known = np.stack([whole if view.known is None else view.known for view in views])
    return torch.from_numpy(known.astype(np.float32))[:, None]


def known_cells(known: Tensor | None, side: int) -> Tensor | None:
    """1 for the cells of so many pixels all of which are known (B, 1, S, S), 0 for the others; None stays None."""
    return None if known is None else -F.max_pool2d(-known, side)


def known_mean(error: Tensor, known: Tensor | None) -> Tensor:
    """Mean of an error (B, C, H, W) of which only what is known (B, 1, H, W) is not nothing.

    It is not divided by the share that is known: each known pixel should weigh the same, whatever view it is in.
    """
    return error.mean() if known is None else (error * known).mean()


def cross_entropy(logits: Tensor, x: Tensor, known: Tensor | None) -> Tensor:
    """Mean cross-entropy (B, 1, H, W) of what is known."""
    if known is None:
        return F.binary_cross_entropy_with_logits(logits, x)
    return known_mean(F.binary_cross_entropy_with_logits(logits, x, reduction="none"), known)


def loss_weight(weighting: Weighting, objective: Objective, alpha_bar: Tensor) -> Tensor:
    """Factor on the objective's own squared error.

    The squared errors differ by factors of the signal-to-noise ratio alone: |eps - eps_hat|^2 = SNR |z_0 - z0_hat|^2
    and |v - v_hat|^2 = (SNR + 1) |z_0 - z0_hat|^2, so a wanted weight on the error of z0_hat is divided by those.
    """
    if weighting == "none":
        return torch.ones_like(alpha_bar)
    snr = alpha_bar / (1 - alpha_bar)
    own = {"eps": snr, "v": snr + 1, "x0": torch.ones_like(snr)}[objective]
    wanted = {"x0": torch.ones_like(snr), "min-snr": snr.clamp(max=5), "clamp": snr.clamp(1, 5)}[weighting]
    return wanted / own


def density_loss(log_density: Tensor, heads: Tensor, known: Tensor | None = None) -> Tensor:
    """Poisson negative log-likelihood of the heads in cells of 8, 32 and 128 pixels, mean over the finest cells.

    Args:
        log_density: (B, 1, h, w), the logarithm of what is expected in the finest cells.
        heads: (B, 1, h, w) in them.
        known: (B, 1, h, w) 1 for those of them that count; None for all.
    """
    cells = log_density[0].numel()

    def density() -> Tensor:
        return log_density.exp() if known is None else log_density.exp() * known

    heads = heads if known is None else heads * known
    loss = (density() - heads * log_density).sum()
    for side in (4, 16):
        rate = F.avg_pool2d(density(), side) * side**2
        count = F.avg_pool2d(heads, side) * side**2
        loss = loss + (rate - count * torch.log(rate + 1e-6)).sum()
    return loss / (cells * len(heads))


class DiffusionObjective(nn.Module):
    """A batch of `Views` -> the loss terms."""

    def __init__(self, model: LatentDiffusion, weights: DiffusionLoss, frozen_norms: bool = False) -> None:
        super().__init__()
        self.model, self.weights, self.frozen_norms = model, weights, frozen_norms
        self.model.autoencoder.requires_grad_(False)
        for part in self._unread():  # several processes would wait for the gradient of what nobody reads
            part.requires_grad_(False)

    def _unread(self) -> list[nn.Module]:
        """What no term of the loss depends on."""
        unet, seen = self.model.unet, self.model.domain_encoder
        if not self.weights.diffusion:
            return [unet, seen.zeta, seen.tokens]
        return [seen.tokens] if unet.attention is None else []

    def train(self, mode: bool = True) -> DiffusionObjective:
        """Switch T and the U-Net. E and D stay at rest, and so do frozen norms, and a T of which no more is taught than
        what the U-Net reads."""
        super().train(mode)
        self.model.autoencoder.eval()
        if self.frozen_norms:
            for module in self.modules():
                if isinstance(module, nn.BatchNorm2d):
                    module.eval()
        if not any(weight.requires_grad for weight in self.model.domain_encoder.stem.parameters()):
            self.model.domain_encoder.eval()
        return self

    def forward(self, views: Views, generator: torch.Generator) -> dict[str, Tensor]:
        """See the class."""
        model, weights = self.model, self.weights
        device = model.device
        y = views.picture.to(device).permute(0, 3, 1, 2).float() / 255
        x, heads = views.crowd_map.to(device), views.heads.to(device)
        known = None if views.known is None else views.known.to(device)
        with autocast(device):
            domain = Domain(*(part.float() for part in model.domain_encoder(y)))
        latent = known_cells(known, DOWN)
        terms = {
            "occupancy": cross_entropy(domain.occupancy, F.avg_pool2d(x, DOWN), latent),
            "density": density_loss(domain.log_density, heads, known_cells(known, DENSITY_CELL)),
        }
        loss = weights.occupancy * terms["occupancy"] + weights.density * terms["density"]
        if weights.diffusion:
            diffusion = self._diffusion(x, views.points, domain, known, generator)
            loss = loss + weights.diffusion * diffusion["diffusion"] + weights.map * diffusion.get("map", 0.0)
            terms = {**diffusion, **terms}
        return {"loss": loss, **terms}

    def _diffusion(
        self,
        x: Tensor,
        points: Sequence[NDArray[np.float64]],
        domain: Domain,
        known: Tensor | None,
        generator: torch.Generator,
    ) -> dict[str, Tensor]:
        """The terms that the U-Net answers for: Eq. 1, weighted over t, and the loss of the map if it has a weight."""
        model, weights = self.model, self.weights
        with autocast(x.device):
            with torch.no_grad():
                z_t, t, z_0, expected = self._states(x, points, domain, generator)
            log_snr = model.schedule.log_snr(t).to(x.device)
            output = model.unet(z_t, log_snr, domain.zeta, domain.tokens).float()
        alpha_bar = model.schedule.at(t, z_t)
        # The noise is what leads from z_0 to z_t; on the sampler's own states nobody drew it.
        eps = (z_t - alpha_bar.sqrt() * z_0) / (1 - alpha_bar).sqrt()
        objective = model.config.diffusion.objective
        error = (output - target(objective, z_0, eps, alpha_bar)) ** 2
        weighted = loss_weight(weights.weighting, objective, alpha_bar) * error
        terms = {"diffusion": known_mean(weighted, known_cells(known, DOWN))}
        if weights.map:
            terms["map"] = self._map_loss(interpret(objective, output, z_t, alpha_bar), expected, alpha_bar, known)
        return terms

    def _timesteps(self, count: int, generator: torch.Generator) -> Tensor:
        """(B,) timesteps, one from each of B equal parts of the schedule, in random order."""
        part = torch.randperm(count, generator=generator) + torch.rand(count, generator=generator)
        t = (part / count * len(self.model.schedule)).long()
        return t.clamp(max=len(self.model.schedule) - 1)  # the sum above may round up to `count`

    def _states(
        self, x: Tensor, points: Sequence[NDArray[np.float64]], domain: Domain, generator: torch.Generator
    ) -> States:
        """Noised truths; for the first few views the sampler's own states."""
        model = self.model
        t = self._timesteps(len(x), generator)
        shape = (len(x), model.config.autoencoder.latent_channels, x.shape[2] // DOWN, x.shape[3] // DOWN)
        eps = torch.randn(shape, generator=generator).to(x.device)
        own = round(self.weights.own_states * len(x))
        if not own:
            z_0 = model.autoencoder.encode(x).float()
            return States(add_noise(z_0, eps, model.schedule.at(t, z_0)), t, z_0, x)
        seen = Domain(*(part[:own] for part in domain))
        z_own, t_own, x_own = own_states(model, eps[:own], seen, points[:own], generator)
        x = torch.cat([x_own, x[own:]])
        t[:own] = t_own
        z_0 = model.autoencoder.encode(x).float()
        noised = add_noise(z_0, eps, model.schedule.at(t, z_0))
        return States(torch.cat([z_own, noised[own:]]), t, z_0, x)

    def _map_loss(self, prediction: Prediction, x: Tensor, alpha_bar: Tensor, known: Tensor | None) -> Tensor:
        """Cross-entropy of the map that D makes of z0_hat; the gradient passes through D to the U-Net.

        Weighted by alpha_bar: near pure noise z0_hat is a mean over many layouts, and pulling the map of that mean
        towards one of them only teaches to see heads everywhere.
        """
        z0_hat = prediction.z0_hat.clamp(*self.model.autoencoder.latent_range())
        with autocast(x.device):
            logits = self.model.autoencoder.decode(z0_hat).float()
        return known_mean(alpha_bar * F.binary_cross_entropy_with_logits(logits, x, reduction="none"), known)


Validation = Callable[[LatentDiffusion], Mapping[str, float]]


class DiffusionTask:
    """The `training.loop.Task` of T and the U-Net.

    Args:
        model: with E and D trained.
        pictures: to draw views from.
        settings: of the training.
        validation: figures of a model on held-back pictures; "score" is what to lower.
        about: what to write beside the weights.
    """

    def __init__(
        self,
        model: LatentDiffusion,
        pictures: Pictures,
        settings: DiffusionTraining,
        validation: Validation,
        about: Mapping[str, Any],
    ) -> None:
        self.settings, self.pictures, self.validation, self.about = settings, pictures, validation, about
        self.dot = model.config.autoencoder.dot
        self.module: nn.Module = to_channels_last(DiffusionObjective(model, settings.loss, settings.frozen_norms))

    def batch(self, step: int, rank: int) -> Views:
        """The views of a step."""
        rng = np.random.default_rng([self.settings.run.seed, step, rank])
        return collate([self.pictures.draw(rng) for _ in range(self.settings.run.batch)], self.dot)

    def validate(self, average: nn.Module) -> Mapping[str, float]:
        """Figures on held-back pictures."""
        assert isinstance(average, DiffusionObjective)
        return self.validation(average.model)

    def export(self, average: nn.Module, path: Path, about: Mapping[str, Any]) -> None:
        """Write the whole model in 16 bits."""
        assert isinstance(average, DiffusionObjective)
        save_model(average.model, path, {**self.about, **about})
