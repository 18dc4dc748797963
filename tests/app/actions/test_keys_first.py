from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMainWindow,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.actions import ActionName, KeysFirst, build_actions


class Form(QMainWindow):
    """A window with every action and some widgets that want keys."""

    def __init__(self) -> None:
        super().__init__()
        self.given = build_actions(self)
        self.done: list[str] = []
        for name, action in self.given.items():
            action.triggered.connect(lambda _on=False, name=name: self.done.append(name))
        self.field, self.number, self.slider, self.list = (
            QLineEdit(),
            QSpinBox(),
            QSlider(Qt.Orientation.Horizontal),
            QListView(),
        )
        self.box = QComboBox()
        self.box.setEditable(True)
        self.choices = QButtonGroup(self)
        row = QHBoxLayout()
        for words in ("one", "two"):
            button = QToolButton()
            button.setText(words)
            button.setCheckable(True)
            self.choices.addButton(button)
            row.addWidget(button)
        self.list.setModel(QStringListModel(["a", "b"], self))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        middle = QWidget()
        column = QVBoxLayout(middle)
        for widget in (self.field, self.number, self.box, self.slider, self.list):
            column.addWidget(widget)
        column.addLayout(row)
        self.setCentralWidget(middle)

    def action(self, name: ActionName) -> QAction:
        return self.given[name]


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[Form]:
    keys = KeysFirst()
    made = Form()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    yield made
    keys.deleteLater()


def press(
    qtbot: QtBot, widget: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    widget.setFocus()
    for key in keys:
        qtbot.keyClick(widget, key, modifier)


def test_a_field_takes_letters_arrows_and_enter(qtbot: QtBot, form: Form) -> None:
    press(qtbot, form.field, Qt.Key.Key_K, Qt.Key.Key_D, Qt.Key.Key_Left, Qt.Key.Key_Backspace, Qt.Key.Key_Return)
    assert form.field.text() == "d"
    assert form.done == []


def test_a_number_is_ended_with_enter(qtbot: QtBot, form: Form) -> None:
    form.number.selectAll()
    press(qtbot, form.number, Qt.Key.Key_1, Qt.Key.Key_Return)
    assert form.number.value() == 1
    assert form.done == []


def test_what_is_typed_into_a_box_of_choices_is_ended_with_enter(qtbot: QtBot, form: Form) -> None:
    press(qtbot, form.box, Qt.Key.Key_7, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert form.box.currentText() == "7"
    assert form.done == []


def test_a_slider_is_moved_with_arrows(qtbot: QtBot, form: Form) -> None:
    press(qtbot, form.slider, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert form.slider.value() == 1
    assert form.done == []


def test_one_of_several_buttons_is_chosen_with_arrows(qtbot: QtBot, form: Form) -> None:
    first, second = form.choices.buttons()
    press(qtbot, first, Qt.Key.Key_Right)
    assert form.focusWidget() is second
    press(qtbot, second, Qt.Key.Key_Space)
    assert second.isChecked()
    assert form.done == []


def test_a_list_selects_all_of_its_own(qtbot: QtBot, form: Form) -> None:
    press(qtbot, form.list, Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    assert len(form.list.selectedIndexes()) == 2
    assert form.done == []


def test_other_keys_still_are_shortcuts(qtbot: QtBot, form: Form) -> None:
    press(qtbot, form.list, Qt.Key.Key_N, Qt.Key.Key_Return)
    press(qtbot, form.slider, Qt.Key.Key_K)
    press(qtbot, form.field, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.AltModifier)
    press(qtbot, form.field, Qt.Key.Key_Right, modifier=Qt.KeyboardModifier.AltModifier)
    assert form.done == ["next-doubt", "count", "keep", "step-forward"]
