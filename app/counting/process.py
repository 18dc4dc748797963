"""The loop of the counting process: takes orders from a pipe, one count at a time, and answers into it.

The pipe's end is the loop's end: the window closes it to quit, and if the window dies the process goes with it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from app.counting.messages import (
    Answer,
    Count,
    CountRequest,
    DeviceName,
    Failed,
    Finished,
    NotLoaded,
    Order,
    Progress,
    Ready,
    Stop,
    Stopped,
    Told,
    Warm,
    Watch,
)
from core.counting.tiles import Tiling
from core.errors import DotoriError, Sentence
from core.memory import is_out_of_memory

LARGE, SMALL = Tiling.core, 512
"""Sides of a tile's core, pixels: the batch's, so that the same dots come out; and the one for when memory is short."""


class Interrupted(BaseException):
    """The job was asked to stop. No error, so that nothing on its way takes it for one."""


class Task:
    """A count under way, as the model sees it: where answers go and wishes come from.

    Attributes:
        job: which count.
        watched: whether somebody looks at the steps.
    """

    def __init__(self, job: int, pipe: Connection, watched: bool = True) -> None:
        self.job, self._pipe, self.watched = job, pipe, watched

    def look(self) -> None:
        """Look for wishes: to stop, or to watch from now on.

        Raises:
            Interrupted: there is one.
            EOFError: the window has gone.
        """
        while self._pipe.poll():
            wish = self._pipe.recv()
            if wish == Stop(self.job):
                raise Interrupted
            self.watched |= wish == Watch(self.job)

    def tell(self, answer: Answer) -> None:
        """Answer, and look for a wish to stop."""
        self._pipe.send(answer)
        self.look()


class Model(Protocol):
    """Weights on a device. Tests have their own."""

    kind: str
    ready: Ready

    def count(self, task: Task, request: CountRequest, core: int) -> Finished:
        """Count a picture in tiles of `core` pixels, telling the task how far it is; the task may interrupt."""

    def free(self) -> None:
        """Give back the memory of the last count."""


Opener = Callable[[DeviceName, Path | None], Model]


def open_model(device: DeviceName, weights: Path | None) -> Model:
    """The real thing; imports torch."""
    from app.counting.model import SamplingModel

    return SamplingModel.open(device, weights)


def run(pipe: Connection, opener: Opener = open_model) -> None:
    """The whole life of the counting process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the window to hear
    if hasattr(os, "nice"):
        os.nice(5)  # the window comes first
    serve(pipe, opener)
    os._exit(0)  # there is nothing to save, and taking torch apart lasts seconds


def serve(pipe: Connection, opener: Opener) -> None:
    """Take orders until the pipe is closed, or an error shows that the process is no longer to be trusted."""
    worker = _Worker(pipe, opener)
    with contextlib.suppress(EOFError, OSError):
        while worker.obey(pipe.recv()):
            pass


class _Worker:
    """Keeps the model that was used last."""

    def __init__(self, pipe: Connection, opener: Opener) -> None:
        self._pipe, self._opener = pipe, opener
        self._model: Model | None = None
        self._key: tuple[object, ...] | None = None
        self._changed: int | None = None

    def obey(self, order: Order) -> bool:
        """Carry out an order; a wish about what has ended already is passed over.

        Returns:
            False after an error that nobody foresaw: who knows what state torch is in.
        """
        if isinstance(order, Stop | Watch):
            return True
        job = order.job if isinstance(order, Count) else 0
        try:
            if isinstance(order, Count):
                self._count(order)
            else:
                self._open(order.device, order.model)
        except Interrupted:
            self._pipe.send(Stopped(job))
        except DotoriError as error:
            self._pipe.send(self._failed(job, error.sentence))
        except (EOFError, ConnectionError):
            raise
        except Exception as error:
            self._pipe.send(self._failed(job, self._unforeseen(order, error), traceback.format_exc()))
            return False
        return True

    def _count(self, order: Count) -> None:
        task = Task(order.job, self._pipe, order.request.frames)
        task.tell(Progress(order.job, "load", 0.0))
        for attempt, (device, core) in enumerate(self._ways(order)):
            if attempt:
                task.tell(Told(order.job, "tiles" if core == SMALL else "cpu"))
            try:
                model = self._open(device, order.request.model)
                task.look()
                self._pipe.send(model.count(task, order.request, core))
                return
            except (MemoryError, RuntimeError) as error:
                if not _ran_out(error):
                    raise
            finally:
                # Here the error and the tensors that its traceback holds are gone.
                if self._model is not None:
                    self._model.free()
        path = order.request.path
        raise DotoriError("not enough memory to count {path}; close other programs or choose a smaller zoom", path=path)

    def _ways(self, order: Count) -> Iterator[tuple[DeviceName, int]]:
        """Devices and tiles to try, each if the one before ran out of memory."""
        yield order.device, LARGE
        yield order.device, SMALL
        if self._model is None or self._model.kind != "cpu":
            yield "cpu", LARGE
            yield "cpu", SMALL

    def _open(self, device: DeviceName, weights: Path | None) -> Model:
        """The model of a file. One that is loaded stays when its file has gone or has got another name."""
        key, changed = (device, weights), _changed(weights)
        if self._model is not None and key == self._key and changed in (self._changed, None):
            return self._model
        self._model = None  # before the next one is loaded: there may not be room for two
        self._model, self._key, self._changed = self._opener(device, weights), key, changed
        self._pipe.send(self._model.ready)
        return self._model

    def _failed(self, job: int, sentence: str, report: str = "") -> Failed:
        """Says whose fault it was: without a model, nothing has been done with the picture yet."""
        return (NotLoaded if self._model is None else Failed)(job, sentence, report)

    def _unforeseen(self, order: Count | Warm, error: Exception) -> Sentence:
        reason = f"{type(error).__name__}: {error}"
        if self._model is not None and isinstance(order, Count):
            path = order.request.path
            return Sentence("counting {path} failed ({reason}); count again, or report it", path=path, reason=reason)
        return Sentence("loading the model failed ({reason}); count again, or report it", reason=reason)


def _changed(weights: Path | None) -> int | None:
    """When the file was written; None for the shipped weights and where it cannot be told."""
    with contextlib.suppress(OSError):
        return weights.stat().st_mtime_ns if weights else None
    return None


def _ran_out(error: BaseException) -> bool:
    return is_out_of_memory(error) or "not enough memory" in str(error)
