from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from app.dialogs.import_dialog import ImportDialog
from app.workspace import Opened, Workspace
from core.dots import Dots
from core.formats import dotori_json, labelme_json, p2pnet_txt, points_csv, shanghaitech_mat
from core.formats.annotation import Annotation
from core.project import open_project
from core.regions import Blocks, Region

HEADS = [(1.5, 2.5), (3.0, 4.0), (50.0, 30.0)]


def opened(qtbot: QtBot, workspace: Workspace, source: Path | None = None) -> ImportDialog:
    dialog = ImportDialog(workspace, source)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, dialog)
    return dialog


def settle(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: dialog._search is None)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """For two pictures that are there and one that is not."""
    path = tmp_path / "a.csv"
    points_csv.write([Annotation(name, Dots.of(HEADS)) for name in ("IMG 1.png", "IMG 3.png", "else.png")], path)
    return path


def test_what_is_in_the_file_is_said_before(qtbot: QtBot, workspace: Workspace, table: Path) -> None:
    dialog = opened(qtbot, workspace)
    assert not dialog.footer.main.isEnabled()
    dialog.source.show_path(table)
    settle(qtbot, dialog)
    assert dialog.summary.text() == "6 dot(s) for 2 picture(s)"
    assert "1 annotation(s) belong to no picture here: else.png" in dialog.trouble.text()
    assert dialog.formats.currentText() == "Told from the file: Dots as a table (CSV)"
    assert len(workspace.marks.dots) == 2, "looking changes nothing"


def test_importing_takes_the_place_and_can_be_undone(qtbot: QtBot, workspace: Workspace, table: Path) -> None:
    dialog = opened(qtbot, workspace, table)
    changed: list[int] = []
    workspace.rows_changed.connect(lambda ids: changed.extend(ids))
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.footer.main, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert workspace.marks.dots.xy.tolist() == [list(xy) for xy in HEADS]
    ids = list(workspace.pictures)
    assert sorted(changed) == [ids[0], ids[2]]
    assert workspace.pictures[ids[2]].count == 3
    workspace.undo()
    workspace.undo()
    workspace.show(ids[0])
    assert len(workspace.marks.dots) == 2


def test_this_picture_alone(qtbot: QtBot, workspace: Workspace, table: Path, tmp_path: Path) -> None:
    dialog = opened(qtbot, workspace, table)
    dialog.scope.choose("current")
    settle(qtbot, dialog)
    assert dialog.summary.text() == "3 dot(s) for IMG 1.png"
    nameless = tmp_path / "whatever.txt"
    p2pnet_txt.write([Annotation("", Dots.of(HEADS[:1]))], nameless)
    dialog.source.show_path(nameless)
    settle(qtbot, dialog)
    assert dialog.summary.text() == "1 dot(s) for IMG 1.png"


def test_with_this_picture_alone_the_others_are_said_to_be_for_other_pictures(
    qtbot: QtBot, workspace: Workspace, table: Path
) -> None:
    dialog = opened(qtbot, workspace, table)
    dialog.scope.choose("current")
    settle(qtbot, dialog)
    assert "2 annotation(s) are for other pictures: IMG 3.png, else.png" in dialog.trouble.text().splitlines()


def test_more_names_than_are_shown_end_in_dots(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    points_csv.write([Annotation(f"else {number}.png", Dots.of(HEADS)) for number in range(4)], path)
    dialog = opened(qtbot, workspace, path)
    assert dialog.trouble.text() == ("4 annotation(s) belong to no picture here: else 0.png, else 1.png, else 2.png, …")


def test_where_nothing_is_found_yet_no_empty_line_takes_room(qtbot: QtBot, workspace: Workspace, table: Path) -> None:
    dialog = opened(qtbot, workspace)
    assert dialog.summary.isHidden()
    dialog.source.show_path(table)
    settle(qtbot, dialog)
    assert dialog.summary.isVisible()


def test_a_file_about_another_picture_is_taken_only_when_asked_to(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "IMG 1.json"
    labelme_json.write([Annotation("zzz.jpg", Dots.of(HEADS[:1]))], path)
    dialog = opened(qtbot, workspace, path)
    assert dialog.summary.text() == "0 dot(s) for 0 picture(s)"
    assert "1 annotation(s) belong to no picture here: zzz.jpg" in dialog.trouble.text()
    assert not dialog.footer.main.isEnabled()
    dialog.scope.choose("current")
    settle(qtbot, dialog)
    assert dialog.summary.text() == "1 dot(s) for IMG 1.png"
    assert "IMG 1.json names zzz.jpg, not IMG 1.png" in dialog.trouble.text()
    assert dialog.footer.main.isEnabled()


def test_dots_outside_and_second_annotations_are_said_before(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    p2pnet_txt.write([Annotation("", Dots.of([*HEADS, (5000, 50)]))], folder / "IMG 1.txt")
    shanghaitech_mat.write([Annotation("", Dots.of(HEADS[:1]))], folder / "GT_IMG 1.mat")
    dialog = opened(qtbot, workspace, folder)
    said = dialog.trouble.text()
    assert "IMG 1.png has several annotations" in said
    (folder / "GT_IMG 1.mat").unlink()
    dialog.scope.choose("current")
    settle(qtbot, dialog)
    assert dialog.summary.text() == "3 dot(s) for IMG 1.png"
    assert "1 dot left out: outside the picture" in dialog.trouble.text()


def test_undo_brings_them_back_as_the_dialog_says(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    region, blocks = Region("roof", ((0.0, 0.0), (5.0, 0.0), (5.0, 5.0))), Blocks(20.0, frozenset({(0, 0)}))
    dotori_json.write([Annotation("IMG 1.png", Dots.of(HEADS), regions=(region,), blocks=blocks)], path)
    before, dialog = workspace.marks, opened(qtbot, workspace, path)
    assert "undo brings them back" in dialog.trouble.text()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.footer.main, Qt.MouseButton.LeftButton)
    assert workspace.marks.regions == (region,)
    workspace.undo()
    assert workspace.marks.dots.same_as(before.dots)
    assert (workspace.marks.regions, workspace.marks.blocks) == (before.regions, before.blocks)


def test_the_format_can_be_changed_and_trouble_is_said(
    qtbot: QtBot, workspace: Workspace, table: Path, tmp_path: Path
) -> None:
    dialog = opened(qtbot, workspace, table)
    dialog.formats.setCurrentIndex(dialog.formats.findData("coco"))
    settle(qtbot, dialog)
    assert dialog.footer.message.text().startswith("Cannot read")
    assert not dialog.footer.main.isEnabled()
    dialog.formats.setCurrentIndex(0)
    (tmp_path / "b.json").write_text("{}")
    dialog.source.show_path(tmp_path / "b.json")
    settle(qtbot, dialog)
    assert "cannot be told" in dialog.footer.message.text()
    dialog.source.show_path(tmp_path / "none.json")
    settle(qtbot, dialog)
    assert dialog.summary.text() == "There is no such file or folder"
    dialog.source.show_path(table)
    settle(qtbot, dialog)
    assert dialog.footer.message.text() == ""
    assert dialog.footer.main.isEnabled()


def test_what_was_asked_last_counts(qtbot: QtBot, workspace: Workspace, table: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.json"
    dotori_json.write([Annotation("IMG 2.png", Dots.of(HEADS[:2]))], other)
    dialog = opened(qtbot, workspace)
    for path in (table, other, table, other):
        dialog.source.show_path(path)
    settle(qtbot, dialog)
    assert dialog.summary.text() == "2 dot(s) for IMG 2.png"
    dialog.source.show_path(table)
    dialog.reject()
    assert not dialog.isVisible()


def test_pictures_of_another_size_are_named(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    dotori_json.write([Annotation("IMG 1.png", Dots.of(HEADS), 6, 4)], path)
    dialog = opened(qtbot, workspace, path)
    assert "IMG 1.png has 60 x 40 pixels" in dialog.trouble.text()
    assert not dialog.footer.main.isEnabled()


def test_choosing_files_and_folders(
    qtbot: QtBot, workspace: Workspace, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(table.parent))
    dialog = opened(qtbot, workspace)
    menu = dialog.source.button.menu()
    assert menu is not None
    file, folder = menu.actions()
    file.trigger()
    assert dialog.source.path == table
    folder.trigger()
    assert dialog.source.path == table.parent
    settle(qtbot, dialog)


def test_a_folder_that_is_open_elsewhere_takes_nothing_in(
    qtbot: QtBot,
    workspace: Workspace,  # noqa: ARG001
    folder: Path,
    table: Path,
) -> None:
    second = Workspace()
    project = open_project(folder)
    second.adopt(Opened(project, project.images()))
    try:
        dialog = opened(qtbot, second, table)
        assert "Another window" in dialog.trouble.text()
        assert not dialog.footer.main.isEnabled()
    finally:
        second.close()
