"""Edits that take each other's place, and counts that are written down off the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app import workspace as module
from app.workspace import Opened, Workspace
from core.dots import Dots, Origin
from core.errors import DotoriError
from core.project import Prediction, Project, Run, RunKey, open_project
from core.regions import Region

RUN = Run(RunKey.of("fake", "hash", {"seed": 0}), 0.1, 3, 2.9, 3.1)
FOUND = Prediction(
    Dots.of(np.array([[20.0, 30], [60, 40]]), np.array([0.9, 0.8], np.float32), Origin.MODEL), 0.25, 160, 120
)


@pytest.fixture
def workspace(crowd: Path) -> Iterator[Workspace]:
    made = Workspace()
    project = open_project(crowd)
    made.adopt(Opened(project, project.sync(sorted(crowd.glob("*.png")))))
    yield made
    made.close()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


def test_thresholds_that_soon_follow_each_other_are_one_step_of_undo(workspace: Workspace, clock: list[float]) -> None:
    before = workspace.marks.threshold
    for threshold in (0.3, 0.31, 0.32):
        workspace.set_threshold(threshold)
        clock[0] += 0.4
    assert workspace.marks.threshold == 0.32
    workspace.undo()
    assert workspace.marks.threshold == before
    workspace.redo()
    assert workspace.marks.threshold == 0.32


def test_a_later_threshold_is_a_step_of_its_own(workspace: Workspace, clock: list[float]) -> None:
    workspace.set_threshold(0.3)
    clock[0] += 1.5
    workspace.set_threshold(0.4)
    workspace.undo()
    assert workspace.marks.threshold == 0.3


def test_there_and_back_again_is_no_edit(workspace: Workspace, clock: list[float]) -> None:  # noqa: ARG001
    workspace.add([(10, 10)])
    before = workspace.marks.threshold
    workspace.set_threshold(0.3)
    workspace.set_threshold(before)
    workspace.undo()
    assert len(workspace.marks.dots) == 0  # the dot was the last edit


@pytest.mark.parametrize("between", ["an edit", "another picture", "a count elsewhere", "undo"])
def test_thresholds_do_not_reach_across_what_came_between(
    workspace: Workspace,
    clock: list[float],  # noqa: ARG001
    between: str,
) -> None:
    first, second, _ = workspace.pictures
    workspace.set_threshold(0.3)
    if between == "an edit":
        workspace.add([(10, 10)])
    elif between == "another picture":
        workspace.show(second)
        workspace.add([(10, 10)])
        workspace.show(first)
    elif between == "a count elsewhere":
        workspace.record(second, RUN, FOUND)
    else:
        workspace.undo()
        workspace.set_threshold(0.35)
    before = len(workspace.project.log())
    workspace.set_threshold(0.4)
    log = workspace.project.log()
    assert len(log) == before + 1
    assert [entry.state for entry in log].count("done") == (1 if between == "undo" else 3)


def test_undo_and_redo_leave_pictures_alone_that_are_not_listed(workspace: Workspace, crowd: Path) -> None:
    first, second, third = workspace.pictures
    workspace.show(second)
    workspace.add([(10, 10)])
    workspace.show(third)
    workspace.add([(10, 10)])
    workspace.undo()
    workspace.close()
    project = open_project(crowd)
    workspace.adopt(Opened(project, project.sync([crowd / "picture 1.png"])))
    assert workspace.undo() is None and workspace.redo() is None
    assert [len(project.dots(image)) for image in (first, second, third)] == [0, 1, 0]
    workspace.add([(20, 20)])
    workspace.close()
    project = open_project(crowd)
    workspace.adopt(Opened(project, project.sync(sorted(crowd.glob("*.png")))))
    assert workspace.redo().image == workspace.picture.id == third, "an edit on the first has not dropped it"
    assert [workspace.undo().image for _ in range(3)] == [third, first, second]


def test_a_picture_whose_marks_cannot_be_read_is_not_shown_as_an_empty_one(
    workspace: Workspace, crowd: Path, qtbot: QtBot
) -> None:
    first, second, _ = workspace.pictures
    workspace.show(second)
    workspace.set_regions([Region("plaza", ((0, 0), (9, 0), (9, 9)))])
    workspace.show(first)
    workspace.close()
    project = open_project(crowd)
    project._connection.execute("UPDATE regions SET region = substr(region, 2)")
    workspace.adopt(Opened(project, project.sync(sorted(crowd.glob("*.png")))))
    workspace.add([(5, 5)])
    before, told = len(project.log()), []
    with qtbot.waitSignals([workspace.told, workspace.shown]):  # shown, that the list goes back to the first
        workspace.told.connect(told.append)
        workspace.show(second)
    assert "open the folder again, and what is readable" in told[0]
    assert workspace.picture.id == first and len(workspace.marks.dots) == 1
    workspace.record(second, RUN, FOUND)
    assert len(project.log()) == before, "nor is it overwritten"
    workspace.close()
    project = open_project(crowd)
    assert project.notices[0].kind == "recovered"
    workspace.adopt(Opened(project, project.sync(sorted(crowd.glob("*.png"))), second))
    assert workspace.picture.id == second


class Slow:
    """A project that writes counts when it is let."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go, self.threads = threading.Event(), []
        record = Project.record_run

        def held(project: Project, *args: object, **kwargs: object) -> object:
            self.threads.append(threading.current_thread())
            assert self.go.wait(20)
            return record(project, *args, **kwargs)

        monkeypatch.setattr(Project, "record_run", held)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    return Slow(monkeypatch)


def test_a_count_is_written_down_off_the_windows_thread(workspace: Workspace, slow: Slow, qtbot: QtBot) -> None:
    image = workspace.picture.id
    with qtbot.waitSignal(workspace.recorded) as recorded:
        workspace.record_soon(image, RUN, FOUND)
        assert len(workspace.marks.dots) == 0  # it is still being written, and the window goes on
        slow.go.set()
    assert recorded.args == [image]
    assert slow.threads != [threading.main_thread()]
    assert workspace.marks.dots.xy.tolist() == FOUND.dots.xy.tolist()
    assert workspace.pictures[image].count == 2
    assert not slow.threads[0].is_alive()


@pytest.mark.parametrize("what", ["a dot", "a threshold", "undo", "closing"])
def test_what_is_done_meanwhile_waits_and_is_not_lost(workspace: Workspace, slow: Slow, what: str) -> None:
    image, folder = workspace.picture.id, workspace.project.folder
    workspace.record_soon(image, RUN, FOUND)
    threading.Timer(0.01, slow.go.set).start()
    if what == "a dot":
        workspace.add([(100, 90)])
        assert len(workspace.marks.dots) == 3
    elif what == "a threshold":
        workspace.set_threshold(0.85)
        assert len(workspace.marks.counted) == 1
    elif what == "undo":
        workspace.undo()
        assert len(workspace.marks.dots) == 0
    else:
        workspace.close()
        with open_project(folder) as project:
            assert len(project.marks(image).dots) == 2


def test_a_count_that_cannot_be_written_is_told(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DotoriError("the disk is full")

    monkeypatch.setattr(Project, "record_run", full)
    with qtbot.waitSignals([workspace.told, workspace.recorded]):
        workspace.record_soon(workspace.picture.id, RUN, FOUND)
    assert len(workspace.marks.dots) == 0
