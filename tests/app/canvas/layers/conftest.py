"""A canvas with a picture and its layers, and a painter for single layers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene
from pytestqt.qtbot import QtBot

from core.project import open_project

if TYPE_CHECKING:
    from app.canvas.layers.layers import Layers
    from app.canvas.view import Canvas
    from app.workspace import Workspace

WIDTH, HEIGHT = 400, 300


@pytest.fixture
def workspace(tmp_path: Path, qtbot: QtBot) -> Iterator[Workspace]:  # noqa: ARG001
    """Two grey pictures are open, the first at hand."""
    from app.workspace import Opened, Workspace

    paths = [tmp_path / "one.png", tmp_path / "two.png"]
    for path in paths:
        Image.new("RGB", (WIDTH, HEIGHT), (128, 128, 128)).save(path)
    project = open_project(tmp_path)
    workspace = Workspace()
    workspace.adopt(Opened(project, project.sync(paths)))
    yield workspace
    workspace.close()


@pytest.fixture
def canvas(workspace: Workspace, qtbot: QtBot) -> Iterator[Canvas]:
    """Shows the picture one to one: places in the viewport are places in the picture."""
    from app.canvas.view import Canvas

    canvas = Canvas(workspace)
    qtbot.addWidget(canvas)
    canvas.resize(WIDTH, HEIGHT)
    canvas.show()
    qtbot.waitUntil(lambda: canvas.picture_size.width() == WIDTH)
    canvas.one_to_one()
    yield canvas
    canvas.close_down()


@pytest.fixture
def layers(canvas: Canvas, workspace: Workspace) -> Layers:
    from app.canvas.layers.layers import Layers

    return Layers(canvas, workspace)


class Mouse:
    """Clicks and drags at places of the picture."""

    def __init__(self, qtbot: QtBot, canvas: Canvas) -> None:
        self._qtbot, self._canvas = qtbot, canvas

    def _at(self, x: float, y: float) -> QPoint:
        return self._canvas.viewportTransform().map(QPointF(x, y)).toPoint()

    def move(self, x: float, y: float) -> None:
        self._qtbot.mouseMove(self._canvas.viewport(), self._at(x, y))

    def click(self, x: float, y: float, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        self._qtbot.mouseClick(self._canvas.viewport(), button, pos=self._at(x, y))

    def double_click(self, x: float, y: float) -> None:
        self.click(x, y)
        self._qtbot.mouseDClick(self._canvas.viewport(), Qt.MouseButton.LeftButton, pos=self._at(x, y))
        self.release(x, y)  # which mouseDClick leaves out

    def press(self, x: float, y: float) -> None:
        self._qtbot.mousePress(self._canvas.viewport(), Qt.MouseButton.LeftButton, pos=self._at(x, y))

    def release(self, x: float, y: float) -> None:
        self._qtbot.mouseRelease(self._canvas.viewport(), Qt.MouseButton.LeftButton, pos=self._at(x, y))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.press(*start)
        self.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        self.move(*end)
        self.release(*end)


@pytest.fixture
def mouse(qtbot: QtBot, canvas: Canvas) -> Mouse:
    return Mouse(qtbot, canvas)


@pytest.fixture
def painted(qtbot: QtBot) -> Callable[..., np.ndarray]:  # noqa: ARG001
    """Paints one item over grey, as (h, w, 3) red, green and blue."""

    def paint(item: QGraphicsItem, width: int, height: int, scale: float = 1, ratio: int = 1) -> np.ndarray:
        scene = QGraphicsScene(0, 0, width, height)
        scene.addItem(item)
        size = QSizeF(width, height) * scale
        image = QImage((size * ratio).toSize(), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill("#808080")
        painter = QPainter(image)
        scene.render(painter, QRectF(QPointF(), size), QRectF(0, 0, width, height))
        painter.end()
        scene.removeItem(item)
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
        return pixels[:, :, 2::-1].copy()

    return paint
