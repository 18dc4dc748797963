import numpy as np
import pytest
from counting_fakes import frame_of

from app.counting.frames import KeptFrames
from core.regions import Region

ONE = frame_of(1, 9, side=100).nbytes


def filled(steps: int, budget: int) -> KeptFrames:
    kept = KeptFrames(budget)
    for step in range(1, steps + 1):
        kept.add(frame_of(step, steps, side=100))
        assert kept.nbytes <= budget or len(kept) <= 2
        assert kept.steps[0] == 1
        assert kept.steps[-1] == step
    return kept


def test_within_the_budget_all_frames_are_kept() -> None:
    assert filled(9, budget=10 * ONE).steps == list(range(1, 10))


@pytest.mark.parametrize(("steps", "room"), [(9, 6), (20, 6), (500, 12), (500, 40), (3, 1), (64, 17), (65, 17)])
def test_past_it_key_frames_stay_evenly_spread(steps: int, room: int) -> None:
    kept = filled(steps, budget=room * ONE)
    between = np.diff(kept.steps)
    stride = int(between[0])
    assert len(kept) >= max(2, room // 3)
    if len(kept) > 2:
        assert stride & (stride - 1) == 0, "every second, fourth, eighth, ..."
        assert (between[:-1] == stride).all()
        assert between[-1] <= stride


def test_the_nearest_kept_frame_is_given() -> None:
    kept = filled(64, budget=17 * ONE)
    for step in range(1, 65):
        frame = kept.at(step)
        assert frame is not None
        assert abs(frame.step - step) == min(abs(other - step) for other in kept.steps)
    assert KeptFrames().at(3) is None


def test_the_curve_has_every_step_at_any_threshold() -> None:
    kept = KeptFrames(budget=1)
    rng = np.random.default_rng(0)
    sure = [rng.uniform(0, 1, n).astype(np.float32) for n in (0, 5, 200, 80)]
    for number, confidence in enumerate(sure):
        kept.add(frame_of(10 * number + 1, 40, confidence.tolist()))
    for threshold in (0.0, 0.25, float(sure[2][3]), 1.0):
        steps, counts = kept.curve(threshold)
        assert steps.tolist() == [1, 11, 21, 31]
        assert counts.tolist() == [int((confidence >= threshold).sum()) for confidence in sure]
        assert kept.count_at(30, threshold) == counts[-1]
    assert kept.steps == [1, 31]


def test_masks_keep_dots_from_every_count_that_can_be_known() -> None:
    kept = filled(64, budget=17 * ONE)  # two dots a frame, 0.9 and 0.3, both at (1, 1)
    mask = Region("stage", ((0, 0), (2, 0), (2, 2), (0, 2)), mask=True)
    assert not kept.set_masks([Region("field", mask.polygon)]), "a region that is no mask changes nothing"
    assert kept.set_masks([mask])
    assert not kept.set_masks([mask])
    kept.add(frame_of(65, 66, side=100))
    steps, counts = kept.curve(0.0)
    assert set(kept.steps) <= set(steps.tolist()) < set(range(1, 66))
    assert not counts.any()
    assert kept.count_at(65, 0.0) == 0
    assert kept.set_masks([])
    assert len(kept.curve(0.0)[0]) == 65
    assert kept.count_at(65, 0.5) == 1


def test_a_run_that_begins_anew_replaces_the_first_attempt() -> None:
    kept = filled(5, budget=10 * ONE)
    kept.add(frame_of(1, 5))
    assert kept.steps == [1]
    assert kept.curve(0.0)[0].tolist() == [1]


def test_frames_that_skip_steps_are_kept_as_they_come() -> None:
    kept = KeptFrames()
    for step in (1, 34, 80, 500):
        kept.add(frame_of(step, 500))
    assert kept.steps == [1, 34, 80, 500]
    assert kept.last_step == 500
