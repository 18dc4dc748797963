from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.look.theme import apply_theme
from app.preferences import PreferenceStore
from app.start import make_application
from app.window import MainWindow


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Preferences, logs and caches of one test alone."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("DOTORI_HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    return folder


@pytest.fixture
def crowd(tmp_path: Path) -> Path:
    """A folder of three small pictures."""
    folder = tmp_path / "군중"
    folder.mkdir()
    for number in (1, 2, 10):
        shade = np.full((120, 160, 3), 40 * (number % 5) + 30, np.uint8)
        Image.fromarray(shade).save(folder / f"picture {number}.png")
    return folder


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[..., MainWindow]]:
    """Makes windows, and closes them at the end."""
    apply_theme(make_application(), "light")
    windows: list[MainWindow] = []

    def make(*paths: Path, **parts: object) -> MainWindow:
        window = MainWindow(PreferenceStore(), **parts)
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1200, 800)
        window.show()
        qtbot.waitExposed(window)
        if paths:
            with qtbot.waitSignal(window.parts.workspace.shown):
                window.files.open(paths)
            qtbot.waitUntil(lambda: window.parts.canvas.picture_size.width() > 0)
        return window

    yield make
    for window in windows:
        window.close()
