"""How a project knows its pictures: names, places, and files that become others."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest
from PIL import Image
from test_project import KEY, count, paths_of

from core.errors import DotoriError
from core.history import EditDots, Marks, SetReviewed
from core.project import Project, open_project, pictures

pytestmark = pytest.mark.usefixtures("user_data")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_korean_names(tmp_path: Path, form: str) -> None:
    folder = tmp_path / unicodedata.normalize(form, "서울 #1 100% a&b")
    name = unicodedata.normalize(form, "광화문 광장/촛불 집회 #1 100%.jpg")
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_bytes(b"x")
    with open_project(folder) as project:
        (picture,) = project.sync([folder / name])
        assert picture.path == name
        project.edit(picture.id, EditDots.add(Marks(), [(1, 2)]))
        with open_project(folder) as second:
            assert second.images() == project.images()
    with open_project(folder) as project:
        assert project.file(project.images()[0]) == folder / name
        assert not project.notices


def renamed_to(folder: Path, form: str) -> list[Path]:
    """The pictures of the folder, with their names in a Unicode form, as when it was copied from a Mac or to one."""
    paths = paths_of(folder)
    return [path.rename(path.with_name(unicodedata.normalize(form, path.name))) for path in paths]


def test_names_that_come_in_another_unicode_form_are_the_same_pictures(project: Project, folder: Path) -> None:
    before = project.sync(paths_of(folder))
    count(project, before[0], (1, 1))
    project.edit(before[0].id, EditDots.add(project.marks(before[0].id), [(5, 5)]))
    for form in ("NFD", "NFC"):
        paths = renamed_to(folder, form)
        after = project.sync(paths)
        assert [picture.id for picture in after] == [picture.id for picture in before]
        assert [project.file(picture) for picture in after] == paths
        assert after[0].count == 2 and not after[0].replaced
        assert len(project.images()) == len(before)
    assert project.undo() is not None


@pytest.mark.skipif(sys.platform == "darwin", reason="both forms are one name there")
def test_pictures_that_are_asked_for_by_their_old_form_are_found(project: Project, folder: Path) -> None:
    """As a report and an export do, which ask for what the project has and list no folder."""
    asked = paths_of(folder)
    before = project.sync(asked)
    for form in ("NFD", "NFC"):
        paths = renamed_to(folder, form)
        after = project.sync(asked)
        assert [picture.id for picture in after] == [picture.id for picture in before]
        assert [project.file(picture) for picture in project.images()] == paths
        asked = paths


@pytest.mark.skipif(sys.platform == "darwin", reason="both forms are one name there")
def test_pictures_in_both_unicode_forms_are_two(project: Project, folder: Path) -> None:
    before = project.sync(paths_of(folder))
    here = paths_of(folder)[0]
    other = here.with_name(unicodedata.normalize("NFD", here.name))
    other.write_bytes(b"another")
    assert project.sync([other])[0].id not in {picture.id for picture in before}
    assert [picture.id for picture in project.sync([here, other])] == [before[0].id, 5]


def test_on_a_disk_to_which_both_forms_are_one_name(project: Project, folder: Path) -> None:
    (before,) = project.sync(paths_of(folder)[:1])
    here = project.file(before)
    there = here.with_name(unicodedata.normalize("NFD", here.name))
    if not there.exists():
        there.hardlink_to(here)
    (after,) = project.sync([there])
    assert (after.id, project.file(after)) == (before.id, there)


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.jpg"))
    path.write_bytes(b"x")
    with open_project(tmp_path) as project:
        (picture,) = project.sync([path])
        assert project.sync([path]) == [picture]
        assert project.file(picture) == path
        project.edit(picture.id, EditDots.add(Marks(), [(1, 2)]))


def test_pictures_are_found_through_links_and_relative_paths(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = paths_of(folder)[0]
    (picture,) = project.sync([first])
    monkeypatch.chdir(folder)
    assert project.sync([Path(first.name), folder / ".." / folder.name / first.name]) == [picture, picture]
    link = tmp_path_factory.mktemp("links") / "link"
    link.symlink_to(folder, target_is_directory=True)
    assert project.sync([link / first.name]) == [picture]
    with pytest.raises(DotoriError, match="not in the folder"):
        project.sync([link.parent / "other.jpg"])


def test_twenty_thousand_pictures_cost_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[str] = []
    monkeypatch.setattr(pictures, "status_of", lambda path: looks.append(path) or (1000, 1))
    monkeypatch.setattr(pictures, "digest_of", lambda *_: pytest.fail("no file need be read"))
    paths = [tmp_path / f"{number % 7}" / f"사진 {number}.jpg" for number in range(20_000)]
    with open_project(tmp_path) as project:
        thousands: list[None] = []
        project._connection.set_progress_handler(lambda: thousands.append(None), 1000)  # instructions of SQLite
        assert len(project.sync(paths)) == 20_000
        assert len(thousands) < 20 * 100
        assert len(project.sync(paths)) == len(project.images()) == len(project.pending(KEY)) == 20_000
        assert len(thousands) < 20 * 250
        assert len(looks) == 40_000


def test_a_replaced_picture_keeps_its_dots_and_says_so(project: Project, folder: Path) -> None:
    counted, edited, reviewed, fresh = project.sync(paths_of(folder))
    for picture in (counted, edited, reviewed):
        count(project, picture, (1, 1), (9, 9))
    project.edit(edited.id, EditDots.delete(project.marks(edited.id), [0]))
    project.edit(reviewed.id, SetReviewed.on(project.marks(reviewed.id)))
    for path in paths_of(folder):
        Image.new("RGB", (200, 100), "red").save(path)
    counted, edited, reviewed, fresh = project.sync(paths_of(folder))
    assert [picture.replaced for picture in (counted, edited, reviewed, fresh)] == [True, True, True, False]
    assert [picture.count for picture in (counted, edited, reviewed, fresh)] == [2, 1, 2, None]
    assert [picture.id for picture in project.pending(KEY)] == [counted.id, fresh.id]
    assert list(project.reviewed()) == [], "dots of another picture teach nothing"

    project.accept(reviewed.id)
    assert [item.path for item in project.reviewed()] == [project.file(reviewed)]
    assert not project.image(reviewed.id).replaced
    count(project, counted, (5, 5))
    assert not project.image(counted.id).replaced
    assert [picture.id for picture in project.pending(KEY)] == [fresh.id]
    assert not any(picture.replaced for picture in project.sync([project.file(counted), project.file(reviewed)]))


def test_a_replaced_picture_has_the_size_of_the_new_file(project: Project, folder: Path) -> None:
    reviewed, undone, *_ = project.sync(paths_of(folder))
    count(project, reviewed, (1, 1))
    project.edit(reviewed.id, SetReviewed.on(project.marks(reviewed.id)))
    count(project, undone, step=True)
    project.undo()
    for path in paths_of(folder):
        Image.new("RGB", (200, 100)).save(path)
    reviewed, undone, *_ = project.sync(paths_of(folder))
    assert (reviewed.width, reviewed.height, reviewed.former) == (None, None, (60, 40))
    assert (undone.width, undone.height, undone.former, undone.replaced) == (None, None, None, False)

    project.accept(reviewed.id)
    reviewed = project.image(reviewed.id)
    assert (reviewed.width, reviewed.former) == (None, None)
    assert [(each.annotation.width, each.annotation.height) for each in project.reviewed()] == [(200, 100)]
    count(project, reviewed, (1, 1))
    project.accept(reviewed.id)
    assert project.image(reviewed.id).width == 60, "what a count has said stays where nothing was replaced"


def test_a_folder_that_was_copied_is_the_same_folder(project: Project, folder: Path) -> None:
    picture = project.sync(paths_of(folder))[0]
    count(project, picture, (1, 1))
    os.utime(project.file(picture), (1e9, 1e9))
    assert not project.sync([project.file(picture)])[0].replaced
    assert picture.id not in {left.id for left in project.pending(KEY)}


def test_a_picture_that_vanishes_keeps_its_work(project: Project, folder: Path) -> None:
    picture = project.sync(paths_of(folder))[0]
    count(project, picture, (1, 1))
    project.file(picture).unlink()
    now = project.sync([project.file(picture)])[0]
    assert (now.count, now.replaced) == (1, False)


def test_a_picture_replaced_while_it_was_counted_is_noticed(project: Project, folder: Path) -> None:
    picture = project.sync(paths_of(folder))[0]
    size = project.file(picture).stat().st_size
    project.file(picture).write_bytes(b"x" * size)
    count(project, picture, (1, 1))
    assert project.sync([project.file(picture)])[0].replaced
