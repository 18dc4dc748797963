"""A folder with two counted pictures, open as the app has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from panels_scene import SIZE, pending, prediction, run_of
from PIL import Image
from PySide6.QtWidgets import QWidget

from app.preferences import PreferenceStore
from app.workspace import Opened, Workspace
from core.project import open_project


@pytest.fixture
def told() -> list[str]:
    """What a person was told."""
    return []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "crowd"
    folder.mkdir()
    for name in ("a.png", "b.png"):
        Image.new("RGB", SIZE).save(folder / name)
    return folder


@pytest.fixture
def workspace(folder: Path, told: list[str]) -> Iterator[Workspace]:
    """The first picture is at hand; neither is counted."""
    made = Workspace()
    made.told.connect(told.append)
    project = open_project(folder)
    made.adopt(Opened(project, project.sync(sorted(folder.glob("*.png")))))
    yield made
    made.close()


@pytest.fixture
def counted(workspace: Workspace) -> Workspace:
    """The first picture is counted: five of eight dots count."""
    workspace.record(1, run_of(), prediction())
    return workspace


@pytest.fixture
def preferences(tmp_path: Path) -> PreferenceStore:
    return PreferenceStore(tmp_path / "preferences.json")


@pytest.fixture
def seen(qtbot) -> Callable[[QWidget], QWidget]:
    """Show a widget and wait until it has said what it has to say."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(300, 900)
        widget.show()
        qtbot.waitUntil(lambda: widget.isVisible() and not pending(widget))
        return widget

    return show


@pytest.fixture
def settled(qtbot) -> Callable[[QWidget], None]:
    """Wait until a widget has nothing more to do."""
    return lambda widget: qtbot.waitUntil(lambda: not pending(widget))
