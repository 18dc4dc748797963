import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from core.counting.maps import DOT
from training.autoencoder import SIDE, pattern_maps
from training.patterns import random_pattern

seeds = st.integers(0, 2**32 - 1)


@given(seeds, st.sampled_from([64, 256]))
@settings(max_examples=60)
def test_patterns_are_points_in_and_around_the_square(seed: int, side: int) -> None:
    points = random_pattern(np.random.default_rng(seed), side)
    assert points.ndim == 2
    assert points.shape[1] == 2
    assert np.isfinite(points).all()
    # A lattice of the least spacing, a little flattened, and one row more on each side.
    assert len(points) <= (side / 3 + 3) * (side / (3 * 0.8) + 3)
    inside = ((points >= 0) & (points <= side)).all(1)
    assert len(points) < 30 or inside.mean() > 0.3


@given(seeds)
@settings(max_examples=30)
def test_a_seed_is_a_pattern(seed: int) -> None:
    one, same = (random_pattern(np.random.default_rng(seed), 128) for _ in range(2))
    assert np.array_equal(one, same)


def test_patterns_run_from_empty_to_crowded() -> None:
    rng = np.random.default_rng(0)
    counts = [len(random_pattern(rng, 256)) for _ in range(400)]
    assert min(counts) <= 3
    assert max(counts) > 1500
    assert 10 < np.median(counts) < 500


def test_maps_of_patterns_are_dots_on_nothing() -> None:
    maps = pattern_maps(np.random.default_rng(0), 6)
    assert maps.shape == (6, 1, SIDE, SIDE)
    assert set(maps.unique().tolist()) == {0.0, 1.0}
    assert maps.mean() < 0.5
    assert (maps == pattern_maps(np.random.default_rng(0), 6)).all()
    covered = maps.sum((1, 2, 3)) / (np.pi * DOT.radius**2)
    assert len(covered.unique()) == 6
