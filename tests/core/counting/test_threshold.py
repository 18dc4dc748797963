from __future__ import annotations

import numpy as np
import pytest

from core.counting.threshold import CERTAIN, choose_threshold


@pytest.mark.parametrize(
    ("expected", "counted"),
    [
        (0, 2),  # nothing takes a certain dot away
        (2.6, 3),
        (4, 4),
        (400, 6),  # there are no more than were found
    ],
)
def test_as_many_dots_count_as_t_expects(expected: float, counted: int) -> None:
    confidence = np.array([0.3, 0.95, 0.1, 0.7, CERTAIN, 0.2], np.float32)
    assert (confidence >= choose_threshold(confidence, expected)).sum() == counted


def test_the_surest_are_those_that_count() -> None:
    confidence = np.array([0.3, 0.6, 0.1, 0.7], np.float32)
    counts = confidence >= choose_threshold(confidence, 2)
    assert set(confidence[counts].tolist()) == {np.float32(0.6), np.float32(0.7)}


def test_without_dots_there_is_a_threshold_all_the_same() -> None:
    assert 0 < choose_threshold(np.zeros(0, np.float32), 12) <= 1
