from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

import main
from core.errors import DotoriError
from core.formats import dotori_json
from core.history import EditDots, SetReviewed
from core.project import open_project

Export = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """광장.png is edited, b.png reviewed, c.png new."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    paths = [folder / name for name in ("광장.png", "b.png", "c.png")]
    for path in paths:
        Image.new("RGB", (40, 30)).save(path)
    with open_project(folder) as project:
        edited, reviewed, _ = (picture.id for picture in project.sync(paths))
        project.edit(edited, EditDots.add(project.marks(edited), [(1.5, 2.5), (3, 4)]))
        project.edit(reviewed, EditDots.add(project.marks(reviewed), [(7, 8)]))
        project.edit(reviewed, SetReviewed.on(project.marks(reviewed)))
    monkeypatch.chdir(tmp_path)
    return folder


def export(*words: object) -> Result:
    return CliRunner().invoke(main.cli, ["export", *map(str, words)])


def refused(*words: object) -> str:
    result = export(*words)
    assert isinstance(result.exception, DotoriError), result.output
    assert str(result.exception).isprintable()
    return str(result.exception)


def test_all_that_was_worked_on_in_any_format(folder: Path) -> None:
    result = export(folder, "a.json", "--to", "dotori-json")
    assert result.output.splitlines() == [
        "dotori-json drops: dots that do not count, the threshold",
        "2 pictures, 3 dots written to a.json",
    ]
    assert [(one.image, len(one.dots)) for one in dotori_json.read(Path("a.json"))] == [("b.png", 1), ("광장.png", 2)]
    result = export(folder, "mat", "--to", "shanghaitech-mat")
    assert "do not count, the threshold, confidence, origin, id, regions, reviewed, size" in result.output
    assert sorted(path.name for path in Path("mat").iterdir()) == ["GT_b.mat", "GT_광장.mat"]


def test_only_reviewed_ones(folder: Path) -> None:
    export(folder, "a.json", "--to", "dotori-json", "--reviewed")
    assert [one.image for one in dotori_json.read(Path("a.json"))] == ["b.png"]


@pytest.mark.parametrize("words", [["--reviewed"], ["--to", "training"]])
def test_a_data_set_to_train_on(folder: Path, words: list[str]) -> None:
    result = export(folder, "set", *words)
    assert result.output.splitlines() == ["1 picture, 1 dot written to set"]
    assert [one.image for one in dotori_json.read(Path("set/dotori.json"))] == ["b.png"]
    assert Path("set/images/b.png").is_file()
    assert "an export is there; name a new folder or add --overwrite" in refused(folder, "set", *words)
    assert export(folder, "set", *words, "--overwrite").exit_code == 0


def test_pictures_with_dots(folder: Path) -> None:
    assert export(folder, "burnt", "--to", "png").exit_code == 0
    assert sorted(path.name for path in Path("burnt").iterdir()) == ["b.png", "광장.png"]


def test_what_cannot_be_exported(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "nobody has worked on it" in refused("empty", "a.csv", "--to", "csv")
    assert "nobody has worked on it" in refused("none", "a.csv", "--to", "csv")
    assert list((tmp_path / "empty").iterdir()) == [], "looking makes no project"
    Path("a.csv").write_text("mine")
    assert "it is there already" in refused(folder, "a.csv", "--to", "csv")
    assert Path("a.csv").read_text() == "mine"
    for words, said in (([], "say what to write"), (["--to", "xyz"], "is none of dotori-json")):
        result = export(folder, "b", *words)
        assert result.exit_code == 2
        assert said in result.output


def test_pictures_that_were_replaced_since_are_noticed(folder: Path) -> None:
    Image.new("RGB", (99, 99)).save(folder / "b.png")
    result = export(folder, "a.csv", "--to", "csv")
    assert "1 picture left out: not the file that was counted" in result.output
    assert "1 picture, 2 dots" in result.output


def front(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The front door with an app that only says what it was asked to open."""
    code = (
        "import sys, types\n"
        "start = types.ModuleType('app.start')\n"
        "start.run = lambda paths: print('opened', *paths) or 7\n"
        "sys.modules['app.start'] = start\n"
        "import main\n"
        "assert not {'torch', 'PySide6'} & set(sys.modules)\n"
        f"sys.argv = ['dotori', *{list(words)!r}]\n"
        "main.main()"
    )
    root = Path(main.__file__).parent
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd,
        env={"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_command_opens_the_app(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    (tmp_path / "b.jpg").touch()
    (tmp_path / "count").touch()
    for words, said in [([], "opened"), (["a.jpg", "b.jpg"], "opened a.jpg b.jpg"), (["./count"], "opened count")]:
        done = front(*words, cwd=tmp_path)
        assert (done.stdout.strip(), done.returncode) == (said, 7), done.stderr
    done = front("cuont", cwd=tmp_path)
    assert done.returncode == 2
    assert "No such command 'cuont'" in done.stderr
    assert front("--version", cwd=tmp_path).returncode == 0
