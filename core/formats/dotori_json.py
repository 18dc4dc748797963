"""Dotori's own format: JSON, lossless, one or many pictures a file.

    {"format": "dotori", "version": 1, "images": [
      {"image": "IMG_1.jpg", "width": 1024, "height": 768, "reviewed": true,
       "dots": {"x": [10.5], "y": [20.25], "confidence": [0.93], "origin": ["model"], "id": [0]},
       "regions": [{"name": "stage", "polygon": [[0, 0], [90.5, 0], [90.5, 60]], "mask": false}],
       "blocks": {"side": 256.0, "done": [[0, 0], [1, 0]]},
       "ground": {"kind": "rectangle", "corners": [[200, 440], [440, 440], [400, 300], [240, 300]], "width_m": 3.0,
                  "depth_m": 4.0, "size": [1024, 768], "head_height": 1.55, "camera_height": 4.2}}]}

Only `image` and the columns x and y of `dots` are needed; the rest has defaults (no size, not reviewed, confidence 1,
origin "person", ids from 0, no regions, no blocks, no ground). `regions`, `blocks` and `ground` are left out where
there are none; a reader that does not know them passes them over. Dots in a mask do not count. The side of a block is
from 8 to 32768 pixels, and all polygons of a picture together have at most 4000 corners. A ground of the kind "length"
has `a`, `b`, `metres`, `horizon` and `angle` instead of corners, width and depth (`core.ground`). Where several
pictures have the same name, their folders come before it: "monday/IMG_1.jpg".
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from core.dots import Dots
from core.errors import DotoriError, Sentence
from core.formats.annotation import Annotation
from core.formats.columns import ORIGINS, origin_names
from core.formats.files import MAX_COORDINATE, bare_name, checked_points, folder_of, read_json, write_json
from core.ground import Ground
from core.regions import MAX_BLOCKS, MAX_CORNERS, Block, Blocks, Region, region_of

VERSION = 1


def read(path: Path) -> list[Annotation]:
    """All annotations of the file, in its order.

    Raises:
        DotoriError: the file cannot be read, is not in this format, or comes from a newer Dotori.
    """
    content = read_json(path)
    if not isinstance(content, dict) or content.get("format") != "dotori":
        raise DotoriError("cannot read {path}: it is not a Dotori file; check that it is the right file", path=path)
    if content.get("version") != VERSION:
        raise DotoriError(
            "cannot read {path}: its version is not {version}; update Dotori to read it", path=path, version=VERSION
        )
    images = content.get("images")
    if not isinstance(images, list):
        raise _damaged(path, Sentence('it has no list of "images"'))
    return [_annotation(entry, path) for entry in images]


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write any number of annotations.

    Raises:
        DotoriError: the file cannot be written.
    """
    images = [_entry(annotation) for annotation in annotations]
    write_json(path, {"format": "dotori", "version": VERSION, "images": images})


def _entry(annotation: Annotation) -> dict[str, Any]:
    dots = annotation.dots
    return {
        "image": annotation.path,
        "width": annotation.width,
        "height": annotation.height,
        "reviewed": annotation.reviewed,
        "dots": {
            "x": dots.xy[:, 0].tolist(),
            "y": dots.xy[:, 1].tolist(),
            "confidence": dots.confidence.tolist(),
            "origin": origin_names(dots),
            "id": dots.id.tolist(),
        },
        **_parts(annotation),
    }


def _parts(annotation: Annotation) -> dict[str, Any]:
    """The keys for regions, blocks and the ground, where there are any."""
    parts: dict[str, Any] = {}
    if annotation.regions:
        parts["regions"] = [dataclasses.asdict(region) for region in annotation.regions]
    if annotation.blocks is not None:
        parts["blocks"] = {"side": annotation.blocks.side, "done": sorted(annotation.blocks.done)}
    if annotation.ground is not None:
        parts["ground"] = annotation.ground.as_dict()
    return parts


def _annotation(entry: Any, path: Path) -> Annotation:
    if not isinstance(entry, dict) or not isinstance(entry.get("image"), str):
        raise _damaged(path, Sentence('an entry of "images" names no image'))
    reviewed = entry.get("reviewed", False)
    if not isinstance(reviewed, bool):
        raise _damaged(path, Sentence('"reviewed" is neither true nor false'))
    width, height = _side(entry.get("width"), path), _side(entry.get("height"), path)
    return Annotation(
        bare_name(entry["image"]),
        _dots(entry.get("dots"), path),
        width,
        height,
        reviewed,
        regions=_regions(entry.get("regions", []), path),
        blocks=_blocks(entry.get("blocks"), path),
        ground=_ground(entry.get("ground"), path),
        folder=folder_of(entry["image"]),
    )


def _side(value: Any, path: Path) -> int | None:
    if value is None or (type(value) is int and 0 < value <= MAX_COORDINATE):
        return value
    raise _damaged(path, Sentence("a width or height is no whole number that a picture could have"))


def _regions(entries: Any, path: Path) -> tuple[Region, ...]:
    try:
        regions = [region_of(entry["name"], entry["polygon"], entry.get("mask", False)) for entry in entries]
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
        raise _damaged(path, Sentence("a region has no name, or no polygon of pairs of numbers")) from error
    if sum(len(region.polygon) for region in regions) > MAX_CORNERS:
        raise _damaged(path, Sentence("the regions of a picture have more than {limit:,} corners", limit=MAX_CORNERS))
    for region in regions:
        checked_points(region.polygon, path)
    return tuple(regions)


def _blocks(entry: Any, path: Path) -> Blocks | None:
    if entry is None:
        return None
    try:
        done = frozenset(_block(*block) for block in entry["done"])
        return Blocks(float(entry["side"]), done)
    except (KeyError, OverflowError, TypeError, ValueError) as error:
        raise _damaged(path, Sentence("its blocks are no squares of a grid")) from error


def _block(column: Any, row: Any) -> Block:
    if not (type(column) is type(row) is int and 0 <= column < MAX_BLOCKS and 0 <= row < MAX_BLOCKS):
        raise ValueError("no block of a grid")
    return column, row


def _ground(entry: Any, path: Path) -> Ground | None:
    if entry is None:
        return None
    try:
        return Ground.from_dict(entry)
    except DotoriError as error:
        raise _damaged(path, Sentence("its ground is not one that was marked in a picture")) from error


def _dots(columns: Any, path: Path) -> Dots:
    if not isinstance(columns, dict):
        raise _damaged(path, Sentence('a picture has no "dots"'))
    xs, ys = _column(columns, "x", None, path), _column(columns, "y", None, path)
    count = len(xs)
    confidence = _column(columns, "confidence", [1.0] * count, path)
    origin = _column(columns, "origin", ["person"] * count, path)
    ids = _column(columns, "id", list(range(count)), path)
    if any(len(column) != count for column in (ys, confidence, origin, ids)):
        raise _damaged(path, Sentence("the columns of its dots differ in length"))
    if not all(type(value) in (int, float) for value in (*xs, *ys)):
        raise _damaged(path, Sentence("a coordinate is no number"))
    if not all(type(value) in (int, float) and 0 <= value <= 1 for value in confidence):
        raise _damaged(path, Sentence("a confidence is no number from 0 to 1"))
    if not all(isinstance(value, str) and value in ORIGINS for value in origin):
        raise _damaged(path, Sentence("an origin is not one of {origins}", origins=", ".join(ORIGINS)))
    if not all(type(value) is int and abs(value) < 2**63 for value in ids) or len(set(ids)) != count:
        raise _damaged(path, Sentence("its ids are not whole numbers, or repeat"))
    return Dots(
        checked_points(list(zip(xs, ys, strict=True)), path),
        np.array(confidence, np.float32),
        np.array([ORIGINS[value] for value in origin], np.uint8),
        np.array(ids, np.int64),
    )


def _column(columns: dict[str, Any], name: str, default: list[Any] | None, path: Path) -> list[Any]:
    values = columns.get(name, default)
    if not isinstance(values, list):
        raise _damaged(path, Sentence("its dots have no column {name!r}", name=name))
    return values


def _damaged(path: Path, what: Sentence) -> DotoriError:
    return DotoriError("cannot read {path}: {what}; correct or replace the file", path=path, what=what)
