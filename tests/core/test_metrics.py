import itertools
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.matches import Matches
from core.metrics import count_matches, game, mae, match, nae, rmse, trivial_mae

NOBODY = np.zeros((0, 2))


def crowd(seed: int, count: int, side: float = 20.0) -> np.ndarray:
    """Places on a grid of half pixels, so that distances of zero and of exactly the limit come up."""
    return np.random.default_rng(seed).integers(0, int(2 * side), (count, 2)) / 2


def most_hits(found: np.ndarray, truth: np.ndarray, distance: float) -> int:
    """Of all one-to-one matchings, the one with most pairs no farther apart than allowed."""
    if len(found) > len(truth):
        found, truth = truth, found
    near = np.hypot(*(found[:, None] - truth).transpose(2, 0, 1)) <= distance
    rows = np.arange(len(found))
    return max(near[rows, list(p)].sum() for p in itertools.permutations(range(len(truth)), len(found)))


def test_errors_by_hand() -> None:
    counts, truth = [10, 20, 35], [13, 20, 30]
    assert mae(counts, truth) == pytest.approx((3 + 0 + 5) / 3)
    assert rmse(counts, truth) == pytest.approx(((9 + 0 + 25) / 3) ** 0.5)
    assert nae(counts, truth) == pytest.approx((3 / 13 + 5 / 30) / 3)


def test_nae_passes_over_pictures_without_heads() -> None:
    assert nae([4, 12], [0, 10]) == pytest.approx(0.2)
    assert np.isnan(nae([4], [0]))


def test_without_pictures_there_is_no_error() -> None:
    with warnings.catch_warnings(action="error"):
        assert np.isnan([mae([], []), rmse([], []), nae([], [])]).all()


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 5000)), min_size=1))
def test_mae_is_never_more_than_rmse_and_both_know_perfection(pairs: list[tuple[int, int]]) -> None:
    counts, truth = np.array(pairs).T
    assert 0 <= mae(counts, truth) <= rmse(counts, truth) + 1e-9
    assert mae(truth, truth) == rmse(truth, truth) == 0
    assert mae(counts, truth) == mae(truth, counts)


def test_counts_without_sign_do_not_wrap_around() -> None:
    counts, truth = np.array([3], np.uint8), np.array([200], np.uint8)
    assert mae(counts, truth) == rmse(counts, truth) == 197
    assert nae(counts, truth) == pytest.approx(197 / 200)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=9))
def test_no_constant_beats_the_trivial_one(truth: list[int]) -> None:
    least = min(mae(np.full(len(truth), c), truth) for c in range(101))
    assert trivial_mae(truth)[0] == pytest.approx(least)


@given(st.integers(0, 2**32 - 1), st.integers(0, 30), st.integers(0, 30))
def test_game_starts_at_the_error_and_grows(seed: int, n: int, m: int) -> None:
    rng = np.random.default_rng(seed)
    width, height = rng.integers(1, 900, 2)
    found, truth = (rng.uniform(-5, (width + 5, height + 5), (k, 2)) for k in (n, m))
    figures = [game(found, truth, width, height, level) for level in range(5)]
    assert figures[0] == abs(n - m)
    assert figures == sorted(figures)
    assert figures[-1] <= n + m
    assert game(truth, truth, width, height, 3) == 0


def test_game_by_hand() -> None:
    found, truth = np.array([[10.0, 10.0], [90.0, 10.0]]), np.array([[10.0, 10.0], [10.0, 40.0], [90.0, 40.0]])
    # 100 x 50: upper left 1 of 1, upper right 1 of 0, lower left 0 of 1, lower right 0 of 1.
    assert [game(found, truth, 100, 50, level) for level in (0, 1)] == [1, 3]


@given(st.integers(0, 2**32 - 1), st.integers(0, 6), st.integers(0, 6), st.sampled_from([0.0, 1.0, 2.5, 5.0]))
def test_no_matching_has_more_hits(seed: int, n: int, m: int, distance: float) -> None:
    found, truth = crowd(seed, n, 5), crowd(seed + 1, m, 5)
    pairs = match(found, truth, distance)
    hit = np.flatnonzero(pairs >= 0)
    assert pairs.shape == (n,)
    assert len(set(pairs[hit].tolist())) == len(hit)
    assert (np.hypot(*(found[hit] - truth[pairs[hit]]).T) <= distance).all()
    assert len(hit) == most_hits(found, truth, distance)
    assert count_matches(found, truth, distance) == Matches(len(hit), n - len(hit), m - len(hit))


@pytest.mark.parametrize("distance", [0.0, 4.0])
def test_dots_exactly_on_their_heads_are_hits(distance: float) -> None:
    heads = crowd(0, 12)
    heads = np.unique(heads, axis=0)
    assert count_matches(heads, heads[::-1], distance) == Matches(len(heads), 0, 0)


def test_the_limit_itself_is_near_enough() -> None:
    assert count_matches(np.array([[0.0, 0.0]]), np.array([[3.0, 4.0]]), 5).hits == 1
    assert count_matches(np.array([[0.0, 0.0]]), np.array([[3.0, 4.0]]), 4.999).hits == 0


def test_a_greedy_matching_would_lose_a_hit() -> None:
    """The nearest dot of the first head is the only one of the second."""
    found, truth = np.array([[0.0, 0.0], [-3.0, 0.0]]), np.array([[0.5, 0.0], [3.5, 0.0]])
    assert count_matches(found, truth, 4).hits == 2


@pytest.mark.parametrize(
    ("found", "truth", "matches", "figures"),
    [
        (NOBODY, NOBODY, Matches(0, 0, 0), (0, 0, 0)),
        (NOBODY, crowd(0, 3), Matches(0, 0, 3), (0, 0, 0)),
        (crowd(0, 3), NOBODY, Matches(0, 3, 0), (0, 0, 0)),
        (np.zeros((1, 2)), np.array([[0.0, 1.0], [50.0, 50.0]]), Matches(1, 0, 1), (1, 0.5, 2 / 3)),
        (np.array([[0.0, 1.0], [50.0, 50.0]]), np.zeros((1, 2)), Matches(1, 1, 0), (0.5, 1, 2 / 3)),
    ],
)
def test_precision_recall_and_f1(found: np.ndarray, truth: np.ndarray, matches: Matches, figures: tuple) -> None:
    assert match(found, truth, 4).shape == (len(found),)
    counted = count_matches(found, truth, 4)
    assert counted == matches
    assert (counted.precision, counted.recall, counted.f1) == pytest.approx(figures)


@given(*[st.integers(0, 1000)] * 3)
def test_f1_lies_between_precision_and_recall(hits: int, false: int, missed: int) -> None:
    matches = Matches(hits, false, missed)
    low, high = sorted((matches.precision, matches.recall))
    assert 0 <= low - 1e-12 <= matches.f1 <= high + 1e-12 or hits == 0
    if hits:
        assert matches.f1 == pytest.approx(2 * low * high / (low + high))


def test_matches_of_pictures_add_up() -> None:
    total = sum([Matches(1, 2, 3), Matches(10, 20, 30)], Matches(0, 0, 0))
    assert total == Matches(11, 22, 33)
