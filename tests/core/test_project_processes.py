"""Killed processes lose nothing, and a second process is told so and reads."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from test_history import same

from core.errors import DotoriError
from core.history import Command, EditDots, Marks
from core.project import Project, open_project
from core.project.place import LOCK_NAME, NAME

ROOT = Path(__file__).parents[2]

EDITS = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}, {tests!r}]
from core.project import open_project
from test_project_processes import edit_number

project = open_project(Path(sys.argv[1]))
assert not project.read_only and not project.notices, project.notices
image = project.sync([Path(sys.argv[1]) / "사진.jpg"])[0].id
while True:
    number = len(project.log())
    project.edit(image, edit_number(number, project.marks(image)))
    print(number, flush=True)
"""

HOLD = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}]
from core.project import open_project
from core.history import EditDots

project = open_project(Path(sys.argv[1]))
image = project.sync([Path(sys.argv[1]) / "사진.jpg"])[0].id
for line in sys.stdin:
    project.edit(image, EditDots.add(project.marks(image), [(1, 1)]))
    print("done", flush=True)
"""

pytestmark = pytest.mark.usefixtures("user_data")


def edit_number(number: int, marks: Marks) -> Command:
    """The edits of the child that is killed, a function of their number and what is there."""
    if number % 5 == 4:
        return EditDots.delete(marks, marks.dots.id[::3])
    if number % 5 == 3:
        return EditDots.move(marks, marks.dots.id[-1:], [(number, number)])
    return EditDots.add(marks, [(number + step / 10, step) for step in range(30)])


@contextmanager
def child(script: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    script = script.format(root=str(ROOT), tests=str(Path(__file__).parent))
    with subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def say(process: subprocess.Popen[str]) -> str:
    assert process.stdin and process.stdout
    process.stdin.write("edit\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def test_a_kill_loses_no_edit_that_returned(tmp_path: Path) -> None:
    done = 0
    for wait in (0.03, 0.11, 0.2):
        with child(EDITS, tmp_path) as process:
            assert process.stdout
            assert int(process.stdout.readline()) == done, "the next child goes on where the last was killed"
            time.sleep(wait)
            process.kill()
            lines = process.stdout.read().splitlines()
        returned = int(lines[-1]) + 1 if lines else done + 1
        with open_project(tmp_path) as project:
            assert not project.notices
            done = len(project.log())
            assert returned <= done <= returned + 1
            marks = Marks()
            for number in range(done):
                marks = edit_number(number, marks).do(marks)
            assert same(project.marks(1), marks)
            assert project.image(1).count == len(marks.dots)
    assert done > 3


def test_a_second_process_reads_and_is_told_so(tmp_path: Path) -> None:
    with child(HOLD, tmp_path) as process:
        assert say(process) == "done"
        with open_project(tmp_path) as project:
            check_read_only(project, tmp_path)
            assert len(project.dots(1)) == 1
            assert say(process) == "done"
            assert len(project.dots(1)) == 2, "it sees what the other does"
            assert project.images()[0].count == 2
    assert (tmp_path / LOCK_NAME).exists()
    with open_project(tmp_path) as project:
        assert not project.read_only and not project.notices, "a kill leaves no lock"
        assert len(project.edit(1, EditDots.add(project.marks(1), [(5, 5)])).dots) == 3


def check_read_only(project: Project, folder: Path) -> None:
    assert project.read_only
    (notice,) = project.notices
    assert notice.kind == "busy"
    assert "another Dotori (" in notice.text and str(folder) in notice.text
    for change in (
        lambda: project.edit(1, EditDots.add(project.marks(1), [(9, 9)])),
        project.undo,
        lambda: project.remember("last", 1),
    ):
        with pytest.raises(DotoriError, match="open elsewhere"):
            change()
    known, unknown = project.sync([folder / "사진.jpg", folder / "new.jpg"])
    assert (known.id, unknown.id) == (1, -2)
    assert len(project.marks(unknown.id).dots) == 0


def test_a_second_project_in_the_same_process_reads_too(tmp_path: Path) -> None:
    with open_project(tmp_path) as first:
        image = first.sync([tmp_path / "a.jpg"])[0].id
        with open_project(tmp_path) as second:
            assert second.read_only
            first.edit(image, EditDots.add(Marks(), [(1, 1)]))
            assert len(second.dots(image)) == 1
            second.sync([tmp_path / "a.jpg"])
            assert not second.changed_elsewhere()
            first.edit(image, EditDots.add(first.marks(image), [(2, 2)]))
            assert len(second.images()) == 1
            assert second.changed_elsewhere(), "whatever else was read meanwhile"
            assert not second.changed_elsewhere()
        first.edit(image, EditDots.add(first.marks(image), [(1, 1)]))
    with open_project(tmp_path) as again:
        assert not again.read_only


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
def test_a_project_that_is_taken_away_says_so_and_goes_on_once_it_is_back(tmp_path: Path) -> None:
    away = tmp_path / "away.sqlite"
    with open_project(tmp_path) as project:
        image = project.sync([tmp_path / "a.jpg"])[0].id
        project.edit(image, EditDots.add(Marks(), [(1, 1)]))
        (tmp_path / NAME).rename(away)
        for change in (lambda: project.edit(image, EditDots.add(project.marks(image), [(2, 2)])), project.undo):
            with pytest.raises(DotoriError, match=r"cannot save the edit in .*: it was deleted or moved while"):
                change()
            assert project.adrift
        assert len(project.marks(image).dots) == 1, "what cannot be saved is not done"
        away.rename(tmp_path / NAME)
        project.edit(image, EditDots.add(project.marks(image), [(2, 2)]))
        assert not project.adrift
    with open_project(tmp_path) as project:
        assert not project.notices
        assert len(project.marks(image).dots) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
def test_a_project_in_whose_place_another_was_put_says_so_and_leaves_that_alone(tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    for folder, dots in ((mine, 1), (theirs, 2)):
        folder.mkdir()
        with open_project(folder) as project:
            image = project.sync([folder / "a.jpg"])[0].id
            project.edit(image, EditDots.add(Marks(), [(1, 1)] * dots))
    with open_project(mine) as project:
        os.replace(theirs / NAME, mine / NAME)  # noqa: PTH105
        with pytest.raises(DotoriError, match="another file was put in its place"):
            project.remember("last", 1)
    with open_project(mine) as project:
        assert not project.notices
        assert len(project.marks(image).dots) == 2
