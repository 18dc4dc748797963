"""The batch with a model that hardly computes: what is counted, left out, kept, and said."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import pytest
from brightness import Brightness, Brightnesses, Refuse, counts, names_in, put

from core.batch.runner import IN_A_ROW, UNWRITTEN, Batch, Counted, Failed, Left
from core.batch.summary import summarise
from core.errors import DotoriError
from core.history import EditDots
from core.project import Project, State, open_project

ALL = {"1.png": 1, "2.png": 2, "3.png": 3, "3a.png": None, "4.png": 4, "5.png": 5, "6.png": 6}


def run(project: Project, model: Any = None, retry: bool = False) -> tuple[Batch[Any], list[Any]]:
    batch = Batch(project, model or Brightness())
    return batch, list(batch.run(batch.enter(names_in(project.folder), retry)))


def test_every_picture_is_a_row_and_a_failing_one_has_its_reason(project: Project) -> None:
    batch, events = run(project)
    assert counts(project) == ALL
    assert [event.picture.path for event in events] == list(ALL), "in the order of the folder"
    failed = [event for event in events if isinstance(event, Failed)]
    assert [event.kept for event in failed] == [True]
    for event in events:
        stored = project.image(event.picture.id)
        if isinstance(event, Counted):
            assert (event.picture, event.run.count) == (stored, stored.count)
        else:
            assert stored.error == str(event.error)
            assert "3a.png: it is not a picture" in stored.error
    assert (batch.counted, batch.people) == (6, 21)
    summary = summarise(batch)
    assert (summary.counted, summary.skipped, summary.left, summary.pictures, summary.people) == (6, 0, 0, 6, 21)
    assert [name for name, _ in summary.failed] == ["3a.png"]


def test_what_is_done_is_left_out_and_failures_are_tried_again_only_on_demand(project: Project) -> None:
    run(project)
    batch, events = run(project)
    assert events == []
    summary = summarise(batch)
    assert (summary.counted, summary.skipped, summary.people) == (0, 6, 21)
    assert [name for name, _ in summary.failed] == ["3a.png"], "it is still a failure"
    _, events = run(project, retry=True)
    assert [event.picture.path for event in events] == ["3a.png"]
    _, events = run(project, Brightness("another"))
    assert len(events) == 7, "another model has done nothing yet"


def test_stopped_anywhere_it_goes_on_to_the_same_end(project: Project) -> None:
    model, stopped = Brightness(), 0
    while True:
        batch = Batch(project, model)
        todo = batch.enter(names_in(project.folder))
        if not todo:
            break
        events = batch.run(todo)
        next(events)
        events.close()
        stopped += 1
        assert len(project.runs()) == len(model.seen), "what was counted is kept"
    assert stopped > 1
    assert counts(project) == ALL
    assert sorted(model.seen) == [1, 2, 3, 4, 5, 6], "nothing that was counted is counted again"


def test_pictures_that_are_counted_together_are_rows_as_ever(project: Project) -> None:
    """The one that is no picture is in the middle; another the model has no sentence for."""

    def stumble(number: int) -> None:
        if number == 1:
            model.seen.append(0)
            raise RuntimeError("size of tensor")

    model = Brightnesses()
    model.meanwhile = stumble
    batch, events = run(project, model)
    assert [event.picture.path for event in events] == list(ALL), "in the order of the folder"
    assert model.sizes == [3, 2, 1]
    assert counts(project) == ALL | {"2.png": None}
    errors = [str(event.error) for event in events if isinstance(event, Failed)]
    assert len(errors) == 2
    assert "2.png failed (RuntimeError: size of tensor)" in errors[0]
    assert "3a.png: it is not a picture" in errors[1]
    assert batch.counted == 5


@pytest.mark.parametrize("after", range(1, 7))
def test_all_that_were_counted_together_are_kept(project: Project, after: int) -> None:
    """Wherever the batch is stopped."""
    model = Brightnesses()
    batch = Batch(project, model)
    events = batch.run(batch.enter(names_in(project.folder)))
    for _ in range(after):
        next(events)
    events.close()
    assert [count for count in counts(project).values() if count] == model.seen
    again = Brightnesses()
    run(project, again)
    assert model.seen + again.seen == [1, 2, 3, 4, 5, 6]
    assert counts(project) == ALL


def test_a_model_that_fails_together_at_every_picture_ends_the_batch(project: Project, crowd: Path) -> None:
    for number in range(10, 30):
        put(crowd, number)
    model = Brightnesses()
    model.count_together = fail  # type: ignore[method-assign]
    with pytest.raises(DotoriError, match=r"\d pictures in a row failed .*illegal memory access.*--retry"):
        run(project, model)
    assert sum(bool(picture.error) for picture in project.images()) <= 1 + IN_A_ROW + 3


def fail(_: Any) -> Any:
    raise RuntimeError("CUDA error: an illegal memory access")


def test_an_interrupt_while_the_model_counts_keeps_what_was_counted(project: Project) -> None:
    def interrupt(number: int) -> None:
        if number == 3:
            raise KeyboardInterrupt

    model = Brightness()
    model.meanwhile = interrupt
    batch = Batch(project, model)
    with pytest.raises(KeyboardInterrupt):
        list(batch.run(batch.enter(names_in(project.folder))))
    assert (batch.counted, batch.people) == (3, 6)
    assert [count for count in counts(project).values() if count] == [1, 2, 3]
    assert summarise(batch).left == 3


def test_a_person_has_the_last_word(project: Project, crowd: Path) -> None:
    first, second, *_ = project.sync(names_in(crowd))
    project.edit(first.id, EditDots.add(project.marks(first.id), [(3, 3), (9, 9)]))
    model = Brightness()
    model.meanwhile = lambda number: (
        number == 0 and project.edit(second.id, EditDots.add(project.marks(second.id), [(5, 5)]))
    )
    batch, events = run(project, model)
    assert [event.picture.path for event in events if isinstance(event, Left)] == ["2.png"]
    assert counts(project) == ALL | {"1.png": 2, "2.png": 1}
    assert project.image(first.id).state == project.image(second.id).state == State.EDITED
    assert project.dots(second.id).xy.tolist() == [[5, 5]]
    assert summarise(batch).skipped == 2


def test_a_picture_replaced_before_its_turn_is_counted_as_it_now_is(project: Project, crowd: Path) -> None:
    batch = Batch(project, Brightness())
    todo = batch.enter(names_in(crowd))
    put(crowd, 5, 90)
    list(batch.run(todo))
    assert counts(project) == ALL | {"5.png": 90}
    assert not run(project)[1], "and is not taken for replaced afterwards"


def test_a_picture_replaced_while_it_is_counted_gives_no_result(project: Project, crowd: Path) -> None:
    model = Brightness()
    model.meanwhile = lambda number: number == 1 and put(crowd, 2, 100)
    batch, events = run(project, model)
    (event,) = [event for event in events if isinstance(event, Failed) and not event.kept]
    assert event.picture.path == "2.png"
    assert "was replaced while it was counted" in str(event.error)
    assert counts(project) == ALL | {"2.png": None}
    assert project.image(event.picture.id).error is None
    assert ("2.png", str(event.error)) in summarise(batch).failed
    list(batch.run(batch.enter(names_in(crowd))))
    assert counts(project) == ALL | {"2.png": 100}
    assert [name for name, _ in summarise(batch).failed] == ["3a.png"], "once it is counted it is no failure"


def test_a_picture_deleted_meanwhile_is_no_failed_run(project: Project, crowd: Path) -> None:
    model = Brightness()
    model.meanwhile = lambda number: number == 0 and (crowd / "6.png").rename(crowd / "6.away")
    batch, events = run(project, model)
    (event,) = [event for event in events if isinstance(event, Failed) and not event.kept]
    assert "6.png is gone" in str(event.error)
    assert {name for name, _ in summarise(batch).failed} == {"3a.png", "6.png"}
    assert summarise(batch).left == 0
    (crowd / "6.away").rename(crowd / "6.png")
    run(project)
    assert counts(project) == ALL, "once it is back it is counted without being asked"


def test_a_picture_that_failed_is_tried_again_once_its_file_is_another(project: Project, crowd: Path) -> None:
    run(project)
    put(crowd, 33).rename(crowd / "3a.png")
    run(project)
    assert counts(project) == ALL | {"3a.png": 33}


def test_a_counted_picture_that_is_replaced_is_counted_again(project: Project, crowd: Path) -> None:
    run(project)
    put(crowd, 4, 44)
    batch, events = run(project)
    assert [event.picture.path for event in events] == ["4.png"]
    assert counts(project) == ALL | {"4.png": 44}
    assert summarise(batch).people == 21 - 4 + 44


def test_an_edited_picture_that_is_replaced_is_named_and_not_taken_for_done(project: Project, crowd: Path) -> None:
    run(project)
    for name in ("4.png", "5.png"):
        (picture,) = project.sync([crowd / name])
        project.edit(picture.id, EditDots.add(project.marks(picture.id), [(5, 5)]))
    put(crowd, 4, 44)
    batch, events = run(project)
    assert events == []
    summary = summarise(batch)
    assert summary.replaced == ("4.png",)
    assert (summary.counted, summary.skipped, len(summary.failed), summary.left) == (0, 5, 1, 0)


def test_a_picture_that_is_counted_twice_is_one_picture(project: Project, crowd: Path) -> None:
    run(project)
    put(crowd, 1, 11)
    batch, _ = run(project)
    put(crowd, 1, 21)
    list(batch.run(batch.enter([crowd / "1.png"])))
    assert batch.counted == 2
    summary = summarise(batch)
    assert (summary.counted, summary.skipped, len(summary.failed)) == (1, 5, 1)


@pytest.mark.parametrize("what", ["folder", "project"])
def test_a_folder_that_vanishes_ends_the_batch(project: Project, crowd: Path, what: str) -> None:
    def vanish(number: int) -> None:
        if number == 2:
            if what == "folder":
                crowd.rename(crowd.with_name("elsewhere"))
            else:
                project.path.unlink()

    for number in range(7, 20):
        put(crowd, number)
    model = Brightness()
    model.meanwhile = vanish
    with pytest.raises(DotoriError, match="has vanished"):
        run(project, model)
    assert len(model.seen) <= 3 + UNWRITTEN + 1, "no more than may wait to be written, and the one at hand"


def test_a_renamed_folder_still_has_what_was_counted(project: Project, crowd: Path) -> None:
    model = Brightness()
    model.meanwhile = lambda number: number == 3 and crowd.rename(crowd.with_name("moved"))
    batch = Batch(project, model)
    with pytest.raises(DotoriError):
        list(batch.run(batch.enter(names_in(crowd))))
    project.close()
    assert 0 < batch.counted <= 3
    with open_project(crowd.with_name("moved")) as moved:
        assert len(moved.runs()) == batch.counted
        run(moved)
        assert counts(moved) == ALL


def test_a_full_disk_ends_the_batch_and_costs_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    record, written = project.record_run, []

    def fill(*given: Any, **named: Any) -> Any:
        if len(written) == 2:
            # what SQLite does on a full disk, at the next page that it needs
            project._connection.execute("PRAGMA max_page_count = 1")
        written.append(given)
        return record(*given, **named)

    monkeypatch.setattr(project, "record_run", fill)
    model = Brightness()
    model.load = lambda path: bright(path)  # type: ignore[method-assign]
    with pytest.raises(DotoriError, match="disk is full"):
        run(project, model)
    monkeypatch.undo()
    done = [count for count in counts(project).values() if count]
    assert 2 <= len(done) < 6
    project._connection.execute("PRAGMA max_page_count = 1000000")
    run(project, model)
    assert all(count == 250 for path, count in counts(project).items() if path != "3a.png")


def bright(path: Path) -> Any:
    picture = Brightness().load(path).copy()
    picture[:] = 250
    return picture


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "not enough memory to count .*1.png"),
        (RuntimeError("CUDA out of memory"), "not enough memory to count .*1.png"),
        (RuntimeError("size of tensor"), r"counting .*1.png failed \(RuntimeError: size of tensor\)"),
        (DotoriError("it has {braces}"), "it has {braces}"),
    ],
)
def test_whatever_happens_to_one_picture_the_others_are_counted(project: Project, error: Exception, said: str) -> None:
    _, (first, *others) = run(project, Refuse(error))
    assert isinstance(first, Failed)
    with pytest.raises(DotoriError, match=said):
        raise first.error
    assert [str(event.error) for event in others] == ["not today"] * 6


def test_a_model_that_fails_at_every_picture_ends_the_batch(project: Project, crowd: Path) -> None:
    for number in range(10, 30):
        put(crowd, number)

    def break_down(number: int) -> None:
        if number >= 3 and broken:
            raise RuntimeError("CUDA error: an illegal memory access")

    model, broken = Brightness(), True
    model.meanwhile = break_down
    with pytest.raises(DotoriError, match=r"5 pictures in a row failed .*illegal memory access.*--retry"):
        run(project, model)
    kept = counts(project)
    assert sum(count is not None for count in kept.values()) == 3
    assert sum(bool(picture.error) for picture in project.images()) == IN_A_ROW + 1, "and 3a.png"
    broken = False
    run(project, model, retry=True)
    assert sum(count is None for count in counts(project).values()) == 1


def test_unforeseen_errors_here_and_there_are_the_pictures_own(project: Project, crowd: Path) -> None:
    for number in range(10, 30):
        put(crowd, number)
    model = Brightness()
    load = model.load

    def loading(path: Path) -> Any:
        if path.stem[-1] not in "05a":
            raise RuntimeError("so odd a picture")
        return load(path)

    model.load = loading  # type: ignore[method-assign]
    batch, events = run(project, model)
    assert len(events) == 27
    assert batch.counted == 5


def test_decoding_counting_and_writing_overlap(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each waits for what can only happen beside it: the first count for the next picture to be decoded, the writing of
    its result for the second count to have begun."""
    model, decoded, counting = Brightness(), threading.Event(), threading.Event()
    load, record, waits = model.load, project.record_run, []

    def loading(path: Path) -> Any:
        if path.name == "2.png":
            decoded.set()
        return load(path)

    def meanwhile(number: int) -> None:
        waits.append(decoded.wait(60) if number == 0 else counting.set())

    def recording(*given: Any, **named: Any) -> Any:
        waits.append(counting.wait(60))
        return record(*given, **named)

    model.load, model.meanwhile = loading, meanwhile  # type: ignore[method-assign]
    monkeypatch.setattr(project, "record_run", recording)
    batch, _ = run(project, model)
    assert False not in waits
    assert batch.counted == 6


@pytest.mark.parametrize(("model", "most"), [(Brightness(), 6), (Brightnesses(), 2 * 3 + 3)])
def test_no_more_is_decoded_ahead_than_memory_was_promised_for(
    project: Project, crowd: Path, model: Brightness, most: int
) -> None:
    for number in range(10, 40):
        put(crowd, number)
    loads: list[Path] = []
    load = model.load
    model.load = lambda path: (loads.append(path), load(path))[1]  # type: ignore[method-assign]
    ahead: list[int] = []
    model.meanwhile = lambda number: ahead.append(len(loads) - number)
    run(project, model)
    assert max(ahead) <= most
    assert len(loads) == 37


def test_a_touched_file_is_not_counted_again(project: Project, crowd: Path) -> None:
    run(project)
    os.utime(crowd / "1.png", (1, 1))
    assert run(project)[1] == []


def test_what_was_undone_on_pictures_that_are_not_entered_can_be_redone(project: Project) -> None:
    batch, _ = run(project)
    one, two, *_ = project.images()
    project.record_run(one.id, *batch.counting.count(batch.counting.load(project.file(one))), step=True)
    project.edit(two.id, EditDots.delete(project.marks(two.id), [0]))
    project.undo()
    again = Batch(project, Brightness("another"))
    (event,) = again.run(again.enter([project.file(one)]))
    assert isinstance(event, Counted)
    project.listed = None
    assert project.redo().image == two.id
