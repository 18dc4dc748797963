"""Rows that SQLite reads and that make no sense are damage too; views that make none are forgotten."""

from __future__ import annotations

import sqlite3
import weakref
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from test_history import same
from test_project_damage import fill, marks_of

from core.dots import Dots
from core.history import Import, Marks, SetReviewed, parts_of
from core.project import State, open_project, recovery
from core.project.place import NAME
from core.regions import Blocks

pytestmark = pytest.mark.usefixtures("user_data")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, Marks]]:
    folder = tmp_path_factory.mktemp("sound")
    marks = fill(folder)
    return (folder / NAME).read_bytes(), marks


SENSELESS = {
    "no JSON": "UPDATE regions SET region = substr(region, 2) WHERE image = 1",
    "no corners": """UPDATE regions SET region = '{"name": "", "polygon": 7, "mask": false}' WHERE image = 1""",
    "a huge corner": f"""
        UPDATE regions SET region = '{{"name": "", "polygon": [[0, 1{"0" * 400}]], "mask": false}}' WHERE image = 1
    """,
    "no text": "UPDATE regions SET region = CAST(replace(region, 'a', x'ff') AS TEXT) WHERE image = 1",
    "no block": "UPDATE images SET block_side = 0 WHERE id = 1",
    "blocks turned inside out": "UPDATE images SET block_side = -64 WHERE id = 1",
    "endless blocks": "UPDATE images SET block_side = 9e999 WHERE id = 1",
    "no threshold": "UPDATE images SET threshold = -1 WHERE id = 1",
    "no state": "UPDATE images SET state = 9 WHERE id = 1",
    "a block far away": 'UPDATE blocks SET "column" = 1 << 62 WHERE image = 1',
    "an edit in no state": "UPDATE edits SET state = 9 WHERE image = 1",
    "no error": "UPDATE images SET error = CAST(x'ff' AS TEXT) WHERE id = 1",
}


@pytest.mark.parametrize("name", SENSELESS)
def test_rows_that_sqlite_finds_nothing_wrong_with_are_looked_at_too(name: str, sound: Any, tmp_path: Path) -> None:
    data, truth = sound
    (tmp_path / NAME).write_bytes(data)
    with closing(sqlite3.connect(tmp_path / NAME)) as connection, connection:
        assert connection.execute(SENSELESS[name]).rowcount > 0
    with open_project(tmp_path) as project:
        (notice,) = project.notices
        assert notice.kind == "recovered" and notice.file.exists()
        marks, pictures = marks_of(project), {picture.path: picture for picture in project.images()}
        first, *rest = truth
        assert all(same(marks[path], truth[path]) for path in rest)
        assert marks[first].dots.same_as(truth[first].dots)
        assert same(marks[first], truth[first]) or pictures[first].state == State.EDITED
        assert project.recall("view", pictures[first].id) == {"x": 2.5, "scale": 0}
    with open_project(tmp_path) as project:
        assert not project.notices, "once is enough"


@pytest.mark.parametrize(("side", "read_as"), [(0.0001, 8), (7.5, 8), (40_000, 32_768)])
def test_blocks_that_older_versions_took_are_no_damage(side: float, read_as: float, sound: Any, tmp_path: Path) -> None:
    data, truth = sound
    (tmp_path / NAME).write_bytes(data)
    with closing(sqlite3.connect(tmp_path / NAME)) as connection, connection:
        connection.execute("UPDATE images SET block_side = ? WHERE id = 1", (side,))
    with open_project(tmp_path) as project:
        assert not project.notices
        marks = project.marks(1)
        assert marks.blocks == Blocks(read_as, next(iter(truth.values())).blocks.done)
        project.edit(1, SetReviewed.on(marks))
        assert project.undo() is not None


@pytest.mark.parametrize("value", ["'{'", "CAST(x'ff' AS TEXT)", f"'{'[' * 100_000}'"])
def test_a_view_that_makes_no_sense_is_forgotten(value: str, sound: Any, tmp_path: Path) -> None:
    data, truth = sound
    (tmp_path / NAME).write_bytes(data)
    with closing(sqlite3.connect(tmp_path / NAME)) as connection, connection:
        connection.execute(f"UPDATE memory SET value = {value}")
    with open_project(tmp_path) as project:
        assert not project.notices
        assert project.recall("view", 1) is None
        assert all(same(marks, truth[path]) for path, marks in marks_of(project).items())


def test_no_more_of_the_log_is_in_memory_than_one_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_project(tmp_path) as project:
        (picture,) = project.sync([tmp_path / "a.jpg"])
        for number in range(20):
            dots = Dots.of([(1, number)])
            command = Import.on(project.marks(picture.id), dots, True, None, None, None)
            project.edit(picture.id, command)
    whole, alive, most = recovery.decode_command, weakref.WeakSet[Any](), [0]

    def decoded(stored: str | bytes) -> Any:
        command = whole(stored)
        alive.update(parts_of(command))
        most.append(len(alive))
        return command

    monkeypatch.setattr(recovery, "decode_command", decoded)
    recovery.recover(tmp_path / NAME)
    assert len(most) > 20 and max(most) <= 2 * len(parts_of(command))
