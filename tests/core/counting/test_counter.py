from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import Tensor

from core.counting.counter import Counter, CountState, finish
from core.counting.engine import KeptLevels, padded
from core.counting.maps import draw_crowd_map
from core.counting.settings import CountSettings
from core.counting.tiles import Tile, Tiling
from core.counting.zoom import worked_size
from core.dots import Origin
from core.metrics import count_matches, match
from core.model.config import ModelConfig
from core.model.diffusion import LatentDiffusion
from core.model.domain_encoder import Domain
from core.model.schedule import Prediction

pytestmark = pytest.mark.usefixtures("fp32")

Picture = Callable[..., np.ndarray]
QUICK = CountSettings(steps=2, zoom=1.0)


class Oracle:
    """An engine that sees the heads it was given, one list a sample, in pixels of the picture.

    `peak` is the height of each sample's dots, `log_density` what T says of every cell at zoom 1; at other zooms the
    heads stay as many, but for the share `from_afar` at half the size.
    """

    def __init__(
        self,
        samples: list[np.ndarray],
        size: tuple[int, int],
        tiling: Tiling | None = None,
        peak: float = 1.0,
        log_density: float = -9.0,
        from_afar: float = 1.0,
    ) -> None:
        self.samples, self.size, self.tiling = samples, size, tiling or Tiling()
        self.peak, self.log_density, self.from_afar = peak, log_density, from_afar
        self.worked: list[tuple[int, int]] = []

    def see(self, picture: np.ndarray) -> Iterator[Domain]:
        self.worked.append(picture.shape[1::-1])
        height, width = padded(picture.shape[0]), padded(picture.shape[1])
        share = self.from_afar if picture.shape[1] == self.size[0] // 2 else 1.0
        rate = np.exp(self.log_density) * share * np.prod(self.size) / np.prod(picture.shape[:2])
        density = torch.full((1, 1, height // 8, width // 8), float(np.log(rate)))
        yield Domain(torch.zeros(1, 3, height // 4, width // 4), torch.zeros(0), density, torch.zeros(0))

    def denoise(self, z_t: Tensor, _t: int, _domain: Domain, _kept: KeptLevels) -> Prediction:
        number = torch.arange(len(z_t), dtype=z_t.dtype)[:, None, None, None].expand_as(z_t)
        return Prediction(number, torch.zeros_like(z_t))

    def decode(self, z_0: Tensor) -> Iterator[tuple[Tile, np.ndarray]]:
        height, width = (4 * side for side in z_0.shape[2:])
        worked = next(size for size in reversed(self.worked) if (padded(size[1]), padded(size[0])) == (height, width))
        heads = self.samples[int(z_0[0, 0, 0, 0])] * np.divide(worked, self.size)
        crowd_map = self.peak * draw_crowd_map(heads, height, width)
        for tile in self.tiling.over(height, width):
            yield tile, crowd_map[tile.whole.slices]


@pytest.fixture
def ask(tiny_model: LatentDiffusion) -> Callable[..., object]:
    """Count a grey picture with an oracle in place of the networks."""

    def ask(oracle: Oracle, settings: CountSettings = QUICK) -> object:
        counter = Counter(tiny_model)
        counter.engine = oracle
        width, height = oracle.size
        return finish(counter.count(np.full((height, width, 3), 128, np.uint8), settings))

    return ask


def scattered(width: int, height: int, spacing: float, seed: int = 0) -> np.ndarray:
    """Heads more than `spacing` pixels apart, inside."""
    rng = np.random.default_rng(seed)
    heads: list[np.ndarray] = []
    for point in rng.uniform((0.5, 0.5), (width - 0.5, height - 0.5), (600, 2)):
        if all(np.hypot(*(point - other)) > spacing for other in heads):
            heads.append(point)
    return np.array(heads)


@pytest.mark.parametrize("zoom", [None, 1.0])
def test_t_does_not_look_again_at_every_step(ask: Callable, zoom: float | None) -> None:
    looks = []
    for steps in (1, 20):
        oracle = Oracle([scattered(100, 80, 10)], (100, 80))
        ask(oracle, replace(QUICK, steps=steps, zoom=zoom))
        looks.append(oracle.worked)
    assert looks[0] == looks[1]
    assert len(looks[0]) == 1


@pytest.mark.parametrize("zoom", [0.1, 0.37, 1.0, 1.25, 2.0])
def test_dots_come_back_in_pixels_of_the_picture(ask: Callable, zoom: float) -> None:
    width, height = 333, 217
    heads = scattered(width, height, max(8, 8 / zoom))
    result = ask(Oracle([heads], (width, height)), replace(QUICK, zoom=zoom))
    assert result.zoom == zoom
    assert (result.width, result.height) == (width, height)
    assert result.count == len(heads) >= 3
    # A lone dot is off by less than half a pixel of the map, at the edge by as much as is cut off.
    found = match(result.dots.xy, heads, 2 / zoom)
    assert (found >= 0).all()
    inner = ((heads > 4 / zoom) & (heads < (width - 4 / zoom, height - 4 / zoom))).all(1)[found]
    assert np.abs(result.dots.xy - heads[found])[inner].max(initial=0) < 0.5 / zoom


@pytest.mark.parametrize("offset", [0, 32])
def test_cuts_neither_lose_nor_double_a_head(ask: Callable, offset: int) -> None:
    width, height = 300, 260
    on_cuts = np.array([[64.0, 64.0], [128.0, 100.0], [100.0, 192.0], [160.0, 96.0], [63.99, 130.0], [256.0, 200.5]])
    crowd = scattered(width, height, 8)
    far = np.hypot(*(crowd[:, None] - on_cuts).transpose(2, 0, 1)).min(1) > 8
    heads = np.concatenate([on_cuts, crowd[far]])
    result = ask(Oracle([heads], (width, height), Tiling(core=64, margin=32, offset=offset)))
    assert result.count == len(heads)
    assert count_matches(result.counted.xy, heads, 2).f1 == 1
    assert np.array_equal(result.dots.id, np.arange(len(heads)))
    whole = ask(Oracle([heads], (width, height)))
    assert result.integral == pytest.approx(whole.integral)


def test_what_lies_in_the_padding_does_not_count(ask: Callable) -> None:
    width, height = 70, 40  # padded to 96 x 64
    inside, outside = np.array([[20.0, 20.0], [50.0, 30.0]]), np.array([[85.0, 20.0], [30.0, 55.0], [85.0, 55.0]])
    lone = ask(Oracle([inside], (width, height)))
    with_outside = ask(Oracle([np.concatenate([inside, outside])], (width, height)))
    assert with_outside.count == len(with_outside.dots) == 2
    assert with_outside.integral == lone.integral == pytest.approx(2, rel=0.15)


def test_ts_own_count_is_the_density_over_the_picture(ask: Callable) -> None:
    result = ask(Oracle([np.zeros((0, 2))], (80, 40), log_density=float(np.log(0.5))))
    assert result.density_count == pytest.approx(0.5 * 10 * 5)


def test_the_threshold_is_the_least_confidence_that_counts(ask: Callable) -> None:
    heads = scattered(100, 80, 10)
    for peak, threshold, counted in ((0.6, 0.5, True), (0.6, 0.7, False), (0.5, 0.5, True)):
        result = ask(Oracle([heads], (100, 80), peak=peak), replace(QUICK, threshold=threshold))
        assert len(result.dots) == len(heads)
        assert result.count == len(result.counted) == (len(heads) if counted else 0)
        assert result.dots.confidence == pytest.approx(peak)
        assert (result.dots.origin == Origin.MODEL).all()


def test_confidence_of_several_samples_is_the_share_that_agrees(ask: Callable) -> None:
    heads = scattered(120, 90, 14)
    samples = [heads, heads[1:], heads[2:] + 0.5, heads[2:] - 0.5]
    result = ask(Oracle(samples, (120, 90)), replace(QUICK, samples=4))
    assert len(result.z_0) == 4
    assert sorted(result.dots.confidence.tolist()) == [0.25, 0.5] + [1.0] * (len(heads) - 2)
    assert result.count == len(heads) - 1
    assert result.integral == pytest.approx(np.mean([len(s) for s in samples]), rel=0.1)


def test_samples_agree_at_any_zoom(ask: Callable) -> None:
    heads = scattered(100, 70, 14) + 10
    for zoom in (1.0, 2.0):
        result = ask(Oracle([heads, heads + 1.0], (120, 90)), replace(QUICK, samples=2, zoom=zoom))
        assert (result.dots.confidence == 1).all()
        assert len(result.dots) == len(heads)


@pytest.mark.parametrize(("log_density", "zoom"), [(np.log(0.01), 1.0), (np.log(1.3), 1.25), (np.log(9.0), 2.0)])
def test_t_decides_the_zoom_where_nobody_else_does(ask: Callable, log_density: float, zoom: float) -> None:
    oracle = Oracle([np.array([[30.0, 20.0]])], (60, 50), log_density=log_density)
    result = ask(oracle, replace(QUICK, zoom=None))
    assert result.zoom == zoom
    assert result.count == 1
    crowd = log_density > np.log(9.0) - 0.1  # large enough for a look from afar
    looks = [(60, 50), *([(30, 25)] if crowd else []), *([worked_size(zoom, 60, 50)] if zoom > 1 else [])]
    assert oracle.worked == looks


@pytest.mark.parametrize(("from_afar", "zoom"), [(0.2, 0.5), (0.6, 1.0)])
def test_a_crowd_that_is_none_from_afar_is_worked_smaller(ask: Callable, from_afar: float, zoom: float) -> None:
    heads = np.array([[100.0, 60.0], [200.0, 120.0]])
    oracle = Oracle([heads], (256, 192), log_density=np.log(0.5), from_afar=from_afar)
    result = ask(oracle, replace(QUICK, zoom=None, threshold=0.5))
    assert result.zoom == zoom
    assert match(result.dots.xy, heads, 2).min() >= 0
    assert ask(oracle, replace(QUICK, zoom=1.0)).zoom == 1  # who says at which size is obeyed


# From here on, the networks themselves: tiny and random, so that they see crowds in anything.


def count(model: LatentDiffusion, picture: np.ndarray, tiling: Tiling | None = None, **changes: object) -> object:
    return finish(Counter(model, tiling).count(picture, replace(QUICK, **changes)))


def test_the_same_seed_gives_the_same_dots(tiny_model: LatentDiffusion, noise_picture: Picture) -> None:
    picture = noise_picture(60, 90)
    for changes in ({}, {"sampler": "ddim"}, {"sampler": "ddim", "eta": 1.0}, {"samples": 3}):
        one, other = (count(tiny_model, picture, steps=3, seed=5, **changes) for _ in range(2))
        assert len(one.dots) > 0
        assert np.array_equal(one.dots.xy, other.dots.xy)
        assert np.array_equal(one.dots.confidence, other.dots.confidence)
        assert torch.equal(one.z_0, other.z_0)


def test_seed_and_added_noise_matter(tiny_model: LatentDiffusion, noise_picture: Picture) -> None:
    picture = noise_picture(64, 64)
    plain = count(tiny_model, picture, steps=3, sampler="ddim").z_0
    assert not torch.equal(plain, count(tiny_model, picture, steps=3, sampler="ddim", seed=1).z_0)
    assert not torch.equal(plain, count(tiny_model, picture, steps=3, sampler="ddim", eta=1.0).z_0)


def test_the_picture_matters_and_is_left_alone(tiny_model: LatentDiffusion, noise_picture: Picture) -> None:
    picture = noise_picture(64, 64)
    before = picture.copy()
    result = count(tiny_model, picture)
    assert np.array_equal(picture, before)
    assert not torch.equal(result.z_0, count(tiny_model, 255 - picture).z_0)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (32, 32), (33, 700), (700, 33), (31, 65)])
def test_pictures_of_any_size_are_counted(
    tiny_model: LatentDiffusion, noise_picture: Picture, height: int, width: int
) -> None:
    for zoom in (None, 0.05, 1.7):
        result = count(tiny_model, noise_picture(height, width), zoom=zoom, threshold=0.3)
        xy = result.dots.xy
        assert ((xy >= 0) & (xy < (width, height))).all()
        assert (result.width, result.height) == (width, height)
        assert result.count == int((result.dots.confidence >= 0.3).sum()) == len(result.counted)
        assert np.isfinite([result.integral, result.density_count, result.zoom]).all()
        assert result.seconds > 0


def test_confidences_of_k_samples_are_multiples_of_one_kth(tiny_model: LatentDiffusion, noise_picture: Picture) -> None:
    confidence = count(tiny_model, noise_picture(96, 96), samples=5).dots.confidence
    assert len(np.unique(confidence)) > 1
    assert 5 * confidence == pytest.approx((5 * confidence).round(), abs=1e-5)
    assert confidence.min() > 0.1
    assert confidence.max() <= 1


@pytest.mark.parametrize("sampler", ["ddim", "dpm++"])
def test_states_tell_how_far_it_is(tiny_model: LatentDiffusion, noise_picture: Picture, sampler: str) -> None:
    states: list[CountState] = []
    settings = replace(QUICK, steps=5, sampler=sampler, samples=2, zoom=1.5)
    counter = Counter(tiny_model, Tiling(core=64, margin=32, context=32))
    result = finish(counter.count(noise_picture(110, 40), settings), states.append)
    done = [state.done for state in states]
    assert done == sorted(done)
    assert 0 <= done[0] < done[-1] <= 1
    stages = [state.stage for state in states]
    tiles = len(counter.engine.tiling.over(padded(165), padded(60)))
    assert stages == ["see"] * tiles + ["sample"] * 5 + ["decode"]
    steps = [state.sampler for state in states if state.sampler]
    assert [step.step for step in steps] == [1, 2, 3, 4, 5]
    assert all(step.z_t.shape == step.z0_hat.shape == result.z_0.shape for step in steps)
    assert {state.zoom for state in states if state.stage != "see"} == {1.5}
    assert torch.equal(steps[-1].z0_hat, result.z_0)


def test_a_count_can_be_dropped_midway(
    tiny_model: LatentDiffusion, noise_picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter, calls = Counter(tiny_model), []
    denoise = counter.engine.denoise
    monkeypatch.setattr(counter.engine, "denoise", lambda *a: calls.append(a) or denoise(*a))
    picture, settings = noise_picture(64, 64), replace(QUICK, steps=50)
    counting = counter.count(picture, settings)
    while next(counting).stage == "see":
        assert calls == []
    next(counting)
    counting.close()
    assert len(calls) == 2
    with pytest.raises(StopIteration):
        next(counting)
    # What was dropped leaves nothing behind.
    again, fresh = (finish(c.count(picture, QUICK)) for c in (counter, Counter(tiny_model)))
    assert torch.equal(again.z_0, fresh.z_0)


def test_the_dots_do_not_tell_where_the_picture_was_cut(tiny_model: LatentDiffusion, noise_picture: Picture) -> None:
    picture = noise_picture(64, 1100)
    whole, *cut = (
        count(tiny_model, picture, tiling, steps=3) for tiling in (Tiling(4096), Tiling(384), Tiling(384, offset=224))
    )
    assert len(whole.dots) > 100
    for result in cut:
        # Rounding may push a cell of z over the border between two codes, and so one dot in a thousand over the level.
        matched = count_matches(result.dots.xy, whole.dots.xy, 0.1)
        assert matched.f1 > 0.995
        assert result.integral == pytest.approx(whole.integral, rel=0.002)
        assert float((result.z_0 - whole.z_0).abs().mean()) < 1e-3


@pytest.mark.parametrize(("objective", "worked"), [("v", 25), ("eps", 50)])
def test_a_long_run_works_out_the_coarse_levels_at_every_other_step(
    objective: str,
    worked: int,
    tiny_config: ModelConfig,
    make_model: Callable[..., LatentDiffusion],
    noise_picture: Picture,
) -> None:
    """But for a model of eps: nobody has measured whether such a one may."""
    model = make_model(replace(tiny_config, diffusion=replace(tiny_config.diffusion, objective=objective)))
    fine, coarse = [], []
    model.unet.enter.register_forward_hook(lambda *_: fine.append(1))
    model.unet.shrink[0].register_forward_hook(lambda *_: coarse.append(1))
    finish(Counter(model).count(noise_picture(32, 32), replace(QUICK, steps=50)))
    assert (len(fine), len(coarse)) == (50, worked)
