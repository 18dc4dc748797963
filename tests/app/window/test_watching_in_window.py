"""The steps of a count, seen from the window: live, scrubbed, over each view, with their dots, and as a film."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import imageio.v2 as imageio
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QSlider, QToolButton
from pytestqt.qtbot import QtBot
from window_fakes import PLACES, open_counts, open_waits

from app.counting.engine import CountEngine
from app.timeline.slider import StepSlider, place_of
from app.timeline.views import ViewChoice
from app.window import MainWindow
from core.regions import Region

Open = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton
PHOTOGRAPH = 70
"""The grey of the first picture of the folder."""


@pytest.fixture
def counted(open_window: Open, crowd: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(crowd, engine=CountEngine(open_counts))
    QTest.keyClick(window.parts.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.parts.workspace.marks.counted) == 3, timeout=60_000)
    qtbot.waitUntil(lambda: not window.counting.busy, timeout=60_000)
    return window


def scrub(window: MainWindow, step: int) -> None:
    slider = window.findChild(StepSlider)
    place = QPoint(round(place_of(step, slider.width(), 3)), slider.height() // 2)
    QTest.mouseClick(slider, LEFT, Qt.KeyboardModifier.NoModifier, place)


def dots(window: MainWindow) -> list[list[float]]:
    return window.parts.canvas._dots.dots.xy.tolist()


def pixel(window: MainWindow) -> tuple[int, int, int]:
    """The colour on the screen at a place of the picture where no dot is."""
    canvas = window.parts.canvas
    red, green, blue, _ = canvas.viewport().grab().toImage().pixelColor(canvas.mapFromScene(75, 65)).getRgb()
    return red, green, blue


def test_it_is_scrubbed_while_it_runs_and_stays_there(open_window: Open, crowd: Path, qtbot: QtBot) -> None:
    window = open_window(crowd, engine=CountEngine(open_waits))
    QTest.keyClick(window.parts.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dots(window) == PLACES[:2].tolist(), timeout=60_000)
    assert window.counting.busy
    scrub(window, 1)
    assert dots(window) == PLACES[:1].tolist()
    scrub(window, 3)
    assert dots(window) == PLACES[:2].tolist(), "the third step is not there yet"
    scrub(window, 1)
    (crowd / "go").touch()
    qtbot.waitUntil(lambda: not window.counting.busy, timeout=60_000)
    assert dots(window) == PLACES[:1].tolist()
    scrub(window, 3)
    assert window.parts.canvas.editable
    assert dots(window) == PLACES[:3].tolist(), "the end is the result"


def test_each_step_has_its_dots_at_the_pictures_threshold(counted: MainWindow) -> None:
    for step in (1, 2):
        scrub(counted, step)
        assert dots(counted) == PLACES[:step].tolist()
    counted.parts.workspace.set_threshold(0.85)
    assert dots(counted) == PLACES[:1].tolist(), "the second is less sure"
    QTest.keyClick(counted.parts.canvas, Qt.Key.Key_Escape)
    assert counted.parts.canvas.editable


def test_no_step_shows_or_counts_what_a_mask_covers(counted: MainWindow) -> None:
    parts = counted.parts
    scrub(counted, 2)
    parts.workspace.set_regions([Region("stage", ((50, 30), (70, 30), (70, 50), (50, 50)), mask=True)])
    assert dots(counted) == PLACES[:1].tolist()
    assert parts.timeline._count.text() == "Count 1"
    scrub(counted, 3)
    assert parts.timeline._count.text() == f"Count {len(parts.workspace.marks.counted)}" == "Count 2"
    assert parts.timeline._curve._counts == {1: 1, 2: 1, 3: 2}
    first, second, _ = parts.workspace.pictures
    parts.workspace.show(second)
    parts.workspace.show(first)
    assert parts.timeline._curve._counts == {1: 1, 2: 1, 3: 2}
    parts.workspace.undo()
    assert parts.timeline._curve._counts == {1: 1, 2: 2, 3: 3}


def test_a_count_knows_the_masks_there_are_when_it_begins(open_window: Open, crowd: Path, qtbot: QtBot) -> None:
    window = open_window(crowd, engine=CountEngine(open_counts))
    window.parts.workspace.set_regions([Region("stage", ((50, 30), (70, 30), (70, 50), (50, 50)), mask=True)])
    window.parts.actions["count"].trigger()
    qtbot.waitUntil(lambda: not window.counting.busy, timeout=60_000)
    assert window.parts.timeline._curve._counts == {1: 1, 2: 1, 3: 2}


def test_who_clicks_on_a_step_or_on_hidden_dots_is_told_why_nothing_happens(
    open_window: Open, crowd: Path, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=CountEngine(open_waits))
    parts = window.parts
    port, place = parts.canvas.viewport(), parts.canvas.mapFromScene(75, 65)

    def says(how: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
        parts.status.clearMessage()
        QTest.mousePress(port, how, keys, place)
        QTest.mouseMove(port, place + QPoint(20, 20))
        QTest.mouseMove(port, place)
        QTest.mouseRelease(port, how, keys, place)
        return parts.status.currentMessage()

    parts.actions["count"].trigger()
    qtbot.waitUntil(lambda: len(parts.timeline.frames) == 2, timeout=60_000)
    assert "is being counted" in says(Qt.MouseButton.RightButton)
    (crowd / "go").touch()
    qtbot.waitUntil(lambda: not window.counting.busy, timeout=60_000)
    scrub(window, 2)
    told = "This is step 2 of the run; Esc brings your dots back."
    for tool in ("box", "lasso"):
        parts.actions[tool].trigger()
        assert says() == told
    parts.actions["select"].trigger()
    assert says(keys=Qt.KeyboardModifier.ShiftModifier) == told
    parts.status.clearMessage()
    QTest.mouseClick(port, LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert parts.status.currentMessage() == told
    QTest.keyClick(parts.canvas, Qt.Key.Key_Escape)
    parts.actions["dots"].trigger()
    QTest.mouseClick(port, LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert parts.status.currentMessage() == "The dots are hidden; D shows them."
    assert len(parts.workspace.marks.dots) == len(PLACES)
    parts.actions["dots"].trigger()
    QTest.mouseClick(port, LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert len(parts.workspace.marks.dots) == len(PLACES) + 1


def test_each_view_lies_over_the_photograph_as_thickly_as_the_slider_says(counted: MainWindow) -> None:
    views = counted.findChild(ViewChoice)
    opacity, buttons = views.findChild(QSlider), views.findChildren(QToolButton)
    scrub(counted, 2)
    opacity.setValue(100)
    for button, grey in zip(buttons[:3], (PHOTOGRAPH, 160, 95), strict=True):  # the photograph, z_t, predicted z_0
        QTest.mouseClick(button, LEFT)
        assert pixel(counted) == (grey,) * 3
    opacity.setValue(50)
    assert pixel(counted)[0] == pytest.approx((95 + PHOTOGRAPH) / 2, abs=2)
    opacity.setValue(0)
    assert pixel(counted) == (PHOTOGRAPH,) * 3
    QTest.mouseClick(buttons[3], LEFT)
    opacity.setValue(100)
    red, green, _ = pixel(counted)
    assert green > red + 40, "the crowd map is green"
    counted.parts.timeline.back_to_result()
    assert pixel(counted) == (PHOTOGRAPH,) * 3


@pytest.mark.parametrize(("name", "file"), [("film.mp4", "film.mp4"), ("film.gif", "film.gif"), ("film", "film.mp4")])
def test_the_steps_are_saved_as_a_film(
    counted: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, name: str, file: str
) -> None:
    target = tmp_path / file
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    counted.parts.actions["save-film"].trigger()
    qtbot.waitUntil(target.is_file, timeout=60_000)
    qtbot.waitUntil(lambda: counted.handing._film is None, timeout=60_000)
    with imageio.get_reader(target) as reader:
        pictures = np.stack([picture[..., :3] for picture in reader]).astype(int)
    z_t = pictures[:, 60, 40].mean(-1)
    assert z_t[0] < 100 < 220 < z_t[-1], "z_t gets lighter from the first step to the last"
