"""What a project knows of runs, and what a batch has still to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from test_history import same
from test_project import KEY, count, found, paths_of, reopened, run_of

from core.dots import Origin
from core.history import EditDots, Marks, SetBlocks, SetRegions, SetReviewed
from core.project import Project, Run, RunKey, State
from core.regions import Blocks, Region


def test_runs_are_kept_with_all_they_say(project: Project, folder: Path) -> None:
    first, second, *_ = project.sync(paths_of(folder))
    prediction = found((1, 1), (9, 9))
    project.record_run(first.id, replace(run_of(prediction), doubt=True), prediction)
    project.record_run(second.id, run_of(error="cannot read it: it is damaged; save it again"))
    (number,) = project.runs()
    kept = project.runs()[number]
    assert kept.at > 1e9
    assert kept == Run(KEY, 1.5, 2, 1.25, 2.5, 1, 4, 1.0, None, kept.at, True)
    assert project.image(first.id).run == number
    assert (project.image(first.id).width, project.image(first.id).height) == (60, 40)
    (failed,) = project.runs(second.id).values()
    assert failed.error == project.image(second.id).error
    assert project.image(second.id).state == State.NEW


def test_a_batch_goes_on_where_it_was(project: Project, folder: Path) -> None:
    a, b, c, d = project.sync(paths_of(folder))
    count(project, a, (1, 1))
    project.edit(b.id, EditDots.add(Marks(), [(3, 3)]))
    project.record_run(c.id, run_of(error="cannot read it"))
    project = reopened(project)
    with project:
        assert [left.id for left in project.pending(KEY)] == [c.id, d.id]
        assert [left.id for left in project.pending(KEY, failed=False)] == [d.id]
        assert [left.id for left in project.pending(KEY, touched=True)] == [b.id, c.id, d.id]
        assert [left.id for left in project.pending(KEY, among=[a, d])] == [d.id]
        for other in (
            RunKey.of("first.safetensors", "abc", {"steps": 4, "seed": 1}),
            RunKey.of("first.safetensors", "abc", {"steps": 8, "seed": 0}),
            RunKey.of("first.safetensors", "def", {"steps": 4, "seed": 0}),
        ):
            assert [left.id for left in project.pending(other)] == [a.id, c.id, d.id]
        renamed = RunKey.of("renamed.safetensors", "abc", {"seed": 0, "steps": 4})
        assert [left.id for left in project.pending(renamed)] == [c.id, d.id]


def test_an_old_failure_is_over_once_the_same_count_has_succeeded(project: Project, folder: Path) -> None:
    """As after `--retry`, and a count with another model since."""
    picture = project.sync(paths_of(folder))[0]
    project.record_run(picture.id, run_of(error="out of memory"))
    count(project, picture, (1, 1))
    other = RunKey.of("second.safetensors", "def", {"steps": 4, "seed": 0})
    project.record_run(picture.id, run_of(found((2, 2)), other), found((2, 2)))
    assert picture.id in {left.id for left in project.pending(KEY, failed=False)}
    project.record_run(picture.id, run_of(error="out of memory again"))
    assert picture.id not in {left.id for left in project.pending(KEY, failed=False)}


def test_counting_anew_with_another_model_makes_the_first_pending_again(project: Project, folder: Path) -> None:
    picture = project.sync(paths_of(folder))[0]
    other = RunKey.of("second.safetensors", "def", {"steps": 4, "seed": 0})
    count(project, picture, (1, 1))
    project.record_run(picture.id, run_of(found((2, 2)), other), found((2, 2)))
    assert picture.id in {left.id for left in project.pending(KEY)}
    assert project.dots(picture.id).xy.tolist() == [[2, 2]]


def test_undo_passes_a_batch_by(project: Project, folder: Path) -> None:
    a, b, *_ = project.sync(paths_of(folder))
    project.edit(a.id, EditDots.add(Marks(), [(3, 3)]))
    count(project, b, (1, 1))
    assert project.undo().image == a.id
    count(project, b, (2, 2))
    assert project.redo().image == a.id, "a batch on another picture drops nothing"
    assert project.undo().image == a.id
    assert project.undo() is None
    assert len(project.dots(b.id)) == 1


def test_a_batch_over_edits_is_a_step(project: Project, folder: Path) -> None:
    picture = project.sync(paths_of(folder))[0]
    count(project, picture, (1, 1), (20, 20))
    before = project.edit(picture.id, EditDots.delete(project.marks(picture.id), [0]))
    assert len(count(project, picture, (1, 1), (20, 20)).dots) == 2
    assert same(project.undo().marks, before)


def test_a_new_edit_drops_what_waits_for_redo(project: Project, folder: Path) -> None:
    a, b, *_ = project.sync(paths_of(folder))
    project.edit(a.id, EditDots.add(Marks(), [(3, 3)]))
    project.undo()
    project.edit(b.id, EditDots.add(Marks(), [(4, 4)]))
    assert project.redo() is None
    assert [(line.image, line.state) for line in project.log()] == [(a.id, "dropped"), (b.id, "done")]
    (line,) = project.log(a.id)
    assert line.command.after.xy.tolist() == [[3, 3]]


def test_reviewed_pictures_and_blocks_are_handed_over(project: Project, folder: Path) -> None:
    whole, blocks, counted, _ = project.sync(paths_of(folder))
    for picture in (whole, blocks, counted):
        count(project, picture, (1, 1), (9, 9), (30, 30))
    project.edit(whole.id, EditDots.move(project.marks(whole.id), [2], [(31, 30)]))
    project.edit(whole.id, SetReviewed.on(project.marks(whole.id)))
    mask = Region("poster", ((0, 0), (5, 0), (5, 5), (0, 5)), mask=True)
    project.edit(blocks.id, SetRegions.on(project.marks(blocks.id), [mask, Region("stage", mask.polygon)]))
    done = Blocks(16.0, frozenset({(0, 0), (1, 1)}))
    project.edit(blocks.id, SetBlocks.on(project.marks(blocks.id), done))
    first, second = project.reviewed()
    assert (first.path, first.blocks, first.masks) == (project.file(whole), None, ())
    assert first.annotation.reviewed and first.annotation.image == project.file(whole).name
    assert first.annotation.dots.xy.tolist() == [[1, 1], [9, 9], [31, 30]]
    assert first.annotation.dots.origin.tolist() == [Origin.MODEL, Origin.MODEL, Origin.MOVED]
    assert (first.annotation.width, first.annotation.height) == (60, 40)
    assert (second.blocks, second.masks) == (done, (mask,))
    assert not second.annotation.reviewed
    assert second.annotation.dots.xy.tolist() == [[9, 9], [30, 30]]
    assert project.image(blocks.id).reviewed_blocks == 2


def test_a_picture_nobody_counted_tells_its_size(project: Project, folder: Path) -> None:
    picture = project.sync(paths_of(folder))[0]
    project.edit(picture.id, EditDots.add(Marks(), [(3, 3)]))
    project.edit(picture.id, SetReviewed.on(project.marks(picture.id)))
    (item,) = project.reviewed()
    assert (item.annotation.width, item.annotation.height) == (61, 40)


def test_what_the_app_wants_to_find_again(project: Project) -> None:
    project.remember("last", "사진 1.png")
    project.remember("view", {"x": 1.5, "zoom": 8}, image=1)
    project.remember("view", {"x": 2.5, "zoom": 8}, image=1)
    with reopened(project) as again:
        assert again.recall("last") == "사진 1.png"
        assert again.recall("view", image=1) == {"x": 2.5, "zoom": 8}
        assert again.recall("view") is None
