"""The thread that owns the teaching process."""

from __future__ import annotations

import logging
import multiprocessing
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from PySide6.QtCore import QObject, QThread, Signal

from app.counting.link import GRACE, end_process
from app.teaching.messages import Answer, Failed, Lesson, Result
from app.teaching.process import Teacher, run
from core.errors import Sentence

log = logging.getLogger("dotori.teaching")


class Link(QThread):
    """Runs one lesson in a process of its own. `start` it; the window's thread calls the rest, which returns at once.

    Args:
        lesson: what to teach.
        teacher: what runs in the process.
        parent: of this object.

    Signals:
        answered: where it stands, and at last what came of it, unless it was cancelled before.
    """

    answered = Signal(object)

    def __init__(self, lesson: Lesson, teacher: Teacher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lesson = lesson
        self._teacher = teacher
        self._inbox, self._wishes = multiprocessing.Pipe(duplex=False)
        self._process: SpawnProcess | None = None

    @property
    def pid(self) -> int | None:
        """Of the process, while there is one."""
        return self._process.pid if self._process else None

    def hold(self, on: bool) -> None:
        """Have it rest after this step, or go on."""
        self._wishes.send(on)

    def cancel(self) -> None:
        """End the process now; there is nothing in it to be saved. `wait` for the end."""
        self._wishes.send(None)

    def run(self) -> None:
        """What the thread does."""
        spawn = multiprocessing.get_context("spawn")
        ours, theirs = spawn.Pipe()
        self._process = process = spawn.Process(
            target=run, args=(theirs, self._teacher, self.lesson), name="dotori-teach", daemon=True
        )
        last: Answer | None = Failed(_MOURNED)
        try:
            process.start()
            theirs.close()  # so that its death is heard: no other end stays open
            last = self._attend(ours)
        except Exception:  # it cannot be started, for one of many reasons
            log.exception("the teaching process could not be started")
        ours.close()
        self._process = None
        end_process(process, GRACE if last else 0)
        if last:  # not before: who hears it need not wait for the end
            self.answered.emit(last)

    def _attend(self, pipe: Connection) -> Answer | None:
        """Pass wishes on and answers back.

        Returns:
            The last answer; None where it was cancelled.
        """
        while True:
            ready = wait([self._inbox, pipe])
            if self._inbox in ready:
                wish: bool | None = self._inbox.recv()
                if wish is None:
                    return None
                with suppress(OSError):  # it has just ended, and its last word is still to be heard
                    pipe.send(wish)
            else:
                answer = _heard(pipe)
                if isinstance(answer, Result | Failed):
                    return answer
                self.answered.emit(answer)


_MOURNED = Sentence(
    "the system ended the teaching, most likely for want of memory; close other programs and teach again"
)


def _heard(pipe: Connection) -> Answer:
    """What the process says, its death too."""
    try:
        answer: Answer = pipe.recv()
    except (EOFError, OSError):
        return Failed(_MOURNED)
    if isinstance(answer, Failed) and answer.report:
        log.error("%s\n%s", answer.sentence, answer.report)
    return answer
