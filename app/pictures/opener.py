"""Opening files and folders while the window stays awake."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from natsort import natsorted
from PySide6.QtCore import QObject, QThread, Signal

from app.sentences import in_words
from app.workspace import Opened, Workspace
from core.errors import DotoriError
from core.images import find_image_names
from core.project import Picture, open_project
from core.project.place import NAME


@dataclass(frozen=True)
class Wish:
    """What a person wants open.

    Attributes:
        paths: files and folders, in the order they were named.
        recursive: the folders in the folders too.
    """

    paths: tuple[Path, ...]
    recursive: bool


@dataclass(frozen=True)
class Listing:
    """What a wish comes to, before the project is opened.

    Attributes:
        folder: whose project it is.
        names: absolute paths of the pictures, in the order of the list.
        first: the one to show, if a picture was named; None leaves it to the project's memory.
        problems: a sentence for each path that gave nothing.
    """

    folder: Path
    names: list[str]
    first: str | None
    problems: tuple[str, ...]


class Opener(QObject):
    """Opens one wish after the other in a thread of its own. What is wished for last counts.

    A folder becomes its project with its pictures in natural order; files become the project of the folder they share,
    with just these files. The workspace's own folder is closed before it is opened again, for its project lets only
    one in: nothing is lost by that, since every edit is on the disk.

    Signals:
        opened: an `Opened`, for `Workspace.adopt`.
        failed: nothing could be opened: a sentence that says why, and the `Wish`.
        busy: whether it is at work.
    """

    opened = Signal(object)
    failed = Signal(str, object)
    busy = Signal(bool)

    _look = Signal(object)
    _open = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._waiting: Wish | None = None
        self._wish: Wish | None = None
        self._opened: Wish | None = None
        self._at_work = self._closed = False
        self._reader = _Reader()
        self._thread = QThread()
        self._reader.moveToThread(self._thread)
        self._look.connect(self._reader.look)
        self._open.connect(self._reader.open)
        self._reader.done.connect(self._go_on)
        self._thread.start()

    def open(self, paths: Sequence[Path], recursive: bool = False) -> None:
        """Open these files and folders; what was being opened before is let go."""
        if self._closed or not paths:
            return
        self._waiting = Wish(tuple(paths), recursive)
        if not self._at_work:
            self._at_work = True
            self.busy.emit(True)
            self._begin()

    def again(self) -> Wish | None:
        """What to open to have the same list with the same picture at hand; None where nothing is open."""
        if self._workspace.project is None or self._opened is None:
            return None
        paths, current = self._opened.paths, self._workspace.path
        files = any(not path.is_dir() for path in paths)  # then the first one is shown, else the one shown last
        return replace(self._opened, paths=(current, *paths)) if files and current is not None else self._opened

    def close(self) -> None:
        """Wait for the thread and let go of what it has opened. Nothing can be opened any more."""
        self._closed, self._waiting = True, None
        self._thread.quit()
        self._thread.wait()
        _let_go(self._reader.take())

    def _begin(self) -> None:
        self._wish, self._waiting = self._waiting, None
        self._look.emit(self._wish)

    def _go_on(self) -> None:
        """The reader is through with what it was asked."""
        answer = self._reader.take()
        if self._closed:
            _let_go(answer)
        elif self._waiting is not None:
            _let_go(answer)
            self._begin()
        elif isinstance(answer, Listing):
            self._make_way(answer.folder)
            self._open.emit(answer)
        else:
            self._at_work = False
            self.busy.emit(False)
            if isinstance(answer, Opened):
                self._opened = self._wish
                self.opened.emit(answer)
            else:
                self.failed.emit(answer or self.tr("It could not be opened; the log says why."), self._wish)

    def _make_way(self, folder: Path) -> None:
        project = self._workspace.project
        if project is not None and os.path.realpath(project.folder) == os.path.realpath(folder):
            self._workspace.close()


class _Reader(QObject):
    """Looks at the disk in the opener's thread. An answer waits here until it is taken, so that none is lost when the
    window closes meanwhile."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._answer: Listing | Opened | str | None = None

    def take(self) -> Listing | Opened | str | None:
        """The answer to what was asked last: a sentence where it failed."""
        answer, self._answer = self._answer, None
        return answer

    def look(self, wish: Wish) -> None:
        try:
            self._answer = listing_of(wish)
        except DotoriError as error:
            self._answer = in_words(error)
        finally:
            self.done.emit()

    def open(self, listing: Listing) -> None:
        try:
            self._answer = _opened(listing)
        except DotoriError as error:
            self._answer = in_words(error)
        finally:
            self.done.emit()


def listing_of(wish: Wish) -> Listing:
    """Which pictures of which folder a person means.

    Raises:
        DotoriError: no picture is there.
    """
    paths = [_meant(path) for path in wish.paths]
    names, errors = find_image_names(paths, wish.recursive)
    if not names:
        raise DotoriError("{troubles}", troubles="\n".join(in_words(error) for error in errors))
    there = [path for path in paths if path.exists()]
    files = [path for path in there if not path.is_dir()]
    folder = _shared({path.parent if path in files else path for path in there})
    first = next((str(file) for file in files), None)
    return Listing(folder, natsorted(names) if files else names, first, tuple(in_words(error) for error in errors))


def _meant(path: Path) -> Path:
    """The absolute path; for a project, the folder it is the project of."""
    path = Path(os.path.abspath(path))  # noqa: PTH100
    return path.parent if path.name == NAME else path


def _shared(folders: set[Path]) -> Path:
    try:
        return Path(os.path.commonpath(folders))
    except ValueError as error:
        raise DotoriError("these pictures lie on different drives; open them one drive at a time") from error


def _opened(listing: Listing) -> Opened:
    project = open_project(listing.folder)
    try:
        pictures = project.sync(listing.names)
        first = _first(listing, pictures, project.recall("current"))
    except BaseException:
        project.close()
        raise
    opened = Opened(project, pictures, first, listing.problems)
    _ = opened.by_id  # made in this thread
    return opened


def _first(listing: Listing, pictures: Sequence[Picture], remembered: object) -> int:
    if listing.first in listing.names:
        return pictures[listing.names.index(listing.first)].id
    return next((picture.id for picture in pictures if picture.id == remembered), pictures[0].id)


def _let_go(answer: Listing | Opened | str | None) -> None:
    if isinstance(answer, Opened):
        answer.project.close()
