"""Samplers z_T -> z_0: pure generators that yield one state per step.

A sampler asks `denoise(z_t, t)` for z0_hat and eps_hat and knows nothing of networks, pictures or tiles. Whoever
iterates sees every state and cancels by not asking for the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from core.model.config import SAMPLERS, SamplerName
from core.model.schedule import Prediction, Schedule, add_noise

Denoise = Callable[[Tensor, int], Prediction]

CLEAN = -1
"""The timestep of z_0 itself, where alpha_bar is 1."""


class SamplerState(NamedTuple):
    """One step.

    Attributes:
        step: from 1 to `steps`.
        steps: of the whole run.
        t: the timestep that z0_hat was predicted at.
        z_t: (B, C, H, W), the state at t that went in.
        z0_hat: (B, C, H, W), what the network took for z_0; the result, in the last step.
    """

    step: int
    steps: int
    t: int
    z_t: Tensor
    z0_hat: Tensor


def timesteps(schedule_length: int, steps: int) -> list[int]:
    """`steps` timesteps from the last one down, evenly spread ("trailing": the first always stands for pure noise).

    Lin et al., "Common diffusion noise schedules and sample steps are flawed", 2024. More steps than the schedule has
    are cut to its length.

    Raises:
        ValueError: fewer than one step.
    """
    if steps < 1:
        raise ValueError(f"a sampler needs at least one step, not {steps}")
    steps = min(steps, schedule_length)
    return [round(schedule_length * (steps - i) / steps) - 1 for i in range(steps)]


def ddim(
    denoise: Denoise,
    z_T: Tensor,  # noqa: N803
    schedule: Schedule,
    t_list: Sequence[int],
    eta: float = 0.0,
    generator: torch.Generator | None = None,
) -> Iterator[SamplerState]:
    """DDIM (Song et al., 2021), Eq. 12:

        z_s = sqrt(alpha_bar_s) z0_hat + sqrt(1 - alpha_bar_s - sigma^2) eps_hat + sigma noise,
        sigma = eta sqrt((1 - alpha_bar_s) / (1 - alpha_bar_t)) sqrt(1 - alpha_bar_t / alpha_bar_s).

    Args:
        denoise: (z_t, t) -> z0_hat, eps_hat.
        z_T: (B, C, H, W) standard normal noise.
        schedule: alpha_bar.
        t_list: timesteps, falling.
        eta: 0 is deterministic, 1 is DDPM's spread.
        generator: of the noise that eta > 0 adds.
    """
    z_t = z_T
    for i, t in enumerate(t_list):
        prediction = denoise(z_t, t)
        yield SamplerState(i + 1, len(t_list), t, z_t, prediction.z0_hat)
        alpha_bar, after = schedule.at(t, z_t), schedule.at(_following(t_list, i), z_t)
        if not eta:
            z_t = add_noise(*prediction, after)
            continue
        sigma = eta * ((1 - after) / (1 - alpha_bar)).sqrt() * (1 - alpha_bar / after).sqrt()
        noise = torch.randn(z_t.shape, generator=generator, dtype=z_t.dtype).to(z_t.device)
        direction = (1 - after - sigma**2).clamp(min=0).sqrt()
        z_t = after.sqrt() * prediction.z0_hat + direction * prediction.eps_hat + sigma * noise


def dpm_solver(
    denoise: Denoise,
    z_T: Tensor,  # noqa: N803
    schedule: Schedule,
    t_list: Sequence[int],
) -> Iterator[SamplerState]:
    """DPM-Solver++(2M) (Lu et al., 2022): second order for the price of one evaluation a step, for few steps.

    With lambda = log(sqrt(alpha_bar) / sqrt(1 - alpha_bar)), h its growth over a step and r the last growth over h,

        z_s = sqrt((1 - alpha_bar_s) / (1 - alpha_bar_t)) z_t - sqrt(alpha_bar_s) (exp(-h) - 1) d,
        d = (1 + 1 / 2r) z0_hat - 1 / 2r z0_hat_before.

    First and last step are of first order, which is DDIM. Arguments as in `ddim`.
    """
    z_t = z_T
    before: tuple[Tensor, Tensor] | None = None
    for i, t in enumerate(t_list):
        z0_hat = denoise(z_t, t).z0_hat
        yield SamplerState(i + 1, len(t_list), t, z_t, z0_hat)
        s = _following(t_list, i)
        if s == CLEAN:
            return
        alpha_bar, after = schedule.at(t, z_t), schedule.at(s, z_t)
        h = _half_log_snr(after) - _half_log_snr(alpha_bar)
        d = z0_hat
        if before is not None:
            last_z0_hat, last_h = before
            d = z0_hat + h / (2 * last_h) * (z0_hat - last_z0_hat)
        z_t = ((1 - after) / (1 - alpha_bar)).sqrt() * z_t - after.sqrt() * torch.expm1(-h) * d
        before = (z0_hat, h)


def sample(
    name: SamplerName,
    denoise: Denoise,
    z_T: Tensor,  # noqa: N803
    schedule: Schedule,
    steps: int,
    eta: float = 0.0,
    generator: torch.Generator | None = None,
) -> Iterator[SamplerState]:
    """The states of the named sampler; see `ddim` and `dpm_solver`, which has no eta.

    Raises:
        ValueError: fewer than one step, or there is no such sampler.
    """
    if name not in SAMPLERS:
        raise ValueError(f"a sampler is one of {', '.join(SAMPLERS)}, not {name!r}")
    t_list = timesteps(len(schedule), steps)
    if name == "dpm++":
        return dpm_solver(denoise, z_T, schedule, t_list)
    return ddim(denoise, z_T, schedule, t_list, eta, generator)


def _following(t_list: Sequence[int], i: int) -> int:
    return t_list[i + 1] if i + 1 < len(t_list) else CLEAN


def _half_log_snr(alpha_bar: Tensor) -> Tensor:
    return 0.5 * torch.log(alpha_bar / (1 - alpha_bar))
