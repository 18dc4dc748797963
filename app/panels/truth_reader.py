"""Reading true heads while the window goes on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from core.comparing import Truth
from core.errors import DotoriError


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

    def read(self, path: Path, picture: str, size: tuple[int, int] | None) -> None:
        """Read a file for the picture of that name and size, pixels; fails if the file says nothing about it."""
        self._begin(lambda: _found_in(Truth.read(path), picture, size))

    def look(self, truth: Truth, picture: str, size: tuple[int, int] | None) -> None:
        """Find another picture in a file that was read before, or in the file beside it for that picture."""
        self._begin(lambda: _found_beside(truth, picture, size))

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


def _found_in(truth: Truth, picture: str, size: tuple[int, int] | None) -> TruthFound:
    return TruthFound(truth, truth.heads(picture, size))


def _found_beside(truth: Truth, picture: str, size: tuple[int, int] | None) -> TruthFound:
    try:
        beside = truth.beside(picture)
        if beside is not None and beside != truth.path:
            truth = Truth.read(beside)
        if truth.format.many or beside is not None:
            return _found_in(truth, picture, size)
    except DotoriError:
        pass  # the panel says that the file says nothing
    return TruthFound(truth, None)
