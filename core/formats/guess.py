"""Telling a file's format by what is in it."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.errors import DotoriError
from core.formats.catalogue import Format, format_named
from core.formats.columns import as_number
from core.formats.files import read_bytes, read_json
from core.formats.mat import load_variable
from core.formats.table import column_names

_HEAD = 64 * 1024

_XML_ROOT = re.compile(rb"<(annotations|CellCounter_Marker_File)[\s>]")


class UnknownFormatError(DotoriError):
    """A file is in none of the formats that can be told by what is in it."""


def guess_format(path: Path) -> Format:
    """The format of an annotation file.

    An empty text file is read as p2pnet-txt: nobody is in that picture, in jhu-txt too.

    Raises:
        UnknownFormatError: the file is in none of the formats that can be read.
        DotoriError: it cannot be read.
    """
    data = read_bytes(path)[:_HEAD]
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text and path.suffix.lower() == ".txt":
        return format_named("p2pnet-txt")
    if not text:
        raise DotoriError("cannot read {path}: the file is empty; save or download it again", path=path)
    name = _sniffer(text)(path, text)
    if name is None:
        raise UnknownFormatError(
            "cannot tell the format of {path}; name it (--from), or check that it is the right file", path=path
        )
    return format_named(name)


def _sniffer(text: bytes) -> Callable[[Path, bytes], str | None]:
    if text.startswith(b"MATLAB"):
        return _of_mat
    if text.startswith(b"<"):
        return _of_xml
    return _of_json if text.startswith((b"{", b"[")) else _of_lines


def _of_mat(path: Path, _text: bytes) -> str | None:
    for name, variable in (("shanghaitech-mat", "image_info"), ("ucf-mat", "annPoints")):
        try:
            load_variable(path, variable)
        except DotoriError as error:
            if not isinstance(error.__cause__, KeyError):
                raise
        else:
            return name
    return None


def _of_xml(_path: Path, text: bytes) -> str | None:
    root = _XML_ROOT.search(text)
    return {b"annotations": "cvat", b"CellCounter_Marker_File": "cell-counter"}[root[1]] if root else None


def _of_json(path: Path, _text: bytes) -> str | None:
    content = read_json(path)
    if isinstance(content, list):
        first = content[0] if content and isinstance(content[0], dict) else {}
        return "label-studio" if "data" in first else "qupath-geojson" if "geometry" in first else None
    return _of_object(content) if isinstance(content, dict) else None


def _of_object(content: dict[str, Any]) -> str | None:
    if content.get("format") == "dotori":
        return "dotori-json"
    if content.get("type") in ("Feature", "FeatureCollection"):
        return "qupath-geojson"
    if "shapes" in content:
        return "labelme"
    if "images" in content and "annotations" in content:
        return "coco"
    points = content.get("points")
    return "nwpu-json" if isinstance(points, list) else "dotdotgoose" if isinstance(points, dict) else None


def _of_lines(path: Path, text: bytes) -> str | None:
    first = text.decode("utf-8", "replace").splitlines()[0]
    try:
        columns = set(column_names(next(csv.reader([first]))))
    except csv.Error:
        columns = set()
    if {"image", "count", "by_hand"} <= columns:
        raise DotoriError("cannot read {path}: it holds counts, not dots; choose a file with the dots", path=path)
    for name, needed in (
        ("via-csv", {"filename", "region_shape_attributes"}),
        ("napari-csv", {"axis-0", "axis-1"}),
        ("csv", {"image", "x", "y"}),
    ):
        if needed <= columns:
            return name
    numbers = [as_number(word) for word in first.split()]
    return None if None in numbers else {2: "p2pnet-txt", 6: "jhu-txt"}.get(len(numbers))
