"""The log of edits: what is put at its end, and what waits there for redo.

Each edit fits the marks that its own picture has after those before it. So of each picture, what stands comes before
what was undone; and so it does of all listed pictures together (`Project.listed`), that undo and redo lead back and
forth along the same way. All functions run inside the caller's transaction, on a connection that knows `listed`.
"""

from __future__ import annotations

import sqlite3
import time
from typing import Literal

from core.history import Command
from core.project.schema import DONE, DROPPED, SETTLED, UNDONE
from core.project.tables import encode_command, sum_of

STATES: dict[int, Literal["done", "undone", "dropped", "settled"]] = {
    DONE: "done",
    UNDONE: "undone",
    DROPPED: "dropped",
    SETTLED: "settled",
}
"""What the states of the table are called elsewhere."""


def note(connection: sqlite3.Connection, image: int, command: Command, run: int | None) -> None:
    """Put an edit at the end of the log. What waited for redo, on this picture and the listed ones, waits in vain.

    Raises:
        sqlite3.Error: the file cannot be written.
    """
    connection.execute(
        f"UPDATE edits SET state = {DROPPED} WHERE state = {UNDONE} AND (image = ? OR listed(image))", (image,)
    )
    stored = encode_command(command)
    connection.execute(
        "INSERT INTO edits (image, at, name, command, crc, run) VALUES (?, ?, ?, ?, ?, ?)",
        (image, time.time(), command.name, stored, sum_of(stored), run),
    )


def line_up(connection: sqlite3.Connection) -> None:
    """Have what waits for redo on the listed pictures after what stands on them.

    It is not where edits were made while only some of these were listed: they drop nothing of the others. Then what
    waits goes to the end of the log, in its order.

    Raises:
        sqlite3.Error: the file cannot be written.
    """
    waiting = f"SELECT seq FROM edits WHERE state = {UNDONE} AND listed(image) ORDER BY seq"
    standing = f"SELECT seq FROM edits WHERE state = {DONE} AND listed(image) ORDER BY seq DESC LIMIT 1"
    first, last = (connection.execute(query).fetchone() for query in (f"{waiting} LIMIT 1", standing))
    if first is not None and last is not None and first < last:
        end = connection.execute("SELECT max(seq) FROM edits").fetchone()[0]
        moved = [(end + place, seq) for place, (seq,) in enumerate(connection.execute(waiting).fetchall(), 1)]
        connection.executemany("UPDATE edits SET seq = ? WHERE seq = ?", moved)
