"""Escape takes back whatever is under way, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from window_fakes import open_counts, open_waits

from app.actions import ActionName
from app.canvas import nudge
from app.counting.engine import CountEngine
from app.window import MainWindow
from core.regions import Region

Open = Callable[..., MainWindow]
LEFT, NONE, SHIFT, ALT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
ESCAPE = Qt.Key.Key_Escape


@pytest.fixture
def window(open_window: Open, crowd: Path) -> MainWindow:
    """Two dots, neither selected."""
    window = open_window(crowd, engine=CountEngine(open_counts))
    window.parts.workspace.add([(40, 40), (120, 80)])
    window.parts.workspace.select([])
    return window


def at(window: MainWindow, x: float, y: float) -> QPoint:
    return QPoint(window.parts.canvas.mapFromScene(x, y))


GESTURES: dict[str, tuple[ActionName, Qt.KeyboardModifier, list[tuple[float, float]]]] = {
    "a dot that is dragged": ("select", NONE, [(40, 40), (60, 60)]),
    "the picture that is dragged": ("select", NONE, [(90, 20), (60, 20)]),
    "a box": ("select", SHIFT, [(20, 20), (60, 60), (140, 100)]),
    "a loop": ("select", SHIFT | ALT, [(20, 20), (140, 20), (140, 100), (20, 100)]),
    "a box of the tool": ("box", NONE, [(20, 20), (60, 60), (140, 100)]),
    "a loop of the tool": ("lasso", NONE, [(20, 20), (140, 20), (140, 100), (20, 100)]),
}


@pytest.mark.parametrize("what", GESTURES)
def test_a_gesture_is_cancelled(window: MainWindow, what: str) -> None:
    tool, keys, way = GESTURES[what]
    canvas, workspace = window.parts.canvas, window.parts.workspace
    before = workspace.marks
    window.parts.actions[tool].trigger()
    canvas.zoom_by(2)
    port = canvas.viewport()
    QTest.mousePress(port, LEFT, keys, at(window, *way[0]))
    for place in way[1:]:
        QTest.mouseMove(port, at(window, *place))
    QTest.keyClick(canvas, ESCAPE)
    assert not canvas.dragging
    QTest.mouseRelease(port, LEFT, keys, at(window, *way[-1]))
    assert workspace.marks is before
    # A drag begins with what it drags; nothing that the gesture went round is selected.
    assert workspace.selection.tolist() == ([0] if what == "a dot that is dragged" else [])


@pytest.mark.parametrize("tool", ["region", "mask", "ground"])
def test_a_polygon_that_was_begun_is_forgotten(window: MainWindow, tool: ActionName) -> None:
    canvas, workspace = window.parts.canvas, window.parts.workspace
    window.parts.actions[tool].trigger()
    for place in ((20, 20), (140, 20), (140, 100)):
        QTest.mouseClick(canvas.viewport(), LEFT, NONE, at(window, *place))
    QTest.keyClick(canvas, ESCAPE)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert not window.parts.workspace.marks.regions
    assert window.parts.layers.ground.points == ()
    assert len(workspace.marks.dots) == 2
    window.counting.stop()  # Return, with nothing to close, counts


MIDDLE = Qt.MouseButton.MiddleButton


@pytest.mark.parametrize("tool", ["region", "ground"])
def test_a_drag_of_the_picture_goes_back_before_what_is_drawn(window: MainWindow, tool: ActionName) -> None:
    canvas, layers = window.parts.canvas, window.parts.layers
    window.parts.actions[tool].trigger()
    canvas.zoom_by(2)
    for place in ((60, 40), (100, 40)):
        QTest.mouseClick(canvas.viewport(), LEFT, NONE, at(window, *place))
    before = canvas.visible_rect()
    QTest.mousePress(canvas.viewport(), MIDDLE, NONE, QPoint(90, 60))
    QTest.mouseMove(canvas.viewport(), QPoint(60, 40))
    assert canvas.visible_rect() != before
    QTest.keyClick(canvas, ESCAPE)
    QTest.mouseRelease(canvas.viewport(), MIDDLE, NONE, QPoint(60, 40))
    assert canvas.visible_rect() == before
    assert layers.region_tool.drawing if tool == "region" else len(layers.ground.points) == 2
    QTest.keyClick(canvas, ESCAPE)
    assert not layers.region_tool.drawing
    assert layers.ground.points == ()


@pytest.mark.parametrize("tool", ["select", "region"])
def test_a_burst_of_arrow_keys_goes_back(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tool: ActionName) -> None:
    monkeypatch.setattr(nudge, "PAUSE", 10**6)
    monkeypatch.setattr(nudge, "LATEST", 10**6)
    canvas, workspace, before = window.parts.canvas, window.parts.workspace, window.parts.workspace.marks
    window.parts.actions[tool].trigger()
    if tool == "region":
        QTest.mouseClick(canvas.viewport(), LEFT, NONE, at(window, 20, 100))
    workspace.select([1])
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.nudge.under_way
    QTest.keyClick(canvas, ESCAPE)
    assert not canvas.nudge.under_way
    assert workspace.marks is before
    assert workspace.selection.tolist() == [1]
    assert window.parts.layers.region_tool.drawing == (tool == "region")
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    canvas.finish()
    assert workspace.marks.dots.xy[1].tolist() == [121, 80], "the next burst begins where the dot is"


CORNERS = ((10, 115), (150, 115), (110, 60), (50, 60))


@pytest.fixture
def grounded(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The ground is marked and measured, and its tool chosen."""
    window.parts.canvas.fit()
    window.parts.actions["ground"].trigger()
    for place in CORNERS:
        QTest.mouseClick(window.parts.canvas.viewport(), LEFT, NONE, at(window, *place))
    ground = window.parts.side.regions.ground
    ground.width_m.setValue(4)
    ground.depth_m.setValue(6)
    qtbot.waitUntil(lambda: window.parts.layers.ground._ground is not None)
    return window


def test_a_corner_of_the_ground_goes_back(grounded: MainWindow) -> None:
    canvas, layers, before = grounded.parts.canvas, grounded.parts.layers, grounded.parts.workspace.marks.ground
    marked, drawn = layers.ground.points, layers.ground._ground
    QTest.mousePress(canvas.viewport(), LEFT, NONE, at(grounded, *CORNERS[0]))
    QTest.mouseMove(canvas.viewport(), at(grounded, 25, 100))
    assert (layers.ground.points != marked, layers.ground._ground) == (True, None)
    QTest.keyClick(canvas, ESCAPE)
    assert (layers.ground.points, layers.ground._ground) == (marked, drawn)
    QTest.mouseMove(canvas.viewport(), at(grounded, 30, 90))
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, at(grounded, 30, 90))
    assert layers.ground.points == marked
    assert grounded.parts.workspace.marks.ground == before


@pytest.mark.parametrize("clicks", [0, 2])
@pytest.mark.parametrize("kind", ["rectangle", "length"])
def test_a_ground_to_be_marked_anew_stays(grounded: MainWindow, kind: str, clicks: int) -> None:
    canvas, layers, ground = grounded.parts.canvas, grounded.parts.layers, grounded.parts.side.regions.ground
    marked, drawn = layers.ground.points, layers.ground._ground
    QTest.mouseClick(ground.mark_rectangle if kind == "rectangle" else ground.mark_length, LEFT)
    for place in ((20, 20), (140, 20))[:clicks]:
        QTest.mouseClick(canvas.viewport(), LEFT, NONE, at(grounded, *place))
    assert len(layers.ground.points) == clicks
    QTest.keyClick(canvas, ESCAPE)
    assert (layers.ground.points, layers.ground._ground, layers.ground_tool.kind) == (marked, drawn, "rectangle")
    assert grounded.parts.actions["ground"].isChecked()
    assert ground.ground == grounded.parts.workspace.marks.ground == drawn


def test_a_ground_that_is_removed_leaves_the_kind_that_was_chosen(grounded: MainWindow, qtbot: QtBot) -> None:
    tool, actions = grounded.parts.layers.ground_tool, grounded.parts.actions
    actions["ground-length"].trigger()
    grounded.parts.side.regions.ground.clear()
    qtbot.waitUntil(lambda: grounded.parts.workspace.marks.ground is None and tool._points == ())
    assert tool.kind == "length"
    assert actions["ground-length"].isChecked()


def test_the_drawing_of_a_ground_follows_undo(grounded: MainWindow, qtbot: QtBot) -> None:
    layers, workspace = grounded.parts.layers, grounded.parts.workspace
    marked = layers.ground.points
    workspace.undo()
    qtbot.waitUntil(lambda: layers.ground.points == () and layers.ground._ground is None)
    workspace.redo()
    qtbot.waitUntil(lambda: layers.ground.points == marked and layers.ground._ground == workspace.marks.ground)


def test_the_threshold_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    workspace, slider = window.parts.workspace, window.parts.side.count.threshold.slider
    before, log = workspace.marks.threshold, len(workspace.project.log())
    places = [QPoint(round(slider.width() * share), 20) for share in (0.5, 0.8, 0.9)]
    QTest.mousePress(slider, LEFT, NONE, places[0])
    QTest.mouseMove(slider, places[1])
    assert workspace.marks.threshold != before
    QTest.keyClick(slider, ESCAPE)
    assert workspace.marks.threshold == before
    QTest.mouseMove(slider, places[2])
    QTest.mouseRelease(slider, LEFT, NONE, places[2])
    qtbot.waitUntil(lambda: slider.value() == round(100 * before))
    assert (workspace.marks.threshold, len(workspace.project.log())) == (before, log)


def test_the_name_of_a_region_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    workspace, regions = window.parts.workspace, window.parts.side.regions
    window.parts.side.open_section("regions")
    workspace.set_regions([Region("Stage", ((20.0, 20.0), (140.0, 20.0), (140.0, 100.0)))])
    qtbot.waitUntil(lambda: len(regions.rows) == 1)
    name, before = regions.rows[0].name, workspace.marks
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Sta")
    QTest.keyClick(name, ESCAPE)
    assert name.text() == "Stage"
    name.editingFinished.emit()  # as when the focus goes elsewhere
    assert workspace.marks is before


FIELDS = {
    "the threshold": lambda side: side.count.threshold.number,
    "the samples": lambda side: side.settings.samples,
    "the steps": lambda side: side.settings.steps,
    "the size of a block": lambda side: side.blocks.side,
    "a level": lambda side: side.regions.ground.levels.fields[0],
    "the distance": lambda side: side.compare.distance,
}


@pytest.mark.parametrize("what", FIELDS)
def test_a_number_that_is_typed_comes_back(window: MainWindow, what: str, qtbot: QtBot) -> None:
    """And nothing else is taken back, before Esc is pressed again."""
    parts = window.parts
    parts.workspace.select([0])
    before, preferences = parts.workspace.marks, parts.preferences.value
    field = FIELDS[what](parts.side)
    line = field.lineEdit()
    qtbot.waitUntil(field.isEnabled)  # the size of a block, once the picture's own is known
    words = line.text()
    field.setFocus()
    line.selectAll()
    QTest.keyClicks(field, "2" if words == "1" else "1")
    assert line.text() != words
    QTest.keyClick(field, ESCAPE)
    assert line.text() == words
    assert parts.workspace.selection.tolist() == [0]
    QTest.keyClick(field, ESCAPE)
    assert parts.workspace.selection.tolist() == []
    parts.canvas.setFocus()
    assert line.text() == words
    assert parts.workspace.marks is before
    assert parts.preferences.value == preferences


@pytest.mark.parametrize("what", ["the threshold", "the size of a block"])
def test_what_is_typed_stays_while_other_pictures_are_counted(window: MainWindow, what: str, qtbot: QtBot) -> None:
    workspace, side = window.parts.workspace, window.parts.side
    field, panel = FIELDS[what](side), {"the threshold": side.count, "the size of a block": side.blocks}[what]
    qtbot.waitUntil(field.isEnabled)
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field, "0.7" if what == "the threshold" else "64")
    typed = field.lineEdit().text()
    with qtbot.waitSignal(panel._later.timeout):
        workspace.rows_changed.emit([])
        workspace.marks_changed.emit()
    panel.refresh()
    assert field.lineEdit().text() == typed
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert workspace.marks.threshold == 0.7 or workspace.marks.blocks.side == 64


@pytest.mark.parametrize("what", ["the steps", "the samples"])
def test_what_is_typed_stays_while_a_preference_changes(window: MainWindow, what: str) -> None:
    field, preferences = FIELDS[what](window.parts.side), window.parts.preferences
    window.activateWindow()
    field.lineEdit().setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), "12")
    typed = field.lineEdit().text()
    preferences.change(dot_size=preferences.value.dot_size + 1)
    assert field.lineEdit().text() == typed
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    assert 12 in (preferences.value.steps, preferences.value.samples)


def test_the_words_of_a_search_go(window: MainWindow) -> None:
    workspace, pictures = window.parts.workspace, window.parts.pictures
    workspace.select([0])
    pictures.focus_search()
    QTest.keyClicks(pictures._search, "10")
    assert pictures._model.rowCount() == 1
    QTest.keyClick(pictures._search, ESCAPE)
    assert pictures._search.text() == ""
    assert pictures._model.rowCount() == 3
    assert workspace.selection.tolist() == [0]
    QTest.keyClick(pictures._search, ESCAPE)
    assert workspace.selection.tolist() == []


def test_one_after_the_other_it_leads_back_to_where_one_was(window: MainWindow, qtbot: QtBot) -> None:
    parts = window.parts
    parts.actions["count"].trigger()
    qtbot.waitUntil(lambda: not window.counting.busy, timeout=60_000)
    parts.timeline.go_first()
    assert parts.timeline.shown is not None
    QTest.keyClick(parts.canvas, ESCAPE)
    assert parts.timeline.shown is None
    parts.actions["next-doubt"].trigger()
    assert parts.canvas._overlay.ring is not None
    QTest.keyClick(parts.canvas, ESCAPE)
    assert parts.canvas._overlay.ring is None
    QTest.keyClick(parts.canvas, Qt.Key.Key_I)
    assert parts.canvas.cross is not None
    QTest.keyClick(parts.canvas, ESCAPE)
    assert parts.canvas.cross is None


def test_no_tool_and_no_panel_keeps_it_to_itself(window: MainWindow, qtbot: QtBot) -> None:
    parts = window.parts
    parts.actions["count"].trigger()
    qtbot.waitUntil(lambda: not window.counting.busy, timeout=60_000)
    parts.side.open_section("settings")
    for tool in ("select", "region", "ground"):
        parts.actions[tool].trigger()
        for widget in (parts.canvas, parts.pictures, parts.side.settings.seed):
            widget.setFocus()
            parts.timeline.go_first()
            QTest.keyClick(widget, ESCAPE)
            assert parts.timeline.shown is None
    parts.actions["region"].trigger()
    QTest.mouseClick(parts.canvas.viewport(), LEFT, NONE, at(window, 20, 20))
    parts.side.settings.seed.setFocus()
    QTest.keyClick(parts.side.settings.seed, ESCAPE)
    assert not parts.layers.region_tool.drawing


def test_a_selection_that_a_step_hides_is_not_in_the_way(window: MainWindow, qtbot: QtBot) -> None:
    parts = window.parts
    parts.actions["count"].trigger()
    qtbot.waitUntil(lambda: not window.counting.busy, timeout=60_000)
    parts.workspace.select([0])
    parts.timeline.go_first()
    QTest.keyClick(parts.canvas, ESCAPE)
    assert parts.timeline.shown is None
    assert parts.workspace.selection.tolist() == [0]


def test_the_count_of_the_picture_is_the_last_thing_it_stops(open_window: Open, crowd: Path, qtbot: QtBot) -> None:
    """And those that wait are counted all the same."""
    window = open_window(crowd, engine=CountEngine(open_waits))
    parts, canvas = window.parts, window.parts.canvas
    first, second, third = parts.workspace.pictures
    parts.workspace.add([(40, 40)])
    window.counting.count([first, second, third])
    qtbot.waitUntil(lambda: len(parts.timeline.frames) == 2, timeout=60_000)
    parts.timeline.go_first()
    assert len(canvas._dots.dots) == 1
    QTest.keyClick(canvas, ESCAPE)  # the earlier step
    assert parts.timeline.shown is not None
    assert parts.timeline.shown.step == 2
    parts.actions["region"].trigger()
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, at(window, 20, 20))
    QTest.keyClick(canvas, ESCAPE)  # the polygon
    assert window.counting.place(first) == "counting"
    parts.workspace.show(second)
    QTest.keyClick(canvas, ESCAPE)  # nothing; another picture is being counted
    assert window.counting.place(first) == "counting"
    assert not parts.engine._stopping
    parts.workspace.show(first)
    QTest.keyClick(canvas, ESCAPE)
    qtbot.waitUntil(lambda: window.counting.place(second) == "counting", timeout=60_000)
    assert (window.counting.place(first), window.counting.place(third)) == (None, "waiting")
    parts.actions["stop"].trigger()
    assert window.counting.waiting == 0
    qtbot.waitUntil(lambda: not window.counting.busy, timeout=60_000)


@pytest.mark.parametrize(
    "name",
    [
        "export",
        "import",
        "export-training",
        "save-picture",
        "save-counts",
        "preferences",
        "models",
        "teach",
        "keyboard-help",
        "command-palette",
        "about",
    ],
)
def test_a_dialog_is_closed(window: MainWindow, name: ActionName, qtbot: QtBot) -> None:
    before, files = window.parts.workspace.marks, sorted(window.parts.workspace.path.parent.iterdir())
    window.parts.actions[name].trigger()
    qtbot.waitUntil(lambda: bool(opened(window)))
    (dialog,) = opened(window)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.focusWidget() or dialog, ESCAPE)
    qtbot.waitUntil(lambda: not opened(window))
    assert window.parts.workspace.marks is before
    assert sorted(window.parts.workspace.path.parent.iterdir()) == files


def opened(window: MainWindow) -> list[QWidget]:
    """What stands before the window."""
    tops = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
    return [each for each in tops if isinstance(each, QDialog) or each.windowFlags() & Qt.WindowType.Popup]
