import math
from dataclasses import replace

import numpy as np
import pytest

from core.counting.interval import Assessment, Calibration, Known
from training.coverage import coverage, evaluated_coverage, left_out
from training.evaluation import PictureFigures

SETTINGS = {"steps": 8}
SCENES = tuple(Known(truth, truth, float(truth), float(truth)) for truth in range(10, 60))


def figures(truth: int, count: int, integral: float) -> PictureFigures:
    return PictureFigures("a", "set", truth, count, integral, float(count), (), {}, 1.0, 1.0, 1.0)


def test_shares_widths_and_what_a_doubt_is_worth() -> None:
    pictures = [Known(9, 9, 9.0, 9.0), Known(19, 29, 29.0, 29.0), Known(99, 149, 149.0, 80.0)]
    found = coverage(pictures, [Assessment(8, 10), Assessment(20, 40), Assessment(99, 159, True)])
    assert (found.pictures, found.doubted) == (3, 1)
    assert found.share == pytest.approx(2 / 3), "an end belongs to the interval"
    assert (found.width, found.relative_width) == (20, pytest.approx(0.6))
    assert (found.error, found.error_doubted) == (pytest.approx(0.25), pytest.approx(0.5))
    assert math.isnan(coverage(pictures[:1], [Assessment(8, 10)]).error_doubted)


def test_evaluated_pictures_are_covered_where_they_are_known_as_a_whole() -> None:
    calibration = Calibration(SCENES, SETTINGS)
    rows = [figures(20, 20, 20.0), figures(50, 80, 80.0), figures(5, 7, math.nan)]
    found = evaluated_coverage(rows, calibration)
    assert found is not None
    assert (found.pictures, found.share) == (2, 0.5)
    assert evaluated_coverage(rows, None) is None
    assert evaluated_coverage(rows[2:], calibration) is None


def test_an_evaluated_picture_does_not_set_its_own_interval() -> None:
    """The one that is missed most sets the upper end; without it, it lies beyond."""
    usual = [Known(n, n, float(n), float(n)) for n in range(20, 60)]
    missed = [Known(200, 40, 40.0, 40.0), Known(300, 40, 40.0, 40.0), Known(190, 40, 40.0, 40.0)]
    names = tuple(("set", str(n)) for n in range(len(usual) + len(missed)))
    calibration = Calibration((*usual, *missed), SETTINGS, names=names)
    rows = [PictureFigures("41", "set", 300, 40, 40.0, 40.0, (), {}, 1.0, 1.0, 1.0)]
    alone, stranger = (
        evaluated_coverage(rows, calibration),
        evaluated_coverage([replace(rows[0], name="x")], calibration),
    )
    assert alone is not None and stranger is not None
    assert alone.width < stranger.width
    few = Calibration(tuple(usual[:19]), SETTINGS)
    assert evaluated_coverage(rows, few) is None, "one less is no calibration"


def test_no_picture_is_assessed_by_what_it_taught() -> None:
    outlier = replace(SCENES[0], truth=500)
    pictures = (outlier, *SCENES[1:], *SCENES)
    alone = left_out(pictures, range(len(pictures)), Calibration(pictures, SETTINGS))
    assert not alone[0].low <= 500 <= alone[0].high
    groups = np.repeat(["strange", "usual"], 50)
    strange = [replace(picture, truth=2 * picture.truth) for picture in SCENES]
    abroad = left_out([*strange, *SCENES], groups.tolist(), Calibration(SCENES, SETTINGS))
    assert all(each.high < picture.truth for each, picture in zip(abroad[:50], strange, strict=True))
    assert all(each.high > 1.5 * picture.truth for each, picture in zip(abroad[50:], SCENES, strict=True))
