"""The window and the batch know each other's results: the same key, the same dots."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.counting.messages import CountRequest
from app.counting.model import SamplingModel
from app.counting.process import LARGE
from core.batch.model import LocalModel
from core.batch.runner import Batch
from core.counting.settings import CountSettings
from core.project import open_project

pytestmark = pytest.mark.usefixtures("fp32")


class Patient:
    """A task that never interrupts."""

    job, watched = 1, True

    def look(self) -> None:
        pass

    def tell(self, answer: object) -> None:
        pass


def test_what_the_window_has_counted_is_done_for_the_batch(
    tmp_path: Path, tiny_model_file: Path, noise_picture: Callable[..., np.ndarray]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    paths = [folder / f"{number}.png" for number in (1, 2)]
    width = LARGE + 400  # more than one tile, and so seams
    for number, path in enumerate(paths):
        Image.fromarray(noise_picture(40, width, number)).save(path)
    whole = CountSettings(steps=2, zoom=1)  # as preferences hold it where a person typed no fraction
    window = SamplingModel.open("cpu", tiny_model_file)
    local = LocalModel.open(CountSettings(steps=2, zoom=1.0), "cpu", tiny_model_file)
    with open_project(folder) as project:
        first, second = project.sync(paths)
        done = window.count(Patient(), CountRequest(first.id, paths[0], whole), LARGE)  # type: ignore[arg-type]
        project.record_run(first.id, done.run, done.found, step=True)
        batch = Batch(project, local)
        assert [picture.id for picture in batch.enter(paths)] == [second.id]
    run, found = local.count(local.load(paths[0]))
    assert run.key == done.run.key
    assert len(found.dots)
    np.testing.assert_array_equal(done.found.dots.xy, found.dots.xy)
    np.testing.assert_array_equal(done.found.dots.confidence, found.dots.confidence)
