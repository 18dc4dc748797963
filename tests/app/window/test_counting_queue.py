"""Pictures that wait for their count, and the film that each of them keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from counting_by_hand import ByHand, begin, end, step
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.counting.messages import Progress
from app.counting.recipe import Recipe
from app.window import MainWindow
from core.counting.settings import CountSettings
from core.project import RunKey, State

Open = Callable[..., MainWindow]


@pytest.fixture
def engine(qtbot: QtBot) -> ByHand:  # noqa: ARG001
    return ByHand()


def test_who_comes_to_a_picture_in_the_middle_of_its_count_sees_the_rest(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    first, second, third = window.parts.workspace.pictures
    begin(window, qtbot)
    end(window, qtbot)
    assert not window.parts.timeline.live
    for _ in range(2):
        window.parts.workspace.show(second)
        assert engine.asked_to_show == ["picture 2.png"], "asked for once"
        assert window.parts.timeline.awake
        assert window.parts.timeline.live
        window.parts.workspace.show(first)
        assert not window.parts.timeline.awake
    end(window, qtbot)
    window.parts.workspace.show(third)
    end(window, qtbot)
    assert engine.asked_to_show == ["picture 2.png", "picture 10.png"]


def test_what_is_worked_on_in_the_middle_of_its_count_stays_and_that_is_told(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    first, *_ = window.parts.workspace.pictures
    begin(window, qtbot)
    window.parts.workspace.add([(40, 40)])
    with qtbot.waitSignal(window.parts.workspace.told) as told:
        engine.end()
    assert told.args == ["picture 1.png was worked on while it was counted; it keeps what you did."]
    assert window.parts.workspace.pictures[first].state == State.EDITED
    assert window.parts.workspace.marks.dots.xy.tolist() == [[40, 40]]


def test_a_folders_count_of_a_picture_ends_the_film_of_its_former_run(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    first, second, _ = window.parts.workspace.pictures
    timeline = window.parts.timeline
    window.counting.count([first])
    step(window)
    end(window, qtbot)
    assert timeline.awake
    window.parts.workspace.show(second)
    assert not timeline.awake
    window.parts.workspace.show(first)
    assert timeline.awake
    window.parts.workspace.show(second)
    window.counting.count([first], Recipe(CountSettings(steps=2), None, RunKey.of("other", "1", {})))
    assert engine.request is not None and not engine.request.frames
    end(window, qtbot)
    window.parts.workspace.show(first)
    assert not timeline.awake


def test_every_picture_that_was_counted_keeps_its_steps(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    timeline, pictures = window.parts.timeline, list(window.parts.workspace.pictures)
    for heads, image in enumerate(pictures, 1):
        window.parts.workspace.show(image)
        window.counting.count([image])
        step(window, heads)
        end(window, qtbot)
    for heads, image in enumerate(pictures, 1):
        window.parts.workspace.show(image)
        (frame,) = timeline.frames
        assert (timeline.awake, len(frame.xy)) == (True, heads)
    window.files.open([crowd / "picture 1.png"])
    qtbot.waitUntil(lambda: len(window.parts.workspace.pictures) == 1)
    assert not timeline.awake


def test_steps_of_a_picture_that_is_not_at_hand_are_kept_for_when_it_is(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    """However fast they come: no step waits for the window to hear that the count has begun."""
    window = open_window(crowd, engine=engine)
    first, second, _ = window.parts.workspace.pictures
    window.counting.count([first])
    step(window)
    window.parts.workspace.show(second)
    step(window, number=2)
    assert window.parts.timeline.frames == []
    window.parts.workspace.show(first)
    assert [frame.step for frame in window.parts.timeline.frames] == [1, 2]
    assert window.parts.timeline.live
    end(window, qtbot)
    assert not window.parts.timeline.live
    assert window.parts.timeline.awake


def test_dots_and_figures_of_a_running_count_are_of_one_threshold(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    first, second, _ = window.parts.workspace.pictures
    window.counting.count([first])
    end(window, qtbot)
    window.parts.workspace.set_threshold(0.95)
    window.counting.count([first])
    step(window, heads=3)
    assert "3" in window.parts.timeline._count.text()
    assert len(window.parts.canvas._dots.dots) == 3
    for image in (second, first):
        window.parts.workspace.show(image)
    assert "3" in window.parts.timeline._count.text()
    assert len(window.parts.canvas._dots.dots) == 3
    end(window, qtbot)
    window.parts.timeline.go_first()
    assert len(window.parts.canvas._dots.dots) == 3, "the new result has the model's threshold"


def test_who_corrects_a_picture_that_is_being_counted_is_told_to_wait(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    """From the first moment on: what is removed while the model loads would come back."""
    window = open_window(crowd, engine=engine)
    canvas, workspace = window.parts.canvas, window.parts.workspace
    first, second, _ = workspace.pictures
    workspace.add([(40, 40)])
    window.counting.count([first])
    workspace.select([0])
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=canvas.mapFromScene(100, 80))
    assert workspace.marks.dots.xy.tolist() == [[40, 40]]
    assert "is being counted" in window.parts.status.currentMessage()
    walked: list[int] = []
    canvas.walk_wanted.connect(walked.append)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    for action in ("keep", "remove", "select-all"):
        window.parts.status.clearMessage()
        window.parts.actions[action].trigger()
        assert "is being counted" in window.parts.status.currentMessage()
    assert (walked, workspace.selection.tolist(), len(workspace.marks.dots)) == ([], [0], 1)
    assert not window.parts.actions["cross"].isEnabled()
    workspace.show(second)
    qtbot.waitUntil(lambda: canvas.editable)
    workspace.show(first)
    step(window)
    end(window, qtbot)
    qtbot.waitUntil(lambda: canvas.editable)
    assert window.parts.actions["cross"].isEnabled()


def test_a_picture_that_waits_says_so_and_comes_next_on_request(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    workspace, words = window.parts.workspace, window.parts.side.count.hand
    _, second, third = workspace.pictures
    begin(window, qtbot)
    workspace.show(third)
    qtbot.waitUntil(lambda: words.text().replace("(s)", "s").startswith("Waits for its count, 2 pictures before it"))
    window.parts.actions["count"].trigger()
    qtbot.waitUntil(lambda: words.text().replace("(s)", "").startswith("Waits for its count, 1 picture before it"))
    end(window, qtbot)
    assert engine.request is not None and engine.request.image == third
    assert engine.request.frames
    workspace.show(second)
    workspace.add([(40, 40)])
    window.parts.actions["count"].trigger()
    end(window, qtbot)
    assert engine.request is not None and engine.request.image == second, "though a folder's count would leave it alone"


def test_a_picture_is_taken_out_of_those_that_wait(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    workspace, panel = window.parts.workspace, window.parts.side.count
    first, second, third = workspace.pictures
    begin(window, qtbot)
    workspace.show(second)
    qtbot.waitUntil(panel.forget.isVisible)
    panel.forget.setFocus()
    QTest.keyClick(panel.forget, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel.hand.text().startswith("Not counted yet"))
    assert not panel.forget.isVisible()
    assert window.focusWidget() is window.parts.canvas, "and not Reviewed, which the next press would set"
    assert [window.counting.place(image) for image in (first, second, third)] == ["counting", None, "waiting"]
    end(window, qtbot)
    assert engine.request is not None and engine.request.image == third
    window.counting.forget_picture()
    assert window.counting.place(third) == "counting", "what is at hand did not wait"


def test_of_several_those_that_a_person_worked_on_are_counted_only_if_they_say_so(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    first, second, third = window.parts.workspace.pictures
    window.parts.workspace.add([(40, 40)])
    window.parts.workspace.set_reviewed(True)
    window.parts.pictures.count_wanted.emit([first, second, third])
    assert [window.counting.place(image) for image in (first, second, third)] == [None, "counting", "waiting"]
    strip = window.parts.strip
    assert strip.notice is not None
    assert strip.notice.action == "Count them too"
    qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    assert window.counting.place(first) == "waiting"
    window.counting.stop()
    window.parts.pictures.count_wanted.emit([first])
    assert window.counting.place(first) == "counting", "one picture alone is meant"
    window.counting.stop()
    window.parts.workspace.show(second)
    window.parts.workspace.add([(40, 40)])
    for meant in ((first, third), (second, third)):
        window.parts.pictures.count_wanted.emit(meant)
        window.counting.stop()
    qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    assert window.counting.place(second) == "counting", "the notice speaks of what was left out last"
    window.counting.stop()


def test_what_was_reviewed_is_read_once_for_a_folder(
    open_window: Open, crowd: Path, engine: ByHand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(crowd, engine=engine)
    project, asked = window.parts.workspace.project, []
    monkeypatch.setattr(project, "reviewed_runs", lambda: asked.append(1) or [])
    first, second, third = window.parts.workspace.pictures
    window.parts.workspace.show(third)
    window.counting.count([first, second], Recipe(CountSettings(steps=2), None, RunKey.of("other", "1", {})))
    end(window, qtbot)
    assert engine.request is not None
    assert engine.request.image == second
    assert len(asked) == 1
    window.parts.workspace.set_reviewed(True)
    end(window, qtbot)
    window.counting.count([first])
    assert len(asked) == 2
    window.counting.stop()


def test_the_count_of_another_folder_shows_nothing_on_a_picture_of_the_same_number(
    open_window: Open, crowd: Path, tmp_path: Path, engine: ByHand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "picture 1.png").write_bytes((crowd / "picture 1.png").read_bytes())
    window = open_window(crowd, engine=engine)
    window.counting.count([1])
    monkeypatch.setattr(engine, "stop", lambda: None)  # it has not heard yet
    window.files.open([other])
    qtbot.waitUntil(lambda: len(window.parts.workspace.pictures) == 1)
    assert window.parts.workspace.picture is not None
    assert window.parts.workspace.picture.id == 1
    engine.progressed.emit(Progress(1, "sample", 0.5, 2, 8, 0, 1, 3.0))
    assert window.parts.side.count.progress.isHidden()
    assert not window.parts.timeline.awake
    qtbot.waitUntil(lambda: window.parts.canvas.editable)
