"""`models`, and `--model`, at the front door."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.model.diffusion import LatentDiffusion
from core.model.weights import save_model

Say = Callable[..., tuple[int, str, str]]

HELD_BACK = {"pictures": 3, "before": {"mae": 20.0, "f1": 0.7}, "after": {"mae": 25.0, "f1": 0.65}}


def test_a_model_comes_is_used_and_goes(
    say: Say, tmp_path: Path, own_home: Path, make_weights: Callable[..., Path]
) -> None:
    file = make_weights(tmp_path / "광장.safetensors", parent={"name": "dotori", "hash": "c0ffee" * 8})
    assert say("models", "import", file) == (0, "imported as 광장\n", "")
    assert (own_home / "models" / "광장.safetensors").exists()
    assert say("models", "use", "광장") == (0, "광장 counts from now on\n", "")
    status, listed, _ = say("models", "list")
    assert status == 0
    assert "* 광장" in listed
    assert "  dotori  shipped" in listed
    assert "dotori (c0ffeec0ffee)" in listed
    assert say("models", "rename", "광장", "Plaza") == (0, "광장 is called Plaza now\n", "")
    assert "* Plaza" in say("models", "list")[1]
    assert say("models", "export", "Plaza", tmp_path / "out.safetensors")[0] == 0
    status, _, said = say("models", "export", "Plaza", tmp_path / "out.safetensors")
    assert (status, "--overwrite" in said) == (1, True)
    assert say("models", "export", "Plaza", tmp_path / "out.safetensors", "--overwrite")[0] == 0
    assert say("models", "delete", "Plaza") == (0, "Plaza is deleted; dotori counts\n", "")
    assert say("models", "delete", "dotori")[0] == 1


def test_what_got_worse_wants_force(say: Say, tmp_path: Path, make_weights: Callable[..., Path]) -> None:
    say("models", "import", make_weights(tmp_path / "worse.safetensors", held_back=HELD_BACK))
    status, _, said = say("models", "use", "worse")
    assert (status, "--force" in said) == (1, True)
    assert say("models", "use", "worse", "--force")[0] == 0
    listed = " ".join(say("models", "list")[1].split())
    assert "3 pictures: mae 20 to 25, f1 0.7 to 0.65; it got worse" in listed


def test_a_broken_file_is_listed_with_its_reason(say: Say, own_home: Path) -> None:
    (own_home / "models").mkdir(parents=True)
    (own_home / "models" / "[bold]odd.safetensors").write_text("no model")
    status, listed, _ = say("models", "list")
    assert status == 0
    assert "  [bold]odd  cannot be used" in listed
    assert "holds no weights that can be read" in " ".join(listed.split())


@pytest.mark.usefixtures("fp32")
def test_count_takes_names_paths_and_what_is_in_use(
    say: Say, tmp_path: Path, own_home: Path, tiny_model: LatentDiffusion, noise_picture: Callable[..., np.ndarray]
) -> None:
    picture = tmp_path / "p.png"
    Image.fromarray(noise_picture(40, 60)).save(picture)
    save_model(tiny_model, own_home / "models" / "named.safetensors", {})
    save_model(tiny_model, tmp_path / "file.safetensors", {})
    words = ("count", picture, "--json", "-", "--steps", 1, "--zoom", 1)
    for more, name in (
        (("--model", "named"), "named.safetensors"),
        (("--model", tmp_path / "file.safetensors"), "file.safetensors"),
        ((), "named.safetensors"),
    ):
        if not more:
            say("models", "use", "named")
        status, out, err = say(*words, *more)
        assert status == 0, err
        assert json.loads(out)["model"] == name
    status, _, said = say(*words, "--model", "nobody")
    assert (status, said.count("\n")) == (1, 1)
    assert "neither a model called nobody nor such a file" in said
