"""A folder of tiny pictures and its project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from brightness import put

from core.project import Project, open_project


@pytest.fixture
def crowd(tmp_path: Path) -> Path:
    """Six pictures with 1 to 6 people, and one that is none, in the middle."""
    folder = tmp_path / "crowd"
    folder.mkdir()
    for number in range(1, 7):
        put(folder, number)
    (folder / "3a.png").write_bytes(b"no picture")
    return folder


@pytest.fixture
def project(crowd: Path) -> Iterator[Project]:
    with open_project(crowd) as project:
        yield project
