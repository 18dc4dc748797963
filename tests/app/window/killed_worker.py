"""A window that counts a picture, is worked in, and says what is on the screen; a test kills it then.

python killed_worker.py PICTURE
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

import click
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest

from app.preferences import PreferenceStore
from app.start import make_application
from app.window import MainWindow
from core.history import Marks

LEFT, RIGHT, NONE, Key = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, Qt.Key
CLOSE = 8.0


def as_json(marks: Marks) -> dict[str, object]:
    """All that a person has a hand in."""
    return {
        "xy": marks.dots.xy.tolist(),
        "confidence": marks.dots.confidence.tolist(),
        "origin": marks.dots.origin.tolist(),
        "threshold": marks.threshold,
        "regions": [[list(corner) for corner in region.polygon] for region in marks.regions],
        "blocks": sorted(map(list, marks.blocks.done)),
        "reviewed": marks.reviewed,
    }


class Worker(QObject):
    """Counts as soon as the picture is there, and corrects as soon as it is counted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.parts, self.canvas, self.workspace = window.parts, window.parts.canvas, window.parts.workspace
        self.canvas.picture_changed.connect(self.count)
        self.workspace.recorded.connect(lambda _: QTimer.singleShot(0, self.correct))

    def count(self) -> None:
        if self.canvas.editable:
            self.canvas.set_guard(False)
            QTest.keyClick(self.canvas, Key.Key_Return)

    def correct(self) -> None:
        """Of every kind of edit one; the last is a burst of arrow keys that nothing ends."""
        counted = self.workspace.marks.counted
        first, second = counted.xy[counted.confidence.argsort()[::-1][:2]]
        self.click(first, RIGHT)
        self.drag(second, QPoint(16, 8))
        for place in ((5, 5), (5, 40), (40, 5)):
            self.click(place)
        self.parts.actions["undo"].trigger()
        QTest.keyClick(self.canvas, Key.Key_Period)
        self.parts.actions["mask"].trigger()
        for corner in ((60, 60), (90, 60), (75, 90)):
            self.click(corner)
        for key in (Key.Key_Return, Key.Key_C, Key.Key_R):
            QTest.keyClick(self.canvas, key)
        self.parts.actions["select"].trigger()
        self.workspace.select([self.workspace.marks.dots.id[-1]])
        for _ in range(3):
            QTest.keyClick(self.canvas, Key.Key_Right)
        QTimer.singleShot(1000, self.say)

    def say(self) -> None:
        click.echo(json.dumps(as_json(self.workspace.marks)))

    def click(self, place: tuple[float, float], button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseClick(self.canvas.viewport(), button, NONE, self.at(place))

    def drag(self, place: tuple[float, float], by: QPoint) -> None:
        there, port = self.at(place), self.canvas.viewport()
        QTest.mousePress(port, LEFT, NONE, there)
        QTest.mouseMove(port, there + by)
        QTest.mouseRelease(port, LEFT, NONE, there + by)

    def at(self, place: tuple[float, float]) -> QPoint:
        self.canvas.look_at(*place, CLOSE)
        return self.canvas.viewportTransform().map(QPointF(*place)).toPoint()


def fail(*error: object) -> None:
    """An error in a slot would only be printed, and the test wait."""
    traceback.print_exception(*error)  # type: ignore[call-overload]
    os._exit(1)


if __name__ == "__main__":
    sys.excepthook = fail
    app = make_application()
    window = MainWindow(PreferenceStore())
    window.show()
    worker = Worker(window)
    window.start([Path(sys.argv[1])])
    app.exec()
