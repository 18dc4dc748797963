from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QRadioButton
from pytestqt.qtbot import QtBot

from app.dialogs.export_dialog import ExportDialog
from app.dialogs.format_words import PNG, format_words
from app.workspace import Workspace
from core.formats import dotori_json, shanghaitech_mat
from core.formats.catalogue import DROPPABLE, FORMATS, Format
from core.handover.progress import Outcome, Tell
from core.images import load_image
from core.project.place import NAME

UNCOUNTED = "Dots that do not count (below the threshold or in a mask), and the threshold"

Make = Callable[..., ExportDialog]


@pytest.fixture
def make(qtbot: QtBot, workspace: Workspace) -> Make:
    def make(first: str = "dotori-json") -> ExportDialog:
        dialog = ExportDialog(workspace, first)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def export(qtbot: QtBot, dialog: ExportDialog) -> str:
    """Press the button, wait, and give back what is said."""
    qtbot.mouseClick(dialog.footer.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.footer.busy)
    return dialog.footer.message.text()


def test_every_format_is_offered_with_a_line_about_it(make: Make) -> None:
    words = format_words()
    assert set(words) == {entry.name for entry in FORMATS} | {PNG}
    assert all(title and hint for title, hint in words.values())
    dialog = make()
    rows = [dialog.formats.topLevelItem(row) for row in range(dialog.formats.topLevelItemCount())]
    assert [(row.text(0), row.text(1)) for row in rows] == list(words.values())


@pytest.mark.parametrize("first", ["dotori-json", "napari-csv"])
def test_the_chosen_format_is_in_sight(make: Make, first: str) -> None:
    dialog = make(first)
    item = dialog.formats.currentItem()
    assert item is not None
    assert item.data(0, Qt.ItemDataRole.UserRole) == first
    for words in ("", "Several lines\n" * 9):
        dialog.footer.say(words)
        QApplication.processEvents()
        assert dialog.formats.viewport().rect().contains(dialog.formats.visualItemRect(item))


def test_what_is_left_behind_is_said_before(make: Make) -> None:
    dialog = make()
    assert dialog.losses.text() == UNCOUNTED, "ours leaves nothing else"
    dialog.choose("jhu-txt")
    for words in ("how certain", "who set", "regions, masks", "finer than a pixel", "reviewed"):
        assert words in dialog.losses.text()
    dialog.choose("csv")
    assert "how certain" not in dialog.losses.text()
    dialog.choose("counts-csv")
    assert "cannot be read back" in dialog.losses.text()
    dialog.choose(PNG)
    assert "part of the picture" in dialog.losses.text()


@pytest.mark.parametrize("held", [each for each in FORMATS if each.read], ids=lambda held: held.name)
def test_every_loss_of_every_format_is_named_before_saving(make: Make, held: Format) -> None:
    names = {
        "confidence": "how certain each dot is",
        "origin": "who set each dot",
        "id": "the dots' numbers",
        "regions": "regions, masks, done blocks and the ground",
        "subpixel": "places finer than a pixel",
        "reviewed": "which pictures are reviewed",
        "size": "the size of the pictures",
    }
    assert set(names) == set(DROPPABLE)
    dialog = make(held.name)
    assert dialog.losses.isVisible()
    assert {word for word, said in names.items() if said in dialog.losses.text()} == held.drops
    assert UNCOUNTED in dialog.losses.text()


def test_this_picture_goes_into_one_file(qtbot: QtBot, make: Make, folder: Path) -> None:
    dialog = make("shanghaitech-mat")
    assert dialog.scope.scope == "current"
    assert dialog.target.path == folder / "GT_IMG 1.mat"
    assert "1 picture(s) with 2 dot(s)" in export(qtbot, dialog)
    (found,) = shanghaitech_mat.read(folder / "GT_IMG 1.mat")
    assert found.dots.xy.tolist() == [[5.5, 6.5], [20, 30]]


def test_all_and_reviewed_ones(qtbot: QtBot, make: Make, folder: Path) -> None:
    dialog = make()
    labels = [button.text() for button in dialog.scope.findChildren(QRadioButton)]
    assert labels[0].endswith("IMG 1.png")
    assert labels[1].endswith("2 picture(s)")
    assert labels[2].endswith("1 picture(s)")
    dialog.scope.choose("all")
    target = dialog.target.path
    assert target == folder / "광장-dots.json"
    export(qtbot, dialog)
    assert [one.image for one in dotori_json.read(target)] == ["IMG 1.png", "IMG 2.png"]
    dialog.scope.choose("reviewed")
    dialog.choose("shanghaitech-mat")
    assert dialog.target.path == folder / "광장-shanghaitech-mat"
    export(qtbot, dialog)
    assert [path.name for path in (folder / "광장-shanghaitech-mat").iterdir()] == ["GT_IMG 2.mat"]


def test_pictures_with_dots(qtbot: QtBot, make: Make, folder: Path) -> None:
    dialog = make(PNG)
    assert dialog.target.path == folder / "IMG 1-dots.png"
    export(qtbot, dialog)
    assert load_image(folder / "IMG 1-dots.png").shape == (40, 60, 3)


def test_a_new_picture_has_nothing_to_export(make: Make, workspace: Workspace) -> None:
    workspace.show(list(workspace.pictures)[2])
    dialog = make()
    assert not dialog.scope.findChildren(QRadioButton)[0].isEnabled()
    assert dialog.scope.scope == "all"


def test_replacing_is_asked_about(qtbot: QtBot, make: Make, folder: Path) -> None:
    (folder / "IMG 1.json").write_text("mine")
    dialog = make()
    assert "Replace them?" in export(qtbot, dialog)
    assert (folder / "IMG 1.json").read_text() == "mine"
    assert dialog.footer.main.text() == "Replace"
    dialog.scope.choose("all")
    assert dialog.footer.main.text() == "Export", "another wish takes the question away"
    dialog.scope.choose("current")
    export(qtbot, dialog)
    assert "written to" in export(qtbot, dialog)
    assert len(dotori_json.read(folder / "IMG 1.json")[0].dots) == 2
    assert dialog.footer.main.text() == "Export"


def test_what_cannot_be_written_is_said_in_the_dialog(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    dialog = make()
    dialog.target.show_path(tmp_path / "nowhere" / "a.json")
    said = export(qtbot, dialog)
    assert said.startswith("Cannot write")
    assert dialog.footer.message.property("role") == "warning"
    dialog.target.line.clear()
    assert not dialog.footer.main.isEnabled()


@pytest.mark.parametrize("first", ["csv", "counts-xlsx", PNG])
def test_the_work_and_the_pictures_are_never_replaced(qtbot: QtBot, make: Make, folder: Path, first: str) -> None:
    before = {path: path.read_bytes() for path in (folder / NAME, *folder.glob("*.png"))}
    dialog = make(first)
    for name, said in (("IMG 2.png", "it is a picture of the project"), (NAME, "the work on a folder is kept there")):
        dialog.target.show_path(folder / name)
        if first != PNG or name == "IMG 2.png":
            assert said in export(qtbot, dialog)
            assert dialog.footer.main.text() == "Export", "nobody is asked whether to replace it"
    assert {path: path.read_bytes() for path in before} == before


def test_a_picture_that_has_gone_is_said_in_words_that_fit_a_window(
    qtbot: QtBot, make: Make, workspace: Workspace, folder: Path
) -> None:
    workspace.show(list(workspace.pictures)[2])
    workspace.add([(1, 2)])
    (folder / "IMG 3.png").unlink()
    said = export(qtbot, make("coco"))
    assert "width and height of IMG 3.png, which cannot be read; put the picture back" in said
    assert "--" not in said


def test_looking_for_a_place(qtbot: QtBot, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def choose(kind: str, answer: object) -> Callable[..., object]:
        return lambda *_args, **_options: asked.append(kind) or answer

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose("file", (str(tmp_path / "x.json"), "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose("folder", str(tmp_path)))
    dialog = make()
    qtbot.mouseClick(dialog.target.button, Qt.MouseButton.LeftButton)
    assert dialog.target.path == tmp_path / "x.json"
    dialog.scope.choose("all")
    assert dialog.target.path == tmp_path / "광장-dots.json", "the folder that was chosen is kept"
    dialog.choose("labelme")
    qtbot.mouseClick(dialog.target.button, Qt.MouseButton.LeftButton)
    assert asked == ["file", "folder"]


@pytest.mark.parametrize(("name", "target"), [("dots", "dots.png"), ("dots.PNG", "dots.PNG")])
def test_a_name_without_an_ending_gets_the_usual_one(
    qtbot: QtBot, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, target: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / name), ""))
    dialog = make("png")
    qtbot.mouseClick(dialog.target.button, Qt.MouseButton.LeftButton)
    assert dialog.target.path == tmp_path / target


def test_stop_ends_the_work_and_close_waits_for_it(qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(_project: object, _pictures: object, _held: object, _target: Path, _over: bool, tell: Tell) -> Outcome:
        tell(0, 10)
        begun.set()
        go_on.wait(10)
        tell(1, 10)
        return Outcome(10, 10)

    monkeypatch.setattr("app.dialogs.export_dialog.export_annotations", slow)
    dialog = make()
    qtbot.mouseClick(dialog.footer.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(lambda: dialog.footer.progress.maximum() == 10)
    assert dialog.footer.other.text() == "Stop"
    assert not dialog.target.isEnabled()
    dialog.reject()
    assert dialog.isVisible(), "it closes when the work has stopped, not before"
    go_on.set()
    qtbot.waitUntil(lambda: not dialog.footer.busy)
    assert dialog.footer.message.text() == "Stopped."
    assert dialog.target.isEnabled()
    qtbot.mouseClick(dialog.footer.other, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_everything_has_a_name_for_those_who_cannot_see_it(make: Make) -> None:
    dialog = make()
    for widget in (dialog.formats, dialog.target.line, dialog.footer.progress):
        assert widget.accessibleName()
