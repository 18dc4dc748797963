"""What people call the formats, in the window's language."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

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


def format_words() -> dict[str, FormatWords]:
    """The words for every format and for pictures with dots, by name, in the order in which they are listed."""
    return {
        "dotori-json": FormatWords(
            QCoreApplication.translate("Formats", "Dotori"),
            QCoreApplication.translate("Formats", "Everything, to be read back by Dotori"),
        ),
        "csv": FormatWords(
            QCoreApplication.translate("Formats", "Dots as a table (CSV)"),
            QCoreApplication.translate("Formats", "x, y, confidence, origin and id of every dot"),
        ),
        "counts-csv": FormatWords(
            QCoreApplication.translate("Formats", "Counts as a table (CSV)"),
            QCoreApplication.translate("Formats", "One line for each picture"),
        ),
        "counts-xlsx": FormatWords(
            QCoreApplication.translate("Formats", "Counts as a workbook (XLSX)"),
            QCoreApplication.translate("Formats", "One line for each picture, for Excel and LibreOffice"),
        ),
        PNG: FormatWords(
            QCoreApplication.translate("Formats", "Pictures with dots (PNG)"),
            QCoreApplication.translate("Formats", "The photographs at full size, a dot on every head"),
        ),
        "shanghaitech-mat": FormatWords(
            QCoreApplication.translate("Formats", "ShanghaiTech (.mat)"),
            QCoreApplication.translate("Formats", "Most crowd-counting code reads it"),
        ),
        "ucf-mat": FormatWords(
            QCoreApplication.translate("Formats", "UCF (.mat)"),
            QCoreApplication.translate("Formats", "As in UCF-QNRF and UCF_CC_50"),
        ),
        "nwpu-json": FormatWords(
            QCoreApplication.translate("Formats", "NWPU-Crowd (.json)"),
            QCoreApplication.translate("Formats", "As in NWPU-Crowd"),
        ),
        "jhu-txt": FormatWords(
            QCoreApplication.translate("Formats", "JHU-CROWD++ (.txt)"),
            QCoreApplication.translate("Formats", "As in JHU-CROWD++, in whole pixels"),
        ),
        "p2pnet-txt": FormatWords(
            QCoreApplication.translate("Formats", "P2PNet (.txt)"),
            QCoreApplication.translate("Formats", "x and y on every line, with a list of the pictures"),
        ),
        "coco": FormatWords(
            QCoreApplication.translate("Formats", "COCO keypoints (.json)"),
            QCoreApplication.translate("Formats", "One keypoint for every head"),
        ),
        "labelme": FormatWords(
            QCoreApplication.translate("Formats", "labelme (.json)"),
            QCoreApplication.translate("Formats", "For labelme and X-AnyLabeling"),
        ),
        "cvat": FormatWords(
            QCoreApplication.translate("Formats", "CVAT (.xml)"),
            QCoreApplication.translate("Formats", "CVAT for images 1.1"),
        ),
        "label-studio": FormatWords(
            QCoreApplication.translate("Formats", "Label Studio (.json)"),
            QCoreApplication.translate("Formats", "Tasks with keypoints"),
        ),
        "dotdotgoose": FormatWords(
            QCoreApplication.translate("Formats", "DotDotGoose (.pnt)"),
            QCoreApplication.translate("Formats", "DotDotGoose wants it beside the pictures"),
        ),
        "via-csv": FormatWords(
            QCoreApplication.translate("Formats", "VIA (.csv)"),
            QCoreApplication.translate("Formats", "VGG Image Annotator 2"),
        ),
        "qupath-geojson": FormatWords(
            QCoreApplication.translate("Formats", "QuPath (.geojson)"),
            QCoreApplication.translate("Formats", "Points in pixels"),
        ),
        "cell-counter": FormatWords(
            QCoreApplication.translate("Formats", "ImageJ Cell Counter (.xml)"),
            QCoreApplication.translate("Formats", "In whole pixels"),
        ),
        "napari-csv": FormatWords(
            QCoreApplication.translate("Formats", "napari points (.csv)"),
            QCoreApplication.translate("Formats", "A points layer"),
        ),
    }


def dropped_words(held: Format) -> list[str]:
    """What a format leaves behind, in the order in which people are told."""
    words = {
        "confidence": QCoreApplication.translate("Formats", "how certain each dot is"),
        "origin": QCoreApplication.translate("Formats", "who set each dot"),
        "id": QCoreApplication.translate("Formats", "the dots' numbers"),
        "regions": QCoreApplication.translate("Formats", "regions, masks and done blocks"),
        "subpixel": QCoreApplication.translate("Formats", "places finer than a pixel"),
        "reviewed": QCoreApplication.translate("Formats", "which pictures are reviewed"),
        "size": QCoreApplication.translate("Formats", "the size of the pictures"),
    }
    return [words[word] for word in DROPPABLE if word in held.drops]
