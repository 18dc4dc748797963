import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.pictures import opener as opener_module
from app.pictures.opener import Opener, Wish
from app.workspace import Opened, Workspace
from core.project import open_project
from core.project.place import NAME

Open = Callable[..., Opened]


def names(workspace: Workspace) -> list[str]:
    return [picture.path for picture in workspace.pictures.values()]


def test_a_folder_in_natural_order(album: Path, open_in: Open, workspace: Workspace) -> None:
    open_in(album)
    assert names(workspace) == ["IMG_1.png", "IMG_2.png", "IMG_10.png", "서울.png"]
    assert workspace.path == album / "IMG_1.png"
    open_in(album, recursive=True)
    assert names(workspace)[-1] == "deep/IMG_3.png"


def test_files_are_listed_alone_and_the_first_named_is_shown(album: Path, open_in: Open, workspace: Workspace) -> None:
    opened = open_in(album / "IMG_10.png", album / "IMG_2.png")
    assert (opened.project.folder, names(workspace)) == (album, ["IMG_2.png", "IMG_10.png"])
    assert workspace.path == album / "IMG_10.png"


def test_files_of_two_folders_share_the_folder_above(album: Path, open_in: Open, workspace: Workspace) -> None:
    opened = open_in(album / "deep" / "IMG_3.png", album / "IMG_2.png")
    assert (opened.project.folder, names(workspace)) == (album, ["IMG_2.png", "deep/IMG_3.png"])


def test_files_and_folders_mixed(album: Path, open_in: Open, workspace: Workspace) -> None:
    opened = open_in(album / "IMG_2.png", album / "deep", album / "gone.png")
    assert names(workspace) == ["IMG_2.png", "deep/IMG_3.png"]
    assert workspace.path == album / "IMG_2.png"
    assert [str(album / "gone.png") in problem for problem in opened.problems] == [True]


def test_a_project_opens_its_folder(album: Path, open_in: Open, workspace: Workspace) -> None:
    open_in(album)
    open_in(album / NAME)
    assert len(names(workspace)) == 4
    assert not workspace.read_only


def test_the_picture_worked_on_last_is_shown(album: Path, open_in: Open, workspace: Workspace) -> None:
    open_in(album)
    workspace.show(list(workspace.pictures)[2])
    workspace.close()
    open_in(album)
    assert workspace.path == album / "IMG_10.png"
    open_in(album / "서울.png")
    open_in(album)
    assert workspace.path == album / "서울.png"


def test_a_memory_that_makes_no_sense_keeps_no_folder_closed(album: Path, open_in: Open, workspace: Workspace) -> None:
    open_in(album)
    workspace.project._connection.execute("UPDATE memory SET value = '{' WHERE key = 'current'")
    open_in(album)
    assert workspace.path == album / "IMG_1.png"


@pytest.mark.parametrize("what", ["empty", "gone.jpg"])
def test_what_cannot_be_opened_is_said_and_the_old_folder_stays(
    album: Path, open_in: Open, opener: Opener, workspace: Workspace, qtbot: QtBot, what: str
) -> None:
    (album.parent / "empty").mkdir()
    open_in(album)
    with qtbot.waitSignal(opener.failed, timeout=20_000) as caught:
        opener.open([album.parent / what])
    sentence, wish = caught.args
    assert wish == Wish((album.parent / what,), recursive=False)
    assert str(album.parent / what) in sentence
    assert len(names(workspace)) == 4
    assert not (album.parent / "empty" / NAME).exists()


def test_ones_own_folder_is_opened_again_with_all_edits_and_for_writing(
    album: Path, open_in: Open, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(album)
    open_in(album)
    for number, way in enumerate([album, tmp_path / "link", album / "IMG_1.png", album]):
        workspace.add([(1.0 + number, 2)])
        open_in(way)
        assert not workspace.read_only
        assert len(workspace.marks.dots) == number + 1


def test_a_folder_that_another_window_has_is_for_looking(album: Path, open_in: Open, workspace: Workspace) -> None:
    with open_project(album) as other:
        other.sync([album / "IMG_1.png"])
        open_in(album)
        assert workspace.read_only
        assert len(names(workspace)) == 4


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, threading.Event]]:
    """Projects open when the second event is set; the first says that one has been asked for."""
    asked, go = threading.Event(), threading.Event()

    def wait(folder: Path) -> object:
        asked.set()
        assert go.wait(20)
        return open_project(folder)

    monkeypatch.setattr(opener_module, "open_project", wait)
    yield asked, go
    go.set()


def test_what_comes_too_late_is_let_go(
    album: Path, opener: Opener, qtbot: QtBot, slow: tuple[threading.Event, threading.Event]
) -> None:
    asked, go = slow
    came: list[Opened] = []
    opener.opened.connect(came.append)
    opener.open([album])
    qtbot.waitUntil(asked.is_set, timeout=20_000)
    opener.open([album / "IMG_1.png"])
    opener.open([album / "deep"])
    go.set()
    with qtbot.waitSignal(opener.busy, timeout=20_000, check_params_cb=lambda busy: not busy):
        pass
    assert [opened.project.folder for opened in came] == [album / "deep"]
    with open_project(album) as free:
        assert not free.read_only


def test_closing_waits_and_leaves_no_lock(
    album: Path, opener: Opener, qtbot: QtBot, slow: tuple[threading.Event, threading.Event]
) -> None:
    asked, go = slow
    came: list[Opened] = []
    opener.opened.connect(came.append)
    opener.open([album])
    qtbot.waitUntil(asked.is_set, timeout=20_000)
    go.set()
    opener.close()
    QApplication.processEvents()
    opener.open([album])
    with open_project(album) as free:
        assert not free.read_only
    assert came == []


def test_busy_from_the_wish_to_the_answer(album: Path, opener: Opener, open_in: Open) -> None:
    said: list[object] = []
    opener.busy.connect(said.append)
    opener.opened.connect(said.append)
    opened = open_in(album)
    assert said == [True, False, opened]


def test_what_takes_long_for_many_pictures_is_made_in_the_thread(album: Path, open_in: Open) -> None:
    assert list(vars(open_in(album))["by_id"]) == [1, 2, 3, 4]
