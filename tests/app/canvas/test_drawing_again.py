"""What a gesture has the canvas draw again; among fifty thousand dots it must be little."""

from __future__ import annotations

from canvas_hand import Hand
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.canvas.view import Canvas


class Drawn(QObject):
    """What a canvas draws again."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.region: QRegion | None = None
        canvas.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        if isinstance(event, QPaintEvent):
            self.region = event.region()
        return False


def test_a_click_draws_its_place_again_and_not_the_whole_view(canvas: Canvas, hand: Hand, qtbot: QtBot) -> None:
    drawn = Drawn(canvas)
    for x, y in ((200.0, 50.0), (200.0, 150.0)):
        QApplication.processEvents()
        drawn.region = None
        hand.click(x, y)
        qtbot.waitUntil(lambda: drawn.region is not None)
        place = canvas.mapFromScene(x, y)
        assert drawn.region is not None
        assert drawn.region.contains(place)
        assert not drawn.region.contains(canvas.mapFromScene(20, 100)), "nothing happened there"


def test_a_box_is_drawn_while_it_is_dragged_and_gone_afterwards(canvas: Canvas, hand: Hand) -> None:
    def edge() -> tuple[int, ...]:
        return canvas.viewport().grab().toImage().pixelColor(canvas.mapFromScene(200, 100)).getRgb()

    before = edge()
    hand.press(120, 60, keys=Qt.KeyboardModifier.ShiftModifier)
    hand.move(200, 140, keys=Qt.KeyboardModifier.ShiftModifier)
    assert edge() != before
    hand.release(200, 140, keys=Qt.KeyboardModifier.ShiftModifier)
    assert edge() == before
