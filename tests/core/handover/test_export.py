from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook
from PIL import Image
from scipy.io import loadmat

from core.counting.overlay import GREEN
from core.errors import DotoriError
from core.formats import dotori_json
from core.formats.catalogue import FORMATS, Format, format_named
from core.formats.writing import AlreadyThereError
from core.handover.burnt import export_burnt
from core.handover.choice import counted, reviewed
from core.handover.export import export_annotations
from core.handover.names import distinct_names
from core.handover.progress import StoppedError
from core.history import EditDots
from core.images import load_image
from core.project import Project, open_project
from core.project.place import LOCK_NAME, NAME, side_files

SIZE = (80, 60)
CORRECTED = [(20.25, 30.5), (52.5, 41.0), (70.75, 33.125)]


def stop(_done: int, _total: int) -> None:
    raise StoppedError


def test_the_choice_is_by_state_in_natural_order(project: Project) -> None:
    pictures = list(reversed(project.images()))
    assert [picture.path for picture in counted(pictures)] == ["IMG 2.png", "IMG 3.png", "IMG 4.png"]
    assert [picture.path for picture in reviewed(pictures)] == ["IMG 3.png"]


@pytest.mark.parametrize("entry", FORMATS, ids=lambda entry: entry.name)
def test_every_format_holds_the_dots_that_count(project: Project, tmp_path: Path, entry: Format) -> None:
    target = tmp_path / f"out{entry.suffix if entry.many else ''}"
    outcome = export_annotations(project, counted(project.images()), entry, target, False)
    assert outcome[:2] == (3, 9)
    if entry.read is None:
        return
    files = [target] if entry.many else [target / entry.file_name(f"IMG {number}.png") for number in (2, 3, 4)]
    found = [annotation for file in files for annotation in entry.read(file)]
    assert [len(annotation.dots) for annotation in found] == [3, 3, 3]
    xy = found[1].dots.xy
    np.testing.assert_allclose(xy[np.argsort(xy[:, 0])], CORRECTED, atol=entry.quantum)


def test_one_picture_is_one_file_that_scipy_reads(project: Project, tmp_path: Path) -> None:
    target = tmp_path / "GT.mat"
    export_annotations(project, reviewed(project.images()), format_named("shanghaitech-mat"), target, False)
    (points,) = (loadmat(target)["image_info"][0, 0][0, 0][0],)
    assert sorted(map(tuple, points.tolist())) == sorted(CORRECTED)


def test_our_own_format_loses_nothing_that_counts(project: Project, tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    assert format_named("dotori-json").drops == frozenset()
    export_annotations(project, counted(project.images()), format_named("dotori-json"), target, False)
    second, third, fourth = dotori_json.read(target)
    assert (third.image, third.width, third.height, third.reviewed) == ("IMG 3.png", *SIZE, True)
    assert third.regions == project.marks(3).regions
    assert [region.mask for region in third.regions] == [True, False]
    assert third.dots.origin.tolist() == [0, 2, 1]
    assert third.dots.confidence.tolist()[1:] == [1, 1]
    assert (second.regions, second.blocks, second.reviewed) == ((), None, False)
    assert fourth.blocks is not None
    assert (fourth.blocks.side, fourth.blocks.done) == (40.0, {(0, 0), (1, 1)})


def test_nothing_is_replaced_unasked(project: Project, tmp_path: Path) -> None:
    pictures, entry = counted(project.images()), format_named("csv")
    target = tmp_path / "a.csv"
    target.write_text("mine")
    with pytest.raises(AlreadyThereError):
        export_annotations(project, pictures, entry, target, False)
    assert target.read_text() == "mine"
    with pytest.raises(StoppedError):
        export_annotations(project, pictures, entry, target, True, stop)
    assert target.read_text() == "mine"
    export_annotations(project, pictures, entry, target, True)
    assert "IMG 3.png" in target.read_text("utf-8-sig")


def test_replaced_pictures_are_left_out_and_said(project: Project, worked: Path, tmp_path: Path) -> None:
    Image.new("RGB", (99, 99)).save(worked / "IMG 2.png")
    project.sync([worked / "IMG 2.png"])
    outcome = export_annotations(project, counted(project.images()), format_named("csv"), tmp_path / "a.csv", False)
    assert outcome.pictures == 2
    assert outcome.notes == (
        "1 picture left out: not the file that was counted; count again, or say that the dots fit",
    )
    with pytest.raises(DotoriError, match="not those that were counted"):
        export_annotations(project, [project.image(2)], format_named("csv"), tmp_path / "b.csv", False)


def test_nothing_to_export(project: Project, tmp_path: Path) -> None:
    with pytest.raises(DotoriError, match="count or review its pictures first"):
        export_annotations(project, [], format_named("csv"), tmp_path / "a.csv", False)


def test_pictures_that_have_gone_keep_their_dots(project: Project, worked: Path, tmp_path: Path) -> None:
    (worked / "IMG 3.png").unlink()
    outcome = export_annotations(project, counted(project.images()), format_named("coco"), tmp_path / "a.json", False)
    assert outcome.pictures == 3


@pytest.mark.parametrize("name", ["csv", "p2pnet-txt"])
def test_a_picture_that_was_moved_is_there_once(project: Project, worked: Path, tmp_path: Path, name: str) -> None:
    (worked / "앞").mkdir()
    moved, entry, target = worked / "앞" / "IMG 3.png", format_named(name), tmp_path / "out"
    (worked / "IMG 3.png").rename(moved)
    (picture,) = project.sync([moved])
    assert export_annotations(project, counted(project.images()), entry, target, False).pictures == 3
    project.edit(picture.id, EditDots.add(project.marks(picture.id), [(7.0, 8.0)]))
    outcome = export_annotations(project, counted(project.images()), entry, target, True)
    assert (outcome.pictures, outcome.dots) == (3, 7)
    assert "1 picture left out: the file has gone, and another picture has its name" in outcome.notes
    if entry.many:
        assert "앞" not in target.read_text("utf-8-sig")
    else:
        assert (target / entry.file_name("IMG 3.png")).exists()


def test_dots_are_burnt_in_at_full_size(project: Project, worked: Path, tmp_path: Path) -> None:
    outcome = export_burnt(project, counted(project.images()), tmp_path / "burnt", False)
    assert outcome[:2] == (3, 9)
    assert sorted(path.name for path in (tmp_path / "burnt").iterdir()) == ["IMG 2.png", "IMG 3.png", "IMG 4.png"]
    burnt, plain = load_image(tmp_path / "burnt" / "IMG 3.png"), load_image(worked / "IMG 3.png")
    assert burnt.shape == plain.shape
    for x, y in np.floor(CORRECTED).astype(int):
        assert np.abs(burnt[y, x].astype(int) - GREEN).max() < 60, (x, y)
    assert np.array_equal(burnt[55:, :15], plain[55:, :15])


def test_a_picture_that_cannot_be_read_is_said_and_the_others_are_burnt(
    project: Project, worked: Path, tmp_path: Path
) -> None:
    pictures = counted(project.images())
    (worked / "IMG 3.png").unlink()
    outcome = export_burnt(project, pictures, tmp_path / "burnt", False)
    assert outcome.pictures == 2
    assert "IMG 3.png" in outcome.notes[-1]
    assert sorted(path.name for path in (tmp_path / "burnt").iterdir()) == ["IMG 2.png", "IMG 4.png"]
    for name in ("IMG 2.png", "IMG 4.png"):
        (worked / name).unlink()
    with pytest.raises(DotoriError, match=r"IMG 2\.png"):
        export_burnt(project, pictures, tmp_path / "none", False)


def test_no_picture_is_ever_written_over(project: Project, worked: Path, tmp_path: Path) -> None:
    before = (worked / "IMG 3.png").read_bytes()
    for pictures, target in ((counted(project.images()), worked), ([project.image(3)], worked / "IMG 2.png")):
        with pytest.raises(DotoriError, match="is a picture of the project"):
            export_burnt(project, pictures, target, True)
    assert (worked / "IMG 3.png").read_bytes() == before
    (tmp_path / "one.png").write_text("mine")
    with pytest.raises(AlreadyThereError):
        export_burnt(project, [project.image(3)], tmp_path / "one.png", False)
    export_burnt(project, [project.image(3)], tmp_path / "one.png", True)
    assert load_image(tmp_path / "one.png").shape == (SIZE[1], SIZE[0], 3)
    with pytest.raises(StoppedError):
        export_burnt(project, counted(project.images()), tmp_path / "two", False, stop)
    assert not (tmp_path / "two").exists()


@pytest.mark.parametrize("entry", [entry for entry in FORMATS if not entry.many], ids=lambda entry: entry.name)
def test_files_of_pictures_of_one_name_are_called_after_their_folders(
    twins: Project, tmp_path: Path, entry: Format
) -> None:
    assert export_annotations(twins, twins.images(), entry, tmp_path / "out", False).pictures == 3
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names >= {entry.file_name(name) for name in ("IMG_1.png", "a-IMG_1.png", "b-IMG_1.png")}


@pytest.mark.parametrize("name", ["counts-csv", "counts-xlsx"])
def test_rows_of_pictures_of_one_name_can_be_told_apart(twins: Project, tmp_path: Path, name: str) -> None:
    target = tmp_path / "counts"
    export_annotations(twins, twins.images(), format_named(name), target, False)
    if name == "counts-csv":
        rows = [line.split(",")[:2] for line in target.read_text("utf-8-sig").splitlines()[1:]]
        rows = [[image.strip('"'), int(count)] for image, count in rows]
    else:
        rows = [list(row)[:2] for row in load_workbook(target.rename(tmp_path / "a.xlsx")).active.values][1:]
    assert rows == [["IMG_1.png", 1], ["a/IMG_1.png", 2], ["b/IMG_1.png", 3]]


def test_the_list_for_p2pnet_and_labelme_lead_to_the_pictures(twins: Project, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    export_annotations(twins, twins.images(), format_named("p2pnet-txt"), out, False)
    assert (out / "train.list").read_text().splitlines()[1] == "../../march/a/IMG_1.png a-IMG_1.txt"
    export_annotations(twins, twins.images(), format_named("labelme"), out, False)
    for name, count in (("IMG_1.json", 1), ("b-IMG_1.json", 3)):
        content = json.loads((out / name).read_text())
        assert len(content["shapes"]) == count
        assert (out / content["imagePath"]).samefile(twins.file(twins.image(count)))
    export_annotations(twins, [twins.image(2)], format_named("labelme"), tmp_path / "march" / "a" / "IMG_1.json", False)
    assert json.loads((tmp_path / "march" / "a" / "IMG_1.json").read_text())["imagePath"] == "IMG_1.png"


@pytest.mark.parametrize("name", ["csv", "counts-csv", "dotori-json"])
def test_neither_the_project_nor_a_picture_is_ever_written_over(
    project: Project, worked: Path, tmp_path: Path, name: str
) -> None:
    pictures, entry = counted(project.images()), format_named(name)
    (tmp_path / "link.csv").symlink_to(worked / "IMG 1.png")
    (tmp_path / "other").symlink_to(project.path)
    before = {path: path.read_bytes() for path in (project.path, *worked.glob("*.png"))}
    for target in (
        project.path,
        *side_files(project.path),
        worked / LOCK_NAME,
        tmp_path / NAME,
        tmp_path / "dotori-project.damaged-2026-01-01-000000.sqlite",
        tmp_path / "other",
    ):
        with pytest.raises(DotoriError, match="the work on a folder is kept there"):
            export_annotations(project, pictures, entry, target, True)
    for target in (worked / "IMG 1.png", tmp_path / "link.csv"):
        with pytest.raises(DotoriError, match="is a picture of the project"):
            export_annotations(project, pictures, entry, target, True)
    assert {path: path.read_bytes() for path in before} == before


def test_a_size_that_cannot_be_known_is_said_in_words_for_an_export(
    project: Project, worked: Path, tmp_path: Path
) -> None:
    project.edit(1, EditDots.add(project.marks(1), [(1, 2)]))
    (worked / "IMG 1.png").unlink()
    with pytest.raises(DotoriError) as error:
        export_annotations(project, [project.image(1)], format_named("coco"), tmp_path / "a.json", False)
    assert str(error.value).endswith("IMG 1.png, which cannot be read; put the picture back or choose another format")
    assert not (tmp_path / "a.json").exists()


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        ([], []),
        (["a.jpg", "b/c.jpg"], ["a.jpg", "c.jpg"]),
        (["x/a.jpg", "y/A.jpg", "b.jpg"], ["x-a.jpg", "y-A.jpg", "b.jpg"]),
        (["a.jpg", "a.jpg", "a-2.jpg"], ["a.jpg", "a-3.jpg", "a-2.jpg"]),
        (["x/a.jpg", "a.jpg", "x-a.jpg"], ["x-a-2.jpg", "a.jpg", "x-a.jpg"]),
        (["a\\b.jpg", "a_b.jpg"], ["a_b.jpg", "a_b-2.jpg"]),
        (["x/\u1100\u1161.jpg", "\uac00.jpg"], ["x-\u1100\u1161.jpg", "\uac00.jpg"]),
    ],
)
def test_names_in_one_folder_differ(paths: list[str], names: list[str]) -> None:
    assert distinct_names(paths) == names


def test_handing_over_needs_neither_torch_nor_qt() -> None:
    code = (
        "import sys, core.handover.command, core.handover.importing, core.counting.overlay\n"
        "sys.exit(bool({'torch', 'PySide6'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3], check=False).returncode == 0


def test_a_project_that_is_open_elsewhere_is_exported(project: Project, worked: Path, tmp_path: Path) -> None:
    with open_project(worked) as reading:
        assert reading.read_only
        project.edit(3, EditDots.add(project.marks(3), [(1.0, 55.0)]))
        export_annotations(reading, [reading.image(3)], format_named("dotori-json"), tmp_path / "a.json", False)
    (only,) = json.loads((tmp_path / "a.json").read_text("utf-8"))["images"]
    assert only["dots"]["x"] == [20.25, 52.5, 70.75, 1.0]
