"""P2PNet `IMG_1.txt`: one head a line, `x y`; one picture a file.

Coordinates are taken and written as they are, with all their digits. An empty file is a picture with nobody in it.
Confidence, origin and ids are lost. A list file names the pictures of a set with their files, one pair a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.columns import as_number
from core.formats.files import dots_of, read_text, single, write_atomic


def read(path: Path) -> list[Annotation]:
    """The one annotation of the file; its picture's name is not in it.

    Raises:
        DotoriError: the file cannot be read or is not in this format.
    """
    points = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        values = [as_number(word) for word in line.split()]
        if not values:
            continue
        if len(values) != 2 or None in values:
            raise DotoriError(
                'cannot read {path}: line {line} is not two numbers "x y"; correct that line',
                path=path,
                line=number,
            )
        points.append(values)
    return [Annotation("", dots_of(points, path))]


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write one annotation.

    Raises:
        DotoriError: there is not exactly one, or the file cannot be written.
    """
    points = single(annotations, path).dots.xy.tolist()
    write_atomic(path, "".join(f"{x} {y}\n" for x, y in points).encode())


def write_list(pairs: Iterable[tuple[str, str]], path: Path) -> None:
    """Write a list file.

    Args:
        pairs: each picture and its file of points, as seen from P2PNet's data root; all `listable`.
        path: the list file.

    Raises:
        DotoriError: the file cannot be written.
    """
    write_atomic(path, "".join(f"{image} {points}\n" for image, points in pairs).encode("utf-8", "surrogateescape"))


def listable(name: str) -> bool:
    """Whether a list file can hold the name: P2PNet takes any space for the name's end."""
    return len(name.split()) == 1
