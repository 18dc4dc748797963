"""The buttons that play a run."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from app.look.icons import icon
from app.timeline.player import SPEEDS


class Transport(QWidget):
    """First, back, play or pause, forward, last, and the speed.

    Signals:
        first: to the first step.
        back: one step back.
        toggled: play, or pause.
        forward: one step forward.
        last: to the last step.
        speed_chosen: so much faster than usual.
    """

    first = Signal()
    back = Signal()
    toggled = Signal()
    forward = Signal()
    last = Signal()
    speed_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._add("first", self.tr("To the first step"), self.first)
        self._add("step-back", self.tr("One step back"), self.back)
        self._play = self._add("play", self.tr("Play"), self.toggled)
        self._add("step-forward", self.tr("One step forward"), self.forward)
        self._add("last", self.tr("To the last step"), self.last)
        self._speed = QComboBox(self)
        self._speed.addItems([f"{speed:g}\N{MULTIPLICATION SIGN}" for speed in SPEEDS])
        self._speed.setCurrentIndex(SPEEDS.index(1.0))
        self._speed.setAccessibleName(self.tr("Speed"))
        self._speed.setToolTip(self.tr("How quickly the steps are played"))
        self._speed.currentIndexChanged.connect(lambda at: self.speed_chosen.emit(SPEEDS[at]))
        self._layout.addSpacing(8)
        self._layout.addWidget(self._speed)

    def set_speed(self, speed: float) -> None:
        """Choose one of the speeds."""
        self._speed.setCurrentIndex(SPEEDS.index(speed))

    def set_playing(self, playing: bool) -> None:
        """Show on the button in the middle what it would do."""
        words = self.tr("Pause") if playing else self.tr("Play")
        self._play.setIcon(icon("pause" if playing else "play"))
        self._play.setToolTip(words)
        self._play.setAccessibleName(words)

    def _add(self, name: str, tip: str, pressed: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(name))
        button.setIconSize(QSize(18, 18))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(pressed)
        self._layout.addWidget(button)
        return button
