"""Plays the steps of a run one after another."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, QTimer, Signal

SPEEDS = (0.5, 1.0, 2.0, 4.0)

SECONDS = 5
"""How long a run of many steps plays at speed 1; few steps are held longer each."""

SLOWEST, QUICKEST = 4.0, 30.0
"""Steps and pictures a second, at speed 1 and altogether; past the quickest, steps are passed over."""


class Player(QObject):
    """Says when to go on, and by how many steps.

    Signals:
        advanced: go on by so many steps.
        playing_changed: whether it plays now.
    """

    advanced = Signal(int)
    playing_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps, self._speed = 1, 1.0
        self._stride = 1
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self.advanced.emit(self._stride))
        self._set_pace()

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return self._timer.isActive()

    @property
    def speed(self) -> float:
        """How much faster than usual."""
        return self._speed

    @property
    def interval(self) -> int:
        """Milliseconds between two pictures."""
        return self._timer.interval()

    @property
    def stride(self) -> int:
        """Steps from one picture to the next."""
        return self._stride

    def set_steps(self, steps: int) -> None:
        """The run has so many steps."""
        self._steps = steps
        self._set_pace()

    def set_speed(self, speed: float) -> None:
        """Play so much faster than usual."""
        self._speed = speed
        self._set_pace()

    def play(self) -> None:
        """Begin, if it does not play."""
        if not self.playing:
            self._timer.start()
            self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stay where it is."""
        if self.playing:
            self._timer.stop()
            self.playing_changed.emit(False)

    def _set_pace(self) -> None:
        steps_a_second = self._speed * max(SLOWEST, self._steps / SECONDS)
        self._stride = math.ceil(steps_a_second / QUICKEST)
        self._timer.setInterval(round(1000 * self._stride / steps_a_second))
