from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from app.actions import ENTRIES, MENUS, TOOLS, ActionName, build_actions, build_menus, building, title_of
from app.look.shortened import shortened
from app.pictures.recent import recent_folders


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    yield made


def test_every_name_has_one_entry() -> None:
    entries = [entry.name for menu in MENUS for entry in menu.entries]
    assert Counter(entries) == Counter(get_args(ActionName))


def test_no_two_actions_share_a_shortcut() -> None:
    keys = Counter(QKeySequence(key).toString() for entry in ENTRIES.values() for key in entry.keys)
    assert "" not in keys
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_action_has_words_a_shortcut_a_tooltip_and_an_icon(window: QMainWindow) -> None:
    for name, action in build_actions(window).items():
        assert action.text(), name
        assert action.shortcuts(), name
        assert not action.icon().isNull(), name
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        assert action.toolTip().endswith(f" ({shown})"), name
        tip = ENTRIES[name].tip
        assert tip[0].isupper(), name
        assert not tip.endswith((".", "!")), name


def test_every_action_stands_in_one_menu(window: QMainWindow) -> None:
    actions = build_actions(window)
    menus, recent = build_menus(window.menuBar(), actions)
    shown = [action.objectName() for menu in menus.values() for action in menu.actions() if not action.isSeparator()]
    assert Counter(shown) == Counter([*actions, recent.menuAction().objectName()])
    assert recent.menuAction() in menus["file"].actions()
    assert not any(menu.actions()[0].isSeparator() for menu in menus.values())


def test_mnemonics_of_the_menu_bar_differ() -> None:
    letters = [menu.title.split("&")[1][0].casefold() for menu in MENUS]
    assert len(set(letters)) == len(letters)


def test_titles_lose_their_mnemonics(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [title_of(menu) for menu in MENUS[:2]] == ["File", "Edit"]
    monkeypatch.setattr(building, "translated", lambda _words: "파일(&F)")
    assert title_of(MENUS[0]) == "파일"


def test_one_tool_is_chosen_at_a_time(window: QMainWindow) -> None:
    actions = build_actions(window)
    assert [name for name in TOOLS if actions[name].isChecked()] == ["select"]
    actions["lasso"].trigger()
    assert [name for name in TOOLS if actions[name].isChecked()] == ["lasso"]


@pytest.mark.parametrize(
    ("key", "modifier", "name"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "count"),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "count"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, "count-all"),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier, "redo"),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.NoModifier, "zoom-in"),
        (Qt.Key.Key_BracketLeft, Qt.KeyboardModifier.NoModifier, "smaller-dots"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "cancel"),
        (Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier, "stop"),
    ],
)
def test_keys_reach_their_actions(
    qtbot: QtBot, window: QMainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier, name: ActionName
) -> None:
    actions = build_actions(window)
    with qtbot.waitSignal(actions[name].triggered):
        qtbot.keyClick(window, key, modifier)


def test_macos_knows_its_own_three_without_reading_their_words(window: QMainWindow) -> None:
    actions = build_actions(window)
    assert actions["preferences"].menuRole() == QAction.MenuRole.PreferencesRole
    assert actions["count"].menuRole() == QAction.MenuRole.NoRole


def test_recent_folders_are_offered(qtbot: QtBot, window: QMainWindow, tmp_path: Path) -> None:
    _, recent = build_menus(window.menuBar(), build_actions(window))
    assert not recent.isEnabled()
    folders = [tmp_path / "사진 & more", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    recent.show_folders([*map(str, folders), str(tmp_path / "gone")])
    assert [action.isEnabled() for action in recent.actions()] == [True, True, False]
    assert recent.isEnabled()
    assert "사진 && more" in recent.actions()[0].text()
    with qtbot.waitSignal(recent.folder_wanted) as chosen:
        recent.actions()[0].trigger()
    assert chosen.args == [folders[0]]


def test_a_long_folder_keeps_its_end(qapp: QApplication) -> None:
    menu = QMenu()
    [long] = recent_folders([str(Path.home() / ("long name/" * 40) / "last")])
    words = shortened(long.text, menu, 300)
    assert words.startswith("~")
    assert words.endswith("last")
    assert menu.fontMetrics().horizontalAdvance(words) <= 300
    assert qapp is not None
