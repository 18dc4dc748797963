from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

import main
from app.dialogs.training_export_dialog import TrainingExportDialog
from app.workspace import Opened, Workspace
from core.errors import DotoriError
from core.formats import dotori_json
from core.history import SetBlocks, SetReviewed
from core.project import open_project, pictures
from core.regions import Blocks


def opened(qtbot: QtBot, workspace: Workspace) -> TrainingExportDialog:
    dialog = TrainingExportDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._search is None)
    return dialog


def export(qtbot: QtBot, dialog: TrainingExportDialog) -> str:
    qtbot.mouseClick(dialog.footer.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.footer.busy)
    return dialog.footer.message.text()


def test_what_is_ready_is_said_and_written(qtbot: QtBot, workspace: Workspace, folder: Path) -> None:
    workspace.edit(SetBlocks.on(workspace.marks, Blocks(20.0, frozenset({(0, 0)}))))
    dialog = opened(qtbot, workspace)
    assert dialog.ready.text() == "1 reviewed picture(s) · 1 picture(s) with done blocks"
    target = folder.parent / "광장-training"
    assert dialog.target.path == target
    assert not dialog.command.isVisible()
    assert "2 picture(s) with 3 dot(s)" in export(qtbot, dialog)
    assert [one.image for one in dotori_json.read(target / "dotori.json")] == ["IMG 1.png", "IMG 2.png"]
    assert dialog.command.isVisible()
    assert str(target) in dialog.command.text()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == dialog.command.text()


def test_the_command_line_writes_the_same(qtbot: QtBot, workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    export(qtbot, opened(qtbot, workspace))
    done = CliRunner().invoke(main.cli, ["export", str(folder), str(tmp_path / "set"), "--reviewed"])
    assert done.exit_code == 0, done.exception

    def written(place: Path) -> dict[str, bytes]:
        return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}

    by_window, by_command = written(folder.parent / "광장-training"), written(tmp_path / "set")
    assert len(by_window) == 2
    assert by_window == by_command


def test_replacing_an_export_is_asked_about(qtbot: QtBot, workspace: Workspace, folder: Path) -> None:
    dialog = opened(qtbot, workspace)
    export(qtbot, dialog)
    workspace.edit(SetReviewed.on(workspace.marks))
    assert "Replace it?" in export(qtbot, dialog)
    target = folder.parent / "광장-training" / "dotori.json"
    assert len(dotori_json.read(target)) == 1
    assert "written to" in export(qtbot, dialog)
    assert len(dotori_json.read(target)) == 2


def test_what_is_in_the_way_is_said(qtbot: QtBot, workspace: Workspace, folder: Path) -> None:
    dialog = opened(qtbot, workspace)
    dialog.target.show_path(folder)
    assert "the pictures are in it" in export(qtbot, dialog)
    assert not dialog.command.isVisible()


def test_nothing_reviewed(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.show(list(workspace.pictures)[1])
    workspace.set_reviewed(False)
    dialog = opened(qtbot, workspace)
    assert dialog.ready.text() == "Nothing is reviewed yet"
    assert not dialog.footer.main.isEnabled()


@pytest.mark.usefixtures("workspace")
def test_pictures_that_are_not_listed_are_counted_for_they_are_written(qtbot: QtBot, folder: Path) -> None:
    project = open_project(folder)
    unlisting = Workspace()
    unlisting.adopt(Opened(project, project.sync([folder / "IMG 3.png"])))
    try:
        dialog = opened(qtbot, unlisting)
        assert dialog.ready.text() == "1 reviewed picture(s) · 1 of them not in the list"
        assert "1 picture(s) with 1 dot(s)" in export(qtbot, dialog)
    finally:
        unlisting.close()


def test_pictures_that_have_gone_are_not_counted(qtbot: QtBot, workspace: Workspace, folder: Path) -> None:
    (folder / "IMG 2.png").unlink()
    dialog = opened(qtbot, workspace)
    assert dialog.ready.text() == "Nothing is reviewed yet"
    assert not dialog.footer.main.isEnabled()


def test_files_are_looked_at_off_the_windows_thread_until_it_is_closed(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, may, threads = pictures.is_another, threading.Event(), []

    def slow(*args: Any) -> bool:
        threads.append(threading.current_thread())
        assert may.wait(10)
        return whole(*args)

    workspace.edit(SetBlocks.on(workspace.marks, Blocks(20.0, frozenset({(0, 0)}))))
    monkeypatch.setattr(pictures, "is_another", slow)
    dialog = TrainingExportDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(threads) == 1)
    assert dialog.ready.text() == "Looking…"
    assert not dialog.footer.main.isEnabled()
    assert threading.main_thread() not in threads
    assert dialog._search is not None
    dialog._search.stop()
    may.set()
    dialog.reject()
    assert len(threads) == 1, "it is left at the next picture"
    assert not dialog.isVisible()


def test_a_project_that_cannot_be_read_is_said(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> bool:
        raise DotoriError("cannot read it: it is damaged")

    monkeypatch.setattr(pictures, "is_another", fail)
    dialog = opened(qtbot, workspace)
    assert "it is damaged" in dialog.footer.message.text()
    assert not dialog.footer.main.isEnabled()
