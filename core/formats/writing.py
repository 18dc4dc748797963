"""Writing annotations where a person wants them: one file, or a folder with a file for each picture."""

from __future__ import annotations

import dataclasses
import itertools
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath
from typing import Literal

from core.errors import DotoriError, Sentence
from core.formats import p2pnet_txt
from core.formats.annotation import Annotation
from core.formats.catalogue import Format
from core.formats.files import shown
from core.formats.names import flat_name

_LIST = "train.list"

Find = Callable[[Annotation], Path | None]
"""Where the picture of an annotation is, if it is there."""

Guard = Callable[[Sequence[Path]], None]
"""Raises a DotoriError where one of these files must not be written."""

Noun = Literal["annotation", "dot", "picture", "reviewed picture"]

_AMOUNTS: dict[Noun, tuple[Sentence, Sentence]] = {
    "annotation": (Sentence("{count:,} annotation"), Sentence("{count:,} annotations")),
    "dot": (Sentence("{count:,} dot"), Sentence("{count:,} dots")),
    "picture": (Sentence("{count:,} picture"), Sentence("{count:,} pictures")),
    "reviewed picture": (Sentence("{count:,} reviewed picture"), Sentence("{count:,} reviewed pictures")),
}


class AlreadyThereError(DotoriError):
    """Something would be replaced, and nobody has said that it may be."""


def write_annotations(
    annotations: Sequence[Annotation],
    target: Path,
    to: Format,
    overwrite: bool,
    find: Find | None = None,
    guard: Guard | None = None,
) -> list[str]:
    """Write annotations as a file or, where the format holds one picture a file, as a folder of files.

    Every file is made before anything at `target` changes.

    Args:
        annotations: of different pictures.
        target: a file for formats that hold many pictures, or for a single picture; else a folder.
        to: the format to write.
        overwrite: files at `target` may be replaced.
        find: where the pictures are, for formats that want to say so.
        guard: is asked about the files that will be written, before any is.

    Returns:
        Notes for people.

    Raises:
        AlreadyThereError: a file at `target` would be replaced.
        DotoriError: the format lacks something, a file cannot be written, or `guard` raised it.
    """
    if to.many or _is_one_file(annotations, target, to):
        _write_file(_leading(annotations, target.parent, to, find), target, to, overwrite, guard)
        return []
    return _write_folder(annotations, target, to, overwrite, find, guard)


def _is_one_file(annotations: Sequence[Annotation], target: Path, to: Format) -> bool:
    return len(annotations) == 1 and target.suffix.lower() == to.suffix and not target.is_dir()


def _write_file(
    annotations: Sequence[Annotation], target: Path, to: Format, overwrite: bool, guard: Guard | None
) -> None:
    if target.is_dir():
        raise DotoriError(
            "cannot write {path}: it is a folder, and {name} is one file; name a file, {suffix} at its end",
            path=target,
            name=to.name,
            suffix=to.suffix,
        )
    _check([target], overwrite, guard)
    to.write(annotations, target)


def _write_folder(
    annotations: Sequence[Annotation], target: Path, to: Format, overwrite: bool, find: Find | None, guard: Guard | None
) -> list[str]:
    """Write one file for each picture; a note for people may come back."""
    if os.path.lexists(target) and not target.is_dir():
        raise DotoriError(
            "cannot write {path}: {name} holds one picture a file; name a folder for the files",
            path=target,
            name=to.name,
        )
    names = _file_names(annotations, target, to)
    pairs = _listed(annotations, names, target, find) if find and to.write is p2pnet_txt.write else []
    has_list = bool(pairs) and all(map(p2pnet_txt.listable, itertools.chain(*pairs)))
    outputs = [*names, _LIST] if has_list else names
    _check([target / name for name in outputs], overwrite, guard)
    try:
        with tempfile.TemporaryDirectory(prefix=".", suffix=".part", dir=_standing(target)) as stage:
            _stage(_leading(annotations, target, to, find), names, Path(stage), target, to)
            if has_list:
                p2pnet_txt.write_list(pairs, Path(stage) / _LIST)
            target.mkdir(parents=True, exist_ok=True)
            for name in outputs:
                (Path(stage) / name).replace(target / name)
    except OSError as error:
        raise DotoriError(
            "cannot write {path}: {reason}; choose another place or free some space",
            path=target,
            reason=error.strerror,
        ) from error
    if pairs and not has_list:
        return [Sentence("{file} is left out: there are spaces in names, at which P2PNet would cut them", file=_LIST)]
    return [Sentence("{file} names the pictures with their files", file=_LIST)] if has_list else []


def _standing(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that is there already."""
    return next(place for place in (folder, *folder.absolute().parents) if place.is_dir())


def _stage(annotations: Sequence[Annotation], names: Sequence[str], stage: Path, target: Path, to: Format) -> None:
    for annotation, name in zip(annotations, names, strict=True):
        try:
            to.write([annotation], stage / name)
        except DotoriError as error:  # people know the folder they named, not this one
            said = error.sentence
            raise DotoriError(said.template, **{**said.values, "path": target / shown(name)}) from error


def _file_names(annotations: Sequence[Annotation], target: Path, to: Format) -> list[str]:
    """The name of each picture's file, each a different one in any file system.

    Raises:
        DotoriError: a picture has no name, a name leads out of the folder, or two give the same file.
    """
    names: list[str] = []
    taken: dict[str, str] = {}
    for annotation in annotations:
        if not annotation.image:
            raise DotoriError(
                "cannot write {path}: a picture has no name to call its file after; add it first", path=target
            )
        name = to.file_name(flat_name(annotation.path))
        if (target / name).parent != target or "\0" in name:
            raise DotoriError(
                "cannot write {path}: {image} cannot be the name of a file; rename it",
                path=target,
                image=shown(annotation.path),
            )
        other = taken.setdefault(name.casefold(), annotation.path)
        if len(taken) == len(names):
            raise DotoriError(
                "cannot write {path}: {other} and {image} would both be {name}; rename one",
                path=target,
                other=shown(other),
                image=shown(annotation.path),
                name=shown(name),
            )
        names.append(name)
    return names


def _leading(annotations: Sequence[Annotation], folder: Path, to: Format, find: Find | None) -> Sequence[Annotation]:
    """The annotations with the way to their pictures as seen from the folder of the files, where programs go by it."""
    if not to.leads or find is None:
        return annotations
    return [_seen_from(folder, annotation, find(annotation)) for annotation in annotations]


def _seen_from(folder: Path, annotation: Annotation, picture: Path | None) -> Annotation:
    if picture is None:
        return annotation
    try:
        way = PurePath(os.path.relpath(picture.parent.resolve(), folder.resolve())).as_posix()
    except (OSError, ValueError):  # on Windows, another drive
        return annotation
    return dataclasses.replace(annotation, image=picture.name, folder="" if way == "." else way)


def _listed(annotations: Sequence[Annotation], names: Sequence[str], target: Path, find: Find) -> list[tuple[str, str]]:
    """The pictures that are there, each with its file, both as seen from `target`."""
    found = [(find(annotation), name) for annotation, name in zip(annotations, names, strict=True)]
    return [(Path(os.path.relpath(picture, target)).as_posix(), name) for picture, name in found if picture]


def _check(outputs: Sequence[Path], overwrite: bool, guard: Guard | None) -> None:
    if guard is not None:
        guard(outputs)
    refuse_existing(outputs, overwrite)


def same_file(outputs: Iterable[Path], kept: Iterable[Path]) -> Path | None:
    """The first of the outputs that is one of the files to be kept, or leads to it; None if none does.

    What is not there cannot be written over.
    """
    there = {identity: output for output in outputs if (identity := _identity(output)) is not None}
    return next((there[identity] for path in kept if (identity := _identity(path)) in there), None) if there else None


def _identity(path: Path) -> tuple[int, int] | None:
    """The same for all names of one file; None if there is no such file."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def refuse_existing(paths: Sequence[Path], overwrite: bool) -> None:
    """See to it that nothing is replaced unasked.

    Raises:
        AlreadyThereError: one of the paths is there, and `overwrite` is false.
    """
    there = [path for path in paths if os.path.lexists(path)]
    if there and not overwrite:
        more = Sentence(" and {count} more", count=len(there) - 1) if len(there) > 1 else ""
        raise AlreadyThereError(
            "cannot write {path}{more}: it is there already; name another place or add --overwrite",
            path=there[0],
            more=more,
        )


def amount(count: int, noun: Noun) -> Sentence:
    """A number of things, in words for people: "1 dot", "1,284 dots"."""
    one, many = _AMOUNTS[noun]
    template = one if count == 1 else many
    return Sentence(template, count=count)
