import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.counting.crop import PADDING_GREY, cut, resize

PICTURE = np.random.default_rng(0).integers(0, 100, (20, 30, 3), np.uint8)
edge = st.integers(-40, 40)


@given(edge, edge, st.integers(1, 50), st.integers(1, 50))
def test_a_cut_is_the_picture_inside_and_grey_outside(left: int, top: int, width: int, height: int) -> None:
    padded = np.pad(PICTURE, ((100, 100), (100, 100), (0, 0)), constant_values=PADDING_GREY)
    expected = padded[100 + top :][:height, 100 + left :][:, :width]
    assert np.array_equal(cut(PICTURE, left, top, width, height), expected)


@pytest.mark.parametrize(("width", "height"), [(60, 40), (15, 10), (47, 31), (30, 20)])
def test_resizing_keeps_places(width: int, height: int) -> None:
    """A bright block stays where the corners of the two pictures say."""
    picture = np.zeros((20, 30, 3), np.uint8)
    picture[6:10, 18:24] = 200
    weight = resize(picture, width, height)[:, :, 0].astype(float)
    assert weight.shape == (height, width)
    y, x = (np.arange(side) + 0.5 for side in (height, width))
    centre = (weight.sum(0) @ x / weight.sum(), weight.sum(1) @ y / weight.sum())
    assert centre == pytest.approx((21 * width / 30, 8 * height / 20), abs=0.05)
