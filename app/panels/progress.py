"""How far a count is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.counting.messages import Progress
from app.look.icons import icon
from app.panels.fields import bar, button, label

SCALE = 1000
"""Of the bar."""


class ProgressView(QWidget):
    """A bar, what is being done, how long it will take, and a button to stop it.

    Signals:
        stop_wanted: the button was pressed.
    """

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = bar(self.tr("Progress of the count"))
        self.bar.setRange(0, SCALE)
        self.deed = label()
        self.rest = label("quiet")
        self.stop = button(self.tr("Stop"), self.tr("Stop counting; the dots stay as they are"))
        self.stop.setIcon(icon("stop"))
        self.stop.clicked.connect(self._stop)

        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.deed)
        words.addWidget(self.rest)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addLayout(row)

    def show_progress(self, progress: Progress, waiting: int = 0) -> None:
        """Show where a count stands, and how many pictures wait for theirs."""
        self.bar.setValue(round(progress.done * SCALE))
        self.deed.setText(self._deed(progress))
        words = [self._rest(progress.seconds_left)] if progress.seconds_left is not None else []
        if waiting:
            words.append(self.tr("%n more waiting", "", waiting))
        self.rest.setText(" · ".join(words))
        self.bar.setAccessibleDescription(f"{self.deed.text()}, {self.rest.text()}")

    def begin(self) -> None:
        """Another count begins: it can be stopped."""
        self.stop.setEnabled(True)
        self.bar.setValue(0)

    def _deed(self, progress: Progress) -> str:
        words = {
            "load": self.tr("Loading the model"),
            "see": self.tr("Looking at the picture"),
            "sample": self.tr("Step {step} of {steps}").format(step=max(progress.step, 1), steps=progress.steps),
            "decode": self.tr("Finding the dots"),
        }[progress.stage]
        if progress.tiles > 1:
            tile = min(progress.tile + 1, progress.tiles)
            words += self.tr(", tile {tile} of {tiles}").format(tile=tile, tiles=progress.tiles)
        return words

    def _rest(self, seconds: float) -> str:
        whole = max(round(seconds), 1)
        if whole < 90:
            return self.tr("About %n s left", "", whole)
        return self.tr("About %n min left", "", round(whole / 60))

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.rest.setText(self.tr("Stopping after this step"))
        self.stop_wanted.emit()
