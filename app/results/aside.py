"""Reading while the window goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from app.dialogs.work import Work
from core.errors import DotoriError


class Aside(QObject):
    """Has one function at a time run off the window's thread; what is begun anew takes the place of what was before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = None

    @property
    def busy(self) -> bool:
        """Whether there is work under way."""
        return self._work is not None

    def begin(self, do: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[DotoriError], None]) -> None:
        """Run a function, then hand on what it gave back or the error it raised."""
        self.end()
        self._work = work = Work(lambda _tell: do(), self)
        work.done.connect(lambda outcome: self._deliver(work, done, outcome))
        work.failed.connect(lambda error: self._deliver(work, failed, error))
        work.finished.connect(lambda: self._forget(work))
        work.start()

    def end(self) -> None:
        """Wait for what is under way; nobody hears of it any more."""
        work, self._work = self._work, None
        if work is not None:
            work.wait()

    def _deliver(self, work: Work, to: Callable[[Any], None], what: Any) -> None:
        if work is self._work:
            self._work = None
            work.wait()
            to(what)

    def _forget(self, work: Work) -> None:
        work.wait()  # `finished` comes a little before the end
        if work is self._work:
            self._work = None
