"""`main.py convert` and `main.py export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from core.commands.options import FILE, FOLDER, FormatName

if TYPE_CHECKING:
    from core.formats.catalogue import Format


@click.command()
@click.argument("source", type=FILE, metavar="SRC")
@click.argument("target", type=FILE, metavar="DST")
@click.option("--to", type=FormatName(), required=True, help="Format to write.")
@click.option(
    "--from", "read_as", type=FormatName(readable=True), default=None, help="Format of SRC, if it is not told."
)
@click.option("--images", type=FOLDER, default=None, help="Folder of the pictures, for names and sizes SRC lacks.")
@click.option("--overwrite", is_flag=True, help="Replace files at DST.")
def convert(
    source: Path, target: Path, to: Format, read_as: Format | None, images: Path | None, overwrite: bool
) -> None:
    """Convert annotations: SRC, a file or a folder of files, into DST.

    DST is a file where the format holds many pictures, else a folder of files named after the pictures.

    \b
    Many:    dotori-json, csv, coco, cvat, label-studio, dotdotgoose, via-csv
    One:     shanghaitech-mat, ucf-mat, nwpu-json, jhu-txt, p2pnet-txt, labelme, qupath-geojson,
             cell-counter, napari-csv
    Numbers: counts-csv, counts-xlsx (cannot be read)
    """
    from core.formats.convert_command import convert_annotations

    convert_annotations(source, target, to, read_as, images, overwrite)


class Target(FormatName):
    """What `export` writes: a format, or one of its own two."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The format of that name; "png" and "training" as they are."""
        return value if value in ("png", "training") else super().convert(value, param, ctx)


@click.command()
@click.argument("folder", type=FOLDER, metavar="FOLDER")
@click.argument("target", type=FILE, metavar="OUT")
@click.option("--to", type=Target(), default=None, help="A format of `convert`, or png, or training.")
@click.option("--reviewed", is_flag=True, help="Only what a person has called finished; alone, as --to training.")
@click.option("--overwrite", is_flag=True, help="Replace files at OUT.")
def export(
    folder: Path, target: Path, to: Format | Literal["png", "training"] | None, reviewed: bool, overwrite: bool
) -> None:
    """Export the pictures of FOLDER that were counted or corrected in the app into OUT.

    \b
    FORMAT    the dots, in any format of `convert`: a file, or a folder of files
    png       the pictures with their dots burnt in
    training  reviewed pictures and blocks as a data set that `train diffusion --data OUT` reads
    """
    from core.handover.command import export_folder

    if to is None and not reviewed:
        raise click.UsageError("say what to write (--to FORMAT), or --reviewed for a data set to train on")
    export_folder(folder, target, to or "training", reviewed, overwrite)
