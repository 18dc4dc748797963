"""From the names of a device and a file of weights to a Counter."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch

from core.counting.counter import Counter
from core.counting.devices import DeviceName
from core.errors import DotoriError
from core.model.shipped import shipped_model
from core.model.weights import load_model, to_channels_last


@dataclass(frozen=True)
class OpenedModel:
    """A counter and where it came from: `name` of the weights' file and the `device` it computes on."""

    counter: Counter
    name: str
    device: str


def choose_device(name: DeviceName) -> torch.device:
    """The device of that name; "auto" takes CUDA where there is one, else the CPU.

    Raises:
        DotoriError: this machine has no such device.
    """
    has = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if name == "auto":
        return torch.device("cuda" if has["cuda"] else "cpu")
    if not has[name]:
        raise DotoriError(f"this machine has no {name} device; use --device auto or --device cpu")
    return torch.device(name)


def open_counter(device: DeviceName = "auto", weights: Path | None = None) -> OpenedModel:
    """Load weights, the shipped ones where none are named, and make a counter of them.

    Raises:
        DotoriError: no such device, or the weights cannot be read.
    """
    place = choose_device(device)
    path = weights or shipped_model()
    model, _ = load_model(path)
    to_channels_last(model.to(place))
    return OpenedModel(Counter(model), path.name, place.type)
