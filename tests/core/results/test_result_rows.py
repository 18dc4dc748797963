from datetime import datetime

import pytest
from hostile_folder import FORMULA, IMAGE, KEY, MODEL, NAMES, NEW, PLAZA, QUOTED, REASON, SCRIPT, record
from natsort import natsorted
from PIL import Image

from core.counting import renewal
from core.counting.interval import Calibration, Known
from core.counting.recalibration import recalibrated
from core.project import Picture, Project, Run, State
from core.results.rows import COLUMNS, Row, rows
from core.results.summary import MOST_DOUBTS, MOST_FAILURES, MOST_ROWS, Summary, doubt_of


def by_name(project: Project) -> dict[str, Row]:
    return {row.picture.path: row for row in rows(project)}


def test_every_picture_is_a_row_in_natural_order(results: Project) -> None:
    told: list[tuple[int, int]] = []
    found = list(rows(results, lambda done, total: told.append((done, total))))
    assert [row.picture.path for row in found] == natsorted(NAMES)
    assert told == [(done, len(NAMES)) for done in range(len(NAMES) + 1)]
    assert all(tuple(row.cells()) == COLUMNS for row in found)


def test_the_cells_of_a_row(results: Project) -> None:
    assert by_name(results)[PLAZA].cells() == {
        "image": PLAZA,
        "count": 41,
        "model_count": 40,
        "low": 35.0,
        "high": 48.0,
        "integral": 36.0,
        "density_count": 44.0,
        "seconds": 1.25,
        "state": "edited",
        "model": MODEL,
        "error": None,
        "time": "2024-05-01 14:30:00",
    }


def test_failed_and_new_pictures_have_no_count(results: Project) -> None:
    failed, new = by_name(results)[QUOTED].cells(), by_name(results)[NEW].cells()
    assert (failed["count"], failed["state"], failed["error"], failed["seconds"]) == (None, "failed", REASON, 0.5)
    assert (new["state"], new["model"]) == ("new", None)


def test_a_failure_after_a_success_leaves_the_count(results: Project) -> None:
    image = by_name(results)[IMAGE].picture
    results.record_run(image.id, Run(KEY, 9.0, error=REASON))
    cells = by_name(results)[IMAGE].cells()
    assert (cells["count"], cells["state"], cells["error"], cells["seconds"]) == (30, "counted", REASON, 1.25)


def test_a_picture_that_was_replaced_has_no_figures(results: Project) -> None:
    path = results.folder / IMAGE
    Image.new("RGB", (99, 99)).save(path)
    results.sync([path])
    cells = by_name(results)[IMAGE].cells()
    assert cells["state"] == "replaced"
    assert {cells[name] for name in ("count", "integral", "density_count", "seconds", "model")} == {None}
    results.record_run(by_name(results)[IMAGE].picture.id, Run(KEY, 0.1, error=REASON))
    assert by_name(results)[IMAGE].state == "replaced"


def test_a_picture_that_is_gone_keeps_what_the_model_said_and_counts_no_more(results: Project) -> None:
    for name in (IMAGE, QUOTED):
        (results.folder / name).rename(results.folder / f"renamed {name}")
    cells = by_name(results)[IMAGE].cells()
    assert (cells["state"], cells["count"], cells["model_count"], cells["seconds"]) == ("gone", None, 30, 1.25)
    summary = summarised(results)
    assert (summary.people, summary.pictures, len(summary.counts), summary.failed) == (71, 6, 3, 0)
    assert summary.states == {"edited": 1, "counted": 1, "reviewed": 1, "gone": 2, "new": 1}
    assert summary.recipes == {KEY: 3}
    assert list(summary.clock[1]) == [41]
    assert IMAGE not in {row.picture.path for _, row in summary.doubts}


def test_a_picture_that_was_renamed_is_counted_once(results: Project) -> None:
    (results.folder / IMAGE).rename(results.folder / "renamed.png")
    (renamed,) = results.sync([results.folder / "renamed.png"])
    record(results, renamed, 30)
    assert summarised(results).people == 101


def test_where_the_folder_is_away_no_picture_is_said_to_be_gone(results: Project) -> None:
    results.folder.rename(results.folder.with_name("away"))
    assert summarised(results).people == 101


def summarised(project: Project) -> Summary:
    summary = Summary()
    for row in rows(project):
        summary.add(row)
    return summary


def test_a_summary_of_all_rows(results: Project) -> None:
    summary = summarised(results)
    assert (summary.people, summary.pictures, len(summary.counts), summary.failed) == (101, 6, 4, 1)
    assert summary.states == {"edited": 1, "counted": 2, "reviewed": 1, "failed": 1, "new": 1}
    assert summary.seconds == pytest.approx(4 * 1.25 + 0.5)
    assert summary.recipes == {KEY: 4}
    assert [row.picture.path for row in summary.failures] == [QUOTED]
    assert list(summary.clock[1]) == [30, 41]
    assert summary.clock[0][0] - summary.clock[0][1] == 30 * 60
    assert len(summary.film[0]) == 0


def test_the_least_certain_come_first_and_reviewed_ones_not_at_all(results: Project) -> None:
    doubts = summarised(results).doubts
    assert [row.picture.path for _, row in doubts] == [SCRIPT, PLAZA, IMAGE]
    assert [doubt for doubt, _ in doubts] == pytest.approx([30 / 10, 13 / 40, 3 / 33])
    assert FORMULA not in {row.picture.path for _, row in doubts}


def row(number: int, **figures: float | None) -> Row:
    run = Run(KEY, 1.0, **figures)  # type: ignore[arg-type]
    return Row(Picture(number, f"{number}.png", State.COUNTED, run.count, error=REASON), run, datetime(2024, 5, 1))


@pytest.mark.parametrize(
    ("figures", "doubt"),
    [
        ({"count": 100, "low": 80.0, "high": 130.0, "density_count": 500.0}, 0.5),
        ({"count": 2, "low": 1.0, "high": 4.0}, 0.3),
        ({"count": 100, "density_count": 80.0}, 0.2),
        ({"count": 80, "density_count": 100.0}, 0.2),
        ({"count": 0, "density_count": 1.0}, 0.1),
        ({"count": 100}, None),
        ({}, None),
    ],
)
def test_doubt(figures: dict[str, float], doubt: float | None) -> None:
    assert doubt_of(row(1, **figures)) == (None if doubt is None else pytest.approx(doubt))


def test_a_summary_keeps_only_the_rows_that_are_shown() -> None:
    summary = Summary()
    many = MOST_ROWS + 500
    for number in range(many):
        summary.add(row(number, count=100, density_count=100.0 + number % 1000))
    assert (summary.pictures, summary.people, summary.failed) == (many, 100 * many, many)
    assert (len(summary.first), len(summary.failures)) == (MOST_ROWS, MOST_FAILURES)
    shown = [kept.picture.id for _, kept in summary.doubts]
    assert len(shown) == MOST_DOUBTS
    assert shown[:4] == [999, 1999, 998, 1998]


def test_a_count_that_nobody_doubts_is_not_shown(results: Project) -> None:
    image = by_name(results)[IMAGE].picture
    record(results, image, 30, density_count=30.0)
    assert IMAGE not in {row.picture.path for _, row in summarised(results).doubts}


def test_the_intervals_of_rows_learn_from_what_was_reviewed_since(
    results: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = tuple(Known(n, n, float(n), float(n)) for n in range(30))
    calibration = Calibration(pictures, {"steps": 8, "threshold": None})
    monkeypatch.setattr(renewal, "calibration_of", lambda digest, _: {KEY.model_hash: calibration}.get(digest))
    rows_now = by_name(results)
    learned = recalibrated(calibration, [Known(20, 20, 18.0, 22.0)]).assess(Known(0, 40, 36.0, 44.0))
    assert (rows_now[PLAZA].cells()["low"], rows_now[PLAZA].cells()["high"]) == (learned.low, learned.high)
    assert rows_now[FORMULA].cells()["high"] is None, "reviewed"
    assert results.runs(rows_now[PLAZA].picture.id)[rows_now[PLAZA].picture.run].low == 35.0, "what is kept stays"
