"""Reading true heads while the window goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from core.comparing import Truth
from core.errors import DotoriError
from core.formats.names import stem_key
from core.project import Picture


@dataclass(frozen=True)
class Sought:
    """The picture whose true heads are sought.

    Attributes:
        folder: of the project.
        path: of the picture in it.
        size: its width and height in pixels, where known.
    """

    folder: Path
    path: str
    size: tuple[int, int] | None

    def rivals(self, pictures: Sequence[Picture]) -> list[str]:
        """The paths of the other pictures that differ from it in nothing but their folders or endings."""
        stem = PurePosixPath(self.path).stem
        alike = [each.path for each in pictures if stem in each.path and each.path != self.path]
        return [path for path in alike if stem_key(PurePosixPath(path).name) == stem_key(PurePosixPath(self.path).name)]


@dataclass(frozen=True, eq=False)
class Known:
    """What is known of true heads already.

    Attributes:
        truth: the file that was read last.
        of: the path of the picture whose heads were in it.
        chosen: the file that a person has chosen for the picture sought; None if for that one none.
    """

    truth: Truth
    of: str | None
    chosen: Path | None


@dataclass(frozen=True, eq=False)
class TruthFound:
    """What a file of true heads holds for a picture.

    Attributes:
        truth: the file.
        heads: (N, 2) places in the picture; None where the file says nothing about it.
    """

    truth: Truth
    heads: NDArray[np.float64] | None


class TruthReader(QObject):
    """Reads in a thread of its own; what was asked for last counts, and an answer to what was asked before is dropped.

    Attributes:
        busy: whether an answer is awaited.

    Signals:
        found: what was asked for (`TruthFound`).
        failed: why it could not be read (`DotoriError`).
    """

    found = Signal(object)
    failed = Signal(object)
    _answered = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wish = 0
        self.busy = False
        self._thread = ThreadPoolExecutor(1, "truth")
        self._answered.connect(self._take)

    def read(self, path: Path, sought: Sought) -> None:
        """Read a file that a person has chosen for a picture; fails if the file says nothing about it."""
        self._begin(lambda: _found_in(Truth.read(path), sought))

    def look(self, known: Known, sought: Sought, pictures: Sequence[Picture]) -> None:
        """Find another picture in the file that was chosen for it, in the one that was read last, or in the file beside
        that for this picture.

        Args:
            known: from before.
            sought: the picture.
            pictures: all that are listed; heads that may be another's are not found.
        """
        self._begin(lambda: _found_beside(known, sought, sought.rivals(pictures)))

    def drop(self) -> None:
        """Want nothing any more."""
        self._wish += 1
        self.busy = False

    def close(self) -> None:
        """Want nothing, and wait for the thread to end; nothing can be read after it."""
        self.drop()
        self._thread.shutdown()

    def _begin(self, work: Callable[[], TruthFound]) -> None:
        self._wish += 1
        self.busy = True
        self._thread.submit(self._answer, self._wish, work)

    def _answer(self, wish: int, work: Callable[[], TruthFound]) -> None:
        """In the thread."""
        import core.metrics  # noqa: F401  # the comparison wants scipy, which takes long to import

        try:
            self._answered.emit(wish, work())
        except DotoriError as error:
            self._answered.emit(wish, error)

    def _take(self, wish: int, answer: TruthFound | DotoriError) -> None:
        if wish != self._wish:
            return
        self.busy = False
        if isinstance(answer, TruthFound):
            self.found.emit(answer)
        else:
            self.failed.emit(answer)


def _found_in(truth: Truth, sought: Sought, rivals: Sequence[str] = ()) -> TruthFound:
    return TruthFound(truth, truth.heads(sought.path, sought.size, sought.folder, rivals))


def _found_beside(known: Known, sought: Sought, rivals: Sequence[str]) -> TruthFound:
    truth, chosen = known.truth, known.chosen
    try:
        if chosen is not None and (chosen == truth.path or not truth.format.many):
            return _found_in(_read_again(truth, chosen), sought)
        file = truth.path if truth.format.many else truth.beside(sought.path, known.of, rivals)
        if file is not None:
            return _found_in(_read_again(truth, file), sought, rivals)
    except DotoriError:
        pass  # the panel says that the file says nothing
    return TruthFound(truth, None)


def _read_again(truth: Truth, path: Path) -> Truth:
    """The file at that path, which is read if it is another one."""
    return truth if path == truth.path else Truth.read(path)
