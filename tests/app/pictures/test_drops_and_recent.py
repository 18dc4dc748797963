from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from app.pictures.drops import paths_of
from app.pictures.recent import recent_folders


def test_paths_of_a_drop(tmp_path: Path) -> None:
    mime = QMimeData()
    local = [tmp_path / "서울 #1 100%.jpg", tmp_path / "folder", tmp_path / "서울 #1 100%.jpg"]
    mime.setUrls([*(QUrl.fromLocalFile(str(path)) for path in local), QUrl("https://example.org/a.jpg"), QUrl()])
    assert paths_of(mime) == local[:2]


def test_text_is_no_drop() -> None:
    mime = QMimeData()
    mime.setText("hello")
    assert paths_of(mime) == []


def test_recent_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    here = tmp_path / "축제"
    here.mkdir()
    first, second = recent_folders([str(here), "/gone/away", str(here)])
    assert (first.path, first.text, first.there) == (here, str(Path("~") / "축제"), True)
    assert (second.path, second.there) == (Path("/gone/away"), False)
    assert len(recent_folders(str(number) for number in range(30))) == 10
