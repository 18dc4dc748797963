"""What is read from projects and data sets."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest

from core.dots import Dots
from core.errors import DotoriError
from core.formats import dotori_json
from core.formats.annotation import Annotation
from core.handover.training import export_for_training
from core.history import EditDots, SetReviewed
from core.project import open_project
from training.datasets import Sample
from training.finetuning.sources import content_of, read_source, read_sources


def damage(path: Path) -> None:
    """So that only its header can be read; it looks as old as it was, and as long."""
    status, data = path.stat(), path.read_bytes()
    path.write_bytes(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_reviewed_pictures_and_blocks_are_read_from_a_project(worked: Path) -> None:
    samples = {sample.name: sample for sample in read_source(worked).samples}
    assert sorted(samples) == [f"IMG_{number}" for number in range(1, 7)]
    assert {sample.dataset for sample in samples.values()} == {"광장"}
    np.testing.assert_allclose(samples["IMG_3"].points, np.random.default_rng(3).uniform(0, 160, (10, 2)))
    assert not samples["IMG_3"].limited
    partly = samples["IMG_1"]
    assert partly.blocks is not None and partly.blocks.done == {(0, 0)}
    assert len(partly.masks) == 1
    assert not partly.masks[0].covers(partly.points).any()


def test_a_project_is_left_as_it_was_and_free_for_others(worked: Path) -> None:
    with open_project(worked) as project:
        before = [project.dots(picture.id).xy.tolist() for picture in project.images()]
    read_source(worked)
    with open_project(worked) as project:
        assert not project.read_only
        assert [project.dots(picture.id).xy.tolist() for picture in project.images()] == before


def test_korean_names_that_came_from_a_mac_are_found(worked: Path) -> None:
    korean = worked / "광장.png"
    (worked / "IMG_3.png").rename(korean)
    with open_project(worked) as project:
        (picture,) = project.sync([korean])
        project.edit(picture.id, EditDots.add(project.marks(picture.id), [(5.0, 5.0)]))
        project.edit(picture.id, SetReviewed.on(project.marks(picture.id)))
    there = korean.rename(korean.with_name(unicodedata.normalize("NFD", korean.name)))
    assert there in [sample.image for sample in read_source(worked).samples]


def test_a_project_that_is_open_elsewhere_is_read(worked: Path) -> None:
    with open_project(worked):
        assert len(read_source(worked).samples) == 6


@pytest.mark.parametrize("elsewhere", [False, True])
def test_pictures_that_were_replaced_are_left_out(worked: Path, elsewhere: bool) -> None:
    """The app holds the project open while its process reads it."""
    with open_project(worked) if elsewhere else nullcontext():
        shutil.copyfile(worked / "IMG_5.png", worked / "IMG_4.png")
        shutil.copyfile(worked / "IMG_0.png", worked / "IMG_1.png")
        os.utime(worked / "IMG_3.png", (1e9, 1e9))
        source = read_source(worked)
    names = [sample.name for sample in source.samples]
    assert names == ["IMG_2", "IMG_3", "IMG_5", "IMG_6"], "another time alone makes no other picture"
    assert [str(said) for said in source.left_out] == [
        f"a reviewed picture is left out: {worked / name} is not the file that was reviewed; count it again, or say "
        "that the dots fit"
        for name in ("IMG_1.png", "IMG_4.png")
    ]


def test_pictures_that_are_gone_or_cannot_be_read_are_left_out_by_name(worked: Path) -> None:
    (worked / "IMG_4.png").unlink()
    damage(worked / "IMG_2.png")
    source = read_sources([worked, worked])
    assert [sample.name for sample in source.samples] == ["IMG_1", "IMG_3", "IMG_5", "IMG_6"]
    assert [str(said) for said in source.left_out] == [
        f"a reviewed picture is left out: cannot read {worked / 'IMG_2.png'}: the picture is damaged; save or "
        "download it again",
        f"a reviewed picture is left out: cannot read {worked / 'IMG_4.png'}: there is no such file; check the name",
    ]


def test_a_project_of_which_nothing_can_be_used_is_a_sentence(worked: Path) -> None:
    for path in worked.glob("*.png"):
        path.unlink()
    with pytest.raises(
        DotoriError, match=r"no reviewed picture can be used \(cannot read .*IMG_1.png: there is no such"
    ):
        read_source(worked)


def test_a_project_without_anything_reviewed_is_a_sentence(make_samples: Callable[..., list[Sample]]) -> None:
    folder = make_samples(2)[0].image.parent
    with open_project(folder) as project:
        picture, _ = project.sync(sorted(folder.glob("*.png")))
        project.edit(picture.id, EditDots.add(project.marks(picture.id), [(5.0, 5.0)]))
    with pytest.raises(DotoriError, match="no block is reviewed"):
        read_source(folder)


def test_a_data_set_keeps_its_validation_pictures(tmp_path: Path, make_shanghaitech: Callable) -> None:
    source = read_source(make_shanghaitech(tmp_path / "streets", train=6, test=2))
    assert len(source.samples) == 5 and len(source.validation) == 1  # and none of its test part


def test_a_picture_that_is_in_two_sources_is_read_once(worked: Path) -> None:
    assert len(read_sources([worked, worked]).samples) == 6


def test_a_copy_of_a_picture_is_the_same_picture(tmp_path: Path, worked: Path) -> None:
    with open_project(worked) as project:
        export_for_training(project, tmp_path / "export", overwrite=False)
    moved = shutil.copytree(tmp_path / "export", tmp_path / "moved")
    kept = {content_of(sample) for sample in read_source(moved).validation}
    both = read_sources([worked, moved])
    assert kept
    assert not kept & {content_of(sample) for sample in both.samples}
    assert len(both.samples) + len(both.validation) == 6


def test_a_picture_for_validation_is_not_learned_from_under_another_roof(tmp_path: Path, worked: Path) -> None:
    """The project's pictures, as a data set that links to them: what that keeps for validation is kept."""
    linked = tmp_path / "linked"
    linked.mkdir()
    names = [f"IMG_{number}.png" for number in range(2, 7)]
    for name in names:
        (linked / name).symlink_to(worked / name)
    dotori_json.write(
        [Annotation(name, Dots.of([(9.0, 9.0)]), reviewed=True) for name in names], linked / "dotori.json"
    )
    kept = {sample.image.resolve() for sample in read_source(linked).validation}
    both = read_sources([worked, linked])
    assert kept
    assert not kept & {sample.image.resolve() for sample in both.samples}
    assert len(both.samples) + len(both.validation) == 6


def test_what_is_neither_is_a_sentence(tmp_path: Path, worked: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    shutil.copy(worked / "IMG_1.png", empty)
    with pytest.raises(DotoriError, match="laid out like no data set"):
        read_source(empty)
