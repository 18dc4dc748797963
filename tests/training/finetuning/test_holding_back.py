"""A quarter is held back, and what is held back is nowhere among what is taught."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.regions import Blocks
from training.datasets import Sample
from training.finetuning.holding_back import divide
from training.finetuning.shares import MOST
from training.finetuning.sources import digests_of
from training.learnable import Learnable

Samples = Callable[..., list[Sample]]


def named(count: int, dataset: str = "scene") -> list[Sample]:
    return [Sample(Path(f"{number}.png"), np.zeros((0, 2)), str(number), dataset) for number in range(count)]


@pytest.mark.parametrize(
    ("count", "held_back"), [(4, 1), (5, 1), (7, 2), (10, 2), (12, 3), (40, 10), (4 * MOST + 40, MOST)]
)
def test_a_quarter_of_the_pictures_is_held_back(count: int, held_back: int) -> None:
    samples = named(count)
    division = divide(samples)
    assert len(division.held_back) == held_back
    assert sorted(sample.name for sample in division.taught + division.held_back) == sorted(s.name for s in samples)


def test_which_ones_depends_on_their_names_alone() -> None:
    samples = named(20)
    held_back = {sample.name for sample in divide(samples).held_back}
    assert {sample.name for sample in divide(samples[::-1]).held_back} == held_back
    assert {sample.name for sample in divide(named(20, "another")).held_back} != held_back


def test_pictures_for_validation_are_held_back_first_and_never_taught() -> None:
    samples, validation = named(12), named(8, "kept")
    division = divide(samples, validation)
    assert len(division.held_back) == 5
    assert {sample.dataset for sample in division.held_back} == {"kept"}
    assert division.taught == samples


def test_of_few_pictures_the_right_part_is_held_back(make_samples: Samples) -> None:
    samples = make_samples(3)
    division = divide(samples)
    assert len(division.taught) == len(division.held_back) == 3
    for whole, left, right in zip(samples, division.taught, division.held_back, strict=True):
        assert len(left.points) + len(right.points) == len(whole.points)
        assert left.points[:, 0].max() < 0.8 * 160 and right.points[:, 0].min() > 0.7 * 160
        known = [Learnable.of(part.masks, part.blocks, 160, 160).known for part in (left, right)]
        assert not (known[0] & known[1]).any()
        assert known[0].mean() + known[1].mean() == pytest.approx(1, abs=0.02)
        assert 0.2 < known[1].mean() < 0.35
        np.testing.assert_array_equal(right.known(whole.points), right.points)


def test_of_few_pictures_those_for_validation_are_held_back_whole(make_samples: Samples) -> None:
    samples, validation = make_samples(2), make_samples(1, "kept")
    division = divide(samples, validation)
    assert {sample.dataset for sample in division.taught} == {"scene"}
    assert len(division.taught) == 2
    assert len(division.held_back) == 3
    assert division.held_back[-1] is validation[0]


def test_of_few_pictures_only_what_is_known_is_divided(make_samples: Samples) -> None:
    (sample,) = make_samples(1)
    sample = replace(sample, blocks=Blocks(40.0, frozenset({(0, 0), (1, 0)})))
    division = divide([sample])
    left, right = (
        Learnable.of(part.masks, part.blocks, 160, 160).known for part in (*division.taught, *division.held_back)
    )
    assert left.any() and right.any()
    assert not (left & right).any()
    assert not left[:, 80:].any() and not right[:, 80:].any()


def test_what_the_model_was_taught_before_is_not_held_back(make_samples: Samples) -> None:
    samples, validation = make_samples(6), make_samples(1, "kept")
    before = divide(samples)
    assert len(before.held_back) == 2
    after = divide(samples, known=digests_of(before.held_back))
    assert len(after.held_back) == 2
    assert not {sample.name for sample in after.held_back} & {sample.name for sample in before.held_back}
    assert set(before.held_back) <= set(after.taught) and len(after.taught) == 4
    again = divide(samples, known=digests_of(before.taught))
    assert set(again.held_back) == set(before.held_back), "those that it has not seen yet"
    kept = divide(samples[1:], validation, digests_of(validation))
    assert validation[0] not in [*kept.held_back, *kept.taught], "it is no judge, and never to be learned from"
    assert divide(samples, known=digests_of(samples)).held_back == []


def test_of_few_pictures_those_that_the_model_was_taught_before_are_not_divided(make_samples: Samples) -> None:
    samples = make_samples(3)
    division = divide(samples, known=digests_of(samples[1:]))
    assert [part.image for part in division.held_back] == [samples[0].image]
    assert division.taught[1:] == samples[1:]
    assert divide(samples, known=digests_of(samples)).held_back == []
