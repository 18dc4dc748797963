"""XML files: the part that the XML formats share.

Document types and entities are refused: a few lines of them can fill any memory or fetch other files. Elements are
handed out one by one and forgotten, so that no tree of a large file is ever held.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, indent, tostring  # only defusedxml parses

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from core.errors import DotoriError
from core.formats.files import encodable, read_bytes, shown, write_atomic

_BARE_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)")
_NO_XML = re.compile("[\x00-\x1f\x7f\ufffe\uffff]")


def read_elements(path: Path, root: str, names: frozenset[str], mend: bool = False) -> Iterator[Element]:
    """The elements of the given names, with all that is in them, in the order in which they end.

    Args:
        path: the file.
        root: the name that its outermost element must have.
        names: the elements wanted; one inside another comes with the outer one only.
        mend: read a bare & as itself.

    Raises:
        DotoriError: the file cannot be read, is not XML, has another root or declares entities.
    """
    data = read_bytes(path)
    if not data.strip():
        raise DotoriError("cannot read {path}: the file is empty; save or download it again", path=path)
    if mend and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = _BARE_AMPERSAND.sub(b"&amp;", data)
    try:
        yield from _wanted(data, path, root, names)
    except DefusedXmlException as error:
        raise DotoriError(
            "cannot read {path}: it declares a document type or entities, which no annotation needs and "
            "which can do harm; check where it comes from",
            path=path,
        ) from error
    except (ParseError, ValueError, LookupError, RecursionError, MemoryError) as error:
        raise DotoriError("cannot read {path}: it is not valid XML; save or download it again", path=path) from error


def _wanted(data: bytes, path: Path, root: str, names: frozenset[str]) -> Iterator[Element]:
    open_elements: list[Element] = []
    inside = 0  # how many of the open elements are wanted
    for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
        if event == "start":
            if not open_elements and element.tag != root:
                raise DotoriError(
                    "cannot read {path}: it holds no <{root}>; check that it is the right file", path=path, root=root
                )
            open_elements.append(element)
            inside += element.tag in names
            continue
        open_elements.pop()
        inside -= element.tag in names
        if not inside:
            if element.tag in names:
                yield element
            if open_elements:
                open_elements[-1].remove(element)


def xml_name(name: str, path: Path) -> str:
    """The name of a picture, if XML can hold it.

    Raises:
        DotoriError: the name has control characters, or is not UTF-8.
    """
    if _NO_XML.search(name):
        raise DotoriError(
            "cannot write {path}: the name of the picture {name} has characters that XML cannot hold; rename it",
            path=path,
            name=shown(name),
        )
    return encodable(name, path)


def write_xml(path: Path, root: Element, line_end: bytes = b"\n") -> None:
    """Write an XML file as UTF-8, atomically.

    Raises:
        DotoriError: the file cannot be written.
    """
    indent(root, " ")
    text = tostring(root, encoding="unicode")
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', *text.split("\n"), ""]
    write_atomic(path, line_end.join(line.encode() for line in lines))
