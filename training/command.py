"""`python main.py train`: what stands between the command line and the loop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from core.errors import DotoriError
from core.model.config import AutoencoderConfig, ModelConfig, from_dict, to_dict
from core.model.diffusion import LatentDiffusion
from core.model.shipped import shipped_model
from core.model.weights import load_model, read_tensors
from training.autoencoder import AutoencoderTask
from training.datasets import discover
from training.diffusion import DiffusionTask
from training.loop import Run
from training.pictures import Pictures
from training.processes import join_processes
from training.settings import AutoencoderTraining, DiffusionTraining, TrainingOfT, load_settings
from training.validation import Validator


def train_autoencoder(config: Path, out: Path, resume: bool, quiet: bool = False) -> None:
    """Train E and D as a TOML file says; see `training.loop.Run` for what is left in the folder `out`.

    Raises:
        DotoriError: the settings cannot be read, or the folder holds another training.
    """
    settings = load_settings(AutoencoderTraining, config)
    with join_processes() as processes:
        torch.manual_seed(settings.run.seed)
        run = Run(AutoencoderTask(settings), settings.run, _prepare(out, resume), processes, quiet)
        if resume:
            run.resume()
        _keep_settings(out, config)
        run.train()


def train_diffusion(
    config: Path,
    out: Path,
    data: Sequence[Path],
    autoencoder: Path | None,
    resume: bool,
    quiet: bool = False,
    start: Path | None = None,
) -> None:
    """Train T and the U-Net on the training pictures of data sets; see `train_autoencoder`.

    Args:
        config: TOML file of settings.
        out: folder of the run.
        data: folders of data sets.
        autoencoder: weights with E and D, of `train autoencoder` or of a whole model; the shipped ones where None.
        resume: go on where a run in `out` stopped.
        quiet: show and log nothing.
        start: a whole model to go on from, rather than from new weights for T and the U-Net.

    Raises:
        DotoriError: settings, data or weights cannot be read or do not fit, or the folder holds another training.
    """
    settings = load_settings(DiffusionTraining, config)
    with join_processes() as processes:
        torch.manual_seed(settings.run.seed)
        if start is None:
            weights = autoencoder or shipped_model()
            model = with_autoencoder(settings.model, weights)
            if settings.domain_encoder != "new":
                whole = "config" in read_tensors(weights)[1]
                give_domain_encoder(model, weights if whole else shipped_model())
        else:
            model = started(settings.model, start)
        choose_what_learns(model, settings.domain_encoder)
        pictures = Pictures([sample for root in data for sample in discover(root, "train")], settings.data)
        about = {
            "data": sorted({f"{s.dataset} (train)" for s in pictures.samples}),
            "pictures": len(pictures.samples),
            "training": to_dict(settings),
        }
        validator = Validator([sample for root in data for sample in discover(root, "val")])
        task = DiffusionTask(model, pictures, settings, validator, about)
        run = Run(task, settings.run, _prepare(out, resume), processes, quiet)
        if resume:
            run.resume()
        _keep_settings(out, config)
        run.train()


def with_autoencoder(config: ModelConfig, weights: Path) -> LatentDiffusion:
    """A fresh model with trained E and D.

    Raises:
        DotoriError: the weights are not those of an autoencoder.
    """
    tensors, about = read_tensors(weights)
    if "config" in about:
        tensors = _only_autoencoder(tensors)
        about = {"autoencoder": about["config"]["autoencoder"]}
    if "autoencoder" not in about:
        raise DotoriError(f"{weights} holds no autoencoder; make one with: python main.py train autoencoder")
    settings = from_dict(AutoencoderConfig, about["autoencoder"], str(weights))
    model = LatentDiffusion(replace(config, autoencoder=settings))
    model.autoencoder.load_state_dict({name: t.float() if t.is_floating_point() else t for name, t in tensors.items()})
    return model


def give_domain_encoder(model: LatentDiffusion, weights: Path) -> None:
    """Have the T of another model.

    Raises:
        DotoriError: the weights are no whole model, or its T is not the one that the settings describe.
    """
    other, _ = load_model(weights)
    if other.config.domain_encoder != model.config.domain_encoder:
        raise DotoriError(f"{weights} holds another T than the settings describe; copy [model] from its header")
    model.domain_encoder.load_state_dict(other.domain_encoder.state_dict())


def started(config: ModelConfig, weights: Path) -> LatentDiffusion:
    """The model of a file, to be trained further.

    Raises:
        DotoriError: the file is no Dotori model, or its model is not the one that the settings describe.
    """
    model, _ = load_model(weights)
    if model.config != replace(config, autoencoder=model.config.autoencoder):
        raise DotoriError(f"{weights} holds another model than the settings describe; copy [model] from its header")
    return model


def choose_what_learns(model: LatentDiffusion, of_t: TrainingOfT) -> None:
    """The U-Net and a part of T; see `training.settings.DiffusionTraining.domain_encoder`."""
    seen = model.domain_encoder
    model.unet.requires_grad_(True)
    seen.requires_grad_(of_t == "new")
    for part in (seen.zeta, seen.tokens):
        part.requires_grad_(of_t != "given")


def _only_autoencoder(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """E's and D's part of a whole model."""
    prefix = "autoencoder."
    return {name.removeprefix(prefix): t for name, t in tensors.items() if name.startswith(prefix)}


def _prepare(out: Path, resume: bool) -> Path:
    """Make the folder of a run."""
    if not resume and (out / "state.safetensors").exists():
        raise DotoriError(f"{out} holds a training already; give --resume to go on with it, or another --out")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DotoriError(f"cannot write to {out}: {error.strerror}; give another --out") from error
    return out


def _keep_settings(out: Path, config: Path) -> None:
    """Put the settings beside what they make, once it is clear that they fit."""
    (out / "settings.toml").write_bytes(config.read_bytes())
