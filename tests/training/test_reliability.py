import math

import numpy as np
import pytest

from training.reliability import BINS, Bin, added, calibration_error, reliability, surest_first

HEADS = np.array([[10.0, 10.0], [40.0, 40.0]])


@pytest.mark.parametrize(
    ("dots", "confidence", "wanted"),
    [
        ([[10, 17.9]], [0.1], [True]),
        ([[10, 18.1]], [0.9], [False]),
        ([[10, 11], [10, 14]], [0.3, 0.9], [False, True]),
        ([[10, 11], [10, 14]], [0.9, 0.3], [True, False]),
        ([[10, 11], [40, 44]], [0.3, 0.9], [True, True]),
        ([], [], []),
    ],
)
def test_the_surest_dot_has_the_head(dots: list, confidence: list, wanted: list) -> None:
    hits = surest_first(np.reshape(np.array(dots, float), (-1, 2)), np.array(confidence, np.float32), HEADS)
    assert hits.tolist() == wanted


def test_a_dot_takes_the_nearest_head_that_is_free() -> None:
    heads = np.array([[0.0, 0.0], [6.0, 0.0]])
    dots = np.array([[2.0, 0.0], [3.5, 0.0], [1.0, 0.0]])
    assert surest_first(dots, np.array([0.9, 0.8, 0.7], np.float32), heads).tolist() == [True, True, False]


def test_without_heads_no_dot_is_one() -> None:
    assert not surest_first(np.ones((3, 2)), np.ones(3, np.float32), np.zeros((0, 2))).any()


def test_bins_hold_all_dots_and_add_up() -> None:
    dots = np.array([[10.0, 10.0], [40.0, 41.0], [90.0, 90.0], [95.0, 95.0]])
    bins = reliability(dots, np.array([1.0, 0.95, 0.96, 0.05], np.float32), HEADS)
    assert len(bins) == BINS
    assert bins[0] == Bin(1, 0, pytest.approx(0.05))
    assert bins[9] == Bin(3, 2, pytest.approx(2.91))
    assert sum(each.dots for each in bins[1:9]) == 0
    assert added([bins, bins])[9] == Bin(6, 4, pytest.approx(5.82))
    assert added([]) == ()


def test_the_calibration_error_weighs_bins_by_their_dots() -> None:
    bins = [Bin(30, 15, 27.0), Bin(0, 0, 0.0), Bin(10, 3, 1.0)]
    assert calibration_error(bins) == pytest.approx((30 * 0.4 + 10 * 0.2) / 40)
    assert calibration_error([Bin(8, 6, 6.0)]) == 0
    assert math.isnan(calibration_error([]))
