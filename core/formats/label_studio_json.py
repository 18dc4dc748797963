"""Label Studio tasks: JSON, any number of pictures a file; coordinates are percent of the picture's width and height.

Written: the dots of a reviewed picture as an annotation, those of others as a prediction, with all digits. `score`
holds the confidence; Label Studio's own words "manual", "prediction" and "prediction-changed" say who set a dot. The
size of the picture is in each result and, for pictures with nobody in them, in `data`.

Read: the first annotation that was not cancelled (the picture is reviewed then), else the first prediction. Of the
results, key points; all labels. The labelling interface that fits:

    <View><Image name="img" value="$image" zoom="true"/>
      <KeyPointLabels name="kp" toName="img"><Label value="head"/></KeyPointLabels></View>
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.columns import DotRows, as_whole, rows_of
from core.formats.files import bare_name, folder_of, needed_size, read_json, side, write_json

_LOCAL = "/data/local-files/?d="
_KINDS = ("keypointlabels", "keypoint")
_WORDS = {"model": "prediction", "person": "manual", "moved": "prediction-changed"}
_ORIGINS = {word: origin for origin, word in _WORDS.items()}


def read(path: Path) -> list[Annotation]:
    """All annotations of the file, in its order.

    Raises:
        DotoriError: the file cannot be read or is not in this format, or a size is missing.
    """
    tasks = read_json(path)
    if not isinstance(tasks, list) or not all(_is_task(task) for task in tasks):
        raise DotoriError(
            'cannot read {path}: it is no list of Label Studio tasks with "data"; export it from Label Studio as JSON',
            path=path,
        )
    return [_annotation(task, path) for task in tasks]


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write any number of annotations.

    Raises:
        DotoriError: the size of a picture is not known, or the file cannot be written.
    """
    write_json(path, [_task(annotation, *needed_size(annotation, path)) for annotation in annotations])


def _task(annotation: Annotation, width: int, height: int) -> dict[str, Any]:
    common = {
        "type": "keypointlabels",
        "from_name": "kp",
        "to_name": "img",
        "original_width": width,
        "original_height": height,
        "image_rotation": 0,
    }
    result = [
        {
            "id": str(number),
            **common,
            "score": confidence,
            "origin": _WORDS[origin],
            "value": {"x": x * 100 / width, "y": y * 100 / height, "width": 0.5, "keypointlabels": ["head"]},
        }
        for x, y, confidence, origin, number in rows_of(annotation.dots)
    ]
    image = _LOCAL + quote(annotation.path, errors="surrogateescape")
    done = [{"result": result, "was_cancelled": False, "ground_truth": False}]
    return {
        "data": {"image": image, "width": width, "height": height},
        "annotations": done if annotation.reviewed else [],
        "predictions": [] if annotation.reviewed else [{"model_version": "dotori", "result": result}],
    }


def _is_task(task: Any) -> bool:
    return isinstance(task, dict) and isinstance(task.get("data"), dict)


def _annotation(task: dict[str, Any], path: Path) -> Annotation:
    data = task["data"]
    done = [entry for entry in _entries(task, "annotations") if not entry.get("was_cancelled")]
    chosen = (done or _entries(task, "predictions"))[:1]
    results = [result for entry in chosen for result in _results(entry, path) if result.get("type") in _KINDS]
    holders = [(result.get("original_width"), result.get("original_height")) for result in results]
    width, height = map(side, [*holders, (data.get("width"), data.get("height"))][0])
    if results and not (width and height):
        raise DotoriError(
            "cannot read {path}: a task states no size of its picture; export it from Label Studio again", path=path
        )
    rows = DotRows(path)
    for result in results:
        _add(rows, result, width or 1, height or 1)
    place = _place(data)
    return Annotation(bare_name(place), rows.dots(), width, height, bool(done), folder=folder_of(place))


def _add(rows: DotRows, result: dict[str, Any], width: int, height: int) -> None:
    held = result.get("value")
    value = held if isinstance(held, dict) else {}
    origin = result.get("origin")
    known = _ORIGINS.get(origin) if isinstance(origin, str) else None
    x, y = _pixels(value.get("x"), width), _pixels(value.get("y"), height)
    rows.add(x, y, result.get("score"), known, as_whole(result.get("id")))


def _pixels(percent: Any, length: int) -> Any:
    """Percent of a length in pixels; what is no number stays as it is, and is refused as a place."""
    try:
        return float(percent) / 100 * length if type(percent) in (int, float) else percent
    except OverflowError:
        return math.inf


def _entries(task: dict[str, Any], name: str) -> list[dict[str, Any]]:
    entries = task.get(name)
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _results(entry: dict[str, Any], path: Path) -> list[dict[str, Any]]:
    results = entry.get("result")
    if isinstance(results, list) and all(isinstance(result, dict) for result in results):
        return results
    raise DotoriError("cannot read {path}: a task has no list of results; correct or replace the file", path=path)


def _place(data: dict[str, Any]) -> str:
    """Where the picture is by a path, an address or Label Studio's address of a local file."""
    texts = [value for value in (data.get("image"), *data.values()) if isinstance(value, str)]
    place = texts[0] if texts else ""
    if "?d=" in place:
        return unquote(place.partition("?d=")[2], errors="surrogateescape")
    if place.startswith(("http:", "https:", "/data/")):
        return unquote(_path(place), errors="surrogateescape")
    return place


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return address.partition("?")[0]
