"""QuPath GeoJSON: one picture a file; each head is a feature with a point.

Coordinates are pixels with y down and the corner of the first pixel at (0, 0), as ours; nothing here is geographic.
`measurements.score` holds the confidence, `metadata` origin and id as texts. Points of every class are read, other
geometries are not. The picture's name and size, and whether it is reviewed, are lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.columns import DotRows, as_whole, rows_of
from core.formats.files import read_json, single, write_json


def read(path: Path) -> list[Annotation]:
    """The one annotation of the file; its picture's name is not in it.

    Raises:
        DotoriError: the file cannot be read or is not in this format.
    """
    rows = DotRows(path)
    for feature in _features(read_json(path), path):
        score, known = _properties(feature)
        for place in _places(feature.get("geometry"), path):
            rows.add(place[0], place[1], score, known.get("origin"), as_whole(known.get("id")))
    return [Annotation("", rows.dots())]


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write one annotation.

    Raises:
        DotoriError: there is not exactly one, or the file cannot be written.
    """
    dots = single(annotations, path).dots
    write_json(path, {"type": "FeatureCollection", "features": [_feature(*row) for row in rows_of(dots)]})


def _feature(x: float, y: float, confidence: float, origin: str, number: int) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [x, y]},
        "properties": {
            "objectType": "annotation",
            "classification": {"name": "head", "color": [0, 255, 0]},
            "measurements": {"score": confidence},
            "metadata": {"origin": origin, "id": str(number)},
        },
    }


def _features(content: Any, path: Path) -> list[dict[str, Any]]:
    """The features of a collection, of a bare list, or the only one."""
    features = content
    if isinstance(content, dict):
        features = [content] if content.get("type") == "Feature" else content.get("features")
    if isinstance(features, list) and all(isinstance(entry, dict) and "geometry" in entry for entry in features):
        return features
    raise DotoriError('cannot read {path}: it has no list of "features"; check that it is the right file', path=path)


def _properties(feature: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """The score, if any, and what else is known of a feature's dots."""
    properties = feature.get("properties")
    held = properties if isinstance(properties, dict) else {}
    measurements, known = held.get("measurements"), held.get("metadata")
    score = measurements.get("score") if isinstance(measurements, dict) else None
    return score, known if isinstance(known, dict) else {}


def _places(geometry: Any, path: Path) -> list[list[Any]]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Point", "MultiPoint"):
        return []
    coordinates = geometry.get("coordinates")
    places = [coordinates] if kind == "Point" else coordinates
    if isinstance(places, list) and all(isinstance(place, list) and len(place) >= 2 for place in places):
        return places
    raise DotoriError("cannot read {path}: its points are not pairs of numbers; correct or replace it", path=path)
