"""Nothing is learned in masks and in blocks that nobody has been through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
import torch.nn.functional as F
from PIL import Image

from core.dots import Dots
from core.errors import DotoriError
from core.formats import dotori_json
from core.formats.annotation import Annotation
from core.model.config import ModelConfig
from core.regions import Blocks, Region
from training.datasets import Sample, discover
from training.diffusion import DiffusionObjective, Views, collate, cross_entropy, density_loss, known_cells
from training.learnable import Learnable
from training.pictures import Pictures
from training.settings import DataSettings, DiffusionLoss
from training.views import View, random_view

pytestmark = pytest.mark.usefixtures("fp32")

SETTINGS = DataSettings(crop=128, grey=0.0)
LEFT = Region("left", ((0.0, 0.0), (200.0, 0.0), (200.0, 300.0), (0.0, 300.0)), mask=True)
BLOCK = Blocks(100.0, frozenset({(3, 1)}))


def box(left: float, top: float, right: float, bottom: float) -> Region:
    return Region("", ((left, top), (right, top), (right, bottom), (left, bottom)), mask=True)


def exported(root: Path, regions: tuple[Region, ...] = (), blocks: Blocks | None = None, reviewed: bool = True) -> Path:
    (root / "images").mkdir(parents=True)
    Image.new("RGB", (400, 300)).save(root / "images" / "a.png")
    heads = Dots.of([(50, 50), (350, 150), (390, 290)])
    one = Annotation("a.png", heads, 400, 300, reviewed, regions=(*regions, box(0, 0, 9, 9)), blocks=blocks)
    dotori_json.write([one, Annotation("b.png", Dots())], root / "dotori.json")
    return root


def test_a_reviewed_picture_is_known_but_for_its_masks(tmp_path: Path) -> None:
    stage = Region("stage", ((0.0, 0.0), (400.0, 0.0), (400.0, 300.0)))
    (sample,) = discover(exported(tmp_path, (LEFT, stage), BLOCK))
    assert sample.points.tolist() == [[350, 150], [390, 290]]
    assert (len(sample.masks), sample.blocks) == (2, None)
    assert sample.known(np.array([(350.0, 50.0), (100.0, 50.0), (5.0, 5.0)])).tolist() == [[350, 50]]


def test_a_picture_with_done_blocks_is_known_in_them(tmp_path: Path) -> None:
    (sample,) = discover(exported(tmp_path, (), BLOCK, reviewed=False))
    assert len(sample.points) == 3, "what is elsewhere may stand in a view, unlearned"
    assert sample.known(sample.points).tolist() == [[350, 150]]
    assert sample.limited


def test_other_data_sets_are_known_all_over(tmp_path: Path, make_shanghaitech: Callable) -> None:
    samples = discover(make_shanghaitech(tmp_path))
    assert not any(sample.limited for sample in samples)
    assert samples[0].known(samples[0].points) is samples[0].points


def test_the_known_part_of_a_picture() -> None:
    known = Learnable.of((LEFT,), None, 400, 300).known
    assert known.shape == (300, 400)
    assert (known[:, :199] == 0).all()
    assert (known[:, 202:] == 1).all()
    known = Learnable.of((box(350, 0, 400, 150),), BLOCK, 400, 300).known
    assert (known[101:199, 301:348] == 1).all()
    assert (known[152:199, 301:399] == 1).all()
    assert known.sum() == pytest.approx(100 * 100 - 50 * 50, rel=0.03)
    assert Learnable.of((), Blocks(100, frozenset({(30, 30)})), 400, 300).known.sum() == 0
    bow_tie = Region("", ((100.0, 100.0), (300.0, 200.0), (300.0, 100.0), (100.0, 200.0)), mask=True)
    known = Learnable.of((bow_tie,), None, 400, 300).known
    assert known[150, 110] == known[150, 290] == 0
    assert known[110, 200] == known[190, 200] == 1


def test_places_and_points_lie_in_the_known_part() -> None:
    learnable = Learnable.of((), BLOCK, 400, 300)
    assert learnable.at(learnable.places).all()
    assert len(learnable.places) > 20
    points = np.array([(350.0, 150.0), (50.0, 50.0), (-1.0, 150.0), (400.0, 150.0), (350.0, 1e6)])
    assert learnable.at(points).tolist() == [True, False, False, False, False]
    tiny = Learnable.of((), Blocks(8.0, frozenset({(1, 1)})), 400, 300)
    assert len(tiny.places) > 0


@pytest.mark.parametrize("zoom", [0.6, 1.0, 1.7])
def test_views_say_what_is_known_where_the_picture_shows_it(zoom: float) -> None:
    """The picture is painted by the known part itself, so that both must go through the same cut, zoom and mirror."""
    learnable = Learnable.of((box(120, 90, 180, 150),), Blocks(100.0, frozenset({(1, 0), (1, 1)})), 400, 300)
    picture = np.repeat(learnable.known[:, :, None] * np.uint8(240), 3, 2)
    seen = 0
    for seed in range(30):
        rng = np.random.default_rng(seed)
        view = random_view(picture, np.array([(150.0, 20.0)]), (zoom, zoom), SETTINGS, rng, learnable)
        assert view.known is not None
        assert view.known.shape == (128, 128)
        known = view.known == 1
        assert known.any()
        if not known.all():
            light = view.picture.mean(-1)
            bright = light > (light.max() + light.min()) / 2
            assert bright[known].mean() > 0.99
            well_outside = cv2.dilate(view.known, np.ones((19, 19), np.uint8)) == 0
            assert bright[well_outside].sum() < 3 * 128, "a rim at most"
            seen += 1
    assert seen > 10


def test_a_rim_as_wide_as_a_dot_is_not_learned() -> None:
    view = Learnable.of((LEFT,), None, 400, 300).view(150, 50, 128, 128)
    columns = np.flatnonzero(view.all(0))
    assert view.any(0).tolist() == view.all(0).tolist()
    assert 53 <= columns[0] <= 55
    assert columns[-1] == 127, "the edge of a view is no rim"
    whole = Learnable.of((), Blocks(64.0, frozenset({(0, 0)})), 64, 64).view(-32, -32, 128, 128)
    assert whole.all(), "beyond the picture is nobody"


def test_views_are_taken_where_something_is_known(tmp_path: Path) -> None:
    blocks = Blocks(64.0, frozenset({(0, 0)}))
    path = tmp_path / "large.png"
    Image.new("RGB", (2000, 1500)).save(path)
    sample = Sample(path, np.array([(1900.0, 1400.0), (30.0, 30.0)]), "large", "x", (), blocks)
    pictures = Pictures([sample], SETTINGS)
    for seed in range(40):
        view = pictures.draw(np.random.default_rng(seed))
        assert view.known is not None
        assert view.known.any()
        assert len(view.points) <= 1


def test_pictures_without_a_known_part_are_never_drawn(tmp_path: Path) -> None:
    for name in ("a", "b"):
        Image.new("RGB", (200, 200), (250, 0, 0) if name == "b" else (0, 0, 250)).save(tmp_path / f"{name}.png")
    masked = Sample(tmp_path / "a.png", np.zeros((0, 2)), "a", "x", (box(-5, -5, 300, 300),))
    clear = Sample(tmp_path / "b.png", np.zeros((0, 2)), "b", "x")
    pictures = Pictures([masked, clear], SETTINGS)
    assert pictures.chance.tolist() == [0, 1]
    with pytest.raises(DotoriError, match="masked all over"):
        Pictures([masked], SETTINGS)


def known_views(count: int = 3, seed: int = 0) -> list[View]:
    """Views of which the left half alone is known."""
    rng = np.random.default_rng(seed)
    known = np.zeros((128, 128), np.uint8)
    known[:, :64] = 1
    return [
        View(rng.integers(0, 256, (128, 128, 3), np.uint8), rng.uniform(0, 128, (30, 2)), known) for _ in range(count)
    ]


def test_batches_carry_what_is_known() -> None:
    views = known_views(2)
    batch = collate([views[0], View(views[1].picture, views[1].points)])
    assert batch.known is not None
    assert batch.known.shape == (2, 1, 128, 128)
    assert batch.known.mean((1, 2, 3)).tolist() == [0.5, 1]
    assert collate([View(view.picture, view.points) for view in views]).known is None


def test_cells_are_known_if_all_of_them_is() -> None:
    known = torch.ones(1, 1, 16, 16)
    known[0, 0, 5, 11] = 0
    cells = known_cells(known, 4)
    assert cells is not None
    assert cells[0, 0].tolist() == [[1, 1, 1, 1], [1, 1, 0, 1], [1, 1, 1, 1], [1, 1, 1, 1]]
    assert known_cells(None, 4) is None


@pytest.fixture
def objective(tiny_config: ModelConfig, make_model: Callable) -> DiffusionObjective:
    return DiffusionObjective(make_model(tiny_config).requires_grad_(True), DiffusionLoss(own_states=0.5)).eval()


def run(objective: DiffusionObjective, batch: Views) -> tuple[torch.Tensor, torch.Tensor]:
    """The terms, and all gradients in a row."""
    objective.zero_grad(set_to_none=True)
    terms = objective(batch, torch.Generator().manual_seed(3))
    terms["loss"].backward()
    gradients = [p.grad.flatten() for p in objective.parameters() if p.grad is not None]
    return torch.stack([term.detach() for term in terms.values()]), torch.cat(gradients)


def test_the_truth_in_the_unknown_part_changes_nothing_in_t_own_losses() -> None:
    batch = collate(known_views())
    heads, x = batch.heads, batch.crowd_map
    known, cells = known_cells(batch.known, 8), known_cells(batch.known, 4)
    log_density = torch.randn(heads.shape, generator=torch.Generator().manual_seed(1))
    logits = torch.randn(x.shape, generator=torch.Generator().manual_seed(2))[:, :, ::4, ::4]
    other_heads, other_x = heads.clone(), F.avg_pool2d(x, 4)
    other_heads[..., 8:] = 7
    other_x[..., 16:] = 0.5
    assert density_loss(log_density, heads, known) == density_loss(log_density, other_heads, known)
    assert density_loss(log_density, heads) != density_loss(log_density, other_heads)
    assert cross_entropy(logits, F.avg_pool2d(x, 4), cells) == cross_entropy(logits, other_x, cells)
    changed = log_density.clone()
    changed[..., 8:] += 3
    assert density_loss(changed, heads, known) - density_loss(log_density, heads, known) == pytest.approx(
        float((heads[..., 8:] * 0).sum()), abs=1e-6
    )


@pytest.mark.parametrize("term", ["diffusion", "occupancy", "density", "map"])
def test_no_term_pulls_at_the_unknown_part(objective: DiffusionObjective, term: str) -> None:
    """Where nothing at all is known, nothing is learned; the same views known learn something."""
    views = known_views()
    nothing = [view._replace(known=np.zeros((128, 128), np.uint8)) for view in views]
    terms = objective(collate(nothing), torch.Generator().manual_seed(3))
    assert float(terms[term].detach()) == 0
    assert float(objective(collate(views), torch.Generator().manual_seed(3))[term].detach()) != 0
    terms[term].backward()
    assert all(p.grad is None or not p.grad.any() for p in objective.parameters())


def test_known_all_over_is_as_without_a_word(objective: DiffusionObjective) -> None:
    views = [view._replace(known=np.ones((128, 128), np.uint8)) for view in known_views()]
    without = [View(view.picture, view.points) for view in views]
    for one, other in zip(run(objective, collate(views)), run(objective, collate(without)), strict=True):
        assert torch.allclose(one, other, rtol=1e-4, atol=1e-7)
        assert one.abs().sum() > 0


def test_without_a_word_the_losses_are_what_they_always_were() -> None:
    """To the last bit, so that a training that was begun before can go on."""
    batch = collate([View(view.picture, view.points) for view in known_views()])
    x, heads = F.avg_pool2d(batch.crowd_map, 4), batch.heads
    generator = torch.Generator().manual_seed(1)
    for loss, before, truth in ((density_loss, old_density_loss, heads), (occupancy, old_occupancy, x)):
        one = torch.randn(truth.shape, generator=generator).requires_grad_()
        other = one.detach().clone().requires_grad_()
        now, then = loss(one, truth), before(other, truth)
        now.backward()
        then.backward()
        assert torch.equal(now, then)
        assert torch.equal(one.grad, other.grad)


def occupancy(logits: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    return cross_entropy(logits, x, None)


def old_occupancy(logits: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    return F.binary_cross_entropy_with_logits(logits, x)


def old_density_loss(log_density: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
    cells = log_density[0].numel()
    loss = (log_density.exp() - heads * log_density).sum()
    for side in (4, 16):
        rate = F.avg_pool2d(log_density.exp(), side) * side**2
        count = F.avg_pool2d(heads, side) * side**2
        loss = loss + (rate - count * torch.log(rate + 1e-6)).sum()
    return loss / (cells * len(heads))
