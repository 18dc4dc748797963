"""napari points CSV: `index,axis-0,axis-1` and a column for each feature; one picture a file.

    index,axis-0,axis-1,confidence,origin,id
    0,19.75,10.0,0.93,"model",0

axis-0 is y and axis-1 is x, and whole numbers are the centres of pixels: a place is ours less half a pixel. Of more
than two axes (a stack), the last two are read. The picture's name and size, and whether it is reviewed, are lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.columns import DotRows, as_whole, rows_of
from core.formats.files import single
from core.formats.table import cell_number, read_table, write_table

COLUMNS = ("index", "axis-0", "axis-1", "confidence", "origin", "id")
_CENTRE = 0.5


def read(path: Path) -> list[Annotation]:
    """The one annotation of the file; its picture's name is not in it.

    Raises:
        DotoriError: the file cannot be read or is not in this format.
    """
    rows = DotRows(path)
    for line, row in read_table(path, COLUMNS[1:3]):
        if "vertex-index" in row:
            raise DotoriError(
                "cannot read {path}: it holds shapes of napari, not points; save a points layer", path=path
            )
        row_axis, column_axis = sorted(name for name in row if name.startswith("axis-"))[-2:]
        y, x = cell_number(row, row_axis, path, line), cell_number(row, column_axis, path, line)
        confidence = cell_number(row, "confidence", path, line) if row.get("confidence", "").strip() else None
        origin = row.get("origin", "").strip() or None
        rows.add(x + _CENTRE, y + _CENTRE, confidence, origin, as_whole(row.get("id", "")))
    return [Annotation("", rows.dots())]


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write one annotation.

    Raises:
        DotoriError: there is not exactly one, or the file cannot be written.
    """
    dots = single(annotations, path).dots
    rows = (
        (index, y - _CENTRE, x - _CENTRE, confidence, origin, number)
        for index, (x, y, confidence, origin, number) in enumerate(rows_of(dots))
    )
    write_table(path, COLUMNS, rows)
