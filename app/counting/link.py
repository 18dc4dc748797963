"""The thread that owns the counting process."""

from __future__ import annotations

import logging
import multiprocessing
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Literal

from PySide6.QtCore import QObject, QThread, Signal

from app.counting.messages import Answer, Count, Failed, Order, Stop, Watch
from app.counting.process import Opener, run

log = logging.getLogger("dotori.counting")

GRACE = 2.0
"""Seconds a process has to end by itself before it is made to."""


class Link(QThread):
    """Starts the counting process when there is an order for it, passes orders on and answers back.

    All that concerns the process happens here, where waiting disturbs nobody. The window's thread calls `send`, `kill`
    and `close`, which return at once (`close` waits for the end).

    Signals:
        answered: a message of the process.
        ended: the process has ended, not by `close`; with the last job (int) it was given, 0 for none.
    """

    answered = Signal(object)
    ended = Signal(int)

    def __init__(self, opener: Opener, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opener = opener
        self._inbox, self._orders = multiprocessing.Pipe(duplex=False)
        self._job = 0
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    @property
    def pid(self) -> int | None:
        """Of the process, while there is one."""
        return self._process.pid if self._process else None

    def send(self, order: Order) -> None:
        """Have an order carried out; starts what must be started."""
        if not self.isRunning():
            self.start()
        self._orders.send(order)

    def kill(self) -> None:
        """End the process now, whatever it is at; the next order starts another."""
        self._orders.send("kill")

    def close(self) -> None:
        """End the process and this thread."""
        if self.isRunning():
            self._orders.send("close")
            self.wait()

    def run(self) -> None:
        """What the thread does."""
        while True:
            ready = wait([self._inbox] if self._pipe is None else [self._inbox, self._pipe])
            if self._inbox in ready:
                order: Order | Literal["kill", "close"] = self._inbox.recv()
                if order == "close":
                    break
                if order == "kill":
                    self._end(grace=0)
                    self.ended.emit(self._job)
                else:
                    self._pass_on(order)
            elif self._pipe is not None:
                self._hear(self._pipe)
        self._end(GRACE)

    def _pass_on(self, order: Order) -> None:
        if self._pipe is None and isinstance(order, Stop | Watch):
            return
        if isinstance(order, Count):
            self._job = order.job
        try:
            if self._pipe is None:
                self._begin()
            assert self._pipe is not None
            self._pipe.send(order)
        except Exception:  # it cannot be started, for one of many reasons, or has just died
            log.exception("the counting process took no order")
            self._end(grace=0)
            self.ended.emit(self._job)

    def _hear(self, pipe: Connection) -> None:
        try:
            answer: Answer = pipe.recv()
        except (EOFError, OSError):
            self._end(GRACE)
            self.ended.emit(self._job)
            return
        if isinstance(answer, Failed) and answer.report:
            self._end(GRACE)  # it ends by itself now; an order that follows at once must find a new one
        self.answered.emit(answer)

    def _begin(self) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(target=run, args=(theirs, self._opener), name="dotori-count", daemon=True)
        self._process.start()
        theirs.close()  # so that its death is heard: no other end stays open

    def _end(self, grace: float) -> None:
        """Close the pipe, which asks the process to end; wait; insist."""
        if self._pipe is not None:
            self._pipe.close()
        process, self._process, self._pipe = self._process, None, None
        if process is not None:
            end_process(process, grace)


def end_process(process: SpawnProcess, grace: float) -> None:
    """Wait so many seconds for a process to end by itself, then insist; one that was never started is left alone."""
    if process.pid is None:
        return
    process.join(grace)
    if process.is_alive():
        process.terminate()
        process.join(1.0)
    if process.is_alive():
        process.kill()
        process.join()
    process.close()
