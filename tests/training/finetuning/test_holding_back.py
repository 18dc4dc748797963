"""A quarter is held back, and what is held back is nowhere among what is taught."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.regions import Blocks
from training.datasets import Sample
from training.finetuning.holding_back import Division, divide
from training.finetuning.shares import MOST
from training.finetuning.sources import digests_of
from training.finetuning.taught_pictures import TaughtPictures
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
    after = divide(samples, known=TaughtPictures(digests_of(before.held_back)))
    assert len(after.held_back) == 2
    assert not {sample.name for sample in after.held_back} & {sample.name for sample in before.held_back}
    assert set(before.held_back) <= set(after.taught) and len(after.taught) == 4
    again = divide(samples, known=TaughtPictures(digests_of(before.taught)))
    assert set(again.held_back) < set(before.held_back), "those that it has not seen yet"
    assert len(again.held_back) == 1, "and something new is learned"
    kept = divide(samples[1:], validation, TaughtPictures(digests_of(validation)))
    assert validation[0] not in [*kept.held_back, *kept.taught], "it is no judge, and never to be learned from"
    assert divide(samples, known=TaughtPictures(digests_of(samples))).held_back == []


def test_of_few_pictures_those_that_the_model_was_taught_before_are_not_divided(make_samples: Samples) -> None:
    samples = make_samples(3)
    division = divide(samples, known=TaughtPictures(digests_of(samples[1:])))
    assert [part.image for part in division.held_back] == [samples[0].image]
    assert division.taught[1:] == samples[1:]
    assert divide(samples, known=TaughtPictures(digests_of(samples))).held_back == []


def known_after(division: Division) -> TaughtPictures:
    """What a model is taught by a division of which all pictures are cut."""
    return TaughtPictures(
        cut={digest: division.cut[part.image] for part in division.taught for digest in digests_of([part])}
    )


def known_places(sample: Sample) -> np.ndarray:
    """(160, 160) whether something is known there."""
    return Learnable.of(sample.masks, sample.blocks, 160, 160).known


def test_pictures_that_were_cut_in_two_are_cut_again_where_they_were(make_samples: Samples) -> None:
    samples = make_samples(3)
    before = divide(samples)
    again = divide(samples, known=known_after(before))
    assert again.cut == before.cut and len(again.cut) == 3
    for one, other in zip(before.taught + before.held_back, again.taught + again.held_back, strict=True):
        np.testing.assert_array_equal(one.points, other.points)


def test_what_was_taught_of_a_picture_is_not_held_back_when_more_of_it_is_known(make_samples: Samples) -> None:
    (sample,) = make_samples(1)
    right, left = frozenset({(2, 0), (3, 0)}), frozenset({(0, 0), (1, 0), (0, 1), (1, 1)})
    before = divide([replace(sample, blocks=Blocks(40.0, right))])
    after = divide([replace(sample, blocks=Blocks(40.0, right | left))], known=known_after(before))
    assert not (known_places(before.taught[0]) & known_places(after.held_back[0])).any()
    more = divide([sample], known=TaughtPictures(cut=dict.fromkeys(digests_of([sample]), 30.0)))
    assert more.cut[sample.image] == pytest.approx(120, abs=8), "most of what is new is learned"


def test_a_new_picture_beside_three_that_were_cut_is_cut_too(make_samples: Samples) -> None:
    samples = make_samples(6)
    before = divide(samples[:3])
    one = divide(samples[:4], known=known_after(before))
    assert len(one.taught) == len(one.held_back) == len(one.cut) == 4
    assert {image: one.cut[image] for image in before.cut} == before.cut
    two = divide(samples[:5], known=known_after(before))
    assert two.cut == before.cut
    assert len(two.held_back) == len(two.taught) == 4, "of the new ones, one is learned and one is held back"


def test_the_only_new_picture_is_learned_from_where_others_judge(make_samples: Samples) -> None:
    samples, validation = make_samples(6), make_samples(8, "kept")[6:]
    known = TaughtPictures(digests_of(samples[:5]))
    assert list(divide(samples, known=known).cut) == [samples[5].image]
    judged = divide(samples, validation, known)
    assert judged.taught == samples and set(judged.held_back) == set(validation) and not judged.cut
