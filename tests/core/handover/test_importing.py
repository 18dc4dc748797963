from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.dots import Dots
from core.errors import DotoriError
from core.formats import coco_json, dotori_json, labelme_json, p2pnet_txt, points_csv, shanghaitech_mat, ucf_mat
from core.formats.annotation import Annotation
from core.formats.catalogue import FORMATS, Format, format_named
from core.formats.names import folders_alike
from core.ground import Ground
from core.handover import matching
from core.handover.choice import counted
from core.handover.export import export_annotations
from core.handover.importing import Found, find_annotations, take_in
from core.handover.matching import Fit, NameIndex
from core.handover.progress import StoppedError
from core.history import EditDots, SetBlocks, SetGround, SetRegions, SetReviewed
from core.project import Picture, Project, State, open_project
from core.regions import Blocks, Region

HEADS = [(3.5, 4.25), (10.0, 20.0)]


def test_one_file_for_many_pictures(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    points_csv.write([Annotation(name, Dots.of(HEADS)) for name in ("IMG 1.png", "IMG 3.png", "else.png")], path)
    found = find_annotations(project, path, project.images())
    assert [picture.path for picture, _ in found.pairs] == ["IMG 1.png", "IMG 3.png"]
    assert (found.dots, found.strangers, found.misfits) == (4, ("else.png",), ())
    assert project.image(1).state == State.NEW, "finding changes nothing"
    before = project.marks(3)
    outcome = take_in(project, found)
    assert outcome.pictures == 2
    assert outcome.notes == ("1 annotation left out: no such picture is open",)
    assert project.marks(3).dots.xy.tolist() == [list(xy) for xy in HEADS]
    assert project.marks(3).regions == before.regions
    project.undo()
    assert project.marks(3).dots.same_as(before.dots)
    assert project.marks(3).reviewed
    project.undo()
    assert len(project.marks(1).dots) == 0


def test_a_folder_of_files_that_are_named_after_the_pictures(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "mat"
    folder.mkdir()
    for number in (2, 3):
        shanghaitech_mat.write([Annotation("", Dots.of([(number, 1)]))], folder / f"GT_IMG {number}.mat")
    found = find_annotations(project, folder, project.images())
    assert {picture.path: a.dots.xy[0, 0] for picture, a in found.pairs} == {"IMG 2.png": 2, "IMG 3.png": 3}


def test_a_single_nameless_file_is_about_the_picture_at_hand(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "whatever.txt"
    p2pnet_txt.write([Annotation("", Dots.of(HEADS))], path)
    assert find_annotations(project, path, project.images()).pairs == ()
    found = find_annotations(project, path, project.images(), None, project.image(4))
    assert [picture.id for picture, _ in found.pairs] == [4]
    with pytest.raises(DotoriError):
        find_annotations(project, path, project.images(), format_named("coco"))


def test_annotations_of_another_size_are_left_out_and_said(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    dotori_json.write([Annotation("IMG 1.png", Dots.of(HEADS), 8, 6), Annotation("IMG 2.png", Dots(), 80, 60)], path)
    found = find_annotations(project, path, project.images())
    assert [picture.id for picture, _ in found.pairs] == [2]
    assert found.misfits[0].startswith("IMG 1.png has 80 x 60 pixels, but its dots were set on 8 x 6")


def test_our_own_format_brings_regions_too(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    regions = (Region("roof", ((0.0, 0.0), (5.0, 0.0), (5.0, 5.0)), mask=True),)
    dotori_json.write([Annotation("IMG 2.png", Dots.of(HEADS), reviewed=True, regions=regions)], path)
    take_in(project, find_annotations(project, path, project.images()))
    assert project.marks(2).regions == regions
    assert project.marks(2).reviewed


def test_what_our_own_format_holds_comes_back_whole(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    ground = Ground.from_rectangle(((20, 55), (60, 55), (50, 30), (30, 30)), 3, 4, (80, 60)).shifted()
    project.edit(3, SetGround.on(project.marks(3), ground))
    export_annotations(project, counted(project.images()), format_named("dotori-json"), path, False)
    before = {picture.id: project.marks(picture.id) for picture in counted(project.images())}
    for image, marks in before.items():
        project.edit(image, EditDots.delete(marks, marks.dots.id))
        project.edit(image, SetRegions.on(project.marks(image), []))
        project.edit(image, SetBlocks.on(project.marks(image), Blocks()))
        project.edit(image, SetGround.on(project.marks(image), None))
        project.edit(image, SetReviewed.on(project.marks(image), False))
    take_in(project, find_annotations(project, path, project.images()))
    for image, marks in before.items():
        after = project.marks(image)
        for column in ("xy", "confidence", "origin"):
            assert np.array_equal(getattr(after.counted, column), getattr(marks.counted, column))
        assert (after.regions, after.blocks, after.reviewed) == (marks.regions, marks.blocks, marks.reviewed)
        assert after.ground == marks.ground
    assert project.marks(3).ground == ground


def test_all_that_is_imported_counts(project: Project, tmp_path: Path) -> None:
    points_csv.write([Annotation("IMG 2.png", Dots.of(HEADS, [0.125, 0.9]))], tmp_path / "a.csv")
    assert project.marks(2).threshold == 0.5
    take_in(project, find_annotations(project, tmp_path / "a.csv", project.images()))
    assert project.marks(2).counted.xy.tolist() == [list(xy) for xy in HEADS]
    assert project.image(2).count == 2
    project.undo()
    assert project.marks(2).threshold == 0.5


@pytest.mark.parametrize("entry", [entry for entry in FORMATS if entry.read], ids=lambda entry: entry.name)
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00garbage" * 40, b"9" * 10_000, b"<a>" * 50_000, b"nan nan\n"])
def test_a_bad_file_of_any_format_is_one_sentence_and_changes_nothing(
    project: Project, tmp_path: Path, entry: Format, content: bytes
) -> None:
    path = tmp_path / f"IMG 2{entry.suffix}"
    path.write_bytes(content)
    edits, before = len(project.log()), project.images()
    if not content and entry.suffix == ".txt":
        assert find_annotations(project, path, project.images(), entry).dots == 0  # no heads is no mistake there
    else:
        with pytest.raises(DotoriError) as error:
            find_annotations(project, path, project.images(), entry)
        assert str(path) in str(error.value)
        assert "\n" not in str(error.value)
    assert (len(project.log()), project.images()) == (edits, before)
    assert path.read_bytes() == content


def test_names_match_however_syllables_are_stored(tmp_path: Path, worked: Path) -> None:
    (worked / "IMG 1.png").rename(worked / "가.png")
    with open_project(worked) as project:
        project.sync([worked / "가.png"])
        dotori_json.write([Annotation("\u1100\u1161.png", Dots.of(HEADS))], tmp_path / "a.json")
        assert len(find_annotations(project, tmp_path / "a.json", project.images()).pairs) == 1


def test_stopping_keeps_what_was_done_and_nothing_half(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    points_csv.write([Annotation(f"IMG {number}.png", Dots.of(HEADS)) for number in (1, 2)], path)

    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise StoppedError

    with pytest.raises(StoppedError):
        take_in(project, find_annotations(project, path, project.images()), stop)
    assert len(project.marks(1).dots) == 2
    assert len(project.marks(2).dots) == 4


def places(found: Found) -> dict[str, list[list[float]]]:
    return {picture.path: annotation.dots.xy.tolist() for picture, annotation in found.pairs}


@pytest.mark.parametrize("entry", [entry for entry in FORMATS if entry.read], ids=lambda entry: entry.name)
@pytest.mark.parametrize("chosen", [slice(None), slice(1, None), slice(1, 2)])
def test_pictures_of_one_name_get_their_own_dots_back(
    twins: Project, tmp_path: Path, entry: Format, chosen: slice
) -> None:
    pictures, target = twins.images()[chosen], tmp_path / ("out" + (entry.suffix if entry.many else ""))
    export_annotations(twins, pictures, entry, target, False)
    found = find_annotations(twins, target, twins.images(), current=twins.image(3))
    assert (found.strangers, found.misfits, found.remarks) == ((), (), ())
    assert len(found.pairs) == len(pictures)
    for picture, annotation in found.pairs:
        want = twins.marks(picture.id).dots.xy
        np.testing.assert_allclose(annotation.dots.xy, want, atol=entry.quantum)


def test_a_name_that_several_have_is_said_and_not_guessed(twins: Project, tmp_path: Path) -> None:
    (tmp_path / "march" / "IMG_1.png").unlink()
    path, inner = tmp_path / "a.csv", twins.images()[1:]
    points_csv.write([Annotation("IMG_1.png", Dots.of(HEADS))], path)
    found = find_annotations(twins, path, inner, current=inner[0])
    assert (found.pairs, found.strangers) == ((), ())
    assert found.misfits == ("IMG_1.png may be a/IMG_1.png or b/IMG_1.png; import it for one picture at a time",)
    assert places(find_annotations(twins, path, inner, None, inner[0], by_name=False)) == {
        "a/IMG_1.png": [list(xy) for xy in HEADS]
    }
    assert list(places(find_annotations(twins, path, inner[1:]))) == ["b/IMG_1.png"], "only one is asked for"


def test_dots_of_a_picture_that_is_not_listed_go_to_no_other(twins: Project, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    export_annotations(twins, [twins.image(3)], format_named("coco"), path, False)
    found = find_annotations(twins, path, [twins.image(1), twins.image(2)], current=twins.image(2))
    assert (found.pairs, found.strangers) == ((), ("b/IMG_1.png",))


def test_folders_above_and_below_are_seen_through(twins: Project, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    export_annotations(twins, twins.images(), format_named("coco"), path, False)
    with open_project(tmp_path / "march" / "b") as inner:
        only = inner.sync([tmp_path / "march" / "b" / "IMG_1.png"])
        found = find_annotations(inner, path, only)
    assert [len(annotation.dots) for _, annotation in found.pairs] == [3]
    said = "IMG_1.png has several annotations: b/IMG_1.png (all.json) is taken, {} (all.json) is not"
    assert found.misfits == (said.format("IMG_1.png"), said.format("a/IMG_1.png"))
    coco_json.write([Annotation("IMG_1.png", Dots.of(HEADS), 80, 60, folder="/x/march/b")], path)
    assert list(places(find_annotations(twins, path, twins.images()))) == ["b/IMG_1.png"]


def test_a_file_that_names_another_picture_is_about_none_here(project: Project, tmp_path: Path) -> None:
    path, current = tmp_path / "IMG 4.json", project.image(4)
    labelme_json.write([Annotation("zzz.jpg", Dots.of(HEADS))], path)
    found = find_annotations(project, path, project.images(), current=current)
    assert (found.pairs, found.strangers) == ((), ("zzz.jpg",))
    found = find_annotations(project, path, [current], None, current, by_name=False)
    assert list(places(found)) == ["IMG 4.png"]
    assert found.remarks == ("IMG 4.json names zzz.jpg, not IMG 4.png",)


def test_of_two_files_for_a_picture_one_is_taken_and_that_is_said(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    p2pnet_txt.write([Annotation("", Dots.of(HEADS))], folder / "IMG 2.txt")
    ucf_mat.write([Annotation("", Dots.of([(1, 1)]))], folder / "IMG 2_ann.mat")
    found = find_annotations(project, folder, project.images())
    assert places(found) == {"IMG 2.png": [list(xy) for xy in HEADS]}
    assert found.misfits == ("IMG 2.png has several annotations: IMG 2.txt is taken, IMG 2_ann.mat is not",)
    assert found.misfits[0] in take_in(project, found).notes


def test_all_that_an_import_brings_is_one_step_of_undo(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    ground = Ground.from_rectangle(((20, 55), (60, 55), (50, 30), (30, 30)), 3, 4, (80, 60)).shifted()
    region = Region("roof", ((0.0, 0.0), (5.0, 0.0), (5.0, 5.0)))
    blocks = Blocks(20.0, frozenset({(0, 0)}))
    one = Annotation("IMG 3.png", Dots.of(HEADS), regions=(region,), blocks=blocks, ground=ground)
    dotori_json.write([one], path)
    before = project.marks(3)
    take_in(project, find_annotations(project, path, project.images()))
    brought = project.marks(3)
    assert (brought.regions, brought.blocks, brought.ground) == ((region,), blocks, ground)
    assert project.image(3).state == State.EDITED
    project.undo()
    undone = project.marks(3)
    assert undone.dots.same_as(before.dots)
    assert (undone.regions, undone.blocks, undone.ground) == (before.regions, before.blocks, before.ground)
    assert undone.reviewed
    project.redo()
    assert project.marks(3).dots.same_as(brought.dots)
    assert project.marks(3).regions == (region,)


def test_dots_outside_the_picture_are_left_out_and_said(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    edge = [(-0.5, 0.0), (80.0, 60.0), (80.5, 61.0)]
    points_csv.write([Annotation("IMG 1.png", Dots.of([*edge, (5000, 50), (-30, -40)]))], path)
    found = find_annotations(project, path, project.images())
    assert places(found) == {"IMG 1.png": [list(xy) for xy in edge]}
    assert found.remarks == ("2 dots left out: outside the picture",)
    points_csv.write([Annotation("IMG 1.png", Dots.of([(5000, 50), (-30, -40)]))], path)
    found = find_annotations(project, path, project.images())
    assert found.pairs == ()
    assert found.misfits == (
        "none of the 2 dots for IMG 1.png lies inside its 80 x 60 pixels; import the annotations of this very picture",
    )


def test_pictures_that_have_gone_take_their_dots_all_the_same(project: Project, worked: Path, tmp_path: Path) -> None:
    (worked / "IMG 1.png").unlink()
    points_csv.write([Annotation("IMG 1.png", Dots.of([*HEADS, (5000, 50)]))], tmp_path / "a.csv")
    assert find_annotations(project, tmp_path / "a.csv", project.images()).dots == 3


def test_a_name_that_every_folder_has_costs_no_more_than_another(monkeypatch: pytest.MonkeyPatch) -> None:
    looks, number = [], 300
    monkeypatch.setattr(matching, "folders_alike", lambda *paths: looks.append(paths) or folders_alike(*paths))
    pictures = [Picture(place, f"{place}/IMG_1.jpg") for place in range(number)]
    index = NameIndex(Path("/photos"), pictures)
    for picture in pictures:
        for said in (picture.path, f"/elsewhere/{picture.path}", f"{picture.id}/IMG_1.png"):
            assert index.find(said)[1] == [picture]
    assert len(looks) == 3 * number
    assert index.find("other/IMG_1.jpg") == (Fit(True, 0), pictures)
    assert index.find("IMG_1.jpg") == (Fit(True, 0), pictures)


def test_finding_the_pictures_is_told_and_can_be_stopped(project: Project, tmp_path: Path) -> None:
    path, told = tmp_path / "a.csv", []
    points_csv.write([Annotation(f"IMG {number}.png", Dots.of(HEADS)) for number in (1, 2, 3)], path)

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if (done, total) == (1, 3):
            raise StoppedError

    with pytest.raises(StoppedError):
        find_annotations(project, path, project.images(), tell=stop)
    assert told == [(0, 1), (0, 3), (1, 3)]
