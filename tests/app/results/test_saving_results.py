"""The dialog that writes the results to a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.results.saving import _WRITERS, SaveResultsDialog
from app.workspace import Workspace

Record = Callable[..., None]


@pytest.fixture
def dialog(workspace: Workspace, record: Record, qtbot: QtBot) -> Iterator[SaveResultsDialog]:
    record(1, 3)
    made = SaveResultsDialog(workspace)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.footer.end()


def save(qtbot: QtBot, dialog: SaveResultsDialog) -> str:
    with qtbot.waitSignal(dialog.footer.ended, timeout=60_000):
        qtbot.mouseClick(dialog.footer.main, Qt.MouseButton.LeftButton)
    return dialog.footer.message.text()


@pytest.mark.parametrize(
    ("suffix", "holds"),
    [(".csv", b'"IMG_1.jpg",3,3'), (".xlsx", b"PK"), (".jsonl", b'"count": 3'), (".html", b"<html")],
)
def test_each_kind_is_written_beside_the_pictures(
    qtbot: QtBot, dialog: SaveResultsDialog, workspace: Workspace, suffix: str, holds: bytes
) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(suffix))
    assert dialog.target.path is not None
    assert workspace.project is not None
    assert dialog.target.path == workspace.project.folder / f"광장-results{suffix}"
    assert save(qtbot, dialog) == f"Written: {dialog.target.path}"
    assert holds in dialog.target.path.read_bytes()


def test_nothing_is_replaced_unasked(qtbot: QtBot, dialog: SaveResultsDialog, record: Record) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(".jsonl"))
    save(qtbot, dialog)
    record(2, 5)
    assert save(qtbot, dialog) == "There is a file of that name already. Replace it?"
    assert dialog.target.path is not None
    assert "5" not in [json.loads(line)["count"] for line in dialog.target.path.read_text("utf-8").splitlines()]
    assert save(qtbot, dialog).startswith("Written")
    counts = [json.loads(line)["count"] for line in dialog.target.path.read_text("utf-8").splitlines()]
    assert counts == [3, 5, None, None, None]


def test_what_nobody_foresaw_is_a_sentence_and_stands_in_the_log(
    qtbot: QtBot, dialog: SaveResultsDialog, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(*_: object) -> None:
        raise ValueError("so odd a date")

    monkeypatch.setitem(_WRITERS, ".csv", break_down)
    said = save(qtbot, dialog)
    assert said == "This failed for no known reason (ValueError: so odd a date); try again, or report it"
    assert dialog.footer.main.isEnabled()
    (line,) = [record for record in caplog.records if record.name == "dotori.work"]
    assert line.exc_info is not None and line.exc_info[0] is ValueError


def test_a_place_that_is_not_there_is_a_sentence(qtbot: QtBot, dialog: SaveResultsDialog) -> None:
    assert dialog.target.path is not None
    dialog.target.show_path(dialog.target.path.parent / "nowhere" / "a.csv")
    assert save(qtbot, dialog).startswith("Cannot write")
    dialog.target.line.clear()
    assert not dialog.footer.main.isEnabled()
