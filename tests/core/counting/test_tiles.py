from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.counting.tiles import Box, Tiling

sides = st.integers(1, 40).map(lambda n: 32 * n)
tilings = st.builds(
    lambda core, margin, offset: Tiling(32 * core, 32 * margin, offset=32 * (offset % core)),
    st.integers(1, 12),
    st.integers(0, 6),
    st.integers(0, 20),
)


@given(sides, sides, tilings)
def test_every_place_is_owned_once(height: int, width: int, tiling: Tiling) -> None:
    owners = np.zeros((height, width), int)
    for tile in tiling.over(height, width):
        owners[tile.core.slices] += 1
    assert (owners == 1).all()


@given(sides, sides, tilings)
def test_cores_lie_inside_what_is_read_and_all_on_the_grid(height: int, width: int, tiling: Tiling) -> None:
    for tile in tiling.over(height, width):
        core, whole = tile.core, tile.whole
        assert 0 <= whole.top <= core.top < core.bottom <= whole.bottom <= height
        assert 0 <= whole.left <= core.left < core.right <= whole.right <= width
        edges = (core.top, core.bottom, core.left, core.right, whole.top, whole.bottom, whole.left, whole.right)
        assert all(edge % 32 == 0 for edge in edges)


@given(sides, sides, tilings)
def test_margins_are_whole_except_at_the_edge(height: int, width: int, tiling: Tiling) -> None:
    for tile in tiling.over(height, width):
        assert tile.whole.top == max(0, tile.core.top - tiling.margin)
        assert tile.whole.left == max(0, tile.core.left - tiling.margin)
        assert tile.whole.bottom == min(height, tile.core.bottom + tiling.margin)
        assert tile.whole.right == min(width, tile.core.right + tiling.margin)


@given(sides, sides, tilings)
def test_no_tile_reads_more_than_a_tile(height: int, width: int, tiling: Tiling) -> None:
    most = tiling.core + 2 * tiling.margin
    for tile in tiling.over(height, width):
        assert tile.whole.bottom - tile.whole.top <= most
        assert tile.whole.right - tile.whole.left <= most


@given(sides, st.integers(0, 6), tilings)
def test_another_margin_moves_no_cut(length: int, margin: int, tiling: Tiling) -> None:
    wide = tiling.over(length, length, 32 * margin)
    if len(wide) == len(tiling.over(length, length)):
        assert [tile.core for tile in wide] == [tile.core for tile in tiling.over(length, length)]
    assert wide == replace(tiling, margin=32 * margin).over(length, length)


def test_a_picture_hardly_larger_than_a_tile_is_not_cut() -> None:
    tiling = Tiling(core=128, margin=64)
    assert len(tiling.over(256, 256)) == 1
    assert len(tiling.over(288, 256)) == 3


@given(*[st.integers(0, 100)] * 8)
def test_boxes_move_and_shrink(a: int, b: int, c: int, d: int, top: int, left: int, height: int, width: int) -> None:
    outer = Box(top, top + height + 100, left, left + width + 100)
    box = Box(top + min(a, b), top + max(a, b), left + min(c, d), left + max(c, d))
    field = np.arange((top + height + 100) * (left + width + 100)).reshape(top + height + 100, -1)
    assert np.array_equal(field[outer.slices][box.within(outer).slices], field[box.slices])
    grid = Box(*(4 * edge for edge in (box.top, box.bottom, box.left, box.right)))
    assert grid.scaled(4) == box
