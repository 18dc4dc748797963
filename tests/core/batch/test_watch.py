"""Files that arrive while a folder is watched. Nothing waits here: the wait is where the test makes the next file."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from brightness import Brightness, counts, put

from core.batch.runner import Batch, VanishedError
from core.batch.watch import INTERVAL, PATIENCE, arrivals
from core.errors import DotoriError
from core.project import open_project


def looks(folder: Path, *meanwhile: Callable[[], object]) -> list[list[str]]:
    """What each look finds, the things having happened between one look and the next."""
    things = list(meanwhile)

    def wait(_: float) -> None:
        things.pop(0)()

    found = []
    for names in arrivals(folder, wait):
        assert names is not None
        found.append([Path(name).name for name in names])
        if not things:
            return found
    raise AssertionError("a watch never ends by itself")


def nothing() -> None:
    pass


def test_a_file_arrives_once_it_stands_still(tmp_path: Path) -> None:
    slow = tmp_path / "slow.png"
    put(tmp_path, 1)
    slow.write_bytes(b"half")

    def grow() -> None:
        slow.write_bytes(slow.read_bytes() + b"more")

    assert looks(tmp_path, grow, grow, nothing, nothing) == [[], ["1.png"], [], ["slow.png"], []]


def test_a_new_time_alone_is_a_change(tmp_path: Path) -> None:
    path = put(tmp_path, 1)
    found = looks(tmp_path, nothing, lambda: os.utime(path, (5, 5)), nothing, nothing)
    assert found == [[], ["1.png"], [], ["1.png"], []]


def test_an_empty_folder_is_waited_for_and_files_may_go(tmp_path: Path) -> None:
    found = looks(tmp_path, lambda: put(tmp_path, 7), nothing, (tmp_path / "7.png").unlink, nothing)
    assert found == [[], [], ["7.png"], [], []]


def test_a_file_that_comes_back_arrives_again(tmp_path: Path) -> None:
    path = put(tmp_path, 1)
    away = tmp_path / "away"
    steps = nothing, lambda: path.rename(away), lambda: away.rename(path), nothing
    assert looks(tmp_path, *steps) == [[], ["1.png"], [], [], ["1.png"]]


def test_a_folder_that_is_away_for_a_while_is_waited_for(tmp_path: Path) -> None:
    folder, away = tmp_path / "here", tmp_path / "away"
    folder.mkdir()
    put(folder, 1)
    steps = iter([nothing, lambda: folder.rename(away), nothing, lambda: away.rename(folder), nothing, nothing])
    watch = arrivals(folder, lambda _: next(steps)())
    names = [str(folder / "1.png")]
    assert [next(watch) for _ in range(6)] == [[], names, None, None, [], names], "it may have been missed meanwhile"


def test_a_folder_that_stays_away_ends_the_watch(tmp_path: Path) -> None:
    folder, now = tmp_path / "here", [0.0]
    folder.mkdir()

    def wait(seconds: float) -> None:
        now[0] += 10_000 if folder.exists() else seconds  # a long count, after which it is away
        if folder.exists():
            folder.rmdir()

    watch, away = arrivals(folder, wait, lambda: now[0]), 0
    assert next(watch) == []
    with pytest.raises(DotoriError, match="has vanished"):
        for names in watch:
            assert names is None
            away += 1
    assert away == PATIENCE // INTERVAL + 1


def test_a_folder_without_the_project_it_had_is_away(tmp_path: Path) -> None:
    """As the place of a drive is, once the drive is off: an empty folder."""
    folder, away = tmp_path / "here", tmp_path / "away"
    folder.mkdir()
    put(folder, 1)
    open_project(folder).close()

    def unmount() -> None:
        folder.rename(away)
        folder.mkdir()

    def mount() -> None:
        folder.rmdir()
        away.rename(folder)

    steps = iter([nothing, unmount, nothing, mount, nothing])
    watch = arrivals(folder, lambda _: next(steps)())
    names = [str(folder / "1.png")]
    assert [next(watch) for _ in range(6)] == [[], names, None, None, [], names]


def test_a_share_whose_line_fails_has_vanished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every look at a file on it fails then, and not because there is no such file."""
    whole = os.stat

    def fail(path: Any, **words: Any) -> os.stat_result:
        if str(path).startswith(str(tmp_path)):
            raise OSError(errno.EHOSTDOWN, "Host is down", str(path))
        return whole(path, **words)

    model, names = Brightness(), [put(tmp_path, number) for number in (1, 2, 3)]
    with open_project(tmp_path) as project, monkeypatch.context() as patch:
        batch = Batch(project, model)
        model.meanwhile = lambda number: number == 2 and patch.setattr(os, "stat", fail)
        with pytest.raises(VanishedError):
            list(batch.run(batch.enter(names)))


def test_folders_in_the_folder_are_watched_on_request(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    put(tmp_path / "inner", 1)
    for recursive, expected in ((False, []), (True, [str(tmp_path / "inner" / "1.png")])):
        watch = arrivals(tmp_path, lambda _: None, recursive=recursive)
        assert [next(watch), next(watch)] == [[], expected]


def test_a_slow_folder_is_looked_at_less_often(tmp_path: Path) -> None:
    waits: list[float] = []
    times = iter([0.0, 0.01, 10.0, 13.0, 20.0, 20.0])
    watch = arrivals(tmp_path, waits.append, lambda: next(times))
    for _ in range(3):
        next(watch)
    assert waits == [INTERVAL, pytest.approx(30)]


def test_what_arrives_is_counted_and_a_change_is_counted_again(tmp_path: Path) -> None:
    put(tmp_path, 1)
    steps = [lambda: put(tmp_path, 2), nothing, lambda: put(tmp_path, 1, 11), nothing, nothing]
    with open_project(tmp_path) as project:
        batch = Batch(project, Brightness())
        for names in arrivals(tmp_path, lambda _: steps.pop(0)()):
            assert names is not None
            list(batch.run(batch.enter(names)))
            if not steps:
                break
        assert counts(project) == {"1.png": 11, "2.png": 2}
        assert batch.counted == 3
