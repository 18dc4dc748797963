"""States of the sampler itself, to train on.

A network that has only seen noised truths does not know the half-formed heads that its own sampler makes, and sharpens
whatever looks like one. So it also trains on states of its own, as DDP does (Ji et al., 2023). Simply asking for the
truth from such a state would teach it a blur: where a head stands is often uncertain by some pixels, the state has
settled on one place, the truth on another, and the mean of both is nowhere. Here the truth first gives way: a head that
the state has already made near its true place is expected where the state has it. What is left to learn is what counts:
make the heads that are missing, take away those that are nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from torch import Tensor

from core.counting.consensus import mutual_nearest
from core.counting.contours import find_dots
from core.counting.maps import draw_crowd_map
from core.model.diffusion import LatentDiffusion
from core.model.domain_encoder import Domain
from core.model.samplers import ddim, timesteps
from core.model.schedule import Prediction, clip

STEPS = (3, 10)
"""Fewest and most steps of the sampler whose states are taken."""

FAINT = 0.1
"""Least value of the map at a head that the state has begun to make; well below what counts in the end."""

REACH = (3.0, 10.0)
"""Least and largest distance, pixels, that a head's place may be off; between them, half the way to its neighbour."""


class OwnStates(NamedTuple):
    """States on a sampler's way and what to expect from them.

    Attributes:
        z_t: (B, C, H, W).
        t: the timestep of all of them.
        x: (B, 1, 4 H, 4 W), crowd maps of the truth that gave way.
    """

    z_t: Tensor
    t: int
    x: Tensor


def own_states(
    model: LatentDiffusion, noise: Tensor, domain: Domain, points: Sequence[NDArray[np.float64]], rng: torch.Generator
) -> OwnStates:
    """Walk the sampler from noise (B, C, H, W) some random part of its way; to be called without gradients.

    Args:
        model: the one that trains.
        noise: z_T.
        domain: what T sees in the B views.
        points: true heads of each view, pixels.
        rng: chooses how many steps the sampler has and where to stop.
    """
    steps = int(torch.randint(STEPS[0], STEPS[1] + 1, (), generator=rng))
    stop = int(torch.randint(1, steps, (), generator=rng))
    low, high = model.autoencoder.latent_range()

    def denoise(z_t: Tensor, t: int) -> Prediction:
        prediction = model.predict(z_t, torch.full((len(z_t),), t), domain)
        return clip(prediction, z_t, model.schedule.at(t, z_t), low, high)

    states = ddim(denoise, noise, model.schedule, timesteps(len(model.schedule), steps)[: stop + 1])
    for state in states:
        if state.step == stop:
            z0_hat = state.z0_hat
        last = state
    maps = model.autoencoder.decode(z0_hat).float().sigmoid()[:, 0].cpu().numpy()
    dot = model.config.autoencoder.dot
    yielding = [give_way(truth, find_dots(each, FAINT, dot)[0]) for truth, each in zip(points, maps, strict=True)]
    height, width = maps.shape[1:]
    x = np.stack([draw_crowd_map(each, height, width, dot) for each in yielding])[:, None]
    return OwnStates(last.z_t, last.t, torch.from_numpy(x).to(noise.device))


def give_way(truth: NDArray[np.float64], dots: NDArray[np.float64]) -> NDArray[np.float64]:
    """Heads (N, 2), those moved onto a dot that are its nearest, have it as their nearest, and are within reach."""
    if len(truth) == 0 or len(dots) == 0:
        return truth
    spacing = cKDTree(truth).query(truth, k=2)[0][:, 1] if len(truth) > 1 else np.full(1, np.inf)
    reach = np.clip(spacing / 2, *REACH)
    head, dot = mutual_nearest(truth, dots, REACH[1])
    near = np.hypot(*(truth[head] - dots[dot]).T) <= reach[head]
    moved = truth.copy()
    moved[head[near]] = dots[dot[near]]
    return moved
