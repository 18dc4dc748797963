"""`main.py finetune`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.commands.options import FILE, FOLDER, weights_of
from core.counting.devices import DEVICES

if TYPE_CHECKING:
    from core.counting.devices import DeviceName


@click.command()
@click.argument("data", type=FOLDER, nargs=-1, required=True, metavar="DATA...")
@click.option("--out", type=FILE, required=True, help="File for the weights, .safetensors.")
@click.option("--minutes", type=click.FloatRange(0, min_open=True), default=None, help="How long to learn at most.")
@click.option("--steps", type=click.IntRange(1), default=None, help="How many steps to learn at most.")
@click.option(
    "--model", metavar="NAME|FILE", help="Name or file of the model to begin with; the shipped one where left out."
)
@click.option("--general", type=FOLDER, multiple=True, help="Pictures of another kind, against forgetting.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Of all that is random.")
@click.option("--device", type=click.Choice(DEVICES), default="auto", show_default=True)
@click.option("--keep-anyway", is_flag=True, help="Write a model that did not get better too.")
def finetune(
    data: tuple[Path, ...],
    out: Path,
    minutes: float | None,
    steps: int | None,
    model: str | None,
    general: tuple[Path, ...],
    seed: int,
    device: DeviceName,
    keep_anyway: bool,
) -> None:
    """Teach the model what was corrected: DATA are folders with reviewed pictures, or data sets.

    About a quarter of the pictures is held back; the model is written only if it counts those better than before.
    It learns for ten minutes or, on a fast machine, for 600 steps; --minutes M makes that M minutes or 60 M steps, and
    --steps N, in place of those, N steps. Ctrl-C cancels and leaves nothing. Exit status 1: the model did not get
    better and was not written.
    """
    from training.finetuning.command import finetune_model
    from training.finetuning.settings import budget_of

    weights, budget = weights_of(model) if model else None, budget_of(minutes, steps)
    sys.exit(0 if finetune_model(data, out, general, weights, budget, seed, device, keep_anyway) else 1)
