from __future__ import annotations

import math
from dataclasses import asdict, replace

import numpy as np
import pytest

from core.counting.interval import COVERAGE, FEWEST, Assessment, Calibration, Known, assess, bound, doubt_in_words
from core.counting.settings import CountSettings

SETTINGS = {name: value for name, value in asdict(CountSettings()).items() if name != "seed"}


def drawn(number: int, rng: np.random.Generator, seen: float = 1.0) -> tuple[Known, ...]:
    """Pictures of which a model sees so large a share of the heads, with errors that are neither even nor small."""
    truth = rng.integers(0, 400, number)
    count = truth * seen * rng.lognormal(0, 0.2, number) + rng.normal(0, 2, number)
    count = np.maximum(count, 0)
    return tuple(
        Known(int(t), round(c), float(0.9 * c), float(c * rng.uniform(0.9, 1.1)))
        for t, c in zip(truth, count, strict=True)
    )


def agreeing(count: int) -> Known:
    return Known(count, count, float(count), float(count))


@pytest.mark.parametrize("seen", [1.0, 0.7])
def test_intervals_hold_as_often_as_they_say(seen: float) -> None:
    """On pictures like those of the calibration; neither less often nor, for being wide as a barn, much more often."""
    rng, trials, held = np.random.default_rng(0), 600, 0
    for _ in range(trials):
        *known, new = drawn(41, rng, seen)
        low, high, _ = Calibration(tuple(known)).assess(new)
        held += low <= new.truth <= high
    spread = 3 * math.sqrt(COVERAGE * (1 - COVERAGE) / trials)
    assert COVERAGE - spread < held / trials < COVERAGE + 2 / 41 + spread


def test_an_interval_has_the_count_in_it_and_nothing_below_zero() -> None:
    for seen in (0.4, 1.0, 2.5):
        calibration = Calibration(drawn(60, np.random.default_rng(1), seen))
        for count in (0, 1, 7, 300, 20_000):
            for other in (0, count, 3 * count):
                low, high, _ = calibration.assess(Known(0, count, 0.0, float(other)))
                assert 0 <= low <= count <= high


def test_intervals_rise_with_the_count_and_with_what_t_says() -> None:
    calibration = Calibration(drawn(60, np.random.default_rng(2)))
    said = [calibration.assess(agreeing(count)) for count in range(0, 3000, 7)]
    for ends in ([each.low for each in said], [each.high for each in said]):
        assert ends == sorted(ends)
        assert ends[0] < 20 < 2000 < ends[-1]


def test_intervals_widen_where_dots_and_t_disagree() -> None:
    calibration = Calibration(drawn(60, np.random.default_rng(2)))
    said = [calibration.assess(Known(0, 100, 100.0, expected)) for expected in (100.0, 130.0, 200.0, 300.0)]
    widths = [each.high - each.low for each in said]
    assert widths == sorted(widths)
    assert widths[-1] > 3 * widths[0]


def test_missed_heads_move_the_interval_up() -> None:
    pictures = tuple(replace(agreeing(100), truth=100 + missed) for missed in range(FEWEST))
    low, high, _ = Calibration(pictures).assess(agreeing(100))
    assert (low, high) == (100, 118)
    low, high, _ = Calibration(pictures).assess(agreeing(205))
    assert (low, high) == (205, 241), "at twice the scale, which was 105, twice the margin"


@pytest.mark.parametrize(
    ("scores", "weights", "share", "wanted"),
    [
        (range(19), [1] * 19, 0.95, 18),
        (range(18), [1] * 18, 0.95, math.inf),
        (range(39), [7] * 39, 0.95, 37),
        (range(99), [1] * 99, 0.5, 49),
        (range(99, 0, -1), [1] * 99, 0.5, 50),
        (range(99), [1] * 98 + [40], 0.95, math.inf),
        ([5] * 60 + [9] * 60, [3] * 60 + [1] * 60, 0.7, 5),
        ([5] * 60 + [9] * 60, [3] * 60 + [1] * 60, 0.8, 9),
    ],
)
def test_the_bound_of_a_further_score(scores: list[float], weights: list[float], share: float, wanted: float) -> None:
    assert bound(scores, weights, share) == wanted


def test_too_few_pictures_make_no_calibration() -> None:
    with pytest.raises(ValueError, match="19"):
        Calibration(drawn(FEWEST - 1, np.random.default_rng(3)))
    with pytest.raises(ValueError, match="weight"):
        Calibration(drawn(FEWEST, np.random.default_rng(3)), weights=(1.0,))


@pytest.mark.parametrize(
    ("count", "integral", "density_count", "wanted"),
    [
        (120, 108, 126, False),
        (120, 118, 210, True),
        (120, 118, 40, True),
        (120, 30, 121, True),
        (120, 400, 160, True),
        (120, 125, 130, False),
        (0, 0, 0, False),
        (1, 0.6, 1.2, False),
    ],
)
def test_a_doubt_is_a_disagreement_that_is_not_usual(
    count: int, integral: float, density_count: float, wanted: bool
) -> None:
    usual = tuple(Known(n, n, 0.9 * n, 1.1 * n) for n in range(20, 200, 4))
    assert Calibration(usual).assess(Known(0, count, integral, density_count)).doubt == wanted


def test_a_doubt_is_said_with_its_numbers() -> None:
    said = "the three estimates disagree: 1,200 dots, 2,101 by the density, 800 by the map"
    assert doubt_in_words(Known(0, 1200, 800.4, 2100.6)) == said


def test_a_calibration_is_for_its_own_settings_under_any_seed() -> None:
    calibration = Calibration(drawn(30, np.random.default_rng(4)), SETTINGS)
    assert assess(calibration, agreeing(9), asdict(CountSettings(seed=5))).high is not None
    assert assess(calibration, agreeing(9), asdict(CountSettings(steps=5))) == Assessment()
    assert assess(None, agreeing(9), SETTINGS) == Assessment() == (None, None, False)


def test_a_calibration_without_one_of_its_pictures() -> None:
    pictures = tuple(Known(n, n, float(n), float(n)) for n in range(21))
    names = tuple(("part_A", f"IMG_{n}") for n in range(20))
    whole = Calibration(pictures, {"steps": 8}, tuple(float(n + 1) for n in range(21)), names=names)
    less = whole.without(("part_A", "IMG_3"), 3)
    assert less.pictures == pictures[:3] + pictures[4:]
    assert less.weights == whole.weights[:3] + whole.weights[4:]
    assert less.names == names[:3] + names[4:]
    assert whole.without(("part_B", "IMG_3"), 3) is whole
    assert whole.without(("part_A", "IMG_3"), 4) is whole, "one of another part has the name"
    assert replace(whole, weights=()).without(("part_A", "IMG_0"), 0).weights == ()
    with pytest.raises(ValueError, match="19 pictures or more"):
        less.without(("part_A", "IMG_4"), 4).without(("part_A", "IMG_5"), 5)
