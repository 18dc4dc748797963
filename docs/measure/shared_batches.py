"""What it brings to count several pictures at once: T, one step of the U-Net and D on four made pictures, then whole
counts of the four samples, of 1024x768.

    python docs/measure/shared_batches.py
    DOTORI_PRECISION=fp32 python docs/measure/shared_batches.py

Prints seconds of processor time, on one thread so that other work on the machine does not count, and the largest
difference in the logits of D: between batches of different sizes, and between batches of four in which a picture is
beside the three others and beside copies of itself. The figures stand in docs/decisions/0015.
"""

from __future__ import annotations

import time
from pathlib import Path

import click
import torch
from torch import Tensor

from core.batch.model import LocalModel
from core.counting.opening import open_counter
from core.counting.settings import CountSettings
from core.images import load_image
from core.model.diffusion import LatentDiffusion
from core.model.precision import autocast

SIZES = ((512, 384), (1024, 768))
PICTURES, ROUNDS = 4, 3
SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


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


def compare_networks() -> None:
    """Print what the networks take and how much the batch shows in what they say."""
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
        pairs = zip(y.split(1), z_t.split(1), strict=True)
        copies = [decode(model, one.repeat(4, 1, 1, 1), noise.repeat(4, 1, 1, 1), 4)[:1] for one, noise in pairs]
        beside = float((results[4] - torch.cat(copies)).abs().max())
        click.echo(f"{width}x{height}: {took}, largest difference {difference:.1e}, beside copies {beside:.1e}")


def compare_counts() -> None:
    """Print what counting takes, and whether the dots are the same whoever is beside a picture."""
    model, pictures = LocalModel.open(CountSettings(), "cpu"), [load_image(path) for path in SAMPLES.glob("*.jpg")]
    one_by_one, together = [], []
    for _ in range(ROUNDS):
        model.together = 1
        began = time.process_time()
        for picture in pictures:
            model.count(picture)
        one_by_one.append(time.process_time() - began)
        model.together = PICTURES
        began = time.process_time()
        found = model.count_together(pictures)
        together.append(time.process_time() - began)
    alone = [model.count(picture) for picture in pictures]
    same = [one[1].dots.xy.tolist() for one in alone] == [one[1].dots.xy.tolist() for one in found]
    click.echo(f"the samples: one by one {min(one_by_one):.2f} s, together {min(together):.2f} s, same dots: {same}")


if __name__ == "__main__":
    torch.set_num_threads(1)
    compare_networks()
    compare_counts()
