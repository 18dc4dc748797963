"""Dots against true heads."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import numpy as np
import pytest

from core.comparing import BAND, Truth, compare, next_place
from core.dots import Dots
from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.catalogue import FORMATS, format_named
from core.history import Marks
from core.regions import Region

HEADS = [(10.0, 10.0), (50.0, 50.0), (90.0, 20.0)]


def written(folder: Path, name: str, *pictures: str, file: str = "") -> Path:
    kind = next(kind for kind in FORMATS if kind.name == name)
    path = folder / (file or kind.file_name(pictures[0]))
    kind.write([Annotation(picture, Dots.of(HEADS), 100, 80, file_size=1) for picture in pictures], path)
    return path


@pytest.mark.parametrize("name", [kind.name for kind in FORMATS if kind.read])
def test_every_format_that_can_be_read_gives_the_heads(tmp_path: Path, name: str) -> None:
    truth = Truth.read(written(tmp_path, name, "IMG_1.jpg"))
    assert truth.heads("IMG_1.jpg", (100, 80)) == pytest.approx(np.array(HEADS), abs=0.6)


def test_it_picks_this_picture(tmp_path: Path) -> None:
    korean = "광장.jpg"
    truth = Truth.read(written(tmp_path, "dotori-json", "a.jpg", korean))
    assert len(truth.heads(unicodedata.normalize("NFD", korean))) == 3
    with pytest.raises(DotoriError, match=r"says nothing about b\.jpg"):
        truth.heads("b.jpg")
    with pytest.raises(DotoriError, match=r"120 x 80 pixels, but the heads in .* were set on 100 x 80"):
        truth.heads("a.jpg", (120, 80))


def test_counts_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DotoriError, match="counts, not dots"):
        Truth.read(written(tmp_path, "counts-csv", "a.jpg"))


def test_it_finds_the_file_of_the_next_picture(tmp_path: Path) -> None:
    truth = Truth.read(written(tmp_path, "shanghaitech-mat", "IMG_1.jpg"))
    other = written(tmp_path, "shanghaitech-mat", "IMG_2.jpg")
    assert truth.beside("IMG_2.jpg") == other
    assert truth.beside("IMG_3.jpg") is None
    assert Truth.read(written(tmp_path, "csv", "IMG_2.jpg")).beside("IMG_2.jpg") is None


def test_hits_misses_and_false_dots() -> None:
    dots = Dots.of([(12, 10), (50, 53), (200, 200), (300, 10)], [0.9, 0.9, 0.9, 0.1])
    found = compare(Marks(dots), np.array(HEADS), 4)
    assert found.hits.tolist() == [[12, 10], [50, 53]]
    assert found.missed.tolist() == [[90, 20]]
    assert found.false.tolist() == [[200, 200]]
    assert (found.matches, found.error) == ((2, 1, 1), 0)
    assert compare(Marks(dots), np.array(HEADS), 2).matches == (1, 2, 2)


def test_masks_hide_heads_and_dots() -> None:
    mask = Region("screen", ((80, 0), (400, 0), (400, 400), (80, 400)), mask=True)
    dots = Dots.of([(12, 10), (50, 53), (200, 200)])
    found = compare(Marks(dots, regions=(mask,)), np.array(HEADS), 4)
    assert (found.matches, found.error) == ((2, 0, 0), 0)


def test_from_one_mistake_to_the_next() -> None:
    places = [(10.0, 5.0), (300.0, 8.0), (300.0, BAND + 1), (10.0, BAND + 3)]
    walk = [None]
    for _ in range(5):
        walk.append(next_place(np.array(places)[[2, 0, 3, 1]], walk[-1]))
    assert walk[1:] == [*places, places[0]]
    assert next_place(np.array(places)[[0, 2, 3]], (300.0, 8.0)) == places[2]
    assert next_place(np.zeros((0, 2)), None) is None


TWINS = ("IMG_1.jpg", "a/IMG_1.jpg", "b/IMG_1.jpg")


def written_for_twins(folder: Path, name: str, paths: tuple[str, ...] = TWINS) -> Truth:
    kind = format_named(name)
    parts = [(path.rpartition("/"), {"IMG_1.jpg": 0, "a/IMG_1.jpg": 2, "b/IMG_1.jpg": 3}[path]) for path in paths]
    many = [Annotation(image, Dots.of(HEADS[:n]), 100, 80, file_size=1, folder=up) for (up, _, image), n in parts]
    kind.write(many, folder / f"truth{kind.suffix}")
    return Truth.read(folder / f"truth{kind.suffix}")


@pytest.mark.parametrize("name", [kind.name for kind in FORMATS if kind.read and kind.many])
def test_of_pictures_of_one_name_each_has_its_own_heads(tmp_path: Path, name: str) -> None:
    truth = written_for_twins(tmp_path, name)
    for path, count in zip(TWINS, (0, 2, 3), strict=True):
        rivals = [other for other in TWINS if other != path]
        assert len(truth.heads(path, folder=tmp_path, rivals=rivals)) == count
    assert len(truth.heads("IMG_1.jpg", folder=tmp_path / "b")) == 3, "of a folder that was opened by itself"


def test_heads_that_may_be_anothers_are_not_found(tmp_path: Path) -> None:
    truth = written_for_twins(tmp_path, "coco", TWINS[1:2])
    with pytest.raises(DotoriError, match=r"says nothing about b/IMG_1\.jpg"):
        truth.heads("b/IMG_1.jpg", rivals=["a/IMG_1.jpg"])
    assert len(truth.heads("b/IMG_1.jpg")) == 2
    truth = written_for_twins(tmp_path, "coco", ("IMG_1.jpg",))
    with pytest.raises(DotoriError, match="says nothing"):
        truth.heads("b/IMG_1.jpg", rivals=["a/IMG_1.jpg"])
    format_named("coco").write([Annotation("c.jpg", Dots.of(HEADS[:n]), 100, 80) for n in (1, 2)], tmp_path / "c.json")
    with pytest.raises(DotoriError, match=r"has c\.jpg more than once; choose a file that has it once"):
        Truth.read(tmp_path / "c.json").heads("c.jpg")


def test_files_beside_are_those_of_the_same_folder(tmp_path: Path) -> None:
    truth = Truth.read(written(tmp_path, "shanghaitech-mat", "IMG_1.jpg"))
    other = written(tmp_path, "shanghaitech-mat", "IMG_2.jpg")
    assert truth.beside("a/IMG_2.jpg") == other
    assert truth.beside("a/IMG_2.jpg", "a/IMG_1.jpg", ["b/IMG_2.jpg"]) == other
    assert truth.beside("b/IMG_2.jpg", "a/IMG_1.jpg", ["a/IMG_2.jpg"]) is None
    own = written(tmp_path, "shanghaitech-mat", "b-IMG_2.jpg")
    assert truth.beside("b/IMG_2.jpg", "a/IMG_1.jpg", ["a/IMG_2.jpg"]) == own
