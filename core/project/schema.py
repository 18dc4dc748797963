"""The tables of a project, and how older ones become newer ones.

    meta     what is true of the project: the folder, who has it open
    images   one row a picture: where, which file (size, mtime, digest), its ground as JSON, and a summary of the work
             on it
    dots     the dots that stand, in chunks of 512 ids: a chunk is an array of `tables.ROW`, and its CRC. An edit
             rewrites a chunk, not the picture; and ten million dots are checked at opening in about a second, ten
             times faster than rows would be
    regions  the regions and masks that stand, as JSON
    blocks   the blocks that are done
    edits    every edit ever made, in order, as JSON (`edit_json`), deflated where long, and its CRC: undo, redo, audit
    recipes  what pictures are counted with: model, settings, seed
    runs     every attempt to count a picture, failed ones too
    memory   what the app wants to find again: last picture, place and zoom in it

The dots that stand could be replayed from the edits; they are kept so that opening does not depend on the length of the
log, and so that damage to one leaves the other. The first prediction of a picture is not in the log: before it, there
was nothing to undo to, and the log of a batch would be as long as its dots. `images.base_run` says where it came from.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

VERSION = 3
"""In `PRAGMA user_version`. A file with a larger one is refused."""

APPLICATION = 0x446F7472
"""In `PRAGMA application_id`: "Dotr"."""

DONE, UNDONE, DROPPED, SETTLED = range(4)
"""States of an edit: stands; waits for redo; was undone and fell when another edit was made; stands for good."""

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE images (
    id INTEGER PRIMARY KEY,
    path ANY NOT NULL,               -- text, or bytes where the name is not UTF-8
    size INTEGER NOT NULL DEFAULT 0, -- bytes
    mtime INTEGER NOT NULL DEFAULT 0,-- nanoseconds
    digest BLOB,                     -- of the file's head and tail, once there is work on it
    state INTEGER NOT NULL DEFAULT 0,
    count INTEGER,
    reviewed_blocks INTEGER NOT NULL DEFAULT 0,
    width INTEGER,
    height INTEGER,
    run INTEGER REFERENCES runs (id),
    error TEXT,
    replaced INTEGER NOT NULL DEFAULT 0,
    base_run INTEGER REFERENCES runs (id),
    threshold REAL NOT NULL DEFAULT 0.5,
    reviewed INTEGER NOT NULL DEFAULT 0,
    block_side REAL NOT NULL DEFAULT 256.0,
    next_id INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX images_by_path ON images (path);
CREATE TABLE dots (
    image INTEGER NOT NULL REFERENCES images (id), chunk INTEGER NOT NULL,
    data BLOB NOT NULL, crc INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX dots_by_image ON dots (image, chunk);
CREATE TABLE regions (
    image INTEGER NOT NULL REFERENCES images (id), place INTEGER NOT NULL, region TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX regions_by_image ON regions (image, place);
CREATE TABLE blocks (
    image INTEGER NOT NULL REFERENCES images (id), "column" INTEGER NOT NULL, "row" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX blocks_by_image ON blocks (image, "column", "row");
CREATE TABLE recipes (
    id INTEGER PRIMARY KEY,
    model TEXT NOT NULL, model_hash TEXT NOT NULL, settings TEXT NOT NULL, seed INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX recipes_by_key ON recipes (model_hash, settings, seed, model);
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    image INTEGER NOT NULL REFERENCES images (id),
    recipe INTEGER NOT NULL REFERENCES recipes (id),
    at REAL NOT NULL,
    seconds REAL NOT NULL,
    count INTEGER, integral REAL, density_count REAL, low REAL, high REAL,
    zoom REAL NOT NULL,
    error TEXT,
    stale INTEGER NOT NULL DEFAULT 0 -- 1 once the picture has been replaced by another
) STRICT;
CREATE INDEX runs_by_image ON runs (image);
CREATE INDEX runs_by_recipe ON runs (recipe, image);
CREATE TABLE edits (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    image INTEGER NOT NULL REFERENCES images (id),
    at REAL NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL,
    command ANY NOT NULL, crc INTEGER NOT NULL,
    run INTEGER REFERENCES runs (id)
) STRICT;
CREATE INDEX edits_by_image ON edits (image, state);
CREATE INDEX edits_by_state ON edits (state, seq);
CREATE TABLE memory (image INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX memory_by_key ON memory (image, key);
"""

_DOUBT = "ALTER TABLE runs ADD COLUMN doubt INTEGER NOT NULL DEFAULT 0;"

_GROUND = "ALTER TABLE images ADD COLUMN ground TEXT;"

OLD_GROUNDS = """
UPDATE images SET ground = (
    SELECT value FROM memory WHERE memory.image = images.id AND key = 'ground' AND value <> 'null'
) WHERE ground IS NULL;
DELETE FROM memory WHERE key = 'ground';
"""
"""Takes up grounds from the time when they were no edits; then the same JSON stood in the memory."""

MIGRATIONS: Sequence[str] = (_TABLES, _DOUBT, _GROUND + OLD_GROUNDS)
"""Script n makes version n + 1 from version n; version 0 is the empty file. Never change one that was released."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to `VERSION`, in one transaction.

    Raises:
        sqlite3.Error: it did not work, and nothing has changed.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == VERSION:
        return
    script = "".join(MIGRATIONS[version:VERSION])
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE; {script} PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; COMMIT;"
        )
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
