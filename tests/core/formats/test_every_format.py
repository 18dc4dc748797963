"""What holds for every format alike, by the table that front ends use."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from core.dots import Dots, Origin
from core.errors import DotoriError
from core.formats import files
from core.formats.annotation import Annotation
from core.formats.catalogue import DROPPABLE, FORMATS, Format, format_named
from core.formats.guess import guess_format

Sentence = Callable[[Callable[[Path], object], Path], str]

READABLE = [entry for entry in FORMATS if entry.read]
SINGLE = [entry for entry in FORMATS if not entry.many]
MANY = [entry for entry in READABLE if entry.many]

POINTS = {
    "none": np.zeros((0, 2)),
    "one": np.array([[10.5, 20.25]]),
    "repeated": np.array([[3.0, 4.0], [3.0, 4.0], [1.0, 2.0], [3.0, 4.0]]),
    "outside": np.array([[-12.25, 7.0], [0.0, 0.0], [1e5, 1 / 3]]),
    "many": np.random.default_rng(0).uniform(0, 4000, (2000, 2)),
}
NAMES = [
    "광장 1.jpg",
    "a&b.jpg",
    "a&amp;b.jpg",
    'say "no".jpg',
    "a<b>.jpg",
    "a,b;c.jpg",
    "=1+1.jpg",
    "+1.jpg",
    "-1.jpg",
    "@x.jpg",
    "＝1.jpg",  # noqa: RUF001
    "'.jpg",
    "'a.jpg",
    "'=1.jpg",
    "''=1.jpg",
    "100% %41?d=#.jpg",
    "no ending",
    " .jpg",
    ".hidden",
]
CONTROLLED = ["\t=1.jpg", "\r=1.jpg", "a\nb.jpg"]


def label(entry: Format) -> str:
    return entry.name


def every(formats: list[Format] | tuple[Format, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("entry", formats, ids=label)


def dots_at(points: np.ndarray) -> Dots:
    rng = np.random.default_rng(1)
    n = len(points)
    ids = rng.permutation(10 * n + 1)[:n].astype(np.int64)
    return Dots(points, rng.uniform(0, 1, n).astype(np.float32), rng.integers(0, 3, n).astype(np.uint8), ids)


def read(entry: Format, path: Path) -> list[Annotation]:
    assert entry.read is not None
    return entry.read(path)


def test_a_format_is_a_module_with_the_same_two_functions() -> None:
    wanted = (
        "dotori-json shanghaitech-mat ucf-mat nwpu-json jhu-txt p2pnet-txt csv coco labelme cvat label-studio"
        " dotdotgoose via-csv qupath-geojson cell-counter napari-csv"
    )
    assert {entry.name for entry in READABLE} == set(wanted.split())
    assert {entry.name for entry in FORMATS if entry.read is None} == {"counts-csv", "counts-xlsx"}
    modules = [entry.write.__module__ for entry in FORMATS]
    assert len(set(modules)) == len(FORMATS)
    for entry, module in zip(FORMATS, modules, strict=True):
        assert entry.write.__name__ == "write"
        assert entry.read is None or (entry.read.__module__, entry.read.__name__) == (module, "read")


@pytest.mark.parametrize("points", POINTS.values(), ids=POINTS)
@every(READABLE)
def test_round_trip_keeps_all_but_what_the_table_says(tmp_path: Path, entry: Format, points: np.ndarray) -> None:
    path = tmp_path / f"사진{entry.suffix}"
    dots = dots_at(points)
    entry.write([Annotation("IMG_1.jpg", dots, 1023, 767, reviewed=True)], path)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    (back,) = read(entry, path)
    assert back.dots.xy.shape == points.shape
    np.testing.assert_allclose(back.dots.xy, points, rtol=0, atol=entry.quantum * (1 + 1e-9))
    assert back.image == ("IMG_1.jpg" if entry.names else "")
    fresh = Dots.of(points)
    for word, column in (("confidence", "confidence"), ("origin", "origin"), ("id", "id")):
        kept = fresh if word in entry.drops else dots
        np.testing.assert_array_equal(getattr(back.dots, column), getattr(kept, column))
    assert (back.width, back.height) == ((None, None) if "size" in entry.drops else (1023, 767))
    assert back.reviewed == ("reviewed" not in entry.drops)
    assert ("subpixel" in entry.drops) == (entry.quantum >= 0.5)


@pytest.mark.parametrize("name", NAMES + CONTROLLED)
@every([entry for entry in READABLE if entry.names])
def test_any_name_comes_back(tmp_path: Path, entry: Format, name: str) -> None:
    path = tmp_path / "a"
    annotation = Annotation(name, Dots.of([[1, 2]]), 10, 10)
    if name in CONTROLLED and entry.suffix == ".xml":
        with pytest.raises(DotoriError, match="XML cannot hold"):
            entry.write([annotation], path)
        assert not path.exists()
    else:
        entry.write([annotation], path)
        assert read(entry, path)[0].image == name


@every(MANY)
def test_many_pictures_in_one_file(tmp_path: Path, entry: Format) -> None:
    path = tmp_path / "a"
    before = [
        Annotation(f"{number}.jpg", dots_at(points), 5000, 4000)
        for number, points in enumerate((POINTS["none"], POINTS["one"], POINTS["none"], POINTS["repeated"]))
    ]
    entry.write(before, path)
    after = read(entry, path)
    assert [one.image for one in after] == [one.image for one in before]
    for one, other in zip(before, after, strict=True):
        np.testing.assert_allclose(other.dots.xy, one.dots.xy, rtol=0, atol=entry.quantum)
    entry.write([], path)
    assert read(entry, path) == []


@every(MANY)
def test_pictures_of_one_name_are_kept_apart_or_refused(tmp_path: Path, entry: Format) -> None:
    path = tmp_path / "a"
    two = [Annotation("a.jpg", Dots.of([[1, 2]]), 10, 10), Annotation("a.jpg", Dots.of([[3, 4]]), 10, 10)]
    try:
        entry.write(two, path)
    except DotoriError as error:
        assert "2 pictures are named a.jpg" in str(error)
        assert not path.exists()
    else:
        assert [len(one.dots) for one in read(entry, path)] == [1, 1]


@every(MANY)
def test_folders_tell_pictures_of_one_name_apart(tmp_path: Path, entry: Format) -> None:
    path = tmp_path / "a"
    folders = ["", "광장", "x/=1", "y,z/&"]
    entry.write([Annotation("a.jpg", Dots.of([[k, 2]]), 10, 10, folder=name) for k, name in enumerate(folders)], path)
    back = read(entry, path)
    assert [(one.folder, one.image, round(one.dots.xy[0, 0])) for one in back] == [
        (name, "a.jpg", number) for number, name in enumerate(folders)
    ]


@pytest.mark.parametrize(
    ("said", "folder"),
    [
        ("a.jpg", ""),
        ("a/b/c.jpg", "a/b"),
        ("/home/x/c.jpg", "home/x"),
        ("C:\\x\\c.jpg", "x"),
        ("./a//./c.jpg", "a"),
        ("../../etc/c.jpg", "etc"),
        ("a/../../../b/c.jpg", "b"),
        ("..", ""),
        (None, ""),
        (7, ""),
    ],
)
def test_folders_never_lead_out(said: object, folder: str) -> None:
    assert files.folder_of(said) == folder


@pytest.mark.parametrize("count", [0, 2])
@every(SINGLE)
def test_single_picture_formats_refuse_several(tmp_path: Path, entry: Format, count: int, sentence: Sentence) -> None:
    annotations = [Annotation("a.jpg", Dots.of([]))] * count
    assert "exactly one picture" in sentence(lambda path: entry.write(annotations, path), tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


@every(FORMATS)
def test_missing_folder_and_unwritable(tmp_path: Path, entry: Format, sentence: Sentence) -> None:
    if entry.read:
        assert "no such file" in sentence(entry.read, tmp_path / "none")
        assert "not a file" in sentence(entry.read, tmp_path)
    one = [Annotation("a.jpg", Dots.of([[1, 2]]), 10, 10)]
    assert "cannot write" in sentence(lambda path: entry.write(one, path), tmp_path / "none" / "a")
    assert "cannot write" in sentence(lambda path: entry.write(one, path), tmp_path)
    assert list(tmp_path.iterdir()) == []


@every(FORMATS)
def test_a_failed_write_changes_nothing(tmp_path: Path, entry: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(DotoriError, match="no space left"):
        entry.write([Annotation("a.jpg", Dots.of([[1, 2]]), 10, 10)], path)
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["a"]


@every([entry for entry in FORMATS if entry.needs_size])
def test_an_unknown_size_is_refused_where_it_is_needed(tmp_path: Path, entry: Format, sentence: Sentence) -> None:
    unknown = [Annotation("광장.jpg", Dots.of([[1, 2]]), width=10)]
    assert "width and height of 광장.jpg" in sentence(lambda path: entry.write(unknown, path), tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


@every(READABLE)
def test_the_format_of_what_we_write_is_told_from_its_content(tmp_path: Path, entry: Format) -> None:
    path = tmp_path / "a"
    entry.write([Annotation("a.jpg", Dots.of([[1, 2]]), 10, 10)], path)
    assert guess_format(path) is entry


@every(FORMATS)
def test_files_are_named_after_pictures_and_back(entry: Format) -> None:
    name = entry.file_name("광장.1.jpg")
    assert name.endswith(entry.suffix)
    assert entry.stem(Path("x") / name) == "광장.1"
    assert entry.drops <= set(DROPPABLE)


def test_the_usual_names_of_files() -> None:
    usual = {entry.name: entry.file_name("IMG_1.jpg") for entry in SINGLE}
    assert usual == {
        "shanghaitech-mat": "GT_IMG_1.mat",
        "ucf-mat": "IMG_1_ann.mat",
        "nwpu-json": "IMG_1.json",
        "jhu-txt": "IMG_1.txt",
        "p2pnet-txt": "IMG_1.txt",
        "labelme": "IMG_1.json",
        "qupath-geojson": "IMG_1.geojson",
        "cell-counter": "CellCounter_IMG_1.xml",
        "napari-csv": "IMG_1.csv",
    }


def test_repeated_and_missing_ids_are_given_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("image,x,y,id\na.jpg,1,2,7\na.jpg,3,4,7\na.jpg,5,6,\na.jpg,7,8,2.5\na.jpg,9,9,3\n")
    (one,) = read(format_named("csv"), path)
    assert one.dots.id.tolist() == [7, 8, 9, 10, 3]
    assert one.dots.origin.tolist() == [Origin.PERSON] * 5
    path.write_text(f"image,x,y,id\na.jpg,1,2,{2**63 - 1}\na.jpg,3,4,\n")
    assert read(format_named("csv"), path)[0].dots.id.tolist() == [0, 1]


def test_the_catalogue_is_cheap_to_import() -> None:
    code = "import sys, core.formats.catalogue; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "core.formats.catalogue" in loaded
    assert not loaded & {"torch", "scipy", "pandas", "openpyxl", "PIL", "PySide6"}
