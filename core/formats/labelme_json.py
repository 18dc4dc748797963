"""labelme JSON: one picture a file; each head is a shape of type "point".

labelme keeps keys that it does not know, so `score`, `origin` and `id` of a shape hold what we know of a dot, and
`checked` (as X-AnyLabeling has it) tells reviewed pictures. Points of every label are read; shapes of other types are
not. Coordinates are ours: the corner of the first pixel is (0, 0). labelme looks for the picture at `imagePath` as seen
from the file, so that is a relative path wherever the picture is known (`core.formats.writing`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.columns import DotRows, rows_of
from core.formats.files import bare_name, folder_of, read_json, side, single, write_json

_POINTS = ("point", "points")


def read(path: Path) -> list[Annotation]:
    """The one annotation of the file.

    Raises:
        DotoriError: the file cannot be read or is not in this format.
    """
    content = read_json(path)
    shapes = content.get("shapes") if isinstance(content, dict) else None
    if not isinstance(shapes, list):
        raise DotoriError('cannot read {path}: it has no list of "shapes"; check that it is the right file', path=path)
    rows = DotRows(path)
    for shape in shapes:
        if not isinstance(shape, dict):
            raise DotoriError(
                "cannot read {path}: one of its shapes is damaged; correct or replace the file", path=path
            )
        if shape.get("shape_type") in _POINTS:
            for x, y in _places(shape, path):
                rows.add(x, y, shape.get("score"), shape.get("origin"), shape.get("id"))
    width, height, name = side(content.get("imageWidth")), side(content.get("imageHeight")), content.get("imagePath")
    reviewed = content.get("checked") is True
    return [Annotation(bare_name(name), rows.dots(), width, height, reviewed, folder=folder_of(name))]


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write one annotation.

    Raises:
        DotoriError: there is not exactly one, or the file cannot be written.
    """
    one = single(annotations, path)
    content = {
        "version": "7.1.0",
        "flags": {},
        "checked": one.reviewed,
        "shapes": [_shape(*row) for row in rows_of(one.dots)],
        "imagePath": one.path,
        "imageData": None,
        "imageHeight": one.height,
        "imageWidth": one.width,
    }
    write_json(path, content)


def _shape(x: float, y: float, confidence: float, origin: str, number: int) -> dict[str, Any]:
    return {
        "label": "head",
        "points": [[x, y]],
        "group_id": None,
        "description": "",
        "shape_type": "point",
        "flags": {},
        "mask": None,
        "score": confidence,
        "origin": origin,
        "id": number,
    }


def _places(shape: dict[str, Any], path: Path) -> list[list[Any]]:
    places = shape.get("points")
    if isinstance(places, list) and all(isinstance(place, list) and len(place) == 2 for place in places):
        return places
    raise DotoriError("cannot read {path}: its points are not pairs of numbers; correct or replace it", path=path)
