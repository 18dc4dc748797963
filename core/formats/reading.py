"""Reading the annotations that a person names: a file, or a folder of files."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from natsort import natsorted

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.catalogue import FORMATS, Format
from core.formats.guess import guess_format
from core.formats.pictures import Pictures


def read_annotations(source: Path, read_as: Format | None = None, pictures: Pictures | None = None) -> list[Annotation]:
    """All annotations of a file or of the files in a folder, in natural order.

    Args:
        source: the file or folder.
        read_as: its format; None to tell it from each file.
        pictures: where the pictures are, for names that the files lack.

    Raises:
        DotoriError: a file cannot be read, its format cannot be told, or the folder holds none.
    """
    return [
        annotation
        for path in annotation_files(source, read_as)
        for annotation in _read(path, read_as or guess_format(path), pictures)
    ]


def annotation_files(source: Path, read_as: Format | None = None) -> list[Path]:
    """The source itself, or the annotation files in it, hidden ones left out, in natural order.

    Raises:
        DotoriError: the folder cannot be looked into, or holds none.
    """
    if not source.is_dir():
        return [source]
    suffixes = {read_as.suffix} if read_as else {entry.suffix for entry in FORMATS if entry.read}
    try:
        entries = [path for path in source.iterdir() if not path.name.startswith(".")]
    except OSError as error:
        raise DotoriError(
            "cannot read {path}: {reason}; check who may read it", path=source, reason=error.strerror
        ) from error
    found = [path for path in entries if path.suffix.lower() in suffixes and path.is_file()]
    if not found:
        kinds = ", ".join(sorted(suffixes))
        raise DotoriError(
            "cannot convert {path}: no annotation file ({kinds}) is in this folder; name another one",
            path=source,
            kinds=kinds,
        )
    return natsorted(found, key=lambda path: path.name)


def _read(path: Path, held: Format, pictures: Pictures | None) -> list[Annotation]:
    """The annotations of a file; where it does not name its picture, the file's own name tells it."""
    assert held.read is not None
    annotations = held.read(path)
    if held.many or annotations[0].image:
        return annotations
    stem = held.stem(path)
    picture = (pictures.named(stem) or pictures.with_stem(stem)) if pictures else None
    return [dataclasses.replace(annotations[0], image=picture.name if picture else stem, folder="")]
