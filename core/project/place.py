"""Where a folder's project lies, and who may write to it."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from core.errors import DotoriError, Sentence
from core.locations import Location
from core.places import projects_folder
from core.project.trouble import code_of, is_damage, sentence

NAME = "dotori-project.sqlite"
"""The project, beside the pictures and in plain sight: whoever copies the folder should take it along."""

LOCK_NAME = ".dotori-project.lock"
"""An empty file that only carries the lock; nothing is wrong if it is there while nobody works, or gone."""


class NotWritableError(Exception):
    """The folder can be read but not written to."""


def may_be_written(path: Path) -> bool:
    """Whether the file of a project may be written to; true where there is none.

    That is asked, not tried: whoever opens and closes the file of a database ends the locks that this process has on
    it."""
    return os.access(path, os.W_OK) or not path.exists()


def elsewhere(folder: Location) -> Path:
    """Where the project of a folder that cannot be written to, or is at a URL, lies: in the user's data folder, under
    the folder's name and a digest of where it is."""
    home = folder.resolve() if isinstance(folder, Path) else folder
    digest = hashlib.sha256(os.fsencode(str(home))).hexdigest()[:16]
    return projects_folder() / f"{home.name or 'root'}-{digest}"


def take_lock(place: Path) -> sqlite3.Connection | None:
    """Become the one process that writes to the project in this folder.

    The lock is an exclusive transaction on an empty SQLite file. SQLite asks the operating system for it, on every
    platform and on network drives that know locks at all, and the system takes it back when the process ends, however
    it ends: there is no stale lock to clean up after a kill. A lock on the project itself would keep readers out.

    Returns:
        What holds the lock until it is closed; None if another process, or another project in this one, holds it.

    Raises:
        NotWritableError: nothing can be written in the folder.
        DotoriError: it can, but the lock fails.
    """
    try:
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise NotWritableError from error
        raise DotoriError(
            "cannot write to {place}: {reason}; see to that and open it again", place=place, reason=error.strerror
        ) from error
    path = place / LOCK_NAME
    try:
        try:
            return _locked(path)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            path.unlink()  # somebody wrote something into it; nobody can have locked that
            return _locked(path)
    except sqlite3.Error as error:
        raise sentence(error, Sentence("lock"), path) from error
    except OSError as error:
        raise DotoriError(
            "cannot lock {path}: {reason}; delete it and try again", path=path, reason=error.strerror
        ) from error


def _locked(path: Path) -> sqlite3.Connection | None:
    connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        connection.close()
        if code_of(error) == sqlite3.SQLITE_BUSY:
            return None
        raise
    return connection


def side_files(path: Path) -> list[Path]:
    """The files that SQLite keeps beside a database while it is open."""
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")]


def dated(path: Path, word: str) -> Path:
    """A name beside `path` that nothing has yet, with a word and the time in it."""
    stem = f"{path.stem}.{word}-{time.strftime('%Y-%m-%d-%H%M%S')}"
    names = [f"{stem}{more}{path.suffix}" for more in ["", *(f"-{number}" for number in range(2, 1000))]]
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())


def copy_project(source: Path, target: Path) -> None:
    """Copy a project that nobody writes to, with what is not yet in its main file. The main file comes last, whole.

    Raises:
        DotoriError: it cannot be read, or written there.
    """
    part = target.with_name(target.name + ".new")
    try:
        for old, new in zip(side_files(source)[:1], side_files(target)[:1], strict=True):
            with suppress(FileNotFoundError):
                shutil.copyfile(old, new)
        shutil.copyfile(source, part)
        part.replace(target)
    except OSError as error:
        raise DotoriError(
            "cannot copy {source} to {target}: {reason}; see to that and try again",
            source=source,
            target=target,
            reason=error.strerror,
        ) from error
