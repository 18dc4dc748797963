"""Intervals in a project, and how they learn from what was reviewed there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.counting.calibrations import Figures, calibrations_file, write_figures
from core.counting.interval import Known, without_seed
from core.counting.settings import CountSettings
from core.history import EditDots, SetReviewed
from core.model.header import file_hash
from core.project import Run, open_project

pytestmark = pytest.mark.usefixtures("fp32")

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def photos(tmp_path: Path, noise_picture: Callable[..., np.ndarray]) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(1, 6):
        Image.fromarray(noise_picture(40, 56, number)).save(folder / f"{number}.png")
    return folder


@pytest.fixture
def count(say: Say, photos: Path, tiny_model_file: Path) -> Callable[[], list[Run]]:
    """Count what is to be counted, and return the runs behind the dots."""

    def count() -> list[Run]:
        assert say("count", photos, "--project", "--model", tiny_model_file, "--steps", 2, "--zoom", 1)[0] == 0
        with open_project(photos) as project:
            return list(project.runs().values())

    return count


def test_without_a_calibration_there_is_no_interval(count: Callable[[], list[Run]]) -> None:
    runs = count()
    assert len(runs) == 5
    assert all(run.low is run.high is None and not run.doubt for run in runs)


def test_intervals_learn_from_the_reviewed_pictures(
    count: Callable[[], list[Run]], photos: Path, tiny_model_file: Path, noise_picture: Callable[..., np.ndarray]
) -> None:
    """After four pictures in which most heads were missed, the fifth may have more."""
    known = {("a", str(n)): Known(n, n, float(n), float(n)) for n in range(30)}
    figures = Figures(without_seed(asdict(CountSettings(steps=2, zoom=1.0))), known)
    write_figures(calibrations_file(tiny_model_file), {file_hash(tiny_model_file): [figures]})
    before = count()
    assert all(run.low <= run.count <= run.high for run in before)
    with open_project(photos) as project:
        for picture in project.images()[:4]:
            missed = np.random.default_rng(0).uniform(0, 40, (500, 2))
            project.edit(picture.id, EditDots.add(project.marks(picture.id), missed))
            project.edit(picture.id, SetReviewed.on(project.marks(picture.id)))
    Image.fromarray(noise_picture(40, 56, 5)).save(photos / "6.png")
    fifth, sixth = before[4], count()[5]
    assert sixth.count == fifth.count, "it is the same picture"
    assert sixth.high > fifth.high + 100
