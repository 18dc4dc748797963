"""Counts as an Excel workbook: one row a picture, no dots; written only.

Names are cells of text, never formulas, and are guarded besides (see `table`), since people save workbooks as CSV.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.counts import COLUMNS, count_rows
from core.formats.files import shown, write_atomic

_MAX_ROWS = 2**20 - 1
_NAME_WIDTH = 40


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write the counts of any number of annotations.

    Raises:
        DotoriError: there are more than a sheet has rows, a name is not UTF-8, or the file cannot be written.
    """
    if len(annotations) > _MAX_ROWS:
        raise DotoriError(
            "cannot write {path}: a sheet has {rows} rows, and there are more pictures; write counts-csv",
            path=path,
            rows=_MAX_ROWS,
        )
    rows = list(count_rows(annotations, path))
    from openpyxl import Workbook  # slow to import, and only who comes here needs it

    book = Workbook(write_only=True)
    sheet = book.create_sheet("counts")
    sheet.freeze_panes = "A2"
    sheet.column_dimensions["A"].width = _NAME_WIDTH
    sheet.append(COLUMNS)
    for image, *numbers in rows:
        sheet.append([text_cell(sheet, str(image)), *numbers])
    buffer = io.BytesIO()
    book.save(buffer)
    write_atomic(path, buffer.getvalue())


def text_cell(sheet: Any, name: str) -> Any:
    """A cell that is text whatever it starts with; characters that workbooks cannot hold are escaped."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(lambda found: shown(found[0]), name))
    cell.data_type = "s"
    return cell
