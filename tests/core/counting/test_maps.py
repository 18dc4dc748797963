import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from core.counting.contours import LEVEL, SPLIT, find_dots
from core.counting.maps import DOT, draw_crowd_map
from core.metrics import count_matches
from core.model.config import DotShape

SIDE = 48

# Halves among them: that is where annotations lie, and where pixels are equally far from two heads.
place = st.one_of(st.floats(0, SIDE), st.integers(0, 2 * SIDE).map(lambda n: n / 2))
crowds = st.lists(st.tuples(place, place), max_size=60).map(lambda points: np.array(points, float).reshape(-1, 2))


def spread(points: np.ndarray, least: float) -> np.ndarray:
    """As many of the points as stand more than `least` pixels apart."""
    kept: list[np.ndarray] = []
    for point in points:
        if all(np.hypot(*(point - other)) > least for other in kept):
            kept.append(point)
    return np.array(kept).reshape(-1, 2)


def by_definition(points: np.ndarray, height: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    """The map of the module's docstring, pixel by pixel, and where rounding may decide otherwise."""
    points = np.unique(points, axis=0)
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    distance = np.hypot(x - points[:, 0, None, None], y - points[:, 1, None, None])
    far = np.full((2, height, width), 1e6)
    nearest, second = np.sort(np.concatenate([distance, far]), axis=0)[:2]
    close_call = (abs(nearest - DOT.radius) < 1e-5) | (abs(second - nearest - DOT.moat) < 1e-5)
    return (nearest <= DOT.radius) & (second - nearest > DOT.moat), close_call


def soft_dots(points: list[tuple[float, float]], height: int, width: int, spread: float = 1.8) -> np.ndarray:
    """Bumps instead of discs, as a decoder makes them, without a moat."""
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    bumps = [np.exp(-((x - px) ** 2 + (y - py) ** 2) / (2 * spread**2)) for px, py in points]
    return np.max(bumps, axis=0).astype(np.float32)


@given(crowds)
@settings(max_examples=60)
def test_the_map_is_what_the_equation_says(points: np.ndarray) -> None:
    drawn = draw_crowd_map(points, SIDE, SIDE + 9)
    assert drawn.dtype == np.float32
    expected, close_call = by_definition(points, SIDE, SIDE + 9)
    wrong = (drawn != expected) & ~close_call
    assert not wrong.any(), np.argwhere(wrong)


@given(crowds)
@settings(max_examples=150)
def test_as_many_dots_as_heads_that_stand_apart(points: np.ndarray) -> None:
    heads = spread(points, 3.0)
    xy, confidence = find_dots(draw_crowd_map(heads, SIDE, SIDE))
    assert len(xy) == len(heads)
    assert (confidence == 1).all()
    # A dot is cut back on the side of its neighbours, so its centroid may be off, but it stays on the dot.
    assert count_matches(xy, heads, DOT.radius).f1 == 1 or len(heads) == 0


@given(crowds)
@settings(max_examples=60)
def test_dots_of_lone_heads_lie_on_them(points: np.ndarray) -> None:
    heads = spread(points[((points > DOT.radius) & (points < SIDE - DOT.radius)).all(1)], 2 * DOT.radius + DOT.moat)
    xy, _ = find_dots(draw_crowd_map(heads, SIDE, SIDE))
    if len(heads):
        distance, _ = cKDTree(xy).query(heads)
        assert distance.max() < 0.5


def test_heads_four_pixels_apart_are_two_dots() -> None:
    for angle in np.linspace(0, np.pi, 13):
        for shift in (0.0, 0.25, 0.5):
            arm = 2 * np.array([np.cos(angle), np.sin(angle)])
            heads = np.array([20 + shift - arm, 20 + shift + arm])
            xy, _ = find_dots(draw_crowd_map(heads, 40, 40))
            assert len(xy) == 2, (angle, shift)


@pytest.mark.parametrize("dot", [DOT, DotShape(1, 0.5), DotShape(4, 2), DotShape(3, -1)])
def test_the_area_of_a_lone_dot_is_that_of_its_disc(dot: DotShape) -> None:
    heads = np.stack(np.meshgrid(np.arange(10.13, 500, 11.7), np.arange(10.4, 500, 11.3)), -1).reshape(-1, 2)
    drawn = draw_crowd_map(heads, 512, 512, dot)
    assert drawn.sum() / len(heads) == pytest.approx(dot.area, rel=0.01)


@pytest.mark.parametrize(("radius", "found"), [(3.0, 2), (4.5, 1)])
def test_what_is_too_large_for_a_dot_hangs_on_the_dot(radius: float, found: int) -> None:
    heads = np.array([(10.0, 10.0), (15.0, 10.0)])
    touching = draw_crowd_map(heads, 20, 26, DotShape(3, -1))
    assert len(find_dots(touching, dot=DotShape(radius, -1))[0]) == found


def test_no_heads_no_dots() -> None:
    drawn = draw_crowd_map(np.zeros((0, 2)), 20, 30)
    assert drawn.shape == (20, 30)
    assert not drawn.any()
    xy, confidence = find_dots(drawn)
    assert xy.shape == (0, 2)
    assert confidence.shape == (0,)


@pytest.mark.parametrize("corner", [(0, 0), (30, 0), (0, 20), (30, 20), (15, 0), (30, 10)])
def test_a_head_at_the_edge_has_its_dot(corner: tuple[float, float]) -> None:
    xy, _ = find_dots(draw_crowd_map(np.array([corner], float), 20, 30))
    assert len(xy) == 1
    assert np.hypot(*(xy[0] - corner)) < DOT.radius


def test_heads_outside_reach_in_or_are_left_out() -> None:
    assert draw_crowd_map(np.array([[-2.0, 10.0]]), 20, 30)[:, 0].any()
    assert not draw_crowd_map(np.array([[-4.0, 10.0], [10.0, 500.0], [-1e9, 3.0]]), 20, 30).any()


def test_heads_at_the_same_place_share_a_dot() -> None:
    heads = np.array([[10.2, 9.7]] * 3 + [[20.0, 9.0]])
    assert np.array_equal(draw_crowd_map(heads, 20, 30), draw_crowd_map(heads[2:], 20, 30))
    assert len(find_dots(draw_crowd_map(heads, 20, 30))[0]) == 2


@given(st.integers(0, 2**32 - 1), st.integers(-5, 5), st.integers(-5, 5))
@settings(max_examples=25)
def test_the_map_moves_with_its_heads(seed: int, right: int, down: int) -> None:
    heads = np.random.default_rng(seed).uniform(15, 45, (40, 2))
    drawn = draw_crowd_map(heads, 60, 60)
    moved = draw_crowd_map(heads + (right, down), 60, 60)
    assert np.array_equal(np.roll(drawn, (down, right), (0, 1)), moved)


def test_confidence_is_the_largest_value_in_a_dot() -> None:
    drawn = draw_crowd_map(np.array([[10.0, 10.0], [30.0, 10.0], [50.0, 10.0]]), 20, 60)
    drawn[:, 20:40] *= 0.6
    drawn[:, 40:] *= LEVEL
    drawn[10, 30] = 0.8
    xy, confidence = find_dots(drawn)
    assert len(xy) == 2
    assert sorted(confidence.tolist()) == pytest.approx([0.8, 1.0])


@pytest.mark.parametrize("gap", [5.0, 6.0])
@pytest.mark.parametrize("angle", [0.0, 0.4, np.pi / 4, 1.2, np.pi / 2])
@pytest.mark.parametrize("shift", [0.0, 0.3, 0.5])
def test_heads_that_touch_are_split(gap: float, angle: float, shift: float) -> None:
    step = gap * np.array([np.cos(angle), np.sin(angle)])
    heads = [tuple(12 + shift + n * step) for n in range(3)]
    crowd_map = soft_dots(heads, 40, 40)
    assert (crowd_map > LEVEL).sum() > SPLIT * DOT.area
    xy, confidence = find_dots(crowd_map)
    assert len(xy) == 3
    assert count_matches(xy, np.array(heads), 1.5).hits == 3
    assert (confidence > 0.8).all()


@pytest.mark.parametrize("shift", [0.0, 0.25, 0.5])
def test_full_discs_that_touch_are_split(shift: float) -> None:
    heads = np.array([(10.0, 10.0), (15.0, 10.0), (20.0, 11.0)]) + shift
    crowd_map = np.max([draw_crowd_map(head[None], 24, 32) for head in heads], axis=0)
    xy, _ = find_dots(crowd_map)
    assert len(xy) == 3
    assert count_matches(xy, heads, 1.5).hits == 3


@pytest.mark.parametrize("side", [9, 14, 20])
def test_a_flat_patch_is_not_a_crowd(side: int) -> None:
    crowd_map = np.zeros((40, 40), np.float32)
    crowd_map[8 : 8 + side, 8 : 8 + side] = 1
    xy, _ = find_dots(crowd_map)
    assert len(xy) == 1
    assert xy[0] == pytest.approx((8 + side / 2, 8 + side / 2), abs=0.5)


def test_a_large_dot_of_one_peak_stays_one() -> None:
    crowd_map = soft_dots([(20.0, 20.0)], 40, 40, spread=4)
    assert (crowd_map > LEVEL).sum() > SPLIT * DOT.area
    xy, _ = find_dots(crowd_map)
    assert xy == pytest.approx(np.array([[20.0, 20.0]]), abs=0.1)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=25)
def test_dots_lie_inside_any_map(seed: int) -> None:
    rng = np.random.default_rng(seed)
    height, width = rng.integers(1, 40, 2)
    crowd_map = rng.random((height, width), np.float32) ** rng.uniform(0.2, 6)
    xy, confidence = find_dots(crowd_map)
    assert len(xy) == len(confidence)
    assert ((xy > 0) & (xy < (width, height))).all()
    assert ((confidence > LEVEL) & (confidence <= 1)).all()
