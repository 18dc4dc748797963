"""What people call the formats, in the window's language."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.actions.entry import words
from core.formats.catalogue import DROPPABLE, Format

PNG = "png"
"""Stands beside the names of formats for pictures with dots."""


class FormatWords(NamedTuple):
    """A format for people.

    Attributes:
        title: a few words.
        hint: who reads it, on one line.
    """

    title: str
    hint: str


_WORDS = {
    "dotori-json": (words("Formats", "Dotori"), words("Formats", "All that counts, to be read back by Dotori")),
    "csv": (
        words("Formats", "Dots as a table (CSV)"),
        words("Formats", "x, y, confidence, origin and id of every dot"),
    ),
    "counts-csv": (words("Formats", "Counts as a table (CSV)"), words("Formats", "One line for each picture")),
    "counts-xlsx": (
        words("Formats", "Counts as a workbook (XLSX)"),
        words("Formats", "One line for each picture, for Excel and LibreOffice"),
    ),
    PNG: (
        words("Formats", "Pictures with dots (PNG)"),
        words("Formats", "The photographs at full size, a dot on every head"),
    ),
    "shanghaitech-mat": (
        words("Formats", "ShanghaiTech (.mat)"),
        words("Formats", "Most crowd-counting code reads it"),
    ),
    "ucf-mat": (words("Formats", "UCF (.mat)"), words("Formats", "As in UCF-QNRF and UCF_CC_50")),
    "nwpu-json": (words("Formats", "NWPU-Crowd (.json)"), words("Formats", "As in NWPU-Crowd")),
    "jhu-txt": (words("Formats", "JHU-CROWD++ (.txt)"), words("Formats", "As in JHU-CROWD++, in whole pixels")),
    "p2pnet-txt": (
        words("Formats", "P2PNet (.txt)"),
        words("Formats", "x and y on every line, with a list of the pictures"),
    ),
    "coco": (words("Formats", "COCO keypoints (.json)"), words("Formats", "One keypoint for every head")),
    "labelme": (words("Formats", "labelme (.json)"), words("Formats", "For labelme and X-AnyLabeling")),
    "cvat": (words("Formats", "CVAT (.xml)"), words("Formats", "CVAT for images 1.1")),
    "label-studio": (words("Formats", "Label Studio (.json)"), words("Formats", "Tasks with keypoints")),
    "dotdotgoose": (
        words("Formats", "DotDotGoose (.pnt)"),
        words("Formats", "DotDotGoose wants it beside the pictures"),
    ),
    "via-csv": (words("Formats", "VIA (.csv)"), words("Formats", "VGG Image Annotator 2")),
    "qupath-geojson": (words("Formats", "QuPath (.geojson)"), words("Formats", "Points in pixels")),
    "cell-counter": (words("Formats", "ImageJ Cell Counter (.xml)"), words("Formats", "In whole pixels")),
    "napari-csv": (words("Formats", "napari points (.csv)"), words("Formats", "A points layer")),
}

_DROPPED = {
    "confidence": words("Formats", "how certain each dot is"),
    "origin": words("Formats", "who set each dot"),
    "id": words("Formats", "the dots' numbers"),
    "regions": words("Formats", "regions, masks, done blocks and the ground"),
    "subpixel": words("Formats", "places finer than a pixel"),
    "reviewed": words("Formats", "which pictures are reviewed"),
    "size": words("Formats", "the size of the pictures"),
}

_UNCOUNTED = words("Formats", "dots that do not count (below the threshold or in a mask), and the threshold")
"""What every export leaves behind (`core.handover.choice`)."""


def format_words() -> dict[str, FormatWords]:
    """The words for every format and for pictures with dots, by name, in the order in which they are listed."""
    return {name: FormatWords(_translated(title), _translated(hint)) for name, (title, hint) in _WORDS.items()}


def dropped_words(held: Format) -> list[str]:
    """What an export in a format leaves behind, in the order in which people are told."""
    return [_translated(text) for text in (_UNCOUNTED, *(_DROPPED[word] for word in DROPPABLE if word in held.drops))]


def _translated(text: str) -> str:
    return QCoreApplication.translate("Formats", text)
