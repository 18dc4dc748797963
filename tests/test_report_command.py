from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest
from PIL import Image

from core.history import EditDots
from core.project import open_project

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """광장.png has two dots, b.png none yet."""
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: tmp_path / "user")
    folder = tmp_path / "사진"
    folder.mkdir()
    paths = [folder / name for name in ("광장.png", "b.png")]
    for path in paths:
        Image.new("RGB", (40, 30)).save(path)
    with open_project(folder) as project:
        plaza, _ = project.sync(paths)
        project.edit(plaza.id, EditDots.add(project.marks(plaza.id), [(1.5, 2.5), (3, 4)]))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.parametrize("name", ["a.html", "a.csv", "a.XLSX", "a.jsonl"])
def test_the_ending_says_what_is_written(say: Say, folder: Path, name: str) -> None:
    assert say("report", folder, name) == (0, f"2 pictures written to {name}\n", "")
    begins = {"html": b"<!doctype html>", "csv": b"\xef\xbb\xbfimage,count", "XLSX": b"PK", "jsonl": b'{"image": "'}
    assert Path(name).read_bytes().startswith(begins[name.partition(".")[2]])


def test_nothing_is_replaced_unasked(say: Say, folder: Path) -> None:
    Path("a.csv").write_text("mine")
    status, _, said = say("report", folder, "a.csv")
    assert (status, Path("a.csv").read_text()) == (1, "mine")
    assert "it is there already; name another place or add --overwrite" in said
    assert say("report", folder, "a.csv", "--overwrite")[0] == 0
    with Path("a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["count"] for row in csv.DictReader(file)] == ["", "2"]


def test_pictures_that_were_replaced_since_are_noticed(say: Say, folder: Path) -> None:
    Image.new("RGB", (99, 99)).save(folder / "광장.png")
    say("report", folder, "a.csv")
    assert '"replaced"' in Path("a.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["report", "export"])
def test_korean_names_that_came_from_a_mac_are_found(say: Say, folder: Path, command: str) -> None:
    plaza = folder / "광장.png"
    plaza.rename(plaza.with_name(unicodedata.normalize("NFD", plaza.name)))
    chosen = ("--to", "csv") if command == "export" else ()
    assert say(command, folder, "a.csv", *chosen)[0] == 0
    written = Path("a.csv").read_text(encoding="utf-8")
    assert unicodedata.normalize("NFD", plaza.name) in written
    assert "gone" not in written


def test_pictures_that_were_deleted_since_are_gone(say: Say, folder: Path) -> None:
    (folder / "광장.png").unlink()
    say("report", folder, "a.csv")
    with Path("a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["image"]: (row["count"], row["state"]) for row in csv.DictReader(file)}
    assert rows == {"광장.png": ("", "gone"), "b.png": ("", "new")}


def test_a_folder_that_another_dotori_works_on_is_reported(say: Say, folder: Path) -> None:
    with open_project(folder):
        assert say("report", folder, "a.jsonl")[0] == 0


@pytest.mark.parametrize("name", ["a.pdf", "a", "folder.csv"])
def test_an_ending_that_says_nothing(say: Say, folder: Path, name: str) -> None:
    Path("folder.csv").mkdir()
    status, _, said = say("report", folder, name)
    assert status == 1
    assert said.startswith(f"dotori: cannot write {name}: ")
    assert said.count("\n") == 1


def test_a_folder_that_nobody_has_counted(say: Say, tmp_path: Path, folder: Path) -> None:  # noqa: ARG001
    (tmp_path / "empty").mkdir()
    for name in ("empty", "none"):
        status, _, said = say("report", name, "a.csv")
        assert status == 1
        assert "nothing was counted in it" in said
    assert list((tmp_path / "empty").iterdir()) == [], "looking makes no project"
