"""How much was done by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.byhand import ByHand, by_hand, found_ids
from core.dots import Dots, Origin
from core.history import EditDots, Import, ReplaceDots
from core.project import Prediction, Project, Run, RunKey, open_project

KEY = RunKey.of("model", "abc", {"seed": 0})


def found(n: int) -> Prediction:
    return Prediction(Dots.of([(20.0 * i, 10.0) for i in range(n)], [0.8] * n, Origin.MODEL), 0.5, 640, 480)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    Image.new("RGB", (640, 480)).save(tmp_path / "a.png")
    with open_project(tmp_path) as project:
        project.sync([tmp_path / "a.png"])
        yield project


def done(project: Project, image: int = 1) -> ByHand:
    dots = project.marks(image).dots
    return by_hand(dots, found_ids(dots, project.log(image)))


@pytest.mark.parametrize("step", [True, False])
def test_adding_removing_and_moving(project: Project, step: bool) -> None:
    marks = project.record_run(1, Run(KEY, 1), found(10), step)
    assert done(project) == (0, 0, 0)
    known = found_ids(marks.dots, project.log(1))
    marks = project.edit(1, EditDots.delete(marks, [2, 3]))
    marks = project.edit(1, EditDots.move(marks, [4], [(81, 12)]))
    marks = project.edit(1, EditDots.add(marks, [(5, 100), (50, 100), (90, 100)]))
    marks = project.edit(1, EditDots.delete(marks, [10]))  # one of the added
    assert done(project) == (2, 2, 1)
    assert done(project).total == 5
    assert by_hand(marks.dots, known) == done(project)
    marks = project.edit(1, EditDots.delete(marks, [4]))  # the moved one
    assert done(project) == (2, 3, 0)
    project.undo()
    assert done(project) == (2, 2, 1)


def test_a_new_count_brings_back_what_was_removed(project: Project) -> None:
    marks = project.record_run(1, Run(KEY, 1), found(10), True)
    marks = project.edit(1, EditDots.delete(marks, [2, 3]))
    marks = project.edit(1, EditDots.add(marks, [(5, 100)]))
    project.record_run(1, Run(KEY, 1), found(10), True)
    assert done(project) == (1, 0, 0)
    project.undo()
    assert done(project) == (1, 2, 0)


def test_an_import_begins_anew(project: Project) -> None:
    marks = project.record_run(1, Run(KEY, 1), found(10), True)
    marks = project.edit(1, EditDots.delete(marks, [2]))
    project.edit(1, ReplaceDots.imported(marks, Dots.of(np.ones((4, 2)))))
    assert done(project) == (4, 0, 0)


def test_an_import_with_all_it_brings_is_where_one_begins_too(project: Project) -> None:
    marks = project.record_run(1, Run(KEY, 1), found(10), True)
    marks = project.edit(1, EditDots.delete(marks, [2, 3]))
    marks = project.edit(1, Import.on(marks, Dots.of([(5, 5)], [0.5], Origin.MODEL), False, None, None, None))
    assert done(project) == (0, 0, 0)
    project.edit(1, EditDots.delete(marks, marks.dots.id))
    assert done(project) == (0, 1, 0)
