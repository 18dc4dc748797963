"""COCO keypoints: any number of pictures a file; each head is an annotation with the one keypoint "head".

Read: of annotations with several keypoints (a whole body), the one named head or nose, else the first; keypoints with
v = 0, annotations without keypoints and crowds (`iscrowd`) are passed over. Coordinates are taken and written as they
are. Most readers want a box, so a nominal one of 16 px is written and marked as such; `score` holds the confidence, and
`attributes` origin and id. Whether pictures are reviewed is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.errors import DotoriError, Sentence
from core.formats.annotation import Annotation
from core.formats.columns import DotRows, rows_of
from core.formats.files import bare_name, folder_of, needed_size, read_json, side, write_json

_BOX = 16.0
_VISIBLE = 2
_CATEGORY = {
    "id": 1,
    "name": "head",
    "supercategory": "person",
    "keypoints": ["head"],
    "skeleton": [],
}


def read(path: Path) -> list[Annotation]:
    """All annotations of the file, in the order of its images.

    Raises:
        DotoriError: the file cannot be read or is not in this format, or has annotations but no keypoints.
    """
    content = read_json(path)
    images, entries = _list(content, "images", path), _list(content, "annotations", path)
    pictures: dict[int | str, DotRows] = {}
    for image in images:
        number = _key(image, "id", path)
        if number in pictures:
            raise _damaged(path, Sentence("two of its images have the same id"))
        pictures[number] = DotRows(path)
    heads = {category.get("id"): _head(category) for category in _categories(content)}
    found = False
    for entry in entries:
        rows = pictures.get(_key(entry, "image_id", path))
        if rows is None:
            raise _damaged(path, Sentence("an annotation belongs to an image that is not there"))
        if "keypoints" in entry and not entry.get("iscrowd"):
            found = True
            category = entry.get("category_id")
            _add(rows, entry, heads.get(category, 0) if type(category) in (int, str) else 0, path)
    if not found and any(not entry.get("iscrowd") for entry in entries):
        raise DotoriError(
            "cannot read {path}: its annotations hold no keypoints; export it as COCO keypoints", path=path
        )
    return [
        Annotation(
            bare_name(image.get("file_name")),
            rows.dots(),
            side(image.get("width")),
            side(image.get("height")),
            folder=folder_of(image.get("file_name")),
        )
        for image, rows in zip(images, pictures.values(), strict=True)
    ]


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write any number of annotations.

    Raises:
        DotoriError: the size of a picture is not known, or the file cannot be written.
    """
    images: list[dict[str, Any]] = []
    entries: list[dict[str, Any]] = []
    for number, annotation in enumerate(annotations, 1):
        width, height = needed_size(annotation, path)
        images.append({"id": number, "file_name": annotation.path, "width": width, "height": height})
        for row in rows_of(annotation.dots):
            entries.append({"id": len(entries) + 1, "image_id": number, **_entry(*row)})
    content = {"info": {}, "licenses": [], "images": images, "categories": [_CATEGORY], "annotations": entries}
    write_json(path, content)


def _entry(x: float, y: float, confidence: float, origin: str, number: int) -> dict[str, Any]:
    return {
        "category_id": 1,
        "iscrowd": 0,
        "num_keypoints": 1,
        "keypoints": [x, y, _VISIBLE],
        "bbox": [x - _BOX / 2, y - _BOX / 2, _BOX, _BOX],
        "area": _BOX * _BOX,
        "segmentation": [],
        "score": confidence,
        "attributes": {"nominal_box": True, "origin": origin, "id": number},
    }


def _add(rows: DotRows, entry: dict[str, Any], head: int, path: Path) -> None:
    keypoints = entry["keypoints"]
    if not isinstance(keypoints, list) or len(keypoints) % 3 or len(keypoints) < 3 * (head + 1):
        raise _damaged(path, Sentence("keypoints are not triplets x, y, v"))
    x, y, visibility = keypoints[3 * head : 3 * head + 3]
    attributes = entry.get("attributes")
    known = attributes if isinstance(attributes, dict) else {}
    if visibility != 0:
        rows.add(x, y, entry.get("score"), known.get("origin"), known.get("id"))


def _categories(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The categories that can be told apart."""
    categories = content.get("categories")
    entries = categories if isinstance(categories, list) else []
    return [entry for entry in entries if isinstance(entry, dict) and type(entry.get("id")) in (int, str)]


def _head(category: dict[str, Any]) -> int:
    """Which of a category's keypoints is the head."""
    names = category.get("keypoints")
    words = [str(name).lower() for name in names] if isinstance(names, list) else []
    return next((words.index(name) for name in ("head", "nose") if name in words), 0)


def _list(content: Any, name: str, path: Path) -> list[dict[str, Any]]:
    entries = content.get(name) if isinstance(content, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise DotoriError(
            'cannot read {path}: it has no list of "{name}"; check that it is the right file', path=path, name=name
        )
    return entries


def _key(entry: dict[str, Any], name: str, path: Path) -> int | str:
    value = entry.get(name)
    if isinstance(value, int | str):
        return value
    raise _damaged(path, Sentence('an entry has no "{name}"', name=name))


def _damaged(path: Path, what: Sentence) -> DotoriError:
    return DotoriError("cannot read {path}: {what}; correct or replace the file", path=path, what=what)
