import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.counting.consensus import REACH, agreed, merge_samples, vote
from core.counting.threshold import CERTAIN
from core.dots import Dots

NOBODY = np.zeros((0, 2))


def lattice(seed: int = 0, spacing: float = 20.0) -> np.ndarray:
    """Heads that stand far apart."""
    x, y = np.meshgrid(np.arange(5), np.arange(4))
    places = np.column_stack([x.ravel(), y.ravel()]) * spacing + 10
    return places + np.random.default_rng(seed).uniform(-1, 1, places.shape)


def test_samples_that_agree_give_means_with_full_confidence() -> None:
    samples = [lattice(seed) for seed in range(4)]
    xy, share = merge_samples(samples)
    assert xy == pytest.approx(np.mean(samples, axis=0))
    assert (share == 1).all()


def test_a_head_that_some_samples_miss_has_their_share() -> None:
    heads = lattice()
    samples = [heads[:18], heads[:19], heads, heads[:18]]
    xy, share = merge_samples(samples)
    assert sorted(share.tolist()) == [0.25, 0.5] + [1.0] * 18
    assert xy[share == 0.5] == pytest.approx(heads[18:19])
    assert xy[share == 0.25] == pytest.approx(heads[19:])


def test_the_order_of_dots_within_a_sample_does_not_matter() -> None:
    samples = [lattice(seed) for seed in range(3)]
    shuffled = [np.random.default_rng(9).permutation(xy) for xy in samples]
    one, other = merge_samples(samples)[0], merge_samples(shuffled)[0]
    assert np.array(sorted(one.tolist())) == pytest.approx(np.array(sorted(other.tolist())))


@pytest.mark.parametrize(("gap", "heads"), [(REACH - 0.1, 1), (REACH + 0.1, 2)])
def test_reach_tells_one_head_from_two(gap: float, heads: int) -> None:
    xy, share = merge_samples([np.array([[5.0, 5.0]]), np.array([[5.0 + gap, 5.0]])])
    assert len(xy) == heads
    assert (share == 1 / heads).all()


def test_two_dots_of_one_sample_never_join_one_head() -> None:
    xy, share = merge_samples([np.array([[10.0, 10.0]]), np.array([[9.0, 10.0], [12.0, 10.0]])])
    assert sorted(share.tolist()) == [0.5, 1.0]
    assert xy[share == 1] == pytest.approx(np.array([[9.5, 10.0]]))


def test_close_neighbours_keep_apart() -> None:
    pair = np.array([[10.0, 10.0], [14.0, 10.0]])
    xy, share = merge_samples([pair, pair + (0.5, 0.3), pair - (0.5, 0.3)])
    assert xy == pytest.approx(pair)
    assert (share == 1).all()


@pytest.mark.parametrize("samples", [[], [NOBODY], [NOBODY, NOBODY]])
def test_nobody_is_nobody(samples: list[np.ndarray]) -> None:
    xy, share = merge_samples(samples)
    assert xy.shape == (0, 2)
    assert share.shape == (0,)


def test_samples_without_dots_still_count_as_samples() -> None:
    for samples in itertools.permutations([NOBODY, np.array([[3.0, 4.0]]), NOBODY]):
        xy, share = merge_samples(samples)
        assert xy.tolist() == [[3.0, 4.0]]
        assert share == pytest.approx([1 / 3])


@given(st.integers(0, 2**32 - 1), st.integers(1, 6))
def test_every_dot_votes_once(seed: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    samples = [rng.uniform(0, 60, (rng.integers(0, 30), 2)) for _ in range(count)]
    xy, share = merge_samples(samples)
    votes = share.astype(float) * count
    assert votes == pytest.approx(votes.round(), abs=1e-5)
    assert votes.sum() == pytest.approx(sum(map(len, samples)))
    assert ((votes > 0.5) & (votes < count + 0.5)).all()
    everyone = np.concatenate([*samples, NOBODY])
    assert (xy * votes[:, None]).sum(0) == pytest.approx(everyone.sum(0))


def found(*parts: tuple[np.ndarray, float]) -> Dots:
    """Dots of a sample, each part with its confidence."""
    xy = np.concatenate([places for places, _ in parts])
    sure = np.concatenate([np.full(len(places), confidence) for places, confidence in parts])
    return Dots.of(xy, sure.astype(np.float32))


def grid(count: int, row: int) -> np.ndarray:
    return np.column_stack([20.0 * np.arange(count) + 10, np.full(count, 40.0 * row + 10)])


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("expected", [10, 16, 20.4])
def test_as_many_dots_have_a_majority_as_t_expects(number: int, expected: float) -> None:
    """Each sample is sure of ten heads, and of ten more that the others have as well, each in an order of its own."""
    rng = np.random.default_rng(3)
    common, unsure = grid(10, 0), grid(10, 1)
    samples = []
    for _ in range(number):
        own = [(unsure[one : one + 1], 0.1 + 0.04 * place) for place, one in enumerate(rng.permutation(10))]
        samples.append(found((common, 0.7), *own))
    _, share = vote(samples, None, expected)
    most = round(expected) + (number > 2)  # a further dot of each may bring two heads at once
    assert round(expected) <= agreed(share) <= most


def test_of_two_samples_that_differ_not_everything_counts() -> None:
    """Each cut to T's number by itself would have all of both count: thirty."""
    samples = [found((grid(10, 0), 0.7), (grid(10, row), 0.3 + 0.01 * row)) for row in (1, 2)]
    assert agreed(vote(samples, None, 20)[1]) == 20
    assert agreed(vote(samples, 0.25, 20)[1]) == 30, "what a person says how sure dots must be is not T's"


def test_where_samples_agree_on_too_few_all_of_these_count() -> None:
    samples = [found((grid(10, 0), 0.7), (grid(5, row), 0.3)) for row in (1, 2, 3)]
    _, share = vote(samples, None, 40)
    assert agreed(share) == 10
    assert len(share) == 25, "and the others are there, for who asks for less agreement"


def test_certain_dots_count_however_few_t_expects() -> None:
    samples = [found((grid(10, 0), CERTAIN), (grid(10, 1), 0.5))] * 2
    assert agreed(vote(samples, None, 3)[1]) == 10
    assert agreed(vote([found((NOBODY, 1.0))] * 2, None, 3)[1]) == 0


def test_samples_vote_in_pixels_of_the_map() -> None:
    """Two dots of one head, farther apart in the picture than in a map of half its size."""
    near, far = [found((grid(4, 0) + (shift, 0.0), 0.7)) for shift in (0.0, 1.5 * REACH)], 4
    assert len(vote(near, None, far, zoom=0.5)[1]) == 4
    assert len(vote(near, 0.25, far, zoom=1.0)[1]) == 8
