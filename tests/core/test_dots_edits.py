"""What edits need of a dot set, and regions and blocks."""

from __future__ import annotations

import numpy as np
import pytest

from core.dots import Dots, Origin
from core.regions import Blocks, Region


def rows(*ids: int) -> Dots:
    n = len(ids)
    xy = np.array([(10.0 * i, 5.0 * i) for i in ids]).reshape(n, 2)
    return Dots(xy, np.full(n, 0.25, np.float32), np.full(n, Origin.MODEL, np.uint8), np.array(ids, np.int64))


def test_has_finds_rows_by_id() -> None:
    assert rows(3, 5, 9).has([9, 3, 77]).tolist() == [True, False, True]
    assert not rows(3, 5, 9).has([]).any()
    assert len(Dots().has([1])) == 0


def test_joined_is_in_the_order_of_ids_and_keeps_every_column() -> None:
    joined = rows(1, 8).joined(rows(0, 4))
    assert joined.id.tolist() == [0, 1, 4, 8]
    assert joined.same_as(rows(0, 1, 4, 8))
    assert rows(2).joined(Dots()).same_as(rows(2))


def test_joined_refuses_an_id_twice() -> None:
    with pytest.raises(ValueError, match="same id"):
        rows(1, 8).joined(rows(8))


@pytest.mark.parametrize(
    "changed",
    [
        lambda dots: Dots(dots.xy + 1e-12, dots.confidence, dots.origin, dots.id),
        lambda dots: Dots(dots.xy, dots.confidence + np.float32(0.1), dots.origin, dots.id),
        lambda dots: Dots(dots.xy, dots.confidence, dots.origin + np.uint8(1), dots.id),
        lambda dots: Dots(dots.xy, dots.confidence, dots.origin, dots.id + 1),
        lambda dots: dots.where(dots.id > 1),
    ],
)
def test_same_as_sees_every_column(changed) -> None:
    assert rows(1, 2).same_as(rows(1, 2))
    assert not rows(1, 2).same_as(changed(rows(1, 2)))


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda dots: Dots(dots.xy * np.nan, dots.confidence, dots.origin, dots.id),
        lambda dots: Dots(dots.xy + np.inf, dots.confidence, dots.origin, dots.id),
        lambda dots: Dots(dots.xy, dots.confidence * np.float32(np.nan), dots.origin, dots.id),
        lambda dots: Dots(dots.xy, dots.confidence + np.float32(1), dots.origin, dots.id),
        lambda dots: Dots(dots.xy, dots.confidence, dots.origin + np.uint8(9), dots.id),
        lambda dots: Dots(dots.xy, dots.confidence, dots.origin, dots.id[::-1].copy()),
        lambda dots: Dots(dots.xy, dots.confidence, dots.origin, dots.id - 5),
    ],
)
def test_checked_refuses_what_no_dots_are(spoilt) -> None:
    assert rows(1, 2).checked().same_as(rows(1, 2))
    with pytest.raises(ValueError):
        spoilt(rows(1, 2)).checked()


def test_region_covers_its_inside_by_the_even_odd_rule() -> None:
    square = Region("lawn", ((0, 0), (10, 0), (10, 10), (0, 10)))
    assert square.covers(np.array([(5, 5), (15, 5), (-1, 5), (5, 11)])).tolist() == [True, False, False, False]
    bow = Region("bow", ((0, 0), (10, 10), (10, 0), (0, 10)))
    assert bow.covers(np.array([(1, 5), (9, 5), (5, 1), (5, 9)])).tolist() == [True, True, False, False]
    assert not Region("line", ((0, 0), (10, 10))).covers(np.array([(5.0, 5.0)])).any()
    assert len(square.covers(np.zeros((0, 2)))) == 0


def test_neighbouring_regions_share_no_place() -> None:
    left = Region("left", ((0, 0), (10, 0), (10, 20), (0, 20)))
    right = Region("right", ((10, 0), (20, 0), (20, 20), (10, 20)))
    places = np.random.default_rng(0).uniform(0, 20, (500, 2))
    places[:50, 0] = 10
    assert (left.covers(places) ^ right.covers(places)).all()


def test_blocks_cover_the_done_squares_only() -> None:
    blocks = Blocks(100.0, frozenset({(0, 0), (2, 1)}))
    places = np.array([(5, 5), (99.9, 99.9), (100, 0), (250, 150), (150, 250), (-5, 5), (250, -150), (1e9, 1e9)])
    assert blocks.cover(places).tolist() == [True, True, False, True, False, False, False, False]
    assert not Blocks().cover(places).any()
    with pytest.raises(ValueError, match="blocks"):
        Blocks(0.0)
