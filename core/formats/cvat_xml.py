"""CVAT for images 1.1: XML, any number of pictures a file; each head is a `<points>` element with one point.

Coordinates are ours (the corner of the first pixel is (0, 0)), with two decimals as CVAT writes them. CVAT's own
`source` says who set a dot: "auto" the model, "manual" a person, "semi-auto" a person who moved it. The attribute
"confidence" of the label holds the confidence; where a label does not declare it, CVAT passes over it. Ids, and whether
pictures are reviewed, are lost. Read: points of every label, several in one element too; other shapes are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement  # written only; xml_file reads

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.columns import DotRows, as_number, rows_of
from core.formats.files import bare_name, folder_of, needed_size, side
from core.formats.xml_file import read_elements, write_xml, xml_name

_SOURCES = {"model": "auto", "person": "manual", "moved": "semi-auto"}
_ORIGINS = {source: origin for origin, source in _SOURCES.items()}


def read(path: Path) -> list[Annotation]:
    """All annotations of the file, in its order.

    Raises:
        DotoriError: the file cannot be read or is not in this format.
    """
    annotations = []
    for element in read_elements(path, "annotations", frozenset({"image", "track"})):
        if element.tag == "track":
            raise DotoriError(
                'cannot read {path}: it is a video of CVAT; export it as "CVAT for images 1.1"', path=path
            )
        annotations.append(_annotation(element, path))
    return annotations


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write any number of annotations.

    Raises:
        DotoriError: the size of a picture is not known, XML cannot hold its name, or the file cannot be written.
    """
    root = Element("annotations")
    SubElement(root, "version").text = "1.1"
    root.append(_meta(len(annotations)))
    for number, annotation in enumerate(annotations):
        width, height = needed_size(annotation, path)
        name = xml_name(annotation.path, path)
        image = SubElement(root, "image", id=str(number), name=name, width=str(width), height=str(height))
        for x, y, confidence, origin, _ in rows_of(annotation.dots):
            points = SubElement(image, "points", label="head", source=_SOURCES[origin], occluded="0")
            points.attrib |= {"points": f"{x:.2f},{y:.2f}", "z_order": "0"}
            SubElement(points, "attribute", name="confidence").text = str(confidence)
    write_xml(path, root)


def _meta(count: int) -> Element:
    """What CVAT wants to know of the task: its size and its only label."""
    meta = Element("meta")
    task = SubElement(meta, "task")
    SubElement(task, "name").text = "heads"
    SubElement(task, "size").text = str(count)
    SubElement(task, "mode").text = "annotation"
    label = SubElement(SubElement(task, "labels"), "label")
    SubElement(label, "name").text = "head"
    SubElement(label, "type").text = "points"
    attribute = SubElement(SubElement(label, "attributes"), "attribute")
    for name, text in (("name", "confidence"), ("mutable", "False"), ("input_type", "text"), ("default_value", "1")):
        SubElement(attribute, name).text = text
    SubElement(attribute, "values").text = "1"
    return meta


def _annotation(image: Element, path: Path) -> Annotation:
    rows = DotRows(path)
    for points in image.findall("points"):
        confidence = _confidence(points, path)
        origin = _ORIGINS.get(points.get("source", ""))
        for place in filter(None, (text.strip() for text in points.get("points", "").split(";"))):
            x, _, y = place.partition(",")
            rows.add(as_number(x), as_number(y), confidence, origin)
    name, width, height = image.get("name"), side(image.get("width")), side(image.get("height"))
    return Annotation(bare_name(name), rows.dots(), width, height, folder=folder_of(name))


def _confidence(points: Element, path: Path) -> float | None:
    for attribute in points.findall("attribute"):
        if attribute.get("name") == "confidence":
            number = as_number(attribute.text)
            if number is None:
                raise DotoriError(
                    "cannot read {path}: a confidence is no number from 0 to 1; correct that line", path=path
                )
            return number
    return None
