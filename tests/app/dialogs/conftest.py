"""A workspace with three pictures: one counted, one corrected and reviewed, one new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from app.workspace import Opened, Workspace
from core.dots import Dots, Origin
from core.history import EditDots, SetReviewed
from core.project import Prediction, Run, RunKey, open_project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "광장"
    folder.mkdir()
    for number in (1, 2, 3):
        Image.new("RGB", (60, 40)).save(folder / f"IMG {number}.png")
    return folder


@pytest.fixture
def workspace(folder: Path, qapp: QApplication) -> Iterator[Workspace]:  # noqa: ARG001
    project = open_project(folder)
    paths = [folder / f"IMG {number}.png" for number in (1, 2, 3)]
    first, second, _ = (picture.id for picture in project.sync(paths))
    found = Prediction(Dots.of([(5.5, 6.5), (20, 30)], [0.9, 0.8], Origin.MODEL), 0.5, 60, 40)
    project.record_run(first, Run(RunKey.of("tiny", "0", {}), 1.0, count=2), found)
    project.edit(second, EditDots.add(project.marks(second), [(10.25, 10.75)]))
    project.edit(second, SetReviewed.on(project.marks(second)))
    workspace = Workspace()
    workspace.adopt(Opened(project, project.sync(paths), first))
    yield workspace
    workspace.close()
