"""`main.py count`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from core.commands.options import FILE, FOLDER, LocationOf, counting_options
from core.counting.settings import CountSettings
from core.locations import Location

if TYPE_CHECKING:
    from core.counting.devices import DeviceName


_EVERY = "Of a film: between two frames that are counted."
_RECURSIVE = "With --project: the pictures in folders of the folder too."
_ENGINE = "With --project: count here, or on the workers of a Ray cluster."


@click.command()
@click.argument("paths", type=LocationOf(FILE), nargs=-1, required=True, metavar="PATH...")
@click.option("--json", type=str, default=None, metavar="FILE|-", help="One JSON object a line.")
@click.option("--csv", type=FILE, default=None, help="One row a picture.")
@click.option("--overlay", type=FOLDER, default=None, help="Write pictures with green dots and the number here.")
@click.option("--film", type=FILE, default=None, help="Write z_T to z_0 as .mp4 or .gif.")
@click.option("--project", is_flag=True, help="Fill the project of one folder; a later call goes on where it was.")
@click.option("--retry", is_flag=True, help="With --project: try those again that failed before.")
@click.option("--watch", is_flag=True, help="With --project: go on with what arrives in the folder, until Ctrl-C.")
@click.option("--recursive", is_flag=True, help=_RECURSIVE)
@click.option("--every", type=click.FloatRange(0.01), default=1.0, show_default=True, metavar="SECONDS", help=_EVERY)
@click.option("--frames", type=FOLDER, default=None, help="Of a film: where its frames go; else beside it.")
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help=_ENGINE)
@click.option("--address", default=None, metavar="HOST:PORT", help="Of a Ray cluster; else one on this machine.")
@counting_options
def count(
    paths: tuple[Location, ...],
    json: str | None,
    csv: Path | None,
    overlay: Path | None,
    film: Path | None,
    project: bool,
    retry: bool,
    watch: bool,
    recursive: bool,
    every: float,
    frames: Path | None,
    engine: Literal["local", "ray"],
    address: str | None,
    settings: CountSettings,
    device: DeviceName,
    model: Path | None,
) -> None:
    """Count the people in pictures, in folders of pictures, or in a film (mp4, mov, avi, mkv, webm).

    The frames of a film are counted like a folder with --project, and so are the pictures of a folder at a URL
    (s3://bucket/folder; the driver, such as s3fs, is installed beside).
    """
    from core.batch.video import is_video

    local = tuple(path for path in paths if isinstance(path, Path))
    if project or any(map(is_video, local)):
        if len(paths) != 1 or json or overlay or film:
            raise click.UsageError(
                "--project, and a film, want exactly one PATH and no --json, --overlay or --film; results come with "
                "--csv, or from: report FOLDER OUT"
            )
        if recursive and not local:
            raise click.UsageError("--recursive goes with folders on this machine; at a URL, name each folder itself")
        if watch and engine == "ray":
            raise click.UsageError("--watch goes with the local engine; on a cluster, count again when more has come")
        from core.batch.command import Wishes, count_into_project

        wishes = Wishes(csv, retry, watch, every, frames, engine, address, recursive)
        sys.exit(count_into_project(paths[0], wishes, settings, device, model))
    if len(local) < len(paths):
        raise click.UsageError("a URL goes with --project, and names a folder")
    if retry or watch or recursive or engine != "local" or address:
        raise click.UsageError("--retry, --watch, --recursive, --engine and --address go with --project")
    from core.counting.command import Outputs, count_pictures

    sys.exit(count_pictures(local, Outputs(json, csv, overlay, film), settings, device, model))
