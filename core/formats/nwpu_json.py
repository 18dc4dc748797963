"""NWPU-Crowd json: one picture a file; points are pairs, or {"x", "y"} as CCLabeler writes them.

Boxes are not read, and none is written. Confidence, origin and ids are lost. `human_num` is not trusted: CCLabeler
counts boxes in it too.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.files import bare_name, dots_of, folder_of, read_json, single, write_json


def read(path: Path) -> list[Annotation]:
    """The one annotation of the file.

    Raises:
        DotoriError: the file cannot be read or is not in this format.
    """
    content = read_json(path)
    points = content.get("points") if isinstance(content, dict) else None
    if not isinstance(points, list):
        raise DotoriError('cannot read {path}: it has no list of "points"; check that it is the right file', path=path)
    pairs = [_pair(point, path) for point in points]
    name = content.get("img_id")
    return [Annotation(bare_name(name), dots_of(pairs, path), folder=folder_of(name))]


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write one annotation, points as pairs.

    Raises:
        DotoriError: there is not exactly one, or the file cannot be written.
    """
    one = single(annotations, path)
    points = one.dots.xy.tolist()
    write_json(path, {"img_id": one.path, "human_num": len(points), "points": points, "boxes": []})


def _pair(point: Any, path: Path) -> list[float]:
    pair = [point.get("x"), point.get("y")] if isinstance(point, dict) else point
    if isinstance(pair, list) and len(pair) == 2 and all(type(value) in (int, float) for value in pair):
        return pair
    raise DotoriError("cannot read {path}: its points are not pairs of numbers; correct or replace it", path=path)
