"""Regions, masks and the ground."""

from __future__ import annotations

import numpy as np
import pytest
from panels_scene import square
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit

from app.canvas.layers.ground_layer import LEVEL_COLOURS
from app.panels.ground import UNMEASURED
from app.panels.regions import RegionsPanel
from app.workspace import Workspace
from core.density import QUEUEING, WALKING, LevelsOfService
from core.regions import Region

STAGE = Region("stage", square(0, 50, 300))
SCREEN = Region("screen", square(300, 80, 60), mask=True)
RECTANGLE = ((200.0, 440.0), (440.0, 440.0), (400.0, 300.0), (240.0, 300.0))


@pytest.fixture
def panel(counted, preferences, seen) -> RegionsPanel:
    counted.set_regions([STAGE, SCREEN])
    return seen(RegionsPanel(counted, preferences))


def test_without_a_picture(preferences, seen) -> None:
    panel = seen(RegionsPanel(Workspace(), preferences))
    assert panel.hint.isVisible()
    assert not panel.whole.isVisible()
    assert not any(part.isEnabled() for part in (panel.draw_region, panel.draw_mask, panel.ground.mark_rectangle))


def test_counts_are_live(panel, counted, settled) -> None:
    stage, screen = panel.rows
    assert (stage.name.text(), stage.people.text(), stage.figures.text()) == ("stage", "4", "100%")
    assert (screen.people.text(), screen.figures.text()) == ("1", "mask; these do not count")
    assert panel.total.text() == "4"
    counted.add([(600, 400)])
    counted.try_threshold(0.7)
    settled(panel)
    assert (stage.people.text(), stage.figures.text(), screen.people.text(), panel.total.text()) == (
        "3",
        "75%",
        "0",
        "4",
    )


def test_a_region_is_renamed_turned_into_a_mask_and_removed(panel, counted, settled, qtbot) -> None:
    name = panel.rows[0].name
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "  north lawn ")
    counted.add([(600, 400)])
    settled(panel)
    assert name.text() == "  north lawn "  # nobody takes it away while one types
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert [region.name for region in counted.project.marks(1).regions] == ["north lawn", "screen"]
    qtbot.mouseClick(panel.rows[0].kind, Qt.MouseButton.LeftButton)
    assert counted.marks.regions[0].mask
    qtbot.mouseClick(panel.rows[0].remove, Qt.MouseButton.LeftButton)
    settled(panel)
    assert counted.marks.regions == (SCREEN,)
    assert [row.name.text() for row in panel.rows] == ["screen"]
    for _ in range(4):
        counted.undo()
    settled(panel)
    assert [row.name.text() for row in panel.rows] == ["stage", "screen"]


def test_an_empty_name_is_no_name(panel, counted, settled, qtbot) -> None:
    panel.rows[0].name.selectAll()
    qtbot.keyClick(panel.rows[0].name, Qt.Key.Key_Delete)
    qtbot.keyClick(panel.rows[0].name, Qt.Key.Key_Return)
    assert counted.marks.regions[0].name == "stage"
    settled(panel)
    assert panel.rows[0].name.text() == "stage"


def test_a_name_that_is_too_long_ends_in_an_ellipsis_until_a_person_goes_there(panel, counted, settled, qtbot) -> None:
    long = "Entrance hall beside the fountain, north side, second row of benches"
    counted.set_regions([Region(long, STAGE.polygon), SCREEN])
    settled(panel)
    name = panel.rows[0].name
    assert name.text() == long
    assert not is_tall_at_its_end(name), "an ellipsis"
    name.setFocus()
    qtbot.waitUntil(name.hasFocus)
    assert is_tall_at_its_end(name), "letters"


def is_tall_at_its_end(name: QLineEdit) -> bool:
    """Whether there is ink in the upper half of the last ten pixels that a name takes."""
    image = name.grab().toImage().convertToFormat(QImage.Format.Format_Alpha8)
    ink = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)[:, : image.width()] > 64
    end = int(np.flatnonzero(ink.any(axis=0))[-1])
    return bool(ink[: image.height() // 2, end - 9 : end + 1].any())


def test_buttons_ask_for_tools_and_rows_for_their_region(panel, qtbot) -> None:
    for button, tool in ((panel.draw_region, "region"), (panel.draw_mask, "mask")):
        with qtbot.waitSignal(panel.tool_wanted) as wanted:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert wanted.args == [tool]
    with qtbot.waitSignal(panel.region_chosen) as chosen:
        panel.activateWindow()
        panel.rows[1].name.setFocus()
    assert chosen.args == [1]


# The ground


def test_a_rectangle_becomes_a_ground_once_its_size_is_known(panel, counted, qtbot) -> None:
    ground = panel.ground
    ground.mark("rectangle", RECTANGLE)
    assert ground.ground is None
    assert ground.words.text() == "Now say how large it is."
    ground.width_m.setValue(6)
    with qtbot.waitSignal(ground.ground_changed) as changed:
        ground.depth_m.setValue(9)
    made, levels = changed.args
    assert made.shifted(0).area(RECTANGLE) == pytest.approx(54)
    assert (made.height, levels.limits) == (1.55, pytest.approx(QUEUEING.limits, abs=0.005))
    assert "dots are on heads, not on feet" in ground.assumed.text()
    assert "1.55 m" in ground.assumed.text()
    assert counted.project.marks(1).ground == made


@pytest.fixture
def grounded(panel, counted, settled) -> RegionsPanel:
    counted.set_regions([Region("court", RECTANGLE), SCREEN])
    panel.ground.width_m.setValue(3)
    panel.ground.depth_m.setValue(4)
    panel.ground.mark("rectangle", RECTANGLE)
    panel.ground.head.setValue(0)
    counted.add([(300.0 + 4 * i, 400.0) for i in range(24)])
    settled(panel)
    return panel


def test_regions_get_area_density_and_level(grounded, settled, qtbot) -> None:
    court, screen = grounded.rows
    assert court.figures.text() == "86% · 12 m² · 2.00 / m²"
    assert (court.chip.isVisible(), screen.chip.isVisible()) == (True, False)
    assert court.chip.accessibleName() == "Level of service D"
    with qtbot.waitSignal(grounded.rated) as rated:
        grounded.refresh()
    assert rated.args == [[LEVEL_COLOURS[3], None], ["2.00 / m² D", ""]]
    grounded.ground.head.setValue(1.55)
    settled(grounded)
    assert court.figures.text() != "86% · 12 m² · 2.00 / m²"


def test_levels_can_be_changed_and_name_their_source(grounded, preferences, settled) -> None:
    levels = grounded.ground.levels
    assert "Fruin, Pedestrian Planning and Design, 1971" in levels.source.text()
    assert levels.kind.currentText() == "Fruin: people who wait", "as the button in the preferences says"
    assert levels.kind.currentData() == "standing"
    levels.kind.setCurrentIndex(levels.kind.findData("walking"))
    levels.kind.activated.emit(levels.kind.currentIndex())
    settled(grounded)
    assert preferences.value.fruin == pytest.approx(WALKING.limits, abs=0.005)
    assert grounded.rows[0].chip.accessibleName() == "Level of service E"
    levels.fields[0].setValue(3)
    assert LevelsOfService(preferences.value.fruin).limits == (3, 3.01, 3.02, 3.03, 3.04)
    assert levels.kind.currentData() == "own"
    settled(grounded)
    assert grounded.rows[0].chip.accessibleName() == "Level of service A"


def test_each_picture_has_its_own_ground(grounded, counted, settled, qtbot) -> None:
    with qtbot.waitSignal(grounded.ground.ground_changed) as changed:
        counted.show(2)
    assert changed.args[0] is None
    assert not grounded.ground.width_m.isVisible()
    counted.show(1)
    settled(grounded)
    assert (grounded.ground.width_m.value(), grounded.ground.head.value()) == (3, 0)
    qtbot.mouseClick(grounded.ground.forget, Qt.MouseButton.LeftButton)
    assert counted.project.marks(1).ground is None
    assert grounded.ground.ground is None


def test_a_ground_is_undone_and_done_again(grounded, counted, settled, qtbot) -> None:
    made, places = grounded.ground.ground, [(x + 9, y) for x, y in RECTANGLE]
    grounded.ground.mark("rectangle", RECTANGLE)  # a corner was gripped and let go where it was
    log = len(counted.project.log(1))
    grounded.ground.mark("rectangle", places)
    qtbot.mouseClick(grounded.ground.forget, Qt.MouseButton.LeftButton)
    assert [line.command.name for line in counted.project.log(1)][log:] == ["ground", "ground"]
    counted.undo()
    assert grounded.ground.ground.marked.corners == tuple(places)
    with qtbot.waitSignal(grounded.ground.ground_changed) as changed:
        counted.undo()
    assert changed.args[0] == grounded.ground.ground == made
    settled(grounded)
    assert grounded.rows[0].figures.text() == "86% · 12 m² · 2.00 / m²"
    counted.redo()
    with qtbot.waitSignal(grounded.ground.marks_shown) as shown:
        counted.redo()
    assert (grounded.ground.ground, shown.args) == (None, ["", ()])
    assert not grounded.ground.width_m.isVisible()


def test_a_ground_that_is_not_saved_is_not_shown(grounded, counted, told) -> None:
    made = grounded.ground.ground
    counted.project._connection.execute("PRAGMA query_only = 1")
    grounded.ground.width_m.setValue(5)
    assert told
    assert (grounded.ground.ground, grounded.ground.width_m.value()) == (made, 3)


@pytest.mark.parametrize("places", [[[10**400, 1]] * 4, [["a", 1]] * 4, [[1, 1]] * 3, 7])
def test_nonsense_that_was_remembered_is_no_ground(grounded, counted, places) -> None:
    counted.remember(UNMEASURED, {"kind": "rectangle", "places": places, "measures": [0, 0, 0, 1.5]}, 2)
    counted.show(2)
    assert counted.picture.id == 2
    assert not grounded.ground.width_m.isVisible()


def test_a_length_and_the_horizon(grounded, counted) -> None:
    ground = grounded.ground
    ground.mark("length", ((200, 440), (440, 440), (0, 100), (640, 100)))
    ground.length_m.setValue(6)
    assert ground.ground is not None
    assert ground.length_m.isVisible()
    assert not ground.width_m.isVisible()
    assert "off by a third" in ground.assumed.text()
    counted.show(2)
    counted.show(1)
    assert (ground.length_m.value(), ground.ground.marked.metres) == (6, 6)


def test_what_is_no_ground_is_said_in_place(grounded, told) -> None:
    ground = grounded.ground
    ground.mark("rectangle", (RECTANGLE[0], RECTANGLE[2], RECTANGLE[1], RECTANGLE[3]))
    assert "no corners of a rectangle" in ground.trouble.text()
    assert ground.trouble.isVisible()
    assert (ground.ground, told) == (None, [])


def test_heads_higher_than_the_camera(grounded) -> None:
    ground = grounded.ground
    for field, metres in ((ground.width_m, 0.5), (ground.depth_m, 0.7), (ground.head, 2.5)):
        field.setValue(metres)
    assert "hardly above heads" in ground.trouble.text()
    assert ground.ground.height == 0


def test_a_region_over_the_horizon_says_so(grounded, counted, settled) -> None:
    counted.set_regions([Region("sky", square(0, 0, 480))])
    settled(grounded)
    assert "This region reaches the horizon" in grounded.rows[0].figures.text()
    assert not grounded.rows[0].chip.isVisible()


def test_small_areas_keep_their_decimals(grounded, settled) -> None:
    grounded.ground.width_m.setValue(0.5)
    grounded.ground.depth_m.setValue(0.7)
    settled(grounded)
    assert "0.35 m²" in grounded.rows[0].figures.text()
    grounded.ground.depth_m.setValue(7)
    settled(grounded)
    assert "3.5 m²" in grounded.rows[0].figures.text()


def test_own_levels_begin_with_those_that_were_chosen(grounded, preferences) -> None:
    levels, before = grounded.ground.levels, preferences.value.fruin
    levels.kind.setCurrentIndex(levels.kind.findData("own"))
    levels.kind.activated.emit(levels.kind.currentIndex())
    assert levels.kind.currentData() == "own"
    assert preferences.value.fruin == before
    levels.fields[0].setValue(before[0] - 0.01)
    assert preferences.value.fruin == (round(before[0] - 0.01, 2), *before[1:])
