import pyqtgraph
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.look.theme import theme
from app.timeline.curve import Curve
from app.timeline.slider import StepSlider, place_of, step_at


@pytest.fixture
def slider(qtbot: QtBot) -> StepSlider:
    made = StepSlider()
    qtbot.addWidget(made)
    made.resize(400, 28)
    made.set_steps(20)
    made.show()
    return made


def point(step: int) -> QPoint:
    return QPoint(round(place_of(step, 400, 20)), 14)


@pytest.mark.parametrize("steps", [1, 2, 20, 500])
def test_places_and_steps_agree(steps: int) -> None:
    for step in range(1, steps + 1):
        assert step_at(place_of(step, 1000, steps), 1000, steps) == step
    assert step_at(-50, 1000, steps) == 1
    assert step_at(5000, 1000, steps) == steps


def test_it_goes_no_farther_than_it_is_filled(slider: StepSlider, qtbot: QtBot) -> None:
    slider.set_filled(8)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=point(5))
    assert slider.value() == 5
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=point(15))
    assert slider.value() == 8
    qtbot.mouseClick(slider, Qt.MouseButton.RightButton, pos=point(2))
    assert slider.value() == 8
    slider.set_filled(3)
    assert slider.value() == 3


def test_dragging_and_keys(slider: StepSlider, qtbot: QtBot) -> None:
    slider.set_filled(20)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=point(2))
    qtbot.mouseMove(slider, point(11))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=point(11))
    for key, step in (
        (Qt.Key.Key_Right, 12),
        (Qt.Key.Key_Left, 11),
        (Qt.Key.Key_PageUp, 13),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_End, 20),
    ):
        qtbot.keyClick(slider, key)
        assert slider.value() == step


def test_it_fills_from_the_left(slider: StepSlider) -> None:
    def at(step: int) -> QColor:
        return slider.grab().toImage().pixelColor(point(step))

    slider.set_filled(10)
    slider.setValue(1)
    assert at(15) == theme().line
    assert at(6) != theme().line
    slider.set_filled(20)
    assert at(15) == at(6)


def test_the_cursor_of_the_curve_lies_below_the_handle(qtbot: QtBot) -> None:
    curve = Curve()
    qtbot.addWidget(curve)
    curve.resize(400, 64)
    curve.show()
    for steps in (1, 2, 20):
        curve.set_steps(steps)
        for step in range(1, steps + 1):
            shown = curve.getPlotItem().getViewBox().mapViewToDevice(pyqtgraph.Point(step, 0))
            assert shown.x() == pytest.approx(place_of(step, 400, steps), abs=1.5)
