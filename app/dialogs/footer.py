"""The lower end of a dialog that works: what there is to say, how far it is, and the buttons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.dialogs.work import Work
from app.panels.fields import label
from app.sentences import in_words
from core.errors import DotoriError
from core.formats.writing import AlreadyThereError
from core.handover.progress import Outcome, Tell


class Footer(QWidget):
    """Runs one piece of work at a time and shows it; the form above is locked meanwhile.

    Args:
        words: of the button that begins.
        form: what is locked.
        parent: of this widget.

    Attributes:
        main: the button that begins.
        other: the button that closes or, while there is work, stops it.

    Signals:
        wanted: the button that begins was pressed.
        close_wanted: the other one was, with nothing to stop.
        ended: the work is over, whatever came of it.
    """

    wanted = Signal()
    close_wanted = Signal()
    ended = Signal()

    def __init__(self, words: str, form: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._form = words, form
        self._work: Work | None = None
        self._instead: Callable[[], None] | None = None
        self._able = True
        self.message = label("quiet")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.main = QPushButton(words)
        self.main.setProperty("role", "primary")
        self.main.setDefault(True)
        self.main.clicked.connect(self._press)
        self.other = QPushButton()
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self.leave)
        self._lay_out()
        self._show()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.end)

    @property
    def busy(self) -> bool:
        """Whether there is work under way."""
        return self._work is not None

    def enable(self, able: bool) -> None:
        """Let the work begin, or not."""
        self._able = able
        self._show()

    def say(self, text: str, warns: bool = False) -> None:
        """Show sentences, or none."""
        self._instead = None
        self._write(text, warns)
        self._show()

    def ask(self, question: str, words: str, do: Callable[[], None]) -> None:
        """Ask something; the button that begins gets these words and does this instead, until the next sentence."""
        self._write(question, True)
        self._instead = do
        self._show(words)
        self.main.setFocus()

    def say_written(self, outcome: Outcome, target: Path) -> None:
        """Say what was written where, and what else there is to say about it."""
        dots = self.tr("%Ln dot(s)", "", outcome.dots)
        pictures = self.tr("%Ln picture(s)", "", outcome.pictures)
        said = self.tr("{pictures} with {dots} written to {target}")
        lines = [said.format(pictures=pictures, dots=dots, target=target), *map(in_words, outcome.notes)]
        self.say("\n".join(lines))

    def say_failed(self, error: DotoriError, question: str, again: Callable[[], None]) -> None:
        """Say what went wrong; where something would be replaced, ask, and do it `again`."""
        if isinstance(error, AlreadyThereError):
            self.ask(question, self.tr("Replace"), again)
        else:
            self.say(in_words(error), warns=True)

    def begin(
        self, do: Callable[[Tell], Any], done: Callable[[Any], None], failed: Callable[[DotoriError], None]
    ) -> None:
        """Run a function off the window's thread, then hand on what it gave back or the error it raised."""
        if self.busy:
            return
        self.say("")
        self._work = work = Work(do, self)
        self.progress.setRange(0, 0)
        work.progressed.connect(self._progress)
        work.done.connect(done)
        work.failed.connect(failed)
        work.stopped.connect(lambda: self.say(self.tr("Stopped.")))
        work.finished.connect(self._finished)
        self._show()
        work.start()

    def add(self, widget: QWidget) -> None:
        """Have something more stand between the sentences and the buttons."""
        self._column.insertWidget(1, widget)

    def leave(self) -> None:
        """Stop the work, or close where there is none."""
        if self._work is not None:
            self._work.stop()
            self.other.setEnabled(False)
        else:
            self.close_wanted.emit()

    def end(self) -> None:
        """Stop the work and wait until it is over."""
        if self._work is not None:
            self._work.stop()
            self._work.wait()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.progress, 1)
        buttons.addStretch()
        buttons.addWidget(self.other)
        buttons.addWidget(self.main)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self.message)
        self._column.addLayout(buttons)

    def _press(self) -> None:
        instead, self._instead = self._instead, None
        if instead is not None:
            instead()
        else:
            self.wanted.emit()

    def _progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total if done < total else 0)  # what follows the last thing has no measure
        self.progress.setValue(done)

    def _finished(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.wait()  # `finished` comes a little before the end; the thread goes with this widget, not earlier
        self._show()
        self.ended.emit()

    def _write(self, text: str, warns: bool) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.message.setProperty("role", "warning" if warns else "")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)

    def _show(self, words: str = "") -> None:
        busy = self.busy
        if words or self._instead is None:
            self.main.setText(words or self._words)
        self._form.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.main.setEnabled(self._able and not busy)
        self.other.setEnabled(True)
        self.other.setText(self.tr("Stop") if busy else self.tr("Close"))
