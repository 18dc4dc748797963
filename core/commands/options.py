"""What commands share: kinds of values, and the options of a count."""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from core.counting.settings import LEAST, CountSettings
from core.errors import DotoriError
from core.locations import Location, located
from core.model.config import SAMPLERS

if TYPE_CHECKING:
    from core.formats.catalogue import Format

FILE = click.Path(path_type=Path)
FOLDER = click.Path(path_type=Path, file_okay=False)


class LocationOf(click.ParamType):
    """A URL, which arrives as a `Remote`, or a path of some kind."""

    name = "location"

    def __init__(self, kind: click.Path[Path]) -> None:
        self.kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Location:
        """The location of that name."""
        found = located(str(value))
        return self.kind.convert(value, param, ctx) if isinstance(found, Path) else found


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


class Share(click.FloatRange):
    """A number from 0 to 1; click's own range lets through what is no number."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number."""
        number: float = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value!r} is not a number from 0 to 1", param, ctx)
        return number


class OneSentence(click.Command):
    """A command whose known failures end it with one sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it."""
        try:
            return super().invoke(ctx)
        except DotoriError as error:
            raise click.ClickException(str(error)) from error


SETTINGS: dict[str, click.ParamType] = {
    "steps": click.IntRange(1, 1000),
    "sampler": click.Choice(SAMPLERS),
    "eta": Share(),
    "samples": click.IntRange(1, 64),
    "seed": click.IntRange(0, 2**63 - 1),
    "threshold": Automatic(LEAST, 1),
    "zoom": Automatic(0.05, 8),
}
"""What each field of `CountSettings` may be."""


def setting(name: str, text: str) -> Callable[..., Any]:
    """An option for a field of `CountSettings`, with the field's default."""
    default = getattr(CountSettings(), name)
    return click.option(
        f"--{name}", type=SETTINGS[name], default="auto" if default is None else default, show_default=True, help=text
    )


def counting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that `count` and `evaluate` share; they arrive as `settings`, `device` and `model`."""

    @functools.wraps(command)
    def with_settings(device: str, model: str | None, **values: Any) -> Any:
        names = [field.name for field in dataclasses.fields(CountSettings)]
        settings = CountSettings(**{name: values.pop(name) for name in names if name in values})
        return command(settings=settings, device=device, model=weights_of(model), **values)

    options = (
        setting("steps", "Sampling steps."),
        setting("sampler", "How to get from noise to heads."),
        setting("eta", "Noise that DDIM adds on its way."),
        setting("samples", "Samples that vote on every dot."),
        setting("seed", "Of the noise z_T."),
        setting("threshold", "Least confidence of a dot; auto takes as many as T expects."),
        setting("zoom", "Size the picture is worked at."),
        click.option("--device", type=click.Choice(["auto", "cpu", "cuda", "mps"]), default="auto", show_default=True),
        click.option(
            "--model", metavar="NAME|FILE", help="Name of a model or its file; the one in use where left out."
        ),
    )
    for option in reversed(options):
        with_settings = option(with_settings)
    return with_settings


def weights_of(model: str | None) -> Path | None:
    """The file that is meant by a name of the library or a path, the model in use where left out; None: shipped."""
    from core.models import Library
    from core.places import models_folder

    return Library(models_folder()).find(model)


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
