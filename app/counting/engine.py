"""What the window asks to count, and hears from."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from app.counting.link import Link
from app.counting.messages import (
    Answer,
    Count,
    CountRequest,
    DeviceName,
    Failed,
    Finished,
    Frame,
    NotLoaded,
    Progress,
    Ready,
    Stop,
    Stopped,
    Told,
    Warm,
    Watch,
)
from app.counting.process import Opener, open_model
from app.sentences import in_words
from core.errors import DotoriError, Sentence

PATIENCE = 10_000
"""Milliseconds that a wish to stop may go unanswered before the process is ended."""

log = logging.getLogger("dotori.counting")


class CountEngine(QObject):
    """Counts pictures, one at a time, without ever making the window wait. Lives on the window's thread.

    Args:
        opener: what loads a model inside the process; tests have their own.
        parent: of this object.

    Signals:
        progressed: where it stands (`Progress`), up to some dozens a second.
        stepped: a step of the sampler to look at (`Frame`).
        finished: what was found (`Finished`).
        failed: a job (int) came to nothing, and why (`Sentence`), for `in_words` and for the project.
        not_loaded: a job (int) has ended because its model could not be loaded, and why (`Sentence`).
        stopped: a job (int) has ended because of `stop`.
        told: a sentence a person should read: memory was short, or a device is not there.
        device_known: what is computed on, in words, such as "CPU bf16".
    """

    progressed = Signal(object)
    stepped = Signal(object)
    finished = Signal(object)
    failed = Signal(int, object)
    not_loaded = Signal(int, object)
    stopped = Signal(int)
    told = Signal(str)
    device_known = Signal(str)

    def __init__(self, opener: Opener = open_model, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = 0
        self._request: CountRequest | None = None
        self._stopping = False
        self._device: DeviceName = "auto"
        self._warm: Warm | None = None
        self._ready = Ready("", ("cpu",))
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._link = Link(opener)
        self._patience.timeout.connect(self._link.kill)
        self._link.answered.connect(self._hear)
        self._link.ended.connect(self._mourn)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    @property
    def busy(self) -> bool:
        """Whether a count is under way, or is being stopped."""
        return self._request is not None

    @property
    def request(self) -> CountRequest | None:
        """What is being counted."""
        return self._request

    @property
    def device(self) -> str:
        """What is computed on, in words; empty until a model has been loaded."""
        return self._ready.device

    @property
    def devices(self) -> tuple[DeviceName, ...]:
        """Names of the devices this machine has, as far as known: the CPU alone until a model has been loaded."""
        return self._ready.devices

    def count(self, request: CountRequest) -> int:
        """Begin to count a picture.

        Returns:
            The number of the job, which all signals about it carry.

        Raises:
            DotoriError: another count is under way.
        """
        if self._request is not None:
            raise DotoriError(self.tr("A picture is being counted; wait for it, or stop it first."))
        self._job += 1
        self._request, self._stopping = request, False
        self._warm = Warm(self._device, request.model)
        self._link.send(Count(self._job, request, self._device))
        return self._job

    def stop(self) -> None:
        """Stop what is being counted: within a step or a tile, and in any case after some seconds."""
        if self._request is not None and not self._stopping:
            self._stopping = True
            self._patience.start()
            self._link.send(Stop(self._job))

    def watch(self) -> None:
        """See the steps of what is being counted from now on, if they are not seen from the first on."""
        if self._request is not None and not self._stopping:
            self._link.send(Watch(self._job))

    def set_device(self, name: DeviceName) -> None:
        """Compute on this device from the next count on; "auto" is CUDA where there is one, else the CPU."""
        self._device = name
        if self._warm is not None:
            self.warm_up(self._warm.model)

    def warm_up(self, model: Path | None = None) -> None:
        """Start the process and load the weights, so that the first count need not wait for that."""
        wanted = Warm(self._device, model)
        if self._request is None and wanted != self._warm:
            self._warm = wanted
            self._link.send(wanted)

    @Slot()
    def close(self) -> None:
        """End the process and its thread; returns when both have ended. Nothing can be counted after it."""
        self._patience.stop()
        self._request = None
        self._link.close()

    def _hear(self, answer: Answer) -> None:
        if isinstance(answer, Ready):
            self._ready = answer
            self.device_known.emit(answer.device)
        elif isinstance(answer, NotLoaded) and answer.job == 0:
            self.told.emit(in_words(answer.sentence))
        elif self._request is not None and answer.job == self._job:
            self._hear_of_job(answer)

    def _hear_of_job(self, answer: Progress | Frame | Told | Finished | Stopped | Failed) -> None:
        if isinstance(answer, Progress):
            self.progressed.emit(answer)
        elif isinstance(answer, Frame):
            self.stepped.emit(answer)
        elif isinstance(answer, Told):
            self.told.emit(self._remedy(answer))
        else:
            self._settle()
            if isinstance(answer, Finished):
                self.finished.emit(answer)
            elif isinstance(answer, Stopped):
                self.stopped.emit(answer.job)
            else:
                if answer.report:
                    log.error("%s\n%s", answer.sentence, answer.report)
                ended = self.not_loaded if isinstance(answer, NotLoaded) else self.failed
                ended.emit(answer.job, answer.sentence)

    def _remedy(self, told: Told) -> str:
        if told.remedy == "cpu":
            return self.tr("The graphics card has too little memory for this picture. It is counted on the CPU.")
        return self.tr("This picture needs more memory than there is. It is counted in smaller tiles.")

    def _mourn(self, job: int) -> None:
        """The process has ended: by our hand, or because the system wanted its memory back."""
        if self._request is not None and job != self._job:
            return  # another one counts by now
        self._warm = None
        request, stopping = self._request, self._stopping
        self._settle()
        if request is None:
            return
        if stopping:
            self.stopped.emit(self._job)
            return
        said = Sentence(
            "The system ended the counting of {name}, most likely for want of memory. Close other programs "
            "or choose a smaller zoom, and count again.",
            name=request.path.name,
        )
        self.failed.emit(self._job, said)

    def _settle(self) -> None:
        self._patience.stop()
        self._request, self._stopping = None, False
        if self._warm is not None:
            self.warm_up(self._warm.model)
