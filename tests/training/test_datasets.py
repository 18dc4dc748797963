import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.dots import Dots
from core.errors import DotoriError
from core.formats import dotori_json, jhu_txt, nwpu_json, shanghaitech_mat, ucf_mat
from core.formats.annotation import Annotation
from training.datasets import PARTS, Sample, discover, evenly


def picture(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("L", (8, 6)).save(path)
    return path


def annotate(module: object, path: Path, number: int) -> None:
    """Two points, of which the first tells the picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    module.write([Annotation(f"{path.stem}.jpg", Dots.of([[number, 1], [2, 3]]))], path)


def shanghaitech(root: Path, part: str, numbers: list[int], truth: str = "ground-truth") -> None:
    for number in numbers:
        picture(root / f"{part}_data" / "images" / f"IMG_{number}.jpg")
        annotate(shanghaitech_mat, root / f"{part}_data" / truth / f"GT_IMG_{number}.mat", number)


def ucf_cc_50(root: Path) -> None:
    for number in (1, 2, 10):
        picture(root / f"{number}.jpg")
        annotate(ucf_mat, root / f"{number}_ann.mat", number)


def ucf_qnrf(root: Path) -> None:
    for part, number in (("Train", 1), ("Train", 2), ("Test", 3)):
        picture(root / part / f"img_{number:04}.jpg")
        annotate(ucf_mat, root / part / f"img_{number:04}_ann.mat", number)


def nwpu(root: Path) -> None:
    for number in (1, 2, 3):
        picture(root / "images" / f"{number:04}.jpg")
    for number in (1, 2):
        annotate(nwpu_json, root / "jsons" / f"{number:04}.json", number)
    (root / "train.txt").write_text("0001 1 3\n\n")
    (root / "val.txt").write_text("0002 0 1\n")
    (root / "test.txt").write_text("0003\n")


def jhu(root: Path) -> None:
    for part, number in (("train", 1), ("val", 2), ("test", 3)):
        picture(root / part / "images" / f"{number:04}.jpg")
        annotate(jhu_txt, root / part / "gt" / f"{number:04}.txt", number)


def export(root: Path, reviewed: int = 0) -> None:
    picture(root / "a.jpg")
    picture(root / "images" / "b.png")
    dotori_json.write(
        [
            Annotation("a.jpg", Dots.of([[1, 1]]), reviewed=reviewed == 1),
            Annotation("b.png", Dots.of([[2, 2]]), reviewed=False),
        ],
        root / "dotori.json",
    )


def names(samples: list[Sample]) -> list[str]:
    return [sample.name for sample in samples]


def parts(root: Path) -> dict[str, list[str]]:
    return {part: names(discover(root, part)) for part in PARTS}


@pytest.mark.parametrize("truth", ["ground-truth", "ground_truth"])
@pytest.mark.parametrize("folder", ["part_A", "part_A_final"])
def test_shanghaitech(tmp_path: Path, folder: str, truth: str) -> None:
    root = tmp_path / folder
    shanghaitech(root, "train", [10, 9, 1], truth)
    shanghaitech(root, "test", [2], truth)
    (root / "train_data" / "images" / "._IMG_1.jpg").touch()
    (root / "train_data" / "images" / "Thumbs.db").touch()
    found = discover(root)
    assert names(found) == ["IMG_1", "IMG_2", "IMG_9", "IMG_10"]
    assert names(discover(root, "test")) == ["IMG_2"]
    assert {sample.dataset for sample in found} == {folder}
    assert [sample.points[0, 0] for sample in found] == [1, 2, 9, 10]
    assert all(sample.points.dtype == np.float64 and sample.points.shape == (2, 2) for sample in found)
    assert all(sample.image.is_file() for sample in found)


def test_several_parts(tmp_path: Path) -> None:
    shanghaitech(tmp_path / "ShanghaiTech" / "part_B", "train", [1, 2])
    shanghaitech(tmp_path / "ShanghaiTech" / "part_A", "train", [2, 3])
    ucf_cc_50(tmp_path / "UCF_CC_50")
    found = [(sample.dataset, sample.name) for sample in discover(tmp_path / "ShanghaiTech")]
    assert found == [("part_A", "IMG_2"), ("part_A", "IMG_3"), ("part_B", "IMG_1"), ("part_B", "IMG_2")]
    assert len(discover(tmp_path)) == 7


@pytest.mark.parametrize(
    ("build", "expected"),
    [
        (ucf_qnrf, {"test": ["img_0003"], "all": ["img_0001", "img_0002", "img_0003"]}),
        (nwpu, {"train": ["0001"], "val": ["0002"], "test": [], "all": ["0001", "0002"]}),
        (jhu, {"train": ["0001"], "val": ["0002"], "test": ["0003"], "all": ["0001", "0002", "0003"]}),
        (ucf_cc_50, {"test": [], "all": ["1", "2", "10"]}),
        (export, {"test": [], "all": ["a", "b"]}),
    ],
)
def test_layouts(tmp_path: Path, build: Callable[[Path], None], expected: dict[str, list[str]]) -> None:
    build(tmp_path)
    found = parts(tmp_path)
    assert {part: found[part] for part in expected} == expected
    assert sorted(found["train"] + found["val"] + found["test"]) == sorted(found["all"])
    numbers = {"a": 1, "b": 2}
    for sample in discover(tmp_path):
        assert sample.points[0, 0] == (numbers.get(sample.name) or int(sample.name.removeprefix("img_")))


def test_export_of_reviewed_pictures(tmp_path: Path) -> None:
    export(tmp_path, reviewed=1)
    assert names(discover(tmp_path)) == ["a"]


def test_export_of_pictures_of_one_name(tmp_path: Path) -> None:
    for name in ("1.png", "a/1.png"):
        picture(tmp_path / name)
    both = [Annotation("1.png", Dots.of([[1, 1]]), folder=folder) for folder in ("", "a")]
    dotori_json.write(both, tmp_path / "dotori.json")
    assert {sample.image.parent for sample in discover(tmp_path)} == {tmp_path, tmp_path / "a"}


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_splits_file(tmp_path: Path, level: int) -> None:
    root = tmp_path / "a" / "b" / "part_A"
    shanghaitech(root, "train", [1, 2, 3, 4])
    shanghaitech(root, "test", [1])
    base = [root, *root.parents][level]
    key = root.relative_to(base).as_posix()
    (base / "splits.json").write_text(json.dumps({key: {"train": ["IMG_1", "IMG_4"], "val": ["IMG_2"]}, "other": {}}))
    assert parts(root) == {
        "train": ["IMG_1", "IMG_4"],
        "val": ["IMG_2"],
        "test": ["IMG_1"],
        "all": ["IMG_1", "IMG_1", "IMG_2", "IMG_4"],
    }


def test_splits_file_for_other_folders_or_too_far_up_is_not_used(tmp_path: Path) -> None:
    root = tmp_path / "a" / "b" / "c" / "part_A"
    shanghaitech(root, "train", [1, 2, 3])
    before = parts(root)
    (tmp_path / "splits.json").write_text('{"a/b/c/part_A": {"train": [], "val": []}}')
    (root.parent / "splits.json").write_text('{"part_B": {"train": [], "val": []}}')
    assert parts(root) == before
    assert len(before["all"]) == 3


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{", "not valid JSON"),
        ("[]", "not a table"),
        ('{"part_A": 3}', "lists of names"),
        ('{"part_A": {"train": "IMG_1"}}', "lists of names"),
        ('{"part_A": {"train": [1]}}', "lists of names"),
        ('{"part_A": {"train": ["IMG_1"], "val": ["IMG_1"]}}', "both"),
        ('{"part_A": {"train": ["IMG_1", "IMG_7"], "val": []}}', "IMG_7"),
    ],
)
def test_bad_splits_file(tmp_path: Path, text: str, what: str) -> None:
    shanghaitech(tmp_path / "part_A", "train", [1, 2])
    (tmp_path / "splits.json").write_text(text)
    with pytest.raises(DotoriError, match=what):
        discover(tmp_path / "part_A")


def test_hashed_split_depends_on_the_name_alone(tmp_path: Path) -> None:
    shanghaitech(tmp_path / "x", "train", list(range(1, 101)))
    shanghaitech(tmp_path / "y", "train", list(range(1, 51)))
    large, small = parts(tmp_path / "x"), parts(tmp_path / "y")
    assert 4 <= len(large["val"]) <= 20
    assert sorted(large["train"] + large["val"]) == sorted(large["all"])
    assert not set(large["train"]) & set(large["val"])
    assert set(small["val"]) == set(large["val"]) & set(small["all"])
    assert large["val"] == HASHED


# A changed rule would move pictures from training into validation between two runs.
HASHED = [f"IMG_{number}" for number in (4, 31, 43, 46, 50, 52, 67, 78, 79, 85, 87, 96)]


def test_two_pictures_give_one_for_validation(tmp_path: Path) -> None:
    for numbers in ([1, 2], [3, 4], [5, 6]):
        root = tmp_path / str(numbers[0])
        shanghaitech(root, "train", numbers)
        assert len(discover(root, "val")) >= 1
        assert len(discover(root, "train")) + len(discover(root, "val")) == 2


def test_one_picture_is_for_training(tmp_path: Path) -> None:
    shanghaitech(tmp_path, "train", [3])
    assert names(discover(tmp_path, "train")) == ["IMG_3"]


def test_unknown_layout(tmp_path: Path) -> None:
    picture(tmp_path / "holiday" / "a.jpg")
    for root, what in ((tmp_path, "ShanghaiTech.*UCF_CC_50"), (tmp_path / "none", "no such folder")):
        with pytest.raises(DotoriError, match=what) as caught:
            discover(root)
        assert str(root) in str(caught.value)


def test_unknown_part(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="part"):
        discover(tmp_path, "training")


def test_missing_annotation_is_named(tmp_path: Path) -> None:
    shanghaitech(tmp_path, "train", [1, 2])
    (tmp_path / "train_data" / "ground-truth" / "GT_IMG_2.mat").unlink()
    with pytest.raises(DotoriError, match=r"GT_IMG_2\.mat"):
        discover(tmp_path)


def test_missing_picture_is_named(tmp_path: Path) -> None:
    nwpu(tmp_path / "nwpu")
    (tmp_path / "nwpu" / "images" / "0001.jpg").unlink()
    export(tmp_path / "export")
    (tmp_path / "export" / "a.jpg").unlink()
    for root, what in ((tmp_path / "nwpu", "0001"), (tmp_path / "export", "a.jpg")):
        with pytest.raises(DotoriError, match=what):
            discover(root)


def test_only_wanted_annotations_are_read(tmp_path: Path) -> None:
    jhu(tmp_path)
    (tmp_path / "test" / "gt" / "0003.txt").write_text("nonsense")
    assert names(discover(tmp_path, "train")) == ["0001"]
    with pytest.raises(DotoriError, match="0003"):
        discover(tmp_path, "test")


def test_official_validation_part_is_kept(tmp_path: Path) -> None:
    jhu(tmp_path)
    for number in range(10, 50):
        picture(tmp_path / "train" / "images" / f"{number:04}.jpg")
        annotate(jhu_txt, tmp_path / "train" / "gt" / f"{number:04}.txt", number)
    assert names(discover(tmp_path, "val")) == ["0002"]
    assert len(discover(tmp_path, "train")) == 41


@pytest.mark.parametrize(("items", "chosen"), [(0, []), (1, [0]), (3, [0, 1, 2]), (15, [0, 2, 4, 6, 8, 10, 12, 14])])
def test_a_few_are_spread_over_all(items: int, chosen: list[int]) -> None:
    assert evenly(range(items), 8) == chosen
