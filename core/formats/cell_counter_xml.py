"""ImageJ Cell Counter XML: one picture a file; each head is a marker of type 1.

Coordinates are whole pixels counted from 0. ImageJ gives a click the pixel it falls in, so a dot is written as its
pixel and read as that pixel's centre: it moves by half a pixel at most, and on average not at all. Confidence, origin,
ids, the size and whether the picture is reviewed are lost. Markers of every type and slice are read. ImageJ does not
escape the picture's name; an & in it is read all the same. The folders before a name are not written: ImageJ refuses
markers whose picture has another name than the one that is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement  # written only; xml_file reads

import numpy as np

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.columns import as_number
from core.formats.files import bare_name, dots_of, folder_of, single
from core.formats.xml_file import read_elements, write_xml, xml_name

_ROOT = "CellCounter_Marker_File"


def read(path: Path) -> list[Annotation]:
    """The one annotation of the file.

    Raises:
        DotoriError: the file cannot be read or is not in this format.
    """
    image, folder, points = "", "", []
    for element in read_elements(path, _ROOT, frozenset({"Image_Filename", "Marker"}), mend=True):
        if element.tag == "Image_Filename":
            place = (element.text or "").strip("\r\n")
            image, folder = bare_name(place), folder_of(place)
            continue
        pair = [as_number(element.findtext(name)) for name in ("MarkerX", "MarkerY")]
        if None in pair:
            raise DotoriError(
                "cannot read {path}: a marker has no MarkerX or MarkerY; correct or replace the file", path=path
            )
        points.append([value + 0.5 for value in pair if value is not None])
    return [Annotation(image, dots_of(points, path), folder=folder)]


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write one annotation, in whole pixels.

    Raises:
        DotoriError: there is not exactly one, XML cannot hold its name, or the file cannot be written.
    """
    one = single(annotations, path)
    root = Element(_ROOT)
    SubElement(SubElement(root, "Image_Properties"), "Image_Filename").text = xml_name(one.image, path)
    data = SubElement(root, "Marker_Data")
    SubElement(data, "Current_Type").text = "0"
    markers = SubElement(data, "Marker_Type")
    SubElement(markers, "Type").text = "1"
    SubElement(markers, "Name").text = "head"
    for x, y in np.floor(one.dots.xy).astype(int).tolist():
        marker = SubElement(markers, "Marker")
        for name, value in (("MarkerX", x), ("MarkerY", y), ("MarkerZ", 1)):
            SubElement(marker, name).text = str(value)
    write_xml(path, root, line_end=b"\r\n")
