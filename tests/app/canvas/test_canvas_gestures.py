from __future__ import annotations

import numpy as np
import pytest
from canvas_hand import Hand
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.canvas.tool import CanvasMouse
from app.canvas.view import Canvas
from core.dots import Dots, Origin
from core.history import ReplaceDots
from core.regions import Region

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
RIGHT, MIDDLE = Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton


def places(canvas: Canvas) -> list[tuple[float, float]]:
    return [(round(x, 2), round(y, 2)) for x, y in canvas.workspace.marks.counted.xy]


def chosen(canvas: Canvas) -> list[int]:
    return list(canvas.workspace.selection)


@pytest.fixture
def dotted(canvas: Canvas) -> Canvas:
    """Four dots with the ids 0 to 3, none selected."""
    canvas.workspace.add([(50, 50), (100, 50), (50, 150), (250, 150)])
    canvas.workspace.select([])
    return canvas


def test_a_click_adds_a_dot_there_and_selects_it(canvas: Canvas, hand: Hand) -> None:
    hand.click(120.5, 80.5)
    assert places(canvas) == [(120.5, 80.5)]
    assert chosen(canvas) == [0]
    assert canvas.workspace.marks.dots.origin[0] == Origin.PERSON


def test_a_click_outside_the_picture_adds_none(canvas: Canvas, hand: Hand) -> None:
    canvas.zoom_by(0.5)
    hand.click(-5, 80)
    hand.click(300.5, 80)
    assert places(canvas) == []


def test_a_shaking_click_is_a_click(canvas: Canvas, hand: Hand) -> None:
    hand.press(100, 100)
    hand.move(101, 101)
    hand.release(101.5, 101)
    assert places(canvas) == [(100, 100)]


def test_a_click_on_a_dot_selects_it_alone(dotted: Canvas, hand: Hand) -> None:
    dotted.workspace.select([2])
    hand.click(52, 51)
    assert chosen(dotted) == [0]
    assert len(places(dotted)) == 4


@pytest.mark.parametrize("key", [SHIFT, CTRL])
def test_with_shift_or_ctrl_a_click_turns_the_selection_of_a_dot_about(
    dotted: Canvas, hand: Hand, key: Qt.KeyboardModifier
) -> None:
    hand.click(50, 50)
    hand.click(100, 50, keys=key)
    assert chosen(dotted) == [0, 1]
    hand.click(50, 50, keys=key)
    assert chosen(dotted) == [1]
    hand.click(200, 50, keys=key)  # on no dot
    assert chosen(dotted) == [1]
    assert len(places(dotted)) == 4


def test_a_fast_double_click_adds_one_dot(canvas: Canvas, hand: Hand) -> None:
    hand.click(100, 100)
    hand.press(100, 100, double=True)
    hand.release(100, 100)
    assert len(places(canvas)) == 1


def test_a_double_click_elsewhere_is_a_second_click(canvas: Canvas, hand: Hand) -> None:
    hand.click(100, 100)
    hand.press(110, 100, double=True)
    hand.release(110, 100)
    assert len(places(canvas)) == 2


def test_a_drag_moves_a_dot_and_is_one_edit(dotted: Canvas, hand: Hand) -> None:
    hand.drag((50, 50), (60, 55), (75, 70))
    assert places(dotted) == [(75, 70), (100, 50), (50, 150), (250, 150)]
    assert chosen(dotted) == [0]
    dotted.workspace.undo()
    assert places(dotted)[0] == (50, 50)


def test_a_models_dot_that_is_dragged_is_moved_not_new(canvas: Canvas, hand: Hand) -> None:
    found = Dots.of([(50, 50)], [0.7], Origin.MODEL)
    canvas.workspace.edit(ReplaceDots.predicted(canvas.workspace.marks, found, 0.5))
    hand.drag((50, 50), (70, 70))
    assert canvas.workspace.marks.dots.origin[0] == Origin.MOVED


def test_dragging_a_selected_dot_takes_the_others_along(dotted: Canvas, hand: Hand) -> None:
    dotted.workspace.select([0, 2])
    hand.drag((50, 50), (60, 60))
    assert places(dotted) == [(60, 60), (100, 50), (60, 160), (250, 150)]
    assert chosen(dotted) == [0, 2]


def test_dots_stay_in_the_picture_and_in_formation(dotted: Canvas, hand: Hand) -> None:
    dotted.workspace.select([0, 1])
    hand.drag((50, 50), (-50, 50))
    assert places(dotted)[:2] == [(0, 50), (50, 50)]


def test_while_dots_are_dragged_only_a_copy_moves(dotted: Canvas, hand: Hand) -> None:
    hand.press(50, 50)
    hand.move(80, 80)
    assert places(dotted)[0] == (50, 50)
    assert dotted._floating.pos() == QPointF(30, 30)
    assert len(dotted._floating.dots) == 1
    hand.release(80, 80)
    assert len(dotted._floating.dots) == 0


def test_escape_cancels_a_drag_and_changes_nothing(dotted: Canvas, hand: Hand) -> None:
    before = dotted.workspace.marks
    hand.press(50, 50)
    hand.move(80, 80)
    QTest.keyClick(dotted, Qt.Key.Key_Escape)
    hand.release(80, 80)
    assert dotted.workspace.marks is before
    assert len(dotted._floating.dots) == 0


def test_escape_without_a_gesture_clears_the_selection(dotted: Canvas) -> None:
    dotted.workspace.select([1])
    QTest.keyClick(dotted, Qt.Key.Key_Escape)
    assert chosen(dotted) == []


@pytest.mark.parametrize(
    ("button", "keys"), [(RIGHT, Qt.KeyboardModifier.NoModifier), (Qt.MouseButton.LeftButton, ALT)]
)
def test_a_right_or_alt_click_deletes_the_dot_and_nothing_else(
    dotted: Canvas, hand: Hand, button: Qt.MouseButton, keys: Qt.KeyboardModifier
) -> None:
    dotted.workspace.select([0, 1])
    hand.click(50, 50, button, keys)
    assert places(dotted) == [(100, 50), (50, 150), (250, 150)]
    hand.click(200, 100, button, keys)  # on no dot
    assert len(places(dotted)) == 3


def test_shift_and_drag_selects_a_box(dotted: Canvas, hand: Hand) -> None:
    hand.drag((30, 30), (120, 80), (120, 70), keys=SHIFT)
    assert chosen(dotted) == [0, 1]
    hand.drag((280, 170), (240, 140), keys=SHIFT | CTRL)
    assert chosen(dotted) == [0, 1, 3]
    assert len(places(dotted)) == 4


def test_a_box_may_start_on_a_dot(dotted: Canvas, hand: Hand) -> None:
    hand.drag((49, 49), (110, 60), keys=SHIFT)
    assert chosen(dotted) == [0, 1]
    assert places(dotted)[0] == (50, 50)


def test_alt_shift_and_drag_selects_a_loop(dotted: Canvas, hand: Hand) -> None:
    # An L round the dots 0, 1 and 2; a box of it would hold no other.
    dotted.workspace.add([(100, 150)])
    hand.drag((30, 30), (130, 30), (130, 80), (70, 80), (70, 180), (30, 180), keys=SHIFT | ALT)
    assert chosen(dotted) == [0, 1, 2]


def test_box_and_lasso_are_tools_too(dotted: Canvas, hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dotted.tool_changed) as changed:
        dotted.set_tool(dotted.box_tool)
    assert changed.args == ["box"]
    hand.drag((30, 30), (120, 80))
    assert chosen(dotted) == [0, 1]
    hand.click(200, 100)  # on no dot: none is added
    assert (chosen(dotted), len(places(dotted))) == ([], 4)
    dotted.set_tool(dotted.lasso_tool)
    hand.drag((30, 130), (70, 130), (70, 170), (30, 170))
    assert chosen(dotted) == [2]
    hand.click(250, 150)
    assert chosen(dotted) == [3]


@pytest.mark.parametrize("tool", ["box_tool", "lasso_tool"])
def test_escape_cancels_a_box_or_loop(dotted: Canvas, hand: Hand, tool: str) -> None:
    dotted.set_tool(getattr(dotted, tool))
    dotted.workspace.select([3])
    hand.press(30, 30)
    for place in ((120, 30), (120, 80), (30, 80)):
        hand.move(*place)
    QTest.keyClick(dotted, Qt.Key.Key_Escape)
    hand.release(30, 80)
    assert chosen(dotted) == [3]


@pytest.mark.parametrize("how", ["empty ground", "middle button", "space bar"])
def test_a_drag_pans(dotted: Canvas, hand: Hand, how: str) -> None:
    dotted.look_at(150, 100, 4)
    start = (160.0, 110.0) if how == "empty ground" else (100.0, 60.0)
    if how == "space bar":
        dotted.workspace.add([start])
        QTest.keyPress(dotted, Qt.Key.Key_Space)
    before = places(dotted)
    hand.drag(
        start,
        (start[0] + 5, start[1]),
        (start[0] + 20, start[1] + 10),
        button=MIDDLE if how == "middle button" else Qt.MouseButton.LeftButton,
    )
    assert dotted.centre == QPointF(130, 90)
    assert places(dotted) == before
    QTest.keyRelease(dotted, Qt.Key.Key_Space)
    hand.click(130, 90)
    assert len(places(dotted)) == len(before) + 1


@pytest.mark.parametrize("fitted", [True, False])
def test_escape_goes_back_from_where_a_drag_has_panned(dotted: Canvas, hand: Hand, fitted: bool) -> None:
    if fitted:
        dotted.fit()
    else:
        dotted.look_at(150, 100, 4)
    came = dotted.centre
    hand.press(160, 110, button=MIDDLE)
    hand.move(170, 120)
    assert dotted.centre != came
    QTest.keyClick(dotted, Qt.Key.Key_Escape)
    assert dotted.centre == came
    assert dotted.fitted is fitted
    hand.move(200, 150)
    hand.release(200, 150)
    assert dotted.centre == came


def test_hidden_dots_and_steps_of_the_sampler_cannot_be_worked_on(dotted: Canvas, hand: Hand) -> None:
    before = dotted.workspace.marks
    dotted.set_dots_visible(False)
    hand.click(50, 50, RIGHT)
    hand.click(200, 100)
    dotted.set_dots_visible(True)
    dotted.set_preview_dots(np.array([[200.0, 100.0]]), np.array([0.9], np.float32))
    assert list(dotted._dots.dots.xy[0]) == [200, 100]
    hand.click(200, 100, RIGHT)
    hand.click(20, 20)
    QTest.keyClick(dotted, Qt.Key.Key_A, CTRL)
    assert dotted.workspace.marks is before
    dotted.set_preview_dots(None)
    assert len(dotted._dots.dots) == 4


def test_steps_of_the_sampler_let_a_gesture_end(dotted: Canvas, hand: Hand) -> None:
    """The first step comes while the button is down: the drag, the box and the click are not lost."""
    step = np.array([[200.0, 100.0]])
    hand.press(50, 50)
    hand.move(80, 80)
    dotted.set_preview_dots(step)
    hand.release(80, 80)
    assert places(dotted)[0] == (80, 80)
    assert len(dotted.shown_dots) == 0  # now the step is shown
    assert dotted._dots.dots.xy.tolist() == step.tolist()
    dotted.set_preview_dots(None)

    hand.press(60, 60, keys=SHIFT)
    hand.move(90, 90, SHIFT)
    dotted.set_preview_dots(step)
    hand.release(90, 90, SHIFT)
    assert list(dotted.workspace.selection) == [0]
    dotted.set_preview_dots(None)

    hand.press(20, 120)
    dotted.set_preview_dots(step)
    hand.release(20, 120)
    assert places(dotted)[-1] == (20, 120)
    dotted.set_preview_dots(None)


def test_a_step_that_waited_for_a_gesture_comes_when_it_is_cancelled_or_never(dotted: Canvas, hand: Hand) -> None:
    hand.press(50, 50)
    hand.move(80, 80)
    dotted.set_preview_dots(np.array([[200.0, 100.0]]))
    assert dotted.editable
    QTest.keyClick(dotted, Qt.Key.Key_Escape)
    assert not dotted.editable
    dotted.set_preview_dots(None)
    hand.release(80, 80)
    hand.press(50, 50)
    dotted.set_preview_dots(np.array([[200.0, 100.0]]))
    dotted.set_preview_dots(None)  # the run is over before the gesture is
    hand.release(50, 50)
    assert dotted.editable


@pytest.mark.parametrize("tool", ["box", "lasso"])
def test_who_hides_the_dots_goes_on_with_a_gesture(dotted: Canvas, hand: Hand, tool: str) -> None:
    dotted.set_tool(dotted.box_tool if tool == "box" else dotted.lasso_tool)
    corners = ((30, 30), (70, 30), (70, 70), (30, 70))
    hand.press(*corners[0])
    hand.move(*corners[1])
    dotted.set_dots_visible(False)
    hand.move(*corners[2])
    if tool == "lasso":
        hand.move(*corners[3])
    hand.release(*corners[2 if tool == "box" else 3])
    dotted.set_dots_visible(True)
    assert list(dotted.workspace.selection) == [0]


def test_who_hides_the_dots_goes_on_dragging_one(dotted: Canvas, hand: Hand) -> None:
    hand.press(50, 50)
    hand.move(80, 80)
    dotted.set_dots_visible(False)
    hand.release(80, 80)
    assert places(dotted)[0] == (80, 80)


def test_only_dots_that_count_are_there(dotted: Canvas, hand: Hand) -> None:
    dotted.workspace.set_regions([Region("stage", ((0, 0), (80, 0), (80, 80), (0, 80)), mask=True)])
    assert len(dotted.shown_dots) == 3
    told = []
    dotted.guarded.connect(told.append)
    hand.click(50, 50)  # the dot there is masked
    assert len(dotted.workspace.marks.dots) == 4
    assert "mask" in told[0]


def test_read_only_dots_come_back(dotted: Canvas, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(dotted.workspace), "read_only", property(lambda _: True))
    told = []
    dotted.workspace.told.connect(told.append)
    hand.drag((50, 50), (80, 80))
    assert places(dotted)[0] == (50, 50)
    assert len(told) == 1
    assert not len(dotted._floating.dots)


def test_dropped_files_are_the_windows(canvas: Canvas) -> None:
    assert not canvas.acceptDrops()
    assert not canvas.viewport().acceptDrops()


def test_where_the_cursor_is_is_told(canvas: Canvas, hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.cursor_moved) as moved:
        hand.move(20.5, 30.5)
    assert moved.args == pytest.approx([20.5, 30.5])


class Polygon:
    """A tool whose gesture lasts longer than a button is down."""

    name = "polygon"
    cursor = Qt.CursorShape.CrossCursor
    draws = True

    def __init__(self) -> None:
        self.heard: list[str] = []

    def press(self, mouse: CanvasMouse) -> None:
        self.heard.append(f"press {mouse.x:g} {mouse.y:g} {mouse.scale:g}")

    def move(self, mouse: CanvasMouse) -> None:  # noqa: ARG002
        self.heard.append("move")

    def release(self, mouse: CanvasMouse) -> None:  # noqa: ARG002
        self.heard.append("release")

    def double_click(self, mouse: CanvasMouse) -> None:  # noqa: ARG002
        self.heard.append("double")

    def cancel(self) -> None:
        self.heard.append("cancel")

    def paint(self, painter: QPainter, scale: float) -> None:  # noqa: ARG002
        self.heard.append("paint")


def test_a_tool_of_others_has_the_mouse_to_itself(dotted: Canvas, hand: Hand) -> None:
    tool = Polygon()
    dotted.set_tool(tool)
    before = dotted.workspace.marks
    hand.click(50, 50)
    hand.press(60, 60, double=True)
    hand.release(60, 60)
    hand.move(70, 70)
    dotted.set_dots_visible(False)  # one looks, and goes on drawing
    dotted.set_dots_visible(True)
    assert [what for what in tool.heard if what != "paint"] == ["press 50 50 2", "release", "double", "release", "move"]
    dotted.grab()
    assert tool.heard[-1] == "paint"
    hand.drag((150, 100), (160, 100), button=MIDDLE)  # panning is nobody's
    assert "cancel" not in tool.heard
    hand.press(80, 80)
    QTest.keyClick(dotted, Qt.Key.Key_Escape)
    assert "cancel" in tool.heard
    assert dotted.workspace.marks is before
