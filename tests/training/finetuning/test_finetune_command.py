"""`python main.py finetune`, with a tiny model."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.model.config import ModelConfig
from core.model.weights import save_model
from core.models import Library
from core.models.card import read_card
from core.places import models_folder
from training.finetuning import command, learning, teaching
from training.finetuning.holding_back import divide
from training.finetuning.settings import Budget, FinetuneSettings
from training.finetuning.sources import digests_of
from training.finetuning.taught_pictures import TaughtPictures

pytestmark = pytest.mark.usefixtures("fp32")


@pytest.fixture
def finetune(
    say: Callable, tiny_model_file: Path, quick: FinetuneSettings, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """finetune(words...) with the tiny model, on the CPU, for one quick step."""
    small = functools.partial(FinetuneSettings, batch=quick.batch, data=quick.data)
    monkeypatch.setattr(command, "FinetuneSettings", small)
    return functools.partial(say, "finetune", "--model", tiny_model_file, "--device", "cpu", "--steps", 1)


@pytest.fixture
def gets(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """gets(verdict): whatever a model learns comes out so."""
    return lambda verdict: monkeypatch.setattr(teaching, "verdict", lambda _before, _after: verdict)


def test_a_project_teaches_a_model_that_counts(
    worked: Path, tmp_path: Path, finetune: Callable, gets: Callable, say: Callable
) -> None:
    gets("better")
    out = tmp_path / "models" / "square.safetensors"
    status, said, _ = finetune(worked, "--out", out)
    assert status == 0
    assert "Learning from 4 pictures; 2 pictures held back." in said
    assert "got better" in said and str(out) in said
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    assert read_card(out).data == ("광장",)
    status, said, _ = say("count", worked / "IMG_0.png", "--model", out)
    assert status == 0 and "IMG_0" in said


def test_reviewed_pictures_that_cannot_be_used_are_named_and_the_others_teach(
    worked: Path, tmp_path: Path, finetune: Callable, gets: Callable
) -> None:
    gets("better")
    (worked / "IMG_2.png").unlink()
    (worked / "IMG_3.png").write_bytes(b"\x89PNG")
    out = tmp_path / "square.safetensors"
    status, said, error = finetune(worked, "--out", out)
    assert (status, error) == (0, "")
    replaced, gone, opening = said.splitlines()[:3]
    assert replaced.startswith(f"a reviewed picture is left out: {worked / 'IMG_3.png'} is not the file")
    assert gone.startswith(f"a reviewed picture is left out: cannot read {worked / 'IMG_2.png'}: there is no such file")
    assert opening == "Learning from 3 pictures; 1 picture held back."
    assert read_card(out).pictures == 3


def test_it_says_what_the_model_in_use_makes_of_the_same_pictures(
    worked: Path, tmp_path: Path, finetune: Callable, gets: Callable, make_model: Callable, tiny_config: ModelConfig
) -> None:
    gets("better")
    library = Library(models_folder())
    save_model(make_model(tiny_config, seed=1), library.folder / "plaza.safetensors", {})
    library.use("plaza")
    status, said, error = finetune(worked, "--out", tmp_path / "square.safetensors")
    assert status == 0, error
    line = next(line for line in said.splitlines() if line.startswith("In use is plaza: MAE "))
    assert line.endswith(("better than that.", "worse than that."))
    card = read_card(tmp_path / "square.safetensors")
    assert card.held_back is not None and card.held_back.in_use is not None
    assert f"MAE {card.held_back.in_use.figures['mae']:.1f}" in line


def test_a_data_set_teaches_too(
    tmp_path: Path, make_shanghaitech: Callable, finetune: Callable, gets: Callable
) -> None:
    gets("better")
    out = tmp_path / "street.safetensors"
    data = make_shanghaitech(tmp_path / "street", train=5, test=0)
    assert finetune(data, "--out", out)[0] == 0
    assert read_card(out).data == ("street",)


@pytest.mark.parametrize(("verdict", "words"), [("worse", "got worse"), ("no difference", "neither better nor worse")])
def test_a_model_that_did_not_get_better_is_not_written(
    verdict: str, words: str, worked: Path, tmp_path: Path, finetune: Callable, gets: Callable
) -> None:
    gets(verdict)
    out = tmp_path / "models" / "square.safetensors"
    status, said, _ = finetune(worked, "--out", out)
    assert status == 1 and words in said and "--keep-anyway" in said
    assert not list(out.parent.iterdir())
    status, said, _ = finetune(worked, "--out", out, "--keep-anyway")
    assert status == 0 and words in said and out.is_file()


def test_of_few_pictures_the_right_part_is_held_back(
    tmp_path: Path, make_shanghaitech: Callable, finetune: Callable
) -> None:
    data = make_shanghaitech(tmp_path / "street", train=1, test=0)
    said = finetune(data, "--out", tmp_path / "x.safetensors")[1]
    assert "Learning from the left part of 1 picture; the right part is held back." in said
    data = make_shanghaitech(tmp_path / "square", train=2, test=0)
    said = finetune(data, "--out", tmp_path / "y.safetensors")[1]
    assert "of 1 picture; the right part is held back, and all of 1 picture." in said


def test_what_is_cut_in_two_is_told_from_what_is_whole(make_samples: Callable, tmp_path: Path) -> None:
    samples = make_samples(6)
    cut = {digest: 120.0 for sample in samples[:2] for digest in digests_of([sample])}
    division = divide(samples, known=TaughtPictures(cut=cut))
    planned = teaching.Plan(division, [], tmp_path / "x.safetensors", "cpu", FinetuneSettings(), Budget())
    assert command._opening(planned) == (
        "Learning from the left part of 2 pictures and all of 2 pictures; the right part is held back, and all of "
        "2 pictures."
    )


def test_minutes_are_those_of_the_app(say: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    budgets = []
    monkeypatch.setattr(command, "plan", lambda *arguments: budgets.append(arguments[5]) or sys.exit(7))
    for words in ((), ("--minutes", 60), ("--minutes", 60, "--steps", 5)):
        assert say("finetune", tmp_path, "--out", tmp_path / "x.safetensors", *words)[0] == 7
    assert budgets == [Budget(600, 10.0), Budget(3600, 60.0), Budget(5, 60.0)]


def test_the_name_of_a_model_will_do(
    worked: Path, tmp_path: Path, finetune: Callable, gets: Callable, say: Callable, tiny_model_file: Path
) -> None:
    gets("better")
    assert say("models", "import", tiny_model_file)[0] == 0
    out = tmp_path / "square.safetensors"
    status, _, error = finetune(worked, "--out", out, "--model", "tiny")
    assert status == 0, error
    parent = read_card(out).parent
    assert parent is not None and parent.name == "tiny"
    status, _, error = finetune(worked, "--out", tmp_path / "x.safetensors", "--model", "nobody")
    assert status == 1 and "neither a model called nobody" in error


def test_ctrl_c_leaves_nothing(
    worked: Path, tmp_path: Path, finetune: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(learning, "_progress", interrupted)
    out = tmp_path / "models" / "square.safetensors"
    assert finetune(worked, "--out", out)[0] == 130
    assert not list(out.parent.iterdir())


def test_a_file_that_is_there_is_not_overwritten(worked: Path, tmp_path: Path, finetune: Callable) -> None:
    out = tmp_path / "mine.safetensors"
    out.write_bytes(b"mine")
    status, _, error = finetune(worked, "--out", out)
    assert status == 1 and "name another file" in error
    assert out.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("out", "words"), [("model.pt", r"weights are .safetensors"), ("file/x.safetensors", "name another file")]
)
def test_a_file_that_cannot_be_is_refused_before_anything_is_read(
    out: str, words: str, tmp_path: Path, finetune: Callable
) -> None:
    (tmp_path / "file").write_text("")
    status, _, error = finetune(tmp_path / "nothing here", "--out", tmp_path / out)
    assert status == 1 and words in error and error.count("\n") == 1


def test_data_that_cannot_be_read_is_a_sentence(tmp_path: Path, finetune: Callable) -> None:
    status, _, error = finetune(tmp_path / "gone", "--out", tmp_path / "x.safetensors")
    assert status == 1 and "there is no such folder" in error and error.count("\n") == 1
