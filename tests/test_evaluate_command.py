import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.dots import Dots
from core.formats import shanghaitech_mat
from core.formats.annotation import Annotation

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


def test_a_part_without_pictures_is_said(evaluate: Say, dataset: Path) -> None:
    status, _, err = evaluate(dataset / "part_B", "--part", "val")
    assert status == 1
    assert "val" in err
