"""Damaged projects: noticed when they are opened, set aside as they are, and what is readable carried over."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from core.errors import DotoriError, Sentence
from core.history import SetRegions, parts_of
from core.project.place import dated, side_files
from core.project.records import Notice, State
from core.project.schema import APPLICATION, DONE, DROPPED, OLD_GROUNDS, SETTLED, VERSION, migrate
from core.project.tables import decode_command, decode_dots, decode_region, read_marks, sum_of, summarise
from core.project.trouble import is_damage, sentence
from core.regions import BLOCK_SIDE, MAX_BLOCKS

_TABLES = ("recipes", "runs", "images", "dots", "regions", "blocks", "edits", "memory")

_SUMS = (("dots", "data"), ("edits", "command"))
"""Columns that have a CRC."""

_RIGHT_SIDE = "(block_side > 0 AND block_side < 9e999)"  # what older versions took; see `possible_side`
_WRONG_PICTURE = (
    f"NOT (threshold BETWEEN 0 AND 1 AND {_RIGHT_SIDE} AND state BETWEEN {State.NEW:d} AND {State.REVIEWED:d})"
)
_WRONG_BLOCK = f'NOT ("column" BETWEEN 0 AND {MAX_BLOCKS - 1} AND "row" BETWEEN 0 AND {MAX_BLOCKS - 1})'
_WRONG_EDIT = f"state < {DONE} OR state > {SETTLED}"
"""SQL that finds numbers in a table which no Dotori writes."""

_STRIDE = 64
"""Rows skipped at most when several in a row cannot be read: about as many as fit into one page."""

_PATIENCE = 5_000
"""Unreadable places in a row after which the rest of a table is given up."""


_TOO_MANY = 2**40
"""No table has rows of such numbers."""


@dataclass
class Tally:
    """What could be carried over: how many pictures and dots, and which pictures may miss something."""

    pictures: int = 0
    dots: int = 0
    doubtful: list[str] = field(default_factory=list)


def fault_of(path: Path) -> str | None:
    """What is wrong with the file of a project; None if nothing is. Changes nothing in a damaged file.

    Raises:
        DotoriError: it comes from a newer Dotori, or cannot be read at all.
    """
    if path.stat().st_size == 0:
        return "it is empty"
    _finish_rollback(path)
    try:
        with closing(_for_reading(path)) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            verdict = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
            if verdict == "ok" and 0 < version <= VERSION and _is_spoilt(connection):
                verdict = "a part of it is not what was written"
    except sqlite3.Error as error:
        if is_damage(error):
            return str(error)
        raise sentence(error, Sentence("open"), path) from error
    if application != APPLICATION or version < 1:
        return "it is no project of Dotori"
    if version > VERSION:
        raise DotoriError("cannot open {path}: it was made by a newer Dotori; update this one to open it", path=path)
    return None if verdict == "ok" else verdict


def recover(path: Path) -> Notice:
    """Put a sound project in the place of a damaged one, with all that can be read of it. The caller holds the lock.

    The damaged bytes first get a second name, and the new file takes the old name in one move, so that at no moment a
    kill leaves an empty project or none.

    Raises:
        DotoriError: there is no room, or no right, to write the new file; then all is as it was.
    """
    aside, part = dated(path, "damaged"), path.with_name(path.name + ".new")
    kept = [(path, aside), (side_files(path)[0], side_files(aside)[0])]
    try:
        for source, target in kept:
            if source.exists():
                _keep(source, target)
        create(part)
        tally = _carry_over(aside, part)
    except (OSError, sqlite3.Error) as error:
        for file in (part, *(target for _, target in kept)):
            file.unlink(missing_ok=True)
        raise _unrecovered(path, error) from error
    finally:
        for file in side_files(aside):  # those that SQLite made to read the damaged file, not its journal
            if file.name.endswith("-shm") or (file.exists() and file.stat().st_size == 0):
                file.unlink(missing_ok=True)
    try:
        for file in side_files(path):
            file.unlink(missing_ok=True)
        part.replace(path)
    except OSError as error:
        raise _unrecovered(path, error) from error
    return Notice("recovered", _told(path, aside, tally), aside)


def create(path: Path) -> None:
    """Write an empty project; its journal is gone when this returns.

    Raises:
        sqlite3.Error: it cannot be written.
    """
    for leftover in (path, *side_files(path)):
        leftover.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection)


def _unrecovered(path: Path, error: OSError | sqlite3.Error) -> DotoriError:
    if isinstance(error, sqlite3.Error):
        return sentence(error, Sentence("recover"), path)
    return DotoriError(
        "cannot recover {path}: {reason}; see to that and open it again", path=path, reason=error.strerror
    )


def _told(path: Path, aside: Path, tally: Tally) -> Sentence:
    if not tally.pictures:
        return Sentence(
            "{path} was damaged: nothing could be recovered, and the damaged file is kept as {aside}.",
            path=path,
            aside=aside.name,
        )
    return Sentence(
        "{path} was damaged: {pictures:,} pictures with {dots:,} dots could be recovered, and the damaged file is "
        "kept as {aside}.{doubt} Edits made before cannot be undone any more.",
        path=path,
        pictures=tally.pictures,
        dots=tally.dots,
        aside=aside.name,
        doubt=_doubt(tally.doubtful) if tally.doubtful else "",
    )


def _doubt(names: list[str]) -> Sentence:
    return Sentence(
        " {count:,} may miss something and are no longer reviewed: {names}{more}.",
        count=len(names),
        names=", ".join(names[:5]),
        more=Sentence(" and others") if len(names) > 5 else "",
    )


def _keep(source: Path, target: Path) -> None:
    """A second name for the same bytes, or a copy where the disk knows no second names."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _for_reading(path: Path) -> sqlite3.Connection:
    """A connection that does not change the file, not even by moving the journal into it when it closes."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.text_factory = lambda data: data.decode(errors="replace")
    return connection


def _finish_rollback(path: Path) -> None:
    """Where the file system has no shared memory, SQLite keeps the other kind of journal: if there is one, a
    transaction was cut off and is taken back by the next who may write."""
    if side_files(path)[2].exists():
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA schema_version")


def _carry_over(source_path: Path, target_path: Path) -> Tally:
    with closing(_for_reading(source_path)) as source, closing(sqlite3.connect(target_path)) as target:
        with suppress(sqlite3.DatabaseError):
            source.execute("PRAGMA writable_schema = ON")  # or a file that was cut short is not read at all
        for table in _TABLES:
            _copy_table(source, target, table)
        _copy_names(source, target)
        target.executescript(OLD_GROUNDS)
        tally = _put_in_order(target)
        target.commit()
    return tally


def _copy_table(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> None:
    """Copy the rows that can be read and make sense; the tables' own constraints are the judge of that."""
    there = {name for _, name, *_ in _until_damage(source, f"PRAGMA table_info({table})")}
    wanted = [name for _, name, *_ in target.execute(f"PRAGMA table_info({table})") if name in there]
    columns, places = ", ".join(f'"{name}"' for name in wanted), ", ".join("?" for _ in wanted)
    for row in _readable(source, table, columns) if wanted else ():
        with suppress(sqlite3.IntegrityError):
            target.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", row)


def _until_damage(source: sqlite3.Connection, query: str) -> Iterator[Any]:
    """The rows up to the first that cannot be read."""
    with suppress(sqlite3.DatabaseError):
        yield from source.execute(query)


def _readable(source: sqlite3.Connection, table: str, columns: str) -> Iterator[tuple[object, ...]]:
    """The rows of a table, from the first to the last, stepping over those that cannot be read."""
    low, step, misses = 0, 1, 0
    while misses < _PATIENCE:
        try:
            query = f"SELECT rowid, {columns} FROM {table} WHERE rowid >= ? ORDER BY rowid"
            for rowid, *row in source.execute(query, (low,)):
                if low <= rowid < _TOO_MANY:  # damage may well return other rows than were asked for
                    low, step, misses = rowid + 1, 1, 0
                    yield tuple(row)
        except sqlite3.DatabaseError:
            low, step, misses = low + step, min(2 * step, _STRIDE), misses + 1
        else:
            return


def _copy_names(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Pictures whose rows are lost but whose names still stand in the index keep their dots."""
    for row in _until_damage(source, "SELECT id, path, 1 FROM images INDEXED BY images_by_path ORDER BY path"):
        with suppress(sqlite3.IntegrityError):
            target.execute("INSERT OR IGNORE INTO images (id, path, replaced) VALUES (?, ?, ?)", row)


def _put_in_order(target: sqlite3.Connection) -> Tally:
    """Drop what refers to nothing or makes no sense, end undo, and sum up every picture anew."""
    known = "(SELECT id FROM images)"
    target.execute(f"DELETE FROM runs WHERE image NOT IN {known} OR recipe NOT IN (SELECT id FROM recipes)")
    for table in ("dots", "regions", "blocks", "edits"):
        target.execute(f"DELETE FROM {table} WHERE image NOT IN {known}")
    for table, column in (("images", "run"), ("images", "base_run"), ("edits", "run")):
        target.execute(f"UPDATE {table} SET {column} = NULL WHERE {column} NOT IN (SELECT id FROM runs)")
    lost = _make_pictures_right(target)
    for table, column in _SUMS:
        target.executemany(f"DELETE FROM {table} WHERE rowid = ?", _spoilt(target, table, column))
    lost |= _drop_nonsense(target, "dots", "data", decode_dots)
    lost |= _drop_nonsense(target, "regions", "region", decode_region)
    _drop_nonsense(target, "edits", "command", decode_command)
    stands = f"state IN ({DONE}, {SETTLED})"
    target.execute(f"UPDATE edits SET state = CASE WHEN {stands} THEN {SETTLED} ELSE {DROPPED} END")
    tally = Tally()
    lost |= _without_what_the_log_says(target)
    for row in target.execute("SELECT id, path, state, count FROM images ORDER BY id").fetchall():
        _sum_up(target, tally, lost, *row)
    return tally


def _make_pictures_right(target: sqlite3.Connection) -> set[int]:
    """Set right what of pictures and blocks makes no sense; returns the pictures that have lost something by that."""
    lost = {image for (image,) in target.execute(f"SELECT id FROM images WHERE {_WRONG_PICTURE}")}
    wrong = f"NOT {_RIGHT_SIDE}"
    target.execute(f"DELETE FROM blocks WHERE {_WRONG_BLOCK} OR image IN (SELECT id FROM images WHERE {wrong})")
    target.execute(f"UPDATE images SET block_side = {BLOCK_SIDE} WHERE {wrong}")
    target.execute("UPDATE images SET threshold = 0.5 WHERE threshold NOT BETWEEN 0 AND 1")
    return lost


def _is_spoilt(connection: sqlite3.Connection) -> bool:
    """Whether rows can be read and yet are not what was written, or make no sense. SQLite looks at neither."""
    connection.text_factory = bytes.decode  # as strictly as a project reads
    wrong = (("images", _WRONG_PICTURE), ("blocks", _WRONG_BLOCK), ("edits", _WRONG_EDIT))
    queries = [f"SELECT 1 FROM {table} WHERE {rows} LIMIT 1" for table, rows in wrong]
    try:
        return (
            any(connection.execute(query).fetchone() for query in queries)
            or any(_spoilt(connection, *sum_) for sum_ in _SUMS)
            or bool(_nonsense(connection, "regions", "region", decode_region))
            or any(path is None for path, _ in connection.execute("SELECT path, error FROM images"))
        )
    except UnicodeDecodeError:
        return True


def _without_what_the_log_says(target: sqlite3.Connection) -> set[int]:
    """The pictures that have other regions than the log left them with, or fewer done blocks than they had."""
    stands = f"name IN ('regions', 'import') AND state = {SETTLED}"
    logged = target.execute(f"SELECT image, command FROM edits WHERE {stands} ORDER BY seq")
    steps = ((image, part) for image, command in logged for part in parts_of(decode_command(command)))
    then = {image: part.after for image, part in steps if isinstance(part, SetRegions)}
    lost = {image for image, regions in then.items() if read_marks(target, image).regions != regions}
    there = "(SELECT count(*) FROM blocks WHERE image = id)"
    return lost | {image for (image,) in target.execute(f"SELECT id FROM images WHERE reviewed_blocks <> {there}")}


def _spoilt(connection: sqlite3.Connection, table: str, column: str) -> list[tuple[int]]:
    """The numbers of the rows that are not what was written; SQLite itself keeps no sums."""
    rows = connection.execute(f"SELECT rowid, {column}, crc FROM {table}")
    return [(rowid,) for rowid, stored, crc in rows if sum_of(stored) != crc]


def _nonsense(
    connection: sqlite3.Connection, table: str, column: str, decode: Callable[[Any], object]
) -> list[tuple[int, int]]:
    """The numbers of the rows that cannot be decoded, and their pictures."""
    found = []
    for rowid, image, value in connection.execute(f"SELECT rowid, image, {column} FROM {table}"):
        try:
            decode(value)
        except (ValueError, TypeError):
            found.append((rowid, image))
    return found


def _drop_nonsense(target: sqlite3.Connection, table: str, column: str, decode: Callable[[Any], object]) -> set[int]:
    """Drop the rows that cannot be decoded; returns their pictures."""
    found = _nonsense(target, table, column, decode)
    target.executemany(f"DELETE FROM {table} WHERE rowid = ?", [(rowid,) for rowid, _ in found])
    return {image for _, image in found}


def _sum_up(
    target: sqlite3.Connection,
    tally: Tally,
    lost: set[int],
    image: int,
    path: str | bytes,
    state: int,
    count: int | None,
) -> None:
    """Bring a picture's row up to date; one that has lost something, or whose dots are not as many as they were, is no
    longer reviewed, nor done."""
    marks = read_marks(target, image)
    marks = replace(marks, next_id=max(marks.next_id, int(marks.dots.id.max(initial=-1)) + 1))
    found = len(marks.counted)
    doubtful = image in lost or (found != count if count is not None else len(marks.dots) > 0)
    if doubtful:
        tally.doubtful.append(path if isinstance(path, str) else os.fsdecode(path))
        marks = replace(marks, reviewed=False)
        target.execute("UPDATE images SET base_run = NULL WHERE id = ?", (image,))
        target.execute("UPDATE edits SET run = NULL WHERE image = ?", (image,))
        state = State.COUNTED if state == State.COUNTED else State.EDITED
    summarise(target, image, marks)
    values = (min(max(state, State.NEW), State.REVIEWED), found if state else None, image)
    target.execute("UPDATE images SET state = ?, count = ? WHERE id = ?", values)
    tally.pictures += 1
    tally.dots += found
