from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPalette, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFrame,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QTableView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.canvas.layers.ground_layer import LEVEL_COLOURS
from app.dialogs.model_card import ModelCard
from app.look.colours import DARK, LIGHT, Theme, mixed
from app.look.icons import icon
from app.look.theme import ThemeChoice, apply_theme, tabular, theme, theme_signals

sys.path.insert(0, str(Path(__file__).parent))
from colour_sight import SIGHT, contrast, distance

THEMES = pytest.mark.parametrize("which", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, "light")


@THEMES
def test_text_is_easy_to_read_on_every_ground(which: Theme) -> None:
    chosen = mixed(which.window, which.accent, 0.22)
    hovered = mixed(which.window, which.text, 0.08)
    assert contrast(which.text, chosen) >= 4.5
    for ground in (which.window, which.panel, which.raised, which.canvas, hovered):
        for ink in (which.text, which.quiet):
            assert contrast(ink, ground) >= 4.5, (ink.name(), ground.name())
    for ground in (which.window, which.panel, which.raised, which.canvas):
        for ink in (which.accent, which.warning):
            assert contrast(ink, ground) >= 4.5, (ink.name(), ground.name())
    assert contrast(which.on_accent, which.accent) >= 4.5


@THEMES
def test_dots_of_the_model_are_green(which: Theme) -> None:
    assert 100 <= which.model.hsvHue() <= 160
    assert which.model.hsvSaturation() > 150


@THEMES
@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(
    "together",
    [
        ("model", "doubtful", "person", "halo"),
        ("model", "moved"),
        ("hit", "missed", "false"),
        ("region", "mask", "model"),
    ],
    ids=" ".join,
)
def test_marks_that_are_seen_together_can_be_told_apart(which: Theme, sight: str, together: tuple[str, ...]) -> None:
    for one, other in itertools.combinations(together, 2):
        apart = distance(getattr(which, one), getattr(which, other), sight)
        assert apart > 25, f"{one} and {other} are {apart:.0f} apart"


@pytest.mark.parametrize("sight", SIGHT)
def test_levels_of_service_can_be_told_apart(sight: str) -> None:
    for one, other in itertools.combinations(LEVEL_COLOURS, 2):
        apart = distance(one, other, sight)
        assert apart > 14, f"{one.name()} and {other.name()} are {apart:.0f} apart"


@THEMES
def test_marks_stand_out_from_their_outline(which: Theme) -> None:
    for mark in (which.model, which.doubtful, which.person, which.hit, which.missed, which.false, which.halo):
        assert contrast(mark, which.outline) >= 3


def test_the_theme_follows_the_choice(qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.waitSignal(theme_signals.changed):
        apply_theme(qapp, "dark")
    field = QLineEdit()
    qtbot.addWidget(field)
    assert theme() is DARK
    assert field.palette().color(QPalette.ColorRole.Text) == DARK.text
    apply_theme(qapp, "light")
    assert theme() is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Window) == LIGHT.window
    assert LIGHT.accent.name() in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_the_theme_follows_the_system_only_where_asked_to(qapp: QApplication) -> None:
    change = qapp.styleHints().colorSchemeChanged
    apply_theme(qapp, "system")
    change.emit(Qt.ColorScheme.Dark)
    assert theme() is DARK
    change.emit(Qt.ColorScheme.Light)
    assert theme() is LIGHT
    apply_theme(qapp, "light")
    change.emit(Qt.ColorScheme.Dark)
    assert theme() is LIGHT


def seen(widget: QWidget, part: QRect | None = None) -> NDArray[np.uint8]:
    """(h, w, 3) what a widget, or a part of it, shows."""
    image = widget.grab(*(() if part is None else (part,))).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, 2::-1].copy()


CHOICES = pytest.mark.parametrize("choice", ["light", "dark"])


@CHOICES
def test_what_is_on_in_a_menu_differs_in_more_than_its_colour(
    qtbot: QtBot, qapp: QApplication, choice: ThemeChoice
) -> None:
    apply_theme(qapp, choice)
    menu = QMenu()
    qtbot.addWidget(menu)
    action = menu.addAction(icon("dots"), "Dots")
    action.setCheckable(True)
    off = seen(menu)
    action.setChecked(True)
    on = seen(menu)
    ground = (off == off[-8, -8]).all(-1)
    assert (on[ground] != off[ground]).any(-1).sum() > 50


@CHOICES
def test_a_chosen_row_is_as_easy_to_read_in_every_column(qtbot: QtBot, qapp: QApplication, choice: ThemeChoice) -> None:
    apply_theme(qapp, choice)
    rows = QTreeWidget()
    qtbot.addWidget(rows)
    rows.setColumnCount(2)
    rows.setRootIsDecorated(False)
    rows.addTopLevelItem(QTreeWidgetItem(["HHHH", "HHHH"]))
    rows.setCurrentItem(rows.topLevelItem(0))
    rows.show()
    rows.activateWindow()
    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus)
    ink_and_ground = []
    for column in (0, 1):
        shown = seen(rows.viewport(), rows.visualRect(rows.model().index(0, column))).reshape(-1, 3)
        colours, times = np.unique(shown, axis=0, return_counts=True)
        ground = QColor(*colours[times.argmax()].tolist())
        ink = max((QColor(*colour.tolist()) for colour in colours), key=lambda colour: contrast(colour, ground))
        assert contrast(ink, ground) >= 4.5
        ink_and_ground.append((ink.name(), ground.name()))
    assert ink_and_ground[0] == ink_and_ground[1]


@CHOICES
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_an_empty_mark_stands_out_from_the_window(
    qtbot: QtBot, qapp: QApplication, choice: ThemeChoice, kind: type[QAbstractButton]
) -> None:
    """WCAG 1.4.11 wants 3 to 1 for what tells that something can be switched on."""
    apply_theme(qapp, choice)
    mark = kind()
    qtbot.addWidget(mark)
    mark.resize(mark.sizeHint())
    shown = seen(mark)
    across = [QColor(*pixel) for pixel in shown[shown.shape[0] // 2].tolist()]
    assert max(contrast(colour, theme().window) for colour in across) >= 3


@CHOICES
def test_buttons_are_of_one_height(qtbot: QtBot, qapp: QApplication, choice: ThemeChoice) -> None:
    apply_theme(qapp, choice)
    plain, with_icon, first, flat = (QPushButton("Stop") for _ in range(4))
    with_icon.setIcon(icon("stop"))
    first.setProperty("role", "primary")
    flat.setProperty("role", "flat")
    for each in (plain, with_icon, first, flat):
        qtbot.addWidget(each)
    assert len({each.sizeHint().height() for each in (plain, with_icon, first, flat)}) == 1


def surface(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """A window with these widgets, one below the other; the first has the focus."""
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def tab_to(qtbot: QtBot, widget: QWidget, before: QWidget) -> None:
    """Go there with the Tab key: only then boxes are drawn."""
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    qtbot.waitUntil(widget.hasFocus)


def results() -> QTableView:
    rows = QTableView()
    rows.setObjectName("results")
    rows.setFrameShape(QFrame.Shape.NoFrame)
    rows.setModel(QStandardItemModel(2, 2, rows))
    return rows


@CHOICES
@pytest.mark.parametrize("make", [QTreeWidget, results, ModelCard])
def test_the_focus_is_seen_on_what_can_be_scrolled(
    qtbot: QtBot, qapp: QApplication, choice: ThemeChoice, make: Callable[[], QWidget]
) -> None:
    apply_theme(qapp, choice)
    widget, field = make(), QLineEdit()
    window = surface(qtbot, field, widget)
    assert widget.window() is window
    before = seen(widget)[:, 0]
    tab_to(qtbot, widget, field)
    edge, accent = seen(widget)[:, 0], np.array(theme().accent.getRgb()[:3])
    middle = slice(4, -4)
    assert (edge[middle] == accent).all()
    assert (before[middle] != accent).any(axis=1).all()


@CHOICES
def test_a_button_with_the_focus_has_one_box(qtbot: QtBot, qapp: QApplication, choice: ThemeChoice) -> None:
    apply_theme(qapp, choice)
    button, field = QPushButton("Stop"), QLineEdit()
    window = surface(qtbot, field, button)
    assert button.window() is window
    inside = QRect(3, 3, button.width() - 6, button.height() - 6)
    before, whole = seen(button, inside), seen(button)
    tab_to(qtbot, button, field)
    assert (seen(button, inside) == before).all()
    assert (seen(button) != whole).any()


def test_mixed_goes_from_one_colour_to_the_other() -> None:
    black, white = QColor("black"), QColor("white")
    assert mixed(black, white, 0) == black
    assert mixed(black, white, 1) == white
    assert mixed(black, white, 0.5).red() in (127, 128)


@pytest.mark.usefixtures("qapp")
def test_tabular_asks_for_digits_of_one_width_and_leaves_the_font_alone() -> None:
    font = QFont("Sans Serif", 12)
    even = tabular(font)
    assert [tag.toString() for tag in even.featureTags()] == [b"tnum"]
    assert not font.featureTags()
    assert even.pointSize() == 12
