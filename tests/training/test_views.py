from dataclasses import replace

import numpy as np
import pytest

from training.settings import DataSettings
from training.views import View, random_view

SETTINGS = DataSettings(crop=128, grey=0.0)


def picture_of(heads: np.ndarray, height: int, width: int) -> np.ndarray:
    """Bright patches of 7 x 7 pixels on dark ground."""
    picture = np.full((height, width, 3), 20, np.uint8)
    for x, y in heads.astype(int):
        picture[max(y - 3, 0) : y + 4, max(x - 3, 0) : x + 4] = 235
    return picture


def patch_at(view: View, point: np.ndarray, reach: int) -> np.ndarray | None:
    """Centroid of what is bright within `reach` pixels of a point; None if that is not all inside."""
    left, top = np.floor(point - reach).astype(int)
    side = 2 * reach + 1
    if min(left, top) < 0 or max(left, top) + side > len(view.picture):
        return None
    window = view.picture[top : top + side, left : left + side].mean(-1)
    weight = np.clip(window - (window.min() + window.max()) / 2, 0, None)
    place = np.arange(side) + 0.5
    return np.array([weight.sum(0) @ place, weight.sum(1) @ place]) / weight.sum() + (left, top)


def lattice(height: int, width: int) -> np.ndarray:
    x, y = np.meshgrid(np.arange(20.5, width - 10, 40), np.arange(20.5, height - 10, 40))
    return np.column_stack([x.ravel(), y.ravel()])


@pytest.mark.parametrize("zoom", [(1.0, 1.0), (0.5, 0.8), (1.2, 2.5)])
@pytest.mark.parametrize(("height", "width"), [(400, 500), (90, 300), (60, 50)])
def test_heads_follow_the_crop(height: int, width: int, zoom: tuple[float, float]) -> None:
    heads = lattice(height, width)
    picture = picture_of(heads, height, width)
    seen = 0
    for seed in range(25):
        view = random_view(picture, heads, zoom, SETTINGS, np.random.default_rng(seed))
        assert view.picture.shape == (128, 128, 3)
        assert view.picture.dtype == np.uint8
        assert ((view.points >= 0) & (view.points < 128)).all()
        for point in view.points:
            centre = patch_at(view, point, reach=round(10 * zoom[0]))
            if centre is not None:
                assert np.abs(centre - point).max() < 0.6
                seen += 1
    assert seen > 10


def test_heads_follow_the_mirror() -> None:
    """One head left of the middle: in about half of the views it is seen right of it."""
    heads = np.array([[30.5, 60.5]])
    picture = picture_of(heads, 128, 128)
    x = [
        random_view(picture, heads, (1.0, 1.0), SETTINGS, np.random.default_rng(seed)).points[0, 0]
        for seed in range(60)
    ]
    assert set(x) == {30.5, 128 - 30.5}
    assert 15 < x.count(30.5) < 45


def test_no_head_in_sight_is_missed() -> None:
    heads = lattice(300, 300)
    picture = picture_of(heads, 300, 300)
    for seed in range(20):
        view = random_view(picture, heads, (1.0, 1.0), replace(SETTINGS, at_head=0.0), np.random.default_rng(seed))
        grey = view.picture.mean(-1)
        for point in view.points:
            x, y = point.astype(int)
            grey[max(y - 6, 0) : y + 7, max(x - 6, 0) : x + 7] = 0
        # What is left of bright patches belongs to heads just outside.
        bright = np.argwhere(grey > 128)
        assert (((bright < 4) | (bright >= 124)).any(1)).all()


def test_the_zoom_is_within_its_bounds() -> None:
    heads = lattice(600, 600)
    picture = picture_of(heads, 600, 600)
    spacings = []
    for seed in range(40):
        points = random_view(picture, heads, (0.8, 1.6), SETTINGS, np.random.default_rng(seed)).points
        gaps = np.hypot(*(points[:, None] - points).transpose(2, 0, 1)) + 1e9 * np.eye(len(points))
        spacings.append(gaps.min() / 40)
    assert 0.79 < min(spacings) < 1.0
    assert 1.4 < max(spacings) < 1.62


def test_views_at_heads_show_heads() -> None:
    heads = np.array([[1900.0, 1900.0]])
    picture = np.zeros((2000, 2000, 3), np.uint8)
    shown = [
        len(
            random_view(
                picture, heads, (1.0, 1.0), replace(SETTINGS, at_head=share), np.random.default_rng(seed)
            ).points
        )
        for share in (0.0, 1.0)
        for seed in range(30)
    ]
    assert sum(shown[:30]) < 5
    assert sum(shown[30:]) == 30


def test_beyond_the_picture_is_one_grey_and_nobody() -> None:
    picture = np.full((20, 30, 3), 250, np.uint8)
    clean = 0
    for seed in range(12):
        view = random_view(
            picture, np.zeros((0, 2)), (1.0, 1.0), replace(SETTINGS, at_head=0.0), np.random.default_rng(seed)
        )
        assert len(view.points) == 0
        colours, counts = np.unique(view.picture.reshape(-1, 3), axis=0, return_counts=True)
        if len(colours) == 2:  # neither blurred nor grained
            clean += 1
            assert counts[colours.sum(1).argmax()] == 600
    assert clean > 4


def test_grey_views_are_grey_but_for_a_cast() -> None:
    rng = np.random.default_rng(0)
    picture = rng.integers(0, 256, (200, 200, 3), np.uint8)

    def colour(share: float, seed: int) -> float:
        view = random_view(
            picture, np.zeros((0, 2)), (1.0, 1.0), replace(SETTINGS, grey=share), np.random.default_rng(seed)
        )
        return float(np.ptp(view.picture.astype(float), axis=-1).mean())

    for seed in range(8):
        assert colour(1.0, seed) < 0.4 * colour(0.0, seed)


def test_a_seed_is_a_view_and_the_picture_is_left_alone() -> None:
    heads = lattice(200, 300)
    picture = picture_of(heads, 200, 300)
    before = picture.copy()
    one, same, other = (random_view(picture, heads, (0.7, 1.6), SETTINGS, np.random.default_rng(s)) for s in (1, 1, 2))
    assert np.array_equal(one.picture, same.picture)
    assert np.array_equal(one.points, same.points)
    assert not np.array_equal(one.picture, other.picture)
    assert np.array_equal(picture, before)
