"""`python main.py convert`: annotations from one format into another."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import click

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.catalogue import DROPPABLE, Format
from core.formats.names import stem_key, stems_in_several_folders
from core.formats.pictures import Pictures
from core.formats.reading import annotation_files, read_annotations
from core.formats.writing import amount, same_file, write_annotations


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
            at `target` would be replaced, or is one of the source or a picture.
    """
    pictures = Pictures(images) if images else None
    annotations = read_annotations(source, read_as, pictures)
    if not annotations:
        raise DotoriError("cannot convert {path}: it holds no pictures; check that it is the right file", path=source)
    annotations = _told_apart(annotations)
    notes = _unnamed(annotations, to, pictures)
    if pictures and ("size" not in to.drops or to.wants_file_size):
        annotations = [pictures.completed(annotation) for annotation in annotations]

    def guard(outputs: Sequence[Path]) -> None:
        _refuse_read(outputs, [*annotation_files(source, read_as), *(pictures.files if pictures else ())])

    notes += write_annotations(annotations, target, to, overwrite, pictures.of if pictures else None, guard)
    dots = sum(len(annotation.dots) for annotation in annotations)
    numbers = f"{amount(len(annotations), 'picture')}, {amount(dots, 'dot')} written to {target}"
    for line in (drops_line(to), *notes, numbers):
        click.echo(line.encode("utf-8", "backslashreplace").decode())


def _refuse_read(outputs: Sequence[Path], read: Sequence[Path]) -> None:
    """See to it that nothing is written over what is converted.

    Raises:
        DotoriError: one of the outputs is one of the files that were read.
    """
    output = same_file(outputs, read)
    if output is not None:
        raise DotoriError("cannot write {path}: it is one of the files to convert; name another place", path=output)


def _told_apart(annotations: Sequence[Annotation]) -> list[Annotation]:
    """The annotations without folders before their pictures' names, but where these tell pictures apart."""
    repeated = stems_in_several_folders(annotation.path for annotation in annotations)
    return [
        annotation if stem_key(annotation.image) in repeated else dataclasses.replace(annotation, folder="")
        for annotation in annotations
    ]


def drops_line(to: Format, before: Sequence[str] = ()) -> str:
    """What a format loses, in a line for people, after what is lost before."""
    lost = [*before] + [word for word in DROPPABLE if word in to.drops]
    if to.read is None:
        return f"{to.name} holds numbers only; the dots themselves are not in it"
    return f"{to.name} drops: {', '.join(lost) or 'nothing'}"


def _unnamed(annotations: Sequence[Annotation], to: Format, pictures: Pictures | None) -> list[str]:
    """A note on the pictures whose files are not known, where that matters."""
    if pictures:
        missing = sum(pictures.of(annotation) is None for annotation in annotations)
        return [f"{amount(missing, 'picture')} not found in {pictures.folder}"] if missing else []
    bare = sum(not Path(annotation.image).suffix for annotation in annotations)
    if not bare or not to.names:
        return []
    return [
        f"{amount(bare, 'picture')} named after the annotation file, without an ending; --images gives the real name"
    ]
