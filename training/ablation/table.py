"""The table as Markdown, as it is kept in the repository. Seconds are left to the benchmark: rows are trained whenever
a machine is free, and beside other work. Their files have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from training.ablation.rows import Plain, Row

MISSING = "-"

OTHERWISE = " (made with other settings)"
"""Is said of a row whose figures were made before it was changed, or with another budget."""


def table(rows: Iterable[Row], results: Mapping[str, Plain]) -> str:
    """One line a row: MAE / F1 at 8 px / GAME(3) on each data set.

    Args:
        rows: of the table, in their order.
        results: figures by the name of the row; a row without any is a line of gaps, and one whose figures were made
            with other settings than it has says so.
    """
    sets = {name: figures["pictures"] for each in results.values() for name, figures in each["sets"].items()}
    return "\n".join(_lines(rows, results, sets)) + "\n"


def _lines(rows: Iterable[Row], results: Mapping[str, Plain], sets: Mapping[str, int]) -> Iterator[str]:
    heads = [f"{name}: MAE / F1 / GAME(3)" for name in sets]
    yield _line(["row", "what is changed", "crops", *heads])
    yield "|" + "---|" * (3 + len(sets))
    for row in rows:
        result = results.get(row.name)
        if result is None:
            yield _line([row.name, row.about, *[MISSING] * (1 + len(sets))])
            continue
        of = [_figures(result["sets"].get(name)) for name in sets]
        crops = f"{result['crops']:,}" if row.trains else f"of {row.of}"
        about = row.about if row.made(result) else row.about + OTHERWISE
        yield _line([row.name, about, crops, *of])


def _figures(figures: Plain | None) -> str:
    if figures is None:
        return MISSING
    return f"{figures['mae']:.1f} / {figures['f1_8']:.3f} / {figures['game_3']:.1f} ({figures['pictures']})"


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
