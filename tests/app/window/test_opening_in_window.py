"""The ways to open pictures: dialogs, a request for the folders in a folder, recent folders, the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app import start
from app.canvas import nudge
from app.counting.engine import CountEngine
from app.start import WindowPlace
from app.window import MainWindow
from core.project import open_project

Open = Callable[..., MainWindow]
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def nested(tmp_path: Path) -> Path:
    """A folder without a picture of its own, and a folder in it that has two."""
    folder = tmp_path / "축제"
    (folder / "day 2").mkdir(parents=True)
    for name in ("b 10.png", "b 9.png"):
        Image.new("RGB", (64, 48), "grey").save(folder / "day 2" / name)
    return folder


def names(window: MainWindow) -> list[str]:
    return [picture.path for picture in window.parts.workspace.pictures.values()]


DEEP = ["day 2/b 9.png", "day 2/b 10.png"]


def test_the_dialogs_open_what_was_chosen(
    open_window: Open, crowd: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = open_window()
    chosen = [str(crowd / "picture 10.png"), str(crowd / "picture 2.png")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(crowd))
    window.parts.actions["open-files"].trigger()
    qtbot.waitUntil(lambda: names(window) == ["picture 2.png", "picture 10.png"])
    window.parts.actions["open-folder"].trigger()
    qtbot.waitUntil(lambda: len(names(window)) == 3)


@pytest.mark.parametrize("how", ["command", "preference", "offer"])
def test_the_folders_in_a_folder_are_listed_on_request(
    open_window: Open, nested: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, how: str
) -> None:
    window = open_window()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(nested))
    if how == "preference":
        window.helping.show_preferences()
        window.helping._preferences.recursive.click()
    window.parts.actions["open-folders" if how == "command" else "open-folder"].trigger()
    if how == "offer":
        qtbot.waitUntil(lambda: window.parts.strip.notice is not None)
        assert str(nested) in window.parts.strip.notice.text
        assert names(window) == []
        window.parts.strip.notice.do()
    qtbot.waitUntil(lambda: names(window) == DEEP)


def test_there_is_nothing_to_offer_where_the_folders_were_looked_at(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "bare" / "deep").mkdir(parents=True)
    window = open_window()
    window.files.open([tmp_path / "bare"], recursive=True)
    qtbot.waitUntil(lambda: window.parts.strip.notice is not None)
    assert window.parts.strip.notice.action == ""


def test_what_was_listed_with_its_folders_comes_back_so(
    home: Path, nested: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(CountEngine, "warm_up", lambda *_: None)
    app = start.make_application()
    place = WindowPlace(app, start.PreferenceStore(parent=app), start.Reports(home))
    place.open([nested], recursive=True)
    old = place.window
    qtbot.waitUntil(lambda: names(old) == DEEP)
    place.reopen()
    qtbot.waitUntil(lambda: place.window is not old and names(place.window) == DEEP)
    place.window.close()
    place.window.deleteLater()


def test_a_folder_that_was_open_is_a_recent_one(open_window: Open, crowd: Path, nested: Path, qtbot: QtBot) -> None:
    window = open_window(crowd)
    window.files.open([nested / "day 2"])
    qtbot.waitUntil(lambda: len(names(window)) == 2)
    recent = window.files.recent.actions()
    assert [action.text().endswith(end) for action, end in zip(recent, ("day 2", "군중"), strict=True)] == [True, True]
    recent[1].trigger()
    qtbot.waitUntil(lambda: len(names(window)) == 3)
    window.close()
    assert len(open_window().files.recent.actions()) == 2, "the next window knows them"


@pytest.mark.parametrize("words", [[], ["open"]])
def test_paths_on_the_command_line_are_opened(
    crowd: Path, say: Say, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """What the front door hands on is what a `WindowPlace` opens, as test_reopening.py shows."""
    opened: list[object] = []
    monkeypatch.setattr(start, "run", lambda paths: opened.append(paths) or 0)
    paths = (crowd, crowd / "picture 1.png")
    assert say(*words, *paths)[0] == 0
    assert opened == [paths]


@pytest.mark.parametrize("name", ["nosuch.jpg", "nosuch/folder", "../군중 2"])
def test_a_path_that_leads_nowhere_is_told(say: Say, name: str) -> None:
    code, _, said = say(name)
    assert (code, said) == (1, f"dotori: cannot open {name}: there is no such file or folder; check the name\n")


def test_a_command_that_is_mistyped_is_told_as_ever(say: Say) -> None:
    code, _, said = say("cuont")
    assert code == 2
    assert "No such command 'cuont'" in said


@pytest.mark.parametrize("way", ["another folder", "the same folder", "none"])
def test_a_burst_of_arrow_keys_is_saved_before_the_folder_is_left(
    open_window: Open, crowd: Path, nested: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Of a burst during "Opening" too."""
    monkeypatch.setattr(nudge, "PAUSE", 10**6)
    monkeypatch.setattr(nudge, "LATEST", 10**6)
    window = open_window(crowd)
    workspace, canvas = window.parts.workspace, window.parts.canvas
    workspace.add([(20, 30)])
    left, image = workspace.project, workspace.picture.id
    if way != "none":
        window.files.open([crowd if way == "the same folder" else nested], recursive=True)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.nudge.under_way
    if way == "none":
        workspace.close()
    qtbot.waitUntil(lambda: workspace.project is not left)
    qtbot.waitUntil(lambda: way == "none" or workspace.picture is not None)
    window.parts.actions["close-folder"].trigger()
    with open_project(crowd) as project:
        assert project.marks(image).dots.xy.tolist() == [[21, 30]]
