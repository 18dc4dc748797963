"""Deciding which dots are heads, with keys and mouse in the window; the model is never asked again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.counting.engine import CountEngine
from app.counting.messages import CountRequest
from app.window import MainWindow
from core.density import SOURCE
from core.dots import Dots, Origin
from core.project import Prediction, Run, RunKey

Open = Callable[..., MainWindow]
Key, LEFT, NONE, SHIFT = (
    Qt.Key,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
)

PLACES = [(20.5, 30.5), (60.0, 40.0), (100.0, 90.0), (140.0, 20.0), (40.0, 100.0), (130.0, 70.0)]
SURE = [0.95, 0.9, 0.55, 0.48, 0.44, 0.1]
"""Three count at 0.5; the doubts, the nearest to that first: 3 (0.48), 2 (0.55), 4 (0.44)."""


@pytest.fixture
def asked() -> list[CountRequest]:
    """What the model was asked to count."""
    return []


@pytest.fixture
def window(
    open_window: Open, crowd: Path, asked: list[CountRequest], monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """Its first picture is counted: six dots, of which three reach the threshold."""
    monkeypatch.setattr(CountEngine, "count", lambda _engine, request: asked.append(request) or 1)
    made = open_window(crowd)
    dots = Dots.of(PLACES, np.array(SURE, np.float32), Origin.MODEL)
    run = Run(RunKey.of("fake", "hash", {"seed": 0}), 0.1, 3)
    picture = made.parts.workspace.picture
    assert picture is not None
    made.parts.workspace.record(picture.id, run, Prediction(dots, 0.5, 160, 120))
    yield made


def number(window: MainWindow) -> str:
    return window.parts.side.count.number.text()


def click(window: MainWindow, x: float, y: float) -> None:
    canvas = window.parts.canvas
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, canvas.mapFromScene(x, y))


def draw(window: MainWindow, *corners: tuple[float, float]) -> None:
    """A polygon, closed with Enter."""
    for corner in corners:
        click(window, *corner)
    QTest.keyClick(window.parts.canvas, Key.Key_Return)


def test_the_threshold_filters_what_was_found_and_never_asks_the_model(
    window: MainWindow, asked: list[CountRequest], qtbot: QtBot
) -> None:
    slider, marks = window.parts.side.count.threshold.slider, lambda: window.parts.workspace.marks
    found = marks().dots

    def at(share: float) -> QPoint:
        return QPoint(round(8 + share * (slider.width() - 16)), 20)

    qtbot.waitUntil(lambda: number(window) == "3")
    QTest.mousePress(slider, LEFT, NONE, at(0.5))
    for share, count in ((0.3, "5"), (0.05, "6"), (0.92, "1"), (0.47, "4")):
        QTest.mouseMove(slider, at(share))
        qtbot.waitUntil(lambda count=count: number(window) == count)
        assert len(window.parts.canvas.shown_dots) == int(count)
    QTest.mouseRelease(slider, LEFT, NONE, at(0.47))
    for _ in range(3):
        QTest.keyClick(window.parts.canvas, Key.Key_Period)
    qtbot.waitUntil(lambda: number(window) == "3")
    assert marks().dots.same_as(found)
    assert asked == []
    assert not window.counting.busy


def test_n_and_p_walk_the_doubts_zoomed_in_and_one_key_decides(window: MainWindow) -> None:
    canvas, workspace = window.parts.canvas, window.parts.workspace

    def looks_at() -> tuple[float, float]:
        assert canvas.scale >= 6
        ring = canvas._overlay.ring
        assert ring is not None
        assert canvas.visible_rect().contains(ring)
        return ring.x(), ring.y()

    canvas.fit()
    for key, place in ((Key.Key_N, 3), (Key.Key_N, 2), (Key.Key_N, 4), (Key.Key_P, 2), (Key.Key_P, 3)):
        QTest.keyClick(canvas, key)
        assert looks_at() == PLACES[place]
    QTest.keyClick(canvas, Key.Key_K)
    assert looks_at() == PLACES[2], "it goes on by itself"
    QTest.keyClick(canvas, Key.Key_Delete)
    assert looks_at() == PLACES[4]
    counted = {tuple(place) for place in workspace.marks.counted.xy.tolist()}
    assert counted == {PLACES[0], PLACES[1], PLACES[3]}
    assert not workspace.marks.dots.has([2]).any()
    QTest.keyClick(canvas, Key.Key_Escape)
    assert canvas._overlay.ring is None


def test_keys_mean_the_ringed_dot_and_not_what_was_selected_before(window: MainWindow) -> None:
    canvas, workspace = window.parts.canvas, window.parts.workspace
    click(window, 80, 60)
    (added,) = workspace.selection.tolist()
    QTest.keyClick(canvas, Key.Key_N)
    QTest.keyClick(canvas, Key.Key_Delete)
    assert workspace.marks.dots.has([added]).any()
    assert 3 not in workspace.marks.dots.id
    assert window.parts.side.review.current.id == 2
    click(window, *PLACES[2])
    assert workspace.selection.tolist() == [2]
    for _ in range(2):
        QTest.keyClick(canvas, Key.Key_K)
    assert workspace.marks.counted.has([2, 4]).sum() == 2, "the second K is for the next dot"


def test_what_is_selected_since_comes_before_the_ringed_dot(window: MainWindow) -> None:
    canvas, workspace = window.parts.canvas, window.parts.workspace
    QTest.keyClick(canvas, Key.Key_N)
    workspace.select([0])
    QTest.keyClick(canvas, Key.Key_Delete)
    assert workspace.marks.dots.id.tolist() == [1, 2, 3, 4, 5]
    assert window.parts.side.review.current.id == 3


def test_a_region_selected_before_is_not_what_delete_means_either(window: MainWindow) -> None:
    canvas, workspace = window.parts.canvas, window.parts.workspace
    canvas.setFocus()
    QTest.keyClick(canvas, Key.Key_M)
    draw(window, (5, 5), (80, 5), (80, 60), (5, 60))
    for key in (Key.Key_N, Key.Key_Delete):
        QTest.keyClick(canvas, key)
    assert len(workspace.marks.regions) == 1
    assert 3 not in workspace.marks.dots.id


def test_dots_that_are_selected_but_not_shown_are_left_alone(window: MainWindow) -> None:
    canvas, workspace = window.parts.canvas, window.parts.workspace
    workspace.select([2])
    workspace.set_threshold(0.9)
    for key in (Key.Key_K, Key.Key_Delete):
        QTest.keyClick(canvas, key)
    assert workspace.marks.dots.confidence[2] == np.float32(SURE[2])


def test_blocks_tell_where_one_has_been(window: MainWindow, qtbot: QtBot) -> None:
    canvas, blocks, layers = window.parts.canvas, window.parts.side.blocks, window.parts.layers
    window.parts.side.open_section("blocks")
    blocks.side.setValue(64)  # three columns, two rows
    canvas.setFocus()
    QTest.keyClick(canvas, Key.Key_C, SHIFT)
    assert layers.is_visible("blocks")
    assert layers.blocks.current == (0, 0)
    assert canvas.visible_rect().contains(32, 32)

    def says_two() -> None:
        assert blocks.here.text().replace("(s)", "s") == "Block 1, 1: 2 dots"

    qtbot.waitUntil(says_two)
    QTest.keyClick(canvas, Key.Key_C)
    qtbot.waitUntil(lambda: window.parts.side.sections["blocks"].note.text() == "17% done")
    QTest.keyClick(canvas, Key.Key_C, SHIFT)
    assert layers.blocks.current == (1, 1), "the next one with dots"
    QTest.keyClick(canvas, Key.Key_C)
    qtbot.waitUntil(lambda: blocks.words.text() == "2 of 6 blocks done")
    assert window.parts.workspace.marks.blocks.done == {(0, 0), (1, 1)}


def test_regions_and_masks_are_drawn_and_count_as_one_works(window: MainWindow, qtbot: QtBot) -> None:
    canvas, side = window.parts.canvas, window.parts.side
    canvas.fit()
    canvas.setFocus()
    QTest.keyClick(canvas, Key.Key_M)
    draw(window, (5, 5), (80, 5), (80, 60), (5, 60))
    QTest.keyClick(canvas, Key.Key_X)
    draw(window, (90, 80), (110, 80), (110, 110), (90, 110))
    regions = side.regions
    qtbot.waitUntil(lambda: [row.people.text() for row in regions.rows] == ["2", "1"])
    assert [region.mask for region in window.parts.workspace.marks.regions] == [False, True]
    qtbot.waitUntil(lambda: number(window) == "2")
    QTest.keyClick(canvas, Key.Key_V)
    click(window, 40, 15)
    qtbot.waitUntil(lambda: [row.people.text() for row in regions.rows] == ["3", "1"])
    click(window, 105, 105)  # a dot under the mask would not count
    assert len(window.parts.workspace.marks.dots) == len(PLACES) + 1
    side.count.threshold.number.setValue(0.6)
    qtbot.waitUntil(lambda: [row.people.text() for row in regions.rows] == ["3", "0"])
    qtbot.waitUntil(lambda: number(window) == "3")


@pytest.mark.parametrize("kind", ["rectangle", "length"])
def test_a_ground_gives_square_metres_a_density_and_a_level(window: MainWindow, qtbot: QtBot, kind: str) -> None:
    canvas, side = window.parts.canvas, window.parts.side
    canvas.fit()
    side.open_section("regions")
    ground = side.regions.ground
    if kind == "rectangle":
        QTest.mouseClick(ground.mark_rectangle, LEFT)
        for corner in ((10, 115), (150, 115), (110, 60), (50, 60)):
            click(window, *corner)
        ground.width_m.setValue(4)
        ground.depth_m.setValue(6)
    else:
        QTest.mouseClick(ground.mark_length, LEFT)
        for place in ((20, 110), (140, 110), (5, 8), (155, 8)):
            click(window, *place)
        ground.length_m.setValue(4)
    assert ground.ground is not None
    assert ground.ground.height > 1
    assert "dots are on heads, not on feet" in ground.assumed.text()
    assert SOURCE in ground.levels.source.text()
    canvas.setFocus()
    QTest.keyClick(canvas, Key.Key_M)
    draw(window, (10, 70), (150, 70), (150, 118), (10, 118))
    window.parts.workspace.add([(20.0 + 10 * step, 100) for step in range(12)])
    qtbot.waitUntil(lambda: len(side.regions.rows) == 1 and "/ m²" in side.regions.rows[0].figures.text())
    (row,) = side.regions.rows
    before = row.figures.text()
    assert row.chip.accessibleName().startswith("Level of service ")
    ground.head.setValue(0)  # as if dots were on feet
    qtbot.waitUntil(lambda: row.figures.text() != before)
    QTest.keyClick(canvas, Key.Key_H, SHIFT)
    assert window.parts.layers.is_visible("density")
    levels = ground.levels
    levels.fields[0].setValue(0.02)
    levels.fields[4].setValue(0.06)
    qtbot.waitUntil(lambda: row.chip.accessibleName() == "Level of service F")


def keys(window: MainWindow, *pressed: tuple[Key, int]) -> None:
    for key, times in pressed:
        for _ in range(times):
            QTest.keyClick(window.parts.canvas, key)


def test_a_region_is_drawn_and_changed_with_keys_alone(window: MainWindow) -> None:
    parts, workspace = window.parts, window.parts.workspace
    dots = workspace.marks.dots
    parts.canvas.setFocus()
    keys(window, (Key.Key_M, 1), (Key.Key_I, 1))
    keys(window, (Key.Key_Return, 1), (Key.Key_Right, 5), (Key.Key_Return, 1), (Key.Key_Down, 5), (Key.Key_Return, 1))
    assert parts.layers.region_tool.drawing
    assert not workspace.marks.regions
    keys(window, (Key.Key_Return, 1))  # once more at the same place
    (region,) = workspace.marks.regions
    first, right, below = region.polygon
    assert first[0] < right[0] == below[0]
    assert first[1] == right[1] < below[1]
    keys(window, (Key.Key_Return, 1), (Key.Key_Right, 3), (Key.Key_Return, 1))  # picks the last corner up, and drags it
    (moved,) = workspace.marks.regions
    assert moved.polygon[:2] == region.polygon[:2]
    assert moved.polygon[2][0] > below[0]
    keys(window, (Key.Key_Return, 1), (Key.Key_Left, 6), (Key.Key_Escape, 1))
    assert workspace.marks.regions == (moved,)
    assert not parts.canvas.dragging
    assert workspace.marks.dots is dots, "no dot was set on the way"


def test_a_ground_is_marked_and_a_box_drawn_with_keys_alone(window: MainWindow) -> None:
    parts = window.parts
    parts.canvas.setFocus()
    parts.actions["ground"].trigger()
    keys(window, (Key.Key_I, 1))
    for way in ((Key.Key_Right, 5), (Key.Key_Up, 5), (Key.Key_Left, 9), (Key.Key_Down, 3)):
        keys(window, way, (Key.Key_Return, 1))
    assert len(parts.layers.ground.points) == 4
    corner = parts.layers.ground.points[3]
    keys(window, (Key.Key_Return, 1), (Key.Key_Down, 9), (Key.Key_Return, 1))
    assert parts.layers.ground.points[3][1] > corner[1]
    parts.actions["box"].trigger()
    keys(window, (Key.Key_Left, 99), (Key.Key_Up, 99), (Key.Key_Return, 1), (Key.Key_Right, 99), (Key.Key_Down, 99))
    assert parts.canvas.dragging
    keys(window, (Key.Key_Return, 1))
    assert len(parts.workspace.selection) == 3, "all that count"


def test_a_cross_that_is_put_away_lets_go(window: MainWindow) -> None:
    canvas = window.parts.canvas
    window.parts.actions["box"].trigger()
    keys(window, (Key.Key_I, 1), (Key.Key_Return, 1), (Key.Key_Right, 5), (Key.Key_I, 1))
    assert canvas.cross is None
    assert not canvas.dragging
    assert len(window.parts.workspace.selection) == 0
