import json
import os
import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from core.errors import DotoriError
from core.model import shipped
from core.model.config import AutoencoderConfig, DiffusionConfig, ModelConfig, UNetConfig, from_dict, to_dict
from core.model.diffusion import LatentDiffusion
from core.model.weights import load_model, read_tensors, save_model, write_tensors


def test_settings_survive_json(tiny_config: ModelConfig) -> None:
    assert from_dict(ModelConfig, json.loads(json.dumps(to_dict(tiny_config)))) == tiny_config
    assert from_dict(ModelConfig, {}) == ModelConfig()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"unet": {"width": 3}}, "width"),
        ({"colour": 1}, "colour"),
        ({"unet": 5}, "unet"),
        ({"unet": {"heads": "many"}}, "heads"),
        ({"unet": {"heads": True}}, "heads"),
        ({"unet": {"heads": 2.5}}, "heads"),
        ({"unet": {"cross_attention": 1}}, "cross_attention"),
        ({"unet": {"widths": [8, 8]}}, "widths"),
        ({"unet": {"widths": [8, 8, "8"]}}, "widths"),
        ({"unet": {"widths": 8}}, "widths"),
        ({"diffusion": {"schedule": "linear"}}, "schedule"),
        ({"diffusion": {"signal_scale": "b"}}, "signal_scale"),
        ({"diffusion": {"objective": ["v"]}}, "objective"),
    ],
)
def test_settings_that_do_not_fit_are_named(values: dict, said: str) -> None:
    with pytest.raises(DotoriError, match=said) as caught:
        from_dict(ModelConfig, values, "model.toml")
    assert "model.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = tmp_path / "x.safetensors"
    write_tensors(path, {"a": torch.zeros(3)}, {"step": 1})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if name == "fsync" else (Path, "replace")), full)
    with pytest.raises(OSError, match="No space"):
        write_tensors(path, {"a": torch.ones(3)}, {"step": 2})
    assert [file.name for file in tmp_path.iterdir()] == ["x.safetensors"]
    tensors, about = read_tensors(path)
    assert about == {"step": 1}
    assert not tensors["a"].any()


def test_whole_numbers_stand_for_fractions_and_lists_for_tuples() -> None:
    assert from_dict(DiffusionConfig, {"signal_scale": 1}).signal_scale == 1
    assert from_dict(UNetConfig, {"widths": [1, 2, 3]}).widths == (1, 2, 3)


def test_tensors_and_notes_come_back(tmp_path: Path) -> None:
    tensors = {"a/b": torch.arange(6.0).reshape(2, 3).T, "n": torch.tensor(3)}
    path = tmp_path / "deep" / "er" / "x.safetensors"
    write_tensors(path, tensors, {"step": 4, "best": None, "name": "ä"})
    read, about = read_tensors(path)
    assert about == {"step": 4, "best": None, "name": "ä"}
    assert read.keys() == tensors.keys()
    assert all(torch.equal(read[name], tensors[name]) for name in tensors)
    assert [p.name for p in path.parent.iterdir()] == ["x.safetensors"]


@pytest.mark.parametrize("half", [True, False])
def test_a_model_comes_back_ready_to_use(tmp_path: Path, tiny_model: LatentDiffusion, half: bool) -> None:
    path = tmp_path / "m.safetensors"
    tiny_model.autoencoder.latent_mean.fill_(1 / 3)
    save_model(tiny_model, path, {"data": ["a"]}, half)
    loaded, about = load_model(path)
    assert loaded.config == tiny_model.config
    assert about["data"] == ["a"]
    assert not loaded.training
    assert not any(p.requires_grad for p in loaded.parameters())
    theirs = loaded.state_dict()
    for name, tensor in tiny_model.state_dict().items():
        assert theirs[name].dtype == tensor.dtype
        torch.testing.assert_close(theirs[name], tensor, rtol=1e-3 if half else 0, atol=1e-6 if half else 0)
    assert torch.equal(loaded.autoencoder.latent_mean, tiny_model.autoencoder.latent_mean)


def write_pickle(path: Path) -> None:
    path.write_bytes(pickle.dumps({"config": {}}))


def write_torch(path: Path) -> None:
    torch.save({"a": torch.zeros(2)}, path)


@pytest.mark.parametrize(
    "write",
    [
        write_pickle,
        write_torch,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_text("not weights\n" * 20),
        lambda path: path.mkdir(),
        lambda path: save_file({"a": torch.zeros(2)}, path),
        lambda path: save_file({"a": torch.zeros(2)}, path, {"format": "pt"}),
        lambda path: write_tensors(path, {"a": torch.zeros(2)}, {"config": {"unet": {"window": 3}}}),
        lambda path: write_tensors(path, {"a": torch.zeros(2)}, {"config": [1]}),
        lambda path: write_tensors(path, {"a": torch.zeros(2)}, {"config": {}}),
        lambda _path: None,
    ],
    ids=["pickle", "torch", "empty", "text", "folder", "bare", "foreign", "unknown", "list", "misfit", "missing"],
)
def test_what_is_no_model_is_refused_in_a_sentence(tmp_path: Path, write: Callable[[Path], object]) -> None:
    path = tmp_path / "model.safetensors"
    write(path)
    with pytest.raises(DotoriError, match=r"model\.safetensors") as caught:
        load_model(path)
    assert "\n" not in str(caught.value)


def test_a_model_cut_short_is_refused(tmp_path: Path, tiny_model: LatentDiffusion) -> None:
    path = tmp_path / "m.safetensors"
    save_model(tiny_model, path, {})
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(DotoriError, match=r"m\.safetensors"):
        load_model(path)


def test_weights_of_another_size_are_refused(tmp_path: Path, tiny_model: LatentDiffusion) -> None:
    path = tmp_path / "m.safetensors"
    config = replace(tiny_model.config, autoencoder=AutoencoderConfig(width=8, blocks=1, codes=17))
    write_tensors(path, tiny_model.state_dict(), {"config": to_dict(config)})
    with pytest.raises(DotoriError, match="do not fit"):
        load_model(path)


def test_missing_shipped_weights_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "NAME", "no-such.safetensors")
    with pytest.raises(DotoriError, match="--model"):
        shipped.shipped_model()
