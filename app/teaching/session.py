"""One teaching after the other: the process, the scratch folder its model lies in, and the library that may keep it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.dialogs.work import Work
from app.sentences import in_words
from app.teaching.link import Link
from app.teaching.messages import Answer, Failed, LeftOut, Lesson, Progress
from app.teaching.process import Teacher
from core.counting.devices import DeviceName
from core.errors import DotoriError
from core.handover.progress import Tell
from core.models import Library
from core.models.library import SUFFIX

Scratch = tempfile.TemporaryDirectory[str]


class Session(QObject):
    """Teaches, and keeps or throws away what comes of it. Lives on the window's thread.

    Args:
        library: that taught models go to.
        teacher: what runs in the process.
        parent: of this object.

    Signals:
        left_out: reviewed pictures that nothing is learned from, a list of a sentence each.
        progressed: where the teaching stands (`Progress`).
        finished: what came of it (`Result`); it is to be kept or thrown away.
        failed: it came to nothing, and why in a sentence.
        kept: the taught model is in the library under this name (str), and counts from now on (bool) or does not.
        not_kept: it could not be put there, and why in a sentence; it may be tried again.
    """

    left_out = Signal(list)
    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(str)
    kept = Signal(str, bool)
    not_kept = Signal(str)

    def __init__(self, library: Library, teacher: Teacher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._teacher = library, teacher
        self._link: Link | None = None
        self._ending: list[tuple[Link, Scratch | None]] = []
        self._keeping: Work | None = None
        self._scratch: Scratch | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.end)

    @property
    def learns(self) -> bool:
        """Whether a teaching is under way."""
        return self._link is not None

    @property
    def keeps(self) -> bool:
        """Whether its model is just being put into the library."""
        return self._keeping is not None

    @property
    def taught(self) -> Path | None:
        """The file of the taught model, or where it will be; None before and after."""
        return Path(self._scratch.name) / f"taught{SUFFIX}" if self._scratch else None

    @property
    def pid(self) -> int | None:
        """Of the process, while there is one."""
        return self._link.pid if self._link else None

    def begin(self, folder: Path, minutes: float, device: DeviceName) -> None:
        """Begin to teach; the arguments are those of a `Lesson`."""
        self.cancel()
        self._scratch = tempfile.TemporaryDirectory(prefix="dotori-", ignore_cleanup_errors=True)
        target = Path(self._scratch.name) / f"taught{SUFFIX}"
        self._link = Link(Lesson(folder, minutes, device, target), self._teacher, self)
        self._link.answered.connect(self._hear)
        self._link.finished.connect(self._forget_ended)
        self._link.start()

    def hold(self, on: bool) -> None:
        """Have it rest after this step, or go on."""
        if self._link is not None:
            self._link.hold(on)

    def keep(self, name: str, use: bool) -> None:
        """Put the taught model into the library, and have it count from now on if wanted."""
        taught, library = self.taught, self._library
        if taught is None or self._keeping is not None:
            return

        def work(_tell: Tell) -> tuple[str, bool]:
            card = library.import_file(taught, name)
            if use:
                library.use(card.name)
            return card.name, use

        self._keeping = Work(work, self)
        self._keeping.done.connect(self._kept)
        self._keeping.failed.connect(self._not_kept)
        self._keeping.start()

    def cancel(self) -> None:
        """End what runs and throw away what is not kept. Returns at once: a process that holds gigabytes may take a
        while to be gone, and the window does not wait for that."""
        scratch, self._scratch = self._scratch, None
        self._end_link(scratch)

    def end(self) -> None:
        """The same, and what is being kept is kept; returns when all is done."""
        self._end_keeping()
        self.cancel()
        for link, _ in self._ending:
            link.wait()
        self._forget_ended()

    def _hear(self, answer: Answer) -> None:
        if self._link is None or self.sender() is not self._link:
            return  # it was cancelled meanwhile
        if isinstance(answer, LeftOut):
            self.left_out.emit([in_words(sentence) for sentence in answer.sentences])
            return
        if isinstance(answer, Progress):
            self.progressed.emit(answer)
            return
        self._end_link()
        if isinstance(answer, Failed):
            self._throw_away()
            self.failed.emit(in_words(answer.sentence))
        else:
            self.finished.emit(answer)

    def _kept(self, what: tuple[str, bool]) -> None:
        self._end_keeping()
        self._throw_away()  # the copy in the library is the one that stays
        self.kept.emit(*what)

    def _not_kept(self, error: DotoriError) -> None:
        self._end_keeping()
        self.not_kept.emit(in_words(error))

    def _end_keeping(self) -> None:
        keeping, self._keeping = self._keeping, None
        if keeping is not None:
            keeping.wait()

    def _end_link(self, scratch: Scratch | None = None) -> None:
        """Have the process end, and the scratch folder go once it no longer writes there."""
        link, self._link = self._link, None
        if link is not None:
            self._ending.append((link, scratch))
            link.cancel()
        elif scratch is not None:
            scratch.cleanup()

    def _forget_ended(self) -> None:
        ended = [(link, scratch) for link, scratch in self._ending if link.isFinished()]
        self._ending = [(link, scratch) for link, scratch in self._ending if not link.isFinished()]
        for _, scratch in ended:
            if scratch is not None:
                scratch.cleanup()

    def _throw_away(self) -> None:
        scratch, self._scratch = self._scratch, None
        if scratch is not None:
            scratch.cleanup()
