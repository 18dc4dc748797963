"""SQLite's errors as sentences."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from core.errors import DotoriError

_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full; free some space and do it again",
    sqlite3.SQLITE_READONLY: "it cannot be written to; check who may write to the folder, or copy it elsewhere",
    sqlite3.SQLITE_PERM: "it cannot be written to; check who may write to the folder, or copy it elsewhere",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that the folder is there and who may write to it",
    sqlite3.SQLITE_IOERR: "the disk, or the connection to it, failed; check it and do it again",
    sqlite3.SQLITE_BUSY: "another program is using it; close that and do it again",
    sqlite3.SQLITE_LOCKED: "another program is using it; close that and do it again",
    sqlite3.SQLITE_CORRUPT: "it is damaged; open the folder again, and what is readable will be recovered",
    sqlite3.SQLITE_NOTADB: "it is damaged; open the folder again, and what is readable will be recovered",
    sqlite3.SQLITE_ERROR: "it is damaged; open the folder again, and what is readable will be recovered",
}


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code, 0 where the error is not SQLite's own."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the error says that the file is damaged, or (SQLITE_ERROR) that tables are missing from it."""
    return code_of(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def sentence(error: sqlite3.Error, doing: str, path: Path) -> DotoriError:
    """The error for people.

    Args:
        error: what SQLite raised.
        doing: what could not be done, as in "cannot save the edit in".
        path: of the file.
    """
    reason = _REASONS.get(code_of(error), f"{str(error).rstrip('.')}; open the folder again")
    comfort = "" if is_damage(error) else "; nothing that was saved is lost"
    return DotoriError(f"cannot {doing} {path}: {reason}{comfort}")
