"""`python main.py convert`: annotations from one format into another."""

from __future__ import annotations

import dataclasses
import itertools
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
from natsort import natsorted

from core.errors import DotoriError
from core.formats import p2pnet_txt
from core.formats.annotation import Annotation
from core.formats.catalogue import DROPPABLE, FORMATS, Format
from core.formats.files import shown
from core.formats.guess import guess_format
from core.formats.pictures import Pictures

_LIST = "train.list"


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
    annotations = [
        annotation
        for path in _files(source, read_as)
        for annotation in _read(path, read_as or guess_format(path), pictures)
    ]
    if not annotations:
        raise DotoriError(f"cannot convert {source}: it holds no pictures; check that it is the right file")
    notes = _unnamed(annotations, to, pictures)
    if pictures and ("size" not in to.drops or to.wants_file_size):
        annotations = [pictures.completed(annotation) for annotation in annotations]
    if to.many or _is_one_file(annotations, target, to):
        _write_file(annotations, target, to, overwrite)
    else:
        notes += _write_folder(annotations, target, to, overwrite, pictures)
    dots = sum(len(annotation.dots) for annotation in annotations)
    numbers = f"{_number(len(annotations), 'picture')}, {_number(dots, 'dot')} written to {target}"
    for line in (drops_line(to), *notes, numbers):
        click.echo(line.encode("utf-8", "backslashreplace").decode())


def drops_line(to: Format) -> str:
    """What a format loses, in a line for people."""
    lost = [word for word in DROPPABLE if word in to.drops]
    if to.read is None:
        return f"{to.name} holds numbers only; the dots themselves are not in it"
    return f"{to.name} drops: {', '.join(lost)}"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


def _files(source: Path, read_as: Format | None) -> list[Path]:
    """The source itself, or the annotation files in it, hidden ones left out, in natural order."""
    if not source.is_dir():
        return [source]
    suffixes = {read_as.suffix} if read_as else {entry.suffix for entry in FORMATS if entry.read}
    try:
        entries = [path for path in source.iterdir() if not path.name.startswith(".")]
    except OSError as error:
        raise DotoriError(f"cannot read {source}: {error.strerror}; check who may read it") from error
    found = [path for path in entries if path.suffix.lower() in suffixes and path.is_file()]
    if not found:
        kinds = ", ".join(sorted(suffixes))
        raise DotoriError(f"cannot convert {source}: no annotation file ({kinds}) is in this folder; name another one")
    return natsorted(found, key=lambda path: path.name)


def _read(path: Path, held: Format, pictures: Pictures | None) -> list[Annotation]:
    """The annotations of a file; where it does not name its picture, the file's own name tells it."""
    assert held.read is not None
    annotations = held.read(path)
    if held.many or annotations[0].image:
        return annotations
    stem = held.stem(path)
    picture = (pictures.named(stem) or pictures.with_stem(stem)) if pictures else None
    return [dataclasses.replace(annotations[0], image=picture.name if picture else stem)]


def _unnamed(annotations: Sequence[Annotation], to: Format, pictures: Pictures | None) -> list[str]:
    """A note on the pictures whose files are not known, where that matters."""
    if pictures:
        missing = sum(pictures.named(annotation.image) is None for annotation in annotations)
        return [f"{_number(missing, 'picture')} not found in {pictures.folder}"] if missing else []
    bare = sum(not Path(annotation.image).suffix for annotation in annotations)
    if not bare or not to.names:
        return []
    return [
        f"{_number(bare, 'picture')} named after the annotation file, without an ending; --images gives the real name"
    ]


def _is_one_file(annotations: Sequence[Annotation], target: Path, to: Format) -> bool:
    return len(annotations) == 1 and target.suffix.lower() == to.suffix and not target.is_dir()


def _write_file(annotations: Sequence[Annotation], target: Path, to: Format, overwrite: bool) -> None:
    if target.is_dir():
        raise DotoriError(
            f"cannot write {target}: it is a folder, and {to.name} is one file; name a file, {to.suffix} at its end"
        )
    _refuse_existing([target], overwrite)
    to.write(annotations, target)


def _write_folder(
    annotations: Sequence[Annotation], target: Path, to: Format, overwrite: bool, pictures: Pictures | None
) -> list[str]:
    """Write one file for each picture; a note for people may come back."""
    if os.path.lexists(target) and not target.is_dir():
        raise DotoriError(f"cannot write {target}: {to.name} holds one picture a file; name a folder for the files")
    names = _file_names(annotations, target, to)
    pairs = _listed(annotations, names, target, pictures) if pictures and to.write is p2pnet_txt.write else []
    has_list = bool(pairs) and all(map(p2pnet_txt.listable, itertools.chain(*pairs)))
    outputs = [*names, _LIST] if has_list else names
    _refuse_existing([target / name for name in outputs], overwrite)
    try:
        with tempfile.TemporaryDirectory(prefix=".", suffix=".part", dir=_standing(target)) as stage:
            _stage(annotations, names, Path(stage), target, to)
            if has_list:
                p2pnet_txt.write_list(pairs, Path(stage) / _LIST)
            target.mkdir(parents=True, exist_ok=True)
            for name in outputs:
                (Path(stage) / name).replace(target / name)
    except OSError as error:
        raise DotoriError(
            f"cannot write {target}: {error.strerror}; choose another place or free some space"
        ) from error
    if pairs and not has_list:
        return [f"{_LIST} is left out: there are spaces in names, at which P2PNet would cut them"]
    return [f"{_LIST} names the pictures with their files"] if has_list else []


def _standing(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that is there already."""
    return next(place for place in (folder, *folder.absolute().parents) if place.is_dir())


def _stage(annotations: Sequence[Annotation], names: Sequence[str], stage: Path, target: Path, to: Format) -> None:
    for annotation, name in zip(annotations, names, strict=True):
        try:
            to.write([annotation], stage / name)
        except DotoriError as error:  # people know the folder they named, not this one
            raise DotoriError(str(error).replace(str(stage / name), str(target / shown(name)))) from error


def _file_names(annotations: Sequence[Annotation], target: Path, to: Format) -> list[str]:
    """The name of each picture's file, each a different one in any file system.

    Raises:
        DotoriError: a picture has no name, a name leads out of the folder, or two give the same file.
    """
    names: list[str] = []
    taken: dict[str, str] = {}
    for annotation in annotations:
        if not annotation.image:
            raise DotoriError(f"cannot write {target}: a picture has no name to call its file after; add it first")
        name = to.file_name(annotation.image)
        if (target / name).parent != target or "\0" in name:
            raise DotoriError(
                f"cannot write {target}: {shown(annotation.image)} cannot be the name of a file; rename it"
            )
        other = taken.setdefault(name.casefold(), annotation.image)
        if len(taken) == len(names):
            raise DotoriError(
                f"cannot write {target}: {shown(other)} and {shown(annotation.image)} would both be {shown(name)}; "
                "rename one"
            )
        names.append(name)
    return names


def _listed(
    annotations: Sequence[Annotation], names: Sequence[str], target: Path, pictures: Pictures
) -> list[tuple[str, str]]:
    """The pictures that are there, each with its file, both as seen from `target`."""
    found = [(pictures.named(annotation.image), name) for annotation, name in zip(annotations, names, strict=True)]
    return [(Path(os.path.relpath(picture, target)).as_posix(), name) for picture, name in found if picture]


def _refuse_existing(paths: Sequence[Path], overwrite: bool) -> None:
    there = [path for path in paths if os.path.lexists(path)]
    if there and not overwrite:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise DotoriError(f"cannot write {there[0]}{more}: it is there already; name another place or add --overwrite")
