import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from core.counting.counter import CountResult
from core.counting.overlay import GREEN
from core.dots import Dots
from core.errors import DotoriError
from training.datasets import Sample
from training.evaluation import measure, summarise
from training.report_page.figures import bands, heads_by_spacing, set_figures, stages, worst
from training.report_page.marks import MAGENTA, ORANGE, draw_marks
from training.report_page.page import FIGURES, PAGE, prepare, write_page
from training.report_page.study import Studied, nearest

NAN = float("nan")


def studied(truth: list, found: list, name: str = "IMG_1", **changes: object) -> Studied:
    """A picture of 100 x 80 pixels with these heads and dots; its floor loses one head."""
    sample = Sample(Path(f"{name}.png"), np.array(truth, float).reshape(-1, 2), name, "part_A")
    result = CountResult(Dots.of(found), 0.5, 7.5, 3.5, 1.25, 100, 80, 0.5, torch.zeros(1, 1, 20, 25))
    floor = measure(sample, replace(result, dots=Dots.of(truth[1:])))
    one = Studied(sample, measure(sample, result), floor, sample.points, np.array(found, float).reshape(-1, 2), 0.008)
    return replace(one, **changes)


def grid(count: int, step: float = 10.0) -> list:
    return [(5 + step * (i % 9), 5 + step * (i // 9)) for i in range(count)]


ONE = studied([(10, 10), (30, 30), (90, 70)], [(10, 16), (60, 60)])
MANY = [studied(grid(number), grid(number - number // 4), f"IMG_{number}") for number in (4, 8, 12, 16, 20, 24, 28, 32)]


def test_heads_with_a_dot_and_dots_on_a_head() -> None:
    has_dot, on_head = ONE.hits()
    assert has_dot.tolist() == [True, False, False]
    assert on_head.tolist() == [True, False]
    assert (ONE.error, ONE.density) == (-1, pytest.approx(375))


def test_spacing_is_the_median_distance_to_the_nearest_head() -> None:
    assert nearest(np.array([(0.0, 0), (3, 4), (3, 10)])).tolist() == [5, 5, 6]
    assert studied([(0, 0), (3, 4), (3, 10)], []).spacing == 5
    assert np.isnan(studied([(1, 1)], []).spacing)
    assert np.isnan(studied([], []).spacing)


def test_every_stage_has_its_error() -> None:
    found = {row["stage"]: row for row in stages([ONE, studied([(50, 50)], [(50, 50)])])}
    assert list(found) == ["constant", "density", "integral", "dots", "floor"]
    assert found["constant"]["mae"] == 1
    assert found["density"]["mae"] == pytest.approx((0.5 + 2.5) / 2)
    assert found["integral"]["bias"] == pytest.approx(15 / 4 - 1)
    assert (found["dots"]["mae"], found["dots"]["recall"]) == (0.5, 2 / 4)
    assert (found["floor"]["mae"], found["floor"]["f1_8"]) == (1, pytest.approx(4 / 6))


def test_stages_that_are_sums_are_judged_on_the_pictures_known_as_a_whole() -> None:
    part = replace(ONE, figures=replace(ONE.figures, integral=NAN, density_count=NAN))
    found, without = ({row["stage"]: row for row in stages(some)} for some in ([*MANY, part], MANY))
    for stage in ("density", "integral"):
        assert found[stage] == without[stage]
        assert np.isfinite(list(found[stage].values())[1:]).all()
    assert found["dots"]["mae"] != without["dots"]["mae"]
    assert all(np.isnan(row["mae"]) for row in stages([part])[1:3])


def test_bands_hold_equally_many_pictures() -> None:
    rows = bands(MANY, lambda one: one.figures.truth)
    assert [(row["from"], row["to"], row["pictures"], row["heads"]) for row in rows] == [
        (4, 8, 2, 12),
        (12, 16, 2, 28),
        (20, 24, 2, 44),
        (28, 32, 2, 60),
    ]
    assert [row["mae"] for row in rows] == [1.5, 3.5, 5.5, 7.5]
    assert [row["bias"] for row in rows] == pytest.approx([-0.25] * 4)
    assert {row["precision"] for row in rows} == {1}


def test_few_pictures_give_few_bands_and_those_without_the_figure_none() -> None:
    assert [row["pictures"] for row in bands(MANY[:3], lambda one: one.spacing)] == [1, 1, 1]
    assert bands([studied([(1, 1)], [])], lambda one: one.spacing) == []


def test_heads_by_their_own_spacing() -> None:
    one = studied([(10, 10), (10, 13), (50, 50), (50, 90)], [(10, 10), (50, 50)])
    assert heads_by_spacing([one, studied([(1, 1)], [])]) == [
        {"from": 0, "to": 4, "heads": 2, "recall": 0.5},
        {"from": 32, "to": 64, "heads": 2, "recall": 0.5},
    ]


def test_the_worst_are_those_with_the_largest_error_either_way() -> None:
    many = studied(grid(4), grid(9), "too many")
    right = studied(grid(4), grid(4), "right")
    assert [one.figures.name for one in worst([ONE, right, many])] == ["too many", "IMG_1"]
    assert len(worst([ONE] * 30)) == 20


def test_marks_have_their_colours_where_they_belong() -> None:
    picture = np.full((60, 90, 3), 128, np.uint8)
    places = [np.array([(x, 30.5)]) for x in (20.5, 45.5, 70.5)]
    drawn = draw_marks(picture, *places, radius=6)
    assert (picture == 128).all()
    for (x, _), colour, offset in zip(
        [(20, 30), (45, 30), (70, 30)], [GREEN, MAGENTA, ORANGE], [(6, 0), (4, 4), (6, 2)], strict=True
    ):
        assert np.abs(drawn[30 + offset[1], x + offset[0]].astype(int) - colour).max() < 40
    assert (drawn[30, 20] == 128).all(), "a hit leaves the head visible"
    assert np.abs(drawn[30, 45].astype(int) - MAGENTA).max() < 40
    empty = np.zeros((0, 2))
    assert (draw_marks(picture, empty, empty, empty, 5) == 128).all()


def test_the_folder_of_a_report(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "report"
    prepare(folder)
    assert (folder / ".gitignore").read_text() == "*\n"
    (folder / "pictures" / "1-01.jpg").touch()
    prepare(folder)
    assert list((folder / "pictures").iterdir()) == [], "of an earlier report"


def test_only_what_a_report_wrote_is_replaced(tmp_path: Path) -> None:
    prepare(tmp_path / "report")
    (tmp_path / "report" / ".gitignore").write_text("*.jpg\n")
    pictures = tmp_path / "report" / "pictures"
    for name in ("1-01.jpg", "12-20.jpg", "holiday.jpg", "1-01.jpg.jpg", "1-1.jpg", "1-01.png"):
        (pictures / name).touch()
    prepare(tmp_path / "report")
    assert {path.name for path in pictures.iterdir()} == {"holiday.jpg", "1-01.jpg.jpg", "1-1.jpg", "1-01.png"}
    assert (tmp_path / "report" / ".gitignore").read_text() == "*.jpg\n"


@pytest.mark.parametrize(
    "figures", ["{}", "[]", '{"report": "mine"}', '{"model": "m", "part": "val", "settings": {}, "sets": {}}', "{", ""]
)
def test_figures_of_somebody_else_are_no_report(tmp_path: Path, figures: str) -> None:
    (tmp_path / FIGURES).write_text(figures)
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "1-01.jpg").write_bytes(b"mine")
    with pytest.raises(DotoriError, match=r"figures\.json in it is not of a report, .*; name a new folder"):
        prepare(tmp_path)
    assert (tmp_path / "pictures" / "1-01.jpg").read_bytes() == b"mine"
    assert (tmp_path / FIGURES).read_text() == figures
    assert not (tmp_path / ".gitignore").exists()


@pytest.mark.parametrize("there", ["folder", "file"])
def test_nothing_else_is_written_into(tmp_path: Path, there: str) -> None:
    target = tmp_path if there == "folder" else tmp_path / "README.md" / "report"
    (tmp_path / "README.md").write_text("mine")
    with pytest.raises(DotoriError, match=r"name (a new|another) folder"):
        prepare(target)
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_a_page_with_names_that_mean_harm(tmp_path: Path, noise_picture: object) -> None:
    from PIL import Image

    path = tmp_path / "picture.png"
    Image.fromarray(noise_picture(80, 100)).save(path)
    harm = "<script>alert(1)<b>\"'&"
    sample = replace(ONE.sample, image=path)
    one = replace(ONE, sample=sample, figures=replace(ONE.figures, name=harm, dataset=harm))
    limited = replace(one, figures=replace(one.figures, integral=NAN, density_count=NAN))
    prepare(tmp_path / "report")
    interval = {"pictures": 2, "share": 0.5, "width": 3.0, "relative_width": 1.0, "doubted": 0}
    interval |= {"error": 0.25, "error_doubted": NAN}
    summary = {**summarise([one.figures, limited.figures]), "interval": interval}
    sets = {harm: set_figures(harm, summary, [one, limited], {8: [one.figures], 1: [ONE.figures]})}
    about = {"model": harm, "part": "val", "settings": {"steps": 8, "zoom": None}}
    write_page(tmp_path / "report", about, sets, {harm: [one, limited]})
    page = (tmp_path / "report" / PAGE).read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert page.count('<img src="pictures/1-') == 2
    assert Image.open(tmp_path / "report" / "pictures" / "1-01.jpg").size == (100, 80)
    assert "1 hit" in page
    assert "50.0 % of 2 pictures" in page
    assert "judged on the 1 picture of 2 that are known as a whole" in page
    assert "Confidence of dots and share of hits" in page
    assert json.dumps(sets)
    assert (tmp_path / "report" / FIGURES).is_file()


def test_a_set_without_heads_or_dots_has_a_page(tmp_path: Path) -> None:
    empty = studied([], [])
    sets = {"empty": set_figures("empty", summarise([empty.figures]), [empty], {8: [empty.figures]})}
    prepare(tmp_path / "report")
    write_page(tmp_path / "report", {"model": "m", "part": "val", "settings": {"steps": 8}}, sets, {"empty": [empty]})
    page = (tmp_path / "report" / PAGE).read_text(encoding="utf-8")
    assert "1 picture, 0 heads, 0 dots" in page
    assert "as a whole" not in page
    assert "<img" not in page
    assert "reliability" not in page
