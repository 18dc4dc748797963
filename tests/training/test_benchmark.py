import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image
from torch import Tensor

from core.counting.counter import Counter
from core.counting.engine import Engine, KeptLevels
from core.counting.opening import OpenedModel
from core.model.diffusion import LatentDiffusion
from core.model.domain_encoder import Domain
from core.model.ready import make_ready
from core.model.schedule import Prediction
from core.model.unet import UNet
from training.benchmark import measuring
from training.benchmark.__main__ import QUICK, main
from training.benchmark.measuring import Figures, Plan, Spent, Timing, measure, median
from training.benchmark.path import STAGES, time_fresh, time_path, time_steps
from training.benchmark.pictures import sides, write_picture
from training.benchmark.rivals import RIVALS, Rival
from training.benchmark.tables import ratios


def timing(seconds: float) -> Timing:
    return Timing({"T": seconds / 4, "steps": 3 * seconds / 4}, 500.0)


def test_it_prints_ratios_first_and_writes_all_figures(
    tiny_model: LatentDiffusion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = OpenedModel(Counter(make_ready(tiny_model, "cpu")), "tiny", "cpu")
    monkeypatch.setattr(measuring, "open_counter", lambda _: opened)
    monkeypatch.setattr(measuring, "time_fresh", lambda _: Spent(1.25, 321.0))
    done = CliRunner().invoke(main, ["--tiny", "--json", str(tmp_path / "all.json")], catch_exceptions=False)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Ratios")
    assert any("CSRNet" in line and "at most 0.33x" in line for line in lines)
    assert any("first count" in line and "1.2 s" in line for line in lines)
    figures = json.loads((tmp_path / "all.json").read_text())
    assert [(row["picture"], row["steps"]) for row in figures["paths"]] == [
        *(("small", steps) for steps in (1, 4, 8, 20, 500)),
        *(("large", steps) for steps in (1, 4, 8, 20, 500)),
    ]
    assert all(list(row["stages"]) == list(STAGES) for row in figures["paths"])
    assert list(figures["networks"]) == ["MCNN", "CSRNet", "P2PNet", "CrowdDiff"]
    assert figures["fresh"]["large"] == {"seconds": 1.25, "megabytes": 321.0}


class Machine:
    """Measures nothing: says how long a run takes, and what ran."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, seconds: Callable[[int], float] = float) -> None:
        self.ran: list[int | str] = []
        self._seconds = seconds
        monkeypatch.setattr(measuring, "time_path", self.path)
        monkeypatch.setattr(measuring, "time_steps", self.steps)
        monkeypatch.setattr(measuring, "time_rival", self.rival)
        monkeypatch.setattr(measuring, "time_fresh", lambda _: Spent(1.0, 300.0))

    def path(self, _model: LatentDiffusion, _path: Path, steps: int) -> Timing:
        self.ran.append(steps)
        return timing(self._seconds(steps))

    def steps(self, _model: LatentDiffusion, _path: Path, steps: int) -> Spent:
        self.ran.append(f"some of {steps}")
        return Spent(self._seconds(steps), 700.0)

    def rival(self, rival: Rival, _width: int, _height: int) -> float:
        self.ran.append(rival.name)
        return self._seconds(1)


def carried_out(plan: Plan) -> Figures:
    *_, figures = measure(plan)
    assert isinstance(figures, Figures)
    return figures


def test_the_quick_plan_has_a_turn_in_the_middle() -> None:
    assert QUICK.rounds == 3
    assert Plan().rounds % 2 == 1


def test_the_same_turn_counts_for_us_and_for_a_rival(monkeypatch: pytest.MonkeyPatch) -> None:
    spent = iter((90.0, 90.0, 1.0, 1.0, 3.0, 3.0))
    Machine(monkeypatch, lambda steps: next(spent, float(steps)))
    figures = carried_out(Plan(96, 64, rounds=2, steps=(8,), large=None, sizes=(), rivals=RIVALS[:1]))
    assert figures.paths["small", 8].seconds == figures.rivals["MCNN"] == 1.0


def test_the_long_run_is_compared_with_default_steps_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    spent = iter((5.0, 5.0, 5.0, 5.0, 1.0, 9.0, 1.0, 60.0, 3.0, 9.0, 3.0))  # turns; before; the long run; after
    machine = Machine(monkeypatch, lambda steps: next(spent, float(steps)))
    figures = carried_out(Plan(96, 64, rounds=3, steps=(8,), large=None, sizes=(), rivals=()))
    assert machine.ran == [8, 8, 8, 8, 8, 8, 8, 500, 8, 8, 8, "CrowdDiff"]
    assert figures.paths["small", 8].seconds == 5.0
    assert figures.beside[500] == 2.0
    assert [said.measured for said in ratios(figures) if said.what.startswith("our 500")] == [30.0]


def test_the_long_run_on_a_large_picture_follows_from_steps_made_as_it_makes_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    machine = Machine(monkeypatch)
    figures = carried_out(Plan(96, 64, rounds=1, steps=(8, 20), large=0.01, sizes=(), rivals=()))
    assert machine.ran[-4:] == [8, 20, "some of 500", "CrowdDiff"]
    assert figures.paths["large", 500] == Timing({"T": 20 / 4, "steps": 500.0}, 700.0)


def test_steps_of_a_long_run_are_timed_as_it_makes_them(
    tiny_model: LatentDiffusion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.fromarray(np.full((70, 90, 3), 90, np.uint8)).save(tmp_path / "grey.png")
    clock, denoise, below = [0.0], Engine.denoise, UNet._below
    steps: list[int] = []

    def slow_step(self: Engine, z_t: Tensor, t: int, domain: Domain, kept: KeptLevels) -> Prediction:
        steps.append(t)
        clock[0] += 1.0 if len(steps) > 1 else 1000.0
        return denoise(self, z_t, t, domain, kept)

    def slow_below(self: UNet, fine: Tensor, tokens: Tensor, time: Tensor) -> Tensor:
        clock[0] += 10.0
        return below(self, fine, tokens, time)

    monkeypatch.setattr(Engine, "denoise", slow_step)
    monkeypatch.setattr(UNet, "_below", slow_below)
    monkeypatch.setattr("core.counting.engine.is_empty", lambda *_: False)
    monkeypatch.setattr("time.perf_counter", lambda: clock[0])
    monkeypatch.setattr("training.benchmark.path.peak_megabytes", lambda: float(len(steps)))
    spent = time_steps(tiny_model, tmp_path / "grey.png", 500)
    assert spent == Spent(500 * (5 + 10) / 5, 15.0)


def test_ratios_say_what_they_are_made_of() -> None:
    figures = Figures(
        {"small": (1000, 1000), "large": (6000, 4000)},
        {("small", 8): timing(2.0), ("small", 500): timing(80.0)},
        {"CSRNet": 8.0, "MCNN": 1.0},
        {1.0: timing(2.0), 4.0: timing(10.0)},
        {"small": Spent(3.0, 400.0), "large": Spent(30.0, 1500.0)},
        {500: 1.6},
    )
    assert [(measured, aim, unit) for _, measured, aim, unit in ratios(figures)] == [
        (0.25, 1 / 3, "x"),
        (2.0, None, "x"),
        (50.0, 30, "x"),
        (1.25, 1, "x"),
        (1500.0, 2000, "MB"),
        (3.0, 5, "s"),
    ]


def test_every_stage_of_the_path_is_timed(tiny_model: LatentDiffusion, tmp_path: Path) -> None:
    Image.fromarray(np.full((70, 90, 3), 90, np.uint8)).save(tmp_path / "grey.png")
    measured = time_path(tiny_model, tmp_path / "grey.png", 3)
    assert list(measured.stages) == list(STAGES)
    assert all(seconds > 0 for seconds in measured.stages.values())
    assert measured.seconds == pytest.approx(sum(measured.stages.values()))
    assert measured.megabytes > 10


def test_a_fresh_process_says_its_memory(tmp_path: Path) -> None:
    Image.fromarray(np.full((40, 50, 3), 90, np.uint8)).save(tmp_path / "grey.png")
    spent = time_fresh(tmp_path / "grey.png")
    assert spent.seconds > 0
    assert 50 < spent.megabytes < 5000


def test_the_median_is_one_of_the_runs() -> None:
    assert median([Spent(3.0, 1.0), Spent(1.0, 2.0), Spent(2.0, 9.0)]) == Spent(2.0, 9.0)
    assert median([timing(2.0), timing(1.0)]) == timing(1.0)
    assert median([2.0, 1.0]) == 1.0


def test_large_pictures_are_the_small_one_mirrored(tmp_path: Path) -> None:
    tile = np.zeros((16, 24, 3), np.uint8)
    tile[:, :8] = 240
    path = write_picture(tile, 56, 40, tmp_path)
    with Image.open(path) as image:
        bright = np.asarray(image)[..., 0] > 120
    assert bright.shape == (40, 56)
    assert bright[:, :8].all()
    assert bright[:, 40:].all()
    assert not bright[:, 8:40].any()
    width, height = sides(24)
    assert width * height == pytest.approx(24e6, rel=1e-3)
    assert width / height == pytest.approx(4 / 3, rel=1e-3)
