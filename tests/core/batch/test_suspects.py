"""Pictures that end the process: the batch gets past them, and nothing else is taken for one."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import numpy as np
import pytest
from brightness import Brightness, Brightnesses, counts, names_in, put

from core.batch.runner import Batch
from core.batch.suspects import DEATHS, NOTED
from core.project import RunKey, open_project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is neither fork nor kill -9")

OTHERS = 20


class Deadly(Brightnesses):
    """Dies where it is told to.

    Attributes:
        decoding: names of the pictures that it dies at.
        counting: what is on the pictures that it dies at.
        at: how many it counts before it dies; below 0 for ever.
    """

    decoding: tuple[str, ...] = ()
    counting: tuple[int, ...] = ()
    at: int = -1
    together = 1

    def load(self, path: Path) -> np.ndarray:
        if path.name in self.decoding:
            die()
        return super().load(path)

    def count(self, loaded: np.ndarray) -> tuple:
        if int(loaded[0, 0, 0]) in self.counting or len(self.seen) == self.at:
            die()
        return super().count(loaded)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def batch_in_a_child(folder: Path, model: Brightness, retry: bool = False) -> bool:
    """Whether a batch in a process of its own came to its end."""
    child = os.fork()
    if child == 0:
        try:
            with open_project(folder) as project:
                batch = Batch(project, model)
                for _ in batch.run(batch.enter(names_in(folder), retry)):
                    pass
            os._exit(0)
        finally:
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, -signal.SIGKILL)
    return status == 0


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Pictures with 11, 12, ... people."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(11, 11 + OTHERS):
        put(folder, number)
    return folder


def expected(*failed: int) -> dict[str, int | None]:
    return {f"{number}.png": None if number in failed else number for number in range(11, 11 + OTHERS)}


@pytest.mark.parametrize("together", [1, 3])
@pytest.mark.parametrize("where", ["decoding", "counting"])
def test_the_batch_gets_past_a_picture_that_ends_the_process(many: Path, where: str, together: int) -> None:
    model = Deadly()
    model.together = together
    setattr(model, where, ("15.png",) if where == "decoding" else (15,))
    ends = [batch_in_a_child(many, model) for _ in range(DEATHS + 1)]
    assert ends == [False] * DEATHS + [True]
    with open_project(many) as project:
        assert counts(project) == expected(15)
        (failed,) = [picture for picture in project.images() if picture.count is None]
        assert "15.png ended the program 3 times" in (failed.error or "")
        assert len(project.runs(failed.id)) == 1


@pytest.mark.parametrize("together", [1, 3])
def test_after_the_first_death_all_the_others_are_counted(many: Path, together: int) -> None:
    model = Deadly()
    model.together = together
    model.counting = (11, 15)
    assert not batch_in_a_child(many, model)
    with open_project(many) as project:
        assert sum(count is not None for count in counts(project).values()) == 0
    assert not batch_in_a_child(many, model)
    with open_project(many) as project:
        assert sum(count is not None for count in counts(project).values()) == OTHERS - NOTED
    while not batch_in_a_child(many, model):
        pass
    with open_project(many) as project:
        assert counts(project) == expected(11, 15)


def test_a_failure_of_that_kind_is_tried_again_on_demand(many: Path) -> None:
    model = Deadly()
    model.counting = (15,)
    while not batch_in_a_child(many, model):
        pass
    assert batch_in_a_child(many, Brightness())
    with open_project(many) as project:
        assert counts(project) == expected(15), "not without being asked"
    assert batch_in_a_child(many, Brightness(), retry=True)
    with open_project(many) as project:
        assert counts(project) == expected()


def test_another_model_is_not_blamed(many: Path) -> None:
    model = Deadly()
    model.counting = (15,)
    for _ in range(DEATHS):
        assert not batch_in_a_child(many, model)
    model.key = RunKey.of("smaller", "smaller", {"seed": 0})
    model.counting = ()
    assert batch_in_a_child(many, model)
    with open_project(many) as project:
        assert counts(project) == expected()


@pytest.mark.parametrize("at", [0, 2, 4])  # so that of 20 pictures some are left for the fourth process to end at
def test_a_process_that_is_killed_again_and_again_makes_no_failure(many: Path, at: int) -> None:
    model = Deadly()
    model.at = at
    for _ in range(DEATHS + 1):
        assert not batch_in_a_child(many, model)
    assert batch_in_a_child(many, Brightness())
    with open_project(many) as project:
        assert counts(project) == expected()


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, None])
def test_an_end_in_order_leaves_no_suspects(many: Path, stop: type[BaseException] | None) -> None:
    def interrupt(number: int) -> None:
        if stop and number == 2:
            raise stop

    with open_project(many) as project:
        for _ in range(DEATHS + 1):
            model = Brightness()
            model.meanwhile = interrupt
            batch = Batch(project, model)
            events = batch.run(batch.enter(names_in(many)))
            if stop is None:
                next(events)
                events.close()
            else:
                with pytest.raises(stop):
                    list(events)
        model = Brightness()
        batch = Batch(project, model)
        list(batch.run(batch.enter(names_in(many))))
        assert model.seen == sorted(model.seen), "nothing was put off"
        assert counts(project) == expected()
