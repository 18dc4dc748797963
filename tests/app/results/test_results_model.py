"""The table's rows: what stands in them, how they are sorted and filtered, and that they follow the work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.counting.recipe import Place
from app.results import figures
from app.results.figures import Column, View, read_runs
from app.results.model import ResultsModel
from app.results.tally import Tally
from app.results.window import ResultsWindow
from app.workspace import Workspace
from core.counting.renewal import Intervals
from core.project import Picture, Run

Record = Callable[..., None]
Make = Callable[[], ResultsModel]


@pytest.fixture
def queue() -> dict[int, Place]:
    return {}


@pytest.fixture
def make(workspace: Workspace, queue: dict[int, Place], qtbot: QtBot) -> Iterator[Make]:
    made: list[ResultsModel] = []

    def model() -> ResultsModel:
        made.append(ResultsModel(workspace, queue.get))
        qtbot.waitUntil(lambda: not made[-1]._aside.busy)
        return made[-1]

    yield model
    for each in made:
        each.close()


def row(model: ResultsModel, number: int) -> list[str]:
    return [model.index(number, column).data() for column in Column]


def order(model: ResultsModel) -> list[int]:
    pictures = [model.picture_at(number) for number in range(model.rowCount())]
    return [picture.id for picture in pictures if picture is not None]


@pytest.fixture
def mixed(record: Record, workspace: Workspace) -> None:
    """1: 300 heads, wide; 2: 4, narrow, corrected; 3: failed; 4: 20, no interval; 5: new."""
    record(1, 30, width=12, seconds=4.25, model="dotori")
    record(2, 4, width=2, seconds=1, model="plaza")
    record(3, error="cannot read IMG_3.jpg: it is no picture")
    record(4, 20, seconds=9.0, model="dotori")
    workspace.show(2)
    workspace.add([(5, 5)])


@pytest.mark.usefixtures("mixed")
def test_rows_say_what_came_out(make: Make) -> None:
    model = make()
    dash = "\N{EN DASH}"
    assert row(model, 0) == ["IMG_1.jpg", "30", f"24{dash}36", "4.2", "counted", "dotori"]
    assert row(model, 1) == ["IMG_2.jpg", "5", f"3{dash}5", "1.0", "edited", "plaza"]
    assert row(model, 2) == ["IMG_3.jpg", "", "", "", "failed", ""]
    assert row(model, 3) == ["IMG_4.jpg", "20", "", "9.0", "counted", "dotori"]
    assert row(model, 4) == ["IMG_5.jpg", "", "", "", "not counted", ""]
    assert model.index(2, Column.STATE).data(Qt.ItemDataRole.ToolTipRole) == "cannot read IMG_3.jpg: it is no picture"
    assert model.totals == (55, 3, 5, 1)


@pytest.mark.usefixtures("mixed")
@pytest.mark.parametrize(
    ("column", "ascending", "descending"),
    [
        (Column.PICTURE, [1, 2, 3, 4, 5], [5, 4, 3, 2, 1]),
        (Column.COUNT, [2, 4, 1, 3, 5], [1, 4, 2, 3, 5]),
        (Column.INTERVAL, [2, 1, 3, 4, 5], [1, 2, 3, 4, 5]),
        (Column.SECONDS, [2, 1, 4, 3, 5], [4, 1, 2, 3, 5]),
        (Column.STATE, [5, 1, 4, 2, 3], [3, 2, 1, 4, 5]),
        (Column.MODEL, [1, 4, 2, 3, 5], [2, 1, 4, 3, 5]),
    ],
)
def test_every_column_sorts_and_what_has_no_figure_comes_last(
    make: Make, column: Column, ascending: list[int], descending: list[int]
) -> None:
    model = make()
    model.sort(column, Qt.SortOrder.AscendingOrder)
    assert order(model) == ascending
    model.sort(column, Qt.SortOrder.DescendingOrder)
    assert order(model) == descending


@pytest.mark.usefixtures("mixed")
def test_words_and_states_filter(make: Make, queue: dict[int, Place]) -> None:
    model = make()
    for view, rows in (
        (View("counted"), [1, 4]),
        (View("edited"), [2]),
        (View("failed"), [3]),
        (View("all", "img_4"), [4]),
        (View("counted", "2"), []),
        (View("queued"), []),
    ):
        model.arrange(view)
        assert order(model) == rows, view
    queue.update({4: "counting", 5: "waiting"})
    model.follow_queue([4, 5])
    model.arrange(View("queued", column=Column.STATE, descending=True))
    assert order(model) == [4, 5]
    assert [row(model, number)[Column.STATE] for number in (0, 1)] == ["counting", "waiting"]


def test_it_fills_as_pictures_are_counted(make: Make, record: Record, workspace: Workspace, qtbot: QtBot) -> None:
    model = make()
    model.sort(Column.COUNT, Qt.SortOrder.DescendingOrder)
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    record(2, 7, width=2, seconds=3)
    assert told[0] == 1
    assert model.totals == (7, 1, 5, 0)
    qtbot.waitUntil(lambda: order(model)[0] == 2)
    assert row(model, 0)[Column.INTERVAL] == "6\N{EN DASH}8"
    record(2, 9, model="b")
    assert row(model, 0)[1:] == ["9", "", "1.0", "counted", "b"]
    workspace.close()
    assert model.rowCount() == 0
    assert model.totals == (0, 0, 0, 0)


def test_intervals_are_read_again_when_more_has_been_reviewed(
    make: Make, workspace: Workspace, record: Record, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(1, 7, width=2)
    model = make()
    assert row(model, 0)[Column.INTERVAL] == "6\N{EN DASH}8"

    def later(self: Intervals, picture: Picture, run: Run | None) -> Run | None:  # noqa: ARG001
        return run and replace(run, low=5.0, high=11.0)

    monkeypatch.setattr(Intervals, "renewed", later)
    model.read_runs()
    qtbot.waitUntil(lambda: row(model, 0)[Column.INTERVAL] == "5\N{EN DASH}11")
    workspace.close()


def test_an_open_table_follows_what_is_reviewed(
    workspace: Workspace, record: Record, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(1, 7, width=2)
    record(2, 7, width=2)

    def learned(self: Intervals, picture: Picture, run: Run | None) -> Run | None:  # noqa: ARG001
        return run and (replace(run, low=5.0, high=11.0) if self._reviewed else run)

    monkeypatch.setattr(Intervals, "renewed", learned)
    table = ResultsWindow(workspace, {}.get)
    qtbot.addWidget(table)
    table.show()
    narrow, wide = "6\N{EN DASH}8", "5\N{EN DASH}11"
    qtbot.waitUntil(lambda: row(table.model, 1)[Column.INTERVAL] == narrow)
    workspace.show(1)
    workspace.set_reviewed(True)
    qtbot.waitUntil(lambda: row(table.model, 1)[Column.INTERVAL] == wide)
    workspace.set_reviewed(False)
    qtbot.waitUntil(lambda: row(table.model, 1)[Column.INTERVAL] == narrow)
    table.hide()
    with qtbot.waitSignal(table.model.reviewed):
        workspace.set_reviewed(True)
    assert not table.model._aside.busy, "nobody sees it"
    table.close_down()


def test_the_runs_of_a_large_folder_are_read_in_portions(
    workspace: Workspace, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 6):
        record(number, number, width=2, seconds=number)
    monkeypatch.setattr(figures, "PORTION", 2)
    project = workspace.project
    assert project is not None
    runs = read_runs(project, list(workspace.pictures.values()))
    assert runs.seconds.tolist() == [1, 2, 3, 4, 5]
    assert runs.low.tolist() == [0, 1, 2, 3, 4]


def test_a_tally_knows_pace_and_what_is_left() -> None:
    now = 100.0
    tally = Tally(lambda: now)
    tally.ask(range(10))
    assert tally.pace is None
    assert tally.seconds_left(10) is None
    for image in range(4):
        now += 2.0
        tally.end(image, failed=image == 3)
    tally.end(3, failed=True)
    tally.end(77, failed=False)
    assert (tally.counted, tally.failed) == (3, 1)
    assert tally.pace == pytest.approx(0.5)
    assert tally.seconds_left(6) == pytest.approx(12)
