from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.dialogs.model_list import MARK, NAME
from app.dialogs.models_dialog import ModelsDialog
from app.look.theme import apply_theme
from app.models import Models
from app.panels.section import Section

Make = Callable[..., Path]
Open = Callable[[], ModelsDialog]

TAUGHT = {
    "parent": {"name": "dotori", "hash": "c0ffee" * 10},
    "made": "2026-03-01T14:30:00",
    "data": ["광장", "역"],
    "pictures": 1200,
    "training": {"run": {"batch": 4}},
    "held_back": {
        "pictures": 3,
        "before": {"mae": 20.5, "bias": -18.0, "f1": 0.7, "clicks": 31},
        "after": {"mae": 9.3, "bias": 2.0, "f1": 0.8, "clicks": 12},
    },
}
WORSE = {"held_back": {"before": {"mae": 1.0}, "after": {"mae": 2.0}}}


@pytest.fixture
def models(qapp: QApplication, make_weights: Make) -> Models:  # noqa: ARG001
    """The shipped one, a taught one, one that got worse, and a file that is none."""
    made = Models()
    make_weights(made.library.folder / "plaza.safetensors", **TAUGHT)
    make_weights(made.library.folder / "worse.safetensors", **WORSE)
    (made.library.folder / "odd.safetensors").write_bytes(pickle.dumps({}))
    return made


@pytest.fixture
def open_dialog(qtbot: QtBot, models: Models) -> Iterator[Open]:
    def make() -> ModelsDialog:
        dialog = ModelsDialog(models)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitActive(dialog)
        return dialog

    yield make


def rows(dialog: ModelsDialog) -> list[tuple[str, str]]:
    items = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return [(item.text(NAME), item.text(MARK)) for item in items if item]


def words(dialog: ModelsDialog) -> list[str]:
    """All that the card says."""
    return [label.text() for label in dialog.card.findChildren(QLabel) if label.text()]


def go_to(dialog: ModelsDialog, name: str) -> None:
    """With the arrow keys."""
    QTest.keyClick(dialog.list, Qt.Key.Key_Home)
    while dialog.list.entry is not None and dialog.list.entry.name != name:
        before = dialog.list.entry
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        assert dialog.list.entry is not before, name


def answer(qtbot: QtBot, dialog: ModelsDialog, words: str) -> str:
    """Press a button of the question; what was asked comes back."""
    qtbot.waitUntil(lambda: any(box.isVisible() for box in dialog.findChildren(QMessageBox)))
    [box] = (box for box in dialog.findChildren(QMessageBox) if box.isVisible())
    question = box.text()
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    next(button for button in box.findChildren(QPushButton) if words in button.text()).click()
    qtbot.waitUntil(lambda: not any(box.isVisible() for box in dialog.findChildren(QMessageBox)))
    return question


def test_the_models_are_listed_with_their_marks(open_dialog: Open) -> None:
    dialog = open_dialog()
    assert rows(dialog) == [("dotori", "in use · shipped"), ("odd", "broken"), ("plaza", ""), ("worse", "")]
    assert dialog.list.entry is not None
    assert dialog.list.entry.name == "dotori"
    assert "F2" in dialog.hint.text()
    spoken = dialog.list.model().index(0, NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "dotori, in use · shipped"


def test_with_the_shipped_model_alone_it_says_what_may_come(open_dialog: Open, models: Models) -> None:
    for name in ("odd", "plaza", "worse"):
        models.library.delete(name)
    dialog = open_dialog()
    assert rows(dialog) == [("dotori", "in use · shipped")]
    assert "teach or import" in dialog.hint.text()
    assert [b.isEnabled() for b in (dialog.renaming, dialog.exporting, dialog.deleting, dialog.footer.main)] == [
        False,
        True,
        False,
        False,
    ]


def test_a_card_shows_what_is_known(open_dialog: Open) -> None:
    dialog = open_dialog()
    go_to(dialog, "plaza")
    said = words(dialog)
    for text in ("dotori (c0ffeec0ffee)", "광장, 역", "1,200", "20.5", "9.3", "0.70", "0.80", "31", "12"):
        assert text in said, text
    for text in ("\N{MINUS SIGN}18.0", "+2.0"):
        assert text in said, "a mean error, as after a teaching"
    assert any("2026" in text for text in said)
    assert "run.batch  4" in said
    assert not any("worse" in text for text in said)
    go_to(dialog, "worse")
    assert "It counts them worse than the model it was taught from." in words(dialog)
    assert "Taught from" not in words(dialog)


def test_what_belongs_together_on_a_card_stands_in_line(open_dialog: Open) -> None:
    dialog = open_dialog()
    (section, *_) = dialog.card.findChildren(Section)
    elsewhere = Section(section.heading.text(), QLabel())
    assert section.heading.sizeHint().width() == elsewhere.heading.sizeHint().width() - 2 * 12, "no edge of its own"
    learned = next(each for each in dialog.card.findChildren(QLabel) if each.text() == "Learned from")
    assert learned.alignment() & Qt.AlignmentFlag.AlignTop


def test_of_long_names_the_ends_are_seen_too(open_dialog: Open) -> None:
    assert open_dialog().list.textElideMode() == Qt.TextElideMode.ElideMiddle


def test_the_shipped_model_speaks_for_itself(open_dialog: Open) -> None:
    dialog = open_dialog()
    sections = {each.heading.text(): each for each in dialog.card.findChildren(Section)}
    own = sections["In its own words"]
    assert not own.is_open
    own.set_open(True)
    assert "What it is bad at" in own.findChildren(QLabel)[-1].text()


def test_a_model_worse_than_the_one_in_use_asks_first(
    qtbot: QtBot, open_dialog: Open, models: Models, make_weights: Make
) -> None:
    models.library.use("plaza")
    other = {"name": "plaza", "hash": models.library.card("plaza").hash, "figures": {"mae": 5.0}}
    held_back = {"before": {"mae": 40.0}, "after": {"mae": 38.0}, "in_use": other}
    make_weights(models.library.folder / "later.safetensors", held_back=held_back)
    dialog = open_dialog()
    go_to(dialog, "later")
    dialog.footer.main.click()
    assert "worse than plaza, which is in use" in answer(qtbot, dialog, "Use it")
    assert models.library.in_use() == "later"


def test_a_broken_file_says_why_and_can_only_go(qtbot: QtBot, open_dialog: Open) -> None:
    dialog = open_dialog()
    go_to(dialog, "odd")
    assert any("opening a pickle runs" in text for text in words(dialog))
    able = [b.isEnabled() for b in (dialog.renaming, dialog.exporting, dialog.deleting, dialog.footer.main)]
    assert able == [False, False, True, False]
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert "odd" in answer(qtbot, dialog, "Delete")
    assert "odd" not in dict(rows(dialog))


def test_choosing_what_counts(qtbot: QtBot, open_dialog: Open, models: Models) -> None:
    dialog = open_dialog()
    go_to(dialog, "plaza")
    with qtbot.waitSignal(models.changed):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert models.library.in_use() == "plaza"
    assert dict(rows(dialog))["plaza"] == "in use"
    assert "plaza counts from now on" in dialog.footer.message.text()
    assert not dialog.footer.main.isEnabled()


def test_a_model_that_got_worse_is_asked_about(qtbot: QtBot, open_dialog: Open, models: Models) -> None:
    dialog = open_dialog()
    go_to(dialog, "worse")
    dialog.footer.main.click()
    assert "worse than the model it was taught from" in answer(qtbot, dialog, "Cancel")
    assert models.library.in_use() == "dotori"
    dialog.footer.main.click()
    answer(qtbot, dialog, "Use it")
    assert models.library.in_use() == "worse"


def rename(qtbot: QtBot, dialog: ModelsDialog, new: str) -> None:
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    [editor] = dialog.list.findChildren(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, new)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.list.findChildren(QLineEdit))


def test_renaming_in_place(qtbot: QtBot, open_dialog: Open, models: Models) -> None:
    models.library.use("plaza")
    dialog = open_dialog()
    go_to(dialog, "plaza")
    with qtbot.waitSignal(models.changed):
        rename(qtbot, dialog, "station")
    assert rows(dialog)[2] == ("station", "in use")
    assert dialog.list.entry is not None
    assert dialog.list.entry.name == "station"
    rename(qtbot, dialog, "worse")
    qtbot.waitUntil(lambda: "called worse already" in dialog.footer.message.text())
    assert rows(dialog)[2] == ("station", "in use")


def test_the_shipped_model_keeps_its_name(open_dialog: Open) -> None:
    dialog = open_dialog()
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    assert not dialog.list.findChildren(QLineEdit)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert not dialog.findChildren(QMessageBox)


def test_deleting_the_one_in_use_is_asked_about_and_leaves_the_shipped_one(
    qtbot: QtBot, open_dialog: Open, models: Models
) -> None:
    models.library.use("plaza")
    dialog = open_dialog()
    dialog.deleting.click()
    answer(qtbot, dialog, "Cancel")
    assert "plaza" in dict(rows(dialog))
    dialog.deleting.click()
    with qtbot.waitSignal(models.changed):
        question = answer(qtbot, dialog, "Delete")
    assert "came with Dotori counts then" in question
    assert dict(rows(dialog))["dotori"] == "in use · shipped"
    assert dialog.footer.message.text() == "plaza is deleted."


def choose(monkeypatch: pytest.MonkeyPatch, way: str, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, way, lambda *_: (str(path), ""))


def test_importing_and_exporting(
    qtbot: QtBot, open_dialog: Open, models: Models, tmp_path: Path, make_weights: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_dialog()
    choose(monkeypatch, "getOpenFileName", make_weights(tmp_path / "plaza.safetensors", data=["new"]))
    with qtbot.waitSignal(models.changed):
        dialog.importing.click()
    qtbot.waitUntil(lambda: not dialog.footer.busy)
    assert dialog.list.entry is not None
    assert dialog.list.entry.name == "plaza-2"
    assert dialog.footer.message.text() == "plaza-2 is imported."
    choose(monkeypatch, "getSaveFileName", tmp_path / "out.safetensors")
    dialog.exporting.click()
    qtbot.waitUntil(lambda: not dialog.footer.busy)
    assert (tmp_path / "out.safetensors").read_bytes() == (tmp_path / "plaza.safetensors").read_bytes()
    choose(monkeypatch, "getSaveFileName", tmp_path / "none" / "out.safetensors")
    dialog.exporting.click()
    qtbot.waitUntil(lambda: not dialog.footer.busy)
    assert "Cannot write" in dialog.footer.message.text()


def test_a_pickle_is_refused_with_the_reason(
    qtbot: QtBot, open_dialog: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, path = open_dialog(), tmp_path / "weights.pt"
    before = rows(dialog)
    path.write_bytes(pickle.dumps({}))
    choose(monkeypatch, "getOpenFileName", path)
    dialog.importing.click()
    qtbot.waitUntil(lambda: not dialog.footer.busy)
    assert "opening a pickle runs whatever program its maker put into it" in dialog.footer.message.text()
    assert rows(dialog) == before


def test_the_folder_of_a_model_is_shown(open_dialog: Open, models: Models, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    dialog = open_dialog()
    go_to(dialog, "plaza")
    dialog.revealing.click()
    assert shown == [str(models.library.folder)]


def test_every_part_can_be_reached_and_has_a_name(open_dialog: Open) -> None:
    dialog = open_dialog()
    go_to(dialog, "plaza")
    reached = []
    for _ in range(20):
        reached.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    parts = (dialog.list, dialog.card, dialog.importing, dialog.renaming, dialog.exporting, dialog.revealing)
    assert {*parts, dialog.deleting, dialog.footer.main, dialog.footer.other} <= set(reached)
    assert dialog.list.accessibleName()
    assert dialog.card.accessibleName()


def test_another_theme_keeps_the_current_model(qapp: QApplication, open_dialog: Open) -> None:
    dialog = open_dialog()
    go_to(dialog, "plaza")
    apply_theme(qapp, "dark")
    assert dialog.list.entry is not None
    assert dialog.list.entry.name == "plaza"
    assert dict(rows(dialog))["odd"] == "broken"
    apply_theme(qapp, "light")
