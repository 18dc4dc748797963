"""Weights on disk: safetensors with the settings as JSON in the header. Never pickle."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save
from torch import Tensor

from core.errors import DotoriError
from core.model.config import to_dict
from core.model.diffusion import LatentDiffusion
from core.model.header import check_config, open_weights


def write_tensors(path: Path, tensors: Mapping[str, Tensor], about: Mapping[str, Any]) -> None:
    """Write tensors and JSON beside them in one step: the file is whole or is the old one, and nothing else is left."""
    header = {key: json.dumps(value) for key, value in about.items()}
    data = save({name: t.detach().cpu().contiguous() for name, t in tensors.items()}, header)
    partial = path.with_name(path.name + ".partial")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise


def read_tensors(path: Path) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """Read what `write_tensors` wrote.

    Raises:
        DotoriError: no such file, a pickle, not safetensors, or cut short.
    """
    with open_weights(path, "pt") as (file, about):
        return {name: file.get_tensor(name) for name in file.keys()}, about  # noqa: SIM118 - it is no dict


def save_model(model: LatentDiffusion, path: Path, about: Mapping[str, Any], half: bool = True) -> None:
    """Save all weights with the settings; `half` stores 16-bit floats."""
    tensors = {name: t.half() if half and _halves(t) else t for name, t in model.state_dict().items()}
    write_tensors(path, tensors, {**about, "config": to_dict(model.config)})


def round_to_half(model: LatentDiffusion) -> None:
    """Round all weights, in place, to those that `save_model` stores."""
    for tensor in filter(_halves, model.state_dict().values()):
        tensor.copy_(tensor.half())


def load_model(path: Path) -> tuple[LatentDiffusion, dict[str, Any]]:
    """Load a model, in evaluation mode, float32, on the CPU, with what was noted beside it.

    Raises:
        DotoriError: the file is not a Dotori model, or belongs to another version of it.
    """
    tensors, about = read_tensors(path)
    model = LatentDiffusion(check_config(path, about))
    try:
        model.load_state_dict({name: t.float() if t.is_floating_point() else t for name, t in tensors.items()})
    except RuntimeError as error:
        raise DotoriError(
            "the weights in {path} do not fit their settings; train or fetch them again", path=path
        ) from error
    return model.eval().requires_grad_(False), about


def _halves(tensor: Tensor) -> bool:
    """Whether it is stored in 16 bits."""
    return tensor.is_floating_point() and tensor.numel() > 1


def to_channels_last(model: torch.nn.Module) -> torch.nn.Module:
    """Lay out convolution weights as processors like them best."""
    return model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
