"""Pictures counted side by side: batches are shared, and the dots are those of batches filled up with copies."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from brightness import names_in
from PIL import Image

from core.batch.model import _SMALL, TOGETHER, LocalModel
from core.batch.runner import Batch
from core.batch.shared import _Meeting, side_by_side
from core.counting.counter import Counter, CountResult, finish
from core.counting.outcome import run_key
from core.counting.settings import CountSettings
from core.model.diffusion import LatentDiffusion
from core.project import Prediction, Run, open_project

pytestmark = pytest.mark.usefixtures("fp32")

N = 4
QUICK = CountSettings(steps=2, zoom=1.0, threshold=0.1)
SIZES = ((64, 96), (64, 96), (96, 64), (64, 96), (64, 96), (96, 64), (64, 96))


@pytest.fixture
def pictures(noise_picture: Callable[..., np.ndarray]) -> list[np.ndarray]:
    """Pictures of two sizes."""
    return [noise_picture(height, width, number) for number, (height, width) in enumerate(SIZES)]


@pytest.fixture
def make(tiny_model: LatentDiffusion) -> Callable[..., LocalModel]:
    def make(settings: CountSettings = QUICK, together: int = N) -> LocalModel:
        model = LocalModel(Counter(tiny_model), run_key("tiny", "tiny", settings), settings)
        assert model.together == 1, "on a processor"
        model.together = together
        return model

    return make


def networks(model: LatentDiffusion) -> tuple[torch.nn.Module, ...]:
    return model.domain_encoder, model.unet, model.autoencoder.decoder


@contextmanager
def copies(model: LatentDiffusion, number: int, but: torch.nn.Module | None = None) -> Iterator[None]:
    """Have every network but one work on so many copies of what it is given, and give back what it says of the
    first."""

    def repeat(network: torch.nn.Module, given: tuple[Any, ...]) -> tuple[Any, ...]:
        many = [part.repeat(number, *[1] * (part.dim() - 1)) if torch.is_tensor(part) else part for part in given]
        if network is model.domain_encoder:
            many[0] = many[0].contiguous(memory_format=torch.channels_last)  # as the engine has it
        return tuple(many)

    def first(_: torch.nn.Module, __: Any, said: Any) -> Any:
        return said[:1] if torch.is_tensor(said) else said._replace(**{k: v[:1] for k, v in said._asdict().items()})

    padded = [network for network in networks(model) if network is not but]
    hooks = [network.register_forward_pre_hook(repeat) for network in padded]
    hooks += [network.register_forward_hook(first) for network in padded]
    yield
    for hook in hooks:
        hook.remove()


@contextmanager
def calls(model: LatentDiffusion) -> Iterator[list[int]]:
    """The sizes of the batches that the networks work on."""
    sizes: list[int] = []
    hooks = [n.register_forward_pre_hook(lambda _, given: sizes.append(len(given[0]))) for n in networks(model)]
    yield sizes
    for hook in hooks:
        hook.remove()


def plain(found: CountResult | tuple[Run, Prediction] | Exception) -> tuple[Any, ...]:
    """All that a count says, but for its seconds, bit for bit."""
    if isinstance(found, CountResult):
        dots, figures = found.dots, (found.threshold, found.count, found.integral, found.density_count, found.zoom)
    else:
        assert not isinstance(found, Exception), found
        run, prediction = found
        dots, figures = prediction.dots, (prediction.threshold, run.count, run.integral, run.density_count, run.zoom)
    assert len(dots)
    return (dots.xy.tobytes(), dots.confidence.tobytes(), *figures)


def alone(model: LatentDiffusion, picture: np.ndarray, settings: CountSettings = QUICK) -> CountResult:
    return finish(Counter(model).count(picture, settings))


def no_threads() -> bool:
    return not [thread for thread in threading.enumerate() if thread.name.startswith("count")]


def test_dots_are_those_of_a_full_batch_of_copies_whoever_is_beside(
    make: Callable[..., LocalModel], tiny_model: LatentDiffusion, pictures: list[np.ndarray]
) -> None:
    with copies(tiny_model, N):
        expected = [plain(alone(tiny_model, picture)) for picture in pictures]
    assert len(set(expected)) == len(pictures)
    model = make()
    for group in ((0, 1, 2, 3), (4, 5, 6), (3, 4, 6, 0), (5, 2), (1,), (6, 6, 5, 6)):
        found = model.count_together([pictures[place] for place in group])
        assert [plain(one) for one in found] == [expected[place] for place in group]
    assert [plain(model.count(picture)) for picture in pictures] == expected, "one by one too"


def test_pictures_that_take_unlike_many_looks_share_their_steps(
    make: Callable[..., LocalModel],
    tiny_model: LatentDiffusion,
    pictures: list[np.ndarray],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Some are looked at twice and worked at the size of the others, a step behind them."""
    monkeypatch.setattr("core.counting.counter.CROWD", np.inf)
    monkeypatch.setattr("core.counting.counter.choose_zoom", lambda seen: 1.0 if seen.shape[3] == 12 else 1.5)
    settings = CountSettings(steps=3, sampler="ddim", eta=0.5, threshold=0.1)
    four = [pictures[0], pictures[3], pictures[4][:43, :64], pictures[6][:43, :64]]
    with copies(tiny_model, N):
        expected = [plain(alone(tiny_model, picture, settings)) for picture in four]
    steps: list[int] = []
    hook = tiny_model.unet.register_forward_pre_hook(lambda _, given: steps.append(len(given[0])))
    found = make(settings).count_together(four)
    hook.remove()
    assert [plain(one) for one in found] == expected
    assert [run.zoom for run, _ in found] == [1.0, 1.0, 1.5, 1.5]
    assert steps == [N] * 4, "the first step of two, two steps of four at different t, the last of two"


def test_batches_are_shared(
    make: Callable[..., LocalModel], tiny_model: LatentDiffusion, pictures: list[np.ndarray]
) -> None:
    same = [picture for picture in pictures if picture.shape == pictures[0].shape][:N]
    assert len(same) == N
    with calls(tiny_model) as single:
        for picture in same:
            alone(tiny_model, picture)
    with calls(tiny_model) as shared:
        make().count_together(same)
    assert set(single) == {1}
    assert set(shared) == {N}
    assert len(shared) == len(single) / N
    with calls(tiny_model) as padded:
        make().count_together([pictures[0], pictures[2]])
    assert set(padded) == {N}
    assert len(padded) == 2 * len(shared), "pictures of different sizes share nothing"


def test_what_would_make_too_large_a_batch_runs_as_it_is(
    make: Callable[..., LocalModel],
    tiny_model: LatentDiffusion,
    pictures: list[np.ndarray],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("core.batch.shared.LARGEST", N * 64 * 96 - 1)
    with calls(tiny_model) as sizes:
        found = make().count_together(pictures[:N])
    assert set(sizes) == {1}
    assert [plain(one) for one in found] == [plain(alone(tiny_model, picture)) for picture in pictures[:N]]


@pytest.mark.parametrize("settings", [replace(QUICK, steps=50), replace(QUICK, samples=3)], ids=["kept", "samples"])
def test_long_runs_and_several_samples_share_no_step(
    make: Callable[..., LocalModel], tiny_model: LatentDiffusion, pictures: list[np.ndarray], settings: CountSettings
) -> None:
    with copies(tiny_model, N, but=tiny_model.unet):
        expected = [plain(alone(tiny_model, picture, settings)) for picture in pictures[:2]]
    steps: list[int] = []
    hook = tiny_model.unet.register_forward_pre_hook(lambda _, given: steps.append(len(given[0])))
    found = make(settings).count_together(pictures[:2])
    hook.remove()
    assert [plain(one) for one in found] == expected
    assert steps == [settings.samples] * 2 * settings.steps


def test_one_at_a_time_is_what_it_was(
    make: Callable[..., LocalModel],
    tiny_model: LatentDiffusion,
    pictures: list[np.ndarray],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr("core.batch.model.side_by_side")
    assert plain(make(together=1).count(pictures[0])) == plain(alone(tiny_model, pictures[0]))
    assert {kind for kind, number in TOGETHER.items() if number > 1} == {"cuda", "mps"}


class Odd:
    """A network meets something: raises an error at a batch that has a white picture in it."""

    def __init__(self, model: LatentDiffusion, error: BaseException) -> None:
        self._error = error
        self._hook = model.domain_encoder.register_forward_pre_hook(self._look)

    def _look(self, _: torch.nn.Module, given: tuple[Any, ...]) -> None:
        if (given[0] == 1).flatten(1).all(1).any():
            raise self._error

    def end(self) -> None:
        self._hook.remove()


def test_what_a_network_cannot_do_with_one_picture_costs_no_other(
    make: Callable[..., LocalModel], tiny_model: LatentDiffusion, pictures: list[np.ndarray]
) -> None:
    model, white = make(), np.full_like(pictures[1], 255)
    expected = [plain(one) for one in model.count_together([pictures[0], pictures[2], pictures[3]])]
    odd = Odd(tiny_model, ValueError("so odd a picture"))
    first, error, *others = model.count_together([pictures[0], white, pictures[2], pictures[3]])
    odd.end()
    assert isinstance(error, ValueError)
    assert [plain(one) for one in (first, *others)] == expected
    assert no_threads()


def test_what_goes_wrong_beside_the_networks_costs_no_other(
    make: Callable[..., LocalModel], pictures: list[np.ndarray]
) -> None:
    model = make()
    expected = plain(model.count(pictures[0]))
    no_picture = pictures[1][..., 0]
    found = model.count_together([no_picture, pictures[0]])
    assert isinstance(found[0], Exception)
    assert plain(found[1]) == expected
    with pytest.raises(type(found[0])):
        model.count(no_picture)
    assert no_threads()


def test_where_memory_runs_out_it_is_counted_in_small_tiles(
    make: Callable[..., LocalModel], tiny_model: LatentDiffusion, pictures: list[np.ndarray]
) -> None:
    model, white = make(), np.full_like(pictures[1], 255)
    expected = plain(model.count(pictures[0]))
    in_small_tiles = finish(Counter(tiny_model, _SMALL).count(white, QUICK))

    class Full(Odd):
        def _look(self, network: torch.nn.Module, given: tuple[Any, ...]) -> None:
            if len(given[0]) > 1:
                super()._look(network, given)

    full = Full(tiny_model, RuntimeError("CUDA out of memory"))
    other, (run, prediction) = model.count_together([pictures[0], white])
    assert plain(other) == expected
    assert run.density_count == in_small_tiles.density_count
    assert prediction.dots.xy.tobytes() == in_small_tiles.dots.xy.tobytes()
    full.end()
    nothing = Odd(tiny_model, RuntimeError("CUDA out of memory"))
    other, error = model.count_together([pictures[0], white])
    nothing.end()
    assert plain(other) == expected
    assert "out of memory" in str(error)


def test_an_interrupt_ends_all_threads(
    make: Callable[..., LocalModel], tiny_model: LatentDiffusion, pictures: list[np.ndarray]
) -> None:
    odd = Odd(tiny_model, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        make().count_together([*pictures[:3], np.full_like(pictures[0], 255)])
    odd.end()
    assert no_threads()


@pytest.mark.skipif(sys.platform == "win32", reason="a signal ends the process there")
def test_who_asks_after_an_interrupt_is_sent_home(tiny_model: LatentDiffusion, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, closed = threading.Event(), threading.Event()
    answers: list[Any] = []

    class Noted(_Meeting):
        def hold(self) -> None:
            begun.set()
            super().hold()

        def close(self) -> None:
            super().close()
            closed.set()

    def waiting(model: LatentDiffusion) -> None:
        answers.append(model.domain_encoder(torch.zeros(1, 3, 32, 32)))

    def late(model: LatentDiffusion) -> None:
        assert begun.wait(60)
        os.kill(os.getpid(), signal.SIGINT)
        assert closed.wait(60)
        answers.append(model.domain_encoder(torch.zeros(1, 3, 32, 32)))

    monkeypatch.setattr("core.batch.shared._Meeting", Noted)
    with pytest.raises(KeyboardInterrupt):
        side_by_side(tiny_model, [waiting, late], 2)
    assert no_threads()
    assert not answers


def test_more_pixels_than_one_picture_may_have_are_not_counted_together(
    make: Callable[..., LocalModel], pictures: list[np.ndarray], monkeypatch: pytest.MonkeyPatch
) -> None:
    model = make()
    expected = [plain(one) for one in model.count_together(pictures[:2])]
    taken: list[int] = []

    def taking(model: LatentDiffusion, works: list[Any], size: int) -> Any:
        taken.append(len(works))
        return side_by_side(model, works, size)

    monkeypatch.setattr("core.batch.model.side_by_side", taking)
    monkeypatch.setattr("core.batch.model.MAX_PIXELS", 2 * 64 * 96 - 1)
    assert [plain(one) for one in model.count_together(pictures[:2])] == expected
    assert taken == [1, 1]


def stored(folder: Path) -> dict[str, tuple[Any, ...]]:
    with open_project(folder) as project:
        found = {}
        for picture in project.images():
            dots = project.dots(picture.id)
            (run,) = project.runs(picture.id).values()
            error = (picture.error or "").replace(str(folder), "")
            found[picture.path] = dots.xy.tobytes(), dots.confidence.tobytes(), run.count, run.density_count, error
    return found


def test_a_batch_that_is_stopped_anywhere_ends_with_the_same_dots(
    make: Callable[..., LocalModel], tmp_path: Path, noise_picture: Callable[..., np.ndarray]
) -> None:
    """Whoever was beside a picture when the batch was stopped, others are when it goes on."""
    folders = [tmp_path / name for name in ("whole", "stopped", "backwards")]
    for folder in folders:
        folder.mkdir()
        for number in range(14):
            height, width = SIZES[number % len(SIZES)]
            Image.fromarray(noise_picture(height, width, number)).save(folder / f"{number:02}.png")
        (folder / "05.png").write_bytes(b"no picture")
    model, (whole, stopped, backwards) = make(), folders
    with open_project(whole) as project:
        batch = Batch(project, model)
        events = list(batch.run(batch.enter(names_in(whole))))
    assert [event.picture.path for event in events] == [f"{number:02}.png" for number in range(14)]

    rounds = 0
    while True:
        with open_project(stopped) as project:
            batch = Batch(project, model)
            todo = batch.enter(names_in(stopped))[rounds % 3 :]  # so that other pictures meet
            if not todo and not batch.enter(names_in(stopped)):
                break
            running = batch.run(todo)
            next(running, None)
            running.close()
            rounds += 1
    assert rounds > 3
    with open_project(backwards) as project:
        batch = Batch(project, model)
        list(batch.run(batch.enter(names_in(backwards))[::-1]))
    assert stored(stopped) == stored(backwards) == stored(whole)
