"""Where pictures are: on a disk that this machine mounts, or at a URL such as `s3://bucket/folder`.

    folder = located("s3://bucket/folder")
    for name, status in folder.listing().items():
        picture = load_image(folder / name)

A URL goes through fsspec, whatever its kind; what reads it is the driver for that kind, such as s3fs. Credentials are
the driver's business: it finds them in the environment, in its own files, or in fsspec's configuration.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from core.errors import DotoriError

Status = tuple[int, int]
"""Size in bytes, and a number that is another once the file has been written again: its time of change in ns or, where
the store has a mark of the content, what follows from that."""

_MARKS = ("ETag", "etag", "LastModified", "last_modified", "mtime", "updated", "modified", "created")
"""What drivers tell of a file that changes with it, the surest first."""


@dataclass(frozen=True)
class Remote:
    """A file or folder at a URL, with those methods of a `pathlib.Path` that reading pictures wants.

    Every method asks anew, and raises a DotoriError where the store does not answer, has nothing that reads it, or
    denies access.

    Attributes:
        url: without a slash at its end.
    """

    url: str

    def __str__(self) -> str:
        return self.url

    def __truediv__(self, name: str | Path) -> Remote:
        return Remote(f"{self.url}/{Path(name).as_posix()}")

    @property
    def name(self) -> str:
        """The last part."""
        return self.url.rsplit("/", 1)[-1]

    @property
    def stem(self) -> str:
        """The last part without its ending."""
        return Path(self.name).stem

    @property
    def protocol(self) -> str:
        """What stands before "://"."""
        return self.url.partition("://")[0]

    def exists(self) -> bool:
        """Whether there is such a file."""
        return self.status() is not None

    def is_dir(self) -> bool:
        """Whether there is such a folder. Stores without folders have one as long as something is in it."""
        try:
            self._entries()
        except FileNotFoundError:
            return False
        return True

    def status(self) -> Status | None:
        """None where there is no such file."""
        with self._reached() as (store, path):
            try:
                return _status_in(store.info(path))
            except FileNotFoundError:
                return None

    def listing(self) -> dict[str, Status | None]:
        """The files in the folder by their names, None where a list does not say what `status` says."""
        try:
            entries = self._entries()
        except FileNotFoundError as error:
            raise self._missing() from error
        if len(entries) == 1 and entries[0]["type"] == "file" and self.url.endswith(entries[0]["name"].lstrip("/")):
            raise DotoriError("cannot list {path}: it is a file; name the folder it is in", path=self)
        files = (entry for entry in entries if entry.get("type") == "file")
        return {entry["name"].rsplit("/", 1)[-1]: _status_in(entry) for entry in files}

    def read(self) -> bytes:
        """What is in the file."""
        with self._reached() as (store, path):
            try:
                content: bytes = store.cat_file(path)
            except FileNotFoundError as error:
                raise self._missing() from error
        return content

    def _entries(self) -> list[dict[str, Any]]:
        with self._reached() as (store, path):
            entries: list[dict[str, Any]] = store.ls(path, detail=True)
        return entries

    @contextmanager
    def _reached(self) -> Iterator[tuple[Any, str]]:
        """The driver and what it calls this place; its errors become sentences, but for FileNotFoundError."""
        try:
            from fsspec.core import url_to_fs
        except ImportError as error:
            raise DotoriError(
                "cannot read {path}: URLs want fsspec; install it with: pip install 'dotori[cluster]'", path=self
            ) from error
        try:
            yield url_to_fs(self.url, use_listings_cache=False)  # others write there meanwhile
        except (DotoriError, FileNotFoundError):
            raise
        except ImportError as error:
            raise DotoriError(
                "cannot read {path}: the driver for {protocol}:// is not installed here ({reason}); install it on "
                "every machine that counts",
                path=self,
                protocol=self.protocol,
                reason=_reason(error),
            ) from error
        except Exception as error:  # each driver has its own
            raise DotoriError(
                "cannot read {path}: {reason}; check the address, the connection and the credentials",
                path=self,
                reason=_reason(error),
            ) from error

    def _missing(self) -> DotoriError:
        return DotoriError("cannot read {path}: there is no such file, folder or bucket; check the name", path=self)


Location = Path | Remote


def located(text: str) -> Location:
    """What a person means: a URL has "://", all else is a path."""
    return Remote(text.rstrip("/")) if "://" in text else Path(text)


def status_of(location: Location | str) -> Status | None:
    """Size and time of a file; None where there is none, or none that can be seen.

    Args:
        location: of the file; a string is a path.

    Raises:
        DotoriError: see `Remote`.
    """
    if isinstance(location, Remote):
        return location.status()
    try:
        status = os.stat(location)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns


def _status_in(told: Mapping[str, Any]) -> Status | None:
    """The status in what a driver tells of a file."""
    size = told.get("size")
    if size is None:
        return None
    return int(size), _as_number(next((told[name] for name in _MARKS if told.get(name) is not None), 0))


def _as_number(mark: Any) -> int:
    if isinstance(mark, datetime):
        mark = mark.timestamp()
    if isinstance(mark, int | float):
        return int(mark * 1_000_000_000)
    return int.from_bytes(hashlib.sha256(str(mark).encode()).digest()[:7])  # SQLite's numbers have 63 bits


def _reason(error: Exception) -> str:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    if not said.strip():
        return type(error).__name__
    text = said.strip().splitlines()[0].rstrip(".")
    return text[:1].lower() + text[1:]
