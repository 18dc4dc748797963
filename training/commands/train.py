"""`main.py train`."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from core.commands.options import FILE, FOLDER


def training_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that both trainings share."""

    @functools.wraps(command)
    def with_folder(config: Path, out: Path | None, **values: Any) -> Any:
        return command(config=config, out=out or Path("runs") / config.stem, **values)

    options = (
        click.option("--config", type=FILE, required=True, help="Settings, a TOML file."),
        click.option("--out", type=FOLDER, default=None, help="Folder for all that is written; else runs/CONFIG-NAME."),
        click.option("--resume", is_flag=True, help="Go on where the training in that folder stopped."),
    )
    for option in reversed(options):
        with_folder = option(with_folder)
    return with_folder


@click.group()
def train() -> None:
    """Train the autoencoder (E and D), then the diffusion (T and the U-Net).

    Several processes: torchrun --nproc-per-node N main.py train ...
    """


@train.command()
@click.option("--data", type=FOLDER, multiple=True, help="Taken but not needed: E and D train on point patterns.")
@training_options
def autoencoder(config: Path, out: Path, data: tuple[Path, ...], resume: bool) -> None:  # noqa: ARG001
    """Train E and D on point patterns."""
    from training.command import train_autoencoder

    train_autoencoder(config, out, resume)


@train.command()
@click.option("--data", type=FOLDER, multiple=True, required=True, help="Folder of a data set; may be repeated.")
@click.option("--autoencoder", "weights", type=FILE, default=None, help="Weights with E and D; else the shipped ones.")
@click.option("--start", type=FILE, default=None, help="A whole model to train further; else T and the U-Net are new.")
@training_options
def diffusion(
    config: Path, out: Path, data: tuple[Path, ...], weights: Path | None, start: Path | None, resume: bool
) -> None:
    """Train T and the U-Net on photographs with head points."""
    from training.command import train_diffusion

    train_diffusion(config, out, data, weights, resume, start=start)
