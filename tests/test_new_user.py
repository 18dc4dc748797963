"""What a new user would do, with the shipped model and a tiny budget: count a folder, correct five pictures, teach,
accept, count the rest again, and see that less is left to correct."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.history import EditDots, SetReviewed
from core.matches import Matches
from core.metrics import count_matches
from core.models.card import read_card
from core.project import Picture, Project, State, open_project
from training.datasets import discover
from training.finetuning import command, made_scene
from training.finetuning.judging import DISTANCE
from training.finetuning.made_scene import draw_scene
from training.finetuning.settings import FinetuneSettings

pytestmark = [pytest.mark.usefixtures("fp32"), pytest.mark.timeout(900)]

PICTURES, CORRECTED = 8, 5

Truth = dict[str, NDArray[np.float64]]


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Truth]:
    """A folder of drawn pictures of one place, and where the heads are."""
    seed, scene = made_scene.SAMPLES["hall"]
    monkeypatch.setitem(made_scene.SAMPLES, "hall", (seed, replace(scene, width=448, height=336)))
    monkeypatch.setattr(made_scene, "HEADS", (30, 60))
    folder = tmp_path / "hall"
    folder.mkdir()
    list(draw_scene(folder, "hall", PICTURES))
    truth = {sample.image.name: sample.points for sample in discover(folder)}
    (folder / "dotori.json").unlink()
    return folder, truth


@pytest.fixture
def small_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = FinetuneSettings()
    small = functools.partial(FinetuneSettings, batch=4, data=replace(settings.data, crop=224))
    monkeypatch.setattr(command, "FinetuneSettings", small)


def correct(project: Project, picture: Picture, heads: NDArray[np.float64]) -> None:
    """Set every head, and no other dot."""
    marks = project.marks(picture.id)
    marks = project.edit(picture.id, EditDots.delete(marks, marks.dots.id.tolist()))
    marks = project.edit(picture.id, EditDots.add(marks, heads))
    project.edit(picture.id, SetReviewed.on(marks))


def clicks(project: Project, pictures: list[Picture], truth: Truth) -> int:
    """Dots that are still to be added or removed."""
    found = (count_matches(project.marks(p.id).counted.xy, truth[p.path], DISTANCE) for p in pictures)
    matches = sum(found, Matches(0, 0, 0))
    return matches.false + matches.missed


@pytest.mark.usefixtures("small_budget")
def test_after_five_corrections_less_is_left(say: Callable, hall: tuple[Path, Truth], tmp_path: Path) -> None:
    folder, truth = hall
    status, out, _ = say("count", folder, "--project")
    assert (status, out.splitlines()[0]) == (0, f"counted {PICTURES}, skipped 0, failed 0")
    with open_project(folder) as project:
        pictures = project.images()
        corrected, rest = pictures[:CORRECTED], pictures[CORRECTED:]
        for picture in corrected:
            correct(project, picture, truth[picture.path])
        before = clicks(project, rest, truth)

    learned = tmp_path / "learned.safetensors"
    status, _, _ = say("finetune", folder, "--out", learned, "--steps", 24)
    assert status == 0, "it counts what was held back better, and is offered"
    assert read_card(learned).parent is not None
    assert say("models", "import", learned)[0] == 0
    assert say("models", "use", "learned")[0] == 0

    status, out, _ = say("count", folder, "--project")
    assert (status, out.splitlines()[0]) == (0, f"counted {PICTURES - CORRECTED}, skipped {CORRECTED}, failed 0")
    with open_project(folder) as project:
        assert [project.image(picture.id).state for picture in corrected] == [State.REVIEWED] * CORRECTED
        assert {run.key.model for run in project.runs().values()} > {"learned.safetensors"}
        after = clicks(project, rest, truth)
    assert after < before
