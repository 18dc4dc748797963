"""`main.py evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.commands.options import FOLDER, counting_options

if TYPE_CHECKING:
    from core.counting.devices import DeviceName
    from core.counting.settings import CountSettings


@click.command()
@click.argument("dataset", type=FOLDER)
@click.option("--part", type=click.Choice(["train", "val", "test", "all"]), default="val", show_default=True)
@click.option("--limit", type=click.IntRange(1), default=None, help="Only the first so many pictures.")
@click.option("--json", type=str, default=None, metavar="FILE|-", help="All figures as JSON.")
@click.option(
    "--floor",
    is_flag=True,
    help="No picture is looked at: the true heads go through E, VQ, D and contours, at zoom 1 or that of --zoom.",
)
@click.option(
    "--report",
    type=FOLDER,
    default=None,
    metavar="DIR",
    help="Write a page here that says where the error comes from. DIR then contains photographs of the data set.",
)
@counting_options
def evaluate(
    dataset: Path,
    part: str,
    limit: int | None,
    json: str | None,
    floor: bool,
    report: Path | None,
    settings: CountSettings,
    device: DeviceName,
    model: Path | None,
) -> None:
    """Count the pictures of a data set and compare with their head points."""
    from training.evaluate_command import evaluate_dataset

    if floor and report:
        raise click.UsageError("--report has the floor in it; leave out --floor")
    evaluate_dataset(dataset, part, limit, json, floor, report, settings, device, model)
