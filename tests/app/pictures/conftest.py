"""Folders of small pictures, and a workspace that has one open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app.pictures.opener import Opener
from app.pictures.panel import PictureList
from app.workspace import Opened, Workspace
from core.dots import Dots
from core.project import Prediction, Run, RunKey


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches what belongs to the person."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("DOTORI_HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """A folder with IMG_1, IMG_2, IMG_10 and 서울, and IMG_3 in a folder of it."""
    for name in ("IMG_10.png", "IMG_2.png", "IMG_1.png", "서울.png", "deep/IMG_3.png"):
        path = tmp_path / "album" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (8, 6), (200, 30, 30)).save(path)
    return tmp_path / "album"


@pytest.fixture
def workspace(qtbot: QtBot) -> Iterator[Workspace]:  # noqa: ARG001
    workspace = Workspace()
    yield workspace
    workspace.close()


@pytest.fixture
def opener(workspace: Workspace) -> Iterator[Opener]:
    opener = Opener(workspace)
    opener.opened.connect(workspace.adopt)
    yield opener
    opener.close()


@pytest.fixture
def open_in(qtbot: QtBot, opener: Opener) -> Callable[..., Opened]:
    """Open paths as a person does, and wait until they are."""

    def open_paths(*paths: Path, recursive: bool = False) -> Opened:
        with qtbot.waitSignal(opener.opened, timeout=20_000) as caught:
            opener.open(paths, recursive)
        return caught.args[0]

    return open_paths


@pytest.fixture
def pictures(qtbot: QtBot, workspace: Workspace) -> Iterator[PictureList]:
    pictures = PictureList(workspace)
    qtbot.addWidget(pictures)
    pictures.resize(256, 480)
    with qtbot.waitExposed(pictures):
        pictures.show()
    yield pictures
    pictures.close_threads()


@pytest.fixture
def ids(workspace: Workspace, open_in: Callable[..., Opened], album: Path) -> dict[str, int]:
    """The album, open; ids by the names of its pictures."""
    open_in(album, recursive=True)
    return {Path(picture.path).stem: picture.id for picture in workspace.pictures.values()}


@pytest.fixture
def count(workspace: Workspace) -> Callable[[int, int], None]:
    """Have so many heads found on a picture; none fails."""

    def record(image: int, heads: int) -> None:
        run = Run(RunKey("m", "h", "{}", 0), 1.0, heads)
        workspace.record(image, run, Prediction(Dots.of(np.arange(2.0 * heads).reshape(-1, 2)), 0.5, 8, 6))

    return record
