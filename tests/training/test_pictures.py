"""Pictures in memory, and those for which there is no room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import training.pictures
from core.images import load_image
from core.regions import Region
from training.datasets import Sample
from training.pictures import Pictures
from training.settings import DataSettings

SETTINGS = DataSettings(crop=64)

SIDE = 160


@pytest.fixture
def samples(tmp_path: Path, noise_picture: Callable[..., np.ndarray]) -> list[Sample]:
    """Four pictures; of the third a part is masked."""
    made = []
    for number in range(4):
        path = tmp_path / f"{number}.png"
        Image.fromarray(noise_picture(SIDE, SIDE, number)).save(path)
        masks = (Region("", ((0, 0), (80, 0), (80, 160), (0, 160)), mask=True),) if number == 2 else ()
        made.append(Sample(path, np.array([(100.0, 100.0)]), path.stem, "scene", masks))
    return made


@pytest.mark.parametrize("room", [0, 2 * 3 * SIDE * SIDE, 10**9])
def test_the_views_are_the_same_however_little_room_there_is(samples: list[Sample], room: int) -> None:
    all_of_them, some = Pictures(samples, SETTINGS), Pictures(samples, SETTINGS, room)
    for seed in range(20):
        one, other = (pictures.draw(np.random.default_rng(seed)) for pictures in (all_of_them, some))
        np.testing.assert_array_equal(one.picture, other.picture)
        np.testing.assert_array_equal(one.points, other.points)
        assert (one.known is None) == (other.known is None)
        if one.known is not None and other.known is not None:
            np.testing.assert_array_equal(one.known, other.known)


def test_no_more_is_kept_than_there_is_room_for(samples: list[Sample], monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = Pictures(samples, SETTINGS, 2 * 3 * SIDE * SIDE)
    read = []

    def noted(path: Path) -> np.ndarray:
        read.append(path.stem)
        return load_image(path)

    monkeypatch.setattr(training.pictures, "load_image", noted)
    for index in range(4):
        pictures.decoded(index)
    assert read == ["2", "3"]
