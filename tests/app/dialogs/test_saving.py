"""Where to write a file: asked once, with an ending, and never over another one unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.dialogs.saving import ask_for_target


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def ask(window: QWidget, monkeypatch: pytest.MonkeyPatch, answer: str) -> Path | None:
    """What comes of an answer to the dialog that offers film.mp4."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answer, ""))
    return ask_for_target(window, "Save film", Path("film.mp4"), "Films (*.mp4 *.gif)")


@pytest.mark.parametrize(
    ("name", "target"), [("a", "a.mp4"), ("a.mp4", "a.mp4"), ("a.gif", "a.gif"), ("군중 1", "군중 1.mp4")]
)
def test_a_name_without_an_ending_gets_the_usual_one(
    window: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, target: str
) -> None:
    assert ask(window, monkeypatch, str(tmp_path / name)) == tmp_path / target


def test_who_chooses_nothing_gets_nothing(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(window, monkeypatch, "") is None


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_a_file_that_the_ending_leads_to_is_not_replaced_unasked(
    window: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: QMessageBox.StandardButton
) -> None:
    (tmp_path / "a.mp4").touch()
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "question", lambda *args: asked.append(args[2]) or answer)
    yes = answer == QMessageBox.StandardButton.Yes
    assert ask(window, monkeypatch, str(tmp_path / "a")) == (tmp_path / "a.mp4" if yes else None)
    assert asked == ["There is a file called a.mp4 already. Replace it?"]
    assert ask(window, monkeypatch, str(tmp_path / "a.mp4")) == tmp_path / "a.mp4", "Qt has asked about this one"
    assert len(asked) == 1
