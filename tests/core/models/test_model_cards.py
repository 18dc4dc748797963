"""What a card says of a file, and which files have none."""

from __future__ import annotations

import hashlib
import io
import json
import math
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from core.errors import DotoriError
from core.model.config import ModelConfig, to_dict
from core.model.header import file_hash
from core.model.shipped import shipped_model
from core.models.card import HeldBack, InUse, Parent, read_card

Make = Callable[..., Path]

FULL = {
    "config": to_dict(ModelConfig()),
    "parent": {"name": "dotori", "hash": "ab" * 32},
    "made": "2026-03-01T14:30:00",
    "data": ["광장", "station"],
    "pictures": 12,
    "step": 1500,
    "training": {"run": {"batch": 4, "rate": 0.001}, "zoom": [0.5, 2.0], "model": {"unet": {"heads": 4}}},
    "held_back": {
        "pictures": 3,
        "before": {"mae": 20, "f1": 0.7, "clicks": 31, "bias": None},
        "after": {"mae": 10.5, "f1": 0.8, "clicks": 12},
    },
    "validation": {"MAE part_A": 56.1, "score": 0.25},
}


def test_a_card_has_what_the_header_says(tmp_path: Path, make_weights: Make) -> None:
    path = make_weights(tmp_path / "역 앞.safetensors", **FULL)
    card = read_card(path)
    assert (card.name, card.path, card.size, card.shipped) == ("역 앞", path, path.stat().st_size, False)
    assert card.hash == hashlib.sha256(path.read_bytes()).hexdigest()
    assert card.parent == Parent("dotori", "ab" * 32)
    assert card.made == datetime(2026, 3, 1, 14, 30)
    assert card.data == ("광장", "station")
    assert card.pictures == 12
    assert card.training == {"steps done": "1,500", "run.batch": "4", "run.rate": "0.001", "zoom": "0.5 to 2.0"}
    assert card.held_back == HeldBack(3, {"mae": 20, "f1": 0.7, "clicks": 31}, {"mae": 10.5, "f1": 0.8, "clicks": 12})
    assert card.validation == {"MAE part_A": 56.1, "score": 0.25}


def test_the_shipped_model_has_a_card() -> None:
    card = read_card(shipped_model(), shipped=True)
    assert card.shipped
    assert card.name == "dotori"
    assert card.data
    assert card.pictures


@pytest.mark.parametrize("key", [key for key in FULL if key != "config"])
@pytest.mark.parametrize(
    "value", [None, 5, "x", [1], {"a": "b"}, {"name": "x", "hash": None, "before": "x", "after": {"mae": "y"}}]
)
def test_notes_of_another_kind_are_left_out(tmp_path: Path, make_weights: Make, key: str, value: object) -> None:
    card = read_card(make_weights(tmp_path / "m.safetensors", **{key: value}))
    assert (card.parent, card.made, card.held_back) == (None, None, None)
    assert all(isinstance(each, str) for each in card.data)
    assert not card.validation


def test_numbers_that_are_none_are_no_figures(tmp_path: Path, make_weights: Make) -> None:
    figures = {"mae": math.nan, "rmse": math.inf, "sure": True, "f1": 0.5}
    assert read_card(make_weights(tmp_path / "m.safetensors", validation=figures)).validation == {"f1": 0.5}


def test_what_nobody_would_write_does_no_harm(tmp_path: Path, make_weights: Make) -> None:
    deep: object = 1
    for _ in range(500):
        deep = {"in": deep}
    huge = {"mae": 10**400}
    notes = {"made": "0001-01-01", "validation": huge, "pictures": 10**400, "step": 10**400, "training": deep}
    card = read_card(make_weights(tmp_path / "m.safetensors", **notes, held_back={"before": huge, "after": huge}))
    assert (card.made, card.validation, card.held_back) == (None, {}, None)
    assert list(card.training) == ["steps done"]


@pytest.mark.parametrize(
    ("before", "after", "worse"),
    [
        ({"mae": 10.0}, {"mae": 9.0}, False),
        ({"mae": 10.0}, {"mae": 10.1}, True),
        ({"mae": 10.0, "clicks": 40.0}, {"mae": 10.0, "clicks": 40.0}, False),
        ({"mae": 10.0, "clicks": 40.0}, {"mae": 9.0, "clicks": 41.0}, False),
        ({"mae": 10.0, "clicks": 40.0}, {"mae": 11.0, "clicks": 39.0}, False),
        ({"mae": 10.0, "clicks": 40.0}, {"mae": 10.0, "clicks": 41.0}, True),
        ({"mae": 10.0, "clicks": 40.0}, {"mae": 11.0, "clicks": 41.0}, True),
        ({"mae": 10.0}, {"clicks": 11.0}, False),
        ({"bias": 1.0}, {"bias": 6.0}, False),
    ],
)
def test_which_models_got_worse(before: dict[str, float], after: dict[str, float], worse: bool) -> None:
    assert HeldBack(4, before, after).worse is worse
    for other, taught, said in (("ab", 0, worse), ("ab", 1, False), ("cd", 0, False)):
        in_use = InUse("plaza", "ab", before, taught)
        assert HeldBack(4, after, after, in_use).worse_than(other) is said
    assert not HeldBack(4, after, after).worse_than("ab")


@pytest.mark.parametrize(
    ("noted", "in_use"),
    [
        ({"name": "a", "hash": "ab", "figures": {"mae": 3}, "taught": 2}, InUse("a", "ab", {"mae": 3.0}, 2)),
        ({"name": "a", "hash": "ab", "figures": 5, "taught": "2"}, InUse("a", "ab", {}, 0)),
        ({"name": "a"}, None),
        (5, None),
    ],
)
def test_the_model_that_was_in_use_beside_it(
    tmp_path: Path, make_weights: Make, noted: object, in_use: InUse | None
) -> None:
    held_back = {"before": {"mae": 4.0}, "after": {"mae": 2.0}, "in_use": noted}
    card = read_card(make_weights(tmp_path / "m.safetensors", held_back=held_back))
    assert card.held_back is not None and card.held_back.in_use == in_use


class Trap:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Path.touch, (Path("sprung"),)


def zipped(content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("data.pkl", content)
    return file.getvalue()


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("wrap", [bytes, zipped], ids=["bare", "zip"])
@pytest.mark.parametrize("name", ["m.pt", "m.safetensors"])
def test_a_pickle_is_refused_with_the_reason_and_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, protocol: int, wrap: Callable[[bytes], bytes], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    path.write_bytes(wrap(pickle.dumps({"config": Trap()}, protocol)))
    with pytest.raises(DotoriError) as caught:
        read_card(path)
    assert str(path) in str(caught.value)
    if protocol >= 2 or wrap is zipped or name == "m.pt":  # the older two are plain text
        assert "opening a pickle runs whatever program its maker put into it" in str(caught.value)
    assert not (tmp_path / "sprung").exists()


def test_no_header_is_taken_for_a_pickle(tmp_path: Path) -> None:
    """The length of one of 640 bytes begins as a pickle does."""
    path, starts = tmp_path / "m.safetensors", set()
    for length in range(500, 700, 8):
        save_file({"a": np.zeros(1)}, path, {"note": json.dumps("x" * length)})
        starts.add(path.read_bytes()[:2])
        with pytest.raises(DotoriError, match="no Dotori model"):
            read_card(path)
    assert b"\x80\x02" in starts


def spoil(**about: object) -> Callable[[Path, Make], object]:
    return lambda path, make: make(path, **about)


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (lambda path, _: path.write_bytes(b""), "no weights that can be read"),
        (lambda path, _: path.write_bytes(b"\xff" * 100), "no weights that can be read"),
        (lambda path, _: path.mkdir(), "no weights that can be read"),
        (lambda path, make: path.write_bytes(make(path).read_bytes()[:-4]), "no weights that can be read"),
        (lambda path, _: save_file({"a": np.zeros(1)}, path, {"config": "{"}), "no weights that can be read"),
        (lambda path, _: save_file({"a": np.zeros(1)}, path), "settings are missing"),
        (lambda path, _: save_file({"unet.a": np.zeros(1)}, path, {"config": "{}"}), "no whole Dotori model"),
        (spoil(config={"unet": {"window": 3}}), "unknown setting window"),
        (spoil(config=[1]), "expected a table"),
        (lambda _path, _make: None, "no weights at"),
    ],
    ids=["empty", "noise", "folder", "cut", "json", "bare", "part", "newer", "list", "missing"],
)
def test_what_is_no_model_is_refused_in_a_sentence(
    tmp_path: Path, make_weights: Make, write: Callable[[Path, Make], object], said: str
) -> None:
    path = tmp_path / "m.safetensors"
    write(path, make_weights)
    with pytest.raises(DotoriError, match=said) as caught:
        read_card(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_changed_file_has_another_hash(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"one")
    first = file_hash(path)
    path.write_bytes(b"another")
    assert file_hash(path) == hashlib.sha256(b"another").hexdigest() != first
    with pytest.raises(DotoriError, match="gone"):
        file_hash(tmp_path / "gone")


def test_torch_is_not_needed() -> None:
    code = "import sys, json; import core.models; print(json.dumps('torch' in sys.modules))"
    assert json.loads(subprocess.check_output([sys.executable, "-c", code], cwd=Path(__file__).parents[3])) is False
