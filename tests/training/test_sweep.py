"""The table of settings: the figures are those of `evaluate`, and the command with a tiny network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from core.counting.counter import Counter
from core.counting.settings import CountSettings
from core.model.diffusion import LatentDiffusion
from core.regions import Blocks, Region
from training.datasets import Sample, discover
from training.evaluation import PictureFigures, evaluate
from training.sweep import main, sweep

pytestmark = pytest.mark.usefixtures("fp32")

QUICK = CountSettings(steps=1, zoom=1.0)
THRESHOLDS = (0.1, 0.72, 0.75, 0.9, None)


def grid(settings: CountSettings) -> list[CountSettings]:
    return [replace(settings, threshold=threshold) for threshold in THRESHOLDS]


@pytest.fixture
def picture(tmp_path: Path, make_shanghaitech: Callable[..., Path]) -> Sample:
    return discover(make_shanghaitech(tmp_path / "part_A", train=0, test=1))[0]


def compared(figures: PictureFigures) -> tuple[object, ...]:
    """What is known of dots, without times."""
    return figures.truth, figures.count, figures.game, figures.matches


@pytest.mark.parametrize("samples", [1, 3])
def test_every_threshold_counts_what_the_counter_counts(
    tiny_model: LatentDiffusion, picture: Sample, samples: int
) -> None:
    counter, settings = Counter(tiny_model), grid(replace(QUICK, samples=samples))
    rows = sweep(counter, [picture], settings)
    assert [row.settings for row in rows] == settings
    assert len({row.figures[0].count for row in rows}) > 2, "the thresholds differ"
    for row in rows:
        assert list(map(compared, row.figures)) == list(map(compared, evaluate(counter, [picture], row.settings)))


def test_thresholds_of_one_sample_share_a_run(
    tiny_model: LatentDiffusion, picture: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter = Counter(tiny_model)
    runs: list[int] = []
    count = counter.count

    def noted(pixels: object, settings: CountSettings) -> object:
        runs.append(settings.samples)
        return count(pixels, settings)

    monkeypatch.setattr(counter, "count", noted)
    sweep(counter, [picture], grid(QUICK) + grid(replace(QUICK, samples=2)))
    assert runs == [1] + [2] * len(THRESHOLDS)


@pytest.mark.parametrize(
    "limits",
    [
        {"masks": (Region("", ((0.0, 0.0), (90.0, 0.0), (90.0, 200.0), (0.0, 200.0)), mask=True),)},
        {"blocks": Blocks(64.0, frozenset({(0, 0), (1, 1)}))},
    ],
)
def test_what_is_unknown_counts_on_neither_side(
    tiny_model: LatentDiffusion, picture: Sample, limits: dict[str, object]
) -> None:
    counter, limited = Counter(tiny_model), replace(picture, **limits)
    settings = replace(QUICK, threshold=0.1)
    (row,) = sweep(counter, [limited], [settings])
    (whole,) = evaluate(counter, [picture], settings)
    assert list(map(compared, row.figures)) == list(map(compared, evaluate(counter, [limited], settings)))
    assert 0 < row.figures[0].truth < whole.truth
    assert 0 < row.figures[0].count < whole.count


@pytest.fixture
def sets(tmp_path: Path, make_shanghaitech: Callable[..., Path]) -> Path:
    make_shanghaitech(tmp_path / "sets" / "part_A", train=1, test=3, side=64)
    make_shanghaitech(tmp_path / "sets" / "part_B[b]", train=1, test=1, side=64)
    return tmp_path / "sets"


def test_the_command_prints_a_table_for_each_data_set(sets: Path, tiny_model_file: Path) -> None:
    words = [str(sets), "--part", "test", "--limit", "2", "--steps", "1, 2", "--zoom", "1", "--threshold", "auto,0.5"]
    done = CliRunner().invoke(main, [*words, "--model", str(tiny_model_file)], catch_exceptions=False)
    assert (done.exit_code, done.stderr) == (0, "")
    titles = [line.strip() for line in done.stdout.splitlines() if "heads" in line]
    assert titles == ["part_A: 2 pictures, 20 heads", "part_B[b]: 1 pictures, 5 heads"]
    assert done.stdout.count("dpm++") == 2 * 4
    assert "nan" not in done.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--part", "foo"], "'foo' is not one of 'train', 'val', 'test', 'all'"),
        (["--limit", "0"], "0 is not in the range x>=1"),
        (
            ["--steps", "4,0"],
            "'--steps': '4,0' is not a list of possible values, separated by commas: 0 is not in the range 1<=x<=1000",
        ),
        (["--steps", "4,,8"], "'' is not a valid integer"),
        (["--sampler", "ddim,foo"], "'foo' is not one of 'ddim', 'dpm++'"),
        (["--eta", "2"], "2.0 is not in the range 0<=x<=1"),
        (["--eta", "nan"], "'nan' is not a number from 0 to 1"),
        (["--samples", "0"], "0 is not in the range 1<=x<=64"),
        (["--zoom", "auto,0"], "'0' is neither auto nor a number from 0.05 to 8"),
        (["--threshold", "0.5,x"], "'x' is neither auto nor a number from 0.03 to 1"),
        (["--eta", "0.5"], "eta is DDIM's and dpm++ has none"),
        (["--model", "nosuch"], "nosuch"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(sets: Path, words: list[str], sentence: str) -> None:
    done = CliRunner().invoke(main, [str(sets), "--part", "test", *words])
    assert isinstance(done.exception, SystemExit)
    assert done.exit_code in (1, 2)
    assert done.stdout == ""
    assert sentence in " ".join(done.stderr.split())


def test_a_folder_without_such_pictures_is_refused_in_a_sentence(
    sets: Path, tmp_path: Path, make_shanghaitech: Callable[..., Path]
) -> None:
    nowhere = CliRunner().invoke(main, [str(sets), str(tmp_path / "nowhere"), "--part", "test"])
    assert (nowhere.exit_code, nowhere.stdout) == (1, "")
    assert "nowhere: there is no such folder" in nowhere.stderr
    tests_only = make_shanghaitech(tmp_path / "tests only", train=0, test=1, side=64)
    empty = CliRunner().invoke(main, [str(tests_only), "--limit", "3"])
    assert (empty.exit_code, empty.stdout) == (1, "")
    assert "tests only has no pictures in its val part" in empty.stderr
