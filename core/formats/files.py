"""Reading and writing files for the formats: one way in, one way out, one sentence when it fails."""

from __future__ import annotations

import json
import os
import tempfile
import uuid
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.dots import Dots
from core.errors import DotoriError
from core.formats.annotation import Annotation

MAX_BYTES = 256 * 2**20
"""No annotation file is longer than this; a longer one is something else."""

MAX_COORDINATE = 1e6
"""Pixels. The largest picture has 32767 a side; a coordinate beyond this is damage, not a head outside the picture."""


class SizeUnknownError(DotoriError):
    """A format needs the width and height of a picture, and they are not known."""


def read_bytes(path: Path) -> bytes:
    """The content of an annotation file.

    Raises:
        DotoriError: the file is missing, is no regular file, cannot be opened or is longer than `MAX_BYTES`.
    """
    try:
        if not path.exists():
            raise DotoriError("cannot read {path}: there is no such file; check the name", path=path)
        if not path.is_file():
            raise DotoriError("cannot read {path}: it is not a file; name an annotation file", path=path)
        if path.stat().st_size > MAX_BYTES:
            limit = MAX_BYTES // 2**20
            raise DotoriError(
                "cannot read {path}: it is longer than {limit} MiB; name an annotation file", path=path, limit=limit
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise DotoriError(
            "cannot read {path}: {reason}; check the name and who may read it", path=path, reason=_reason(error)
        ) from error


def read_text(path: Path) -> str:
    """The content of a UTF-8 annotation file, byte order mark removed.

    Raises:
        DotoriError: as `read_bytes`, or the file is not UTF-8 text.
    """
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DotoriError(
            "cannot read {path}: it is not UTF-8 text; check that it is the right file", path=path
        ) from error


def read_json(path: Path) -> Any:
    """The content of a JSON file.

    Raises:
        DotoriError: as `read_text`, or the text is not JSON.
    """
    text = read_text(path)
    if not text.strip():
        raise DotoriError("cannot read {path}: the file is empty; save or download it again", path=path)
    try:
        return json.loads(text)
    except (ValueError, RecursionError, MemoryError) as error:
        raise DotoriError("cannot read {path}: it is not valid JSON; save or download it again", path=path) from error


def write_atomic(path: Path, data: bytes) -> None:
    """Write `data` so that `path` holds either its old or its new content, never half of it.

    Raises:
        DotoriError: the folder is missing or cannot be written to, the disk is full, or the file would be longer than
            `MAX_BYTES`, so that it could not be read again.
    """
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 2**20
        raise DotoriError(
            "cannot write {path}: it would be longer than {limit} MiB; write fewer pictures to a file",
            path=path,
            limit=limit,
        )
    try:
        target = path.resolve()
        part = target.with_name(f".{uuid.uuid4().hex}.part")
        try:
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise DotoriError(
            "cannot write {path}: {reason}; choose another place or free some space", path=path, reason=_reason(error)
        ) from error


def check_writable(path: Path) -> None:
    """See to it that `write_atomic` can write a file, before the long work that it is for. Nothing is left behind.

    Raises:
        DotoriError: it is a folder, or its folder is missing or cannot be written to.
    """
    try:
        if path.is_dir():
            raise DotoriError("cannot write {path}: it is a folder; name a file", path=path)
        with tempfile.TemporaryFile(dir=path.resolve().parent):
            pass
    except (OSError, ValueError, RuntimeError) as error:
        raise DotoriError(
            "cannot write {path}: {reason}; choose another place or free some space", path=path, reason=_reason(error)
        ) from error


def write_json(path: Path, content: Any) -> None:
    """Write JSON as UTF-8 (names in Korean stay legible), atomically.

    Raises:
        DotoriError: as `write_atomic`, or a number in it is not finite.
    """
    try:
        text = json.dumps(content, ensure_ascii=False, allow_nan=False) + "\n"
    except ValueError as error:
        raise DotoriError("cannot write {path}: a number in it is not finite; remove that dot", path=path) from error
    # A file name that is not UTF-8 holds lone surrogates; their backslash form is what JSON wants.
    write_atomic(path, text.encode("utf-8", "backslashreplace"))


def single(annotations: Sequence[Annotation], path: Path) -> Annotation:
    """The only annotation, for the formats that hold one picture a file.

    Raises:
        DotoriError: there is none, or more than one.
    """
    if len(annotations) != 1:
        raise DotoriError(
            "cannot write {path}: this format holds exactly one picture a file, not {count}; "
            "write one file for each picture",
            path=path,
            count=len(annotations),
        )
    return annotations[0]


def different_names(annotations: Sequence[Annotation], path: Path) -> None:
    """See to it that each picture has its own name, for the formats that know pictures by name.

    Raises:
        DotoriError: two pictures have the same name.
    """
    counts = Counter(annotation.path for annotation in annotations)
    for image, count in counts.items():
        if count > 1:
            raise DotoriError(
                "cannot write {path}: {count} pictures are named {image}; rename all but one",
                path=path,
                count=count,
                image=shown(image),
            )


def needed_size(annotation: Annotation, path: Path) -> tuple[int, int]:
    """Width and height of the picture in pixels, for the formats that cannot do without.

    Raises:
        SizeUnknownError: one of them is not known.
    """
    if annotation.width is None or annotation.height is None:
        raise SizeUnknownError(
            "cannot write {path}: this format needs the width and height of {image}, which are not known; "
            "say where the pictures are (--images)",
            path=path,
            image=shown(annotation.path),
        )
    return annotation.width, annotation.height


def encodable(name: str, path: Path) -> str:
    """The name of a picture, for the formats that are UTF-8 and cannot escape what is not.

    Raises:
        DotoriError: the name is not UTF-8.
    """
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise DotoriError(
            "cannot write {path}: the name of the picture {name} is not UTF-8; rename it", path=path, name=shown(name)
        ) from error
    return name


def shown(name: str) -> str:
    """A name as a message can hold it: on one line, with what no screen can show escaped."""
    return name if name.isprintable() else ascii(name)[1:-1]


def checked_points(points: Any, path: Path) -> NDArray[np.float64]:
    """Points as an (N, 2) float64 array of pixels; anything empty gives (0, 2).

    Raises:
        DotoriError: they are not numbers in pairs, not finite, or beyond `MAX_COORDINATE`.
    """
    try:
        raw = np.asarray(points)
        if raw.dtype.kind not in "biuf":
            raise TypeError("not real numbers")
        xy = raw.astype(np.float64)
    except (TypeError, ValueError, OverflowError) as error:
        raise DotoriError(
            "cannot read {path}: its points are not pairs of numbers; correct or replace it", path=path
        ) from error
    if xy.size == 0:
        return np.zeros((0, 2))
    if xy.ndim != 2 or xy.shape[1] != 2:
        raise DotoriError("cannot read {path}: its points are not pairs of numbers; correct or replace it", path=path)
    bad = ~(np.abs(xy) <= MAX_COORDINATE).all(axis=1)
    if bad.any():
        row = int(np.argmax(bad))
        raise DotoriError(
            "cannot read {path}: point {number} is at ({x:g}, {y:g}), which is no place in a picture; "
            "correct or remove that point",
            path=path,
            number=row + 1,
            x=float(xy[row, 0]),
            y=float(xy[row, 1]),
        )
    return xy


def dots_of(points: Any, path: Path) -> Dots:
    """Dots set by a person from raw points, repeats kept.

    Raises:
        DotoriError: as `checked_points`.
    """
    return Dots.of(checked_points(points, path))


def bare_name(value: Any) -> str:
    """The file name in whatever stands in a file's image field: no folders, "" if it is not text or names a folder."""
    name = value.replace("\\", "/").rstrip("/").rpartition("/")[2] if isinstance(value, str) else ""
    return "" if name in (".", "..") else name


def folder_of(value: Any) -> str:
    """The folders before the name in whatever stands in a file's image field, with slashes between; "" if there are
    none. Drives and what leads upwards are left out: it never leads out of a folder it is put behind."""
    folders: list[str] = []
    for part in value.replace("\\", "/").rstrip("/").split("/")[:-1] if isinstance(value, str) else ():
        if part == "..":
            del folders[-1:]
        elif part not in ("", ".") and not part.endswith(":"):
            folders.append(part)
    return "/".join(folders)


def side(value: Any) -> int | None:
    """A width or height in pixels as other programs write it; None where it is no plausible whole number."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return int(number) if 1 <= number <= MAX_COORDINATE and number.is_integer() else None


def _reason(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return text[:1].lower() + text[1:]
