"""A folder whose pictures are in every state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_folder import KEY, NAMES, REASON, SIZE, record
from PIL import Image

from core.history import EditDots, SetReviewed
from core.project import Project, Run, open_project


@pytest.fixture
def results(tmp_path: Path, user_data: Path) -> Iterator[Project]:  # noqa: ARG001
    """The plaza has 40 heads, an interval, and one dot by hand; the script 10, a wide interval; the formula 20,
    reviewed; the quoted one failed; the image has 30; the new one is new."""
    folder = tmp_path / "사진"
    folder.mkdir()
    for name in NAMES:
        Image.new("RGB", SIZE).save(folder / name)
    with open_project(folder) as project:
        plaza, script, formula, quoted, image, _ = project.sync([folder / name for name in NAMES])
        record(project, plaza, 40, low=35.0, high=48.0)
        project.edit(plaza.id, EditDots.add(project.marks(plaza.id), [(5.0, 5.0)]))
        record(project, script, 10, low=0.0, high=30.0)
        record(project, formula, 20)
        project.edit(formula.id, SetReviewed.on(project.marks(formula.id)))
        project.record_run(quoted.id, Run(KEY, 0.5, error=REASON))
        record(project, image, 30)
        yield project
