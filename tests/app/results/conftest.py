"""A workspace of many pictures without files, some of them counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.workspace import Opened, Workspace
from core.dots import Dots, Origin
from core.project import Prediction, Run, RunKey, open_project

Record = Callable[..., None]


@pytest.fixture
def workspace(qapp: QApplication, tmp_path: Path) -> Iterator[Workspace]:  # noqa: ARG001
    """광장/IMG_1 to IMG_5, none counted."""
    folder = tmp_path / "광장"
    folder.mkdir()
    paths = [folder / f"IMG_{number}.jpg" for number in range(1, 6)]
    for path in paths:
        path.write_bytes(b"looked at by nobody")
    project = open_project(folder)
    workspace = Workspace()
    workspace.adopt(Opened(project, project.sync(paths)))
    yield workspace
    workspace.close()


@pytest.fixture
def record(workspace: Workspace) -> Record:
    """Have the picture of that number counted, or fail with a sentence."""

    def write(
        image: int, heads: int = 0, width: float | None = None, seconds: float = 1.0, model: str = "a", error: str = ""
    ) -> None:
        key = RunKey.of(f"{model}.safetensors", model, {})
        if error:
            workspace.record(image, Run(key, seconds, error=error), None)
            return
        low, high = (None, None) if width is None else (heads - width / 2, heads + width / 2)
        dots = Dots.of([(float(x), 1.0) for x in range(heads)], [0.9] * heads, Origin.MODEL)
        workspace.record(image, Run(key, seconds, heads, low=low, high=high), Prediction(dots, 0.5, 60, 40))

    return write
