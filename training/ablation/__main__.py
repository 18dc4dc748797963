"""`python -m training.ablation`: one thing changed at a time, with equal budget.

    python -m training.ablation --data ../shared/data/ShanghaiTech --data ../shared/data/SCUT_HEAD --row base --row eps
    python -m training.ablation --table

Every row has the same steps, the same seed and so the same views. A row that has a file in --out is finished and left
alone, and where the file was made with other settings, that is said; one that was stopped goes on where it was, on this
machine or on another with the same folders.
"""

from __future__ import annotations

from pathlib import Path

import click

from core.commands.options import FILE, FOLDER, OneSentence
from core.errors import DotoriError
from training.ablation.rows import Budget, Row, read_rows
from training.ablation.table import table
from training.ablation.working import Place, read_result, read_results, work


@click.command(cls=OneSentence, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--data", type=FOLDER, multiple=True, help="Folder of a data set; may be repeated.")
@click.option("--row", "names", multiple=True, help="Only this row; may be repeated.")
@click.option(
    "--out", type=FOLDER, default=Path("docs/measure/ablation"), show_default=True, help="Figures, a file a row."
)
@click.option("--runs", type=FOLDER, default=Path("runs/ablation"), show_default=True, help="The trainings.")
@click.option("--steps", type=click.IntRange(1), default=None, help="Of every training; else what rows.toml says.")
@click.option("--limit", type=click.IntRange(1), default=None, help="Counted pictures a data set, evenly spread.")
@click.option("--autoencoder", type=FILE, default=None, help="Weights with E and D; else the shipped ones.")
@click.option("--table", "only_table", is_flag=True, help="Print the table of what is there, and do nothing else.")
def main(
    data: tuple[Path, ...],
    names: tuple[str, ...],
    out: Path,
    runs: Path,
    steps: int | None,
    limit: int | None,
    autoencoder: Path | None,
    only_table: bool,
) -> None:
    """Train and count the rows that have no figures yet, then print the table. Ctrl-C stops; the same goes on."""
    rows = read_rows(Budget(steps))
    if not only_table:
        place = Place(runs, out, data, autoencoder, limit)
        work_through([row for row in rows.values() if row.name in _wanted(names, rows)], place)
    click.echo(table(rows.values(), read_results(out)), nl=False)


def _wanted(names: tuple[str, ...], rows: dict[str, Row]) -> tuple[str, ...]:
    unknown = [name for name in names if name not in rows]
    if unknown:
        raise DotoriError("there is no row {name}; rows are {rows}", name=unknown[0], rows=", ".join(rows))
    return names or tuple(rows)


def work_through(rows: list[Row], place: Place) -> None:
    """Work on rows one after the other, until one is stopped.

    Raises:
        DotoriError: no data was named, or see `training.ablation.working.work`.
    """
    if not place.data:
        raise DotoriError("the ablation needs pictures; name the folder of a data set with --data")
    _say_old(rows, place)
    for row in rows:
        if place.result(row).exists():
            continue
        click.echo(f"{row.name}: {row.about}", err=True)
        if work(row, place, lambda said: click.echo(f"  {said}", err=True)) is None:
            click.echo("  stopped; the same command goes on", err=True)
            return


def _say_old(rows: list[Row], place: Place) -> None:
    """Say which rows have figures that were made with other settings than the rows have today."""
    for row in rows:
        path = place.result(row)
        if path.exists() and not row.made(read_result(path)):
            click.echo(f"{row.name}: {path} was made with other settings; delete it to make the row anew", err=True)


if __name__ == "__main__":
    main()
