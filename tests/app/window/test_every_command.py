"""What panels offer, the menus and the palette offer too: by a shortcut, and just when it can be done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot
from window_fakes import PLACES, open_counts

from app.actions import ActionName
from app.counting.engine import CountEngine
from app.timeline.views import ViewChoice
from app.window import MainWindow

Open = Callable[..., MainWindow]
Key = Qt.Key
ALT, CTRL, SHIFT, LEFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.MouseButton.LeftButton,
)
VIEWS: tuple[ActionName, ...] = ("photograph-alone", "noisy-state", "predicted-result", "crowd-map")
STEPS: tuple[ActionName, ...] = ("play", "step-back", "step-forward", "first-step", "last-step", "slower", "faster")


@pytest.fixture
def window(open_window: Open, crowd: Path) -> MainWindow:
    return open_window(crowd, engine=CountEngine(open_counts))


def count(window: MainWindow, qtbot: QtBot) -> None:
    window.parts.actions["count"].trigger()
    qtbot.waitUntil(lambda: len(window.parts.workspace.marks.counted) == 3, timeout=60_000)
    qtbot.waitUntil(lambda: not window.counting.busy, timeout=60_000)


def able(window: MainWindow, *names: ActionName) -> list[bool]:
    return [window.parts.actions[name].isEnabled() for name in names]


def offered(window: MainWindow, qtbot: QtBot) -> list[str]:
    """What the palette lists now."""
    window.helping.search()
    palette = window.helping._palette
    assert palette is not None
    palette.close()
    window.activateWindow()
    qtbot.waitActive(window)
    return palette.offered


def test_the_views_of_a_step_have_keys(window: MainWindow, qtbot: QtBot) -> None:
    parts = window.parts
    assert not any(able(window, *VIEWS))
    count(window, qtbot)
    parts.timeline.go_first()
    for number, (name, view) in enumerate(zip(VIEWS, ("photo", "z_t", "z0_hat", "map"), strict=True)):
        QTest.keyClick(parts.canvas, Key(Key.Key_1 + number), ALT)
        assert parts.timeline.view == view
        assert [other for other in VIEWS if parts.actions[other].isChecked()] == [name]
    buttons = window.findChild(ViewChoice)._group
    buttons.button(1).click()
    assert parts.actions["noisy-state"].isChecked(), "the menu follows the button"
    assert set(VIEWS) <= set(offered(window, qtbot))
    parts.pictures.step(1)
    assert not any(able(window, *VIEWS, *STEPS)), "the steps are another picture's"


def test_the_steps_are_played_slower_and_faster_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    assert not any(able(window, *STEPS))
    count(window, qtbot)
    assert all(able(window, *STEPS))
    canvas, timeline = window.parts.canvas, window.parts.timeline
    speeds = []
    for _ in range(3):
        QTest.keyClick(canvas, Key.Key_PageUp, ALT)
        speeds.append(timeline.speed)
    assert speeds == [2, 4, 4]
    assert able(window, "slower", "faster") == [True, False]
    for _ in range(3):
        QTest.keyClick(canvas, Key.Key_PageDown, ALT)
    assert timeline.speed == 0.5
    assert able(window, "slower", "faster") == [False, True]
    shown = [box.currentText() for box in timeline.findChildren(QComboBox)]
    assert shown == ["0.5\N{MULTIPLICATION SIGN}"]


def test_a_key_leads_back_to_the_result(window: MainWindow, qtbot: QtBot) -> None:
    parts = window.parts
    count(window, qtbot)
    assert able(window, "back-to-result") == [False]
    parts.timeline.go_first()
    assert able(window, "back-to-result") == [True]
    QTest.keyClick(parts.canvas, Key.Key_0, ALT)
    assert parts.timeline.shown is None
    assert able(window, "back-to-result") == [False]


def test_the_device_is_chosen_by_keys(window: MainWindow) -> None:
    QTest.keyClick(window.parts.canvas, Key.Key_D, CTRL | SHIFT)
    menu = window.parts.status.device.menu()
    assert menu.isVisible()
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    assert not menu.isVisible()
    assert window.parts.preferences.value.device == "cpu"


def test_a_length_stays_chosen_on_the_next_picture(window: MainWindow) -> None:
    parts = window.parts
    parts.actions["ground-length"].trigger()
    pictures = list(parts.workspace.pictures)
    parts.workspace.show(pictures[1])
    assert parts.actions["ground-length"].isChecked()
    assert parts.layers.ground_tool.kind == "length"


def test_the_ground_is_marked_by_a_length_or_a_rectangle(window: MainWindow) -> None:
    parts = window.parts
    tool, places = parts.layers.ground_tool, ((20, 100), (60, 100), (20, 10), (140, 10))
    for key, name, kind in (
        (Key.Key_L, "ground-length", "length"),
        (Key.Key_G, "ground", "rectangle"),
        (Key.Key_L, "ground-length", "length"),
    ):
        QTest.keyClick(parts.canvas, key, SHIFT)
        assert parts.canvas.tool is tool
        assert tool.kind == kind
        assert parts.layers.is_visible("ground"), "what is marked is seen"
        assert [each for each in ("ground", "ground-length") if parts.actions[each].isChecked()] == [name]
    for place in places:
        QTest.mouseClick(parts.canvas.viewport(), LEFT, pos=parts.canvas.mapFromScene(*place))
    ground = parts.side.regions.ground
    assert not ground.length_m.isHidden()
    assert ground.width_m.isHidden()
    ground.mark_rectangle.click()
    assert parts.actions["ground"].isChecked()
    ground.mark_length.click()
    assert parts.actions["ground-length"].isChecked()


def test_mistakes_are_walked_through_by_keys(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    parts, panel = window.parts, window.parts.side.compare
    walk: tuple[ActionName, ...] = ("next-missed", "next-false", "end-comparison")
    count(window, qtbot)
    assert able(window, *walk) == [False] * 3
    name = parts.workspace.picture.path
    truth = tmp_path / "truth.csv"
    truth.write_text(f"image,x,y\n{name},{PLACES[0][0]},{PLACES[0][1]}\n{name},5,110\n")
    with qtbot.waitSignal(panel.matches):
        panel.load(truth)
    assert able(window, *walk) == [True] * 3
    assert set(walk) <= set(offered(window, qtbot))
    with qtbot.waitSignal(panel.look_wanted) as look:
        QTest.keyClick(parts.canvas, Key.Key_J)
    assert look.args == [5, 110]
    with qtbot.waitSignal(panel.look_wanted) as look:
        QTest.keyClick(parts.canvas, Key.Key_J, SHIFT)
    assert look.args in PLACES[1:3].tolist()
    parts.workspace.add([(5, 110)])
    qtbot.waitUntil(lambda: able(window, *walk) == [False, True, True])
    QTest.keyClick(parts.canvas, Key.Key_J, CTRL)
    assert panel.comparison is None
    assert able(window, *walk) == [False] * 3


def test_a_key_shows_the_cross_that_sets_dots_while_there_are_dots_to_be_set(window: MainWindow, qtbot: QtBot) -> None:
    parts = window.parts
    assert able(window, "cross") == [True]
    assert "cross" in offered(window, qtbot)
    QTest.keyClick(parts.canvas, Key.Key_I)
    QTest.keyClick(parts.canvas, Key.Key_Right)
    QTest.keyClick(parts.canvas, Key.Key_Return)
    assert len(parts.workspace.marks.dots) == 1
    QTest.keyClick(parts.canvas, Key.Key_I)
    assert parts.canvas.cross is None
    parts.actions["dots"].setChecked(False)
    assert able(window, "cross") == [False]
    parts.actions["dots"].setChecked(True)
    assert able(window, "cross") == [True]
    parts.actions["count"].trigger()
    qtbot.waitUntil(lambda: len(parts.workspace.marks.counted) == 4, timeout=60_000)
    qtbot.waitUntil(lambda: not window.counting.busy, timeout=60_000)
    parts.timeline.go_first()
    assert able(window, "cross") == [False], "the dots of a step cannot be worked on"
    parts.timeline.back_to_result()
    assert able(window, "cross") == [True]
    parts.actions["show-list"].setChecked(False)
    parts.workspace.close()
    assert able(window, "cross") == [False]
