"""The loop of the teaching process, without a process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from teaching_fakes import STEPS, teach_fake

from app.teaching.messages import Answer, Failed, Lesson, Progress, Result
from app.teaching.process import serve


def lesson_of(folder: Path) -> Lesson:
    return Lesson(folder, 1.0, "cpu", folder.parent / "taught.safetensors")


def serving(lesson: Lesson, held: bool = False) -> tuple[Connection, threading.Thread]:
    """The window's end of the pipe, and what serves at the other; it may be told beforehand to hold on."""
    ours, theirs = Pipe()
    if held:
        ours.send(True)

    def work() -> None:
        serve(theirs, teach_fake, lesson)
        theirs.close()

    thread = threading.Thread(target=work)
    thread.start()
    return ours, thread


def heard(pipe: Connection) -> Iterator[Answer]:
    while True:
        try:
            yield pipe.recv()
        except EOFError:
            return


def test_it_tells_every_step_and_at_last_the_result(tmp_path: Path) -> None:
    ours, thread = serving(lesson_of(tmp_path / "plaza"))
    answers = list(heard(ours))
    thread.join()
    stages = [answer.stage for answer in answers if isinstance(answer, Progress)]
    assert stages == ["before", *["learn"] * STEPS, "after"]
    assert isinstance(answers[-1], Result)
    assert (tmp_path / "taught.safetensors").exists()


@pytest.mark.parametrize(
    ("folder", "said", "reported"),
    [
        ("unreadable", "it is a test; go on", False),
        ("large", "not enough memory to teach the model; close other programs and teach again", False),
        ("broken", "ValueError: nobody foresaw this", True),
    ],
)
def test_what_goes_wrong_is_one_sentence(tmp_path: Path, folder: str, said: str, reported: bool) -> None:
    ours, thread = serving(lesson_of(tmp_path / folder))
    answers = list(heard(ours))
    thread.join()
    failed = answers[-1]
    assert isinstance(failed, Failed)
    assert said in failed.sentence
    assert bool(failed.report) == reported
    assert "Traceback" not in failed.sentence


def test_it_holds_on_until_it_may_go_on(tmp_path: Path) -> None:
    ours, thread = serving(lesson_of(tmp_path / "endless"), held=True)
    assert ours.recv().stage == "before"
    assert not ours.poll(0.3)
    ours.send(False)
    assert [ours.recv().step, ours.recv().step] == [1, 2]
    ours.close()
    thread.join()


def test_it_can_be_cancelled_while_it_holds_on(tmp_path: Path) -> None:
    ours, thread = serving(lesson_of(tmp_path / "endless"), held=True)
    ours.recv()
    ours.close()
    thread.join(60)
    assert not thread.is_alive()
