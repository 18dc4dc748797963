from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.canvas.layers.layers import Layers
from app.canvas.view import Canvas
from app.workspace import Opened, Workspace
from core.project import open_project
from core.regions import Region

SQUARE = ((100.0, 100.0), (200.0, 100.0), (200.0, 200.0), (100.0, 200.0))


@pytest.fixture
def tool(layers: Layers, canvas: Canvas) -> Any:
    canvas.set_tool(layers.region_tool)
    return layers.region_tool


@pytest.fixture
def square(workspace: Workspace, tool: Any) -> Region:  # noqa: ARG001
    """A region that is there already, with three dots of which two are inside."""
    workspace.add([(120, 130), (180, 170), (290, 255)])
    workspace.set_regions([Region("Stage", SQUARE)])
    return workspace.marks.regions[0]


def polygons(workspace: Workspace) -> list[list[tuple[int, int]]]:
    return [[(round(x), round(y)) for x, y in region.polygon] for region in workspace.marks.regions]


@pytest.mark.usefixtures("tool")
def test_clicks_and_a_double_click_draw_a_region_that_can_be_undone(workspace: Workspace, mouse: Any) -> None:
    mouse.click(50, 60)
    mouse.click(150, 60)
    mouse.double_click(150, 160)
    assert polygons(workspace) == [[(50, 60), (150, 60), (150, 160)]]
    assert [(region.name, region.mask) for region in workspace.marks.regions] == [("Region 1", False)]
    workspace.undo()
    assert workspace.marks.regions == ()
    workspace.redo()
    assert len(workspace.marks.regions) == 1


@pytest.mark.usefixtures("tool")
def test_a_click_on_the_first_corner_closes(workspace: Workspace, mouse: Any) -> None:
    for place in ((50, 60), (150, 60), (150, 160), (53, 62)):
        mouse.click(*place)
    assert polygons(workspace) == [[(50, 60), (150, 60), (150, 160)]]


def test_enter_closes_and_backspace_takes_a_corner_back(
    workspace: Workspace, tool: Any, mouse: Any, canvas: Canvas, qtbot: QtBot
) -> None:
    for place in ((50, 60), (150, 60), (150, 160), (300, 280)):
        mouse.click(*place)
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert polygons(workspace) == [[(50, 60), (150, 60), (150, 160)]]
    assert not tool.drawing


def test_escape_forgets_the_polygon(workspace: Workspace, tool: Any, mouse: Any, canvas: Canvas, qtbot: QtBot) -> None:
    for place in ((50, 60), (150, 60), (150, 160)):
        mouse.click(*place)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not tool.drawing
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert workspace.marks.regions == ()


@pytest.mark.parametrize("corners", [[(50, 60), (150, 60)], [(50, 60), (100, 60), (150, 60)]])
def test_what_has_no_area_is_no_region_yet(
    workspace: Workspace, tool: Any, mouse: Any, canvas: Canvas, qtbot: QtBot, corners: list[tuple[int, int]]
) -> None:
    for place in corners:
        mouse.click(*place)
    with qtbot.waitSignal(workspace.told):
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert workspace.marks.regions == ()
    assert tool.drawing  # one more corner will do


@pytest.mark.usefixtures("tool")
def test_corners_stay_on_the_picture(workspace: Workspace, canvas: Canvas, mouse: Any) -> None:
    canvas.look_at(0, 0)
    mouse.click(-40, -30)
    mouse.click(60, -30)
    mouse.double_click(60, 80)
    assert polygons(workspace) == [[(0, 0), (60, 0), (60, 80)]]


def test_names_are_numbered_without_repeating(workspace: Workspace, layers: Layers, canvas: Canvas, mouse: Any) -> None:
    for tool in (layers.region_tool, layers.region_tool, layers.mask_tool):
        canvas.set_tool(tool)
        left = 20 + 120 * len(workspace.marks.regions)
        mouse.click(left, 60)
        mouse.click(left + 80, 60)
        mouse.double_click(left + 80, 160)
    assert [region.name for region in workspace.marks.regions] == ["Region 1", "Region 2", "Mask 1"]
    assert [region.mask for region in workspace.marks.regions] == [False, False, True]


@pytest.mark.usefixtures("square")
def test_the_count_of_a_region_follows_the_dots(workspace: Workspace, layers: Layers) -> None:
    assert layers.regions.counts == [2]
    workspace.add([(150, 150)])
    assert layers.regions.counts == [3]
    workspace.undo()
    assert layers.regions.counts == [2]


@pytest.mark.usefixtures("square")
def test_a_mask_excludes_and_says_how_many(workspace: Workspace, layers: Layers, canvas: Canvas, mouse: Any) -> None:
    canvas.set_tool(layers.mask_tool)
    for place in ((90, 90), (160, 90), (160, 160)):
        mouse.click(*place)
    mouse.double_click(90, 160)
    assert len(workspace.marks.counted) == 2
    assert layers.regions.counts == [1, 1]
    workspace.undo()
    assert len(workspace.marks.counted) == 3


@pytest.mark.usefixtures("square")
def test_a_corner_is_dragged_and_the_count_is_live(workspace: Workspace, layers: Layers, mouse: Any) -> None:
    mouse.press(200, 200)
    mouse.move(250, 230)
    mouse.move(320, 280)
    assert layers.regions.counts == [3]
    assert workspace.marks.regions[0].polygon == SQUARE  # not before the button is up
    mouse.release(320, 280)
    assert polygons(workspace) == [[(100, 100), (200, 100), (320, 280), (100, 200)]]
    workspace.undo()
    assert workspace.marks.regions[0].polygon == SQUARE


@pytest.mark.usefixtures("square")
def test_escape_puts_back_what_is_dragged(
    workspace: Workspace, layers: Layers, canvas: Canvas, mouse: Any, qtbot: QtBot
) -> None:
    mouse.press(200, 200)
    mouse.move(320, 280)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert layers.regions.regions == workspace.marks.regions
    mouse.release(320, 280)
    assert workspace.marks.regions[0].polygon == SQUARE
    assert layers.regions.counts == [2]


@pytest.mark.usefixtures("square")
@pytest.mark.parametrize("grip", [(150, 150), (150, 200)], ids=["inside", "edge"])
def test_the_whole_is_dragged_as_far_as_the_picture_goes(
    workspace: Workspace, mouse: Any, grip: tuple[int, int]
) -> None:
    mouse.drag(grip, (grip[0] + 40, grip[1] + 30))
    assert polygons(workspace) == [[(140, 130), (240, 130), (240, 230), (140, 230)]]
    mouse.drag((190, 180), (399, 190))
    assert polygons(workspace) == [[(300, 140), (400, 140), (400, 240), (300, 240)]]


@pytest.mark.usefixtures("square")
def test_a_double_click_on_an_edge_sets_a_corner_and_a_right_click_takes_it_away(
    workspace: Workspace, mouse: Any
) -> None:
    mouse.double_click(150, 200)
    assert polygons(workspace) == [[(100, 100), (200, 100), (200, 200), (150, 200), (100, 200)]]
    mouse.click(150, 200, Qt.MouseButton.RightButton)
    assert polygons(workspace) == [[(100, 100), (200, 100), (200, 200), (100, 200)]]


@pytest.mark.usefixtures("tool")
def test_a_triangle_keeps_its_corners(workspace: Workspace, mouse: Any, qtbot: QtBot) -> None:
    workspace.set_regions([Region("Tent", SQUARE[:3])])
    with qtbot.waitSignal(workspace.told):
        mouse.click(200, 200, Qt.MouseButton.RightButton)
    assert workspace.marks.regions[0].polygon == SQUARE[:3]


@pytest.mark.usefixtures("square")
def test_delete_removes_the_selected_region_and_no_dot(
    workspace: Workspace, layers: Layers, canvas: Canvas, mouse: Any, qtbot: QtBot
) -> None:
    workspace.select(workspace.marks.dots.id)
    chosen: list[int] = []
    layers.region_selected.connect(chosen.append)
    mouse.click(150, 150)
    assert (chosen, layers.regions.selected) == ([0], 0)
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert workspace.marks.regions == ()
    assert len(workspace.marks.dots) == 3
    assert chosen == [0, -1]


@pytest.mark.usefixtures("square")
def test_undoing_a_region_deselects_it(workspace: Workspace, layers: Layers) -> None:
    layers.select_region(0)
    chosen: list[int] = []
    layers.region_selected.connect(chosen.append)
    workspace.undo()
    assert (chosen, layers.regions.selected) == ([-1], None)


@pytest.mark.usefixtures("square")
def test_a_second_click_inside_begins_a_region_within(workspace: Workspace, tool: Any, mouse: Any) -> None:
    mouse.click(130, 130)
    assert not tool.drawing
    mouse.click(130, 130)
    mouse.click(170, 130)
    mouse.double_click(170, 170)
    assert polygons(workspace)[1] == [(130, 130), (170, 130), (170, 170)]


def test_another_picture_ends_the_drawing(workspace: Workspace, tool: Any, mouse: Any, canvas: Canvas) -> None:
    mouse.click(50, 60)
    workspace.show(list(workspace.pictures)[1])
    assert not tool.drawing
    assert canvas.tool is tool


def test_a_folder_that_another_window_has_is_only_looked_at(
    workspace: Workspace, canvas: Canvas, layers: Layers, mouse: Any, qtbot: QtBot
) -> None:
    assert workspace.project is not None
    with open_project(workspace.project.folder) as second:
        other = Workspace()
        other.adopt(Opened(second, second.images()))
        layers.region_tool._workspace = other
        canvas.set_tool(layers.region_tool)
        mouse.click(50, 60)
        mouse.click(150, 60)
        with qtbot.waitSignal(other.told):
            mouse.double_click(150, 160)
        assert other.marks.regions == ()
        other.close()
