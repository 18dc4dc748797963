"""DotDotGoose `.pnt`: JSON, any number of pictures a file; it has to stand in the folder of the pictures.

Points of every class are read; ours are written as the class "head". Coordinates are ours: the corner of the first
pixel is (0, 0). Confidence, origin, ids, sizes and whether pictures are reviewed are lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.columns import DotRows
from core.formats.files import bare_name, different_names, folder_of, read_json, write_json


def read(path: Path) -> list[Annotation]:
    """All annotations of the file, in its order.

    Raises:
        DotoriError: the file cannot be read or is not in this format.
    """
    content = read_json(path)
    pictures = content.get("points") if isinstance(content, dict) else None
    if not isinstance(pictures, dict):
        raise DotoriError(
            'cannot read {path}: it has no "points" by picture; check that it is the right file', path=path
        )
    return [_annotation(image, classes, path) for image, classes in pictures.items()]


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write any number of annotations.

    Raises:
        DotoriError: two pictures have the same name, or the file cannot be written.
    """
    different_names(annotations, path)
    points = {
        annotation.path: {"head": [{"x": x, "y": y} for x, y in annotation.dots.xy.tolist()]}
        for annotation in annotations
    }
    content = {
        "classes": ["head"],
        "points": points,
        "colors": {"head": [0, 255, 0]},
        "metadata": {"survey_id": "", "coordinates": {image: {"x": "", "y": ""} for image in points}},
        "custom_fields": {"fields": [], "data": {}},
        "ui": {"grid": {"size": 200, "color": [255, 255, 255]}, "point": {"radius": 25, "color": [0, 255, 0]}},
    }
    write_json(path, content)


def _annotation(image: str, classes: Any, path: Path) -> Annotation:
    if not isinstance(classes, dict) or not all(isinstance(points, list) for points in classes.values()):
        raise DotoriError(
            "cannot read {path}: a picture has no points by class; correct or replace the file", path=path
        )
    rows = DotRows(path)
    for points in classes.values():
        for point in points:
            if not isinstance(point, dict):
                raise DotoriError(
                    "cannot read {path}: its points are not pairs of numbers; correct or replace it", path=path
                )
            rows.add(point.get("x"), point.get("y"))
    return Annotation(bare_name(image), rows.dots(), folder=folder_of(image))
