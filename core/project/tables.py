"""The marks of a picture as rows, and back. All functions run inside the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
import zlib
from functools import lru_cache

import numpy as np

from core.dots import Dots
from core.errors import DotoriError
from core.ground import Ground
from core.history import Command, Marks
from core.project import edit_json
from core.project.records import State
from core.project.schema import DONE, SETTLED
from core.regions import Blocks, Region, possible_side, region_of

CHUNK = 512
"""Ids in a chunk of dots: 15 KB to rewrite for one edit."""

ROW = np.dtype([("id", "<i8"), ("x", "<f8"), ("y", "<f8"), ("confidence", "<f4"), ("origin", "u1")])
"""A dot in a chunk, 29 bytes; the same on every machine."""

LONG = 2000
"""Characters of JSON beyond which an edit is deflated."""

LONGEST = 2**28
"""Bytes that an edit is inflated to at most; a million dots need less."""


def read_marks(connection: sqlite3.Connection, image: int) -> Marks:
    """What is marked on a picture; nothing on one that the project does not know.

    Raises:
        sqlite3.Error: the file cannot be read.
        ValueError: the rows make no sense.
    """
    row = connection.execute(
        "SELECT threshold, block_side, reviewed, next_id, ground FROM images WHERE id = ?", (image,)
    ).fetchone()
    if row is None:
        return Marks()
    threshold, side, reviewed, next_id, ground = row
    regions = connection.execute("SELECT region FROM regions WHERE image = ? ORDER BY place", (image,))
    done = connection.execute('SELECT "column", "row" FROM blocks WHERE image = ?', (image,))
    return Marks(
        read_dots(connection, image),
        threshold,
        tuple(decode_region(text) for (text,) in regions),
        Blocks(possible_side(side), frozenset(done.fetchall())),
        bool(reviewed),
        next_id,
        decode_ground(ground),
    )


def read_dots(connection: sqlite3.Connection, image: int) -> Dots:
    """The dots of a picture.

    Raises:
        sqlite3.Error: the file cannot be read.
        ValueError: a chunk is no dots.
    """
    chunks = connection.execute("SELECT data FROM dots WHERE image = ? ORDER BY chunk", (image,)).fetchall()
    return decode_dots(b"".join(data for (data,) in chunks))


def decode_dots(data: bytes) -> Dots:
    """The dots of one chunk, or of several in their order.

    Raises:
        ValueError: it is no chunk of dots.
    """
    rows = np.frombuffer(data, ROW)
    xy = np.stack([rows["x"], rows["y"]], axis=1)
    columns = (np.ascontiguousarray(rows[name]) for name in ("confidence", "origin", "id"))
    return Dots(xy, *columns).checked()


def write_marks(connection: sqlite3.Connection, image: int, before: Marks, after: Marks) -> None:
    """Write what differs between the marks that are in the tables and those that shall be.

    Raises:
        sqlite3.Error: the file cannot be written.
    """
    old, new = _chunks(before.dots), _chunks(after.dots)
    connection.executemany("DELETE FROM dots WHERE image = ? AND chunk = ?", [(image, k) for k in old.keys() - new])
    connection.executemany(
        "INSERT INTO dots (image, chunk, data, crc) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (image, chunk) DO UPDATE SET data = excluded.data, crc = excluded.crc",
        [(image, k, data, sum_of(data)) for k, data in new.items() if old.get(k) != data],
    )
    if before.regions != after.regions:
        connection.execute("DELETE FROM regions WHERE image = ?", (image,))
        rows = [(image, place, json.dumps(vars(region))) for place, region in enumerate(after.regions)]
        connection.executemany("INSERT INTO regions (image, place, region) VALUES (?, ?, ?)", rows)
    gone, done = before.blocks.done - after.blocks.done, after.blocks.done - before.blocks.done
    connection.executemany(
        'DELETE FROM blocks WHERE image = ? AND "column" = ? AND "row" = ?', [(image, *block) for block in gone]
    )
    connection.executemany("INSERT INTO blocks VALUES (?, ?, ?)", [(image, *block) for block in done])


def summarise(connection: sqlite3.Connection, image: int, marks: Marks) -> None:
    """Bring the picture's own row up to date with its marks and its log.

    Raises:
        sqlite3.Error: the file cannot be written.
    """
    stands = f"SELECT 1 FROM edits WHERE image = :image AND state IN ({DONE}, {SETTLED})"
    connection.execute(
        f"""
        UPDATE images SET
            threshold = :threshold, reviewed = :reviewed, block_side = :side, next_id = :next_id,
            ground = :ground,
            reviewed_blocks = :blocks,
            run = coalesce((
                SELECT run FROM edits WHERE image = :image AND state IN ({DONE}, {SETTLED}) AND run IS NOT NULL
                ORDER BY seq DESC LIMIT 1
            ), base_run),
            state = CASE WHEN :reviewed THEN {State.REVIEWED:d}
                WHEN EXISTS ({stands} AND run IS NULL AND name NOT IN ('reviewed', 'ground')) THEN {State.EDITED:d}
                WHEN base_run IS NOT NULL OR EXISTS ({stands} AND run IS NOT NULL) THEN {State.COUNTED:d}
                ELSE {State.NEW:d} END
        WHERE id = :image
        """,
        {
            "image": image,
            "threshold": marks.threshold,
            "reviewed": marks.reviewed,
            "side": marks.blocks.side,
            "next_id": marks.next_id,
            "ground": None if marks.ground is None else json.dumps(marks.ground.as_dict(), allow_nan=False),
            "blocks": len(marks.blocks.done),
        },
    )
    connection.execute(
        f"UPDATE images SET count = iif(state = {State.NEW:d}, NULL, ?) WHERE id = ?", (len(marks.counted), image)
    )


def encode_command(command: Command) -> str | bytes:
    """An edit as the log holds it: JSON, deflated where it is long."""
    text = json.dumps(edit_json.to_data(command), separators=(",", ":"), allow_nan=False)
    return text if len(text) <= LONG else zlib.compress(text.encode())


def sum_of(stored: str | bytes) -> int:
    """The CRC of a chunk or an edit as it is stored."""
    return zlib.crc32(stored.encode() if isinstance(stored, str) else stored)


def decode_command(stored: str | bytes) -> Command:
    """The edit that stands in the log.

    Raises:
        ValueError: it is no edit.
    """
    try:
        text = zlib.decompressobj().decompress(stored, LONGEST) if isinstance(stored, bytes) else stored
        return edit_json.from_data(json.loads(text))
    except (zlib.error, RecursionError) as error:
        raise ValueError("this is no edit") from error


@lru_cache(maxsize=2)
def _chunks(dots: Dots) -> dict[int, bytes]:
    """The dots, which are in the order of their ids, cut into chunks; those that an edit has left are what the next one
    finds, and are not cut again."""
    rows = np.empty(len(dots), ROW)
    rows["x"], rows["y"] = dots.xy.T
    rows["confidence"], rows["origin"], rows["id"] = dots.confidence, dots.origin, dots.id
    number = dots.id // CHUNK
    starts = np.flatnonzero(np.diff(number, prepend=-1))
    ends = np.append(starts, len(rows))[1:]
    return {int(number[a]): rows[a:b].tobytes() for a, b in zip(starts, ends, strict=True)}


def decode_region(text: str) -> Region:
    """A region as the table holds it.

    Raises:
        ValueError: it is no region.
    """
    try:
        return region_of(**json.loads(text))
    except (TypeError, OverflowError, RecursionError) as error:
        raise ValueError("this is no region") from error


def decode_ground(text: str | None) -> Ground | None:
    """A ground as its picture's row holds it; none where it makes no sense, for the dots matter more."""
    try:
        return None if text is None else Ground.from_dict(json.loads(text))
    except (DotoriError, RecursionError, ValueError):
        return None
