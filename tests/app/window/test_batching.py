"""Counting a folder from the window, and the table beside it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from counting_by_hand import ByHand, begin, end
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.language import install_language
from app.results.figures import Column
from app.results.window import ResultsWindow
from app.sentences import in_words
from app.window import MainWindow
from core.errors import DotoriError
from core.project import State, open_project

Open = Callable[..., MainWindow]


@pytest.fixture
def engine(qtbot: QtBot) -> ByHand:  # noqa: ARG001
    return ByHand()


def states(table: ResultsWindow) -> list[str]:
    return [table.model.index(row, Column.STATE).data() for row in range(table.model.rowCount())]


def test_the_table_fills_and_a_row_opens_while_the_rest_runs(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    table = begin(window, qtbot)
    assert states(table) == ["counting", "waiting", "waiting"]
    assert table.stopping.isVisible()
    assert not table.counting.isVisible()
    end(window, qtbot)
    assert states(table) == ["counted", "counting", "waiting"]
    assert table.totals.text() == "3 people · 1 of 3 counted"
    assert "2 to go" in table.pace.text()
    assert "pictures a second" in table.pace.text()

    table.rows.setCurrentIndex(table.model.index(2, 0))
    QTest.keyClick(table.rows, Qt.Key.Key_Return)
    workspace = window.parts.workspace
    assert workspace.picture is not None
    third = workspace.picture.id
    assert workspace.picture.path == "picture 10.png"
    workspace.add([(30, 30)])
    assert window.counting.busy
    end(window, qtbot)
    assert not window.counting.busy, "a person works on the third"
    assert states(table) == ["counted", "counted", "edited"]
    assert workspace.pictures[third].count == 1
    assert table.message.text() == "2 picture(s) counted."
    assert table.counting.isVisible()
    assert window.parts.workspace.undo() is not None
    assert workspace.pictures[third].state == State.NEW, "undo took back the edit, not a count"


def test_where_no_picture_is_as_wanted_the_table_says_so(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    table = begin(open_window(crowd, engine=engine), qtbot)
    assert not table.nothing.isVisible()
    table.show_only.setCurrentIndex(table.show_only.findData("failed"))
    assert table.model.rowCount() == 0
    assert table.nothing.isVisible()
    assert table.nothing.text().startswith("None of the pictures is like that.")
    table.show_only.setCurrentIndex(table.show_only.findData("all"))
    assert not table.nothing.isVisible()


def test_stop_ends_after_the_picture_in_hand_and_counting_goes_on_there(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    table = begin(window, qtbot)
    table.stopping.click()
    assert table.pace.text() == "Stopping after this picture"
    assert states(table) == ["counting", "not counted", "not counted"]
    end(window, qtbot)
    assert "2 still to count" in table.message.text()
    window.close()

    window = open_window(crowd, engine=ByHand())
    table = begin(window, qtbot)
    assert states(table) == ["counted", "counting", "waiting"]
    table.stopping.click()
    table.stopping.click()
    assert states(table) == ["counted", "not counted", "not counted"], "the second time, at once"


def test_a_failure_is_a_row_and_the_count_goes_on(open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot) -> None:
    window = open_window(crowd, engine=engine)
    table = begin(window, qtbot)
    with qtbot.waitSignal(window.parts.workspace.recorded):
        engine.fail("cannot read picture 1.png: it is a test")
    assert states(table) == ["failed", "counting", "waiting"]
    hint = table.model.index(0, Column.STATE).data(Qt.ItemDataRole.ToolTipRole)
    assert hint == "cannot read picture 1.png: it is a test"
    assert window.parts.strip.notice is None
    end(window, qtbot)
    end(window, qtbot, 1)
    assert table.totals.text() == "4 people · 2 of 3 counted · 1 failed"
    assert "1 could not be counted" in table.message.text()

    begin(window, qtbot)
    assert not window.counting.busy
    assert "once more" in table.message.text()
    begin(window, qtbot)
    assert states(table) == ["counting", "counted", "counted"]
    end(window, qtbot)
    begin(window, qtbot)
    assert "Nothing is left to count" in table.message.text()


def test_a_model_that_is_gone_is_told_once_and_no_failure_of_any_picture(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    table = begin(window, qtbot)
    end(window, qtbot)
    engine.lose_the_model("no weights at plaza.safetensors; give the path of a .safetensors file")
    assert not window.counting.busy
    assert states(table) == ["counted", "not counted", "not counted"]
    assert all(picture.error is None for picture in window.parts.workspace.pictures.values())
    assert window.parts.strip.notice is not None
    assert "no weights at plaza" in window.parts.strip.notice.text
    assert "2 still to count" in table.message.text()


def test_a_model_in_use_that_is_gone_ends_only_what_waits_for_it(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot, home: Path, make_weights: Callable[..., Path]
) -> None:
    window = open_window(crowd, engine=engine)
    first, second, third = window.parts.workspace.pictures
    make_weights(home / "models" / "plaza.safetensors")
    window.parts.models.library.use("plaza")
    window.counting.count([first, second])
    begin(window, qtbot)
    assert [window.counting.place(image) for image in (first, second, third)] == ["counting", "waiting", "waiting"]
    request = engine.request
    assert request is not None and request.model is not None
    request.model.unlink()
    engine.lose_the_model("no weights at plaza.safetensors; give the path of a .safetensors file")
    assert [window.counting.place(image) for image in (first, second, third)] == [None, None, "counting"]
    assert window.parts.strip.notice is not None and window.parts.strip.notice.action == "Try again"
    engine.stop()
    window.counting.count([first, second])
    assert not window.counting.waiting, "told once, not for each"


def test_a_picture_that_was_worked_on_and_replaced_is_told(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    window.parts.workspace.add([(30, 30)])
    window.close()
    Image.new("RGB", (99, 99)).save(crowd / "picture 1.png")
    window = open_window(crowd, engine=ByHand())
    table = begin(window, qtbot)
    end(window, qtbot)
    end(window, qtbot)
    said = "1 picture(s) that you worked on are other files now and were not counted"
    assert table.message.text().startswith(f"2 picture(s) counted. {said}")
    begin(window, qtbot)
    assert table.message.text().startswith("Nothing is left to count")
    assert said in table.message.text()
    window.parts.workspace.accept(1)
    begin(window, qtbot)
    assert said not in table.message.text()


def test_the_next_picture_is_counted_while_the_last_one_is_written_down(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(crowd, engine=engine)
    first, second, third = window.parts.workspace.pictures
    begin(window, qtbot)
    project, go = window.parts.workspace.project, threading.Event()
    assert project is not None
    record_run = project.record_run

    def slow(*args: Any, **options: Any) -> int:
        assert go.wait(20)
        return record_run(*args, **options)

    monkeypatch.setattr(project, "record_run", slow)
    heard: list[int] = []
    window.parts.workspace.recorded.connect(heard.append)
    engine.end()
    assert engine.request is not None and engine.request.image == second
    assert [window.counting.place(image) for image in (first, second, third)] == ["counting", "counting", "waiting"]
    assert heard == [], "no word of a picture before it is on the disk"
    go.set()
    qtbot.waitUntil(lambda: heard == [first])
    assert window.counting.place(first) is None
    with open_project(crowd) as disk:
        assert disk.image(first).state == State.COUNTED


def test_what_comes_next_goes_along_and_frames_are_only_for_who_watches(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    first, second, _ = window.parts.workspace.pictures
    begin(window, qtbot)
    seen = []
    for _ in range(3):
        request = engine.request
        assert request is not None
        seen.append((request.path.name, request.ahead and request.ahead.name, request.frames))
        end(window, qtbot)
    assert seen == [
        ("picture 1.png", "picture 2.png", True),
        ("picture 2.png", "picture 10.png", False),
        ("picture 10.png", None, False),
    ]
    assert window.parts.workspace.picture is not None and window.parts.workspace.picture.id == first
    window.counting.count([second])
    assert engine.request is not None and engine.request.frames, "a picture that a person wants counted is watched"


def test_a_failure_is_told_in_the_language_of_who_looks(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot, qapp: QApplication
) -> None:
    install_language(qapp, "ko")
    try:
        window = open_window(crowd, engine=engine)
        table = begin(window, qtbot)
        failure = DotoriError("cannot read {path}: the file is empty; save or download it again", path="a.png")
        with qtbot.waitSignal(window.parts.workspace.recorded):
            engine.fail(failure.sentence)
        assert "비어" in table.model.index(0, Column.STATE).data(Qt.ItemDataRole.ToolTipRole)
        window.close()
    finally:
        install_language(qapp, "en")
    window = open_window(crowd, engine=ByHand())
    window.parts.actions["show-results"].trigger()
    assert window.batching.table is not None
    hint = window.batching.table.model.index(0, Column.STATE).data(Qt.ItemDataRole.ToolTipRole)
    assert hint == in_words(failure) == "Cannot read a.png: the file is empty; save or download it again"


def test_a_picture_that_is_gone_is_told_and_the_folders_end_ends_the_count(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    table = begin(window, qtbot)
    (crowd / "picture 1.png").unlink()
    engine.fail("cannot read picture 1.png")
    assert states(table) == ["not counted", "counting", "waiting"]
    assert window.parts.strip.notice is not None
    assert "picture 1.png is gone or was replaced" in window.parts.strip.notice.text
    window.parts.strip.dismiss()
    crowd.rename(crowd.with_name("elsewhere"))
    engine.fail("cannot read picture 2.png")
    assert not window.counting.busy
    assert "has vanished" in window.parts.strip.notice.text


def test_what_cannot_be_written_down_ends_the_count(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(crowd, engine=engine)
    table = begin(window, qtbot)

    def full(*_args: object, **_options: object) -> None:
        raise DotoriError("cannot save: the disk is full; free some space")

    monkeypatch.setattr(window.parts.workspace.project, "record_run", full)
    end(window, qtbot)
    assert not window.counting.busy
    assert states(table) == ["not counted"] * 3
    assert window.parts.strip.notice is not None
    assert "the disk is full" in window.parts.strip.notice.text
    monkeypatch.undo()
    begin(window, qtbot)
    assert states(table) == ["counting", "waiting", "waiting"]


def test_another_model_counts_again_what_nobody_corrected(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot, home: Path, make_weights: Callable[..., Path]
) -> None:
    window = open_window(crowd, engine=engine)
    table = begin(window, qtbot)
    for _ in range(3):
        end(window, qtbot)
    window.parts.workspace.add([(30, 30)])
    make_weights(home / "models" / "plaza.safetensors")
    window.parts.models.library.use("plaza")
    begin(window, qtbot)
    assert states(table) == ["edited", "counting", "waiting"]
    end(window, qtbot, 5)
    assert table.model.index(1, Column.MODEL).data() == "plaza"


def test_results_of_another_folder_and_of_none(open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot) -> None:
    window = open_window(engine=engine)
    assert not window.parts.actions["count-folder"].isEnabled()
    window.parts.actions["show-results"].trigger()
    table = window.batching.table
    assert table is not None
    assert not table.saving.isEnabled()
    with qtbot.waitSignal(window.parts.workspace.shown):
        window.files.open([crowd])
    assert table.windowTitle() == "Results — 군중"
    begin(window, qtbot)
    table.saving.click()
    assert window.batching.dialog is not None
    window.files.close_folder()
    assert window.batching.dialog is None
    assert table.model.rowCount() == 0
    assert not table.stopping.isVisible()
    window.close()
    assert not table.isVisible()


def test_each_count_is_told_what_was_reviewed_before_it(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    workspace, first = window.parts.workspace, window.parts.workspace.picture
    window.parts.actions["count"].trigger()
    assert engine.request is not None and engine.request.reviewed == ()
    end(window, qtbot, heads=3)
    workspace.add([(30, 30)])
    window.parts.actions["reviewed"].trigger()
    assert first is not None and workspace.pictures[first.id].state == State.REVIEWED
    begin(window, qtbot)
    ((truth, run, digest),) = engine.request.reviewed
    assert (truth, run.count, run.high, digest is None) == (4, 3, 4.0, False)
