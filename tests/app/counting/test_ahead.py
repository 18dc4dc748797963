from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.counting.ahead import Ahead
from core.errors import DotoriError


@pytest.fixture
def picture(tmp_path: Path, noise_picture: Callable[..., np.ndarray]) -> Path:
    path = tmp_path / "picture.png"
    Image.fromarray(noise_picture(8, 12)).save(path)
    return path


def test_a_picture_is_the_same_however_it_was_loaded(picture: Path) -> None:
    ahead = Ahead()
    at_once = ahead.load(picture)
    ahead.begin(picture)
    assert np.array_equal(ahead.load(picture), at_once)
    ahead.begin(picture)
    with pytest.raises(DotoriError, match=r"other\.png"):
        ahead.load(picture.with_name("other.png"))


def test_a_picture_that_was_replaced_since_is_decoded_anew(picture: Path) -> None:
    ahead = Ahead()
    ahead.begin(picture)
    assert ahead._begun is not None
    ahead._begun[1].result()
    Image.new("RGB", (30, 20)).save(picture)
    assert ahead.load(picture).shape == (20, 30, 3)


def test_what_cannot_be_read_is_said_when_it_is_wanted(picture: Path) -> None:
    ahead = Ahead()
    picture.write_bytes(b"no picture")
    ahead.begin(None)
    ahead.begin(picture.with_name("gone.png"))
    ahead.begin(picture)
    with pytest.raises(DotoriError, match=r"picture\.png"):
        ahead.load(picture)
