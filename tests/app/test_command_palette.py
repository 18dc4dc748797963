from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.actions import ActionName, build_actions
from app.palette import CommandPalette, closeness


@pytest.fixture
def palette(qtbot: QtBot) -> Iterator[CommandPalette]:
    window = QMainWindow()
    window.resize(800, 600)
    qtbot.addWidget(window)
    actions = build_actions(window)
    actions["stop"].setEnabled(False)
    window.show()
    made = CommandPalette(actions, window)
    made.popup()
    yield made
    made.close()


def test_it_lists_what_can_be_done_now(palette: CommandPalette) -> None:
    assert "count" in palette.offered
    assert "stop" not in palette.offered
    assert "command-palette" not in palette.offered


def test_it_lists_every_action_but_itself_and_finds_each_by_its_words(palette: CommandPalette) -> None:
    window = palette.parentWidget()
    assert window is not None
    actions = {action.objectName(): action for action in window.actions()}
    for action in actions.values():
        action.setEnabled(True)
    palette.popup()
    everything = set(get_args(ActionName)) - {"command-palette"}
    assert sorted(palette.offered) == sorted(everything)
    for name in everything:
        palette.field.setText(actions[name].text())
        assert palette.offered[0] == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("opf", "open-folder"),
        ("NEXT DOUBT", "next-doubt"),
        ("heat", "heat"),
        ("shortc", "keyboard-help"),
        ("review keep", "keep"),
        ("training", "export-training"),
    ],
)
def test_a_few_letters_find_a_command(qtbot: QtBot, palette: CommandPalette, typed: str, name: ActionName) -> None:
    qtbot.keyClicks(palette.field, typed)
    assert palette.offered[0] == name


def test_arrows_and_enter_give_the_command(qtbot: QtBot, palette: CommandPalette) -> None:
    qtbot.keyClicks(palette.field, "zoom")
    first, second = palette.offered[:2]
    assert {first, second} == {"zoom-in", "zoom-out"}
    window = palette.parentWidget()
    assert window is not None
    action = next(action for action in window.actions() if action.objectName() == second)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert action.text() in palette.field.accessibleDescription()
    with qtbot.waitSignal(action.triggered):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_a_click_gives_the_command_and_escape_gives_none(qtbot: QtBot, palette: CommandPalette) -> None:
    window = palette.parentWidget()
    assert window is not None
    qtbot.keyClicks(palette.field, "full screen")
    action = next(action for action in window.actions() if action.objectName() == "full-screen")
    where = palette.list.visualRect(palette.list.model().index(0, 0)).center()
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    palette.popup()
    with qtbot.assertNotEmitted(action.triggered):
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_it_says_when_nothing_fits_and_begins_afresh(qtbot: QtBot, palette: CommandPalette) -> None:
    all_of_them = palette.offered
    qtbot.keyClicks(palette.field, "qqqq")
    assert palette.offered == []
    assert palette.nothing.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.popup()
    assert palette.offered == all_of_them


def test_closeness_prefers_words_and_runs_and_refuses_other_letters() -> None:
    def close(typed: str, text: str) -> int:
        found = closeness(typed, text)
        assert found is not None
        return found

    assert close("nd", "Next doubt") > close("nd", "Undo")
    assert close("count", "Count") > close("count", "Count all")
    assert close("열기", "사진 열기") > close("열기", "열린 그림 보기")
    assert closeness("xz", "Next doubt") is None
    assert closeness("tn", "nt") is None
    assert closeness("", "anything") is not None
