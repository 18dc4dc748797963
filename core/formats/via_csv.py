"""VGG Image Annotator 2 CSV: one dot a row, with JSON in its cells; any number of pictures a file.

VIA knows a picture by its name and the length of its file, so both are kept; an unknown length is written as -1. The
attributes of a region hold confidence, origin and id as texts. Coordinates are taken and written as they are. The size
of pictures, and whether they are reviewed, is lost. Read: regions of shape "point", whatever their attributes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.columns import DotRows, as_number, as_whole, rows_of
from core.formats.files import bare_name, different_names, folder_of
from core.formats.table import guarded, read_table, unguarded, write_table

COLUMNS = (
    "filename",
    "file_size",
    "file_attributes",
    "region_count",
    "region_id",
    "region_shape_attributes",
    "region_attributes",
)


def read(path: Path) -> list[Annotation]:
    """All annotations of the file, in the order in which their pictures first come.

    Raises:
        DotoriError: the file cannot be read or is not in this format.
    """
    pictures: dict[tuple[str, str, int | None], DotRows] = {}
    for line, row in read_table(path, (COLUMNS[0], *COLUMNS[5:])):
        image, size = unguarded(row["filename"]), as_whole(row.get("file_size", ""))
        key = (folder_of(image), bare_name(image), size if size and size > 0 else None)
        rows = pictures.setdefault(key, DotRows(path))
        shape, known = (_object(row[name], path, line) for name in COLUMNS[5:])
        if shape.get("name") != "point":
            continue
        confidence, origin = _value(known.get("confidence"), as_number), known.get("origin") or None
        rows.add(shape.get("cx"), shape.get("cy"), confidence, origin, _value(known.get("id"), as_whole))
    return [
        Annotation(image, rows.dots(), file_size=size, folder=folder)
        for (folder, image, size), rows in pictures.items()
    ]


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write any number of annotations.

    Raises:
        DotoriError: two pictures have the same name, a name is not UTF-8, or the file cannot be written.
    """
    different_names(annotations, path)
    write_table(path, COLUMNS, (row for annotation in annotations for row in _rows(annotation, path)))


def _rows(annotation: Annotation, path: Path) -> Iterator[Sequence[Any]]:
    count = len(annotation.dots)
    start = (guarded(annotation.path, path), annotation.file_size or -1, "{}", count)
    if not count:
        yield (*start, 0, "{}", "{}")
    for at, (x, y, confidence, origin, number) in enumerate(rows_of(annotation.dots)):
        shape = {"name": "point", "cx": x, "cy": y}
        attributes = {"class": "head", "confidence": str(confidence), "origin": origin, "id": str(number)}
        yield (*start, at, json.dumps(shape), json.dumps(attributes))


def _value(held: Any, parse: Callable[[str], Any]) -> Any:
    """The number in an attribute, which VIA keeps as a text; None where it is empty, itself where it is no number."""
    if held == "":
        return None
    number = parse(held)
    return held if number is None else number


def _object(cell: str, path: Path, line: int) -> dict[str, Any]:
    """The JSON object in a cell; an empty one for an empty cell.

    Raises:
        DotoriError: the cell holds something else.
    """
    try:
        content = json.loads(cell or "{}")
    except (ValueError, RecursionError) as error:
        raise DotoriError(
            "cannot read {path}: line {line} holds no valid JSON; correct that line", path=path, line=line
        ) from error
    if not isinstance(content, dict):
        raise DotoriError(
            "cannot read {path}: line {line} holds no JSON object; correct that line", path=path, line=line
        )
    return content
