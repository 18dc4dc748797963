"""What a project keeps that is no edit: the last picture, the place and zoom in a picture."""

from __future__ import annotations

import json
import sqlite3
from typing import Any


def keep(connection: sqlite3.Connection, key: str, value: Any, image: int) -> None:
    """Keep plain data for JSON under a key, of a picture or (0) of the folder, in the caller's transaction."""
    query = "INSERT OR REPLACE INTO memory (image, key, value) VALUES (?, ?, ?)"
    connection.execute(query, (image, key, json.dumps(value)))


def find(connection: sqlite3.Connection, key: str, image: int) -> Any:
    """What `keep` kept; None if nothing, or nonsense: a view is no work that could be lost."""
    query = "SELECT CAST(value AS BLOB) FROM memory WHERE image = ? AND key = ?"
    row = connection.execute(query, (image, key)).fetchone()
    try:
        return json.loads(row[0]) if row else None
    except (ValueError, RecursionError):
        return None
