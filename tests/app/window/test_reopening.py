"""The window made anew, so that it speaks another language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from app.counting.engine import CountEngine
from app.preferences import PreferenceStore
from app.reports import Reports
from app.start import WindowPlace, make_application


@pytest.fixture
def place(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WindowPlace]:
    monkeypatch.setattr(CountEngine, "warm_up", lambda *_: None)
    app, before = make_application(), QLocale()
    made = WindowPlace(app, PreferenceStore(parent=app), Reports(home))
    yield made
    made.window.close()
    made.window.deleteLater()
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(before)


@pytest.mark.parametrize("named", ["folder", "files"])
def test_it_comes_back_in_another_language_with_all_that_was_open(
    qtbot: QtBot, place: WindowPlace, crowd: Path, named: str
) -> None:
    pictures = sorted(crowd.iterdir())[:2]
    place.open([crowd] if named == "folder" else pictures)
    old = place.window
    workspace = old.parts.workspace
    qtbot.waitUntil(lambda: workspace.picture is not None)
    listed = [picture.path for picture in workspace.pictures.values()]
    workspace.show(list(workspace.pictures)[1])
    workspace.add([(20, 30)])
    shown = workspace.picture.path
    old.parts.preferences.change(language="ko")
    old.helping.show_preferences()
    old.helping._preferences.reopen_wanted.emit()
    qtbot.waitUntil(lambda: place.window is not old)
    workspace = place.window.parts.workspace
    qtbot.waitUntil(lambda: workspace.picture is not None)
    assert [picture.path for picture in workspace.pictures.values()] == listed
    assert workspace.picture.path == shown
    assert workspace.marks.counted.xy.tolist() == [[20, 30]]
    assert not workspace.read_only, "the first window has let go of the folder"
    assert place.window.parts.actions["undo"].text() == "실행 취소"
    assert QApplication.quitOnLastWindowClosed()
    qtbot.waitUntil(lambda: not Shiboken.isValid(old))


@pytest.mark.parametrize("answer", ["No", "Cancel the teaching"])
def test_a_teaching_is_not_lost_unasked(qtbot: QtBot, place: WindowPlace, crowd: Path, answer: str) -> None:
    place.open([crowd])
    old = place.window
    qtbot.waitUntil(lambda: old.parts.workspace.picture is not None)
    old.parts.actions["reviewed"].trigger()
    old.parts.actions["teach"].trigger()
    dialog = old.teaching.dialog
    dialog.main.click()
    qtbot.waitUntil(lambda: dialog.session.pid is not None, timeout=30_000)
    pid = dialog.session.pid
    old.helping.show_preferences()
    old.helping._preferences.reopen_wanted.emit()
    qtbot.waitUntil(lambda: any(box.isVisible() for box in dialog.findChildren(QMessageBox)))
    assert place.window is old
    assert old.isVisible()
    assert psutil.pid_exists(pid)
    [box] = dialog.findChildren(QMessageBox)
    next(button for button in box.findChildren(QPushButton) if answer in button.text()).click()
    if answer == "No":
        qtbot.waitUntil(lambda: not dialog.findChildren(QMessageBox))
        assert place.window is old
        assert dialog.session.learns
        dialog.session.cancel()
    else:
        qtbot.waitUntil(lambda: place.window is not old)
        assert not psutil.pid_exists(pid)
        qtbot.waitUntil(lambda: not Shiboken.isValid(old))
        qtbot.waitUntil(lambda: place.window.parts.workspace.picture is not None)
        assert not place.window.parts.workspace.read_only
    assert QApplication.quitOnLastWindowClosed()


def test_a_count_under_way_is_not_cut_off(place: WindowPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    place.open()
    monkeypatch.setattr(CountEngine, "busy", True)
    told: list[str] = []
    place.window.parts.workspace.told.connect(told.append)
    place.window.helping.show_preferences()
    place.window.helping._preferences.reopen_wanted.emit()
    QApplication.processEvents()
    assert [sentence for sentence in told if "being counted" in sentence]
