"""A project keeps every edit, and undoes across pictures and restarts."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_history import GROUND, KINDS, drawn_command, model_dots, same

from core.errors import DotoriError
from core.history import EditDots, Marks, SetGround, SetRegions, SetReviewed, SetThreshold
from core.project import Picture, Prediction, Project, Run, RunKey, State, open_project
from core.project.place import NAME
from core.project.schema import VERSION
from core.regions import Region

KEY = RunKey.of("first.safetensors", "abc", {"steps": 4, "seed": 0})


def paths_of(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.png"))


def found(*xy: tuple[float, float], confidence: float = 0.8) -> Prediction:
    return Prediction(model_dots(np.reshape(xy, (-1, 2)), [confidence] * len(xy)), 0.5, 60, 40)


def run_of(prediction: Prediction | None = None, key: RunKey = KEY, error: str | None = None) -> Run:
    return Run(key, 1.5, len(prediction.dots) if prediction else None, 1.25, 2.5, 1, 4, 1.0, error)


def count(project: Project, picture: Picture, *xy: tuple[float, float], step: bool = False) -> Marks:
    return project.record_run(picture.id, run_of(found(*xy)), found(*xy), step)


def reopened(project: Project) -> Project:
    project.close()
    return open_project(project.folder)


# Any sequence of edits, counts, undo, redo and restarts


class Mirror:
    """What a project should say, kept in lists."""

    def __init__(self, images: list[int]) -> None:
        self.marks = {image: Marks() for image in images}
        self.done: list[tuple[int, Marks, Marks]] = []
        self.undone: list[tuple[int, Marks, Marks]] = []

    def change(self, image: int, after: Marks, step: bool = True) -> None:
        if step or any(of == image for of, _, _ in self.done):
            self.done.append((image, self.marks[image], after))
            self.undone.clear()
        else:
            self.undone = [line for line in self.undone if line[0] != image]
        self.marks[image] = after

    def walk(self, back: bool) -> int | None:
        source, target = (self.done, self.undone) if back else (self.undone, self.done)
        if not source:
            return None
        image, before, after = source.pop()
        target.append((image, before, after))
        self.marks[image] = before if back else after
        return image


MOVES = st.lists(
    st.tuples(
        st.sampled_from((*KINDS, "undo", "undo", "undo", "redo", "redo", "run", "step", "reopen")),
        st.integers(0, 2**32 - 1),
    ),
    max_size=14,
)


@settings(deadline=None, max_examples=25)
@given(MOVES)
def test_any_history_is_kept(moves: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        project = in_haste(open_project(Path(name)))
        images = [picture.id for picture in project.sync([Path(name) / "a.jpg", Path(name) / "b.jpg"])]
        mirror = Mirror(images)
        for kind, seed in moves:
            project = move(project, mirror, kind, seed, images[seed % 2])
            for image in images:
                assert same(project.marks(image), mirror.marks[image])
        project = reopened(project)
        for image in images:
            assert same(project.marks(image), mirror.marks[image])
        while mirror.done:
            assert project.undo().image == mirror.walk(back=True)
        assert project.undo() is None
        assert all(same(project.marks(image), mirror.marks[image]) for image in images)
        project.close()


def in_haste(project: Project) -> Project:
    """Without waiting for the disk."""
    project._connection.execute("PRAGMA synchronous = OFF")
    return project


def move(project: Project, mirror: Mirror, kind: str, seed: int, image: int) -> Project:
    if kind == "reopen":
        return in_haste(reopened(project))
    if kind in ("undo", "redo"):
        step = project.undo() if kind == "undo" else project.redo()
        assert (step and step.image) == mirror.walk(back=kind == "undo")
        assert step is None or same(step.marks, mirror.marks[step.image])
    elif kind in ("run", "step"):
        prediction = found(*np.random.default_rng(seed).uniform(0, 60, (seed % 5, 2)).tolist())
        mirror.change(image, project.record_run(image, run_of(prediction), prediction, kind == "step"), kind == "step")
    else:
        mirror.change(image, project.edit(image, drawn_command(kind, seed, project.marks(image))))
    return project


# Pictures and their states


def test_a_fresh_project_lists_pictures_in_the_order_given(project: Project, folder: Path) -> None:
    paths = paths_of(folder)[::-1]
    pictures_ = project.sync(paths)
    assert [project.file(picture) for picture in pictures_] == paths
    assert {picture.state for picture in pictures_} == {State.NEW}
    assert [picture.count for picture in pictures_] == [None] * 4
    assert project.path == folder / NAME
    assert not project.read_only and not project.notices
    assert project.sync(paths) == pictures_ == project.images()


def test_states_follow_the_work_and_undo(project: Project, folder: Path) -> None:
    picture = project.sync(paths_of(folder))[0]

    def state() -> tuple[State, int | None]:
        now = project.image(picture.id)
        return now.state, now.count

    count(project, picture, (1, 1), (9, 9))
    assert state() == (State.COUNTED, 2)
    project.edit(picture.id, EditDots.add(project.marks(picture.id), [(20, 20)]))
    assert state() == (State.EDITED, 3)
    project.edit(picture.id, SetReviewed.on(project.marks(picture.id)))
    assert state() == (State.REVIEWED, 3)
    project.undo()
    assert state() == (State.EDITED, 3)
    project.undo()
    assert state() == (State.COUNTED, 2)
    project.edit(picture.id, SetReviewed.on(project.marks(picture.id)))
    project.edit(picture.id, SetReviewed.on(project.marks(picture.id), False))
    assert state() == (State.COUNTED, 2), "having been reviewed is no edit"


def test_a_count_made_by_a_person_can_be_undone_to_nothing(project: Project, folder: Path) -> None:
    picture = project.sync(paths_of(folder))[0]
    count(project, picture, (1, 1), step=True)
    assert project.image(picture.id).state == State.COUNTED
    project.undo()
    assert project.image(picture.id) == Picture(picture.id, picture.path, width=60, height=40)
    project.redo()
    assert project.image(picture.id).count == 1


def test_the_count_follows_threshold_and_masks(project: Project, folder: Path) -> None:
    picture = project.sync(paths_of(folder))[0]
    count(project, picture, (1, 1), (9, 9), (30, 30))
    project.edit(picture.id, SetThreshold.on(project.marks(picture.id), 0.9))
    assert project.image(picture.id).count == 0
    project.undo()
    mask = Region("거울", ((0, 0), (15, 0), (15, 15), (0, 15)), mask=True)
    project.edit(picture.id, SetRegions.on(project.marks(picture.id), [mask]))
    assert project.image(picture.id).count == 1
    assert reopened_marks(project, picture).regions == (mask,)


def test_a_ground_is_an_edit_that_says_nothing_of_the_dots(project: Project, folder: Path) -> None:
    first, second, *_ = project.sync(paths_of(folder))
    count(project, second, (1, 1))
    for picture in (first, second):
        project.edit(picture.id, SetGround.on(project.marks(picture.id), GROUND))
    assert [project.image(picture.id).state for picture in (first, second)] == [State.NEW, State.COUNTED]
    assert (project.image(first.id).count, project.image(second.id).count) == (None, 1)
    assert [line.command for line in project.log(first.id)] == [SetGround(None, GROUND)]
    with reopened(project) as again:
        assert again.marks(second.id).ground == GROUND
        again.undo()
        assert again.marks(second.id).ground is None
        again.redo()
        assert again.marks(second.id).ground == GROUND


def reopened_marks(project: Project, picture: Picture) -> Marks:
    with reopened(project) as again:
        return again.marks(picture.id)


# Trouble


def test_a_full_disk_changes_nothing_and_ends_nothing(project: Project, folder: Path) -> None:
    picture = project.sync(paths_of(folder))[0]
    saved = project.edit(picture.id, EditDots.add(Marks(), [(1, 1)]))
    pages = project._connection.execute("PRAGMA page_count").fetchone()[0]
    project._connection.execute(f"PRAGMA max_page_count = {pages}")
    big = EditDots.add(saved, np.random.default_rng(0).uniform(0, 60, (5000, 2)))
    with pytest.raises(DotoriError, match="disk is full; free some space"):
        project.edit(picture.id, big)
    with pytest.raises(DotoriError, match="disk is full"):
        count(project, picture, *big.after.xy.tolist())
    assert same(project.marks(picture.id), saved)
    assert project.image(picture.id).count == 1
    project._connection.execute("PRAGMA max_page_count = 1000000")
    assert len(project.edit(picture.id, big).dots) == 5001
    assert len(reopened_marks(project, picture).dots) == 5001


def test_an_edit_that_does_not_fit_is_not_saved(project: Project, folder: Path) -> None:
    picture = project.sync(paths_of(folder))[0]
    stale = EditDots.add(Marks(), [(1, 1)])
    saved = project.edit(picture.id, stale)
    with pytest.raises(DotoriError, match="does not fit"):
        project.edit(picture.id, stale)
    assert same(project.marks(picture.id), saved)
    assert len(project.log()) == 1


def test_a_project_of_a_newer_dotori_is_refused_and_left_alone(project: Project, folder: Path) -> None:
    project.close()
    with sqlite3.connect(project.path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = project.path.read_bytes()
    with pytest.raises(DotoriError, match="made by a newer Dotori; update"):
        open_project(folder)
    assert project.path.read_bytes() == before
    with pytest.raises(DotoriError, match="newer"):
        open_project(folder)


def test_a_project_of_an_older_dotori_is_brought_up_to_date(project: Project, folder: Path) -> None:
    """The first version had no doubts, and grounds stood in the memory."""
    picture = project.sync(paths_of(folder))[0]
    count(project, picture, (1, 1))
    project.remember("ground", GROUND.as_dict(), picture.id)
    project.close()
    with sqlite3.connect(project.path) as connection:
        connection.execute("ALTER TABLE images DROP COLUMN ground")
        connection.execute("ALTER TABLE runs DROP COLUMN doubt")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    with open_project(folder) as project:
        (run,) = project.runs().values()
        assert (run.count, run.doubt) == (1, False)
        assert project.marks(picture.id).ground == GROUND
        assert project.recall("ground", picture.id) is None
        project.record_run(picture.id, replace(run, doubt=True), found((1, 1)))
        assert next(iter(project.runs().values())).doubt is True


def test_a_ground_that_makes_no_sense_is_none(project: Project, folder: Path) -> None:
    picture = project.sync(paths_of(folder))[0]
    count(project, picture, (1, 1))
    for nonsense in ("{", json.dumps(GROUND.as_dict() | {"width_m": -1}), "3"):
        project._connection.execute("UPDATE images SET ground = ?", (nonsense,))
        project = reopened(project)
        assert (project.marks(picture.id).ground, len(project.dots(picture.id))) == (None, 1)
    project.close()


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(DotoriError, match="no such folder"):
        open_project(tmp_path / "없음")


def test_a_project_that_leads_out_of_its_folder_is_refused(project: Project) -> None:
    for path in ("../../etc/passwd", "/etc/passwd", "a/../../b.jpg"):
        with pytest.raises(DotoriError, match="not in its folder"):
            project.file(Picture(1, path))


def test_an_unknown_picture_is_a_sentence(project: Project) -> None:
    with pytest.raises(DotoriError, match="no picture 99"):
        project.image(99)
    with pytest.raises(DotoriError, match="cannot save the edit"):
        project.edit(99, EditDots.add(Marks(), [(1, 1)]))


def test_threads_may_share_a_project(project: Project, folder: Path) -> None:
    ids = [picture.id for picture in project.sync(paths_of(folder))]
    errors: list[BaseException] = []

    def work(image: int) -> None:
        try:
            for number in range(15):
                project.edit(image, EditDots.add(project.marks(image), [(number, image)]))
                project.images()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(image,)) for image in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert [len(project.dots(image)) for image in ids] == [15] * 4
