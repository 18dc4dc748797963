import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from scipy.io import loadmat

import main
from core.dots import Dots
from core.errors import DotoriError
from core.formats import dotori_json, jhu_txt, p2pnet_txt, shanghaitech_mat, ucf_mat, via_csv
from core.formats.annotation import Annotation
from core.formats.catalogue import FORMATS, Format, format_named

Convert = Callable[..., Result]

HEADS = {"광장 1.jpg": [[10.5, 20.25], [33.0, 44.0]], "=2.png": [], "c.jpg": [[1.0, 2.0]]}
SIZE = (64, 48)


@pytest.fixture
def convert(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Convert:
    monkeypatch.chdir(tmp_path)

    def run(*words: object) -> Result:
        return CliRunner().invoke(main.cli, ["convert", *map(str, words)])

    return run


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name in HEADS:
        Image.new("RGB", SIZE).save(folder / name)
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.json"
    dotori_json.write([Annotation(name, Dots.of(xy), *SIZE, reviewed=True) for name, xy in HEADS.items()], path)
    return path


def refused(result: Result) -> str:
    assert isinstance(result.exception, DotoriError), result.output
    message = str(result.exception)
    assert message.isprintable()
    return message


def heads(path: Path) -> dict[str, list[list[float]]]:
    return {one.image: one.dots.xy.tolist() for one in dotori_json.read(path)}


@pytest.mark.parametrize("entry", [entry for entry in FORMATS if entry.read], ids=lambda entry: entry.name)
def test_there_and_back(convert: Convert, tmp_path: Path, source: Path, pictures: Path, entry: Format) -> None:
    middle = tmp_path / ("middle" + (entry.suffix if entry.many else ""))
    there = convert(source, middle, "--to", entry.name)
    assert there.exit_code == 0, there.exception
    assert "3 pictures, 3 dots written to" in there.stdout
    assert all(word in there.stdout for word in entry.drops)
    assert middle.is_dir() != entry.many
    back = convert(middle, "back.json", "--to", "dotori-json", "--images", pictures)
    assert back.exit_code == 0, back.exception
    after = heads(Path("back.json"))
    assert set(after) == set(HEADS)
    for name, xy in HEADS.items():
        np.testing.assert_allclose(np.reshape(after[name], (-1, 2)), np.reshape(xy, (-1, 2)), atol=entry.quantum)
    assert {(one.width, one.height) for one in dotori_json.read(Path("back.json"))} == {SIZE}
    hidden = [path for path in tmp_path.rglob("*") if path.name.startswith(".") or path.name.endswith(".part")]
    assert hidden == []


def test_shanghaitech_is_read_by_scipy(convert: Convert, source: Path) -> None:
    assert convert(source, "out", "--to", "shanghaitech-mat").exit_code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["GT_=2.mat", "GT_c.mat", "GT_광장 1.mat"]
    assert loadmat("out/GT_광장 1.mat")["image_info"][0, 0][0, 0][0].tolist() == HEADS["광장 1.jpg"]


def test_one_picture_may_go_into_one_file(convert: Convert, tmp_path: Path) -> None:
    dotori_json.write([Annotation("a.jpg", Dots.of([[1, 2]]))], tmp_path / "a.json")
    assert "1 picture, 1 dot written" in convert("a.json", "GT_x.mat", "--to", "shanghaitech-mat").stdout
    assert shanghaitech_mat.read(Path("GT_x.mat"))[0].dots.xy.tolist() == [[1, 2]]


def test_names_come_from_the_file_where_nothing_else_tells(convert: Convert, tmp_path: Path) -> None:
    (tmp_path / "ann").mkdir()
    for number in (1, 2, 10):
        ucf_mat.write([Annotation("", Dots.of([[number, 1]]))], tmp_path / "ann" / f"img_{number}_ann.mat")
    (tmp_path / "ann" / ".hidden.mat").write_text("x")
    (tmp_path / "ann" / "img_1.jpg").write_text("x")
    result = convert("ann", "a.json", "--to", "dotori-json")
    assert "3 pictures named after the annotation file" in result.stdout
    assert list(heads(Path("a.json"))) == ["img_1", "img_2", "img_10"]


def test_pictures_give_names_and_sizes(convert: Convert, tmp_path: Path, pictures: Path) -> None:
    jhu_txt.write([Annotation("", Dots.of([[1, 2]]))], tmp_path / "c.txt")
    assert convert("c.txt", "out.xml", "--to", "cvat", "--images", pictures).exit_code == 0
    (one,) = format_named("cvat").read(Path("out.xml"))
    assert (one.image, one.width, one.height) == ("c.jpg", *SIZE)
    convert("c.txt", "via.csv", "--to", "via-csv", "--images", pictures)
    assert via_csv.read(Path("via.csv"))[0].file_size == (pictures / "c.jpg").stat().st_size
    assert "width and height of c, which" in refused(convert("c.txt", "b.xml", "--to", "cvat"))
    assert not Path("b.xml").exists()


def test_pictures_that_are_missing_ambiguous_or_of_another_size(
    convert: Convert, tmp_path: Path, pictures: Path
) -> None:
    p2pnet_txt.write([Annotation("", Dots.of([[1, 2]]))], tmp_path / "d.txt")
    assert "1 picture not found in" in convert("d.txt", "d.csv", "--to", "csv", "--images", pictures).stdout
    for suffix in (".jpg", ".png"):
        Image.new("RGB", (5, 5)).save(pictures / f"d{suffix}")
    assert "d.jpg or d.png; rename one" in refused(convert("d.txt", "e.csv", "--to", "csv", "--images", pictures))
    dotori_json.write([Annotation("d.jpg", Dots.of([]), 7, 5)], tmp_path / "d.json")
    assert "has 5 x 5 pixels, but its dots were set on 7 x 5" in refused(
        convert("d.json", "e.json", "--to", "coco", "--images", pictures)
    )
    assert "no such file" in refused(convert("d.json", "e.json", "--to", "coco", "--images", tmp_path / "none"))


def test_names_in_korean_match_however_they_are_stored(convert: Convert, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    Image.new("RGB", SIZE).save(tmp_path / "images" / "\u1100\u116a\u11bc.jpg")
    p2pnet_txt.write([Annotation("", Dots.of([[1, 2]]))], tmp_path / "\uad11.txt")
    convert("\uad11.txt", "a.json", "--to", "dotori-json", "--images", "images")
    assert list(heads(Path("a.json"))) == ["\u1100\u116a\u11bc.jpg"]


def test_p2pnet_gets_its_list(convert: Convert, tmp_path: Path, source: Path, pictures: Path) -> None:
    assert "train.list is left out" in convert(source, "a", "--to", "p2pnet-txt", "--images", pictures).stdout
    assert not Path("a/train.list").exists()
    dotori_json.write([Annotation("c.jpg", Dots.of([[1, 2]])), Annotation("x.jpg", Dots.of([]))], tmp_path / "c.json")
    result = convert("c.json", "data/b", "--to", "p2pnet-txt", "--images", pictures)
    assert "train.list names the pictures" in result.stdout
    assert Path("data/b/train.list").read_text() == "../../pictures/c.jpg c.txt\n"
    (picture,) = (Path("data/b") / line.split()[0] for line in Path("data/b/train.list").read_text().splitlines())
    assert picture.exists()


def test_nothing_is_replaced_unasked(convert: Convert, source: Path) -> None:
    Path("a.csv").write_text("mine")
    assert "it is there already" in refused(convert(source, "a.csv", "--to", "csv"))
    assert Path("a.csv").read_text() == "mine"
    assert convert(source, "a.csv", "--to", "csv", "--overwrite").exit_code == 0
    Path("out").mkdir()
    for name in ("c.txt", "=2.txt"):
        (Path("out") / name).write_text("mine")
    assert "and 1 more: it is there already" in refused(convert(source, "out", "--to", "jhu-txt"))
    assert sorted(path.name for path in Path("out").iterdir()) == ["=2.txt", "c.txt"]
    assert convert(source, "out", "--to", "jhu-txt", "--overwrite").exit_code == 0
    assert Path("out/c.txt").read_text() != "mine"


def test_a_failure_half_way_changes_nothing(convert: Convert, tmp_path: Path) -> None:
    names = ("a.jpg", "b\t.jpg")  # XML cannot hold the second
    dotori_json.write([Annotation(name, Dots.of([])) for name in names], tmp_path / "a.json")
    message = refused(convert("a.json", "x/out", "--to", "cell-counter"))
    assert "x/out" in message
    assert ".part" not in message
    Path("there").mkdir()
    refused(convert("a.json", "there", "--to", "cell-counter"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "there"]
    assert list(Path("there").iterdir()) == []


def test_a_damaged_file_in_a_folder_changes_nothing(convert: Convert, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    p2pnet_txt.write([Annotation("", Dots.of([[1, 2]]))], tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "b.txt").write_text("1 nan\n")
    assert "b.txt" in refused(convert("in", "a.csv", "--to", "csv"))
    (tmp_path / "in" / "b.txt").write_text("read me first\n")
    assert "cannot tell the format of in/b.txt" in refused(convert("in", "a.csv", "--to", "csv"))
    assert not Path("a.csv").exists()
    (tmp_path / "in" / "b.txt").write_text("")
    assert "2 pictures, 1 dot " in convert("in", "a.csv", "--to", "csv").stdout


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the file is empty"),
        (b"x", "cannot tell"),
        (b'"\n', "cannot tell"),
        (b"<html/>", "cannot tell"),
        (b"{}", "cannot tell"),
        (b"[]", "cannot tell"),
        (b"[[1]]", "cannot tell"),
        (b"[" * 100_000, "not valid JSON"),
        (b"MATLAB 5.0", "damaged"),
        (b"image,count,reviewed,by_model,by_hand,moved_by_hand\n", "holds counts, not dots"),
    ],
)
def test_formats_that_cannot_be_told(convert: Convert, content: bytes, what: str) -> None:
    Path("in.file").write_bytes(content)
    assert what in refused(convert("in.file", "a.csv", "--to", "csv"))
    assert not Path("a.csv").exists()


def test_an_other_mat_file_cannot_be_told(convert: Convert) -> None:
    from scipy.io import savemat

    savemat("a.mat", {"other": [1, 2]})
    assert "cannot tell" in refused(convert("a.mat", "a.csv", "--to", "csv"))


def test_from_is_believed(convert: Convert, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1 2 3 4 1 0\n")
    assert "not two numbers" in refused(convert("a.txt", "a.csv", "--to", "csv", "--from", "p2pnet-txt"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    (tmp_path / "in" / "notes.txt").write_text("hello")
    assert convert("in", "a.csv", "--to", "csv", "--from", "qupath-geojson").exit_code == 0
    assert "no annotation file (.pnt)" in refused(convert("in", "b.csv", "--to", "csv", "--from", "dotdotgoose"))


def test_targets_that_do_not_fit(convert: Convert, source: Path) -> None:
    Path("folder").mkdir()
    Path("file").write_text("mine")
    assert "is one file; name a file" in refused(convert(source, "folder", "--to", "csv"))
    assert "name a folder" in refused(convert(source, "file", "--to", "labelme"))
    assert "no such file" in refused(convert("none", "a.csv", "--to", "csv"))
    assert "cannot write" in refused(convert(source, "none/a.csv", "--to", "csv"))
    assert "cannot write" in refused(convert(source, "file/out", "--to", "labelme"))


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (["a.jpg", "a.png"], "a.jpg and a.png would both be a.json; rename one"),
        (["a.jpg", "A.jpg"], "would both be A.json"),
        (["a.jpg", ""], "has no name"),
        (["a\0b.jpg"], "cannot be the name of a file"),
    ],
)
def test_names_that_give_no_file_or_the_same(convert: Convert, names: list[str], what: str) -> None:
    columns = {"x": [], "y": []}
    content = {"format": "dotori", "version": 1, "images": [{"image": name, "dots": columns} for name in names]}
    Path("a.json").write_text(json.dumps(content))
    assert what in refused(convert("a.json", "out", "--to", "nwpu-json"))
    assert not Path("out").exists()


def test_names_lead_nowhere_else(convert: Convert, tmp_path: Path) -> None:
    content = {"img_id": "../../../evil.jpg", "points": [[1, 2]]}
    Path("a.json").write_text(json.dumps(content))
    assert convert("a.json", "deep/out", "--to", "jhu-txt").exit_code == 0
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.txt")] == ["deep/out/evil.txt"]
    Path("a.json").write_text(json.dumps({**content, "img_id": ".."}))
    assert convert("a.json", "deep/out", "--to", "jhu-txt").exit_code == 0
    assert [path.name for path in Path("deep/out").iterdir() if path.stem == "a"] == ["a.txt"]


def test_counts(convert: Convert, source: Path) -> None:
    result = convert(source, "counts.csv", "--to", "counts-csv")
    assert "holds numbers only" in result.stdout
    assert Path("counts.csv").read_text("utf-8-sig").splitlines()[1:] == [
        '"광장 1.jpg",2,"yes",0,2,0',
        '"\'=2.png",0,"yes",0,0,0',
        '"c.jpg",1,"yes",0,1,0',
    ]
    assert convert(source, "counts.xlsx", "--to", "counts-xlsx").exit_code == 0


def test_a_file_without_pictures(convert: Convert) -> None:
    Path("a.csv").write_text("image,x,y\n")
    assert "holds no pictures" in refused(convert("a.csv", "b.csv", "--to", "csv"))


def test_help_and_mistakes_name_every_format(convert: Convert) -> None:
    text = convert("--help").output
    wrong = convert("a", "b", "--to", "none")
    assert wrong.exit_code == 2
    for entry in FORMATS:
        assert entry.name in text
        assert entry.name in wrong.output
    assert "counts-csv" not in convert("a", "b", "--to", "csv", "--from", "counts-csv").output.partition("none of")[2]


@pytest.mark.parametrize("name", ["coco", "csv", "via-csv", "labelme"])
def test_folders_are_kept_where_nothing_else_tells_pictures_apart(convert: Convert, tmp_path: Path, name: str) -> None:
    entry, paths = format_named(name), (("day/a", "1.jpg"), ("day/b", "1.jpg"), ("day/b", "2.jpg"))
    many = [Annotation(image, Dots.of([[1, 2]]), *SIZE, folder=folder) for folder, image in paths]
    dotori_json.write(many, tmp_path / "a.json")
    target = "out" + (entry.suffix if entry.many else "")
    assert convert("a.json", target, "--to", name).exit_code == 0
    if not entry.many:
        assert sorted(path.name for path in Path("out").iterdir()) == ["2.json", "day-a-1.json", "day-b-1.json"]
    convert(target, "back.json", "--to", "dotori-json")
    assert {one.path for one in dotori_json.read(Path("back.json"))} == {"day/a/1.jpg", "day/b/1.jpg", "2.jpg"}


def test_pictures_in_folders_are_found_there(convert: Convert, tmp_path: Path) -> None:
    for number, folder in enumerate("ab", 1):
        (tmp_path / "pictures" / folder).mkdir(parents=True)
        Image.new("RGB", (10 * number, 10)).save(tmp_path / "pictures" / folder / "1.jpg")
    Image.new("RGB", (5, 5)).save(tmp_path / "pictures" / "2.jpg")
    dotori_json.write([Annotation("1.jpg", Dots.of([[1, 2]]), folder=folder) for folder in "abc"], tmp_path / "a.json")
    said = convert("a.json", "b.json", "--to", "dotori-json", "--images", "pictures").stdout
    assert "1 picture not found in pictures" in said
    assert [one.width for one in dotori_json.read(Path("b.json"))] == [10, 20, None]


def test_what_is_converted_is_never_written_over(convert: Convert, source: Path, pictures: Path) -> None:
    before = {path: path.read_bytes() for path in (source, *pictures.iterdir())}
    read = "it is one of the files to convert; name another place"
    assert read in refused(convert(source, source, "--to", "coco", "--overwrite"))
    for target in pictures.iterdir():
        assert read in refused(convert(source, target, "--to", "csv", "--images", pictures, "--overwrite"))
    convert(source, "gt", "--to", "p2pnet-txt")
    texts = {path: path.read_bytes() for path in Path("gt").iterdir()}
    assert read in refused(convert("gt", "gt", "--to", "jhu-txt", "--overwrite"))
    assert {path: path.read_bytes() for path in texts} == texts
    assert {path: path.read_bytes() for path in before} == before


def test_labelme_files_lead_to_their_pictures(convert: Convert, source: Path, pictures: Path) -> None:
    convert(source, "deep/out", "--to", "labelme", "--images", pictures)
    for path in Path("deep/out").iterdir():
        lead = path.parent / json.loads(path.read_text("utf-8"))["imagePath"]
        assert (lead.stem, lead.is_file()) == (path.stem, True)
