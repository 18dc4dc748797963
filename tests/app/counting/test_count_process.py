import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from counting_fakes import FakeModel, open_fake, request_of

from app.counting.messages import (
    Answer,
    Count,
    DeviceName,
    Failed,
    Finished,
    Frame,
    NotLoaded,
    Order,
    Progress,
    Ready,
    Stop,
    Stopped,
    Told,
    Warm,
)
from app.counting.process import serve


class Worker:
    """The loop in a thread, and the window's end of its pipe."""

    def __init__(self) -> None:
        self.opened: list[tuple[DeviceName, Path | None]] = []
        self.models: list[FakeModel] = []
        self.open = open_fake
        self.pipe, theirs = Pipe()
        self.thread = threading.Thread(target=self._serve, args=(theirs,), daemon=True)
        self.thread.start()

    def _serve(self, pipe: Connection) -> None:
        serve(pipe, self._open)
        pipe.close()

    def _open(self, device: DeviceName, weights: Path | None) -> FakeModel:
        self.opened.append((device, weights))
        self.models.append(self.open(device, weights))
        return self.models[-1]

    def ask(self, *orders: Order) -> list[Answer]:
        """All answers up to the one that ends the last order."""
        for order in orders:
            self.pipe.send(order)
        answers: list[Answer] = []
        while not answers or not isinstance(answers[-1], Finished | Stopped | Failed):
            assert self.pipe.poll(10), f"no answer after {answers}"
            answers.append(self.pipe.recv())
        return answers


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.pipe.close()
    made.thread.join(10)
    assert not made.thread.is_alive()


def kinds(answers: list[Answer]) -> list[str]:
    return [type(answer).__name__ for answer in answers]


def test_a_count_tells_every_step_and_ends_with_what_was_found(worker: Worker) -> None:
    answers = worker.ask(Count(4, request_of("fine.jpg", steps=2), "cpu"))
    assert kinds(answers) == ["Progress", "Ready", *["Progress", "Frame"] * 2, "Finished"]
    assert {answer.job for answer in answers if not isinstance(answer, Ready)} == {4}
    assert [answer.step for answer in answers if isinstance(answer, Frame)] == [1, 2]
    assert isinstance(answers[0], Progress)
    assert answers[0].stage == "load"
    assert isinstance(answers[-1], Finished)
    assert answers[-1].request == request_of("fine.jpg", steps=2)


def test_a_model_is_loaded_once_for_a_device_and_weights(worker: Worker, tmp_path: Path) -> None:
    other = tmp_path / "other.safetensors"
    other.write_bytes(b"1")
    fine = request_of("fine.jpg")
    for order in (Count(1, fine, "cpu"), Count(2, fine, "cpu"), Count(3, fine, "cuda")):
        worker.ask(order)
    assert worker.opened == [("cpu", None), ("cuda", None)]
    with_weights = Count(4, type(fine)(7, fine.path, fine.settings, other), "cuda")
    worker.ask(with_weights)
    worker.ask(with_weights)
    assert len(worker.opened) == 3
    other.write_bytes(b"22")
    os.utime(other, ns=(1, 1))
    worker.ask(with_weights)
    assert len(worker.opened) == 4, "the weights are other ones now"


def with_weights(job: int, name: str, weights: Path) -> Count:
    return Count(job, replace(request_of(name), model=weights), "cpu")


def test_a_model_stays_loaded_when_its_file_is_renamed_or_gone(worker: Worker, tmp_path: Path) -> None:
    weights = tmp_path / "plaza.safetensors"
    weights.write_bytes(b"1")
    assert isinstance(worker.ask(with_weights(1, "fine.jpg", weights))[-1], Finished)
    weights.rename(tmp_path / "square.safetensors")
    assert isinstance(worker.ask(with_weights(2, "fine.jpg", weights))[-1], Finished)
    assert len(worker.opened) == 1


def test_a_model_that_cannot_be_loaded_is_no_fault_of_the_picture(worker: Worker, tmp_path: Path) -> None:
    gone = tmp_path / "gone.safetensors"
    worker.ask(Count(1, request_of("fine.jpg"), "cpu"))
    failed = worker.ask(with_weights(2, "fine.jpg", gone))[-1]
    assert failed == NotLoaded(2, f"no weights at {gone}; give the path of a .safetensors file")
    unreadable = worker.ask(Count(3, request_of("unreadable.jpg"), "cpu"))[-1]
    assert type(unreadable) is Failed


def test_an_error_of_ours_while_loading_is_the_model_s_too(worker: Worker) -> None:
    def broken(*_: object) -> FakeModel:
        raise ValueError("nobody foresaw this")

    worker.open = broken
    failed = worker.ask(Count(1, request_of("fine.jpg"), "cpu"))[-1]
    assert isinstance(failed, NotLoaded)
    assert "loading the model failed" in failed.sentence
    assert "Traceback" in failed.report


def test_warming_up_loads_ahead(worker: Worker) -> None:
    answers = worker.ask(Warm("cpu"), Count(1, request_of("fine.jpg"), "cpu"))
    assert kinds(answers)[:2] == ["Ready", "Progress"]
    assert len(worker.opened) == 1


def test_a_wish_to_stop_ends_the_count_and_the_next_one_runs(worker: Worker) -> None:
    assert kinds(worker.ask(Count(1, request_of("endless.jpg"), "cpu"), Stop(1)))[-1] == "Stopped"
    answers = worker.ask(Stop(1), Count(2, request_of("fine.jpg"), "cpu"), Stop(1))
    assert isinstance(answers[-1], Finished)
    assert answers[-1].job == 2, "a wish to stop an earlier job is none to stop this one"


def test_short_memory_means_smaller_tiles_then_the_cpu(worker: Worker) -> None:
    answers = worker.ask(Count(1, request_of("large.jpg"), "auto"))
    assert [answer.remedy for answer in answers if isinstance(answer, Told)] == ["tiles", "cpu", "tiles"]
    assert isinstance(answers[-1], Finished)
    assert worker.opened == [("auto", None), ("cpu", None)]
    worker.pipe.close()
    worker.thread.join(10)
    assert [model.freed for model in worker.models] == [2, 2], "memory is given back after every attempt"


def test_short_memory_to_the_end_is_a_sentence(worker: Worker) -> None:
    answers = worker.ask(Count(1, request_of("too_large.jpg"), "cpu"))
    assert [answer.remedy for answer in answers if isinstance(answer, Told)] == ["tiles"], "there is only the CPU"
    assert isinstance(answers[-1], Failed)
    assert "not enough memory to count too_large.jpg" in answers[-1].sentence
    assert isinstance(worker.ask(Count(2, request_of("fine.jpg"), "cpu"))[-1], Finished)


def test_what_a_person_can_mend_is_told_in_its_sentence(worker: Worker) -> None:
    failed = worker.ask(Count(1, request_of("unreadable.jpg"), "cpu"))[-1]
    assert failed == Failed(1, "cannot read unreadable.jpg: it is a test; go on")
    assert worker.ask(Warm("mps"))[-1] == NotLoaded(0, "this machine has no MPS device; choose another one")
    assert isinstance(worker.ask(Count(2, request_of("fine.jpg"), "cpu"))[-1], Finished)


def test_an_error_of_ours_comes_with_its_traceback_and_ends_the_process(worker: Worker) -> None:
    failed = worker.ask(Count(1, request_of("broken.jpg"), "cpu"))[-1]
    assert isinstance(failed, Failed)
    assert "broken.jpg" in failed.sentence
    assert "nobody foresaw this" in failed.sentence
    assert "Traceback" in failed.report
    worker.thread.join(10)
    assert not worker.thread.is_alive()


def test_the_process_goes_when_the_window_has_gone(worker: Worker) -> None:
    worker.pipe.send(Count(1, request_of("endless.jpg"), "cpu"))
    worker.pipe.recv()
    worker.pipe.close()
    worker.thread.join(10)
    assert not worker.thread.is_alive()
