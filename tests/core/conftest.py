"""A folder of small pictures and its project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from core.project import Project, open_project


@pytest.fixture
def user_data(own_home: Path) -> Path:
    """Where the projects of folders go that cannot be written to."""
    return own_home


@pytest.fixture
def folder(tmp_path: Path, user_data: Path) -> Path:  # noqa: ARG001
    for number in range(1, 5):
        Image.new("RGB", (60 + number, 40)).save(tmp_path / f"사진 {number}.png")
    return tmp_path


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    with open_project(folder) as project:
        yield project
