"""`python main.py convert`: annotations from one format into another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.catalogue import DROPPABLE, Format
from core.formats.pictures import Pictures
from core.formats.reading import read_annotations
from core.formats.writing import amount, write_annotations


def convert_annotations(
    source: Path, target: Path, to: Format, read_as: Format | None, images: Path | None, overwrite: bool
) -> None:
    """Read annotations, write them in another format, and say what is lost and how many there are.

    Everything is read and every file is made before anything at `target` changes.

    Args:
        source: a file, or a folder of files.
        target: a file for formats that hold many pictures, or for a single picture; else a folder.
        to: the format to write.
        read_as: the format of the source; None to tell it from each file.
        images: a folder with the pictures, for names and sizes that the source lacks.
        overwrite: files at `target` may be replaced.

    Raises:
        DotoriError: a file cannot be read or written, a format cannot be told, the format lacks something, or a file
            at `target` would be replaced.
    """
    pictures = Pictures(images) if images else None
    annotations = read_annotations(source, read_as, pictures)
    if not annotations:
        raise DotoriError("cannot convert {path}: it holds no pictures; check that it is the right file", path=source)
    notes = _unnamed(annotations, to, pictures)
    if pictures and ("size" not in to.drops or to.wants_file_size):
        annotations = [pictures.completed(annotation) for annotation in annotations]
    notes += write_annotations(annotations, target, to, overwrite, pictures.named if pictures else None)
    dots = sum(len(annotation.dots) for annotation in annotations)
    numbers = f"{amount(len(annotations), 'picture')}, {amount(dots, 'dot')} written to {target}"
    for line in (drops_line(to), *notes, numbers):
        click.echo(line.encode("utf-8", "backslashreplace").decode())


def drops_line(to: Format, before: Sequence[str] = ()) -> str:
    """What a format loses, in a line for people, after what is lost before."""
    lost = [*before] + [word for word in DROPPABLE if word in to.drops]
    if to.read is None:
        return f"{to.name} holds numbers only; the dots themselves are not in it"
    return f"{to.name} drops: {', '.join(lost) or 'nothing'}"


def _unnamed(annotations: Sequence[Annotation], to: Format, pictures: Pictures | None) -> list[str]:
    """A note on the pictures whose files are not known, where that matters."""
    if pictures:
        missing = sum(pictures.named(annotation.image) is None for annotation in annotations)
        return [f"{amount(missing, 'picture')} not found in {pictures.folder}"] if missing else []
    bare = sum(not Path(annotation.image).suffix for annotation in annotations)
    if not bare or not to.names:
        return []
    return [
        f"{amount(bare, 'picture')} named after the annotation file, without an ending; --images gives the real name"
    ]
