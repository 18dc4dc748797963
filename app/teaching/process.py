"""The loop of the teaching process: one lesson, told step by step into a pipe.

The pipe's end is the lesson's end: the window closes it to cancel, and if the window dies the process goes with it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection

import psutil

from app.teaching.messages import Answer, Failed, LeftOut, Lesson, Progress, Result
from core.errors import DotoriError, Sentence
from core.memory import is_out_of_memory

Teacher = Callable[[Lesson], Iterator[LeftOut | Progress | Result]]
"""Teaches when it is asked for the next word, and rests otherwise; the last one is the result. Tests have their own."""


def teach_model(lesson: Lesson) -> Iterator[LeftOut | Progress | Result]:
    """The real thing; imports torch."""
    from app.teaching.teacher import lessons

    return lessons(lesson)


def run(pipe: Connection, teacher: Teacher, lesson: Lesson) -> None:
    """The whole life of the teaching process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the window to hear
    psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if sys.platform == "win32" else 10)  # counting comes first
    serve(pipe, teacher, lesson)
    os._exit(0)  # there is nothing to save, and taking torch apart lasts seconds


def serve(pipe: Connection, teacher: Teacher, lesson: Lesson) -> None:
    """Teach until there is a result or the pipe is closed; hold on while the window wishes it."""
    with contextlib.suppress(EOFError, ConnectionError):
        for answer in _answers(teacher, lesson):
            pipe.send(answer)
            _listen(pipe)


def _answers(teacher: Teacher, lesson: Lesson) -> Iterator[Answer]:
    """What the teacher says; errors are answers too."""
    try:
        yield from teacher(lesson)
    except DotoriError as error:
        yield Failed(error.sentence)
    except Exception as error:
        if is_out_of_memory(error):
            yield Failed(Sentence("not enough memory to teach the model; close other programs and teach again"))
        else:
            reason = f"{type(error).__name__}: {error}"
            said = Sentence("teaching the model failed ({reason}); teach again, or report it", reason=reason)
            yield Failed(said, traceback.format_exc())


def _listen(pipe: Connection) -> None:
    """Hear what the window wishes: True to hold on, False to go on.

    Raises:
        EOFError: the window has gone, or cancels.
    """
    held = False
    while held or pipe.poll():
        held = pipe.recv()
