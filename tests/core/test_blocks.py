import numpy as np
import pytest

from core.blocks import Grid
from core.regions import Blocks

GRID = Grid(width=250, height=120, side=100.0)
"""Three columns and two rows; the last of each are cut."""


def test_blocks_come_in_reading_order_and_reach_the_edges() -> None:
    assert list(GRID.blocks()) == [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)]
    assert (GRID.columns, GRID.rows) == (3, 2)
    assert GRID.bounds((0, 0)) == (0, 0, 100, 100)
    assert GRID.bounds((2, 1)) == (200, 100, 250, 120)


def test_a_picture_of_whole_blocks_has_no_sliver_behind_them() -> None:
    assert (Grid(300, 100, 100.0).columns, Grid(300, 100, 100.0).rows) == (3, 1)


@pytest.mark.parametrize(
    ("place", "block"),
    [
        ((0, 0), (0, 0)),
        ((99.9, 99.9), (0, 0)),
        ((100, 0), (1, 0)),
        ((249.9, 119.9), (2, 1)),
        ((250, 10), None),
        ((10, 120), None),
        ((-0.1, 10), None),
    ],
)
def test_a_place_lies_in_one_block_or_outside(place: tuple[float, float], block: tuple[int, int] | None) -> None:
    assert GRID.at(*place) == block


def test_each_dot_counts_in_its_block_and_the_strays_in_none() -> None:
    xy = np.array([[10, 10], [20, 20], [100, 99], [249, 119], [250, 10], [-1, 5]], float)
    assert GRID.counts(xy).tolist() == [[2, 1, 0], [0, 0, 1]]
    assert GRID.counts(np.zeros((0, 2))).tolist() == [[0, 0, 0], [0, 0, 0]]


def test_a_dot_counts_in_the_block_that_calls_it_done() -> None:
    xy = np.random.default_rng(1).uniform(0, (250, 120), (500, 2))
    for block in GRID.blocks():
        column, row = block
        assert GRID.counts(xy)[row, column] == Blocks(GRID.side, frozenset([block])).cover(xy).sum()


def test_the_share_that_is_done_knows_only_blocks_of_the_picture() -> None:
    assert GRID.done_share([]) == 0
    assert GRID.done_share({(0, 0), (2, 1), (7, 7)}) == pytest.approx(2 / 6)
    assert GRID.done_share(set(GRID.blocks())) == 1


def test_the_next_block_is_the_next_with_dots_then_the_first_without() -> None:
    counts = np.array([[0, 4, 0], [2, 0, 0]])
    assert GRID.next_undone([], counts) == (1, 0)
    assert GRID.next_undone([], counts, after=(1, 0)) == (0, 1)
    assert GRID.next_undone([], counts, after=(0, 1)) == (1, 0)  # from the start again
    crowded = {(1, 0), (0, 1)}
    assert GRID.next_undone(crowded, counts) == (0, 0)
    assert GRID.next_undone(crowded, counts, after=(0, 0)) == (2, 0)
    assert GRID.next_undone(crowded, counts, after=(2, 1)) == (0, 0)


def test_no_block_is_next_once_all_are_done() -> None:
    everything = set(GRID.blocks())
    counts = GRID.counts(np.zeros((0, 2)))
    assert GRID.next_undone(everything, counts) is None
    assert GRID.next_undone(everything - {(1, 1)}, counts, after=(1, 1)) == (1, 1)


def test_every_undone_block_is_reached_once_before_one_comes_again() -> None:
    counts, block, seen = np.ones((2, 3), np.int64), None, []
    for _ in range(6):
        block = GRID.next_undone([], counts, block)
        seen.append(block)
    assert seen == list(GRID.blocks())
