"""Which pictures a folder has, and whether a file is still the one that was worked on."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from core.errors import DotoriError
from core.images import probe_size
from core.locations import Location, Remote, Status, status_of
from core.project import reasons
from core.project.records import Picture, State

END = 16384
"""Bytes at each end of a file that its digest looks at."""

Seen = tuple[str, Status | None]
"""A picture's path relative to the folder; its status, None where it cannot be seen."""

Known = dict[str | bytes, tuple[int, Status]]
"""Pictures by their names as the table holds them: number, and status when they were seen last."""

_STATES = tuple(State)
_COLUMNS = "id, path, state, count, reviewed_blocks, width, height, run, error, replaced"


def look_at(folder: Location, paths: Iterable[Location | str]) -> list[Seen]:
    """What the pictures at these paths are called in the folder's project, and what their files look like.

    Strings rather than paths and one `stat` each: a folder may have 100,000 pictures.

    Of a folder at a URL, one list says the same of all.

    Raises:
        DotoriError: a path is not in the folder, or the folder's URL cannot be read.
    """
    if isinstance(folder, Remote):
        return _look_there(folder, paths)
    prefix = os.path.join(folder, "")  # noqa: PTH118
    cut = len(prefix)
    seen: list[Seen] = []
    for path in paths:
        text = str(path)
        if text.startswith(prefix) and ".." not in text:
            name = text[cut:]
        else:
            text = os.path.abspath(text)  # noqa: PTH100
            name = text[cut:] if text.startswith(prefix) else _name_in(folder, Path(text))
        seen.append((name if os.sep == "/" else name.replace(os.sep, "/"), status_of(text)))
    return seen


def register(connection: sqlite3.Connection, folder: Location, seen: Iterable[Seen]) -> list[Seen]:
    """Enter new pictures and note which known ones are not the file that they were.

    A picture whose name comes in another Unicode form - a Mac may write Korean in NFD, others write NFC - is the one it
    was, and its row takes the new name.

    A picture is *replaced* when there is work on it and its size has changed, or its time and its digest: a folder that
    was copied to a medium with coarser times is the same folder. What was found in the old file then is no result of
    the new one, and the dots stay until somebody decides.

    Returns:
        What was seen, under the names that the pictures have now.

    Raises:
        sqlite3.Error: the project cannot be written.
    """
    rows = connection.execute("SELECT path, id, size, mtime FROM images")
    known: Known = {path: (image, (size, mtime)) for path, image, size, mtime in rows}
    seen = [one if one[1] else _in_another_form(folder, one, known) for one in seen]
    _follow_forms(connection, folder, seen, known)
    fresh: dict[str | bytes, tuple[int, int]] = {}
    for name, status in seen:
        stored = name if name.isascii() else _stored(name)
        image, before = known.get(stored, (0, None))
        if before is None:
            fresh.setdefault(stored, status or (0, 0))
        elif status is not None and status != before:
            _changed(connection, folder / name, image, before, status)
    entries = [(stored, *status) for stored, status in fresh.items()]
    connection.executemany("INSERT INTO images (path, size, mtime) VALUES (?, ?, ?)", entries)
    return seen


def listed(connection: sqlite3.Connection, condition: str = "", values: tuple[object, ...] = ()) -> list[Picture]:
    """The pictures of the project, in the order they came to it; `condition` is SQL that follows FROM images."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM images {condition} ORDER BY id", values)
    return [
        Picture(
            image,
            path if isinstance(path, str) else os.fsdecode(path),
            _STATES[state],
            count,
            blocks,
            None if replaced else width,
            None if replaced else height,
            run,
            None if error is None else reasons.read(error),
            replaced == 1,
            (width, height) if replaced and width and height else None,
        )
        for image, path, state, count, blocks, width, height, run, error, replaced in rows
    ]


def version(connection: sqlite3.Connection) -> int:
    """A number that is another one once somebody else has written to the project."""
    number: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return number


def stamp(connection: sqlite3.Connection, folder: Location, image: int) -> None:
    """Remember the digest of a picture's file, if it is still the file that was registered. Once is enough; of a URL
    none is taken, for nobody copies a bucket and loses its times."""
    if isinstance(folder, Remote):
        return
    row = connection.execute(
        "SELECT path, size, mtime FROM images WHERE id = ? AND digest IS NULL", (image,)
    ).fetchone()
    if row is None:
        return
    stored, size, mtime = row
    path = folder / os.fsdecode(stored)
    if status_of(path) == (size, mtime):
        digest = digest_of(path, size)
        connection.execute("UPDATE images SET digest = ? WHERE id = ?", (digest, image))


def is_current(connection: sqlite3.Connection, folder: Location, image: int) -> bool:
    """Whether a picture's file is there, and still has the size and time that were registered."""
    row = connection.execute("SELECT path, size, mtime FROM images WHERE id = ?", (image,)).fetchone()
    return row is not None and status_of(folder / os.fsdecode(row[0])) == row[1:]


def is_another(connection: sqlite3.Connection, folder: Location, image: int) -> bool:
    """Whether there is a file in the place of a picture which is not the one that was registered (see `register`)."""
    row = connection.execute("SELECT path, size, mtime, digest FROM images WHERE id = ?", (image,)).fetchone()
    path = folder / os.fsdecode(row[0])
    status = status_of(path)
    return status is not None and status != row[1:3] and not _is_same(path, row[1:3], status, row[3])


def size_of(picture: Picture, path: Path) -> tuple[int | None, int | None]:
    """Width and height of a picture, asked of its file where no run has said them."""
    if picture.width is not None:
        return picture.width, picture.height
    try:
        return probe_size(path)
    except DotoriError:
        return None, None


def digest_of(path: Location, size: int) -> bytes | None:
    """A digest of size, head and tail of a file: enough to tell photographs apart; None where it cannot be read, or
    is at a URL."""
    if isinstance(path, Remote):
        return None
    try:
        with path.open("rb") as file:
            head = file.read(END)
            file.seek(max(0, size - END))
            return hashlib.blake2b(b"%d:" % size + head + file.read(END), digest_size=16).digest()
    except OSError:
        return None


def _in_another_form(folder: Location, missing: Seen, known: Known) -> Seen:
    """What a known picture that is not there looks like under another Unicode form of its name, if it is there under
    that, as after a copy from a Mac; else what was seen of it."""
    name = missing[0]
    if not name.isascii() and name in known:
        for other in (unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)):
            status = None if other in known else status_of(folder / other)
            if status is not None:
                return other, status
    return missing


def _follow_forms(connection: sqlite3.Connection, folder: Location, seen: Iterable[Seen], known: Known) -> None:
    """Give the rows of pictures that are there under another Unicode form of their names those names, here and in the
    table."""
    names = {name for name, status in seen if status is not None and not name.isascii()}
    strangers = names.difference(name for name in known if isinstance(name, str))
    old_names = (name for name in known if isinstance(name, str) and not name.isascii()) if strangers else ()
    forms = {unicodedata.normalize("NFC", name): name for name in old_names if name not in names}
    for name in sorted(strangers) if forms else ():
        old = forms.pop(unicodedata.normalize("NFC", name), None)
        if old is not None and _has_left(folder, old, name):
            connection.execute("UPDATE images SET path = ? WHERE path = ?", (name, old))
            known[name] = known.pop(old)


def _has_left(folder: Location, old: str, name: str) -> bool:
    """Whether no picture is under the old name, or the very same one: some disks take both forms for one name."""
    if status_of(folder / old) is None:
        return True
    try:
        return isinstance(folder, Path) and (folder / old).samefile(folder / name)
    except OSError:
        return False


def _changed(connection: sqlite3.Connection, path: Location, image: int, before: Status, status: Status) -> None:
    """Note that the file of a picture has another size or time than it had."""
    digest, worked = connection.execute(
        f"SELECT digest, state <> {State.NEW:d} OR next_id > 0 FROM images WHERE id = ?", (image,)
    ).fetchone()
    values = (*status, image)
    if _is_same(path, before, status, digest):
        connection.execute("UPDATE images SET size = ?, mtime = ? WHERE id = ?", values)
        return
    connection.execute("UPDATE runs SET stale = 1 WHERE image = ?", (image,))  # failed ones too, without any work
    # The width and height of a replaced one stay until its dots are accepted: they say what the dots were set on.
    news = "replaced = 1, digest = NULL" if worked else "width = NULL, height = NULL"
    connection.execute(f"UPDATE images SET {news}, size = ?, mtime = ? WHERE id = ?", values)


def _is_same(path: Location, before: Status, status: Status, digest: bytes | None) -> bool:
    """Whether a file with another time is still the one of this digest."""
    return before[0] == status[0] and digest is not None and digest == digest_of(path, status[0])


def _look_there(folder: Remote, paths: Iterable[Location | str]) -> list[Seen]:
    listed, prefix = folder.listing(), f"{folder}/"
    seen: list[Seen] = []
    for path in map(str, paths):
        if not path.startswith(prefix):
            raise _not_in(folder, path)
        name = path[len(prefix) :]
        seen.append((name, listed.get(name) or (folder / name).status()))
    return seen


def _name_in(folder: Path, path: Path) -> str:
    """The path relative to the folder where links lead there."""
    inner, outer = path.resolve(), folder.resolve()
    if not inner.is_relative_to(outer):
        raise _not_in(folder, path)
    return str(inner.relative_to(outer))


def _not_in(folder: Location, path: Path | str) -> DotoriError:
    return DotoriError(
        "cannot list {path}: it is not in the folder {folder}; open the folder it is in", path=path, folder=folder
    )


def _stored(name: str) -> str | bytes:
    """A name as the table holds it: text, or bytes where it is not UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name)
    return name
