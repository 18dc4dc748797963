"""Ratios of the README on a machine that is busy: seconds of the processor, on one thread (docs/decisions/0018).

    python docs/measure/processor_seconds.py
    python docs/measure/processor_seconds.py --large 24

The first prints our path on a made crowd of 1024x768 beside CSRNet, and 500 steps beside 8, the steps of a long run
timed one by one. The second counts a picture of so many megapixels with one step and prints the most memory held.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click
import torch

from core.counting.counter import Counter, finish
from core.counting.engine import KeptLevels, kept_for
from core.counting.opening import open_counter
from core.counting.settings import CountSettings
from core.images import load_image
from core.memory import peak_megabytes, reset_peak
from core.model.precision import autocast, uses_bf16
from core.model.ready import lay_out
from training.benchmark.measuring import DEFAULT, LONG
from training.benchmark.networks import CSRNet
from training.benchmark.pictures import crowd, sides, write_picture

WIDTH, HEIGHT = 1024, 768
ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """The least of some rounds, after one that does not count."""
    work()
    spent = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


@torch.inference_mode()
def compare(counter: Counter) -> None:
    """Print the ratios."""
    picture = crowd(WIDTH, HEIGHT)
    domain = list(counter.engine.see(picture))[-1]
    z_t = torch.randn(1, 1, *domain.zeta.shape[2:], generator=torch.Generator().manual_seed(0))
    kept, every = KeptLevels(kept_for(LONG)), kept_for(LONG)
    step = seconds(lambda: counter.engine.denoise(z_t, 500, domain))
    turn = seconds(lambda: [counter.engine.denoise(z_t, 500, domain, kept) for _ in range(every)])
    usual = seconds(lambda: finish(counter.count(picture, CountSettings())))
    rest = usual - DEFAULT * step
    network, y = CSRNet().eval(), torch.rand(1, 3, HEIGHT, WIDTH).contiguous(memory_format=torch.channels_last)
    lay_out(network, "cpu")
    with autocast("cpu"):
        rival = seconds(lambda: network(y))
    click.echo(f"{'bf16' if uses_bf16('cpu') else 'float32'}: a step {step:.3f} s, one of {LONG} {turn / every:.3f} s")
    click.echo(f"{DEFAULT} steps {usual:.2f} s; CSRNet {rival:.2f} s; ratio {usual / rival:.2f}")
    for name, each in ((f"{LONG} steps / {DEFAULT}", turn / every), ("with nothing kept", step)):
        click.echo(f"{name}: {(LONG * each + rest) / usual:.1f}")


def hold(counter: Counter, megapixels: float) -> None:
    """Print the most memory that a large picture takes."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_picture(crowd(WIDTH, HEIGHT), *sides(megapixels), Path(folder))
        reset_peak()
        result = finish(counter.count(load_image(path), CountSettings(steps=1)))
    click.echo(f"{megapixels:g} megapixels, one step: {result.count} dots, at most {peak_megabytes():.0f} MB")


@click.command()
@click.option("--large", type=float, default=None, help="Megapixels.")
def main(large: float | None) -> None:
    """Print ratios, or the memory of a large picture."""
    torch.set_num_threads(1)
    counter = open_counter("cpu").counter
    if large is None:
        compare(counter)
    else:
        hold(counter, large)


if __name__ == "__main__":
    main()
