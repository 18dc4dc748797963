"""What the tests share. Imports of the product stay inside, so that tests without torch start quickly."""

from __future__ import annotations

import itertools
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import numpy as np
import pytest
from PIL import Image

if TYPE_CHECKING:
    from core.model.config import ModelConfig
    from core.model.diffusion import LatentDiffusion

ROOT = Path(__file__).parents[1]

# pytest puts this folder on the path, where `core`, `training` and `app` are folders too: name the packages' home.
sys.path.insert(0, str(ROOT))

# No screen is needed, and none is used unless it is asked for.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples in every run, however slow the machine.
hypothesis.settings.register_profile("dotori", derandomize=True, deadline=None)
hypothesis.settings.load_profile("dotori")


_NUMBERS = itertools.count()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program of this test, and the programs it starts, keep their own files; never the person's folders.

    It is made by who needs it.
    """
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_NUMBERS))
    monkeypatch.setenv("DOTORI_HOME", str(home))
    return home


@pytest.fixture
def fp32(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Float32 on every machine, in subprocesses too."""
    from core.model.precision import uses_bf16

    monkeypatch.setenv("DOTORI_PRECISION", "fp32")
    uses_bf16.cache_clear()
    yield
    uses_bf16.cache_clear()


@pytest.fixture(scope="session")
def tiny_config() -> ModelConfig:
    from core.model.config import AutoencoderConfig, DiffusionConfig, DomainEncoderConfig, ModelConfig, UNetConfig

    return ModelConfig(
        AutoencoderConfig(width=8, blocks=1, codes=16),
        DomainEncoderConfig(stem=4, widths=(8, 8, 8, 8), depths=(1, 1, 1, 1), token_channels=8),
        UNetConfig(widths=(8, 8, 8), time_channels=16, heads=2),
        DiffusionConfig(signal_scale=0.2),
    )


@pytest.fixture(scope="session")
def make_model() -> Callable[..., LatentDiffusion]:
    """A model in evaluation mode in which every weight is random: a fresh one starts with many at zero."""
    import torch

    from core.model.diffusion import LatentDiffusion

    def make(config: ModelConfig, seed: int = 0) -> LatentDiffusion:
        generator = torch.Generator().manual_seed(seed)
        model = LatentDiffusion(config)
        with torch.no_grad():
            for name, parameter in model.named_parameters():
                if name != "autoencoder.quantiser.codes":
                    fan_in = max(parameter[0].numel(), 1) if parameter.dim() > 1 else 4
                    parameter.copy_(torch.randn(parameter.shape, generator=generator) / fan_in**0.5)
            for name, buffer in model.named_buffers():
                if name.endswith(("running_mean", "running_var")):
                    buffer.copy_(torch.rand(buffer.shape, generator=generator) + 0.5)
        return model.eval().requires_grad_(False)

    return make


@pytest.fixture
def tiny_model(make_model: Callable[..., LatentDiffusion], tiny_config: ModelConfig) -> LatentDiffusion:
    return make_model(tiny_config)


@pytest.fixture
def tiny_model_file(tmp_path: Path, tiny_model: LatentDiffusion) -> Path:
    from core.model.weights import save_model

    path = tmp_path / "tiny.safetensors"
    save_model(tiny_model, path, {})
    return path


@pytest.fixture(scope="session")
def make_weights() -> Callable[..., Path]:
    """A file whose header is a model's; its weights are one number for each part. Needs no torch."""
    from safetensors.numpy import save_file

    def make(path: Path, **about: object) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        header = {key: json.dumps(value) for key, value in {"config": {}, **about}.items()}
        save_file({f"{part}.w": np.zeros(1) for part in ("autoencoder", "domain_encoder", "unet")}, path, header)
        return path

    return make


@pytest.fixture(scope="session")
def noise_picture() -> Callable[..., np.ndarray]:
    """A picture (H, W, 3) of noise in which patches of several sizes stand out."""

    def make(height: int, width: int, seed: int = 0) -> np.ndarray:
        rng = np.random.default_rng(seed)
        coarse = rng.integers(0, 256, (-(-height // 9), -(-width // 9), 3)).repeat(9, 0).repeat(9, 1)
        return ((coarse[:height, :width] + rng.integers(0, 256, (height, width, 3))) // 2).astype(np.uint8)

    return make


@pytest.fixture(scope="session")
def make_shanghaitech(noise_picture: Callable[..., np.ndarray]) -> Callable[..., Path]:
    """A small data set laid out like ShanghaiTech: pictures of noise with random heads."""

    from core.dots import Dots
    from core.formats import shanghaitech_mat
    from core.formats.annotation import Annotation

    def make(root: Path, train: int = 4, test: int = 2, side: int = 160) -> Path:
        for part, numbers in (("train", range(1, train + 1)), ("test", range(1, test + 1))):
            folder = root / f"{part}_data"
            (folder / "images").mkdir(parents=True)
            (folder / "ground-truth").mkdir()
            for number in numbers:
                rng = np.random.default_rng([number, len(part)])
                picture = noise_picture(side, side + 8 * number, number)
                heads = rng.uniform(0, side, (5 * number, 2))
                Image.fromarray(picture).save(folder / "images" / f"IMG_{number}.png")
                path = folder / "ground-truth" / f"GT_IMG_{number}.mat"
                shanghaitech_mat.write([Annotation(f"IMG_{number}.png", Dots.of(heads))], path)
        return root

    return make


Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Say something at the front door; exit status, standard output and standard error come back."""
    import main

    def say(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dotori", *map(str, words)])
        status = 0
        try:
            main.main()
        except SystemExit as end:
            status = int(end.code or 0)
        return status, *capsys.readouterr()

    return say
