"""CSV with one dot a row: `image,x,y,confidence,origin,id`; any number of pictures a file.

    image,x,y,confidence,origin,id
    "IMG_1.jpg",10.5,20.25,0.93,"model",0
    "IMG_2.jpg","","","","",""

A row without coordinates is a picture with nobody in it. Only the columns image, x and y are needed, in any order;
others are passed over. Names that a spreadsheet would run as formulas are guarded (see `table`). The size of pictures,
and whether they are reviewed, is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from core.formats.annotation import Annotation
from core.formats.columns import DotRows, as_whole, rows_of
from core.formats.files import bare_name, different_names, folder_of
from core.formats.table import cell_number, guarded, read_table, unguarded, write_table

COLUMNS = ("image", "x", "y", "confidence", "origin", "id")


def read(path: Path) -> list[Annotation]:
    """All annotations of the file, in the order in which their pictures first come.

    Raises:
        DotoriError: the file cannot be read or is not in this format.
    """
    pictures: dict[tuple[str, str], DotRows] = {}
    for line, row in read_table(path, COLUMNS[:3]):
        image = unguarded(row["image"])
        rows = pictures.setdefault((folder_of(image), bare_name(image)), DotRows(path))
        if not row["x"].strip() and not row["y"].strip():
            continue
        x, y = cell_number(row, "x", path, line), cell_number(row, "y", path, line)
        confidence = cell_number(row, "confidence", path, line) if row.get("confidence", "").strip() else None
        rows.add(x, y, confidence, row.get("origin", "").strip() or None, as_whole(row.get("id", "")))
    return [Annotation(image, rows.dots(), folder=folder) for (folder, image), rows in pictures.items()]


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write any number of annotations.

    Raises:
        DotoriError: two pictures have the same name, a name is not UTF-8, or the file cannot be written.
    """
    different_names(annotations, path)
    write_table(path, COLUMNS, (row for annotation in annotations for row in _rows(annotation, path)))


def _rows(annotation: Annotation, path: Path) -> Iterator[Sequence[Any]]:
    image, dots = guarded(annotation.path, path), annotation.dots
    if not len(dots):
        yield (image, "", "", "", "", "")
    for row in rows_of(dots):
        yield (image, *row)
