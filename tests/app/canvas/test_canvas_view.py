from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from canvas_hand import Hand
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.canvas import view_memory
from app.canvas.dots_item import DotsItem
from app.canvas.guard import Guard
from app.canvas.view import Canvas
from app.workspace import Opened, Workspace
from core.dots import Dots, Origin
from core.history import ReplaceDots
from core.images import find_images
from core.project import open_project


def turn(canvas: Canvas, at: QPointF, angle: int = 0, pixels: int = 0) -> None:
    port = canvas.viewport()
    event = QWheelEvent(
        at,
        QPointF(port.mapToGlobal(at.toPoint())),
        QPoint(0, pixels),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def close_to(point: QPointF, x: float, y: float) -> bool:
    return abs(point.x() - x) < 1e-6 and abs(point.y() - y) < 1e-6


def test_a_picture_is_fitted_at_first_and_when_the_canvas_is_resized(canvas: Canvas) -> None:
    assert canvas.scale == 2
    assert canvas.visible_rect() == QRectF(0, 0, 300, 200)
    canvas.resize(300, 400)
    assert canvas.scale == 1
    assert canvas.visible_rect() == QRectF(0, -100, 300, 400)


@pytest.mark.parametrize(("angle", "pixels"), [(120, 0), (7, 0), (0, 5), (-120, 0)])
def test_the_wheel_zooms_and_keeps_the_place_under_the_cursor(canvas: Canvas, angle: int, pixels: int) -> None:
    canvas.look_at(150, 100, 5)
    at = QPointF(123, 277)
    before = canvas.to_picture(at)
    for _ in range(5):
        turn(canvas, at, angle, pixels)
    assert (canvas.scale > 5) == (angle + pixels > 0)
    assert close_to(canvas.to_picture(at), before.x(), before.y())
    turn(canvas, at, -5 * angle, -5 * pixels)
    assert canvas.scale == pytest.approx(5)


def test_zoom_has_limits(canvas: Canvas) -> None:
    canvas.zoom_by(1e6)
    assert canvas.scale == 40
    canvas.zoom_by(1e-6)
    assert canvas.scale == 0.5  # a quarter of the fitted picture
    canvas.one_to_one()
    assert canvas.scale == 1
    canvas.fit()
    assert canvas.scale == 2


def test_a_picture_cannot_be_lost_out_of_sight(canvas: Canvas) -> None:
    canvas.pan_by(1e5, -1e5)
    assert canvas.visible_rect().intersects(canvas.room)


def test_what_is_drawn_where_agrees_with_what_is_said(canvas: Canvas) -> None:
    canvas.look_at(100.25, 60.75, 7.3)
    assert close_to(canvas.to_picture(QPointF(300, 200)), 100.25, 60.75)
    assert close_to(canvas.to_picture(QPointF(0, 0)), canvas.visible_rect().x(), canvas.visible_rect().y())
    middle = canvas.centre
    canvas.resize(500, 380)
    assert canvas.centre == middle


def test_each_picture_is_seen_again_where_one_was(
    canvas: Canvas, tmp_path: Path, make_canvas: Callable[..., Canvas], qtbot: QtBot
) -> None:
    canvas.look_at(70, 80, 6)
    canvas.workspace.show(list(canvas.workspace.pictures)[1])
    qtbot.waitUntil(lambda: canvas.editable)
    assert canvas.fitted
    canvas.look_at(200, 20, 3)
    canvas.workspace.show(next(iter(canvas.workspace.pictures)))
    qtbot.waitUntil(lambda: canvas.editable)
    assert (canvas.centre, canvas.scale) == (QPointF(70, 80), 6)
    canvas.workspace.show(list(canvas.workspace.pictures)[1])
    qtbot.waitUntil(lambda: canvas.editable)
    canvas.fit()
    canvas.close_down()
    canvas.workspace.close()
    project = open_project(tmp_path)  # as after a restart
    again = Workspace()
    again.adopt(Opened(project, project.sync(find_images([tmp_path])[0])))
    assert again.recall("view", project.sync(find_images([tmp_path])[0])[1].id) is None
    reopened = make_canvas(again)
    assert (reopened.centre, reopened.scale) == (QPointF(70, 80), 6)
    reopened.close_down()
    again.close()


def test_where_one_was_is_written_down_after_a_pause(canvas: Canvas, qtbot: QtBot) -> None:
    canvas._showing._memory._pause.setInterval(1)
    canvas.look_at(70, 80, 6)
    image = canvas.workspace.picture.id
    qtbot.waitUntil(lambda: canvas.workspace.recall("view", image) == {"x": 70.0, "y": 80.0, "scale": 6.0})


NONSENSE = [
    7,
    "x",
    {"x": 1},
    {"x": "a", "y": 1, "scale": 1},
    {"x": 1, "y": 1, "scale": -3},
    {"x": 10**400, "y": 1, "scale": 1},
]


@pytest.mark.parametrize("kept", NONSENSE)
def test_nonsense_that_was_remembered_is_passed_over(kept: object) -> None:
    assert view_memory._place(kept) is None


def test_the_guard_asks_once_about_a_second_dot_on_a_head(canvas: Canvas, hand: Hand, qtbot: QtBot) -> None:
    canvas.workspace.add([(50 + 30 * column, 50 + 30 * row) for column in range(5) for row in range(4)])
    canvas.look_at(110, 80, 10)
    with qtbot.waitSignal(canvas.guarded) as guarded:
        hand.click(113, 84)  # 5 from the dot at (110, 80), where dots are 30 apart
    assert "already" in guarded.args[0]
    assert len(canvas.workspace.marks.dots) == 20
    assert canvas._overlay.flash[0] == QPointF(110, 80)
    hand.click(113, 84)
    assert len(canvas.workspace.marks.dots) == 21
    hand.click(126, 96)  # far enough from all
    assert len(canvas.workspace.marks.dots) == 22


def test_without_the_guard_it_does_not_ask(canvas: Canvas, hand: Hand) -> None:
    canvas.workspace.add([(110, 80)])
    canvas.look_at(110, 80, 10)
    canvas.set_guard(False)
    hand.click(113, 80)
    assert len(canvas.workspace.marks.dots) == 2


def found(canvas: Canvas, places: list[tuple[float, float]], confidence: list[float]) -> None:
    """The model finds dots; those from 0.5 on count."""
    dots = Dots.of(places, confidence, Origin.MODEL)
    canvas.workspace.edit(ReplaceDots.predicted(canvas.workspace.marks, dots, 0.5))


def test_a_dot_on_the_head_of_one_that_does_not_count_takes_its_place(canvas: Canvas, hand: Hand) -> None:
    found(canvas, [(50, 50), (80, 50), (110, 50), (140, 50)], [0.9, 0.4, 0.9, 0.9])
    workspace = canvas.workspace
    before = workspace.marks
    hand.click(84, 52)
    assert workspace.marks.counted.xy[1].tolist() == [84, 52]
    assert workspace.selected.xy.tolist() == [[84, 52]]
    workspace.set_threshold(0.3)
    assert len(workspace.marks.counted) == 4
    workspace.undo()
    workspace.undo()
    assert workspace.marks.dots.same_as(before.dots), "it was one edit"
    hand.click(95, 65)  # between the heads: a new one
    assert len(workspace.marks.dots) == 5


def test_the_guard_asks_about_a_dot_that_is_dragged_onto_a_head(canvas: Canvas, hand: Hand) -> None:
    canvas.workspace.add([(50, 50), (80, 50), (110, 50), (140, 50)])
    canvas.workspace.select([0])
    told: list[str] = []
    canvas.guarded.connect(told.append)

    def go(by: int) -> None:
        x = canvas.workspace.selected.xy[0, 0]
        hand.drag((x, 50), (x + by / 2, 60), (x + by, 50))

    go(28)
    assert canvas.workspace.selected.xy.tolist() == [[50, 50]], "it goes back"
    assert "already" in told[0]
    assert canvas._overlay.flash[0] == QPointF(80, 50)
    go(28)
    assert canvas.workspace.selected.xy.tolist() == [[78, 50]], "moved again, it stays"
    assert len(told) == 1


def test_arrow_keys_lead_over_a_neighbour_and_are_saved_on_the_way(canvas: Canvas) -> None:
    canvas.workspace.add([(50, 50), (80, 50), (110, 50), (140, 50)])
    canvas.workspace.select([0])
    told: list[str] = []
    canvas.guarded.connect(told.append)
    canvas.nudge.step(28, 0)
    canvas.nudge.finish()  # as the clock does while a key is held
    assert canvas.workspace.selected.xy.tolist() == [[78, 50]]
    canvas.nudge.step(10, 0)
    canvas.nudge.finish()
    assert canvas.workspace.selected.xy.tolist() == [[88, 50]]
    assert told == []


def test_dots_that_are_moved_together_or_without_the_guard_are_not_asked_about(canvas: Canvas, hand: Hand) -> None:
    canvas.workspace.add([(50, 50), (80, 50), (110, 50), (140, 50)])
    canvas.workspace.select([0, 3])
    hand.drag((50, 50), (60, 60), (80, 51))
    assert canvas.workspace.selected.xy.tolist() == [[80, 51], [170, 51]]
    canvas.workspace.undo()
    canvas.workspace.select([0])
    canvas.set_guard(False)
    hand.drag((50, 50), (60, 60), (80, 51))
    assert canvas.workspace.selected.xy.tolist() == [[80, 51]]


def test_the_guard_asks_again_when_time_has_passed_or_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("app.canvas.guard.time.monotonic", lambda: now[0])
    guard, dots = Guard(), np.array([[0.0, 0], [30, 0], [0, 30], [30, 30]])
    assert guard.stops(3, 0, dots) == 0
    now[0] += 2.5
    assert guard.stops(3, 0, dots) == 0
    assert guard.stops(28, 30, dots) == 3
    assert guard.stops(28, 30, dots) is None
    assert guard.stops(28, 30, dots) == 3  # the yes is used up
    assert guard.stops(15, 15, dots) is None
    assert guard.stops(3, 0, np.zeros((0, 2))) is None


def test_the_guard_goes_by_what_is_usual_thereabouts() -> None:
    far = np.stack(np.meshgrid(np.arange(10) * 4.0, np.arange(10) * 4.0), -1).reshape(-1, 2)
    near = np.stack(np.meshgrid(500 + np.arange(10) * 60.0, np.arange(10) * 60.0), -1).reshape(-1, 2)
    dots = np.concatenate([far, near])
    assert Guard().stops(2, 0, dots) is None
    assert Guard().stops(502, 0, dots) == 100
    assert Guard().stops(515, 0, dots) == 100


def test_the_flash_of_a_guarded_dot_dies_away(canvas: Canvas, hand: Hand, qtbot: QtBot) -> None:
    canvas.workspace.add([(110, 80)])
    canvas.look_at(110, 80, 10)
    canvas._adding._fading.setDuration(1)
    hand.click(113, 80)
    qtbot.waitUntil(lambda: canvas._overlay.flash is None)


def test_the_dot_under_review_has_a_ring_and_the_keyboard_a_cross(canvas: Canvas) -> None:
    def bright() -> int:
        image = canvas.viewport().grab().toImage()
        return sum(image.pixelColor(x, y).lightness() > 240 for x in range(250, 350) for y in range(150, 250))

    assert bright() == 0
    canvas.spotlight((150, 100))
    assert bright() > 50
    canvas.spotlight(None)
    assert bright() == 0
    canvas.set_cross(QPointF(150, 100))
    assert bright() > 20
    canvas.set_cross(None)
    assert bright() == 0


def test_the_review_line_goes_with_the_threshold(canvas: Canvas) -> None:
    canvas.workspace.set_threshold(0.3)
    assert canvas.review_line == pytest.approx(0.45)
    assert canvas._dots.review_line == pytest.approx(0.45)


def test_selecting_far_apart_stamps_only_the_dots_concerned(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas.workspace.add([(10 + 20 * column, 10 + 20 * row) for column in range(15) for row in range(10)])
    canvas.workspace.select([0])
    stamped: list[int] = []
    monkeypatch.setattr(DotsItem, "_stamp", lambda _self, _painter, xy, _styles: stamped.append(len(xy)))
    qtbot.waitUntil(lambda: bool(stamped))
    QApplication.processEvents()
    stamped.clear()
    canvas.workspace.select([149])
    qtbot.waitUntil(lambda: bool(stamped))
    assert sum(stamped) == 2


def test_the_minimap_comes_near_and_leads_elsewhere(canvas: Canvas) -> None:
    minimap = canvas._showing._minimap
    assert not minimap.isVisible()
    canvas.look_at(50, 50, 7)
    assert minimap.isVisible()
    assert canvas.rect().contains(minimap.geometry())
    assert minimap.width() / minimap.height() == pytest.approx(1.5, abs=0.05)
    QTest.mouseClick(
        minimap, Qt.MouseButton.LeftButton, pos=QPoint(round(minimap.width() * 0.75), minimap.height() // 2)
    )
    assert canvas.centre.x() == pytest.approx(225, abs=3)
    assert canvas.centre.y() == pytest.approx(100, abs=3)
    assert not len(canvas.workspace.marks.dots)
    image = minimap.grab().toImage()
    inside = image.pixelColor(round(image.width() * 0.75), image.height() // 2)
    outside = image.pixelColor(image.width() // 4, image.height() // 2)
    assert inside.red() > outside.red() + 30
    canvas.workspace.show(None)
    assert not minimap.isVisible()


def test_a_canvas_without_a_folder_does_nothing(qtbot: QtBot) -> None:
    workspace = Workspace()
    canvas = Canvas(workspace)
    qtbot.addWidget(canvas)
    canvas.show()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Delete, Qt.Key.Key_Escape):
        QTest.keyClick(canvas, key)
    canvas.key_mouse.toggle()
    assert canvas.cross is None
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton)
    canvas.zoom_by(2)
    canvas.fit()
    assert not canvas.editable
    canvas.close_down()


def test_nothing_is_left_running(tmp_path: Path, qtbot: QtBot) -> None:
    Image.fromarray(np.zeros((2000, 4500, 3), np.uint8)).save(tmp_path / "a.jpg")
    workspace = Workspace()
    project = open_project(tmp_path)
    workspace.adopt(Opened(project, project.sync(find_images([tmp_path])[0])))
    canvas = Canvas(workspace)
    qtbot.addWidget(canvas)
    canvas.close_down()  # while it reads
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("photograph")]
    seen = []
    canvas.picture_changed.connect(lambda: seen.append(canvas.editable))
    QApplication.sendPostedEvents()
    assert seen == []
    workspace.close()
