"""Names that look like HTML are shown as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as RichText
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.pictures.rows import PictureRows
from app.window import MainWindow
from core.regions import Region

NAME = "a<b>b<img src=x>.png"
REGION = "<h1>lawn"


def shown(hint: str) -> str:
    """What Qt shows of a hint."""
    document = QTextDocument()
    if RichText.mightBeRichText(hint):
        document.setHtml(hint)
    else:
        document.setPlainText(hint)
    return document.toPlainText()


def test_names_that_look_like_html_are_shown_as_they_are(
    open_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    Image.new("RGB", (160, 120)).save(tmp_path / NAME)
    window = open_window(tmp_path)
    window.parts.workspace.set_regions([Region(REGION, ((5, 5), (80, 5), (80, 60)))])
    regions = window.parts.side.regions
    qtbot.waitUntil(lambda: len(regions.rows) == 1)
    assert REGION in shown(regions.rows[0].name.toolTip())
    (rows,) = window.parts.pictures.findChildren(PictureRows)
    assert shown(rows.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)) == NAME
    window.batching.show_results()
    table = window.batching.table
    assert table is not None
    assert NAME in shown(table.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    window.parts.strip.tell(NAME)
    assert window.parts.strip.label.textFormat() == Qt.TextFormat.PlainText
    for label in window.findChildren(QLabel):
        if NAME in label.text() or REGION in label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
