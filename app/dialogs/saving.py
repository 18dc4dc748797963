"""Asking for a file to write."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

translate = QCoreApplication.translate


def with_ending(path: Path, ending: str) -> Path:
    """The path with this ending (".mp4") where it has none."""
    return path if path.suffix else path.with_name(path.name + ending)


def ask_for_target(parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
    """Let a person choose a file to write; a name without an ending gets that of the suggested one.

    Qt asks before a file is replaced, but looks for the name as it was typed; for that with the ending, it is asked
    here.

    Args:
        parent: of the dialog.
        title: of the dialog.
        suggested: the file that is offered.
        kinds: of files that are shown, as Qt writes them: "Films (*.mp4 *.gif)".

    Returns:
        The file; None where a person wants none, or the one that is there kept.
    """
    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    if not name:
        return None
    target = with_ending(Path(name), suggested.suffix)
    if str(target) != name and target.exists():
        question = translate("ask_for_target", "There is a file called {name} already. Replace it?")
        answer = QMessageBox.question(parent, title, question.format(name=target.name))
        return target if answer == QMessageBox.StandardButton.Yes else None
    return target
