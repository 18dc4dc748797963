from __future__ import annotations

import pytest
from canvas_hand import Hand
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.canvas import nudge
from app.canvas.view import Canvas
from core.dots import Dots, Origin
from core.history import ReplaceDots

Key, SHIFT, CTRL = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def places(canvas: Canvas) -> list[tuple[float, float]]:
    return [(round(x, 2), round(y, 2)) for x, y in canvas.workspace.marks.counted.xy]


@pytest.fixture
def dotted(canvas: Canvas) -> Canvas:
    canvas.workspace.add([(50, 50), (100, 50), (50, 150)])
    canvas.workspace.select([])
    return canvas


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A burst ends by no clock."""
    monkeypatch.setattr(nudge, "PAUSE", 10**6)
    monkeypatch.setattr(nudge, "LATEST", 10**6)


@pytest.mark.usefixtures("endless")
def test_a_burst_of_arrows_is_one_edit(dotted: Canvas) -> None:
    dotted.workspace.select([0])
    for key, times in ((Key.Key_Right, 5), (Key.Key_Down, 2), (Key.Key_Left, 1)):
        for _ in range(times):
            QTest.keyClick(dotted, key)
    QTest.keyClick(dotted, Key.Key_Up, SHIFT)
    assert places(dotted)[0] == (50, 50)  # under way, drawn elsewhere
    dotted.finish()
    assert places(dotted)[0] == (54, 42)
    dotted.workspace.undo()
    assert places(dotted)[0] == (50, 50)


@pytest.mark.usefixtures("endless")
@pytest.mark.parametrize("clock", ["PAUSE", "LATEST"])
def test_a_burst_is_saved_after_a_pause_or_when_it_is_long(
    dotted: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, clock: str
) -> None:
    monkeypatch.setattr(nudge, clock, 1)
    dotted.workspace.select([0])
    QTest.keyClick(dotted, Key.Key_Right)
    qtbot.waitUntil(lambda: places(dotted)[0] == (51, 50))


def test_the_clocks_of_a_burst_keep_what_is_promised() -> None:
    assert nudge.PAUSE <= nudge.LATEST < 1000


@pytest.mark.usefixtures("endless")
@pytest.mark.parametrize("what", ["another key", "a click", "another selection", "focus", "closing"])
def test_whatever_comes_next_finds_the_burst_saved(dotted: Canvas, hand: Hand, what: str) -> None:
    dotted.workspace.select([0])
    QTest.keyClick(dotted, Key.Key_Right)
    if what == "another key":
        QTest.keyClick(dotted, Key.Key_Z, CTRL)
    elif what == "a click":
        hand.press(200, 100)
    elif what == "another selection":
        dotted.workspace.select([1])
    elif what == "focus":
        dotted.clearFocus()
    else:
        dotted.close_down()
    assert places(dotted)[0] == (51, 50)


@pytest.mark.usefixtures("endless")
def test_dots_that_go_while_they_are_nudged_stay_gone(dotted: Canvas) -> None:
    dotted.workspace.select([0])
    QTest.keyClick(dotted, Key.Key_Right)
    dotted.workspace.remove([0])
    assert places(dotted) == [(100, 50), (50, 150)]
    dotted.finish()
    assert places(dotted) == [(100, 50), (50, 150)]


@pytest.mark.usefixtures("endless")
def test_a_burst_that_meets_another_picture_is_forgotten_there(dotted: Canvas) -> None:
    dotted.workspace.select([0])
    QTest.keyClick(dotted, Key.Key_Right)
    dotted.workspace.show(list(dotted.workspace.pictures)[1])
    dotted.finish()
    assert places(dotted) == []
    assert len(dotted._floating.dots) == 0


def test_without_a_selection_arrows_ask_for_the_pictures_of_the_list(canvas: Canvas) -> None:
    wanted: list[int] = []
    canvas.walk_wanted.connect(wanted.append)
    for key in (Key.Key_Right, Key.Key_Left, Key.Key_Down, Key.Key_Up):
        QTest.keyClick(canvas, key)
    assert wanted == [1, -1, 1, -1]


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_removes_the_selected_dots(dotted: Canvas, key: Qt.Key) -> None:
    dotted.workspace.select([0, 2])
    QTest.keyClick(dotted, key)
    assert places(dotted) == [(100, 50)]


def test_delete_spares_selected_dots_that_do_not_count(canvas: Canvas) -> None:
    found = Dots.of([(50, 50), (200, 100)], [0.8, 0.6], Origin.MODEL)
    canvas.workspace.edit(ReplaceDots.predicted(canvas.workspace.marks, found, 0.5))
    canvas.workspace.select([0, 1])
    canvas.workspace.set_threshold(0.7)
    QTest.keyClick(canvas, Key.Key_Delete)
    assert [tuple(place) for place in canvas.workspace.marks.dots.xy] == [(200, 100)]


def test_all_dots_that_count_can_be_selected(dotted: Canvas) -> None:
    QTest.keyClick(dotted, Key.Key_A, CTRL)
    assert list(dotted.workspace.selection) == [0, 1, 2]


def test_dots_can_be_set_without_a_mouse(dotted: Canvas) -> None:
    dotted.key_mouse.toggle()
    assert (dotted.cross.x(), dotted.cross.y()) == (150, 100)
    for _ in range(4):
        QTest.keyClick(dotted, Key.Key_Left)
    QTest.keyClick(dotted, Key.Key_Up, SHIFT)
    x, y = dotted.cross.x(), dotted.cross.y()
    assert x < 150 and y < 100
    QTest.keyClick(dotted, Key.Key_Return)
    assert places(dotted)[-1] == (round(x, 2), round(y, 2))
    QTest.keyClick(dotted, Key.Key_Return)  # there is one now: it is selected, not doubled
    assert len(places(dotted)) == 4
    QTest.keyClick(dotted, Key.Key_Delete)
    assert len(places(dotted)) == 3
    QTest.keyClick(dotted, Key.Key_Escape)
    assert dotted.cross is None


def test_the_view_follows_the_cross_and_it_stays_in_the_picture(dotted: Canvas) -> None:
    dotted.look_at(150, 100, 20)
    dotted.key_mouse.toggle()
    for _ in range(400):
        QTest.keyClick(dotted, Key.Key_Right)
    assert dotted.visible_rect().contains(dotted.cross)
    assert dotted.cross.x() < 300


def test_keys_of_the_canvas_come_before_the_windows_and_others_do_not(dotted: Canvas, qtbot: QtBot) -> None:
    window, heard = QMainWindow(), []
    qtbot.addWidget(window)
    window.setCentralWidget(dotted)
    for keys in ("Del", "Return", "R", "Right"):
        action = QAction(keys, window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False, keys=keys: heard.append(keys))
        window.addAction(action)
    window.show()
    window.activateWindow()
    dotted.setFocus()
    qtbot.waitUntil(dotted.hasFocus)
    dotted.workspace.select([0])
    QTest.keyClick(dotted, Key.Key_Right)
    QTest.keyClick(dotted, Key.Key_Delete)
    assert places(dotted) == [(100, 50), (50, 150)]
    for key in (Key.Key_R, Key.Key_Return):
        QTest.keyClick(dotted, key)
    assert heard == ["R", "Return"]
    window.takeCentralWidget()
