"""A damaged project is never opened as empty nor overwritten; a folder that cannot be written to has one elsewhere."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from test_history import GROUND, same
from test_project import KEY, found, run_of

from core.dots import Dots
from core.errors import DotoriError
from core.history import EditDots, Import, Marks, SetBlocks, SetGround, SetRegions, SetReviewed
from core.project import Project, State, open_project, recovery
from core.project.place import LOCK_NAME, NAME
from core.regions import Blocks, Region

pytestmark = pytest.mark.usefixtures("user_data")

PAGE = 4096
PICTURES = 60


def fill(folder: Path) -> dict[str, Marks]:
    """A project of 60 pictures with dots, regions, blocks, edits, views and reviews; returns what is marked."""
    with open_project(folder) as project:
        pictures = project.sync([folder / f"사진 {number}.jpg" for number in range(PICTURES)])
        for number, picture in enumerate(pictures):
            prediction = found(*np.random.default_rng(number).uniform(0, 900, (150 + number, 2)).tolist())
            project.record_run(picture.id, run_of(prediction), prediction)
            project.remember("view", {"x": 2.5, "scale": number}, picture.id)
            if number % 2 == 0:
                ring = ((0, 0), (50, 0), (50, 40 + number), (0, 40))
                regions = Region(f"광장 {number}", ring), Region("mask", ring[::-1], mask=True)
                project.edit(picture.id, SetRegions.on(project.marks(picture.id), regions))
                blocks = Blocks(64.0, frozenset({(0, number), (1, 2)}))
                project.edit(picture.id, SetBlocks.on(project.marks(picture.id), blocks))
            if number % 3 == 0:
                project.edit(picture.id, EditDots.delete(project.marks(picture.id), [5, 6]))
                project.edit(picture.id, SetReviewed.on(project.marks(picture.id)))
        return marks_of(project)


def marks_of(project: Project) -> dict[str, Marks]:
    return {picture.path: project.marks(picture.id) for picture in project.images()}


def cut(share: float) -> Callable[[bytes], bytes]:
    return lambda data: data[: int(len(data) * share)]


def zeros(start: float, length: int) -> Callable[[bytes], bytes]:
    def spoil(data: bytes) -> bytes:
        at = int(len(data) * start) // 512 * 512
        while not any(data[at : at + length]):
            at += 512
        return data[:at] + bytes(min(length, len(data) - at)) + data[at + length :]

    return spoil


def strange_database(_: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "other.sqlite"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE shopping (thing TEXT)")
        return path.read_bytes()


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], int]] = {
    "empty": (cut(0), 0),
    "one byte": (lambda data: data[:1], 0),
    "half a header": (lambda data: data[:50], 0),
    "a header": (lambda data: data[:100], 0),
    "first page": (lambda data: data[:PAGE], 0),
    "a tenth": (cut(0.1), 0),
    "a quarter": (cut(0.25), 0),
    "half": (cut(0.5), 10),
    "three quarters": (cut(0.75), 30),
    "all but a page": (lambda data: data[:-PAGE], 50),
    "all but a byte": (lambda data: data[:-1], 50),
    "text": (lambda _: "이것은 데이터베이스가 아니다\n".encode() * 500, 0),
    "another database": (strange_database, 0),
    "noise": (lambda data: np.random.default_rng(0).bytes(len(data)), 0),
    "zeros only": (lambda data: bytes(len(data)), 0),
    "no header": (zeros(0, 100), 0),
    "no first page": (zeros(0, PAGE), 0),
    **{f"a page of zeros at {at:.0%}": (zeros(at, PAGE), 20) for at in (0.1, 0.3, 0.5, 0.7, 0.9)},
    **{f"a sector of zeros at {at:.0%}": (zeros(at, 512), 20) for at in (0.2, 0.4, 0.6, 0.8)},
    "a hole": (zeros(0.3, 20 * PAGE), 15),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, Marks]]:
    folder = tmp_path_factory.mktemp("sound")
    marks = fill(folder)
    return (folder / NAME).read_bytes(), marks


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_project_is_set_aside_and_recovered(name: str, sound: Any, tmp_path: Path) -> None:
    data, truth = sound
    spoil, least = DAMAGE[name]
    damaged = spoil(data)
    assert damaged != data
    (tmp_path / NAME).write_bytes(damaged)
    with open_project(tmp_path) as project:
        (notice,) = project.notices
        assert notice.kind == "recovered"
        assert notice.file.read_bytes() == damaged, "the old bytes are kept"
        assert notice.file.name in notice.text and str(project.path) in notice.text
        recovered = marks_of(project)
        whole = [path for path in recovered if same(recovered[path], truth[path])]
        assert len(whole) >= least
        for picture in project.images():
            if picture.state == State.REVIEWED:
                assert picture.path in whole, "what may miss something is not reviewed"
        assert project.undo() is None
        picture = project.sync([tmp_path / "사진 1.jpg"])[0]
        after = project.edit(picture.id, EditDots.add(project.marks(picture.id), [(1, 2)]))
        assert same(project.undo().marks, recovered.get(picture.path, Marks()))
        assert same(project.redo().marks, after)
        standing = marks_of(project)
    with open_project(tmp_path) as project:
        assert not project.notices
        assert {path: len(marks.dots) for path, marks in marks_of(project).items()} == {
            path: len(marks.dots) for path, marks in standing.items()
        }
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([NAME, LOCK_NAME, notice.file.name])


def test_pages_out_of_order_do_not_lead_in_a_circle() -> None:
    class Disordered:
        def execute(self, _: str, values: tuple[int]) -> Any:
            yield from ((7, "seventh"), (3, "third"), (2**60, "nonsense"))
            raise sqlite3.DatabaseError(f"malformed after {values}")

    assert list(recovery._readable(Disordered(), "dots", "data")) == [("seventh",)]


def test_pictures_that_lost_dots_are_counted_again(sound: Any, tmp_path: Path) -> None:
    data, truth = sound
    (tmp_path / NAME).write_bytes(zeros(0.5, 4 * PAGE)(data))
    with open_project(tmp_path) as project:
        recovered = marks_of(project)
        lost = {path for path, marks in recovered.items() if not same(marks, truth[path])}
        again = {picture.path for picture in project.pending(KEY, touched=True)}
        assert lost and lost <= again
        assert f"{len(lost):,} may miss something" in project.notices[0].text


def test_the_journal_of_a_damaged_project_is_kept_and_read(tmp_path: Path) -> None:
    truth = fill(tmp_path)
    copy = tmp_path / "copy"
    copy.mkdir()
    with open_project(tmp_path) as project:
        picture = project.images()[1]
        late = project.edit(picture.id, EditDots.add(project.marks(picture.id), [(7, 7)]))
        data, journal = (tmp_path / NAME).read_bytes(), (tmp_path / f"{NAME}-wal").read_bytes()
    at = len(data) // 2 // PAGE * PAGE
    damaged = data[:at] + bytes(PAGE) + data[at + PAGE :]
    (copy / NAME).write_bytes(damaged)
    (copy / f"{NAME}-wal").write_bytes(journal)
    with open_project(copy) as project:
        (notice,) = project.notices
        assert notice.file.read_bytes() == damaged
        assert notice.file.with_name(notice.file.name + "-wal").read_bytes() == journal
        marks = marks_of(project)
        assert same(marks[picture.path], late) or not same(marks[picture.path], truth[picture.path])
        assert sum(same(marks[path], truth[path]) for path in marks) >= 20


def test_two_damages_in_one_second_are_both_kept(tmp_path: Path) -> None:
    kept = set()
    for text in (b"one", b"two", b"three"):
        (tmp_path / NAME).write_bytes(text)
        with open_project(tmp_path) as project:
            kept.add(project.notices[0].file)
    assert {file.read_bytes() for file in kept} == {b"one", b"two", b"three"}


def test_no_room_to_recover_leaves_all_as_it_was(sound: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = cut(0.5)(sound[0])
    (tmp_path / NAME).write_bytes(damaged)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(recovery, "_carry_over", full)
        with pytest.raises(DotoriError, match=r"cannot recover .*No space"):
            open_project(tmp_path)
    assert (tmp_path / NAME).read_bytes() == damaged
    assert not [file.name for file in tmp_path.iterdir() if "damaged" in file.name or "new" in file.name]
    with open_project(tmp_path) as project:
        assert project.notices[0].kind == "recovered"


@pytest.mark.parametrize("moment", ["copying", "moving"])
def test_recovery_cut_off_begins_anew(moment: str, sound: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, truth = sound
    damaged = data[:-PAGE]
    (tmp_path / NAME).write_bytes(damaged)

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(*((recovery, "_carry_over", cut_off) if moment == "copying" else (Path, "replace", cut_off)))
        with pytest.raises(KeyboardInterrupt):
            open_project(tmp_path)
    assert (tmp_path / NAME).read_bytes() == damaged
    with open_project(tmp_path) as project:
        assert project.notices[0].kind == "recovered"
        assert sum(same(marks, truth[path]) for path, marks in marks_of(project).items()) >= 50


def test_a_full_disk_while_recovering_is_not_taken_for_damage(
    sound: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = sound[0][:-PAGE]
    (tmp_path / NAME).write_bytes(damaged)
    connect = sqlite3.connect

    def small(path: Any, *args: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(path, *args, **options)
        if str(path).endswith(".new"):
            connection.execute("PRAGMA max_page_count = 60")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", small)
        with pytest.raises(DotoriError, match=r"cannot recover .* disk is full"):
            open_project(tmp_path)
    assert (tmp_path / NAME).read_bytes() == damaged


def test_a_lock_somebody_wrote_into_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).write_bytes(b"not empty" * 1000)
    with open_project(tmp_path) as project:
        assert not project.read_only
        with open_project(tmp_path) as second:
            assert second.read_only


def test_a_journal_without_its_project_is_not_taken_for_ours(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}-wal").write_bytes(b"left over")
    with open_project(tmp_path) as project:
        assert project.images() == []
    assert b"left over" in {file.read_bytes() for file in tmp_path.glob("*left*")}


def test_a_transaction_cut_off_without_shared_memory_is_taken_back(tmp_path: Path) -> None:
    truth = fill(tmp_path)
    copy = tmp_path / "copy"
    copy.mkdir()
    with closing(sqlite3.connect(tmp_path / NAME, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE dots SET data = zeroblob(15000)")
        for name in (NAME, f"{NAME}-journal"):
            (copy / name).write_bytes((tmp_path / name).read_bytes())
        assert (copy / NAME).read_bytes().count(bytes(PAGE)) > 10, "the transaction is partly in the file"
    with open_project(copy) as project:
        assert not project.notices
        assert all(same(marks, truth[path]) for path, marks in marks_of(project).items())


def test_half_made_projects_are_made_anew(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.new").write_bytes(b"half")
    with open_project(tmp_path) as project:
        assert not project.notices


def test_damage_noticed_while_working_is_a_sentence(tmp_path: Path) -> None:
    fill(tmp_path)
    with open_project(tmp_path) as project:
        image = project.images()[0].id
        project._connection.execute("UPDATE dots SET data = substr(data, 2)")
        project._connection.execute("UPDATE edits SET command = substr(command, 2)")
        with pytest.raises(DotoriError, match="open the folder again"):
            project.undo()
        with pytest.raises(DotoriError, match="open the folder again"):
            project.marks(image)
    with open_project(tmp_path) as project:
        assert project.notices[0].kind == "recovered"


def test_grounds_are_recovered_from_old_and_new_projects(tmp_path: Path) -> None:
    fill(tmp_path)
    with open_project(tmp_path) as project:
        project.edit(1, SetGround.on(project.marks(1), GROUND))
        project.remember("ground", GROUND.as_dict(), 2)  # as older ones had it
        project._connection.execute("UPDATE dots SET data = substr(data, 2) WHERE image = 3")
    with open_project(tmp_path) as project:
        assert project.notices[0].kind == "recovered"
        assert [project.marks(image).ground for image in (1, 2, 3)] == [GROUND, GROUND, None]


# Folders that cannot be written to


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Makes a folder read-only, or none; tests may run as root, whom permissions do not bind."""
    real, closed = tempfile.TemporaryFile, []

    def temporary_file(*args: Any, **kwargs: Any) -> Any:
        if kwargs.get("dir") in closed:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real(*args, **kwargs)

    monkeypatch.setattr(tempfile, "TemporaryFile", temporary_file)

    def close(folder: Path | None) -> None:
        closed[:] = [folder] if folder else []

    return close


def test_a_read_only_folder_has_its_project_in_the_users_data(
    tmp_path: Path, user_data: Path, read_only: Callable[[Path | None], None]
) -> None:
    read_only(tmp_path)
    for number in (1, 2):
        with open_project(tmp_path) as project:
            (notice,) = project.notices
            assert (notice.kind, notice.file) == ("elsewhere", project.path)
            assert project.path.is_relative_to(user_data) and not project.read_only
            picture = project.sync([tmp_path / "사진.jpg"])[0]
            assert len(project.edit(picture.id, EditDots.add(project.marks(picture.id), [(1, 1)])).dots) == number
    assert list(tmp_path.iterdir()) == []

    read_only(None)
    with open_project(tmp_path) as project:
        assert project.path == tmp_path / NAME, "once it can be written to, the work comes home"
        assert len(project.dots(picture.id)) == 2
    with open_project(tmp_path) as project:
        assert not project.notices


def test_work_that_came_with_a_read_only_folder_is_gone_on_with(
    tmp_path: Path, read_only: Callable[[Path | None], None]
) -> None:
    truth = fill(tmp_path)
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    read_only(tmp_path)
    with open_project(tmp_path) as project:
        assert {path: same(marks, truth[path]) for path, marks in marks_of(project).items()} == dict.fromkeys(
            truth, True
        )
        project.edit(1, EditDots.add(project.marks(1), [(1, 1)]))
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before
    read_only(None)
    with open_project(tmp_path) as project:
        assert project.notices[0].kind == "elsewhere", "there are two now, and the person must know"
        assert same(project.marks(1), truth["사진 0.jpg"])


def test_a_project_that_cannot_be_written_to_is_gone_on_with_in_the_users_data(
    tmp_path: Path, user_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    truth = fill(tmp_path)
    file, before = tmp_path / NAME, (tmp_path / NAME).read_bytes()
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != file)
    for more in (1, 2):
        with open_project(tmp_path) as project:
            (notice,) = project.notices
            assert (notice.kind, notice.file) == ("elsewhere", project.path)
            assert notice.text.startswith(f"{file} cannot be written to; the work on its folder is kept in {user_data}")
            project.edit(1, EditDots.add(project.marks(1), [(1, 1)]))
            assert len(project.dots(1)) == len(truth["사진 0.jpg"].dots) + more
    assert file.read_bytes() == before


def test_nowhere_to_write_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", closed)
    with pytest.raises(DotoriError, match="can be written to; copy the pictures elsewhere"):
        open_project(tmp_path)


def test_regions_that_an_import_brought_are_what_the_log_says(tmp_path: Path) -> None:
    one, other = (Region(name, ((0, 0), (50, 0), (50, 40))) for name in ("one", "other"))
    with open_project(tmp_path) as project:
        (picture,) = project.sync([tmp_path / "a.jpg"])
        project.edit(picture.id, SetRegions.on(project.marks(picture.id), [one]))
        project.edit(picture.id, Import.on(project.marks(picture.id), Dots.of([(1, 2)]), True, (other,), None, None))
    notice = recovery.recover(tmp_path / NAME)
    assert "may miss something" not in str(notice.text)
    with open_project(tmp_path) as project:
        assert project.marks(1).regions == (other,)
        assert project.marks(1).reviewed
