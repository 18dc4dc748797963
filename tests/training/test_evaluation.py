import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from rich.console import Console
from torch.nn.functional import pixel_shuffle, pixel_unshuffle

from core.counting.counter import Counter, CountResult
from core.counting.settings import CountSettings
from core.dots import Dots
from core.matches import Matches
from core.model.diffusion import LatentDiffusion
from core.regions import Region
from training.coverage import Coverage
from training.datasets import Sample, discover
from training.evaluation import PictureFigures, as_plain, evaluate, measure, summarise, truth_through_decoder
from training.report import POSTER_TABLE, print_report
from training.validation import Validator

pytestmark = pytest.mark.usefixtures("fp32")


def result(found: list, confidence: list[float], **changes: object) -> CountResult:
    counted = CountResult(Dots.of(found, confidence), 0.5, 7.5, 3.5, 1.25, 100, 80, 0.5, torch.zeros(1, 1, 20, 25))
    return replace(counted, **changes)


def sample(heads: list, name: str = "IMG_1", dataset: str = "part_A") -> Sample:
    return Sample(Path(f"{name}.jpg"), np.array(heads, float).reshape(-1, 2), name, dataset)


LEFT_HALF = Region("", ((0.0, 0.0), (40.0, 0.0), (40.0, 80.0), (0.0, 80.0)), mask=True)

FIGURES = [
    measure(sample([[10, 10], [30, 30], [90, 70]]), result([[10, 16], [30, 31], [60, 60]], [0.9, 0.8, 0.2])),
    measure(sample([[50, 50]], "IMG_2"), result([[50, 50], [99, 1], [1, 79]], [1, 1, 1])),
]


def test_a_picture_is_measured_by_the_dots_that_count() -> None:
    one, other = FIGURES
    assert (one.truth, one.count, one.integral, one.density_count, one.zoom) == (3, 2, 7.5, 3.5, 1.25)
    assert one.matches == {4: Matches(1, 1, 2), 8: Matches(2, 0, 1)}
    assert one.game[:2] == (1, 1)
    assert other.matches == {4: Matches(1, 2, 0), 8: Matches(1, 2, 0)}
    assert other.game[0] == 2
    assert (one.name, one.dataset) == ("IMG_1", "part_A")


def test_heads_beyond_the_edge_are_drawn_onto_it() -> None:
    figures = measure(sample([[-3, 40], [104, 85]]), result([[0, 40], [100, 80]], [1, 1]))
    assert figures.matches[4] == Matches(2, 0, 0)
    assert figures.game == (0, 0, 0, 0)


def test_a_set_is_summarised_over_its_pictures() -> None:
    summary = summarise(FIGURES)
    assert (summary["pictures"], summary["heads"], summary["counted"]) == (2, 4, 5)
    assert summary["mae"] == pytest.approx(1.5)
    assert summary["rmse"] == pytest.approx((0.5 * (1 + 4)) ** 0.5)
    assert summary["nae"] == pytest.approx(0.5 * (1 / 3 + 2))
    assert summary["bias"] == pytest.approx(0.5)
    assert summary["mae_integral"] == pytest.approx(0.5 * (4.5 + 6.5))
    assert summary["mae_density"] == pytest.approx(0.5 * (0.5 + 2.5))
    assert summary["mae_constant"] == pytest.approx(1)
    assert summary["game"][0] == summary["mae"]
    at = summary["at_4_px"]
    assert at == pytest.approx({"precision": 2 / 5, "recall": 2 / 4, "f1": 4 / 9})
    assert summary["megabytes"] == max(f.megabytes for f in FIGURES)


PART = measure(replace(sample([[5, 5], [50, 50]], "IMG_3"), masks=(LEFT_HALF,)), result([[60, 60]], [1]))
"""A picture of which a part is unknown: it has one head and one dot where something is known."""


def test_integral_and_ts_count_are_judged_on_the_pictures_that_are_known_as_a_whole() -> None:
    summary, without = summarise([*FIGURES, PART]), summarise(FIGURES)
    assert (summary["pictures"], summary["whole_pictures"], without["whole_pictures"]) == (3, 2, 2)
    assert summary["mae"] == pytest.approx((1 + 2 + 0) / 3)
    assert summary["mae_integral"] == without["mae_integral"] == pytest.approx(0.5 * (4.5 + 6.5))
    assert summary["mae_density"] == without["mae_density"] == pytest.approx(0.5 * (0.5 + 2.5))
    assert np.isnan([summarise([PART])[name] for name in ("mae_integral", "mae_density")]).all()


def test_the_report_says_how_many_pictures_are_known_as_a_whole() -> None:
    rows = {cells[1].strip(): cells[2].strip() for cells in lines_of(printed("part_A", figures=[*FIGURES, PART]))}
    assert rows["pictures known as a whole"] == "2 of 3"
    assert rows["MAE of the map's integral, on those"] == "5.5"
    assert rows["MAE of T's own count, on those"] == "1.5"
    all_whole = printed("part_A")
    assert "as a whole" not in all_whole and "MAE of T's own count " in all_whole
    none_whole = printed("part_A", figures=[PART])
    assert "0 of 1" in none_whole and "MAE of T's own count" not in none_whole
    assert "nan" not in none_whole


def test_figures_become_json_and_come_back() -> None:
    for figures in FIGURES:
        plain = json.loads(json.dumps(as_plain(figures)))
        assert plain["matches"]["8"] == figures.matches[8]._asdict()
        assert plain["game"] == list(figures.game)
        assert {"name", "dataset", "truth", "count", "integral", "seconds"} <= plain.keys()


def printed(name: str, part: str = "test", figures: list[PictureFigures] = FIGURES, summary: dict | None = None) -> str:
    console = Console(width=140, record=True, highlight=False, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    print_report(console, name, part, figures, summary or summarise(figures))
    return console.export_text()


def lines_of(text: str) -> list[list[str]]:
    """The rows of the tables, cell by cell."""
    return [line.split("│") for line in text.splitlines() if line.count("│") > 2]


def test_confidence_is_held_against_hits() -> None:
    """The dot at 0.9 is a hit, and so is the one at 0.8; the one at 0.2 is none. Of three sure ones, one is."""
    summary = summarise(FIGURES)
    filled = {place: each for place, each in enumerate(summary["reliability"]) if each["dots"]}
    assert {place: (each["dots"], each["hits"]) for place, each in filled.items()} == {2: (1, 0), 8: (1, 1), 9: (4, 2)}
    assert summary["calibration_error"] == pytest.approx((0.2 + 0.2 + 1.9) / 6)
    assert "0.9 to 1.0" in printed("part_A")
    assert as_plain(FIGURES[0])["reliability"][2] == {"dots": 1, "hits": 0, "confidence": pytest.approx(0.2)}


def test_the_report_says_what_intervals_were_worth() -> None:
    summary = summarise(FIGURES) | {"interval": Coverage(50, 0.915, 31.2, 0.467, 4, 0.103, 0.392)._asdict()}
    text = printed("part_A", summary=summary)
    for expected in ("interval of 90%", "0.915", "31 / 0.47", "4 of 50", "0.103 / 0.392"):
        assert expected in text
    assert "interval" not in printed("part_A")


def test_the_report_has_every_picture_and_figure() -> None:
    text = printed("part_A")
    for expected in (
        "IMG_1",
        "IMG_2",
        "MAE, dots from contours",
        "RMSE",
        "NAE",
        "GAME",
        "precision / recall / F1 at 8 px",
    ):
        assert expected in text
    assert "1.5" in text


@pytest.mark.parametrize(("name", "column"), [("part_A", 1), ("part_A_final", 1), ("part_B", 2), ("part_B_final", 2)])
def test_the_posters_table_stands_beside_its_sets(name: str, column: int) -> None:
    text = printed(name)
    for row in POSTER_TABLE:
        line = next(line for line in text.splitlines() if row[0] in line)
        assert all(f"{figure:.1f}" in line for figure in row[column])
    assert "Dotori" in text


def test_other_sets_stand_alone() -> None:
    assert "poster" not in printed("UCF_CC_50")


def test_names_in_brackets_are_no_markup() -> None:
    figures = [replace(FIGURES[0], name="IMG[red]")]
    assert "IMG[red]" in printed("part[bold]A", figures=figures)
    assert "part[bold]A" in printed("part[bold]A", figures=figures)


def test_data_sets_are_counted_picture_by_picture(
    tmp_path: Path, make_shanghaitech: object, tiny_model: LatentDiffusion
) -> None:
    samples = discover(make_shanghaitech(tmp_path / "set", train=1, test=2, side=64), "test")
    work = evaluate(Counter(tiny_model), samples, CountSettings(steps=1, zoom=1.0))
    first = next(work)
    assert (first.name, first.truth) == ("IMG_1", 5)
    rest = list(work)
    assert [figures.name for figures in rest] == ["IMG_2"]
    assert all(figures.megabytes > 0 for figures in (first, *rest))


def test_the_truth_chooses_no_sample_and_no_dot(
    tiny_model: LatentDiffusion, tmp_path: Path, make_shanghaitech: Callable[..., Path]
) -> None:
    (known, *_) = discover(make_shanghaitech(tmp_path / "part_A", train=1, test=0), "all")
    nobody = replace(known, points=np.zeros((0, 2)))
    settings = CountSettings(steps=2, samples=3, zoom=1.0)
    with_truth, without = evaluate(Counter(tiny_model), [known, nobody], settings)
    assert (with_truth.truth, without.truth) == (5, 0)
    assert with_truth.count == without.count
    assert with_truth.integral == without.integral


def test_the_floor_is_what_e_and_d_lose(
    tmp_path: Path, make_shanghaitech: object, tiny_model: LatentDiffusion, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With an E and a D that lose nothing, it is nothing, at any zoom."""
    samples = discover(make_shanghaitech(tmp_path / "set", train=1, test=1, side=100), "test")
    monkeypatch.setattr(tiny_model.autoencoder, "encode", lambda x: pixel_unshuffle(x, 4))
    monkeypatch.setattr(tiny_model.autoencoder, "decode", lambda z: 20 * (pixel_shuffle(z, 4) - 0.5))
    for zoom in (1.0, 1.73):
        found = truth_through_decoder(Counter(tiny_model), samples[0], CountSettings(zoom=zoom))
        figures = measure(samples[0], found)
        assert figures.matches[4].f1 == 1
        assert figures.zoom == zoom
        assert np.isnan(figures.density_count), "T was not asked"


def test_validation_counts_some_pictures_of_every_set(
    tmp_path: Path, make_shanghaitech: object, tiny_model: LatentDiffusion
) -> None:
    parts = [make_shanghaitech(tmp_path / name, train=0, test=count, side=64) for name, count in (("a", 3), ("b", 1))]
    samples = [sample for part in parts for sample in discover(part, "test")]
    validator = Validator(samples, limit=2)
    assert {name: [s.name for s in chosen] for name, chosen in validator.by_set.items()} == {
        "a": ["IMG_1", "IMG_3"],
        "b": ["IMG_1"],
    }
    figures = validator(tiny_model)
    truth = {"a": (5 + 15) / 2, "b": 5}
    shares = [figures[f"MAE {name}"] / truth[name] for name in truth]
    assert figures["score"] == pytest.approx(np.mean(shares))


def test_without_pictures_there_is_no_score(tiny_model: LatentDiffusion) -> None:
    assert np.isnan(Validator([])(tiny_model)["score"])
