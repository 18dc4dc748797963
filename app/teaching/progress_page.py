"""During a teaching: how far it is, and the loss as it falls."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.look.icons import icon
from app.panels.fields import bar, button, label, number
from app.teaching.loss_curve import LossCurve
from app.teaching.messages import Progress

SCALE = 1000
"""Of the bar."""

SHARES = {"before": (0.0, 0.05), "in use": (0.05, 0.05), "learn": (0.1, 0.8), "after": (0.9, 0.1)}
"""Where each stage begins on the bar, and how much of it it takes."""


class ProgressPage(QWidget):
    """A bar, words, the curve, and a button that holds and goes on.

    Signals:
        hold_wanted: True to hold on after this step, False to go on.
    """

    hold_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.held = False
        self._last: Progress | None = None
        self.deed = label("heading")
        self.rest = label("quiet")
        self.bar = bar(self.tr("Progress of the teaching"))
        self.bar.setRange(0, SCALE)
        self.curve = LossCurve()
        self.holding = button("", self.tr("Leave the machine to other work for a while; nothing is lost"))
        self.holding.clicked.connect(self._turn)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.deed)
        words.addWidget(self.rest)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(words, 1)
        top.addWidget(self.holding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.curve, 1)
        self.begin()

    def begin(self) -> None:
        """Another teaching begins."""
        self.held, self._last = False, None
        self.bar.setValue(0)
        self.curve.clear_losses()
        self._say()

    def show_progress(self, progress: Progress) -> None:
        """Show where it stands."""
        self._last = progress
        start, share = SHARES[progress.stage]
        self.bar.setValue(round((start + share * progress.done) * SCALE))
        if progress.stage == "learn":
            self.curve.add_loss(progress.step, progress.about, progress.loss)
        self._say()

    def _turn(self) -> None:
        self.held = not self.held
        self._say()
        self.hold_wanted.emit(self.held)

    def _say(self) -> None:
        self.deed.setText(self._deed())
        self.rest.setText(self._rest())
        self.bar.setAccessibleDescription(f"{self.deed.text()}, {self.rest.text()}")
        self.holding.setText(self.tr("Continue") if self.held else self.tr("Pause"))
        self.holding.setIcon(icon("play" if self.held else "pause"))

    def _deed(self) -> str:
        progress = self._last
        if progress is None:
            return self.tr("Getting ready")
        if progress.stage == "before":
            return self.tr("Counting what is held back, as the model is now")
        if progress.stage == "in use":
            return self.tr("Counting what is held back, with the model in use")
        if progress.stage == "after":
            return self.tr("Counting what is held back, with the taught model")
        words = self.tr("Learning, step {step} of about {about}")
        return words.format(step=number(progress.step), about=number(progress.about))

    def _rest(self) -> str:
        if self.held:
            return self.tr("Paused")
        if self._last is None:
            return self.tr("Loading the model and the pictures")
        seconds = max(round(self._last.seconds_left), 1)
        if seconds < 90:
            return self.tr("About %n s left", "", seconds)
        return self.tr("About %n min left", "", round(seconds / 60))
