from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.counting import renewal
from core.counting.interval import Calibration, Known
from core.counting.outcome import run_key
from core.counting.recalibration import PRIOR, known_from, recalibrated
from core.counting.renewal import Intervals
from core.counting.settings import CountSettings
from core.dots import Dots, Origin
from core.history import EditDots, SetRegions, SetReviewed
from core.project import Picture, Prediction, Project, Run
from core.project.pictures import digest_of
from core.regions import Region


def drawn(number: int, seed: int, seen: float = 1.0) -> tuple[Known, ...]:
    rng = np.random.default_rng(seed)
    truth = rng.integers(20, 400, number)
    count = truth * seen * rng.lognormal(0, 0.1, number)
    return tuple(Known(int(t), round(c), float(c), float(c)) for t, c in zip(truth, count, strict=True))


def held(calibration: Calibration, pictures: tuple[Known, ...]) -> float:
    said = [(picture.truth, calibration.assess(picture)) for picture in pictures]
    return float(np.mean([each.low <= truth <= each.high for truth, each in said]))


SHIPPED = Calibration(drawn(140, 0), {"steps": 8})


def test_without_reviewed_pictures_nothing_changes() -> None:
    assert recalibrated(SHIPPED, []) is SHIPPED


def test_one_or_two_outliers_do_not_blow_the_interval_up() -> None:
    picture = Known(100, 100, 100.0, 100.0)
    before = SHIPPED.assess(picture)
    for outliers in (1, 2):
        after = recalibrated(SHIPPED, [replace(picture, truth=1000)] * outliers).assess(picture)
        assert after.low <= before.low + 3
        assert before.high <= after.high <= before.high + 15


def test_pictures_of_the_same_kind_keep_the_coverage() -> None:
    held_by = [held(recalibrated(SHIPPED, drawn(m, m)), drawn(2000, 1)) for m in (1, 5, 20, 50, 200)]
    assert all(0.86 < share < 0.97 for share in held_by)


def test_a_scene_of_another_kind_is_learned() -> None:
    """A model that sees six of ten heads there: its interval hardly ever holds, and then more and more often."""
    new = drawn(1000, 9, seen=0.6)
    shares = [held(recalibrated(SHIPPED, drawn(m, m, seen=0.6)), new) for m in (0, 10, 40, 200)]
    assert shares[0] < 0.1
    assert shares == sorted(shares)
    assert shares[1] > 0.4
    assert shares[2:] == pytest.approx([0.9, 0.9], abs=0.08)


def test_many_reviewed_pictures_decide() -> None:
    reviewed = drawn(4000, 5, seen=0.6)
    alone, mixed = Calibration(reviewed), recalibrated(SHIPPED, reviewed)
    assert mixed.bounds == pytest.approx(alone.bounds, abs=0.03)
    assert mixed.bounds != pytest.approx(SHIPPED.bounds, abs=0.03)
    assert sum(mixed.weights[:140]) == pytest.approx(PRIOR)


def test_what_was_learned_keeps_its_weight_when_more_is_learned() -> None:
    first, then = drawn(3, 3), drawn(4, 4)
    assert recalibrated(recalibrated(SHIPPED, first), then) == recalibrated(SHIPPED, [*first, *then])


def test_settings_stay() -> None:
    assert recalibrated(SHIPPED, drawn(3, 3)).fits({"steps": 8, "seed": 1})


# Pictures of a project


def reviewed_pictures(project: Project, model_hash: str, calibration: Calibration) -> list[Known]:
    return known_from(project.reviewed_runs(), model_hash, calibration)


KEY = run_key("dotori", "abc", CountSettings())


@pytest.fixture
def calibration() -> Calibration:
    settings = {name: value for name, value in vars(CountSettings()).items() if name != "seed"}
    return Calibration(drawn(20, 0), settings)


def count(project: Project, picture: Picture, run: Run) -> None:
    dots = Dots.of([[5, 5], [20, 9], [30, 30]], [0.9, 0.8, 0.1], Origin.MODEL)
    project.record_run(picture.id, run, Prediction(dots, 0.5, 60, 40))


def review(project: Project, picture: Picture) -> None:
    project.edit(picture.id, SetReviewed.on(project.marks(picture.id), True))


def test_reviewed_pictures_are_what_the_model_said_beside_what_a_person_said(
    project: Project, folder: Path, calibration: Calibration
) -> None:
    first, second, third, fourth = project.sync(sorted(folder.glob("*.png")))
    for picture in (first, second, third, fourth):
        count(project, picture, Run(KEY, 1.0, 2, 1.75, 2.5))
    project.edit(first.id, EditDots.add(project.marks(first.id), [(40, 30), (50, 30)]))
    assert reviewed_pictures(project, "abc", calibration) == []
    review(project, first)
    review(project, third)
    assert reviewed_pictures(project, "abc", calibration) == [Known(4, 2, 1.75, 2.5), Known(2, 2, 1.75, 2.5)]
    assert reviewed_pictures(project, "def", calibration) == [], "another model said that"
    assert reviewed_pictures(project, "abc", replace(calibration, settings={"steps": 500})) == []
    masked = SetRegions.on(project.marks(first.id), (Region("screen", ((0, 0), (9, 0), (9, 9)), mask=True),))
    project.edit(first.id, masked)
    review(project, first)
    assert reviewed_pictures(project, "abc", calibration) == [Known(2, 2, 1.75, 2.5)]


def test_pictures_that_are_to_be_left_apart_teach_nothing(
    project: Project, folder: Path, calibration: Calibration
) -> None:
    first, second = project.sync(sorted(folder.glob("*.png")))[:2]
    for picture in (first, second):
        count(project, picture, Run(KEY, 1.0, 2, 1.75, 2.5))
        review(project, picture)
    digest, other = (each.digest for each in project.reviewed_runs())
    path = project.file(first)
    content = digest_of(path, path.stat().st_size)
    assert content is not None and digest == content.hex() != other
    taught = replace(calibration, apart=frozenset({digest}))
    assert reviewed_pictures(project, "abc", taught) == [Known(2, 2, 1.75, 2.5)]
    assert recalibrated(taught, drawn(3, 3)).apart == {digest}


def test_a_run_without_figures_teaches_nothing(project: Project, folder: Path, calibration: Calibration) -> None:
    picture = project.sync(sorted(folder.glob("*.png")))[0]
    count(project, picture, Run(KEY, 1.0, 2))
    review(project, picture)
    assert reviewed_pictures(project, "abc", calibration) == []


def test_what_was_counted_before_a_review_learns_from_it(
    project: Project, folder: Path, calibration: Calibration, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {"abc": calibration}
    monkeypatch.setattr(renewal, "calibration_of", lambda digest, _: known.get(digest))
    first, second, third = project.sync(sorted(folder.glob("*.png")))[:3]
    run = Run(KEY, 1.0, 2, 2.0, 2.0, low=1, high=4)
    for picture in (first, second):
        count(project, picture, run)
    other = replace(run, key=replace(KEY, model_hash="def"))
    count(project, third, other)
    assert Intervals(project).renewed(second, run) is run, "nothing is reviewed"
    project.edit(first.id, EditDots.add(project.marks(first.id), np.full((40, 2), 9.0)))
    review(project, first)
    renewed = Intervals(project).renewed(second, run)
    learned = recalibrated(calibration, [Known(42, 2, 2.0, 2.0)]).assess(Known(0, 2, 2.0, 2.0))
    assert renewed == replace(run, low=learned.low, high=learned.high)
    assert renewed != run
    intervals = Intervals(project)
    assert intervals.renewed(project.image(first.id), run) is run, "its truth has been learned from"
    assert intervals.renewed(third, other) is other, "another model said that"
    assert intervals.renewed(third, None) is None
    failed = Run(KEY, 1.0, error="cannot read it")
    assert intervals.renewed(third, failed) is failed
    known.clear()
    assert Intervals(project).renewed(second, run) is run, "the model is not here any more"
