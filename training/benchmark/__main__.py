"""`python -m training.benchmark`: our whole path beside the networks that a user would pick instead.

On the CPU, with the shipped weights and the default settings, on made pictures. Run it with nothing else running.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from core.commands.options import OneSentence
from core.formats.files import write_json
from training.benchmark.adm import PixelUNet
from training.benchmark.measuring import Figures, Plan, measure
from training.benchmark.rivals import CROWDDIFF
from training.benchmark.tables import as_json, path_table, ratio_table, rival_table, size_table

QUICK = Plan(rounds=3, large=None, sizes=())

TINY = Plan(
    96,
    64,
    rounds=1,
    large=0.02,
    sizes=(0.01, 0.02),
    patient=replace(CROWDDIFF, make=lambda: PixelUNet(64, (1, 2), 1, (1,)), patch=32),
)


@click.command(cls=OneSentence, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--quick", "plan", flag_value=QUICK, help="The picture of 1024x768 alone, in three turns.")
@click.option("--tiny", "plan", flag_value=TINY, help="Tiny pictures and a narrow CrowdDiff: to see that it runs.")
@click.option("--json", "target", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="All figures.")
def main(plan: Plan | None, target: Path | None) -> None:
    """Print ratios, then the seconds that they are made of."""
    console, progress = Console(width=120, highlight=False), Console(stderr=True)
    with progress.status("starting") as status:
        for said in measure(plan or Plan()):
            if isinstance(said, Figures):
                figures = said
            else:
                status.update(said)
    if target is not None:
        write_json(target, as_json(figures))
    for table in (ratio_table, path_table, rival_table, *([size_table] if figures.sizes else [])):
        console.print(table(figures), "")


if __name__ == "__main__":
    main()
