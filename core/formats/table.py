"""Tables of comma-separated values, safe to open in a spreadsheet.

A spreadsheet takes a cell that starts with = + - @ (wide forms included), a tab or a line end for a formula, and runs
it. Such names are written behind an apostrophe, which is taken off again when they are read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from core.errors import DotoriError
from core.formats.columns import as_number
from core.formats.files import encodable, read_text, write_atomic

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - the wide forms are meant


def guarded(name: str, path: Path) -> str:
    """A picture's name as a spreadsheet may see it. Names that look guarded already get one more apostrophe.

    Raises:
        DotoriError: the name is not UTF-8, so that `path` could not be written.
    """
    return f"'{encodable(name, path)}" if name.lstrip("'").startswith(_FORMULA) else encodable(name, path)


def unguarded(cell: str) -> str:
    """What stands in a cell that `guarded` may have made."""
    is_guarded = cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA)
    return cell[1:] if is_guarded else cell


def read_table(path: Path, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table whose first line names its columns, each with the number of its last line.

    Columns are in lower case, a # before the first one is left out, and cells that a row lacks are "". Empty rows are
    passed over.

    Raises:
        DotoriError: the file cannot be read, is damaged or lacks one of the columns `needed`.
    """
    text = read_text(path)
    if not text.strip():
        raise DotoriError("cannot read {path}: the file is empty; save or download it again", path=path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = column_names(next(reader))
        missing = [name for name in needed if name not in columns]
        if missing:
            raise DotoriError(
                "cannot read {path}: it has no column {column!r}; check that it is the right file",
                path=path,
                column=missing[0],
            )
        empty = dict.fromkeys(columns, "")
        for cells in reader:
            if cells:
                yield reader.line_num, empty | dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        raise DotoriError(
            "cannot read {path}: line {line} is damaged; correct that line", path=path, line=reader.line_num
        ) from error


def column_names(cells: Sequence[str]) -> list[str]:
    """The cells of a table's first line as names of columns."""
    return [cell.strip().lower().removeprefix("#").strip() for cell in cells]


def cell_number(row: dict[str, str], column: str, path: Path, line: int) -> float:
    """The number in a cell.

    Raises:
        DotoriError: there is none.
    """
    number = as_number(row[column])
    if number is None:
        raise DotoriError(
            "cannot read {path}: line {line} has no number in the column {column!r}; correct that line",
            path=path,
            line=line,
            column=column,
        )
    return number


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]], for_excel: bool = False) -> None:
    """Write a table as UTF-8, atomically. Texts are quoted, numbers are not.

    Args:
        path: the file.
        columns: their names, for the first line.
        rows: the cells; names must be `guarded`.
        for_excel: start with a byte order mark, without which Excel takes Korean names for something else.

    Raises:
        DotoriError: the file cannot be written.
    """
    buffer = io.StringIO(newline="")
    buffer.write(",".join(columns) + "\r\n")
    csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC).writerows(rows)
    write_atomic(path, buffer.getvalue().encode("utf-8-sig" if for_excel else "utf-8"))
