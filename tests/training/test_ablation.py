"""The table of the ablation, with a tiny network and made pictures."""

from __future__ import annotations

import contextlib
import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from click.testing import CliRunner

from core.counting.settings import CountSettings
from core.errors import DotoriError
from core.model.config import ModelConfig, from_dict, to_dict
from core.model.weights import read_tensors
from training import loop
from training.ablation.__main__ import main, work_through
from training.ablation.rows import Budget, Row, as_toml, merged, read_rows
from training.ablation.table import table
from training.ablation.working import Place, read_results, work
from training.settings import AutoencoderTraining, DiffusionTraining

pytestmark = pytest.mark.usefixtures("fp32")

TINY = """
[base.run]
steps = 20
batch = 2
rate = 1e-3
warmup = 10
cooldown = 10
seed = 7

[base.data]
crop = 128

[base.model.domain_encoder]
stem = 4
widths = [8, 8, 8, 8]
depths = [1, 1, 1, 1]
token_channels = 8

[base.model.unet]
widths = [8, 8, 8]
time_channels = 16
heads = 2

[rows.base]
about = "nothing"

[rows.x0]
about = "objective x0"
model.diffusion.objective = "x0"

[rows.crowds]
about = "half on made crowds"
synthetic = 0.5

[rows.two]
about = "2 samples vote"
of = "base"
count = { samples = 2, steps = 2 }

[rows.dots]
about = "small dots"
dot = { radius = 2.0, moat = 1.0 }

[autoencoder.run]
steps = 10
batch = 2
warmup = 5
cooldown = 5

[autoencoder.model.autoencoder]
width = 4
blocks = 1
codes = 8
"""


@pytest.fixture
def rows(tmp_path: Path) -> dict[str, Row]:
    path = tmp_path / "rows.toml"
    path.write_text(TINY)
    return read_rows(Budget(2), path)


@pytest.fixture
def place(tmp_path: Path, make_shanghaitech: Callable[..., Path], tiny_model_file: Path) -> Place:
    data = make_shanghaitech(tmp_path / "part_A", train=12)
    return Place(tmp_path / "runs", tmp_path / "out", (data,), tiny_model_file, limit=1, crowds=2, quiet=True)


def silent(_said: str) -> None:
    pass


def test_every_row_differs_from_the_base_and_is_a_training() -> None:
    rows = read_rows()
    plain = {
        name: (to_dict(from_dict(DiffusionTraining, row.settings)), row.counting, row.synthetic, row.autoencoder)
        for name, row in rows.items()
    }
    assert len({repr(values) for values in plain.values()}) == len(rows)
    for name, row in rows.items():
        assert row.about
        assert rows[row.of].trains
        assert plain[name][0]["run"] == plain["base"][0]["run"], f"{name} has another budget"
        if not row.trains:
            assert plain[name][0] == plain[row.of][0]
            assert row.counting != rows[row.of].counting


def test_the_rows_say_what_they_change() -> None:
    rows = read_rows()
    assert rows["b-01"].settings["model"]["diffusion"] == {
        **rows["base"].settings["model"]["diffusion"],
        "signal_scale": 0.1,
    }
    assert rows["samples-4"].counting == CountSettings(samples=4, threshold=0.25)
    assert rows["t-counts"].counting == CountSettings()
    assert rows["poster"].counting == CountSettings(steps=500, sampler="ddim", zoom=1.0, threshold=0.25)


def test_a_budget_shortens_the_whole_course() -> None:
    run = read_rows(Budget(150, {"run": {"batch": 3}}))["eps"].settings["run"]
    assert (run["steps"], run["warmup"], run["cooldown"], run["batch"]) == (150, 10, 75, 3)


def test_settings_survive_their_file() -> None:
    for row in read_rows().values():
        assert tomllib.loads(as_toml(row.settings)) == row.settings


def test_changes_go_in_table_by_table() -> None:
    base = {"a": {"x": 1, "y": 2}, "b": 3}
    assert merged(base, {"a": {"y": 5}, "b": 4}) == {"a": {"x": 1, "y": 5}, "b": 4}
    assert base == {"a": {"x": 1, "y": 2}, "b": 3}


def test_rows_are_trained_counted_and_printed(rows: dict[str, Row], place: Place) -> None:
    for name in ("base", "x0", "two"):
        figures = work(rows[name], place, silent)
        assert figures is not None
        assert figures["sets"]["part_A"]["pictures"] == 1
    assert not (place.runs / "two").exists()
    results = read_results(place.out)
    assert results["x0"]["crops"] == 4
    assert results["x0"]["settings"]["model"]["diffusion"] == {"objective": "x0"}
    assert results["two"]["counting"]["samples"] == 2
    head, _, *lines = table(rows.values(), results).splitlines()
    assert "part_A: MAE / F1 / GAME(3)" in head
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert [row[0] for row in cells] == list(rows)
    assert all(len(row) == len(head.strip("|").split("|")) for row in cells)
    assert cells[0][3].startswith(f"{results['base']['sets']['part_A']['mae']:.1f} / ")
    assert [row[2] for row in cells] == ["4", "4", "-", "of base", "-"]


def test_a_row_with_other_dots_has_an_e_and_a_d_made_for_them(rows: dict[str, Row], place: Place) -> None:
    assert rows["base"].autoencoder is None
    figures = work(rows["dots"], place, silent)
    assert figures is not None and figures["sets"]["part_A"]["pictures"] == 1
    assert figures["autoencoder"]["run"]["steps"] == 2
    parts, about = read_tensors(place.runs / "dots" / "autoencoder" / "last.safetensors")
    whole, model = read_tensors(place.runs / "dots" / "last.safetensors")
    assert about["autoencoder"]["dot"] == model["config"]["autoencoder"]["dot"] == {"radius": 2.0, "moat": 1.0}
    for name, tensor in parts.items():
        torch.testing.assert_close(tensor, whole[f"autoencoder.{name}"].to(tensor.dtype), rtol=1e-3, atol=1e-6)


def test_settings_of_an_e_and_a_d_are_a_training() -> None:
    own = {name: row.autoencoder for name, row in read_rows().items() if row.autoencoder is not None}
    settings = {name: from_dict(AutoencoderTraining, each) for name, each in own.items()}
    assert settings["dot-3"].model == ModelConfig(), "the shipped ones have these dots"
    assert len({each.model.autoencoder.dot for each in settings.values()}) == len(own)
    assert len({each.run for each in settings.values()}) == 1
    assert all(tomllib.loads(as_toml(each)) == each for each in own.values())


def test_the_page_has_the_table_that_the_command_prints() -> None:
    page = Path(__file__).parents[2] / "docs" / "ablation.md"
    assert table(read_rows().values(), read_results(page.parent / "measure" / "ablation")) in page.read_text("utf-8")


def test_a_row_made_with_other_settings_says_so(
    rows: dict[str, Row], place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("base", "two"):
        assert work(rows[name], place, silent) is not None
    results = read_results(place.out)
    assert "other settings" not in table(rows.values(), results)
    work_through([rows["base"], rows["two"]], place)
    assert capsys.readouterr().err == ""

    longer = replace(rows["base"], settings=merged(rows["base"].settings, {"run": {"steps": 9}}))
    others = [longer, replace(rows["two"], counting=CountSettings(samples=3, steps=2))]
    work_through(others, place)
    for row, said in zip(others, capsys.readouterr().err.splitlines(), strict=True):
        assert said == f"{row.name}: {place.result(row)} was made with other settings; delete it to make the row anew"
    assert read_results(place.out) == results, "what is there is kept"
    lines = table(others, results).splitlines()[2:]
    assert [line.split("|")[2].strip() for line in lines] == [
        "nothing (made with other settings)",
        "2 samples vote (made with other settings)",
    ]


def test_a_row_is_held_against_all_that_its_file_notes(rows: dict[str, Row]) -> None:
    row = rows["two"]
    noted = json.loads(json.dumps(row.notes()))
    assert row.made(noted)
    assert not replace(row, synthetic=0.5).made(noted)
    assert not replace(row, autoencoder={}).made(noted)
    assert not row.made({})
    del noted["counting"]["eta"]
    assert row.made(noted), "counted before there was a choice"


@pytest.mark.parametrize("content", ["[]", '{"model": "m", "sets": {}}', "{"])
def test_a_file_that_is_no_rows_is_one_sentence(tmp_path: Path, content: str) -> None:
    (tmp_path / "eps.json").write_text(content)
    for words in (["--table"], ["--row", "eps", "--data", str(tmp_path)]):
        done = CliRunner().invoke(main, ["--out", str(tmp_path), *words])
        assert done.exit_code == 1
        assert "eps.json" in done.stderr
        assert done.stderr.count("\n") == 1


@contextlib.contextmanager
def stopped_after_a_step() -> Iterator[object]:
    class Stopping:
        asked = 0

        def is_set(self) -> bool:
            self.asked += 1
            return self.asked > 1

    yield Stopping()


@pytest.mark.parametrize("name", ["base", "crowds"])
def test_a_stopped_row_goes_on_to_the_same_weights(
    rows: dict[str, Row], place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    row = replace(rows[name], settings=merged(rows[name].settings, {"run": {"steps": 4}}))
    with monkeypatch.context() as patched:
        patched.setattr(loop, "_stop_on_signal", stopped_after_a_step)
        assert work(row, place, silent) is None
    assert not place.result(row).exists()
    assert work(row, place, silent) is not None
    unstopped = replace(place, runs=tmp_path / "again", out=tmp_path / "other")
    assert work(row, unstopped, silent) is not None
    ours, theirs = (read_tensors(each.weights(row))[0] for each in (place, unstopped))
    assert all(torch.equal(ours[key], theirs[key]) for key in theirs)


def test_made_crowds_take_their_share_of_the_steps(rows: dict[str, Row], place: Place) -> None:
    row = replace(rows["crowds"], settings=merged(rows["crowds"].settings, {"run": {"steps": 4}}))
    assert work(row, place, silent) is not None
    stages = (place.runs / "crowds" / "first", place.runs / "crowds")
    done = [read_tensors(folder / "state.safetensors")[1]["step"] for folder in stages]
    assert done == [2, 2]


def test_a_row_of_another_wants_it_trained_first(rows: dict[str, Row], place: Place) -> None:
    with pytest.raises(DotoriError, match="takes the weights of base; give --row base first"):
        work(rows["two"], place, silent)


def test_the_weights_of_another_budget_are_not_taken(rows: dict[str, Row], place: Place) -> None:
    longer = replace(rows["base"], settings=merged(rows["base"].settings, {"run": {"steps": 4}}))
    assert work(longer, place, silent) is not None
    with pytest.raises(DotoriError, match="base holds a training with other settings; give another --runs"):
        work(rows["two"], place, silent)
    assert not place.result(rows["two"]).exists()


def test_another_training_in_the_folder_is_left_alone(rows: dict[str, Row], place: Place) -> None:
    assert work(rows["base"], place, silent) is not None
    before = (place.runs / "base" / "last.safetensors").read_bytes()
    longer = replace(rows["base"], settings=merged(rows["base"].settings, {"run": {"steps": 9}}))
    with pytest.raises(DotoriError, match="other settings; give another --runs"):
        work(longer, place, silent)
    assert (place.runs / "base" / "last.safetensors").read_bytes() == before


def test_the_command_prints_what_is_there_and_refuses_what_is_not(tmp_path: Path) -> None:
    figures = {"pictures": 3, "heads": 9, "mae": 1.25, "rmse": 2, "bias": 0, "seconds": 4.0, "f1_8": 0.5, "game_3": 6.0}
    noted = {**read_rows()["eps"].notes(), "crops": 30000, "seconds_a_crop": 0.2}
    (tmp_path / "eps.json").write_text(json.dumps({"sets": {"part_B": figures}, **noted}))
    done = CliRunner().invoke(main, ["--table", "--out", str(tmp_path)])
    assert done.exit_code == 0
    assert "| eps | objective eps | 30,000 | 1.2 / 0.500 / 6.0 (3) |" in done.stdout
    assert done.stdout.count("\n") == 2 + len(read_rows())
    done = CliRunner().invoke(main, ["--table", "--steps", "20", "--out", str(tmp_path)])
    assert "| eps | objective eps (made with other settings) | 30,000 |" in done.stdout
    for words, said in ((["--row", "epsilon"], "there is no row epsilon"), ([], "--data")):
        done = CliRunner().invoke(main, ["--out", str(tmp_path), *words])
        assert done.exit_code == 1
        assert said in done.stderr
