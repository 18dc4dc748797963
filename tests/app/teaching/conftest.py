from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot
from teaching_fakes import teach_fake

from app.look.theme import apply_theme
from app.models import Models
from app.start import make_application
from app.teaching.dialog import TeachDialog
from app.workspace import Opened, Workspace
from core.history import EditDots, SetBlocks, SetReviewed
from core.project import open_project
from core.regions import Blocks


@pytest.fixture
def make_workspace(tmp_path: Path) -> Iterator[Callable[..., Workspace]]:
    """A folder of that name with pictures: so many reviewed, others with two done blocks each, and a new one."""
    made: list[Workspace] = []

    def make(name: str = "광장", reviewed: int = 5, blocks: int = 0) -> Workspace:
        folder = tmp_path / name
        folder.mkdir()
        paths = [folder / f"IMG {number}.png" for number in range(reviewed + blocks + 1)]
        for path in paths:
            Image.new("RGB", (60, 40)).save(path)
        project = open_project(folder)
        for number, picture in enumerate(project.sync(paths)[:-1]):
            project.edit(picture.id, EditDots.add(project.marks(picture.id), [(10.25, 10.75)]))
            marks = project.marks(picture.id)
            done = Blocks(20.0, frozenset({(0, 0), (1, 0)}))
            project.edit(picture.id, SetReviewed.on(marks) if number < reviewed else SetBlocks.on(marks, done))
        workspace = Workspace()
        workspace.adopt(Opened(project, project.sync(paths)))
        made.append(workspace)
        return workspace

    yield make
    for workspace in made:
        workspace.close()


@pytest.fixture
def open_dialog(qtbot: QtBot) -> Iterator[Callable[[Workspace], TeachDialog]]:
    apply_theme(make_application(), "light")
    made: list[TeachDialog] = []

    def make(workspace: Workspace) -> TeachDialog:
        dialog = TeachDialog(workspace, Models(), teacher=teach_fake)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        made.append(dialog)
        return dialog

    yield make
    for dialog in made:
        dialog.session.end()
