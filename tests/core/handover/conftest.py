"""A folder with pictures in every state of work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.dots import Dots, Origin
from core.history import EditDots, SetBlocks, SetRegions, SetReviewed
from core.project import Prediction, Project, Run, RunKey, open_project
from core.regions import Blocks, Region

SIZE = (80, 60)
MASK = Region("sky", ((0.0, 0.0), (80.0, 0.0), (80.0, 10.0), (0.0, 10.0)), mask=True)
STAGE = Region("stage", ((10.0, 20.0), (40.0, 20.0), (40.0, 50.0)))


def found() -> Prediction:
    """Two heads that count, one that is too faint, and one in the mask."""
    xy = [(20.25, 30.5), (50.0, 40.0), (60.0, 50.0), (30.0, 5.0)]
    return Prediction(Dots.of(xy, [0.9, 0.8, 0.1, 0.95], Origin.MODEL), 0.5, *SIZE)


RUN = Run(RunKey.of("tiny", "0", {"seed": 1}), 1.0, count=3)


@pytest.fixture
def worked(tmp_path: Path, user_data: Path) -> Path:  # noqa: ARG001
    """1 is new, 2 counted, 3 corrected and reviewed, 4 has one done block."""
    folder = tmp_path / "사진"
    folder.mkdir()
    for number in range(1, 5):
        pixels = np.random.default_rng(number).integers(0, 256, (SIZE[1], SIZE[0], 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"IMG {number}.png")
    return folder


@pytest.fixture
def project(worked: Path) -> Iterator[Project]:
    with open_project(worked) as project:
        _, *others = project.sync([worked / f"IMG {number}.png" for number in range(1, 5)])
        for picture in others:
            project.record_run(picture.id, RUN, found())
        _, third, fourth = (picture.id for picture in others)
        project.edit(third, SetRegions.on(project.marks(third), [MASK, STAGE]))
        project.edit(third, EditDots.add(project.marks(third), [(70.75, 33.125)]))
        project.edit(third, EditDots.move(project.marks(third), [1], [(52.5, 41.0)]))
        project.edit(third, SetReviewed.on(project.marks(third)))
        project.edit(fourth, SetBlocks.on(project.marks(fourth), Blocks(40.0, frozenset({(0, 0), (1, 1)}))))
        yield project


@pytest.fixture
def twins(tmp_path: Path, user_data: Path) -> Iterator[Project]:  # noqa: ARG001
    """Three pictures of one name, in a folder and in two folders in it, with one, two and three dots."""
    folder = tmp_path / "march"
    paths = [folder / name for name in ("IMG_1.png", "a/IMG_1.png", "b/IMG_1.png")]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", SIZE).save(path)
    with open_project(folder) as project:
        for count, picture in enumerate(project.sync(paths), 1):
            project.edit(picture.id, EditDots.add(project.marks(picture.id), [(count, 10 * k) for k in range(count)]))
        yield project
