"""From the names of a device and a file of weights to a Counter."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch

from core.counting.calibrations import find_calibrations
from core.counting.counter import Counter
from core.counting.devices import DeviceName
from core.counting.interval import Calibration
from core.errors import DotoriError
from core.memory import keep_freed_memory
from core.model.ready import make_ready
from core.model.shipped import shipped_model
from core.model.weights import load_model


@dataclass(frozen=True)
class OpenedModel:
    """A counter and where it came from.

    Attributes:
        counter: ready to count.
        name: of the weights' file.
        device: it computes on.
        calibrations: what is known of the errors of its counts, for the settings that anything is known of.
    """

    counter: Counter
    name: str
    device: str
    calibrations: tuple[Calibration, ...] = ()


def choose_device(name: DeviceName) -> torch.device:
    """The device of that name; "auto" takes CUDA where there is one, else the CPU.

    Raises:
        DotoriError: this machine has no such device.
    """
    has = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if name == "auto":
        return torch.device("cuda" if has["cuda"] else "cpu")
    if not has[name]:
        raise DotoriError("this machine has no {device} device; use --device auto or --device cpu", device=name)
    return torch.device(name)


def open_counter(device: DeviceName = "auto", weights: Path | None = None) -> OpenedModel:
    """Load weights, the shipped ones where none are named, and make a counter of them.

    Raises:
        DotoriError: no such device, or the weights or their calibration cannot be read.
    """
    place = choose_device(device)
    keep_freed_memory()
    path = weights or shipped_model()
    model, about = load_model(path)
    return OpenedModel(Counter(make_ready(model, place)), path.name, place.type, find_calibrations(path, about))
