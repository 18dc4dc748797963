"""What a person is told about the place where the work is kept, and that nothing of it is lost."""

from __future__ import annotations

import errno
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.panels.sizes import picture_size
from app.reports import Reports
from app.window import MainWindow
from core.dots import Dots, Origin
from core.project import Prediction, Run, RunKey, open_project
from core.project.place import NAME

Open = Callable[..., MainWindow]
DOTS = [(20.0, 30.0), (60.0, 40.0), (100.0, 90.0)]


def told(window: MainWindow) -> list[str]:
    """Every notice that waits for a person, the first one first."""
    strip, sentences = window.parts.strip, []
    while strip.notice is not None:
        sentences.append(strip.notice.text)
        strip.dismiss()
    return sentences


def dots(window: MainWindow) -> list[list[float]]:
    return window.parts.workspace.marks.counted.xy.tolist()


def worked_in(open_window: Open, crowd: Path) -> None:
    """The first picture has three dots, and nobody has it open any more."""
    window = open_window(crowd)
    window.parts.workspace.add(DOTS)
    window.close()


def test_a_damaged_project_is_set_aside_recovered_and_told(open_window: Open, crowd: Path) -> None:
    worked_in(open_window, crowd)
    damaged = (crowd / NAME).read_bytes()[:-4096]  # a page
    (crowd / NAME).write_bytes(damaged)
    window = open_window(crowd)
    (sentence,) = told(window)
    (aside,) = (path for path in crowd.iterdir() if path.read_bytes() == damaged)
    assert aside.name != NAME
    assert aside.name in sentence
    assert dots(window) == [list(place) for place in DOTS]
    assert not window.parts.workspace.read_only
    window.parts.workspace.add([(5, 5)])
    window.close()
    again = open_window(crowd)
    assert told(again) == []
    assert len(dots(again)) == 4
    assert aside.read_bytes() == damaged


def test_what_cannot_be_read_at_all_is_never_opened_as_empty_unsaid(open_window: Open, crowd: Path) -> None:
    (crowd / NAME).write_bytes(b"no database at all" * 1000)
    window = open_window(crowd)
    (sentence,) = told(window)
    (aside,) = (path for path in crowd.iterdir() if path.read_bytes().startswith(b"no database"))
    assert aside.name in sentence


@pytest.fixture
def read_only(crowd: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, in which nothing can be written; tests may run as root, whom permissions do not bind."""
    real = tempfile.TemporaryFile

    def temporary_file(*args: Any, **kwargs: Any) -> Any:
        if kwargs.get("dir") == crowd:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real(*args, **kwargs)

    monkeypatch.setattr(tempfile, "TemporaryFile", temporary_file)
    return crowd


def test_a_folder_that_cannot_be_written_to_has_its_work_in_the_users_data(
    open_window: Open, read_only: Path, home: Path
) -> None:
    before = sorted(read_only.iterdir())
    window = open_window(read_only)
    (sentence,) = told(window)
    project = window.parts.workspace.project
    assert project is not None
    assert project.path.is_relative_to(home)
    assert str(project.path) in sentence
    window.parts.workspace.add(DOTS)
    window.close()
    assert sorted(read_only.iterdir()) == before
    assert len(dots(open_window(read_only))) == 3


def test_work_whose_file_is_taken_away_is_not_called_saved(open_window: Open, crowd: Path) -> None:
    window = open_window(crowd)
    workspace, words = window.parts.workspace, window.parts.status.saved
    workspace.add(DOTS)
    assert words.text() == "saved"
    (crowd / NAME).rename(crowd / "away")
    workspace.add([(5, 5)])
    (sentence,) = told(window)
    assert str(crowd / NAME) in sentence and "put it back and do it again, or open the folder again" in sentence
    assert words.text() == "not saved"
    assert len(dots(window)) == 3
    (crowd / "away").rename(crowd / NAME)
    workspace.add([(5, 5)])
    assert words.text() == "saved"
    window.close()
    assert len(dots(open_window(crowd))) == 4


def test_a_picture_in_the_place_of_another_is_told_with_both_sizes(open_window: Open, crowd: Path) -> None:
    first, run = crowd / "picture 1.png", Run(RunKey.of("tiny", "0", {"seed": 1}), 1.0, count=1)
    with open_project(crowd) as project:
        for picture in project.sync([first, crowd / "picture 2.png"]):
            project.record_run(picture.id, run, Prediction(Dots.of([(9, 9)], [0.9], Origin.MODEL), 0.5, 160, 120))
    Image.new("RGB", (640, 480)).save(first)
    Image.new("RGB", (160, 120), "red").save(crowd / "picture 2.png")
    window = open_window(first)
    (sentence,) = told(window)
    assert sentence == (
        "picture 1.png is not the file that its dots were set on: that had 160 x 120 pixels, this one has 640 x 480."
    )
    window.parts.workspace.accept(1)
    assert picture_size(window.parts.workspace) == (640, 480)
    assert window.parts.side.blocks._size == (640, 480)
    window.close()
    assert told(open_window(crowd / "picture 2.png")) == ["picture 2.png is not the file that its dots were set on."]


def test_a_second_window_is_told_so_and_changes_nothing(open_window: Open, crowd: Path) -> None:
    worked_in(open_window, crowd)
    with open_project(crowd) as mine:
        window = open_window(crowd)
        assert any("Another Dotori" in sentence and str(crowd) in sentence for sentence in told(window))
        assert len(dots(window)) == 3
        actions = window.parts.actions
        for name in ("undo", "redo", "keep", "remove", "reviewed", "block-done", "region", "mask", "ground", "import"):
            assert not actions[name].isEnabled(), name
        for name in ("export", "save-picture", "fit", "heat"):
            assert actions[name].isEnabled(), name
        window.parts.workspace.add([(5, 5)])
        window.parts.workspace.set_threshold(0.9)
        window.parts.workspace.set_reviewed(True)
        assert "can only be looked at" in told(window)[0]
        image = window.parts.workspace.picture
        assert image is not None
        assert len(mine.log()) == 1
        assert len(mine.marks(image.id).dots) == 3


def test_every_edit_is_on_record_with_its_picture_time_and_state(open_window: Open, crowd: Path) -> None:
    begun = time.time()
    window = open_window(crowd)
    workspace = window.parts.workspace
    first, second, _ = workspace.pictures
    workspace.add(DOTS)
    workspace.set_threshold(0.3)
    workspace.show(second)
    workspace.set_reviewed(True)
    workspace.undo()
    window.close()
    with open_project(crowd) as project:
        log = project.log()
    assert [(entry.image, entry.command.name) for entry in log] == [
        (first, "add"),
        (first, "threshold"),
        (second, "reviewed"),
    ]
    assert [entry.state for entry in log] == ["done", "done", "undone"]
    times = [begun, *(entry.at for entry in log), time.time()]
    assert times == sorted(times)


@pytest.fixture
def reports(qapp: QApplication, home: Path) -> Iterator[Reports]:  # noqa: ARG001
    made = Reports(home / "logs")
    made.install()
    yield made
    made.uninstall()
    if made.dialog is not None:
        made.dialog.close()
        made.dialog.deleteLater()


def test_an_error_that_nobody_expected_loses_nothing(
    open_window: Open, crowd: Path, reports: Reports, qtbot: QtBot
) -> None:
    window = open_window(crowd, reports=reports)
    reports.window = window
    window.parts.workspace.add(DOTS[:1])

    def fault() -> None:
        raise RuntimeError("a fault in a slot")

    QTimer.singleShot(0, fault)
    qtbot.waitUntil(lambda: reports.dialog is not None and reports.dialog.isVisible())
    thread = threading.Thread(target=fault)
    thread.start()
    thread.join()
    assert reports.dialog is not None
    assert "a fault in a slot" in reports.dialog.report.toPlainText()
    assert "a fault in a slot" in (reports.folder / "dotori.log").read_text("utf-8")
    assert "Your dots are saved" in " ".join(label.text() for label in reports.dialog.findChildren(QLabel))
    QTest.mouseClick(reports.dialog.copy_button, Qt.MouseButton.LeftButton)
    assert "a fault in a slot" in QApplication.clipboard().text()
    canvas = window.parts.canvas  # the window goes on
    QTest.mouseClick(
        canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, canvas.mapFromScene(60, 40)
    )
    assert len(dots(window)) == 2
    kept = dots(window)
    window.close()
    assert dots(open_window(crowd)) == kept


def test_a_button_means_the_picture_that_its_notice_speaks_of(open_window: Open, crowd: Path, qtbot: QtBot) -> None:
    window = open_window(crowd)
    first, second, _ = window.parts.workspace.pictures
    for image in (first, second):
        window.parts.workspace.show(image)
        window.parts.workspace.add(DOTS)
    window.close()
    for name in ("picture 1.png", "picture 2.png"):
        (crowd / name).write_bytes((crowd / "picture 10.png").read_bytes())
    window = open_window(crowd)
    strip, workspace = window.parts.strip, window.parts.workspace
    workspace.show(first)
    assert strip.notice is not None
    assert "picture 1.png" in strip.notice.text
    accept_first = strip.notice.do
    workspace.show(second)
    assert strip.notice is not None
    assert "picture 2.png" in strip.notice.text, "what is not at hand is not spoken of"
    accept_first()
    assert [workspace.pictures[image].replaced for image in (first, second)] == [False, True]
    qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    assert [workspace.pictures[image].replaced for image in (first, second)] == [False, False]


def test_a_second_window_may_look_at_everything(open_window: Open, crowd: Path) -> None:
    worked_in(open_window, crowd)
    first = open_window(crowd)
    second = open_window(crowd)
    names = ("next-doubt", "previous-doubt", "next-block", "select-all", "deselect")
    changing = ("keep", "remove", "block-done", "reviewed", "undo", "region", "ground", "lower-threshold")
    assert second.parts.workspace.read_only
    assert all(second.parts.actions[name].isEnabled() for name in names)
    assert not any(second.parts.actions[name].isEnabled() for name in changing)
    assert all(first.parts.actions[name].isEnabled() for name in (*names, *changing))


def test_a_second_window_shows_what_the_first_has_done(open_window: Open, crowd: Path, qtbot: QtBot) -> None:
    first, second = open_window(crowd), open_window(crowd)
    working, looking = first.parts.workspace, second.parts.workspace
    shown, other, third = working.pictures
    assert looking.read_only

    def agree(*images: int) -> bool:
        return all(looking.pictures[image] == working.pictures[image] for image in images)

    working.show(other)
    working.add([(40, 40)])
    looking.show(other)
    assert agree(other)
    assert len(looking.marks.dots) == looking.pictures[other].count == 1

    first.activateWindow()
    qtbot.waitActive(first)
    working.move([0], [(60, 60)])
    working.show(third)
    working.add([(10, 10), (90, 90)])
    second.activateWindow()
    qtbot.waitUntil(lambda: agree(shown, other, third))
    assert looking.picture.id == other
    assert looking.marks.dots.xy.tolist() == [[60, 60]]


def test_a_number_that_is_typed_is_the_pictures_that_it_was_typed_for(
    open_window: Open, crowd: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    worked_in(open_window, crowd)
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.png").write_bytes((crowd / "picture 2.png").read_bytes())
    window = open_window(crowd)
    field = window.parts.side.count.threshold.number
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    QTest.keyClicks(field, "0.33")
    window.files.open([other])
    qtbot.waitUntil(lambda: window.parts.workspace.path == other / "b.png")
    assert window.parts.workspace.marks.threshold != 0.33
    window.close()
    with open_project(crowd) as project:
        assert project.marks(1).threshold == 0.33


def test_the_notice_of_a_replaced_picture_goes_with_its_reason(open_window: Open, crowd: Path) -> None:
    worked_in(open_window, crowd)
    (crowd / "picture 1.png").write_bytes((crowd / "picture 2.png").read_bytes())
    window = open_window(crowd)
    assert window.parts.strip.notice is not None
    window.parts.workspace.accept(1)
    assert window.parts.strip.notice is None
    window.parts.actions["welcome"].trigger()
    window.parts.actions["welcome"].trigger()
    assert window.parts.strip.notice is None
