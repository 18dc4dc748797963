import hashlib
import json
import shutil
import threading
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.counting import ahead as ahead_module
from app.counting import model as model_module
from app.counting.messages import LONGEST, Answer, CountRequest, Finished, Frame, Progress
from app.counting.model import SamplingModel
from app.counting.process import Interrupted
from core.counting.calibrations import Figures, calibrations_file, write_figures
from core.counting.counter import Counter, finish
from core.counting.interval import Known, without_seed
from core.counting.settings import CountSettings
from core.errors import DotoriError
from core.model.header import file_hash
from core.project import ReviewedRun

pytestmark = pytest.mark.usefixtures("fp32")


class Listener:
    """A task that keeps what it is told, and interrupts after so many looks.

    Args:
        patience: looks before it interrupts.
        watched: whether it sees the steps, from the first on.
    """

    job = 5

    def __init__(self, patience: int = 10**9, watched: bool = True) -> None:
        self.answers: list[Answer] = []
        self.patience, self.watched = patience, watched

    def look(self) -> None:
        self.patience -= 1
        if self.patience < 0:
            raise Interrupted

    def tell(self, answer: Answer) -> None:
        self.answers.append(answer)
        self.look()

    def of(self, kind: type) -> list:
        return [answer for answer in self.answers if isinstance(answer, kind)]


@pytest.fixture
def opened(tiny_model_file: Path) -> SamplingModel:
    return SamplingModel.open("cpu", tiny_model_file)


@pytest.fixture
def picture_file(tmp_path: Path, noise_picture: Callable[..., np.ndarray]) -> Path:
    path = tmp_path / "picture.png"
    Image.fromarray(noise_picture(70, 100)).save(path)
    return path


def counted(model: SamplingModel, path: Path, core: int = 1536, **settings: object) -> tuple[Listener, Finished]:
    listener = Listener()
    wanted = replace(CountSettings(steps=4, zoom=1.0), **settings)
    return listener, model.count(listener, CountRequest(1, path, wanted), core)  # type: ignore[arg-type]


@pytest.mark.parametrize("zoom", [1.0, 0.7, 1.5])
def test_the_result_is_the_counter_s_and_the_last_frame_shows_it(
    opened: SamplingModel, picture_file: Path, zoom: float
) -> None:
    listener, finished = counted(opened, picture_file, zoom=zoom)
    settings = CountSettings(steps=4, zoom=zoom)
    wanted = finish(Counter(opened.model).count(np.array(Image.open(picture_file)), settings))
    assert finished.found.dots.same_as(wanted.dots)
    assert len(wanted.dots) > 0
    assert (finished.run.count, finished.run.integral) == (wanted.count, wanted.integral)
    assert (finished.run.density_count, finished.run.zoom) == (wanted.density_count, wanted.zoom)
    last = listener.of(Frame)[-1]
    assert np.array_equal(last.xy, wanted.dots.xy)
    assert np.array_equal(last.confidence, wanted.dots.confidence)


def test_a_run_says_with_what_it_was_made(opened: SamplingModel, picture_file: Path, tiny_model_file: Path) -> None:
    _, finished = counted(opened, picture_file, seed=8)
    key = finished.run.key
    assert (key.model, key.seed) == ("tiny.safetensors", 8)
    assert key.model_hash == hashlib.sha256(tiny_model_file.read_bytes()).hexdigest()
    assert json.loads(key.settings)["steps"] == 4
    assert finished.run.at > 1e9


def test_a_run_of_a_calibrated_model_has_an_interval(picture_file: Path, tiny_model_file: Path) -> None:
    assert counted(SamplingModel.open("cpu", tiny_model_file), picture_file)[1].run.high is None
    settings = without_seed(asdict(CountSettings(steps=4, zoom=1.0)))
    known = {("a", str(n)): Known(n + n % 9, n, float(n), float(n)) for n in range(30)}
    write_figures(calibrations_file(tiny_model_file), {file_hash(tiny_model_file): [Figures(settings, known)]})
    run = counted(SamplingModel.open("cpu", tiny_model_file), picture_file, seed=8)[1].run
    assert 0 <= run.low <= run.count <= run.high
    assert run.doubt, "weights that are random contradict themselves"


def test_frames_cover_exactly_the_picture(opened: SamplingModel, picture_file: Path) -> None:
    listener, _ = counted(opened, picture_file)
    for frame in listener.of(Frame):
        assert frame.z_t.shape == frame.z0_hat.shape == (18, 25), "a quarter of 70 x 100, without padding"
        assert frame.crowd_map.shape == (70, 100)
        assert (frame.width, frame.height, frame.steps) == (100, 70, 4)
        assert frame.z_t.dtype == frame.z0_hat.dtype == frame.crowd_map.dtype == np.uint8
    first = listener.of(Frame)[0]
    assert first.z_t.std() > 10, "noise is to be seen"


def test_what_is_shown_of_a_large_picture_is_reduced(opened: SamplingModel, tmp_path: Path) -> None:
    path = tmp_path / "wide.png"
    Image.new("RGB", (LONGEST + 400, 40), "grey").save(path)
    listener, _ = counted(opened, path, steps=1)
    frame = listener.of(Frame)[-1]
    assert frame.crowd_map.shape == (32, LONGEST)
    assert frame.z_t.shape == (10, 484)


def test_frames_of_many_steps_come_no_oftener_than_can_be_seen(
    opened: SamplingModel, picture_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_module, "FRAMES_A_SECOND", 1e-3)
    assert [frame.step for frame in counted(opened, picture_file, steps=21)[0].of(Frame)] == [1, 21]
    assert len(counted(opened, picture_file, steps=20)[0].of(Frame)) == 20, "of few steps, each is shown"
    monkeypatch.setattr(model_module, "CHEAP", 0.0)
    assert [frame.step for frame in counted(opened, picture_file, steps=20)[0].of(Frame)] == [1, 20], "if cheap"


def test_nothing_is_decoded_for_frames_that_nobody_sees(opened: SamplingModel, picture_file: Path) -> None:
    request = CountRequest(1, picture_file, CountSettings(steps=4, zoom=1.0))
    listener = Listener(watched=False)
    unseen = opened.count(listener, request, 1536)
    assert listener.of(Frame) == []
    assert unseen.found.dots.same_as(opened.count(Listener(), request, 1536).found.dots)


class Late(Listener):
    """Comes to watch once the sampler is at its second step."""

    def tell(self, answer: Answer) -> None:
        super().tell(answer)
        self.watched |= isinstance(answer, Progress) and answer.stage == "sample" and answer.step >= 2


def test_who_comes_late_sees_the_rest_as_if_they_had_been_there(opened: SamplingModel, picture_file: Path) -> None:
    """The dots of the first step, which joins in to the last, are found anew for them."""
    request = CountRequest(1, picture_file, CountSettings(steps=4, zoom=1.0))
    late, all_along = Late(watched=False), Listener()
    opened.count(late, request, 64)  # in tiles, each of which tells how far it is
    opened.count(all_along, request, 64)
    seen, wanted = late.of(Frame), all_along.of(Frame)[1:]
    assert [frame.step for frame in seen] == [frame.step for frame in wanted] == [2, 3, 4]
    for frame, other in zip(seen, wanted, strict=True):
        assert len(frame.xy) > 0
        assert np.array_equal(frame.xy, other.xy)
        assert np.array_equal(frame.confidence, other.confidence)


def test_the_next_picture_is_decoded_meanwhile(
    opened: SamplingModel, picture_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = picture_file.with_name("next.png")
    shutil.copy(picture_file, other)
    decoded: list[tuple[str, bool]] = []
    load_image = ahead_module.load_image

    def watched(path: Path) -> np.ndarray:
        decoded.append((path.name, threading.current_thread() is threading.main_thread()))
        return load_image(path)

    monkeypatch.setattr(ahead_module, "load_image", watched)
    request = CountRequest(1, picture_file, CountSettings(steps=1, zoom=1.0), ahead=other)
    opened.count(Listener(), request, 1536)
    opened.count(Listener(), replace(request, path=other, ahead=None), 1536)
    assert decoded == [("picture.png", True), ("next.png", False)]


def test_progress_counts_steps_and_tiles(
    opened: SamplingModel, picture_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_module, "PROGRESS_A_SECOND", 1e9)
    whole, _ = counted(opened, picture_file)
    assert {progress.tiles for progress in whole.of(Progress)} == {1}
    Image.fromarray(np.zeros((40, 900, 3), np.uint8)).save(picture_file)
    told = counted(opened, picture_file, core=256, steps=2)[0].of(Progress)
    sampled = [(progress.step, progress.tile, progress.tiles) for progress in told if progress.stage == "sample"]
    assert sampled == [(step, tile, 4) for step in (1, 2) for tile in range(4)]
    assert [progress.stage for progress in told][:: len(told) - 1] == ["see", "decode"]
    assert [progress.done for progress in told] == sorted(progress.done for progress in told)


def test_smaller_tiles_find_the_same(opened: SamplingModel, tmp_path: Path, noise_picture: Callable) -> None:
    path = tmp_path / "picture.png"
    Image.fromarray(noise_picture(64, 1000)).save(path)
    _, one = counted(opened, path, steps=2)
    _, other = counted(opened, path, core=256, steps=2)
    assert abs(len(one.found.dots) - len(other.found.dots)) <= 0.01 * len(one.found.dots)


def test_a_wish_to_stop_is_heard_at_every_tile(opened: SamplingModel, picture_file: Path) -> None:
    Image.fromarray(np.zeros((40, 900, 3), np.uint8)).save(picture_file)
    request = CountRequest(1, picture_file, CountSettings(steps=2, zoom=1.0))
    heard = Listener()
    opened.count(heard, request, 256)
    looks = 10**9 - heard.patience
    assert looks >= 4 * (1 + 2 + 2 + 1), "T, two steps, two frames, D: four tiles each"
    for patience in range(0, looks, 3):
        with pytest.raises(Interrupted):
            opened.count(Listener(patience), request, 256)


def test_the_interval_learns_from_what_was_reviewed(picture_file: Path, tiny_model_file: Path) -> None:
    settings = CountSettings(steps=4, zoom=1.0)
    known = {("a", str(n)): Known(n, n, float(n), float(n)) for n in range(30)}
    digest = file_hash(tiny_model_file)
    write_figures(calibrations_file(tiny_model_file), {digest: [Figures(without_seed(asdict(settings)), known)]})
    opened = SamplingModel.open("cpu", tiny_model_file)
    before = counted(opened, picture_file)[1].run
    assert before.low is not None and before.high is not None
    missed_most = (ReviewedRun(before.count + 500, before),) * 4
    request = CountRequest(1, picture_file, settings, reviewed=missed_most)
    after = opened.count(Listener(), request, 1536).run
    assert after.count == before.count
    assert after.high > before.high + 100
    other = replace(before, key=replace(before.key, model_hash="another model"))
    unmoved = opened.count(Listener(), replace(request, reviewed=(ReviewedRun(9999, other),) * 4), 1536).run
    assert (unmoved.low, unmoved.high) == (before.low, before.high)


def test_what_is_not_there_is_a_sentence(opened: SamplingModel, tmp_path: Path) -> None:
    with pytest.raises(DotoriError, match=r"gone\.jpg"):
        counted(opened, tmp_path / "gone.jpg")
    with pytest.raises(DotoriError, match=r"no weights at .*gone"):
        SamplingModel.open("cpu", tmp_path / "gone.safetensors")
    if "mps" not in opened.ready.devices:
        with pytest.raises(DotoriError, match="no MPS device"):
            SamplingModel.open("mps", None)
