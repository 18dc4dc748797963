"""The real teacher with a tiny model, a step long."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.teaching import teacher
from app.teaching.messages import LeftOut, Lesson, Progress, Result
from app.teaching.teacher import lessons
from core.errors import DotoriError
from core.history import EditDots, SetReviewed
from core.model.config import ModelConfig
from core.model.weights import save_model
from core.models import Library
from core.models.card import read_card
from core.places import models_folder
from core.project import open_project
from training.finetuning.settings import Budget

pytestmark = pytest.mark.usefixtures("fp32")

SIDE = 160


@pytest.fixture
def make_folder(tmp_path: Path, noise_picture: Callable[..., np.ndarray]) -> Callable[[int], Path]:
    """So many reviewed pictures with ten heads each."""

    def make(count: int) -> Path:
        folder = tmp_path / "광장"
        folder.mkdir()
        for number in range(count):
            Image.fromarray(noise_picture(SIDE, SIDE, number)).save(folder / f"IMG_{number}.png")
        with open_project(folder) as project:
            for number, picture in enumerate(project.sync(sorted(folder.glob("*.png")))):
                heads = np.random.default_rng(number).uniform(0, SIDE, (10, 2))
                project.edit(picture.id, EditDots.add(project.marks(picture.id), heads))
                project.edit(picture.id, SetReviewed.on(project.marks(picture.id)))
        return folder

    return make


@pytest.fixture
def shipped(tiny_model_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny model in the place of the shipped one, while another one is in use."""
    library = Library(models_folder())
    library.use(library.import_file(tiny_model_file, "taught before").name)
    monkeypatch.setattr(teacher, "shipped_model", lambda: tiny_model_file)
    return tiny_model_file


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(("pictures", "width"), [(4, (SIDE, SIDE)), (1, (SIDE // 8, SIDE // 2))])
def test_a_lesson_tells_its_stages_and_writes_a_model_with_a_card(
    make_folder: Callable[[int], Path], tmp_path: Path, pictures: int, width: tuple[int, int]
) -> None:
    folder = make_folder(pictures)
    target = tmp_path / "taught.safetensors"
    with open_project(folder):  # as the window has it
        *states, result = lessons(Lesson(folder, 1e-4, "cpu", target))
    assert [state.stage for state in states if isinstance(state, Progress)] == ["before", "learn", "after"]
    assert all(state.seconds_left >= 0 for state in states if isinstance(state, Progress))
    assert isinstance(result, Result)
    assert result.parts == (pictures == 1)
    card = read_card(target)
    assert card.parent is not None
    assert card.parent.name == "tiny", "never the one in use: that may have learned from what is held back"
    assert card.held_back is not None
    assert card.held_back.before["clicks"] == result.before.clicks
    assert card.held_back.after["mae"] == result.after.mae
    [example] = result.examples
    assert example.pixels.shape[0] == SIDE
    assert width[0] <= example.pixels.shape[1] <= width[1]
    for found, figures in ((example.before, result.before), (example.after, result.after)):
        assert found.matches.missed + found.matches.false == figures.clicks
        assert abs(found.error) == figures.mae
        everything = np.concatenate([found.hits, found.missed, found.false])
        assert (everything >= -1).all()
        assert (everything[:, 0] <= example.pixels.shape[1] + 1).all()


@pytest.mark.usefixtures("shipped")
def test_a_taught_model_in_use_is_beside_it(
    make_folder: Callable[[int], Path], tmp_path: Path, make_model: Callable, tiny_config: ModelConfig
) -> None:
    library = Library(models_folder())
    save_model(make_model(tiny_config, seed=1), library.folder / "plaza.safetensors", {})
    library.use("plaza")
    *states, result = lessons(Lesson(make_folder(4), 1e-4, "cpu", tmp_path / "taught.safetensors"))
    stages = [(state.stage, state.done) for state in states if isinstance(state, Progress)]
    assert stages == [("before", 1.0), ("in use", 1.0), ("learn", 1.0), ("after", 1.0)]
    lefts = [state.seconds_left for state in states if isinstance(state, Progress)]
    assert min(lefts) >= 0 and lefts[0] > lefts[1]
    assert isinstance(result, Result) and result.in_use is not None
    assert (result.in_use.name, result.in_use.taught) == ("plaza", 0)
    held_back = read_card(tmp_path / "taught.safetensors").held_back
    assert held_back is not None and held_back.in_use is not None
    assert held_back.in_use.figures["mae"] == result.in_use.figures.mae != result.before.mae
    worse = held_back.worse_than(library.card("plaza").hash)
    assert worse == (result.in_use.verdict == "worse")


def test_minutes_are_those_of_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    budgets = []
    monkeypatch.setattr(teacher, "plan", lambda *_, budget, **__: budgets.append(budget) or sys.exit())
    with pytest.raises(SystemExit):
        next(lessons(Lesson(tmp_path, 60.0, "cpu", tmp_path / "out.safetensors")))
    assert budgets == [Budget(3600, 60.0)]


@pytest.mark.usefixtures("shipped")
def test_a_lesson_first_says_what_is_left_out(make_folder: Callable[[int], Path], tmp_path: Path) -> None:
    folder = make_folder(5)
    (folder / "IMG_3.png").unlink()
    with open_project(folder):
        first, *_, last = lessons(Lesson(folder, 1e-4, "cpu", tmp_path / "taught.safetensors"))
    assert isinstance(first, LeftOut)
    (sentence,) = first.sentences
    assert str(folder / "IMG_3.png") in sentence
    assert isinstance(last, Result) and last.pictures == 1


@pytest.mark.usefixtures("shipped")
def test_nothing_to_learn_from_is_said(tmp_path: Path) -> None:
    open_project(tmp_path).close()
    with pytest.raises(DotoriError, match="no picture and no block is reviewed"):
        next(lessons(Lesson(tmp_path, 1.0, "cpu", tmp_path / "out.safetensors")))
