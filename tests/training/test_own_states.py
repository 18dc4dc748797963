import numpy as np
import pytest
import torch

from core.metrics import count_matches
from core.model.diffusion import LatentDiffusion
from core.model.samplers import sample
from core.model.schedule import clip
from training.own_states import REACH, give_way, own_states

pytestmark = pytest.mark.usefixtures("fp32")

NOBODY = np.zeros((0, 2))


def crowd(seed: int, count: int = 40, side: float = 300) -> np.ndarray:
    return np.random.default_rng(seed).uniform(0, side, (count, 2))


@torch.no_grad()
def test_own_states_are_those_the_sampler_comes_through(
    tiny_model: LatentDiffusion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.own_states.STEPS", (3, 5))
    noise = torch.randn(2, 1, 8, 8, generator=torch.Generator().manual_seed(0))
    domain = tiny_model.domain_encoder(torch.rand(2, 3, 32, 32))

    def denoise(z_t: torch.Tensor, t: int) -> object:
        prediction = tiny_model.predict(z_t, torch.full((2,), t), domain)
        return clip(prediction, z_t, tiny_model.schedule.at(t, z_t), *tiny_model.autoencoder.latent_range())

    ways = [list(sample("ddim", denoise, noise, tiny_model.schedule, n)) for n in (3, 4, 5)]
    stops = set()
    for seed in range(12):
        own = own_states(tiny_model, noise, domain, [crowd(1, 5, 32), NOBODY], torch.Generator().manual_seed(seed))
        assert own.x.shape == (2, 1, 32, 32)
        assert not own.x[1].any()
        assert own.x[0].any()
        met = [state for way in ways for state in way[1:] if state.t == own.t]
        assert any(torch.allclose(state.z_t, own.z_t, atol=1e-4) for state in met)
        stops.add(own.t)
    assert len(stops) > 2


def test_heads_that_are_found_are_expected_where_they_are_found() -> None:
    truth = np.array([[50.0, 50.0], [100.0, 50.0], [200.0, 50.0]])
    dots = np.array([[103.0, 54.0], [50.5, 50.0], [150.0, 150.0]])
    assert give_way(truth, dots).tolist() == [[50.5, 50.0], [103.0, 54.0], [200.0, 50.0]]


def test_the_truth_gives_way_by_no_more_than_its_reach() -> None:
    for seed in range(20):
        truth, dots = crowd(seed), crowd(seed + 100, 300)
        before = truth.copy()
        moved = give_way(truth, dots)
        assert np.array_equal(truth, before)
        step = np.hypot(*(moved - truth).T)
        gaps = np.hypot(*(truth[:, None] - truth).transpose(2, 0, 1)) + 1e9 * np.eye(len(truth))
        assert (step <= np.clip(gaps.min(1) / 2, *REACH)).all()
        onto = moved[step > 0]
        assert 0 < len(onto) < len(truth)
        assert count_matches(onto, dots, 0).hits == len(onto)


@pytest.mark.parametrize(("truth", "dots"), [(NOBODY, NOBODY), (NOBODY, crowd(0)), (crowd(0), NOBODY)])
def test_nobody_gives_way_to_nobody(truth: np.ndarray, dots: np.ndarray) -> None:
    assert np.array_equal(give_way(truth, dots), truth)


def test_one_head_alone_reaches_farthest() -> None:
    for distance, moves in ((REACH[1] - 0.1, True), (REACH[1] + 0.1, False)):
        dots = np.array([[50 + distance, 50.0]])
        assert np.array_equal(give_way(np.array([[50.0, 50.0]]), dots), dots) is moves
