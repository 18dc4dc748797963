"""Undo and redo keep to the listed pictures, and the log stays sound whichever are listed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_history import KINDS, drawn_command, same
from test_project import count, in_haste, paths_of, reopened

from core.history import EditDots, Marks
from core.project import Project, open_project


def add(project: Project, image: int) -> Marks:
    return project.edit(image, EditDots.add(project.marks(image), [(3, 3)]))


@pytest.fixture
def images(project: Project, folder: Path) -> list[int]:
    return [picture.id for picture in project.sync(paths_of(folder))]


def test_what_is_not_listed_is_not_undone(project: Project, images: list[int]) -> None:
    a, b, *_ = images
    add(project, b)
    project.listed = {a}
    assert project.undo() is None
    assert len(project.dots(b)) == 1
    project.listed = None
    assert project.undo().image == b
    project.listed = {a}
    assert project.redo() is None
    assert len(project.dots(b)) == 0


@pytest.mark.parametrize("deed", ["an edit", "a count"])
def test_what_is_not_listed_can_still_be_redone_and_all_is_in_order(
    project: Project, images: list[int], deed: str
) -> None:
    a, b, c, _ = images
    for image in (b, c):
        add(project, image)
    add(project, b)
    for _ in range(3):
        project.undo()
    project.listed = {a}
    if deed == "an edit":
        add(project, a)
    else:
        count(project, project.image(a), (4, 4), step=True)
    project = reopened(project)
    walk = [project.undo().image, project.undo()]
    walk += [step.image for step in iter(project.redo, None)]
    walk += [step.image for step in iter(project.undo, None)]
    assert walk == [a, None, a, b, c, b, b, c, b, a], "redo leads back where undo came from"
    add(project, c)
    assert project.redo() is None, "all are listed now"
    assert [line.state for line in project.log()] == ["dropped"] * 4 + ["done"]
    project.close()


def test_an_edit_drops_what_was_undone_on_its_own_picture_though_it_is_not_listed(
    project: Project, images: list[int]
) -> None:
    a, b, *_ = images
    add(project, a)
    project.undo()
    project.listed = {b}
    add(project, a)
    project.listed = None
    assert project.redo() is None
    assert project.undo().image == a


class Stacks:
    """What was done and undone on each picture by itself."""

    def __init__(self, images: list[int]) -> None:
        self.states = {image: [Marks()] for image in images}
        self.undone: dict[int, list[Marks]] = {image: [] for image in images}

    def edited(self, image: int, after: Marks, listed: set[int]) -> None:
        self.states[image].append(after)
        for each in listed | {image}:
            self.undone[each].clear()

    def walk(self, image: int, back: bool) -> Marks:
        if back:
            self.undone[image].append(self.states[image].pop())
        else:
            self.states[image].append(self.undone[image].pop())
        return self.states[image][-1]


MOVES = st.lists(
    st.tuples(st.sampled_from((*KINDS, "undo", "undo", "undo", "redo", "redo", "list", "list")), st.integers(0, 999)),
    max_size=25,
)


@settings(deadline=None, max_examples=40)
@given(MOVES)
def test_any_history_with_any_lists_is_sound(moves: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        project = in_haste(open_project(Path(name)))
        images = [picture.id for picture in project.sync([Path(name) / f"{each}.jpg" for each in "abc"])]
        stacks, listed = Stacks(images), set(images)
        for kind, seed in moves:
            image = images[seed % 3]
            if kind == "list":
                listed = {image, images[seed % 2]}
                project.listed = listed
            elif kind not in ("undo", "redo"):
                after = project.edit(image, drawn_command(kind, seed, project.marks(image)))
                stacks.edited(image, after, listed)
            elif walked(project, stacks, listed, kind == "undo"):
                back = walked(project, stacks, listed, kind != "undo")
                assert back == walked(project, stacks, listed, kind == "undo"), "to and fro is the same edit"
            assert all(same(project.marks(image), stacks.states[image][-1]) for image in images)
        project.close()


def walked(project: Project, stacks: Stacks, listed: set[int], back: bool) -> int | None:
    """Undo or redo a step; the picture it was on."""
    step = project.undo() if back else project.redo()
    if step is None:
        left = [stacks.states[image][1:] if back else stacks.undone[image] for image in listed]
        assert not any(left), "nothing is left to do only where nothing is left"
        return None
    assert step.image in listed
    assert same(step.marks, stacks.walk(step.image, back))
    return step.image
