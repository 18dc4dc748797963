"""The column of panels."""

from __future__ import annotations

import pytest
from panels_scene import pending, square
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollBar,
    QToolButton,
    QWidget,
)

from app.panels.side import Side
from app.workspace import Opened, Workspace
from core.project import open_project
from core.regions import Region


@pytest.fixture
def side(counted, preferences, seen) -> Side:
    return seen(Side(counted, preferences))


def test_sections_open_and_close_by_key_and_are_remembered(side, counted, preferences, seen, qtbot) -> None:
    assert [name for name, section in side.sections.items() if section.is_open] == ["review", "regions"]
    heading = side.sections["blocks"].heading
    heading.setFocus()
    qtbot.keyClick(heading, Qt.Key.Key_Space)
    qtbot.mouseClick(side.sections["review"].heading, Qt.MouseButton.LeftButton)
    assert side.blocks.isVisible()
    assert not side.review.isVisible()
    folder = counted.project.folder
    counted.close()
    again = Workspace()
    project = open_project(folder)
    again.adopt(Opened(project, project.images()))
    other = seen(Side(again, preferences))
    assert [name for name, section in other.sections.items() if section.is_open] == ["regions", "blocks"]
    again.close()


def test_headings_say_what_is_inside(side, qtbot, counted) -> None:
    qtbot.waitUntil(lambda: side.sections["review"].note.text() == "4 uncertain")
    counted.set_regions([Region("stage", square(0, 0, 100))])
    qtbot.waitUntil(lambda: side.sections["regions"].note.text() == "1")
    assert side.sections["review"].heading.accessibleDescription() == "4 uncertain"


def test_what_stands_at_the_right_ends_at_one_line(side, counted, qtbot) -> None:
    counted.set_regions([Region("stage", square(0, 0, 100))])
    qtbot.waitUntil(lambda: len(side.regions.rows) == 1)
    chip = side.regions.rows[0].chip
    chip.show_level("A")
    chip.show()
    ends = side.sections["regions"].note, side.regions.rows[0].remove, chip, side.regions.draw_mask
    QApplication.processEvents()
    assert len({end.mapTo(side, end.rect().topRight()).x() for end in ends}) == 1


def test_a_section_can_be_opened_from_elsewhere(side) -> None:
    side.open_section("compare")
    assert side.compare.isVisible()


def test_the_review_asks_the_canvas_through_the_side(side, qtbot) -> None:
    with qtbot.waitSignal(side.look_wanted):
        side.review.go_on()


@pytest.mark.parametrize("with_picture", [True, False])
def test_everything_that_takes_keys_has_a_name(side, counted, qtbot, with_picture: bool) -> None:
    counted.set_regions([Region("stage", square(0, 0, 100)), Region("screen", square(0, 100, 100), mask=True)])
    side.regions.ground.mark("rectangle", [(200, 440), (440, 440), (400, 300), (240, 300)])
    if not with_picture:
        counted.close()
    for section in side.sections.values():
        section.set_open(True)
    qtbot.waitUntil(lambda: not pending(side))
    kinds = (QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QProgressBar, QPushButton, QToolButton)
    parts = [part for part in side.findChildren(QWidget) if isinstance(part, kinds) and not inner(part)]
    assert len(parts) > 30
    nameless = [part for part in parts if not (part.accessibleName() or getattr(part, "text", str)())]
    assert nameless == []
    hintless = [part for part in parts if isinstance(part, (QPushButton, QToolButton)) and not part.toolTip()]
    assert hintless == []


def inner(part: QWidget) -> bool:
    """Whether a widget is a part of a field or of the scroll area."""
    return isinstance(part, QScrollBar) or isinstance(part.parent(), (QAbstractSpinBox, QComboBox))


def test_tab_goes_through_the_count_first(side, qtbot) -> None:
    side.activateWindow()
    side.count.threshold.number.setFocus()
    order = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    assert order == [
        side.count.threshold.slider,
        side.count.reviewed,
        side.sections["review"].heading,
        side.review.next,
    ]


def test_tab_goes_through_the_regions_as_they_are_seen(side, counted, qtbot) -> None:
    counted.set_regions([Region("stage", square(0, 0, 100)), Region("screen", square(0, 100, 100), mask=True)])
    qtbot.waitUntil(lambda: len(side.regions.rows) == 2)
    side.activateWindow()
    side.sections["regions"].heading.setFocus()
    order = []
    for _ in range(7):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    rows = [part for row in side.regions.rows for part in (row.kind, row.name, row.remove)]
    assert order == [*rows, side.regions.draw_region]


def test_the_wheel_scrolls_and_changes_no_field(side, preferences) -> None:
    side.open_section("settings")
    for field in (side.settings.samples, side.settings.sampler, side.count.threshold.slider):
        middle = QPointF(field.rect().center())
        wheel = QWheelEvent(
            middle,
            field.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, wheel)
        assert not wheel.isAccepted()
    assert (preferences.value.samples, side.count.threshold.slider.value()) == (1, 50)


def test_nothing_is_cut_off(side, counted, qtbot) -> None:
    counted.set_regions([Region("The long lawn behind the fountain, northern part", square(0, 0, 100))])
    side.regions.ground.mark("rectangle", [(200, 440), (440, 440), (400, 300), (240, 300)])
    for section in side.sections.values():
        section.set_open(True)
    side.resize(280, 500)
    qtbot.waitUntil(lambda: not pending(side))
    column, port = side.column, side.area.viewport()
    qtbot.waitUntil(lambda: column.width() <= port.width() and column.height() >= column.heightForWidth(port.width()))
