"""A folder of small pictures and its project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest
from PIL import Image

from core.project import Project, open_project


@pytest.fixture
def user_data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder that is not the person's own."""
    place = tmp_path_factory.mktemp("user")
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: place)
    return place


@pytest.fixture
def folder(tmp_path: Path, user_data: Path) -> Path:  # noqa: ARG001
    for number in range(1, 5):
        Image.new("RGB", (60 + number, 40)).save(tmp_path / f"사진 {number}.png")
    return tmp_path


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    with open_project(folder) as project:
        yield project
