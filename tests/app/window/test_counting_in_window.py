"""A count, seen from the window: its settings, how far it is, Stop, other work meanwhile, short memory, the device."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolBar
from pytestqt.qtbot import QtBot
from window_fakes import open_counts, open_short, open_waits

from app.counting.engine import CountEngine
from app.window import MainWindow
from core.counting.settings import CountSettings
from core.project import State, open_project

Open = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def waiting(open_window: Open, crowd: Path, qtbot: QtBot) -> MainWindow:
    """A window whose first picture is being counted, two of three steps done; a file "go" lets it end."""
    window = open_window(crowd, engine=CountEngine(open_waits))
    begin(window)
    qtbot.waitUntil(lambda: step_shown(window) == 2, timeout=60_000)
    return window


def begin(window: MainWindow) -> None:
    QTest.keyClick(window.parts.canvas, Qt.Key.Key_Return)


def step_shown(window: MainWindow) -> int | None:
    shown = window.parts.timeline.shown
    return None if shown is None else shown.step


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.counting.busy, timeout=60_000)


def test_it_counts_as_the_panel_says(open_window: Open, crowd: Path) -> None:
    window = open_window(crowd, engine=CountEngine(open_waits))
    panel = window.parts.side.settings
    for box, value in ((panel.preset, "poster"), (panel.zoom, 1.25)):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    panel.seed.setValue(7)
    panel.samples.setValue(2)
    begin(window)
    assert window.parts.engine.request is not None
    assert window.parts.engine.request.settings == CountSettings(500, "ddim", seed=7, samples=2, zoom=1.25)


@pytest.mark.parametrize("name", ["samples", "seed", "steps"])
def test_a_number_that_is_only_typed_counts(open_window: Open, crowd: Path, qtbot: QtBot, name: str) -> None:
    """A button of the tool bar does not take the focus from the field."""
    window = open_window(crowd, engine=CountEngine(open_waits))
    window.parts.side.open_section("settings")
    qtbot.waitActive(window)
    field = getattr(window.parts.side.settings, name)
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field, "4")
    tools = window.findChild(QToolBar)
    QTest.mouseClick(tools.widgetForAction(window.parts.actions["count"]), LEFT)
    assert window.parts.engine.request is not None
    assert getattr(window.parts.engine.request.settings, name) == 4
    assert field.lineEdit().text() == "4"


def test_step_tile_and_time_left_are_shown(waiting: MainWindow) -> None:
    progress = waiting.parts.side.count.progress
    assert progress.isVisible()
    assert progress.deed.text() == "Step 2 of 3, tile 1 of 4"
    assert progress.rest.text() == "About 12 s left"


@pytest.mark.parametrize("how", ["button", "tool bar", "Esc", "its key"])
def test_stop_leaves_the_picture_as_it_was_and_the_steps_to_look_at(
    waiting: MainWindow, crowd: Path, qtbot: QtBot, how: str
) -> None:
    """That it is heard within a step, and within a tile, is test_sampling_model.py's to show."""
    workspace, timeline = waiting.parts.workspace, waiting.parts.timeline
    if how == "button":
        QTest.mouseClick(waiting.parts.side.count.progress.stop, LEFT)
    elif how == "tool bar":
        waiting.parts.actions["stop"].trigger()
    elif how == "Esc":
        QTest.keyClick(waiting.parts.canvas, Qt.Key.Key_Escape)
    else:
        QTest.keyClick(waiting.parts.canvas, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    idle(waiting, qtbot)
    assert workspace.picture is not None
    assert (workspace.picture.state, len(workspace.marks.dots)) == (State.NEW, 0)
    assert not waiting.parts.actions["stop"].isEnabled()
    timeline.go_first()
    assert step_shown(waiting) == 1
    (crowd / "go").touch()
    begin(waiting)
    idle(waiting, qtbot)
    assert len(workspace.marks.counted) == 3, "the next count runs"


def test_another_picture_is_opened_edited_and_saved_meanwhile(waiting: MainWindow, crowd: Path, qtbot: QtBot) -> None:
    workspace, canvas = waiting.parts.workspace, waiting.parts.canvas
    first, second, _ = workspace.pictures
    workspace.show(second)
    qtbot.waitUntil(lambda: canvas.editable)
    QTest.mouseClick(canvas.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, canvas.mapFromScene(30, 70))
    QTest.keyClick(canvas, Qt.Key.Key_R)
    assert waiting.counting.busy
    with open_project(crowd) as disk:
        assert disk.marks(second).dots.same_as(workspace.marks.dots)
        assert (len(disk.marks(second).dots), disk.marks(second).reviewed) == (1, True)
    (crowd / "go").touch()
    idle(waiting, qtbot)
    assert [workspace.pictures[image].state for image in (first, second)] == [State.COUNTED, State.REVIEWED]
    assert workspace.pictures[first].count == 3


def test_short_memory_is_told_and_the_picture_counted_all_the_same(
    open_window: Open, crowd: Path, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=CountEngine(open_short))
    told: list[str] = []
    window.parts.workspace.told.connect(told.append)
    begin(window)
    qtbot.waitUntil(lambda: len(window.parts.workspace.marks.counted) == 3, timeout=60_000)
    idle(window, qtbot)
    assert ["smaller tiles" in words for words in told] == [True, False, True]
    assert "counted on the CPU" in told[1]
    assert window.parts.strip.notice is not None
    assert window.parts.strip.notice.text == told[0]


def test_the_status_bar_says_the_device_and_a_click_changes_it(open_window: Open, crowd: Path, qtbot: QtBot) -> None:
    window = open_window(crowd, engine=CountEngine(open_counts))
    button = window.parts.status.device
    begin(window)
    idle(window, qtbot)
    assert button.text() == "CPU"
    assert checked(button.menu()) == ["Automatic"]
    chosen: list[str] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            action = next(each for each in menu.actions() if "CPU" in each.text())
            QTest.mouseClick(menu, LEFT, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(action).center())
            chosen.append(action.text())

    look = QTimer(window, interval=5)
    look.timeout.connect(choose)
    look.start()
    QTest.mouseClick(button, LEFT)  # returns when the menu has closed
    look.stop()
    assert chosen == ["Processor (CPU)"]
    assert window.parts.preferences.value.device == "cpu"
    assert window.parts.engine._device == "cpu"
    assert checked(button.menu()) == ["Processor (CPU)"]
    window.parts.preferences.change(device="auto")
    assert checked(button.menu()) == ["Automatic"]


def checked(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isChecked()]
