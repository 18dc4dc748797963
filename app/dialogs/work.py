"""Work that a dialog has done off the window's thread, with progress and an end."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from core.errors import DotoriError
from core.handover.progress import StoppedError, Tell

log = logging.getLogger("dotori.work")

PACE = 0.03
"""Seconds between two reports of progress, so that they do not flood the window."""


class Work(QThread):
    """One function, run once. `stop` and `wait` to close. Once it has `finished`, `wait` for it too, and leave it to
    its parent: deleting it from a slot of its own signal breaks memory.

    Args:
        do: called in the thread with a `Tell`, which raises `StoppedError` once the work is to stop.
        parent: of this object.

    Signals:
        progressed: how many things are done, of how many.
        done: what the function gave back.
        failed: the `DotoriError` that it raised; of any other error, one that names it, while the log has the rest.
        stopped: it was stopped.
    """

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, do: Callable[[Tell], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._do = do
        self._told = 0.0

    def stop(self) -> None:
        """Have it stop before the next thing."""
        self.requestInterruption()

    def run(self) -> None:
        """What the thread does."""
        try:
            outcome = self._do(self._tell)
        except StoppedError:
            self.stopped.emit()
        except DotoriError as error:
            self.failed.emit(error)
        except Exception as error:
            log.exception("work failed")
            reason = f"{type(error).__name__}: {error}"
            self.failed.emit(
                DotoriError("this failed for no known reason ({reason}); try again, or report it", reason=reason)
            )
        else:
            self.done.emit(outcome)

    def _tell(self, done: int, total: int) -> None:
        if self.isInterruptionRequested():
            raise StoppedError
        if time.monotonic() - self._told > PACE or done == total:
            self._told = time.monotonic()
            self.progressed.emit(done, total)
