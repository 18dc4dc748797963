"""Trainings small enough for tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

RUN = """
[run]
steps = {steps}
batch = 2
rate = 3e-3
warmup = 2
cooldown = 3
ema = 0.9
seed = 7
validate_every = {validate_every}
"""

AUTOENCODER = """
[model.autoencoder]
width = 4
blocks = 1
codes = 8
"""

DIFFUSION = """
[data]
crop = 128

[loss]
weighting = "clamp"
own_states = 0.5

[model.domain_encoder]
stem = 4
widths = [8, 8, 8, 8]
depths = [1, 1, 1, 1]
token_channels = 8

[model.unet]
widths = [8, 8, 8]
time_channels = 16
heads = 2

[model.diffusion]
signal_scale = 0.2
"""


@pytest.fixture
def small_maps(monkeypatch: pytest.MonkeyPatch) -> None:
    """E and D train on maps of 64 pixels a side instead of 256."""
    monkeypatch.setattr("training.autoencoder.SIDE", 64)


@pytest.fixture
def write_config(tmp_path: Path) -> Callable[..., Path]:
    """A TOML file for "autoencoder" or "diffusion"."""

    def write(kind: str, steps: int = 6, validate_every: int = 0) -> Path:
        path = tmp_path / f"{kind}-{steps}.toml"
        rest = {"autoencoder": AUTOENCODER, "diffusion": DIFFUSION}[kind]
        path.write_text(RUN.format(steps=steps, validate_every=validate_every) + rest)
        return path

    return write
