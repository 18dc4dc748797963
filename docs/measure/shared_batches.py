"""What it brings to count several pictures at once: T, one step of the U-Net and D on four made pictures.

    python docs/measure/shared_batches.py
    DOTORI_PRECISION=fp32 python docs/measure/shared_batches.py

Prints seconds of processor time, on one thread so that other work on the machine does not count, and the largest
difference in the logits of D. The figures stand in docs/decisions/0015.
"""

from __future__ import annotations

import time

import click
import torch
from torch import Tensor

from core.counting.opening import open_counter
from core.model.diffusion import LatentDiffusion
from core.model.precision import autocast

SIZES = ((512, 384), (1024, 768))
PICTURES, ROUNDS = 4, 3


@torch.inference_mode()
def decode(model: LatentDiffusion, y: Tensor, z_t: Tensor, together: int) -> Tensor:
    """The logits of D for all pictures y (N, 3, H, W), so many of them at a time."""
    logits = []
    for some, noise in zip(y.split(together), z_t.split(together), strict=True):
        with autocast(model.device):
            domain = model.domain_encoder(some.contiguous(memory_format=torch.channels_last))
            domain = domain._replace(zeta=domain.zeta.float(), tokens=domain.tokens.float())
            z0_hat = model.predict(noise, torch.full((len(noise),), 500), domain).z0_hat
            logits.append(model.autoencoder.decode(z0_hat.float()).float())
    return torch.cat(logits)


def main() -> None:
    """Measure and print."""
    torch.set_num_threads(1)
    model = open_counter("cpu").counter.model
    for width, height in SIZES:
        generator = torch.Generator().manual_seed(0)
        y = torch.rand(PICTURES, 3, height // 8, width // 8, generator=generator)
        y = torch.nn.functional.interpolate(y, size=(height, width), mode="bilinear")
        z_t = torch.randn(PICTURES, 1, height // 4, width // 4, generator=generator)
        seconds = {1: float("inf"), 2: float("inf"), 4: float("inf")}
        results = {}
        for _ in range(ROUNDS):
            for together in seconds:
                began = time.process_time()
                results[together] = decode(model, y, z_t, together)
                seconds[together] = min(seconds[together], time.process_time() - began)
        difference = max(float((results[1] - results[n]).abs().max()) for n in (2, 4))
        took = ", ".join(f"{n} at once {value:.3f} s" for n, value in seconds.items())
        click.echo(f"{width}x{height}: {took}, largest difference {difference:.1e}")


if __name__ == "__main__":
    main()
