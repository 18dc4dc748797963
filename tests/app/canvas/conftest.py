"""A folder with a picture, opened in a workspace and shown on a canvas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from canvas_hand import Hand
from PIL import Image
from pytestqt.qtbot import QtBot

from app.canvas.view import Canvas
from app.workspace import Opened, Workspace
from core.images import find_images
from core.project import open_project


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    made = Workspace()
    yield made
    made.close()


@pytest.fixture
def open_folder(workspace: Workspace) -> Callable[[Path], Workspace]:
    """Open the pictures of a folder."""

    def opened(folder: Path) -> Workspace:
        project = open_project(folder)
        pictures = project.sync(find_images([folder])[0])
        workspace.adopt(Opened(project, pictures, pictures[0].id))
        return workspace

    return opened


@pytest.fixture
def make_canvas(qtbot: QtBot) -> Iterator[Callable[[Workspace], Canvas]]:
    """A canvas of 600 x 400 pixels on the screen, its photograph read."""
    made: list[Canvas] = []

    def make(workspace: Workspace) -> Canvas:
        canvas = Canvas(workspace)
        made.append(canvas)
        qtbot.addWidget(canvas)
        canvas.resize(600, 400)
        canvas.show()
        qtbot.waitUntil(lambda: is_read(canvas))
        return canvas

    yield make
    for canvas in made:
        canvas.close_down()


def is_read(canvas: Canvas) -> bool:
    """Whether every pixel of the photograph is there, or it is clear that none will be."""
    return canvas.trouble is not None or canvas.complete


@pytest.fixture
def canvas(tmp_path: Path, open_folder: Callable[[Path], Workspace], make_canvas: Callable[..., Canvas]) -> Canvas:
    """Of a grey picture of 300 x 200 pixels, shown twice as large; another one follows it in the list."""
    for name in ("1.png", "2.png"):
        Image.fromarray(np.full((200, 300, 3), 128, np.uint8)).save(tmp_path / name)
    return make_canvas(open_folder(tmp_path))


@pytest.fixture
def hand(canvas: Canvas) -> Hand:
    return Hand(canvas)
