"""Opening a folder's project: find it, lock it, check it, recover it, make it."""

from __future__ import annotations

import os
import platform
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from core.errors import DotoriError, Sentence
from core.locations import Location, Remote
from core.project.place import (
    NAME,
    NotWritableError,
    copy_project,
    dated,
    elsewhere,
    may_be_written,
    side_files,
    take_lock,
)
from core.project.project import Project
from core.project.records import Notice
from core.project.recovery import create, fault_of, recover
from core.project.schema import migrate
from core.project.trouble import sentence

PATIENCE = 5.0
"""Seconds to wait for another process that is just making the project."""


def open_project(folder: Location) -> Project:
    """Open the project of a folder of pictures; make one where there is none.

    A project that another process has open is opened for reading. A damaged one is set aside and recovered. Where the
    folder, or the project in it, cannot be written to, or the folder is at a URL, which nobody asks here whether it is
    there, the project lies in the user's data folder. The project's `notices` say so.

    Raises:
        DotoriError: there is no such folder, the project comes from a newer Dotori, or neither place can be written to.
    """
    if isinstance(folder, Path):
        folder = Path(os.path.abspath(folder))  # noqa: PTH100
        if not folder.is_dir():
            raise DotoriError("cannot open {folder}: there is no such folder; check the name", folder=folder)
    notices: list[Notice] = []
    path, lock = _claim(folder, notices)
    if lock is None:
        return _open_reading(path, folder, notices)
    try:
        connection = _open_writing(path, notices)
    except BaseException:
        lock.close()
        raise
    return Project(path, folder, connection, lock, tuple(notices))


def _claim(folder: Location, notices: list[Notice]) -> tuple[Path, sqlite3.Connection | None]:
    """Where the project is, and the lock on it, None if another process has it."""
    other = elsewhere(folder) / NAME
    if isinstance(folder, Remote):
        notices.append(
            Notice("elsewhere", Sentence("the work on {folder} is kept in {file}", folder=folder, file=other), other)
        )
        return other, _claim_at_home(folder, other)
    path = folder / NAME
    if not may_be_written(path):
        text = Sentence("{path} cannot be written to; the work on its folder is kept in {file}", path=path, file=other)
        return _claim_elsewhere(path, other, text, notices)
    try:
        lock = take_lock(folder)
    except NotWritableError:
        text = Sentence("{folder} cannot be written to; the work on it is kept in {file}", folder=folder, file=other)
        return _claim_elsewhere(path, other, text, notices)
    if lock is not None and other.exists():
        try:
            _join(path, other, notices)
        except BaseException:
            lock.close()
            raise
    return path, lock


def _claim_elsewhere(
    path: Path, other: Path, text: Sentence, notices: list[Notice]
) -> tuple[Path, sqlite3.Connection | None]:
    """The project in the user's data folder; it begins with what there is beside the pictures."""
    lock = _claim_at_home(path.parent, other)
    if lock is not None and path.exists() and not other.exists():
        copy_project(path, other)
    notices.append(Notice("elsewhere", text, other))
    return other, lock


def _claim_at_home(folder: Location, other: Path) -> sqlite3.Connection | None:
    try:
        other.parent.mkdir(parents=True, exist_ok=True)
        return take_lock(other.parent)
    except (OSError, NotWritableError) as error:
        raise DotoriError(
            "cannot open {folder}: neither it nor {other} can be written to; copy the pictures elsewhere",
            folder=folder,
            other=other.parent,
        ) from error


def _join(path: Path, other: Path, notices: list[Notice]) -> None:
    """The folder can be written to, and there is work on it from a time when it could not: bring it there."""
    if path.exists():
        text = Sentence(
            "there is more work on this folder, from a time when it could not be written to, in {file}", file=other
        )
        notices.append(Notice("elsewhere", text, other))
        return
    lock = take_lock(other.parent)
    if lock is not None:
        with closing(lock):
            copy_project(other, path)
            other.rename(dated(other, "moved"))
            for file in side_files(other):
                file.unlink(missing_ok=True)


def _open_writing(path: Path, notices: list[Notice]) -> sqlite3.Connection:
    try:
        if not path.exists():
            _make(path)
        elif fault_of(path) is not None:
            notices.append(recover(path))
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise sentence(error, Sentence("open"), path) from error
    except OSError as error:
        raise DotoriError(
            "cannot open {path}: {reason}; see to that and open it again", path=path, reason=error.strerror
        ) from error
    return connection


def _make(path: Path) -> None:
    """An empty project that is whole from the moment it is there."""
    for file in side_files(path):
        if file.exists():  # of a project that somebody took away; SQLite would take it for ours
            file.rename(dated(file, "left"))
    part = path.with_name(path.name + ".new")
    create(part)
    part.replace(path)


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")  # a project may come from anybody
    # WAL: a commit is one write to the end of one file, and a second process reads meanwhile. FULL: that write is on
    # the disk when the commit returns, so that not even a power cut takes a finished picture or a click; it costs a
    # few ms an edit. NORMAL would leave up to the last checkpoint, minutes of work, to the mercy of the system.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    migrate(connection)
    who = f"{platform.node() or 'this computer'}, since {time.strftime('%Y-%m-%d %H:%M')}"
    with suppress(sqlite3.OperationalError):  # a full disk is no reason not to show what there is
        connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('open', ?)", (who,))


def _open_reading(path: Path, folder: Location, notices: list[Notice]) -> Project:
    """Look at a project that another process is writing to."""
    deadline = time.monotonic() + PATIENCE
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    try:
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA busy_timeout = 5000")
        who = connection.execute("SELECT value FROM meta WHERE key = 'open'").fetchone()
    except sqlite3.Error as error:
        raise sentence(error, Sentence("open"), path) from error
    text = Sentence(
        "another Dotori{who} has {folder} open; "
        "until it is closed there, the folder can be looked at here but not changed",
        who=f" ({who[0]})" if who else "",
        folder=folder,
    )
    return Project(path, folder, connection, None, (*notices, Notice("busy", text, path)))
