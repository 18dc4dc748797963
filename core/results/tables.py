"""Rows as files that other programs read: CSV, XLSX and JSON lines."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from core.errors import DotoriError
from core.formats.counts_xlsx import text_cell
from core.formats.files import write_atomic
from core.formats.table import guarded, write_table
from core.handover.progress import Tell, silent
from core.pages.page import legible
from core.project import Project
from core.results.rows import COLUMNS, rows

_MAX_ROWS = 2**20 - 1
_WIDTHS = {"A": 40, "J": 24, "K": 60, "L": 20}
"""Of columns with long texts, in characters."""


def write_csv(project: Project, path: Path, tell: Tell = silent) -> None:
    """Write a row for every picture as CSV that spreadsheets open; texts that they would run as formulas are guarded
    (`core.formats.table`).

    Raises:
        DotoriError: the project cannot be read, or the file cannot be written.
    """
    cells = ([_safe(value, path) for value in row.cells().values()] for row in rows(project, tell))
    write_table(path, COLUMNS, cells, for_excel=True)


def write_xlsx(project: Project, path: Path, tell: Tell = silent) -> None:
    """Write a row for every picture as an Excel workbook; texts are never formulas, and guarded besides.

    Raises:
        DotoriError: the project cannot be read, a sheet has too few rows, or the file cannot be written.
    """
    pictures = len(project.images())
    if pictures > _MAX_ROWS:
        raise DotoriError(
            "cannot write {path}: a sheet has {rows} rows, and there are more pictures; write a .csv",
            path=path,
            rows=_MAX_ROWS,
        )
    from openpyxl import Workbook  # slow to import, and only who comes here needs it

    book = Workbook(write_only=True)
    sheet = book.create_sheet("results")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{chr(ord('A') + len(COLUMNS) - 1)}{pictures + 1}"
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.append(COLUMNS)
    for row in rows(project, tell):
        cells = (_safe(value, path) for value in row.cells().values())
        sheet.append([text_cell(sheet, cell) if isinstance(cell, str) else cell for cell in cells])
    buffer = io.BytesIO()
    book.save(buffer)
    write_atomic(path, buffer.getvalue())


def write_jsonl(project: Project, path: Path, tell: Tell = silent) -> None:
    """Write a JSON object a line for every picture, in UTF-8; null where there is no value.

    Raises:
        DotoriError: the project cannot be read, or the file cannot be written.
    """
    buffer = io.StringIO()
    for row in rows(project, tell):
        buffer.write(json.dumps(row.cells(), ensure_ascii=False) + "\n")
    # A name that is not UTF-8 holds lone surrogates; their backslash form is what JSON wants.
    write_atomic(path, buffer.getvalue().encode("utf-8", "backslashreplace"))


def _safe(value: Any, path: Path) -> Any:
    """A cell as a spreadsheet may see it."""
    return guarded(legible(value), path) if isinstance(value, str) else value
