import itertools

import pytest

from app.counting.pace import Pace


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_time_left_follows_from_the_steps_so_far() -> None:
    clock = Clock()
    pace = Pace(1, steps=10, clock=clock)
    pace.enter("sample")
    assert pace.at(0, 4).seconds_left is None, "nothing is known before the first tile"
    clock.now += 3
    assert pace.at(1, 4).seconds_left == pytest.approx(3 / 0.25 * 9.75)
    for _ in range(4):
        clock.now += 2
        pace.enter("sample")
    assert pace.at(0, 4).seconds_left == pytest.approx((3 + 8) / 4 * 6)


def test_time_spent_looking_does_not_count_as_a_step() -> None:
    clock = Clock()
    pace = Pace(1, steps=4, clock=clock)
    pace.enter("see")
    clock.now += 1000
    pace.enter("sample")
    clock.now += 2
    pace.enter("sample")
    assert pace.at(0, 1).seconds_left == pytest.approx(2 * 3)


def test_progress_never_goes_back_and_ends_at_the_end() -> None:
    pace = Pace(9, steps=5, passes=2, clock=Clock())
    seen = [pace.at(0, 1)]
    for stage, times in (("see", 2), ("sample", 5), ("decode", 2)):
        for _ in range(times):
            pace.enter(stage)  # type: ignore[arg-type]
            seen += [pace.at(tile, 3) for tile in range(4)]
    done = [progress.done for progress in seen]
    assert done[0] == 0
    assert done[-1] == pytest.approx(1)
    assert all(before <= after for before, after in itertools.pairwise(done))
    assert {progress.job for progress in seen} == {9}
    assert [progress.step for progress in seen if progress.stage == "sample"][::4] == [1, 2, 3, 4, 5]
    assert seen[-1].step == seen[-1].steps == 5
