"""The timeline under the photograph."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.counting.frames import KeptFrames
from app.counting.messages import Frame
from app.look.icons import icon
from app.look.theme import tabular, theme, theme_signals
from app.timeline.curve import Curve
from app.timeline.films import Film
from app.timeline.player import SPEEDS, Player
from app.timeline.slider import StepSlider
from app.timeline.transport import Transport
from app.timeline.views import View, ViewChoice
from core.counting.settings import USUAL_THRESHOLD
from core.regions import Region

THIN = 1
"""Height while there is nothing to show, pixels; with the line of the status bar below it, one thin line."""


class Timeline(QWidget):
    """From z_T to z_0: sleeps as a thin line until there is a run, fills while it runs, and is scrubbed by anyone.

    While a run goes on, the newest step is shown until a person goes back to an earlier one, and again once they are
    back at the newest. After it, the end of the timeline is the result, with a person's corrections.

    Signals:
        frame_shown: the step (`Frame`) to show instead of the marks; None, back to the marks.
        view_chosen: what to lay over the photograph, "photo", "z_t", "z0_hat" or "map".
        opacity_changed: of that, from 0 to 1.
        film_wanted: a person would like the steps as a film.
        able_changed: other things can be done with the steps than before, perhaps.
    """

    frame_shown = Signal(object)
    view_chosen = Signal(str)
    opacity_changed = Signal(float)
    film_wanted = Signal()
    able_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: Film | None = None
        self._nothing = KeptFrames()
        self._steps = 1
        self._threshold = USUAL_THRESHOLD
        self._following = False
        self._shown: Frame | None = None
        self._player = Player(self)
        self._build()
        self._connect()
        self.setAccessibleName(self.tr("Timeline"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clear()

    # What stands

    @property
    def film(self) -> Film | None:
        """The run that is shown; None while the timeline sleeps."""
        return self._run

    @property
    def threshold(self) -> float:
        """The least confidence of the dots that are counted."""
        return self._threshold

    @property
    def frames(self) -> list[Frame]:
        """The steps that are kept, for a film of them."""
        return self._frames.frames

    @property
    def shown(self) -> Frame | None:
        """The step that is shown instead of the marks."""
        return self._shown

    @property
    def live(self) -> bool:
        """Whether the run goes on."""
        return self._run is not None and self._run.live

    @property
    def view(self) -> View:
        """What is laid over the photograph."""
        return self._views.view

    @property
    def opacity(self) -> float:
        """Of that, from 0 to 1."""
        return self._views.opacity

    @property
    def has_steps(self) -> bool:
        """Whether there are steps to walk through."""
        return self.awake and len(self._frames) > 0

    @property
    def can_go_back(self) -> bool:
        """Whether a step is shown instead of the result."""
        return self._shown is not None and not self.live

    @property
    def speed(self) -> float:
        """How much faster than usual the steps are played."""
        return self._player.speed

    @property
    def awake(self) -> bool:
        """Whether there is a run to show."""
        return self._run is not None

    # A run

    def show_film(self, film: Film | None) -> None:
        """Show another run: its newest step while it goes on, the result after it. None is to sleep."""
        self._player.pause()
        self._run, self._following = film, True
        if film is None:
            self._show(None)
        else:
            self._threshold = film.threshold if film.live else self._threshold
            newest = film.frames.last_step
            self._slider.blockSignals(True)
            self._set_steps(film.steps)
            self._slider.set_filled(max(newest, 1))
            self._slide(newest)
            self._draw_curve()
            self._show(film.frames.at(newest) if film.live else None)
        self._settle()

    def add(self, frame: Frame) -> None:
        """The run has made a step."""
        if self._run is None or frame.job != self._run.job:
            return
        self._frames.add(frame)
        if frame.steps != self._steps:
            self._set_steps(frame.steps)
        self._draw_curve()
        self._following |= self._slider.filled > frame.step  # it begins anew, in smaller tiles or on another device
        self._slider.set_filled(frame.step)
        if self._following:
            self._slide(frame.step)
            self._show(frame)

    def end(self) -> None:
        """The run has ended, by itself or not; nothing more comes. Without a single step the timeline sleeps again."""
        if self._run is not None:
            self._run.live = False
        if not len(self._frames):
            self.clear()
        elif self._following:
            self.back_to_result()
        self._settle()

    def clear(self) -> None:
        """Sleep."""
        self.show_film(None)

    def set_threshold(self, threshold: float) -> None:
        """Count the dots with at least this confidence."""
        if threshold != self._threshold:
            self._threshold = threshold
            self._draw_curve()
            self._write()

    def set_masks(self, regions: Iterable[Region]) -> None:
        """Count no dots in the masks among these regions."""
        if self._frames.set_masks(regions):
            self._draw_curve()
            self._write()

    # A person

    def play(self) -> None:
        """Play from here on, from the first step if this is the last."""
        if self.awake and len(self._frames):
            if self._slider.value() < self._slider.filled:
                self._player.play()
            elif not self.live:
                self.go_first()
                self._player.play()

    def pause(self) -> None:
        """Stay at this step."""
        self._player.pause()

    def toggle(self) -> None:
        """Play, or pause."""
        if self._player.playing:
            self.pause()
        else:
            self.play()

    def change_speed(self, by: int) -> None:
        """Play at the next speed there is, or at the one before where `by` is -1."""
        place = SPEEDS.index(self.speed) + by
        self._transport.set_speed(SPEEDS[min(max(place, 0), len(SPEEDS) - 1)])

    def set_view(self, view: View) -> None:
        """Lay this over the photograph."""
        self._views.set_view(view)

    def step_forward(self) -> None:
        """One step towards z_0."""
        self._walk(1)

    def step_back(self) -> None:
        """One step towards z_T."""
        self._walk(-1)

    def go_first(self) -> None:
        """To z_T."""
        self.pause()
        self._slider.setValue(1)

    def go_last(self) -> None:
        """To the last step there is; after the run, z_0."""
        self.pause()
        self._slider.setValue(self._slider.filled)

    def back_to_result(self) -> None:
        """Show the marks again."""
        self.pause()
        self._slide(self._slider.filled)
        self._following = True
        self._show(None)

    def leave(self) -> bool:
        """Leave the step that a person looks at: back to the result, or to the newest step while the run goes on.

        Returns:
            Whether there was one to leave; the newest step of a run that goes on is shown unasked.
        """
        if self._shown is None or (self.live and self._following):
            return False
        if self.live:
            self.go_last()
        else:
            self.back_to_result()
        return True

    # Inside

    @property
    def _frames(self) -> KeptFrames:
        return self._nothing if self._run is None else self._run.frames

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """A line along the top, while awake."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().window)
        if self.awake:
            painter.fillRect(0, 0, self.width(), 1, theme().line)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Thin while asleep."""
        return super().sizeHint() if self.awake else QSize(320, THIN)

    def _walk(self, by: int) -> None:
        self.pause()
        self._slider.setValue(self._slider.value() + by)

    def _advance(self, by: int) -> None:
        """The player goes on; it ends where the steps end."""
        self._slider.setValue(self._slider.value() + by)
        if self._slider.value() >= self._slider.filled:
            self.pause()

    def _go(self, step: int) -> None:
        """The handle has come to a step."""
        self._following = step >= self._slider.filled
        at_result = not self.live and step >= self._steps
        self._show(None if at_result else self._frames.at(step))

    def _slide(self, step: int) -> None:
        """Take the handle to a step without showing it."""
        self._slider.blockSignals(True)
        self._slider.setValue(step)
        self._slider.blockSignals(False)

    def _show(self, frame: Frame | None) -> None:
        self._write()
        if frame is not self._shown:
            self._shown = frame
            self.frame_shown.emit(frame)
        self._allow()

    def _set_steps(self, steps: int) -> None:
        self._steps = steps
        self._slider.set_steps(steps)
        self._curve.set_steps(steps)
        self._player.set_steps(steps)
        self._write()

    def _draw_curve(self) -> None:
        steps, counts = self._frames.curve(self._threshold)
        self._curve.show_counts(steps, counts)
        self._most.setText(f"{counts.max(initial=0):,}")
        self._curve.set_cursor(self._slider.value())

    def _write(self) -> None:
        """The words about the step at the handle."""
        step = self._slider.value()
        self._curve.set_cursor(step)
        if not len(self._frames):
            self._step.setText(self.tr("Starting…"))
            self._count.setText("")
            return
        self._step.setText(self.tr("Step {step} / {steps}").format(step=step, steps=self._steps))
        count = self._frames.count_at(step, self._threshold)
        self._count.setText(self.tr("Count {count}").format(count=f"{count:,}"))

    def _settle(self) -> None:
        """Wake or sleep; allow what can be done now."""
        self._body.setVisible(self.awake)
        self._film.setEnabled(not self.live and len(self._frames) > 1)
        self._allow()
        self.updateGeometry()
        self.update()

    def _allow(self) -> None:
        self._result.setEnabled(self.can_go_back)
        self.able_changed.emit()

    def _connect(self) -> None:
        self._slider.valueChanged.connect(self._go)
        self._curve.scrubbed.connect(self._scrub)
        self._transport.first.connect(self.go_first)
        self._transport.back.connect(self.step_back)
        self._transport.toggled.connect(self.toggle)
        self._transport.forward.connect(self.step_forward)
        self._transport.last.connect(self.go_last)
        self._transport.speed_chosen.connect(self._set_speed)
        self._player.advanced.connect(self._advance)
        self._player.playing_changed.connect(self._transport.set_playing)
        self._views.chosen.connect(self.view_chosen)
        self._views.opacity_changed.connect(self.opacity_changed)
        self._film.clicked.connect(self.film_wanted)
        self._result.clicked.connect(self.back_to_result)
        theme_signals.changed.connect(self.update)

    def _set_speed(self, speed: float) -> None:
        self._player.set_speed(speed)
        self.able_changed.emit()

    def _scrub(self, step: int) -> None:
        self.pause()
        self._slider.setValue(step)

    def _build(self) -> None:
        self._transport, self._slider, self._curve, self._views = Transport(), StepSlider(), Curve(), ViewChoice()
        self._slider.setAccessibleName(self.tr("Step of the run"))
        self._slider.setToolTip(self.tr("From noise, on the left, to heads, on the right"))
        self._step, self._count, self._most, self._least = QLabel(), QLabel(), QLabel(), QLabel("0")
        for label in (self._step, self._most, self._least):
            label.setProperty("role", "quiet")
        for label in (self._step, self._count, self._most, self._least):
            label.setFont(tabular(label.font()))
        self._most.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._most.setMinimumWidth(self._most.fontMetrics().horizontalAdvance("00,000"))
        self._film = QPushButton(icon("film"), self.tr("Film…"))
        self._film.setToolTip(self.tr("Save the steps as a film"))
        self._result = QPushButton(self.tr("Back to result"))
        self._result.setToolTip(self.tr("Show the result with your corrections again (Esc)"))
        for button in (self._film, self._result):
            button.setProperty("role", "flat")
            button.setAutoDefault(False)
        self._body = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        right = Qt.AlignmentFlag.AlignRight
        words, scale, buttons = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        words.addWidget(self._count)
        words.addWidget(self._step)
        words.addStretch()
        scale.addWidget(self._most, alignment=right)
        scale.addStretch()
        scale.addWidget(self._least, alignment=right)
        buttons.addWidget(self._film)
        buttons.addWidget(self._result)
        grid = QGridLayout(self._body)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._transport, 0, 0)
        grid.addLayout(words, 1, 0)
        grid.addWidget(QLabel("<i>z</i><sub>T</sub>"), 0, 1, right)
        grid.addLayout(scale, 1, 1)
        grid.addWidget(self._slider, 0, 2)
        grid.addWidget(self._curve, 1, 2)
        grid.addWidget(QLabel("<i>z</i><sub>0</sub>"), 0, 3)
        grid.addWidget(self._views, 0, 4, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(buttons, 1, 4, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(2, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._body)
