from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from counting_fakes import open_fake, request_of
from PIL import Image
from pytestqt.qtbot import QtBot

from app.counting import engine as engine_module
from app.counting.engine import CountEngine
from app.counting.messages import CountRequest, Finished, Frame, Progress
from app.counting.process import Opener, open_model
from core.counting.settings import CountSettings
from core.errors import DotoriError

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "plaza.jpg"


@pytest.fixture
def make_engine(qapp: object) -> Iterator[Callable[[Opener], CountEngine]]:  # noqa: ARG001
    """Engines that are closed in the end."""
    made: list[CountEngine] = []

    def make(opener: Opener = open_fake) -> CountEngine:
        made.append(CountEngine(opener))
        return made[-1]

    yield make
    for engine in made:
        _close(engine)


@pytest.fixture(scope="module")
def shared(qapp: object) -> Iterator[CountEngine]:  # noqa: ARG001
    """A process takes a while to start, so tests share what they can."""
    engine = CountEngine(open_fake)
    yield engine
    _close(engine)


def _close(engine: CountEngine) -> None:
    engine.close()
    assert not engine._link.isRunning()
    assert engine._link.pid is None


def test_a_count_is_heard_of_from_begin_to_end(shared: CountEngine, qtbot: QtBot) -> None:
    heard: list[tuple[str, object]] = []
    for name in ("progressed", "stepped", "finished", "device_known"):
        getattr(shared, name).connect(lambda what, name=name: heard.append((name, what)))
    with qtbot.waitSignal(shared.finished, timeout=20_000):
        job = shared.count(request_of("fine.jpg", steps=2))
        assert shared.busy
        assert shared.request == request_of("fine.jpg", steps=2)
        assert heard == [], "nobody hears of a job before its number is known"
    assert not shared.busy
    first = next(what for _, what in heard if not isinstance(what, str))
    assert isinstance(first, Progress)
    assert (first.job, first.stage, first.done) == (job, "load", 0.0)
    assert isinstance(heard[-1][1], Finished)
    assert heard[-1][1].job == job
    assert [what.step for _, what in heard if isinstance(what, Frame)] == [1, 2]
    assert any(isinstance(what, Progress) and what.stage == "load" for _, what in heard)


def test_neither_qt_nor_torch_is_in_a_process_that_does_not_ask_for_it(shared: CountEngine, qtbot: QtBot) -> None:
    """The fake model adds what it finds imported to the name of its device."""
    with qtbot.waitSignal(shared.finished, timeout=20_000):
        shared.count(request_of("fine.jpg"))
    assert shared.device == "cuda"
    assert shared.devices == ("cpu", "cuda")


def test_one_picture_at_a_time_and_stop_makes_room(shared: CountEngine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shared.stopped, timeout=20_000) as stopped:
        job = shared.count(request_of("endless.jpg"))
        with pytest.raises(DotoriError, match="being counted"):
            shared.count(request_of("fine.jpg"))
        shared.stop()
        shared.stop()
    assert stopped.args == [job]
    with qtbot.waitSignal(shared.finished, timeout=20_000) as finished:
        shared.count(request_of("fine.jpg"))
    assert finished.args[0].job == job + 1


def test_a_stop_with_nothing_to_stop_does_nothing(shared: CountEngine, qtbot: QtBot) -> None:
    shared.stop()
    with qtbot.waitSignal(shared.finished, timeout=20_000):
        shared.count(request_of("fine.jpg"))
    shared.stop()
    assert not shared.busy


def test_fallbacks_are_told(shared: CountEngine, qtbot: QtBot) -> None:
    told: list[str] = []
    shared.told.connect(told.append)
    with qtbot.waitSignal(shared.finished, timeout=20_000):
        shared.count(request_of("large.jpg"))
    assert ["CPU" in sentence for sentence in told] == [False, True, False]
    assert "smaller tiles" in told[0]


@pytest.mark.parametrize("name", ["unreadable.jpg", "broken.jpg"])
def test_a_failure_is_a_sentence_and_the_next_count_runs(shared: CountEngine, qtbot: QtBot, name: str) -> None:
    with qtbot.waitSignal(shared.failed, timeout=20_000) as failed:
        job = shared.count(request_of(name))
    assert failed.args[0] == job
    assert name in failed.args[1]
    with qtbot.waitSignal(shared.finished, timeout=20_000):
        shared.count(request_of("fine.jpg"))


def test_a_model_that_cannot_be_loaded_is_told_as_such(shared: CountEngine, qtbot: QtBot, tmp_path: Path) -> None:
    failures: list[object] = []
    shared.failed.connect(lambda *args: failures.append(args))
    with qtbot.waitSignal(shared.not_loaded, timeout=20_000) as told:
        job = shared.count(replace(request_of("fine.jpg"), model=tmp_path / "gone.safetensors"))
    assert told.args[0] == job
    assert "no weights at" in told.args[1]
    assert failures == []
    assert not shared.busy


def test_the_next_count_may_be_asked_for_as_soon_as_one_has_failed(shared: CountEngine, qtbot: QtBot) -> None:
    def go_on() -> None:
        shared.count(request_of("fine.jpg"))

    shared.failed.connect(go_on)
    with qtbot.waitSignal(shared.finished, timeout=20_000):
        shared.count(request_of("broken.jpg"))
    shared.failed.disconnect(go_on)


def test_a_process_that_the_system_kills_is_told_and_started_anew(shared: CountEngine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shared.failed, timeout=20_000) as failed:
        job = shared.count(request_of("killed.jpg"))
    assert failed.args[0] == job
    assert "killed.jpg" in failed.args[1]
    assert "memory" in failed.args[1]
    with qtbot.waitSignal(shared.finished, timeout=20_000):
        shared.count(request_of("fine.jpg"))


def test_a_process_that_cannot_be_started_is_told(make_engine: Callable[[Opener], CountEngine], qtbot: QtBot) -> None:
    engine = make_engine(lambda device: open_fake(device))  # which no other process can be handed
    with qtbot.waitSignal(engine.failed, timeout=20_000):
        engine.count(request_of("fine.jpg"))
    assert not engine.busy


def test_another_device_is_tried_at_once(shared: CountEngine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shared.finished, timeout=20_000):
        shared.count(request_of("fine.jpg"))
    with qtbot.waitSignal(shared.device_known, timeout=20_000) as known:
        shared.set_device("cpu")
    assert known.args == ["cpu"]
    with qtbot.waitSignal(shared.told, timeout=20_000) as told:
        shared.set_device("mps")
    assert "no MPS device" in told.args[0]
    with qtbot.waitSignal(shared.device_known, timeout=20_000):
        shared.set_device("auto")


def test_another_device_chosen_meanwhile_is_that_of_the_next_count(shared: CountEngine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shared.stopped, timeout=20_000):
        shared.count(request_of("endless.jpg"))
        shared.set_device("cpu")
        shared.stop()
    with qtbot.waitSignal(shared.finished, timeout=20_000) as finished:
        shared.count(request_of("fine.jpg"))
    assert finished.args[0].run.key.model == "cpu"
    shared.set_device("auto")


def test_who_does_not_hear_a_stop_is_ended(
    make_engine: Callable[[], CountEngine], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "PATIENCE", 50)
    engine = make_engine()
    with qtbot.waitSignal(engine.progressed, timeout=20_000, check_params_cb=lambda progress: progress.stage == "see"):
        job = engine.count(request_of("deaf.jpg"))
    with qtbot.waitSignal(engine.stopped, timeout=20_000) as stopped:
        engine.stop()
    assert stopped.args == [job]
    assert not engine.busy
    assert engine._link.pid is None


def test_closing_ends_the_process_in_the_middle_of_a_count(
    make_engine: Callable[[], CountEngine], qtbot: QtBot
) -> None:
    engine = make_engine()
    heard: list[object] = []
    engine.failed.connect(lambda *args: heard.append(args))
    with qtbot.waitSignal(engine.progressed, timeout=20_000):
        engine.count(request_of("endless.jpg"))
    process = engine._link._process
    assert process is not None
    engine.close()
    engine.close()
    assert not engine.busy
    with pytest.raises(ValueError, match="closed"):
        process.is_alive()
    qtbot.wait(1)
    assert heard == [], "nobody has failed"


def test_the_shipped_model_counts_a_small_picture(
    make_engine: Callable[[Opener], CountEngine], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "광장 사람들.png"
    with Image.open(SAMPLE) as sample:
        sample.crop((300, 300, 556, 500)).save(path)
    engine = make_engine(open_model)
    frames: list[Frame] = []
    engine.stepped.connect(frames.append)
    engine.warm_up()
    with qtbot.waitSignal(engine.finished, timeout=120_000) as finished:
        engine.count(CountRequest(3, path, CountSettings(steps=4)))
    done = finished.args[0]
    assert engine.device
    assert "cpu" in engine.devices
    assert done.request.image == 3
    assert done.run.key.model == "dotori.safetensors"
    assert len(done.run.key.model_hash) == 64
    assert (done.found.width, done.found.height) == (256, 200)
    assert done.run.count == (done.found.dots.confidence >= done.found.threshold).sum() > 5
    assert (frames[0].step, frames[-1].step) == (1, 4)
    assert frames[-1].z_t.shape == (50, 64)


def test_a_process_that_ends_too_late_does_not_take_the_next_count_with_it(
    make_engine: Callable[[], CountEngine], qtbot: QtBot
) -> None:
    """The patience with the first job runs out at the moment it stops after all."""
    engine = make_engine()
    heard: list[tuple[object, ...]] = []
    engine.failed.connect(lambda *args: heard.append(args))
    with qtbot.waitSignal(engine.finished, timeout=20_000):
        engine.count(request_of("fine.jpg"))
    with qtbot.waitSignal(engine.finished, timeout=20_000):
        engine._link.kill()
        engine.count(request_of("fine.jpg"))
    assert heard == []
