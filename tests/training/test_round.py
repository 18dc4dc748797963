"""The round is closed: counted, corrected, exported, trained on, and the corrections are in the batch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image
from torch import Tensor

import main
from core.counting.counter import Counter, finish
from core.counting.settings import CountSettings
from core.history import EditDots, SetBlocks, SetRegions, SetReviewed
from core.images import load_image
from core.model.diffusion import LatentDiffusion
from core.project import Prediction, Project, Run, RunKey, open_project
from core.regions import Blocks, Region
from training.command import train_diffusion
from training.diffusion import DiffusionTask, Views
from training.layouts import dotori
from training.settings import DataSettings
from training.views import random_view

pytestmark = pytest.mark.usefixtures("fp32", "small_maps")

SIDE = 160
ADDED = np.array([(40.5, 40.5), (90.25, 60.75), (120.0, 130.0)])
MASK = Region("pond", ((100.0, 0.0), (160.0, 0.0), (160.0, 40.0), (100.0, 40.0)), mask=True)


def counted(project: Project, image: int, path: Path, model: LatentDiffusion) -> None:
    """What the app does when a person presses the key."""
    settings = CountSettings(steps=2, samples=1, zoom=1.0, threshold=0.3)
    result = finish(Counter(model).count(load_image(path), settings))
    run = Run(RunKey.of("tiny", "0", {"seed": 0}), result.seconds, result.count)
    project.record_run(image, run, Prediction(result.dots, result.threshold, result.width, result.height))


def corrected(project: Project, image: int) -> None:
    """All that the model found goes, three heads come, one of them is put right."""
    project.edit(image, EditDots.delete(project.marks(image), project.marks(image).dots.id))
    project.edit(image, EditDots.add(project.marks(image), ADDED + (0, 5)))
    ids = project.marks(image).dots.id
    project.edit(image, EditDots.move(project.marks(image), ids, ADDED))


@pytest.fixture
def folder(tmp_path: Path, noise_picture: Callable) -> Path:
    folder = tmp_path / "photographs"
    folder.mkdir()
    for number in range(3):
        Image.fromarray(noise_picture(SIDE, SIDE, number)).save(folder / f"{number}.png")
    return folder


@pytest.fixture
def batches(monkeypatch: pytest.MonkeyPatch) -> list[Views]:
    """Every batch that a training sees, in views that are neither zoomed nor mirrored nor recoloured."""
    seen: list[Views] = []
    make = DiffusionTask.batch

    def plain(picture, points, _zoom, settings: DataSettings, rng, learnable):  # type: ignore[no-untyped-def]
        return random_view(
            picture, points, (1.0, 1.0), settings, np.random.default_rng(int(rng.integers(1e9))), learnable
        )

    def batch(task: DiffusionTask, step: int, rank: int) -> Views:
        seen.append(make(task, step, rank))
        return seen[-1]

    monkeypatch.setattr("training.pictures.random_view", plain)
    monkeypatch.setattr("training.views._recolour", lambda crop, *_: np.ascontiguousarray(crop))
    monkeypatch.setattr(DiffusionTask, "batch", batch)
    return seen


def test_the_round_is_closed(
    folder: Path,
    tmp_path: Path,
    tiny_model: LatentDiffusion,
    tiny_model_file: Path,
    write_config: Callable[..., Path],
    batches: list[Views],
) -> None:
    with open_project(folder) as project:
        pictures = project.sync([folder / f"{number}.png" for number in range(3)])
        for picture in pictures:
            counted(project, picture.id, folder / picture.path, tiny_model)
        whole, part, untouched = (picture.id for picture in pictures)
        corrected(project, whole)
        project.edit(whole, SetRegions.on(project.marks(whole), [MASK]))
        project.edit(whole, SetReviewed.on(project.marks(whole)))
        corrected(project, part)
        project.edit(part, SetBlocks.on(project.marks(part), Blocks(80.0, frozenset({(0, 0), (1, 0)}))))
        assert not project.marks(untouched).reviewed

    exported = CliRunner().invoke(main.cli, ["export", str(folder), str(tmp_path / "set"), "--reviewed"])
    assert exported.exit_code == 0, exported.exception
    assert [entry.image.name for entry in dotori(tmp_path / "set") or ()] == ["0.png", "1.png"]

    (tmp_path / "set" / "splits.json").write_text('{".": {"train": ["0", "1"]}}')
    train_diffusion(write_config("diffusion", steps=4), tmp_path / "run", [tmp_path / "set"], tiny_model_file, False)
    assert (tmp_path / "run" / "last.safetensors").is_file()
    assert len(batches) >= 4

    originals = {number: load_image(folder / f"{number}.png") for number in range(2)}
    heads_seen = {0: set(), 1: set()}
    for batch in batches:
        assert batch.known is not None
        for view, drawn, known, points in zip(batch.picture, batch.crowd_map, batch.known, batch.points, strict=True):
            number, left, top, mirrored = where(view, originals)
            true = ADDED - (left, top)
            true[:, 0] = 128 - true[:, 0] if mirrored else true[:, 0]
            inside = ((true >= 0) & (true < 128)).all(1)
            np.testing.assert_allclose(np.sort(points, 0), np.sort(true[inside], 0), atol=1e-9)
            for x, y in true[inside]:
                assert drawn[0, int(y), int(x)] == 1
            heads_seen[number] |= {tuple(place) for place in ADDED[inside].tolist()}
            agrees(known[0], number, left, top, mirrored)
    assert heads_seen[0] == {tuple(place) for place in ADDED.tolist()}
    assert heads_seen[1]


def where(view: Tensor, originals: dict[int, np.ndarray]) -> tuple[int, int, int, bool]:
    """Which picture a view was cut out of, where, and whether it was mirrored."""
    for mirrored in (False, True):
        crop = view.numpy()[:, ::-1] if mirrored else view.numpy()
        for number, picture in originals.items():
            for top in range(SIDE - 127):
                for left in range(SIDE - 127):
                    if np.array_equal(picture[top, left : left + 128], crop[0]):
                        assert np.array_equal(picture[top : top + 128, left : left + 128], crop)
                        return number, left, top, mirrored
    raise AssertionError("this view is of no picture")


def agrees(known: Tensor, number: int, left: int, top: int, mirrored: bool) -> None:
    """What a view may teach is what a person stands for, but for a rim of a dot's width."""
    x, y = np.meshgrid(np.arange(128) + 0.5, np.arange(128) + 0.5)
    x = 128 - x if mirrored else x
    xy = np.column_stack([x.ravel() + left, y.ravel() + top])
    true = ~MASK.covers(xy) if number == 0 else (xy[:, 1] < 80)
    edge = np.abs(np.column_stack([xy[:, 0] - 100, xy[:, 1] - 40])).min(1) if number == 0 else np.abs(xy[:, 1] - 80)
    clear = edge > 5
    assert np.array_equal((known.numpy().ravel() == 1)[clear], true[clear])
