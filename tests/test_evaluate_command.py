import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from core.counting.calibrations import Figures, calibrations_file, write_figures
from core.counting.interval import Known, without_seed
from core.counting.settings import CountSettings
from core.dots import Dots
from core.formats import shanghaitech_mat
from core.formats.annotation import Annotation
from core.model.header import file_hash
from training.report_page.page import prepare

pytestmark = pytest.mark.usefixtures("fp32")

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def evaluate(say: Say, tiny_model_file: Path) -> Say:
    return lambda *words: say("evaluate", *words, "--model", tiny_model_file, "--steps", 1, "--zoom", 1)


@pytest.fixture
def dataset(tmp_path: Path, make_shanghaitech: Callable[..., Path]) -> Path:
    make_shanghaitech(tmp_path / "sets" / "part_A", train=4, test=2, side=64)
    make_shanghaitech(tmp_path / "sets" / "part_B", train=1, test=1, side=64)
    return tmp_path / "sets"


def test_tables_of_every_set_and_figures_in_a_file(evaluate: Say, dataset: Path, tmp_path: Path) -> None:
    target = tmp_path / "figures.json"
    status, out, err = evaluate(dataset, "--part", "test", "--json", target)
    assert (status, err) == (0, "")
    for expected in ("IMG_1", "IMG_2", "part_A, test: 2 pictures, 15 heads", "part_B, test: 1 pictures, 5 heads"):
        assert expected in out
    assert "the poster's Table 1, ShanghaiTech A" in out
    figures = json.loads(target.read_text())
    assert set(figures["sets"]) == {"part_A", "part_B"}
    assert [(p["dataset"], p["name"], p["truth"]) for p in figures["pictures"]] == [
        ("part_A", "IMG_1", 5),
        ("part_A", "IMG_2", 10),
        ("part_B", "IMG_1", 5),
    ]
    in_a = [p for p in figures["pictures"] if p["dataset"] == "part_A"]
    mae = sum(abs(p["count"] - p["truth"]) for p in in_a) / 2
    assert figures["sets"]["part_A"]["mae"] == pytest.approx(mae)
    assert f"{mae:.1f}" in out
    assert figures["settings"]["steps"] == 1
    assert figures["floor"] is False
    assert "T's count" in out
    assert "MAE of T's own count" in out


def test_a_calibrated_model_is_said_to_hold_its_interval_or_not(
    evaluate: Say, dataset: Path, tiny_model_file: Path
) -> None:
    settings = without_seed(asdict(CountSettings(steps=1, zoom=1.0)))
    known = {("a", str(n)): Known(n + n % 9, n, float(n), float(n)) for n in range(30)}
    write_figures(calibrations_file(tiny_model_file), {file_hash(tiny_model_file): [Figures(settings, known)]})
    words = (dataset / "part_A", "--part", "test", "--json")
    interval = json.loads(evaluate(*words, "-")[1])["sets"]["part_A"]["interval"]
    assert interval["pictures"] == 2
    assert interval["share"] in (0, 0.5, 1)
    assert "truth in the interval of 90%" in evaluate(*words[:-1])[1]
    assert "interval" not in json.loads(evaluate(*words, "-", "--floor")[1])["sets"]["part_A"], "nothing was counted"


def test_the_floor_is_not_shown_as_a_count(say: Say, tiny_model_file: Path, dataset: Path, tmp_path: Path) -> None:
    def floor(*words: object) -> str:
        out = say("evaluate", dataset / "part_A", "--part", "test", "--model", tiny_model_file, "--floor", *words)[1]
        return " ".join(out.split())

    said = floor("--json", tmp_path / "figures.json")
    assert "The floor: no picture was looked at" in said
    assert "contours at zoom 1, which" in said
    assert "the floor of part_A, test: 2 pictures, 15 heads" in said
    for of_a_count in ("T's", "Dotori", "the poster"):
        assert of_a_count not in said
    figures = json.loads((tmp_path / "figures.json").read_text())
    assert figures["floor"] is True
    assert figures["sets"]["part_A"]["mae_density"] is None
    assert [one["density_count"] for one in figures["pictures"]] == [None, None]
    assert "contours at zoom 1.5, which" in floor("--zoom", 1.5)


def test_standard_output_may_have_the_figures_alone(evaluate: Say, dataset: Path) -> None:
    status, out, _ = evaluate(dataset, "--part", "all", "--limit", 3, "--json", "-")
    figures = json.loads(out)
    assert status == 0
    assert len(figures["pictures"]) == 3
    assert figures["part"] == "all"


def test_figures_are_json_whatever_is_in_them(evaluate: Say, tmp_path: Path, make_shanghaitech: Callable) -> None:
    """A set without heads has no relative error, and rich takes names like this one for pictures."""
    folder = make_shanghaitech(tmp_path / "a :cat: [b]", train=0, test=1, side=64)
    truth = folder / "test_data" / "ground-truth" / "GT_IMG_1.mat"
    truth.unlink()
    shanghaitech_mat.write([Annotation("IMG_1.png", Dots.of([]))], truth)
    _, out, _ = evaluate(folder, "--part", "test", "--json", "-")

    def refuse(constant: str) -> None:
        pytest.fail(f"{constant} is no JSON")

    figures = json.loads(out, parse_constant=refuse)
    assert figures["sets"]["a :cat: [b]"]["nae"] is None
    status, out, _ = evaluate(folder, "--part", "test")
    assert status == 0
    assert "a :cat: [b], test" in out


def test_parts_share_no_picture(evaluate: Say, dataset: Path) -> None:
    def pictures(part: str) -> set[tuple[str, str, int]]:
        found = json.loads(evaluate(dataset / "part_A", "--part", part, "--json", "-", "--floor")[1])["pictures"]
        return {(p["name"], p["dataset"], p["truth"]) for p in found}

    train, val, everything = pictures("train"), pictures("val"), pictures("all")
    assert train
    assert val
    assert not train & val
    assert train | val <= everything


@pytest.mark.parametrize("wrong", ["missing", "empty", "unwritable"])
def test_what_cannot_be_evaluated_is_one_line(evaluate: Say, dataset: Path, tmp_path: Path, wrong: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    words = {
        "missing": (tmp_path / "missing",),
        "empty": (tmp_path / "empty",),
        "unwritable": (dataset / "part_B", "--part", "test", "--json", tmp_path / "file" / "x.json"),
    }[wrong]
    status, _, err = evaluate(*words)
    assert status == 1
    assert err.startswith("dotori: ")
    assert err.count("\n") == 1


def test_a_report_says_where_the_error_comes_from(evaluate: Say, dataset: Path, tmp_path: Path) -> None:
    folder = tmp_path / "report"
    status, out, err = evaluate(dataset, "--part", "test", "--report", folder)
    assert (status, err) == (0, "")
    assert "part_A, test: 2 pictures, 15 heads" in out, "the tables come too"
    figures = json.loads((folder / "figures.json").read_text())
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert set(figures["sets"]) == {"part_A", "part_B"}
    in_a = figures["sets"]["part_A"]
    assert [row["stage"] for row in in_a["stages"]] == ["constant", "density", "integral", "dots", "floor"]
    assert [(row["steps"], row["heads"]) for row in in_a["steps"]["rows"]] == [(1, 15), (20, 15)]
    assert in_a["summary"]["mae"] == in_a["stages"][3]["mae"] == in_a["steps"]["rows"][0]["mae"]
    assert [one["name"] for one in in_a["pictures"]] == ["IMG_1", "IMG_2"]
    for one in in_a["pictures"]:
        assert f">{one['name']}<" in page
    shown = sorted(path.name for path in (folder / "pictures").iterdir())
    wrong = {name: sum(one["error"] != 0 for one in each["pictures"]) for name, each in figures["sets"].items()}
    assert shown == [
        f"{number}-{place:02d}.jpg"
        for number, name in ((1, "part_A"), (2, "part_B"))
        for place in range(1, wrong[name] + 1)
    ]
    assert shown
    assert (folder / ".gitignore").read_text() == "*\n"
    prepare(folder)
    assert not list((folder / "pictures").iterdir()), "the next report takes its place"


def test_a_report_is_not_mixed_with_other_things(evaluate: Say, dataset: Path, tmp_path: Path) -> None:
    status, _, err = evaluate(dataset, "--part", "test", "--report", tmp_path)
    assert status == 1
    assert "there is something else in it; name a new folder" in err
    assert evaluate(dataset, "--floor", "--report", tmp_path / "new")[0] == 2


def test_a_part_without_pictures_is_said(evaluate: Say, dataset: Path) -> None:
    status, _, err = evaluate(dataset / "part_B", "--part", "val")
    assert status == 1
    assert "val" in err
