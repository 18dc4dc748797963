"""Before and after."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from core.counting.counter import Counter
from core.matches import Matches
from core.model.diffusion import LatentDiffusion
from core.regions import Region
from training.datasets import Sample
from training.evaluation import PictureFigures
from training.finetuning.judging import Judged, Total, judge, total, verdict


@pytest.mark.parametrize(
    ("mae", "clicks", "expected"),
    [
        (9.0, 40, "better"),
        (10.0, 40, "better"),
        (9.0, 50, "better"),
        (10.0, 50, "no difference"),
        (9.0, 51, "no difference"),
        (10.1, 30, "no difference"),
        (10.1, 50, "worse"),
        (10.0, 51, "worse"),
        (12.0, 60, "worse"),
        (float("nan"), 50, "no difference"),
    ],
)
def test_a_verdict_needs_the_error_and_the_clicks(mae: float, clicks: int, expected: str) -> None:
    assert verdict(Total(10.0, 0.0, 0.5, 50), Total(mae, 0.0, 0.9, clicks)) == expected


def judged(truth: int, matches: Matches) -> Judged:
    sample = Sample(Path("x.png"), np.zeros((truth, 2)), "x", "scene")
    count = matches.hits + matches.false
    figures = PictureFigures("x", "scene", truth, count, 0.0, 0.0, (), {8: matches}, 1.0, 0.0, 0.0)
    return Judged(sample, np.zeros((count, 2)), figures)


def test_the_figures_of_pictures_together() -> None:
    one, other = judged(10, Matches(8, 5, 2)), judged(20, Matches(14, 0, 6))
    assert (one.clicks, one.error) == (7, 3)
    assert total([one, other]) == Total(mae=4.5, bias=-1.5, f1=44 / 57, clicks=13)


@pytest.mark.usefixtures("fp32")
def test_only_what_is_known_is_judged(make_samples: Callable, tiny_model: LatentDiffusion) -> None:
    whole, part = make_samples(2)
    mask = Region("", ((0, 0), (160, 0), (160, 80), (0, 80)), mask=True)
    part = Sample(part.image, part.points[part.points[:, 1] >= 80], part.name, part.dataset, (mask,))
    first, second = judge(Counter(tiny_model), [whole, part])
    assert first.figures.truth == 10 and second.figures.truth == len(part.points)
    assert len(second.found) == second.figures.count
    assert (second.found[:, 1] >= 80).all()
