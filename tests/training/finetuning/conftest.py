"""Corrected pictures and settings small enough for tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.history import EditDots, SetBlocks, SetRegions, SetReviewed
from core.project import open_project
from core.regions import Blocks, Region
from training.datasets import Sample
from training.finetuning.settings import FinetuneSettings
from training.settings import DataSettings, DiffusionLoss

SIDE = 160

MASK = Region("sky", ((0.0, 0.0), (160.0, 0.0), (160.0, 20.0), (0.0, 20.0)), mask=True)


@pytest.fixture
def quick() -> FinetuneSettings:
    """Two small views a step."""
    return FinetuneSettings(
        batch=2,
        rate=3e-3,
        data=DataSettings(crop=128),
        loss=DiffusionLoss("clamp", map=1.0, own_states=0.5),
    )


@pytest.fixture
def make_samples(tmp_path: Path, noise_picture: Callable[..., np.ndarray]) -> Callable[..., list[Sample]]:
    """So many pictures of noise with ten heads each."""

    def make(count: int, name: str = "scene") -> list[Sample]:
        folder = tmp_path / name
        folder.mkdir()
        samples = []
        for number in range(count):
            path = folder / f"picture {number}.png"
            Image.fromarray(noise_picture(SIDE, SIDE, number)).save(path)
            heads = np.random.default_rng(number).uniform(0, SIDE, (10, 2))
            samples.append(Sample(path, heads, path.stem, name))
        return samples

    return make


@pytest.fixture
def worked(tmp_path: Path, noise_picture: Callable[..., np.ndarray]) -> Path:
    """A folder with a project: 0 is new, 1 has one done block and a mask, 2 to 6 are reviewed."""
    folder = tmp_path / "광장"
    folder.mkdir()
    for number in range(7):
        Image.fromarray(noise_picture(SIDE, SIDE, number)).save(folder / f"IMG_{number}.png")
    with open_project(folder) as project:
        for number, picture in enumerate(project.sync(sorted(folder.glob("*.png")))):
            if number == 0:
                continue
            heads = np.random.default_rng(number).uniform(0, SIDE, (10, 2))
            project.edit(picture.id, EditDots.add(project.marks(picture.id), heads))
            if number == 1:
                project.edit(picture.id, SetRegions.on(project.marks(picture.id), [MASK]))
                project.edit(picture.id, SetBlocks.on(project.marks(picture.id), Blocks(80.0, frozenset({(0, 0)}))))
            else:
                project.edit(picture.id, SetReviewed.on(project.marks(picture.id)))
    return folder
