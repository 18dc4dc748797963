"""Edits as plain data for JSON, and back, equal to the last bit.

    {"kind": "dots", "deed": "add", "before": {"id": [], ...},
     "after": {"id": [7], "x": [120.5], "y": [88.0], "confidence": [1.0], "origin": [1]}}

Every field of the command stands under its own name; dots are columns, as everywhere. An import has a list of such
edits, its "parts".
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np

from core.dots import Dots
from core.errors import DotoriError
from core.ground import Ground
from core.history import (
    Command,
    EditDots,
    Import,
    Part,
    ReplaceDots,
    SetBlocks,
    SetGround,
    SetRegions,
    SetReviewed,
    SetThreshold,
)
from core.regions import Region, possible_side, region_of

_KINDS: dict[str, type[Part]] = {
    "dots": EditDots,
    "replace": ReplaceDots,
    "threshold": SetThreshold,
    "regions": SetRegions,
    "ground": SetGround,
    "reviewed": SetReviewed,
    "blocks": SetBlocks,
}

_IMPORT = "import"


def to_data(command: Command) -> dict[str, Any]:
    """The command as plain data for JSON; `from_data` gives it back, equal to the last bit."""
    if isinstance(command, Import):
        return {"kind": _IMPORT, "parts": [to_data(part) for part in command.parts]}
    kind = next(kind for kind, made in _KINDS.items() if made is type(command))
    return {"kind": kind} | {part.name: _plain(getattr(command, part.name)) for part in fields(command)}


def from_data(data: Any) -> Command:
    """The command that `to_data` made plain.

    Raises:
        ValueError: the data is no command.
    """
    try:
        if data["kind"] == _IMPORT:
            return Import(tuple(_part(part) for part in data["parts"]))
        return _part(data)
    except (DotoriError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise ValueError("this is no edit") from error


def _part(data: Any) -> Part:
    kind = _KINDS[data["kind"]]
    return kind(**{part.name: _read(str(part.type), data[part.name]) for part in fields(kind)})


def _plain(value: Any) -> Any:
    match value:
        case Dots():
            x, y = value.xy.T.tolist()
            confidence, origin = value.confidence.tolist(), value.origin.tolist()
            return {"id": value.id.tolist(), "x": x, "y": y, "confidence": confidence, "origin": origin}
        case Region():
            return {"name": value.name, "polygon": value.polygon, "mask": value.mask}
        case Ground():
            return value.as_dict()
        case tuple():
            return [_plain(item) for item in value]
    return value


def _read(kind: str, value: Any) -> Any:
    """A field of a command, whose annotation says what it is."""
    match kind:
        case "Dots":
            xy = np.array([value["x"], value["y"]], np.float64).T.reshape(-1, 2)
            columns = [(value["confidence"], np.float32), (value["origin"], np.uint8), (value["id"], np.int64)]
            return Dots(xy, *(np.array(column, dtype) for column, dtype in columns)).checked()
        case "tuple[Region, ...]":
            return tuple(region_of(item["name"], item["polygon"], item["mask"]) for item in value)
        case "tuple[Block, ...]":
            return tuple((int(column), int(row)) for column, row in value)
        case "Ground | None":
            return None if value is None else Ground.from_dict(value)
        case "Side":
            return possible_side(float(value))
        case "float":
            return float(value)
        case "bool":
            return bool(value)
    return str(value)
