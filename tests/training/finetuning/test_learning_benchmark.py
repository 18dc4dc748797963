"""The table of what a scene teaches, with a tiny model; and the scene that is drawn."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from core.errors import DotoriError
from core.images import load_image
from training import learning_benchmark
from training.datasets import Sample, discover
from training.finetuning import made_scene
from training.finetuning.made_scene import draw_scene
from training.finetuning.settings import FinetuneSettings
from training.learning_benchmark import at_place, choose, main, opened_scene


def named(count: int) -> list[Sample]:
    return [Sample(Path(f"{number}.png"), np.zeros((0, 2)), str(number), "scene") for number in range(count)]


def test_what_is_measured_was_never_corrected() -> None:
    samples, first = choose(named(30), [5, 10], limit=12, seed=0)
    assert first == 10 and len(samples) == 22
    assert len({sample.name for sample in samples}) == 22
    assert [sample.name for sample in samples] == [s.name for s in choose(named(30), [10], limit=12, seed=0)[0]]
    assert [sample.name for sample in samples] != [s.name for s in choose(named(30), [10], limit=12, seed=1)[0]]


def test_a_scene_of_too_few_pictures_is_a_sentence() -> None:
    with pytest.raises(DotoriError, match="10 pictures are too few"):
        choose(named(10), [5, 10], limit=20, seed=0)


@pytest.mark.usefixtures("fp32")
def test_the_table_has_a_row_for_each_number_of_corrections(
    tmp_path: Path,
    make_shanghaitech: Callable,
    tiny_model_file: Path,
    quick: FinetuneSettings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small = functools.partial(FinetuneSettings, batch=quick.batch, data=quick.data)
    monkeypatch.setattr(learning_benchmark, "FinetuneSettings", small)
    scene = make_shanghaitech(tmp_path / "street", train=5, test=2)
    words = ["--scene", scene, "--pictures", "2,4", "--limit", "2", "--steps", "1", "--model", tiny_model_file]
    result = CliRunner().invoke(main, [*map(str, words), "--device", "cpu"])
    assert result.exit_code == 0, result.output
    assert "2 other pictures" in " ".join(result.output.split())
    rows = [line.strip("│ \n").split("│") for line in result.output.splitlines() if line.startswith("│")]
    assert [row[0].strip() for row in rows] == ["0", "2", "4"]
    assert [row[1].strip() for row in rows] == ["-", "1", "1"]


def test_a_place_of_a_folder_is_a_scene(
    tmp_path: Path, make_shanghaitech: Callable, tiny_model_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_shanghaitech(tmp_path / "town", train=6, test=0)
    monkeypatch.setattr(learning_benchmark, "find_places", lambda samples: [samples[:4], samples[4:6]])
    listed = CliRunner().invoke(main, ["--scene", str(folder), "--places"])
    assert listed.exit_code == 0, listed.output
    rows = [line.strip("│ \n").split("│") for line in listed.output.splitlines() if line.startswith("│")]
    assert [[cell.strip() for cell in row] for row in rows] == [["1", "4", "IMG_1"], ["2", "2", "IMG_5"]]
    words = ["--scene", str(folder), "--model", str(tiny_model_file), "--pictures", "2"]
    assert "2 pictures are too few" in CliRunner().invoke(main, [*words, "--place", "2"]).output
    assert "there is no place 3, only 2" in CliRunner().invoke(main, [*words, "--place", "3"]).output
    assert [sample.name for sample in at_place(discover(folder), 2)] == ["IMG_5", "IMG_6"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--place", "1"], "a made scene is one place"),
        (["--pictures", "five"], "not a list"),
        (["--pictures", "0,5"], "at least one"),
        (["--scene", "nowhere"], "no such folder"),
    ],
)
def test_what_cannot_be_is_a_sentence(words: list[str], said: str) -> None:
    result = CliRunner().invoke(main, words)
    assert result.exit_code != 0 and said in result.output


@pytest.fixture
def small_scenes(monkeypatch: pytest.MonkeyPatch) -> None:
    seed, scene = made_scene.SAMPLES["hall"]
    monkeypatch.setitem(made_scene.SAMPLES, "hall", (seed, replace(scene, width=256, height=192, grain=0.0)))
    monkeypatch.setattr(made_scene, "HEADS", (4, 9))


@pytest.mark.usefixtures("small_scenes")
def test_a_made_scene_is_one_place_with_other_people(tmp_path: Path) -> None:
    assert len(list(draw_scene(tmp_path, "hall", 3))) == 3
    samples = discover(tmp_path)
    assert len(samples) == 3
    first, second = (load_image(sample.image).astype(int) for sample in samples[:2])
    assert not np.array_equal(samples[0].points, samples[1].points)
    same = np.abs(first - second).max(2) <= 24
    assert 0.5 < same.mean() < 1


@pytest.mark.usefixtures("small_scenes")
def test_a_made_scene_is_gone_afterwards() -> None:
    with opened_scene("made:hall", 2) as samples:
        folder = samples[0].image.parent
        assert len(samples) == 2
    assert not folder.exists()
