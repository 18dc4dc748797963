"""`main.py report`."""

from __future__ import annotations

from pathlib import Path

import click

from core.commands.options import FILE, FOLDER, LocationOf
from core.locations import Location


@click.command()
@click.argument("folder", type=LocationOf(FOLDER), metavar="FOLDER")
@click.argument("target", type=FILE, metavar="OUT")
@click.option("--overwrite", is_flag=True, help="Replace OUT.")
def report(folder: Location, target: Path, overwrite: bool) -> None:
    """Write what came out of the pictures of FOLDER into the file OUT; its ending says how.

    \b
    .html   a page to read and to print: totals, charts, the least certain pictures with their dots;
            it holds small copies of up to twelve pictures
    .csv    a row a picture, for spreadsheets
    .xlsx   the same as an Excel workbook
    .jsonl  a JSON object a line
    """
    from core.results.command import report_folder

    report_folder(folder, target, overwrite)
