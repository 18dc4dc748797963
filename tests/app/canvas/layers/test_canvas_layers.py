"""The layers with the canvas and the workspace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.canvas.layers.layers import Layers
from app.canvas.view import Canvas
from app.workspace import Workspace
from core.ground import Ground
from core.regions import Blocks

QUAD = [(100.0, 280.0), (300.0, 280.0), (250.0, 180.0), (150.0, 180.0)]


@pytest.fixture
def seen(canvas: Canvas, qtbot: QtBot) -> Callable[[], np.ndarray]:  # noqa: ARG001
    """What the canvas shows, (h, w, 3)."""

    def grab() -> np.ndarray:
        image = canvas.viewport().grab().toImage().convertToFormat(canvas.grab().toImage().Format.Format_RGB32)
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
        return pixels[:, :, 2::-1].copy()

    return grab


def test_an_array_of_a_run_lies_over_the_photograph(layers: Layers, seen: Callable[[], np.ndarray]) -> None:
    layers.show_image("z_t", np.array([[10, 250]], np.uint8))
    layers.set_opacity(1)
    assert seen()[150, [100, 300], 0].tolist() == [10, 250]
    layers.set_opacity(0)
    assert seen()[150, [100, 300], 0].tolist() == [128, 128]
    layers.set_opacity(1)
    layers.show_image("z_t", None)
    assert seen()[150, [100, 300], 0].tolist() == [128, 128]


def test_the_heat_map_waits_until_it_is_seen_and_follows_the_dots(
    layers: Layers, workspace: Workspace, seen: Callable[[], np.ndarray], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    set_dots = layers.heat.set_dots
    monkeypatch.setattr(layers.heat, "set_dots", lambda xy: (drawn.append(len(xy)), set_dots(xy)))
    workspace.add([(100, 100), (102, 101)])
    assert drawn == []
    layers.set_visible("heat", True)
    assert drawn == [2]
    assert seen()[115, 100].tolist() != [128, 128, 128]
    for place in range(3):
        workspace.add([(300, 200 + place)])
    qtbot.waitUntil(lambda: len(drawn) > 1)
    assert drawn == [2, 5]  # once for all three


def test_a_layer_is_shown_and_hidden_and_says_so(layers: Layers) -> None:
    told: list[tuple[str, bool]] = []
    layers.visible_changed.connect(lambda name, visible: told.append((name, visible)))
    assert layers.is_visible("regions")
    for name in ("heat", "blocks", "ground", "density", "compare"):
        assert not layers.is_visible(name)
        layers.set_visible(name, True)
        layers.set_visible(name, True)
        assert layers.is_visible(name)
    assert told == [(name, True) for name in ("heat", "blocks", "ground", "density", "compare")]


def test_the_next_block_fills_the_view(layers: Layers, workspace: Workspace, canvas: Canvas) -> None:
    workspace.set_blocks(Blocks(100.0))
    workspace.add([(250, 150), (350, 250)])
    at_hand: list[Any] = []
    layers.block_changed.connect(at_hand.append)
    layers.next_block()
    assert layers.is_visible("blocks")
    assert layers.blocks.current == (2, 1)
    middle = canvas.visible_rect().center()
    assert (middle.x(), middle.y()) == pytest.approx((250, 150))
    assert 2 < canvas.scale < 3
    layers.mark_current_block()
    assert workspace.marks.blocks.done == {(2, 1)}
    layers.next_block()
    layers.mark_current_block()
    assert at_hand == [(2, 1), (3, 2)]
    workspace.undo()
    assert workspace.marks.blocks.done == {(2, 1)}


def test_when_all_blocks_are_done_it_is_said(layers: Layers, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.set_blocks(Blocks(100.0, frozenset(layers.grid.blocks()) | {(c, r) for c in range(4) for r in range(3)}))
    with qtbot.waitSignal(workspace.told):
        layers.next_block()
    assert layers.blocks.current is None


def test_the_block_under_the_cursor_is_marked(layers: Layers, workspace: Workspace, canvas: Canvas, mouse: Any) -> None:
    mouse.move(300, 10)
    layers.mark_current_block()
    assert workspace.marks.blocks.done == {(1, 0)}
    mouse.move(390, 200)
    layers.mark_current_block()
    assert workspace.marks.blocks.done == set()
    canvas.set_cross(QPointF(20, 20))
    layers.mark_current_block()
    assert workspace.marks.blocks.done == {(0, 0)}
    mouse.move(300, 290)
    layers.mark_current_block()
    canvas.set_cross(None)
    QApplication.sendEvent(canvas.viewport(), QEvent(QEvent.Type.Leave))
    canvas.look_at(300, 20)
    layers.mark_current_block()
    assert workspace.marks.blocks.done == {(0, 0), (1, 0), (1, 1)}


def test_a_block_is_not_marked_again_from_elsewhere(layers: Layers, workspace: Workspace, canvas: Canvas) -> None:
    """Somebody marks the first one, and pans."""
    workspace.set_blocks(Blocks(100.0))
    told: list[Any] = []
    layers.block_changed.connect(told.append)
    canvas.look_at(50, 50)
    layers.mark_current_block()
    canvas.look_at(350, 250)
    layers.mark_current_block()
    assert workspace.marks.blocks.done == {(0, 0), (3, 2)}
    assert told == [(0, 0), None, (3, 2)]
    canvas.look_at(50, 50)
    layers.next_block()
    assert layers.blocks.current == (1, 0), "the walk goes on, past the last one at hand"


def test_who_is_led_to_a_block_marks_it_wherever_the_mouse_was_left(
    layers: Layers, workspace: Workspace, mouse: Any
) -> None:
    workspace.set_blocks(Blocks(100.0))
    mouse.move(1, 1)  # beside what will be the middle of the view
    layers.next_block()
    layers.next_block()
    layers.mark_current_block()
    assert workspace.marks.blocks.done == {(1, 0)}
    mouse.move(210, 50)
    layers.mark_current_block()
    assert workspace.marks.blocks.done == {(1, 0), (2, 0)}


def test_with_no_block_at_hand_the_one_in_the_middle_is_marked(
    layers: Layers, workspace: Workspace, canvas: Canvas
) -> None:
    workspace.set_blocks(Blocks(100.0))
    canvas.look_at(130, 220)
    layers.mark_current_block()
    assert workspace.marks.blocks.done == {(1, 2)}


def test_another_size_of_blocks_has_none_at_hand(layers: Layers, workspace: Workspace) -> None:
    layers.next_block()
    assert layers.blocks.current is not None
    workspace.set_blocks(Blocks(50.0))
    assert layers.blocks.current is None


def test_another_picture_takes_nothing_of_the_old_one_along(
    layers: Layers, workspace: Workspace, canvas: Canvas, seen: Callable[[], np.ndarray], qtbot: QtBot
) -> None:
    layers.show_image("z_t", np.zeros((2, 2), np.uint8))
    for name in ("blocks", "compare", "ground", "density"):
        layers.set_visible(name, True)
    layers.compare.set_matches([(50, 50)], [(150, 50)], [(250, 50)])
    layers.set_ground(Ground.from_rectangle(QUAD, 4, 8, (400, 300)))
    layers.next_block()
    workspace.show(list(workspace.pictures)[1])
    qtbot.waitUntil(lambda: canvas.picture_size.width() == 400)
    layers.set_visible("blocks", False)
    canvas.one_to_one()
    assert (seen()[5:-5, 5:-5] == 128).all()


def test_a_half_drawn_polygon_outlives_a_run_and_hidden_dots(
    layers: Layers, workspace: Workspace, canvas: Canvas, mouse: Any, qtbot: QtBot
) -> None:
    canvas.set_tool(layers.region_tool)
    mark(mouse, [(50, 50), (150, 50)])
    canvas.set_preview_dots(np.array([[200.0, 100.0]]))
    canvas.set_dots_visible(False)
    canvas.set_dots_visible(True)
    canvas.set_preview_dots(None)
    mark(mouse, [(150, 150)])
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    (region,) = workspace.marks.regions
    assert np.round(region.polygon).tolist() == [[50, 50], [150, 50], [150, 150]]


def mark(mouse: Any, places: list[tuple[float, float]]) -> None:
    for place in places:
        mouse.click(*place)


def test_four_clicks_mark_the_ground_and_a_corner_is_dragged(layers: Layers, canvas: Canvas, mouse: Any) -> None:
    drawn: list[Any] = []
    layers.ground_tool.ground_drawn.connect(drawn.append)
    layers.set_visible("ground", True)
    layers.ground_tool.begin("rectangle")
    canvas.set_tool(layers.ground_tool)
    mark(mouse, QUAD[:3])
    assert drawn == []
    mark(mouse, QUAD[3:])
    assert np.round(drawn[0]).tolist() == [list(place) for place in QUAD]
    mouse.drag((100, 280), (80, 290))
    assert np.round(drawn[1][0]).tolist() == [80, 290]
    mark(mouse, [(30, 30)])  # a fifth is none
    assert len(drawn) == 2


def test_marks_on_the_ground_are_taken_back(layers: Layers, canvas: Canvas, mouse: Any, qtbot: QtBot) -> None:
    layers.ground_tool.begin("length")
    canvas.set_tool(layers.ground_tool)
    mark(mouse, QUAD[:3])
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    assert len(layers.ground.points) == 2
    mouse.click(20, 20, Qt.MouseButton.RightButton)
    assert len(layers.ground.points) == 1
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert layers.ground.points == ()


def test_a_known_ground_can_be_dragged_again(layers: Layers, canvas: Canvas, mouse: Any) -> None:
    layers.set_ground(Ground.from_length((100, 250), (200, 250), 3, [(0, 60), (400, 50)], (400, 300)))
    drawn: list[Any] = []
    layers.ground_tool.ground_drawn.connect(drawn.append)
    canvas.set_tool(layers.ground_tool)
    mouse.drag((200, 250), (220, 255))
    assert layers.ground_tool.kind == "length"
    assert np.round(drawn[0]).tolist() == [[100, 250], [220, 255], [0, 60], [400, 50]]


def test_the_density_on_the_ground_follows_the_dots(
    layers: Layers, workspace: Workspace, seen: Callable[[], np.ndarray], qtbot: QtBot
) -> None:
    layers.set_ground(Ground.from_rectangle(QUAD, 2, 2, (400, 300)))
    layers.set_visible("ground", True)
    before = seen()
    layers.set_visible("density", True)
    assert (seen() == before).all()
    workspace.add(np.random.default_rng(0).uniform((170, 190), (230, 260), (40, 2)))
    qtbot.waitUntil(lambda: bool((seen()[265:275, 150:250] != before[265:275, 150:250]).any()))
