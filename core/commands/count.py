"""`main.py count`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.commands.options import FILE, FOLDER, counting_options
from core.counting.settings import CountSettings

if TYPE_CHECKING:
    from core.counting.devices import DeviceName


@click.command()
@click.argument("paths", type=FILE, nargs=-1, required=True, metavar="PATH...")
@click.option("--json", type=str, default=None, metavar="FILE|-", help="One JSON object a line.")
@click.option("--csv", type=FILE, default=None, help="One row a picture.")
@click.option("--overlay", type=FOLDER, default=None, help="Write pictures with green dots and the number here.")
@click.option("--film", type=FILE, default=None, help="Write z_T to z_0 as .mp4 or .gif.")
@counting_options
def count(
    paths: tuple[Path, ...],
    json: str | None,
    csv: Path | None,
    overlay: Path | None,
    film: Path | None,
    settings: CountSettings,
    device: DeviceName,
    model: Path | None,
) -> None:
    """Count the people in pictures and in folders of pictures."""
    from core.counting.command import Outputs, count_pictures

    sys.exit(count_pictures(paths, Outputs(json, csv, overlay, film), settings, device, model))
