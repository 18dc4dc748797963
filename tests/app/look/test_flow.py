"""Rows of widgets that fit their room."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.look.flow import Flow
from app.look.shortened import shortened


@pytest.fixture
def flow(qtbot: QtBot) -> Flow:
    cells = [QWidget() for _ in range(5)]
    for cell in cells:
        cell.setMinimumSize(100, 40)
    made = Flow(cells, gap=10, widest=30)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("width", "rows"), [(1000, [5]), (540, [5]), (539, [3, 2]), (320, [3, 2]), (319, [2, 2, 1]), (100, [1] * 5)]
)
def test_rows_are_as_full_as_they_can_be_and_centred(flow: Flow, width: int, rows: list[int]) -> None:
    flow.resize(width, flow.heightForWidth(width))
    flow.grab()  # has it lay itself out
    places = [cell.geometry() for cell in flow.findChildren(QWidget)]
    found = [[place for place in places if place.top() == top] for top in sorted({place.top() for place in places})]
    assert [len(row) for row in found] == rows
    assert all(QRect(0, 0, width, flow.height()).contains(place) for place in places)
    for row in found:
        assert row[0].left() == pytest.approx(width - 1 - row[-1].right(), abs=1)
        assert all(10 <= right.left() - left.right() - 1 <= 30 for left, right in pairwise(row))


def test_a_long_name_loses_its_middle_and_keeps_its_ampersand(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert shortened("Kim & Lee.jpg", widget) == "Kim && Lee.jpg"
    short = shortened("a" * 200 + ".jpg", widget, 200)
    assert short.endswith(".jpg")
    assert "…" in short
    assert widget.fontMetrics().horizontalAdvance(short) <= 200
