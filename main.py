"""The front door: no arguments opens the desktop app, a command runs without a screen.

It opens the app or hands over to a command of `core.commands` or `training.commands`; torch and PySide6 wait behind it.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

import click

from core.commands.count import count
from core.commands.handover import convert, export
from core.commands.models import models
from core.commands.options import FILE
from core.commands.report import report
from core.errors import DotoriError
from training.commands.evaluate import evaluate
from training.commands.finetune import finetune
from training.commands.train import train


class Front(click.Group):
    """The commands; without one, the app opens, with the pictures and folders that are named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Have `open` before words that name no command but a file or folder.

        Raises:
            DotoriError: the first word can only mean a file or folder, and there is none.
        """
        first = args[0] if args else ""
        named = bool(first) and not first.startswith("-") and first not in self.commands
        opens = not args or (named and Path(first).exists())
        if named and not opens and any(sign in first for sign in (".", "/", os.sep)):
            raise DotoriError("cannot open {path}: there is no such file or folder; check the name", path=first)
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


for command in (count, report, evaluate, convert, export, train, finetune, models):
    cli.add_command(command)


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
