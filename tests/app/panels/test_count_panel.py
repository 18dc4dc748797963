"""The count, its threshold, its progress and the word on its state."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from panels_scene import CONFIDENCE, many, prediction, run_of, square
from PySide6.QtCore import QPoint, Qt

from app.counting.messages import Progress
from app.panels.confidence import BINS
from app.panels.count import CountPanel
from app.workspace import Workspace
from core.counting.renewal import Intervals
from core.ground import Ground
from core.history import ReplaceDots
from core.project import Prediction
from core.regions import Region

DASH = "\N{EN DASH}"


@pytest.fixture
def panel(counted, seen) -> CountPanel:
    return seen(CountPanel(counted))


def test_without_a_picture_it_says_what_to_do(seen) -> None:
    panel = seen(CountPanel(Workspace()))
    assert panel.number.text() == DASH
    assert "Open a photograph" in panel.hand.text()
    assert not any(part.isVisible() for part in (panel.start, panel.threshold, panel.reviewed, panel.facts))


def test_an_uncounted_picture_can_be_counted(workspace, seen, qtbot) -> None:
    panel = seen(CountPanel(workspace))
    assert panel.number.text() == DASH
    assert panel.hand.text() == f"Not counted yet {DASH} press Enter"
    assert panel.state.text() == "Not counted"
    with qtbot.waitSignal(panel.count_wanted):
        qtbot.mouseClick(panel.start, Qt.MouseButton.LeftButton)


def test_it_shows_the_count_and_what_the_run_says(panel, counted, settled) -> None:
    assert panel.number.text() == "5"
    assert panel.state.text() == "Counted"
    assert not panel.hand.isVisible()
    assert panel.facts.lines.text() == (
        "5 found · 8 steps DPM-Solver++ · 0.8\N{NO-BREAK SPACE}s\nby its map 5 · by its density 6"
    )
    assert "dotori, seed 3, at zoom 1.50" in panel.facts.toolTip()
    assert not panel.facts.interval.isVisible()
    counted.record(1, run_of(low=4, high=1284), prediction())
    settled(panel)
    assert panel.facts.interval.text() == "The model says 4 to 1,284"
    assert panel.facts.interval.isVisible()
    assert not panel.facts.doubt.isVisible()


def test_the_interval_is_what_follows_from_the_pictures_reviewed_by_now(
    panel, counted, settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted.record(1, run_of(low=4, high=1284), prediction())
    settled(panel)
    monkeypatch.setattr(Intervals, "renewed", lambda _self, _picture, run: run and replace(run, low=5, high=9))
    counted.show(2)
    counted.record(2, run_of(low=4, high=1284), prediction())
    settled(panel)
    counted.show(1)
    settled(panel)
    assert panel.facts.interval.text() == "The model says 5 to 9"


@pytest.mark.parametrize("deed", ["edit", "threshold", "reviewed"])
def test_an_interval_and_a_doubt_are_about_the_models_own_number(panel, counted, settled, deed) -> None:
    counted.record(1, run_of(low=4, high=9, doubt=True), prediction())
    settled(panel)
    assert panel.facts.doubt.text() == "The three estimates disagree: 5 dots, 6 by the density, 5 by the map"
    said = panel.facts.interval, panel.facts.doubt
    assert all(part.isVisible() for part in said)
    if deed == "edit":
        counted.add([(5, 5)])
    elif deed == "threshold":
        counted.try_threshold(0.85)
    else:
        counted.set_reviewed(True)
    settled(panel)
    assert not any(part.isVisible() for part in said)
    assert panel.facts.lines.isVisible()


def test_a_region_leaves_the_models_number_and_its_interval(panel, counted, settled) -> None:
    counted.record(1, run_of(low=4, high=9), prediction())
    counted.set_regions([Region("stage", square(0, 0, 10))])
    settled(panel)
    assert panel.facts.interval.isVisible()
    counted.set_regions([Region("screen", square(20, 80, 100), mask=True)])
    settled(panel)
    assert not panel.facts.interval.isVisible(), "dots are masked"


def test_it_names_the_model_of_the_run_and_the_one_that_counts_unless_they_were_shipped(
    panel, counted, settled
) -> None:
    assert "model" not in panel.facts.lines.text()
    assert not panel.model.isVisible()
    run = run_of()
    counted.record(1, replace(run, key=replace(run.key, model="plaza.safetensors")), prediction())
    settled(panel)
    assert "model plaza" in panel.facts.lines.text()
    for name, visible in (("station", True), ("plaza", False), ("", False)):
        panel.show_model(name)
        settled(panel)
        assert panel.model.isVisible() is visible, name
        assert panel.model.text() == f"Model in use: {name}"


def test_large_counts_have_commas(panel, counted, settled) -> None:
    counted.record(1, run_of(), Prediction(replace(many(50_000), confidence=np.full(50_000, 0.9, "f4")), 0.5, 640, 480))
    settled(panel)
    assert panel.number.text() == "50,000"


def test_it_says_what_was_done_by_hand(panel, counted, settled, qtbot) -> None:
    counted.add([(5, 5), (9, 300)])
    counted.remove([0])
    with qtbot.waitSignal(panel.by_hand_changed) as said:
        counted.move([1], [(120, 90)])
    assert said.args == [(2, 1, 1)]
    assert panel.hand.text() == "4 by hand   +2 \N{MINUS SIGN}1 \N{LEFT RIGHT ARROW}1"
    assert (panel.number.text(), panel.state.text()) == ("6", "Edited by hand")
    for _ in range(3):
        counted.undo()
    settled(panel)
    assert not panel.hand.isVisible()
    counted.edit(ReplaceDots.imported(counted.marks, many(3)))
    counted.show(2)
    settled(panel)
    assert panel.hand.text() == f"Not counted yet {DASH} press Enter"


def test_a_failed_count_says_why(panel, counted, settled) -> None:
    counted.record(2, replace(run_of(), error="out of memory; use a smaller zoom"), None)
    counted.show(2)
    settled(panel)
    assert panel.trouble.text() == "out of memory; use a smaller zoom"
    assert panel.start.isVisible()


# Threshold


def test_the_histogram_shows_only_what_a_threshold_can_take(panel, counted, settled) -> None:
    assert panel.threshold.slider.histogram.sum() == len(CONFIDENCE)
    assert panel.threshold.slider.histogram[int(0.95 * BINS)] == 1
    counted.add([(5, 5)])
    counted.keep([7])
    counted.set_regions([Region("screen", square(20, 80, 100), mask=True)])
    settled(panel)
    assert panel.threshold.slider.histogram.sum() == len(CONFIDENCE) - 3


def x_of(panel: CountPanel, confidence: float) -> QPoint:
    slider = panel.threshold.slider
    return QPoint(round(8 + confidence * (slider.width() - 16)), 20)


def test_dragging_tries_and_letting_go_saves(panel, counted, settled, qtbot) -> None:
    slider, log = panel.threshold.slider, len(counted.project.log(1))
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=x_of(panel, 0.5))
    qtbot.mouseMove(slider, x_of(panel, 0.3))
    settled(panel)
    assert counted.marks.threshold == pytest.approx(0.3, abs=0.02)
    assert (panel.number.text(), panel.threshold.number.value()) == ("7", pytest.approx(0.3, abs=0.02))
    qtbot.mouseMove(slider, x_of(panel, 0.85))
    settled(panel)
    assert panel.number.text() == "2"
    assert len(counted.project.log(1)) == log
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=x_of(panel, 0.85))
    assert counted.project.marks(1).threshold == pytest.approx(0.85, abs=0.02)
    assert len(counted.project.log(1)) == log + 1


def test_keys_the_field_and_nudges_save_at_once(panel, counted, settled, qtbot) -> None:
    panel.threshold.slider.setFocus()
    qtbot.keyClick(panel.threshold.slider, Qt.Key.Key_Right)
    assert counted.project.marks(1).threshold == 0.51
    panel.nudge_threshold(-0.01)
    panel.nudge_threshold(-0.01)
    settled(panel)
    assert counted.project.marks(1).threshold == 0.49
    assert panel.threshold.number.value() == 0.49
    panel.threshold.number.setValue(0.4)
    settled(panel)
    assert (counted.project.marks(1).threshold, panel.number.text()) == (0.4, "7")
    panel.nudge_threshold(-5)
    assert counted.marks.threshold == 0


def test_fifty_thousand_dots_are_filtered_without_the_model(panel, counted, settled) -> None:
    counted.record(1, run_of(), Prediction(many(50_000), 0.25, 640, 480))
    counted.try_threshold(0.6)
    settled(panel)
    expected = int((many(50_000).confidence >= 0.6).sum())
    assert panel.number.text() == f"{expected:,}"


def test_a_ground_says_nothing_of_the_count(panel, counted, settled) -> None:
    counted.record(1, run_of(low=4, high=9), prediction())
    ground = Ground.from_rectangle(((200, 440), (440, 440), (400, 300), (240, 300)), 3, 4, (640, 480))
    counted.set_ground(ground)
    settled(panel)
    assert panel.state.text() == "Counted"
    assert panel.facts.interval.isVisible()


# Progress, review, reading only


def test_progress_stands_where_the_result_will(panel, settled, qtbot) -> None:
    panel.show_progress(Progress(1, "load", 0.01))
    assert panel.progress.deed.text() == "Loading the model"
    panel.show_progress(Progress(1, "sample", 0.4, 3, 8, 3, 12, 42.4), waiting=2)
    settled(panel)
    assert panel.progress.deed.text() == "Step 3 of 8, tile 4 of 12"
    assert panel.progress.rest.text() == "About 42 s left · 2 more waiting"
    assert panel.progress.bar.value() == 400
    assert not panel.facts.isVisible()
    with qtbot.waitSignal(panel.stop_wanted):
        qtbot.mouseClick(panel.progress.stop, Qt.MouseButton.LeftButton)
    assert not panel.progress.stop.isEnabled()
    panel.end_progress()
    settled(panel)
    assert panel.facts.isVisible()
    assert not panel.progress.isVisible()
    panel.show_progress(Progress(2, "decode", 0.99, seconds_left=600))
    assert panel.progress.stop.isEnabled()
    assert panel.progress.rest.text() == "About 10 min left"


def test_reviewed_can_be_said_and_taken_back(panel, counted, settled, qtbot) -> None:
    qtbot.mouseClick(panel.reviewed, Qt.MouseButton.LeftButton)
    settled(panel)
    assert counted.project.marks(1).reviewed
    assert panel.state.text() == "Reviewed"
    counted.undo()
    settled(panel)
    assert not panel.reviewed.isChecked()


def test_where_it_can_only_be_looked_at_nothing_can_be_pressed(counted, seen) -> None:
    from app.workspace import Opened
    from core.project import open_project

    other = Workspace()
    project = open_project(counted.project.folder)
    other.adopt(Opened(project, project.images()))
    panel = seen(CountPanel(other))
    assert panel.number.text() == "5"
    assert not any(part.isEnabled() for part in (panel.reviewed, panel.threshold, panel.start))
    other.close()
