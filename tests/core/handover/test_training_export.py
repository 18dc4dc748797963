from __future__ import annotations

import errno
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import DotoriError
from core.formats import dotori_json
from core.formats.writing import AlreadyThereError
from core.handover.progress import StoppedError
from core.handover.training import export_for_training
from core.history import SetReviewed
from core.project import Project, open_project


def listing(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def stop(_done: int, _total: int) -> None:
    raise StoppedError


def test_what_is_reviewed_becomes_a_data_set(project: Project, worked: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    outcome = export_for_training(project, tmp_path / "new" / "set", False, lambda *step: told.append(step))
    assert outcome == (2, 6, ())
    assert told == [(0, 2), (1, 2), (2, 2)]
    folder = tmp_path / "new" / "set"
    assert listing(tmp_path / "new") == [
        f"set/{name}" for name in ("dotori.json", "images/IMG 3.png", "images/IMG 4.png")
    ]
    third, fourth = dotori_json.read(folder / "dotori.json")
    assert (third.image, third.reviewed, third.blocks) == ("IMG 3.png", True, None)
    assert [region.name for region in third.regions] == ["sky"], "masks alone matter to training"
    assert sorted(map(tuple, third.dots.xy.tolist())) == [(20.25, 30.5), (52.5, 41.0), (70.75, 33.125)]
    assert (fourth.reviewed, fourth.blocks) == (False, project.marks(4).blocks)
    for annotation in (third, fourth):
        assert (folder / "images" / annotation.image).read_bytes() == (worked / annotation.image).read_bytes()


def test_pictures_are_links_or_copies(project: Project, worked: Path, tmp_path: Path, monkeypatch) -> None:
    export_for_training(project, tmp_path / "links", False)
    assert (tmp_path / "links" / "images" / "IMG 3.png").samefile(worked / "IMG 3.png")

    def no_link(*_args: object) -> None:
        raise OSError(errno.EXDEV, "other disk")

    monkeypatch.setattr(os, "link", no_link)
    export_for_training(project, tmp_path / "copies", False)
    copy = tmp_path / "copies" / "images" / "IMG 3.png"
    assert not copy.samefile(worked / "IMG 3.png")
    assert copy.read_bytes() == (worked / "IMG 3.png").read_bytes()


def test_an_export_is_replaced_when_asked_to_and_nothing_else_ever(
    project: Project, worked: Path, tmp_path: Path
) -> None:
    target = tmp_path / "set"
    export_for_training(project, target, False)
    project.edit(4, SetReviewed.on(project.marks(4)))
    with pytest.raises(AlreadyThereError, match="an export is there"):
        export_for_training(project, target, False)
    with pytest.raises(StoppedError):
        export_for_training(project, target, True, stop)
    assert [annotation.reviewed for annotation in dotori_json.read(target / "dotori.json")] == [True, False]
    export_for_training(project, target, True)
    assert [annotation.reviewed for annotation in dotori_json.read(target / "dotori.json")] == [True, True]
    assert (worked / "IMG 3.png").is_file()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []

    (target / "thesis.doc").write_text("mine")
    for folder, what in (
        (target, "other files"),
        (worked, "pictures are in it"),
        (worked.parent, "pictures are in it"),
    ):
        with pytest.raises(DotoriError, match=what):
            export_for_training(project, folder, True)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(DotoriError, match="it is a file"):
        export_for_training(project, tmp_path / "file", True)
    assert (target / "thesis.doc").read_text() == "mine"


def test_a_failed_export_leaves_the_old_one(project: Project, tmp_path: Path, monkeypatch) -> None:
    target = tmp_path / "set"
    export_for_training(project, target, False)
    before = listing(target)

    def full(*_args: object) -> None:
        raise DotoriError("cannot write: the disk is full")

    monkeypatch.setattr(dotori_json, "write", full)
    with pytest.raises(DotoriError, match="disk is full"):
        export_for_training(project, target, True)
    assert listing(target) == before
    assert len(list(tmp_path.iterdir())) == 2


def test_nothing_reviewed_and_pictures_that_have_gone(project: Project, worked: Path, tmp_path: Path) -> None:
    (worked / "IMG 3.png").unlink()
    outcome = export_for_training(project, tmp_path / "set", False)
    assert outcome.pictures == 1
    assert outcome.notes == ("1 reviewed picture left out: the file is not there any more",)
    (worked / "IMG 4.png").unlink()
    with pytest.raises(DotoriError, match="no picture and no block is reviewed"):
        export_for_training(project, tmp_path / "set", True)


def test_pictures_of_one_name_in_several_folders(tmp_path: Path, user_data: Path) -> None:  # noqa: ARG001
    paths = [tmp_path / "all" / day / "1.png" for day in ("monday", "tuesday")]
    for number, path in enumerate(paths):
        path.parent.mkdir(parents=True)
        Image.fromarray(np.full((6, 8, 3), number, np.uint8)).save(path)
    with open_project(tmp_path / "all") as project:
        for picture in project.sync(paths):
            project.edit(picture.id, SetReviewed.on(project.marks(picture.id)))
        export_for_training(project, tmp_path / "set", False)
    found = dotori_json.read(tmp_path / "set" / "dotori.json")
    assert [annotation.image for annotation in found] == ["monday-1.png", "tuesday-1.png"]
    for annotation, path in zip(found, paths, strict=True):
        assert (tmp_path / "set" / "images" / annotation.image).read_bytes() == path.read_bytes()
