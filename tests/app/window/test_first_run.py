"""The first time: a page that invites, and samples to try."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.gestures import GesturePicture
from app.window import MainWindow

Open = Callable[..., MainWindow]


def test_the_samples_open_from_the_first_page_and_can_be_worked_on(open_window: Open, home: Path, qtbot: QtBot) -> None:
    window = open_window()
    assert window.pages.currentWidget() is window.welcome
    assert len([picture for picture in window.welcome.findChildren(GesturePicture) if picture.isVisible()]) == 5
    assert window.parts.preferences.value.first_run
    with qtbot.waitSignal(window.parts.workspace.shown):
        QTest.mouseClick(window.welcome.sample_button, Qt.MouseButton.LeftButton)
    workspace = window.parts.workspace
    assert window.pages.currentWidget() is window.parts.canvas
    assert len(workspace.pictures) >= 3
    assert workspace.project is not None
    assert workspace.project.folder.is_relative_to(home)
    assert not workspace.read_only
    assert not window.parts.preferences.value.first_run
    qtbot.waitUntil(lambda: window.parts.canvas.editable)


def test_the_first_page_comes_back_when_it_is_asked_for(open_window: Open, crowd: Path) -> None:
    window = open_window(crowd)
    assert window.pages.currentWidget() is window.parts.canvas
    window.parts.actions["welcome"].trigger()
    assert window.pages.currentWidget() is window.welcome


def press_escape(window: MainWindow) -> None:
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)


def click_its_row(window: MainWindow) -> None:
    QTest.mouseClick(window.parts.pictures._view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 30))


WAYS_BACK: dict[str, Callable[[MainWindow], None]] = {
    "the button": lambda window: window.welcome.picture_button.click(),
    "Esc": press_escape,
    "the same key": lambda window: window.parts.actions["welcome"].trigger(),
    "its row": click_its_row,
    "another picture": lambda window: window.parts.pictures.step(1),
}


@pytest.mark.parametrize("way", WAYS_BACK)
def test_the_first_page_leads_back_to_the_picture(open_window: Open, crowd: Path, qtbot: QtBot, way: str) -> None:
    window = open_window(crowd)
    qtbot.waitActive(window)
    window.parts.workspace.add([(40, 40)])
    window.parts.actions["welcome"].trigger()
    assert window.welcome.picture_button.isVisible()
    assert window.welcome.picture_button.hasFocus()
    WAYS_BACK[way](window)
    assert window.pages.currentWidget() is window.parts.canvas
    assert window.parts.canvas.hasFocus()
    assert way == "another picture" or len(window.parts.workspace.selection) == 1, "nothing else is taken back"


def test_it_leads_to_no_picture_where_there_is_none(open_window: Open, crowd: Path) -> None:
    window = open_window(crowd)
    window.parts.actions["welcome"].trigger()
    window.parts.actions["close-folder"].trigger()
    assert window.pages.currentWidget() is window.welcome
    assert not window.welcome.picture_button.isVisible()
    window.parts.actions["welcome"].trigger()
    assert window.pages.currentWidget() is window.welcome
