from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.counting.messages import Frame
from app.timeline.films import Film
from app.timeline.panel import THIN, Timeline
from app.timeline.slider import place_of


def frame_of(step: int, steps: int = 20, job: int = 1, heads: int | None = None) -> Frame:
    grey = np.full((6, 8), step % 256, np.uint8)
    n = step if heads is None else heads
    sure = np.linspace(0.3, 0.9, n, dtype=np.float32)
    return Frame(job, step, steps, 0, grey, grey, grey, np.zeros((n, 2)), sure, 1.0, 8, 6)


class Watched(Timeline):
    """A timeline and what it has asked for: the steps shown, None for the marks."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int | None] = []
        self.frame_shown.connect(lambda frame: self.asked.append(frame and frame.step))

    def begin(self, job: int, steps: int) -> None:
        self.show_film(Film(job, steps))

    def run_to(self, step: int, steps: int = 20, first: int = 1) -> None:
        for number in range(first, step + 1):
            self.add(frame_of(number, steps))

    def complete(self, steps: int = 20) -> None:
        self.begin(1, steps)
        self.run_to(steps, steps)
        self.end()
        self.asked.clear()


@pytest.fixture
def timeline(qtbot: QtBot) -> Iterator[Watched]:
    window, made = QWidget(), Watched()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(QLabel(), 1)
    layout.addWidget(made)
    window.resize(900, 400)
    window.show()
    qtbot.waitUntil(lambda: made.height() == THIN)
    yield made
    window.close()


def button(timeline: Timeline, name: str) -> QAbstractButton:
    return next(b for b in timeline.findChildren(QAbstractButton) if name in (b.objectName(), b.text()))


def press(timeline: Timeline, name: str, qtbot: QtBot) -> None:
    click(timeline, button(timeline, name), qtbot)


def click(timeline: Timeline, what: QAbstractButton, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: timeline.height() > 100)  # awake, and laid out
    qtbot.mouseClick(what, Qt.MouseButton.LeftButton)


def words(timeline: Timeline) -> tuple[str, str]:
    return timeline._step.text(), timeline._count.text()


def test_it_sleeps_as_a_thin_line_until_there_is_a_run(timeline: Watched, qtbot: QtBot) -> None:
    assert not timeline.awake
    for method in (timeline.play, timeline.step_back, timeline.go_first, timeline.go_last, timeline.end):
        method()
    assert timeline.asked == []
    timeline.begin(1, 20)
    assert timeline.awake
    qtbot.waitUntil(lambda: timeline.height() > 64)
    timeline.clear()
    qtbot.waitUntil(lambda: timeline.height() == THIN)


def test_the_newest_step_is_shown_while_a_run_goes_on_and_the_marks_after_it(timeline: Watched) -> None:
    timeline.begin(1, 20)
    timeline.run_to(20)
    assert timeline.asked == list(range(1, 21))
    assert words(timeline) == ("Step 20 / 20", "Count 20")
    timeline.end()
    assert timeline.asked[-1] is None
    assert timeline.shown is None


def test_who_scrubs_during_a_run_stays_there_until_they_return(timeline: Watched) -> None:
    timeline.begin(1, 20)
    timeline.run_to(10)
    timeline._slider.setValue(4)
    timeline.run_to(12, first=11)
    assert timeline.asked[-2:] == [10, 4]
    assert words(timeline)[0] == "Step 4 / 20"
    timeline.go_last()
    timeline.run_to(13, first=13)
    assert timeline.asked[-2:] == [12, 13]
    timeline.step_back()
    timeline.end()
    assert timeline.asked[-1] == 12, "the end of a run takes nobody away from what they look at"
    assert timeline.shown is not None


def test_after_a_run_the_end_is_the_result(timeline: Watched, qtbot: QtBot) -> None:
    timeline.complete()
    press(timeline, "step-back", qtbot)
    press(timeline, "step-back", qtbot)
    press(timeline, "step-forward", qtbot)
    press(timeline, "first", qtbot)
    press(timeline, "last", qtbot)
    assert timeline.asked == [19, 18, 19, 1, None]


def test_back_to_the_result_by_button_and_by_leaving(timeline: Watched, qtbot: QtBot) -> None:
    timeline.complete()
    back = button(timeline, "Back to result")
    assert not back.isEnabled()
    timeline._slider.setValue(7)
    assert back.isEnabled()
    click(timeline, back, qtbot)
    assert timeline.asked == [7, None]
    timeline._slider.setFocus()
    qtbot.keyClick(timeline._slider, Qt.Key.Key_Home)
    assert timeline.leave()
    assert timeline.asked[-2:] == [1, None]
    assert timeline._slider.value() == 20
    assert not timeline.leave()


def test_while_a_run_goes_on_only_an_earlier_step_is_left(timeline: Watched) -> None:
    timeline.begin(1, 20)
    timeline.run_to(10)
    assert not timeline.leave(), "the newest step is shown unasked"
    timeline.go_first()
    assert timeline.leave()
    timeline.run_to(11, first=11)
    assert timeline.asked[-3:] == [1, 10, 11]


def test_a_run_that_was_stopped_can_be_looked_through(timeline: Watched) -> None:
    timeline.begin(1, 20)
    timeline.run_to(8)
    timeline.end()
    assert timeline.asked[-1] is None
    timeline.step_back()
    timeline.step_forward()
    assert timeline.asked[-2:] == [7, 8], "its last step is no result"
    timeline.back_to_result()
    assert timeline.asked[-1] is None


def test_a_run_without_a_step_leaves_nothing(timeline: Watched) -> None:
    timeline.begin(1, 20)
    timeline.end()
    assert not timeline.awake
    assert timeline.asked == []


def test_steps_of_another_job_are_not_for_it(timeline: Watched) -> None:
    timeline.begin(2, 20)
    timeline.add(frame_of(1, job=1))
    assert timeline.frames == []


def test_a_run_that_begins_anew_is_followed_again(timeline: Watched) -> None:
    timeline.begin(1, 20)
    timeline.run_to(9)
    timeline._slider.setValue(4)
    timeline.run_to(2)
    assert timeline.asked[-2:] == [1, 2]
    assert timeline._slider.filled == 2
    assert len(timeline.frames) == 2


def test_a_second_run_replaces_the_first(timeline: Watched) -> None:
    timeline.complete()
    timeline.play()
    timeline.begin(2, 5)
    assert timeline.frames == []
    timeline.add(frame_of(1, 5, job=2))
    assert words(timeline)[0] == "Step 1 / 5"
    assert timeline.asked[-1] == 1


def test_fewer_steps_than_asked_for_are_the_run_s(timeline: Watched) -> None:
    timeline.begin(1, 2000)
    timeline.add(frame_of(1, 1000))
    assert words(timeline)[0] == "Step 1 / 1000"


def test_playing_goes_from_noise_to_the_result(timeline: Watched, qtbot: QtBot) -> None:
    timeline.complete()
    timeline.findChild(QComboBox).setCurrentText("4×")  # noqa: RUF001
    press(timeline, "play", qtbot)
    assert button(timeline, "play").accessibleName() == "Pause"
    qtbot.waitUntil(lambda: timeline.asked[-1:] == [None], timeout=20_000)
    assert timeline.asked == [*range(1, 20), None]
    assert button(timeline, "play").accessibleName() == "Play"


def test_playing_catches_up_with_the_run_and_follows_it(timeline: Watched, qtbot: QtBot) -> None:
    timeline.begin(1, 20)
    timeline.run_to(6)
    timeline._player.set_speed(4)
    timeline.play()
    assert not timeline._player.playing, "there is nothing to play yet"
    timeline._slider.setValue(3)
    timeline.play()
    qtbot.waitUntil(lambda: not timeline._player.playing)
    timeline.run_to(7, first=7)
    assert timeline.asked[-5:] == [3, 4, 5, 6, 7]


def test_any_hand_on_the_steps_ends_the_playing(timeline: Watched) -> None:
    timeline.complete()
    for hand in (timeline.step_back, timeline.go_first, timeline.back_to_result, timeline.toggle):
        timeline.go_first()
        timeline.play()
        hand()
        assert not timeline._player.playing


def test_the_curve_scrubs(timeline: Watched, qtbot: QtBot) -> None:
    timeline.complete()
    curve = timeline._curve
    qtbot.waitUntil(lambda: curve.width() == timeline._slider.width())
    for step in (5, 12):
        place = QPoint(round(place_of(step, curve.width(), 20)), 20)
        qtbot.mouseClick(curve.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert timeline._slider.value() == step
    assert timeline.asked == [5, 12]


def test_the_cursor_of_the_curve_rides_on_the_slider(timeline: Watched) -> None:
    timeline.complete()
    for step in (7, 15):
        timeline._slider.setValue(step)
        assert timeline._curve._cursor.value() == step
        assert [list(place) for place in zip(*timeline._curve._point.getData(), strict=True)] == [[step, step]]


def test_the_curve_is_as_thick_on_a_finer_screen(timeline: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    curve = timeline._curve
    line, cursor = curve._line.opts["pen"].widthF(), curve._cursor.pen.widthF()
    monkeypatch.setattr(type(curve), "devicePixelRatioF", lambda _: 2.0)
    QApplication.sendEvent(curve, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert (curve._line.opts["pen"].widthF(), curve._cursor.pen.widthF()) == (2 * line, 2 * cursor)


def test_the_threshold_changes_curve_and_count(timeline: Watched) -> None:
    timeline.complete()
    timeline._slider.setValue(11)
    assert words(timeline)[1] == "Count 11"
    timeline.set_threshold(0.6)
    assert words(timeline)[1] == "Count 6"
    assert timeline._curve._counts[11] == 6
    assert timeline._most.text() == "10"


def test_views_and_opacity(timeline: Watched, qtbot: QtBot) -> None:
    chosen: list[str] = []
    opacities: list[float] = []
    timeline.view_chosen.connect(chosen.append)
    timeline.opacity_changed.connect(opacities.append)
    timeline.begin(1, 20)
    opacity = next(slider for slider in timeline.findChildren(QSlider) if slider is not timeline._slider)
    for name, view in (("Photo", "photo"), ("zₜ", "z_t"), ("ẑ₀", "z0_hat"), ("Map", "map")):
        press(timeline, name, qtbot)
        assert chosen[-1] == timeline.view == view
        assert opacity.isEnabled() == (view != "photo")
    opacity.setValue(25)
    assert opacities == [0.25] == [timeline.opacity]


def test_a_film_is_offered_once_the_run_has_ended(timeline: Watched, qtbot: QtBot) -> None:
    timeline.begin(1, 20)
    timeline.run_to(5)
    film = button(timeline, "Film…")
    assert not film.isEnabled()
    timeline.end()
    assert film.isEnabled()
    with qtbot.waitSignal(timeline.film_wanted):
        click(timeline, film, qtbot)


def test_while_another_picture_is_at_hand_it_sleeps_and_comes_back_to_the_newest_step(
    timeline: Watched, qtbot: QtBot
) -> None:
    timeline.begin(1, 20)
    timeline.run_to(5)
    film = timeline.film
    assert film is not None
    timeline.show_film(None)
    assert timeline.asked[-1] is None
    qtbot.waitUntil(lambda: timeline.height() == THIN)
    timeline.run_to(9, first=6)
    assert timeline.asked[-1] is None, "it is no longer the one that is shown"
    for step in range(6, 10):
        film.frames.add(frame_of(step))
    timeline.show_film(film)
    assert timeline.asked[-1] == 9
    assert words(timeline) == ("Step 9 / 20", "Count 9")
    timeline.run_to(20, first=10)
    timeline.end()
    timeline.show_film(None)
    timeline.show_film(film)
    assert timeline.asked[-1] is None
    assert timeline.awake
    assert len(timeline.frames) == 20


def test_the_run_of_another_picture_takes_the_place_of_one(timeline: Watched) -> None:
    timeline.complete()
    timeline.go_first()
    first = timeline.film
    second = Film(2, 4, live=False)
    for step in range(1, 5):
        second.frames.add(frame_of(step, 4, job=2, heads=7))
    timeline.show_film(second)
    assert timeline.shown is None, "the result comes first"
    assert words(timeline) == ("Step 4 / 4", "Count 7")
    timeline.step_back()
    assert timeline.shown is not None
    assert (timeline.shown.job, timeline.shown.step) == (2, 3)
    timeline.show_film(first)
    assert words(timeline) == ("Step 20 / 20", "Count 20")
    assert timeline.shown is None


def test_everything_a_key_can_reach_has_a_name(timeline: Watched) -> None:
    timeline.begin(1, 20)
    for widget in timeline.findChildren(QWidget):
        if isinstance(widget, QToolButton | QSlider | QComboBox):
            assert widget.accessibleName()
            assert widget.toolTip()
        if isinstance(widget, QPushButton):
            assert widget.text()
            assert widget.toolTip()


def test_it_fits_into_a_narrow_window(timeline: Watched) -> None:
    timeline.begin(1, 500)
    timeline.run_to(20, 500)
    assert timeline.minimumSizeHint().width() <= 900
