"""The front door: no arguments opens the desktop app, a command runs without a screen.

It parses and hands over. Heavy imports (torch, PySide6) happen behind it.
"""

from __future__ import annotations

import dataclasses
import functools
import multiprocessing
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from core.counting.settings import LEVEL, CountSettings
from core.errors import DotoriError
from core.model.config import SAMPLERS

if TYPE_CHECKING:
    from core.counting.devices import DeviceName
    from core.formats.catalogue import Format

FILE = click.Path(path_type=Path)
FOLDER = click.Path(path_type=Path, file_okay=False)


class Front(click.Group):
    """The commands; without one, the app opens, with the pictures and folders that are named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Have `open` before words that name no command but a file or folder."""
        words = [word for word in args if not word.startswith("-")]
        opens = not args or (words[:1] == args[:1] and words[0] not in self.commands and Path(words[0]).exists())
        return super().parse_args(ctx, ["open", *args] if opens else args)


@click.group(cls=Front, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="dotori")
def cli() -> None:
    """Count people in photographs of crowds. Without a command, open the app: dotori [PATH]..."""


@cli.command("open")
@click.argument("paths", type=FILE, nargs=-1, metavar="[PATH]...")
def open_app(paths: tuple[Path, ...]) -> None:
    """Open the app, with pictures or folders of pictures."""
    from app.start import run

    sys.exit(run(paths))


class Automatic(click.ParamType):
    """A number in a range, or "auto", which arrives as None."""

    name = "auto|X"

    def __init__(self, least: float, most: float) -> None:
        self.least, self.most = least, most

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float | None:
        """None for "auto"."""
        if value is None or value == "auto":
            return None
        try:
            number = float(str(value))
        except ValueError:
            number = float("nan")
        if not self.least <= number <= self.most:
            self.fail(f"{value!r} is neither auto nor a number from {self.least:g} to {self.most:g}", param, ctx)
        return number


def setting(name: str, kind: click.ParamType, text: str) -> Callable[..., Any]:
    """An option for a field of `CountSettings`, with the field's default."""
    default = getattr(CountSettings(), name)
    return click.option(
        f"--{name}", type=kind, default="auto" if default is None else default, show_default=True, help=text
    )


def counting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that `count` and `evaluate` share; they arrive as `settings`, `device` and `model`."""

    @functools.wraps(command)
    def with_settings(device: str, model: Path | None, **values: Any) -> Any:
        names = [field.name for field in dataclasses.fields(CountSettings)]
        settings = CountSettings(**{name: values.pop(name) for name in names if name in values})
        return command(settings=settings, device=device, model=model, **values)

    options = (
        setting("steps", click.IntRange(1, 1000), "Sampling steps."),
        setting("sampler", click.Choice(SAMPLERS), "How to get from noise to heads."),
        setting("eta", click.FloatRange(0, 1), "Noise that DDIM adds on its way."),
        setting("samples", click.IntRange(1, 64), "Samples that vote on every dot."),
        setting("seed", click.IntRange(0, 2**63 - 1), "Of the noise z_T."),
        setting("threshold", Automatic(LEVEL, 1), "Least confidence of a dot; auto takes as many as T expects."),
        setting("zoom", Automatic(0.05, 8), "Size the picture is worked at."),
        click.option("--device", type=click.Choice(["auto", "cpu", "cuda", "mps"]), default="auto", show_default=True),
        click.option("--model", type=FILE, default=None, help="Weights; the shipped ones where left out."),
    )
    for option in reversed(options):
        with_settings = option(with_settings)
    return with_settings


@cli.command()
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


@cli.command()
@click.argument("dataset", type=FOLDER)
@click.option("--part", type=click.Choice(["train", "val", "test", "all"]), default="val", show_default=True)
@click.option("--limit", type=click.IntRange(1), default=None, help="Only the first so many pictures.")
@click.option("--json", type=str, default=None, metavar="FILE|-", help="All figures as JSON.")
@click.option("--floor", is_flag=True, help="No picture is looked at: the true heads go through E, VQ, D and contours.")
@counting_options
def evaluate(
    dataset: Path,
    part: str,
    limit: int | None,
    json: str | None,
    floor: bool,
    settings: CountSettings,
    device: DeviceName,
    model: Path | None,
) -> None:
    """Count the pictures of a data set and compare with their head points."""
    from training.evaluate_command import evaluate_dataset

    evaluate_dataset(dataset, part, limit, json, floor, settings, device, model)


class FormatName(click.ParamType):
    """The name of an annotation format; it arrives as the format."""

    name = "FORMAT"

    def __init__(self, readable: bool = False) -> None:
        self.readable = readable

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Format:
        """The format of that name."""
        from core.formats.catalogue import FORMATS

        formats = {entry.name: entry for entry in FORMATS if entry.read or not self.readable}
        if value not in formats:
            self.fail(f"{value!r} is none of {', '.join(formats)}", param, ctx)
        return formats[value]


@cli.command()
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


@cli.command()
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


@cli.group()
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
@training_options
def diffusion(config: Path, out: Path, data: tuple[Path, ...], weights: Path | None, resume: bool) -> None:
    """Train T and the U-Net on photographs with head points."""
    from training.command import train_diffusion

    train_diffusion(config, out, data, weights, resume)


def main() -> None:
    """Run a command; what a person can mend is said in one line, without a traceback."""
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except DotoriError as error:
        click.echo(f"dotori: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    multiprocessing.freeze_support()  # in a bundle, the counting process begins here too
    main()
