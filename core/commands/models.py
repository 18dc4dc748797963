"""`main.py models`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.commands.options import FILE

if TYPE_CHECKING:
    from core.models import Library


@click.group()
def models() -> None:
    """List the models that can count, and look after them.

    Wherever a model is wanted (--model), the NAME of one of them will do.
    """


@models.command("list")
def list_models() -> None:
    """Show the models with their cards; an asterisk marks the one in use."""
    from core.models.command import print_models

    print_models(_library())


@models.command("import")
@click.argument("file", type=FILE)
def import_model(file: Path) -> None:
    """Copy the weights in FILE (safetensors) into the library."""
    click.echo(f"imported as {_library().import_file(file).name}")


@models.command()
@click.argument("name")
@click.argument("file", type=FILE)
@click.option("--overwrite", is_flag=True, help="Replace FILE.")
def export(name: str, file: Path, overwrite: bool) -> None:
    """Copy the model NAME to FILE, or into the folder FILE."""
    click.echo(f"written: {_library().export(name, file, overwrite)}")


@models.command()
@click.argument("name")
@click.argument("new")
def rename(name: str, new: str) -> None:
    """Call the model NAME by the name NEW."""
    click.echo(f"{name} is called {_library().rename(name, new).name} now")


@models.command()
@click.argument("name")
def delete(name: str) -> None:
    """Delete the model NAME; if it was in use, the shipped one counts from now on."""
    library = _library()
    library.delete(name)
    click.echo(f"{name} is deleted; {library.in_use()} counts")


@models.command()
@click.argument("name")
@click.option("--force", is_flag=True, help="Even if it counts held-back pictures worse than others do.")
def use(name: str, force: bool) -> None:
    """Have the model NAME count where no other one is named, here and in the app."""
    click.echo(f"{_library().use(name, force).name} counts from now on")


def _library() -> Library:
    from core.models import Library
    from core.places import models_folder

    return Library(models_folder())
