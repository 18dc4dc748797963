"""The first time: a page that invites, and samples to try."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
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
