from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.dialogs.preferences_dialog import WALKING_LIMITS, PreferencesDialog
from app.preferences import QUEUEING_LIMITS, PreferenceStore


@pytest.fixture
def store(tmp_path: Path) -> PreferenceStore:
    return PreferenceStore(tmp_path / "preferences.json")


@pytest.fixture
def dialog(qtbot: QtBot, store: PreferenceStore) -> PreferencesDialog:
    made = PreferencesDialog(store)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(qtbot: QtBot, combo: QComboBox, value: str) -> None:
    combo.setFocus()
    while combo.currentData() != value:
        before = combo.currentIndex()
        qtbot.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentIndex() > before


def test_every_change_holds_at_once(qtbot: QtBot, store: PreferenceStore, dialog: PreferencesDialog) -> None:
    choose(qtbot, dialog.language, "ko")
    choose(qtbot, dialog.theme, "dark")
    choose(qtbot, dialog.device, "cpu")
    dialog.guard.click()
    dialog.recursive.click()
    dialog.dot_size.setFocus()
    qtbot.keyClick(dialog.dot_size, Qt.Key.Key_Right)
    value = store.value
    assert (value.language, value.theme, value.device) == ("ko", "dark", "cpu")
    assert (value.guard, value.recursive, value.dot_size) == (False, True, 11.0)


@pytest.mark.usefixtures("qtbot")
def test_the_fields_of_all_levels_are_of_one_width(dialog: PreferencesDialog) -> None:
    QApplication.processEvents()
    widths = [box.width() for box in dialog.fruin.boxes]
    assert max(widths) - min(widths) <= 1


@pytest.mark.usefixtures("qtbot")
def test_it_follows_what_is_changed_elsewhere(store: PreferenceStore, dialog: PreferencesDialog) -> None:
    store.change(theme="light", dot_size=20.0, guard=False)
    assert dialog.theme.currentData() == "light"
    assert dialog.dot_size.value() == 20
    assert not dialog.guard.isChecked()
    store.change(dot_size=20.5)
    assert store.value.dot_size == 20.5


def test_levels_can_be_changed_but_stay_in_order(
    qtbot: QtBot, store: PreferenceStore, dialog: PreferencesDialog
) -> None:
    assert store.value.fruin == QUEUEING_LIMITS
    box = dialog.fruin.boxes[1]
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "1.3")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert store.value.fruin == (QUEUEING_LIMITS[0], 1.3, *QUEUEING_LIMITS[2:])
    box.setValue(99)
    assert store.value.fruin[1] == round(QUEUEING_LIMITS[2] - 0.01, 2)


@pytest.mark.usefixtures("qtbot")
def test_both_of_fruins_tables_can_be_had(store: PreferenceStore, dialog: PreferencesDialog) -> None:
    waiting, walking = (
        button for button in dialog.fruin.parentWidget().findChildren(QPushButton) if "people" in button.text()
    )
    walking.click()
    assert store.value.fruin == WALKING_LIMITS
    assert dialog.fruin.boxes[0].value() == WALKING_LIMITS[0]
    waiting.click()
    assert store.value.fruin == QUEUEING_LIMITS


def test_another_language_says_from_when_on(qtbot: QtBot, store: PreferenceStore, dialog: PreferencesDialog) -> None:
    assert not dialog.again.isVisible()
    choose(qtbot, dialog.language, "ko")
    assert dialog.again.isVisible()
    (again,) = dialog.again.findChildren(QPushButton)
    with qtbot.waitSignal(dialog.reopen_wanted):
        again.click()
    store.change(language="en")
    assert not dialog.again.isVisible()


def test_the_model_is_chosen_in_a_dialog_of_its_own(qtbot: QtBot, dialog: PreferencesDialog) -> None:
    with qtbot.waitSignal(dialog.models_wanted):
        dialog.models.click()


def test_nothing_is_squashed_or_cut_off(qtbot: QtBot, dialog: PreferencesDialog) -> None:
    for language in ("en", "ko"):
        choose(qtbot, dialog.language, language)
        dialog.adjustSize()
        QApplication.processEvents()
        for box in dialog.fruin.boxes:
            assert box.height() >= box.sizeHint().height()
            assert box.width() >= box.minimumSizeHint().width()
        for label in dialog.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_a_level_that_is_being_typed_stays_while_something_else_changes(
    qtbot: QtBot, store: PreferenceStore, dialog: PreferencesDialog
) -> None:
    line = dialog.fruin.boxes[0].lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, "0.2")
    store.change(theme="dark")
    assert line.text() == "≤ 0.2"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert store.value.fruin[0] == 0.2
