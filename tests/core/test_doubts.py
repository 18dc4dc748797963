"""The walk through the least certain dots."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dots import Dots, Origin
from core.doubts import BAND, MARGIN, SPAN, Doubts, doubtful
from core.history import EditDots, Marks, SetBlocks, SetRegions, SetThreshold
from core.regions import Blocks, Region


def marks_of(confidence: list[float], xy: list[tuple[float, float]] | None = None, threshold: float = 0.5) -> Marks:
    places = xy or [(10.0 * i, 5.0) for i in range(len(confidence))]
    return Marks(Dots.of(places, confidence, Origin.MODEL), threshold, next_id=len(confidence))


def walked(marks: Marks) -> list[int]:
    return [Doubts.of(marks)[place].id for place in range(len(Doubts.of(marks)))]


def test_the_nearest_to_the_threshold_comes_first_on_either_side() -> None:
    assert walked(marks_of([0.95, 0.58, 0.49, 0.62, 0.1, 0.41])) == [2, 1, 5, 3]


def test_only_a_model_dot_that_nobody_decided_on_is_doubtful() -> None:
    marks = marks_of([0.5] * 6, [(50.0 + 100 * i, 50.0) for i in range(6)])
    marks = EditDots.keep(marks, [0]).do(marks)
    marks = EditDots.move(marks, [1], [(151, 50)]).do(marks)
    marks = EditDots.add(marks, [(700, 50)]).do(marks)
    mask = Region("screen", ((200, 0), (300, 0), (300, 100), (200, 100)), mask=True)
    marks = SetRegions.on(marks, [mask]).do(marks)
    marks = SetBlocks.on(marks, Blocks(100.0, frozenset({(3, 0)}))).do(marks)
    assert marks.dots.id[doubtful(marks)].tolist() == [4, 5]


def test_the_margin_follows_the_threshold() -> None:
    marks = marks_of([0.2, 0.3, 0.4, 0.5, 0.6])
    assert set(walked(marks)) == {2, 3, 4}
    assert set(walked(SetThreshold.on(marks, 0.25).do(marks))) == {0, 1, 2}
    assert len(Doubts.of(marks, margin=0.01)) == 1


def test_neighbours_follow_each_other_along_bands() -> None:
    xy = [(300.0, 10.0), (100.0, BAND + 10), (100.0, 10.0), (300.0, BAND + 10), (200.0, 20.0)]
    marks = marks_of([0.5, 0.501, 0.502, 0.503, 0.504], xy)
    assert walked(marks) == [2, 4, 0, 3, 1]
    surer = replace(marks.dots, confidence=np.float32([0.5, 0.5, 0.5 + 1.5 * SPAN, 0.5, 0.5]))
    assert walked(replace(marks, dots=surer)) == [4, 0, 3, 1, 2]


def test_there_and_back_and_round() -> None:
    marks = marks_of([0.5, 0.55, 0.6])
    walk = Doubts.of(marks)
    first = walk.step(None)
    assert first is not None
    assert first[1:] == pytest.approx((0, 5, 0.5))
    second = walk.step(first)
    third = walk.step(second)
    assert [doubt.id for doubt in (first, second, third)] == [0, 1, 2]
    assert walk.step(third) == first
    assert walk.step(first, -1) == third
    assert walk.step(None, -1) == third
    assert walk.place(third) == 2


def test_it_goes_on_where_it_was_after_an_edit() -> None:
    marks = marks_of([0.5, 0.55, 0.6, 0.64])
    at = Doubts.of(marks)[1]
    for command in (
        EditDots.keep(marks, [1]),
        EditDots.delete(marks, [1]),
        EditDots.move(marks, [1], [(900.0, 900.0)]),
    ):
        walk = Doubts.of(command.do(marks))
        assert walk.place(at) is None
        assert (walk.step(at).id, walk.step(at, -1).id) == (2, 0)
    last = Doubts.of(marks)[3]
    after = EditDots.keep(marks, [3]).do(marks)
    assert Doubts.of(after).step(last).id == 0


def test_nothing_is_doubtful() -> None:
    for marks in (Marks(), marks_of([0.99, 0.01])):
        walk = Doubts.of(marks)
        assert len(walk) == 0
        assert walk.step(None) is None
        assert walk.step(Doubts.of(marks_of([0.5]))[0], -1) is None


@given(st.lists(st.floats(0, 0.96875, width=32), max_size=40), st.floats(0, 1))
def test_deciding_on_each_in_turn_meets_every_doubt_once(confidence: list[float], threshold: float) -> None:
    marks = marks_of(confidence, threshold=threshold)
    expected = {i for i, each in enumerate(np.float32(confidence)) if abs(each - threshold) <= MARGIN}
    met, at = [], Doubts.of(marks).step(None)
    while at is not None:
        met.append(at.id)
        edit = EditDots.keep if at.id % 2 else EditDots.delete
        marks = edit(marks, [at.id]).do(marks)
        at = Doubts.of(marks).step(at)
    assert sorted(met) == sorted(expected)
    assert walked(marks) == []
