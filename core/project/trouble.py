"""SQLite's errors as sentences."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from core.errors import DotoriError, Sentence

_REASONS = {
    sqlite3.SQLITE_FULL: Sentence("the disk is full; free some space and do it again"),
    sqlite3.SQLITE_READONLY: Sentence(
        "it cannot be written to; check who may write to the folder, or copy it elsewhere"
    ),
    sqlite3.SQLITE_PERM: Sentence("it cannot be written to; check who may write to the folder, or copy it elsewhere"),
    sqlite3.SQLITE_CANTOPEN: Sentence("it cannot be opened; check that the folder is there and who may write to it"),
    sqlite3.SQLITE_IOERR: Sentence("the disk, or the connection to it, failed; check it and do it again"),
    sqlite3.SQLITE_BUSY: Sentence("another program is using it; close that and do it again"),
    sqlite3.SQLITE_LOCKED: Sentence("another program is using it; close that and do it again"),
    sqlite3.SQLITE_CORRUPT: Sentence("it is damaged; open the folder again, and what is readable will be recovered"),
    sqlite3.SQLITE_NOTADB: Sentence("it is damaged; open the folder again, and what is readable will be recovered"),
    sqlite3.SQLITE_ERROR: Sentence("it is damaged; open the folder again, and what is readable will be recovered"),
}


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code, 0 where the error is not SQLite's own."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the error says that the file is damaged, or (SQLITE_ERROR) that tables are missing from it."""
    return code_of(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def damaged(path: Path) -> DotoriError:
    """The error for a file in which something stands that cannot be."""
    return DotoriError(
        "cannot read {path}: it is damaged; open the folder again, and what is readable will be recovered", path=path
    )


def adrift(path: Path, opened: os.stat_result, doing: Sentence) -> DotoriError | None:
    """The error for people where a file is no longer the one that was opened, so that what is written to that would be
    gone with it; None where it is, or where that cannot be told.

    Args:
        path: of the file.
        opened: what its status was then.
        doing: as for `sentence`.
    """
    try:
        if os.path.samestat(path.stat(), opened):
            return None
    except FileNotFoundError:
        return DotoriError(
            "cannot {doing} {path}: it was deleted or moved while it was open; put it back and do it again, or open "
            "the folder again to begin a new one",
            doing=doing,
            path=path,
        )
    except OSError:
        return None
    return DotoriError(
        "cannot {doing} {path}: another file was put in its place while it was open; open the folder again to go on "
        "with that one",
        doing=doing,
        path=path,
    )


def sentence(error: sqlite3.Error, doing: Sentence, path: Path) -> DotoriError:
    """The error for people.

    Args:
        error: what SQLite raised.
        doing: what could not be done, as in "cannot save the edit in".
        path: of the file.
    """
    reason = _REASONS.get(code_of(error))
    return DotoriError(
        "cannot {doing} {path}: {reason}{comfort}",
        doing=doing,
        path=path,
        reason=reason or Sentence("{fault}; open the folder again", fault=str(error).rstrip(".")),
        comfort="" if is_damage(error) else Sentence("; nothing that was saved is lost"),
    )
