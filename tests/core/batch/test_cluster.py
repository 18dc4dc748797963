"""A real Ray cluster on this machine; the workers count with a small model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import psutil
import pytest
import ray
from brightness import names_in
from PIL import Image

from core.batch.cluster import cluster_outcomes, workforce
from core.batch.model import LocalModel, open_on_worker
from core.batch.runner import Batch
from core.counting.settings import CountSettings
from core.errors import DotoriError
from core.images import find_image_names
from core.locations import Remote
from core.project import Project, open_project

pytestmark = pytest.mark.usefixtures("fp32")

SETTINGS = CountSettings(steps=2, zoom=1, threshold=0.1)


@pytest.fixture
def twins(tmp_path: Path, noise_picture: Callable[..., np.ndarray]) -> Iterator[tuple[Project, Project]]:
    """Two folders with the same pictures, one of which is none."""
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        for number in range(24):
            Image.fromarray(noise_picture(64, 40 + 8 * number, number)).save(tmp_path / name / f"{number}.png")
        (tmp_path / name / "7.png").write_bytes(b"no picture")
    with open_project(tmp_path / "here") as here, open_project(tmp_path / "there") as there:
        yield here, there


def workers() -> list[psutil.Process]:
    """The processes that count."""
    return [child for child in psutil.Process().children(recursive=True) if _counts(child)]


def _counts(process: psutil.Process) -> bool:
    try:
        return any("MapWorker" in word for word in process.cmdline())
    except psutil.Error:  # it has just ended
        return False


def found_in(project: Project) -> dict[str, tuple]:
    """What stands in a project, but for the folder's name and the seconds."""
    return {
        picture.path: (
            picture.count,
            (picture.error or "").replace(str(project.folder), ""),
            project.marks(picture.id).dots.xy.tolist(),
            project.marks(picture.id).dots.confidence.tolist(),
        )
        for picture in project.images()
    }


def test_a_lost_worker_costs_nothing_and_the_dots_are_the_same(
    twins: tuple[Project, Project], tiny_model_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ray.init", partial(ray.init, num_cpus=2))  # two workers, whatever this machine has
    here, there = twins
    model = LocalModel.open(SETTINGS, "cpu", tiny_model_file)
    local = Batch(here, model)
    assert len(list(local.run(local.enter(names_in(here.folder))))) == 24

    batch = Batch(there, model)
    opened = partial(open_on_worker, SETTINGS, tiny_model_file, None)
    killed: list[int] = []
    most = 0
    for _ in batch.write(cluster_outcomes(batch.enter(names_in(there.folder)), there.location, opened)):
        at_work = workers()
        most = max(most, len(at_work))
        if not killed:
            killed.append(at_work[0].pid)
            at_work[0].kill()
    assert killed
    assert most == 2
    assert (batch.counted, len(batch.gone)) == (23, 0)
    assert found_in(there) == found_in(here)
    assert sum(picture.count or 0 for picture in there.images()) > 24
    assert not workers(), "the cluster went with the batch"


def test_workers_open_urls_through_fsspec(twins: tuple[Project, Project], tiny_model_file: Path) -> None:
    here, there = twins
    model = LocalModel.open(SETTINGS, "cpu", tiny_model_file)
    local = Batch(here, model)
    wanted = names_in(here.folder)[:6]
    list(local.run(local.enter(wanted)))

    url = Remote(there.folder.as_uri())
    with open_project(url) as project:
        assert project.path.parent != there.folder
        batch = Batch(project, model)
        todo = batch.enter(find_image_names([url])[0][:6])
        assert all(str(project.location(picture)).startswith("file://") for picture in todo)
        opened = partial(open_on_worker, SETTINGS, tiny_model_file, None)
        list(batch.write(cluster_outcomes(todo, project.location, opened)))
        assert (batch.counted, len(batch.gone)) == (6, 0)
        found = found_in(project)
    assert found == found_in(here)


@pytest.mark.parametrize(
    ("resources", "pictures", "workers", "gpu"),
    [
        ({"CPU": 2.0}, 24, 2, False),
        ({"CPU": 64.0, "GPU": 3.0}, 24, 3, True),
        ({"CPU": 64.0, "GPU": 3.0}, 5, 2, True),
        ({"CPU": 64.0}, 1, 1, False),
        ({}, 24, 1, False),
    ],
)
def test_workers_have_what_the_cluster_has(resources: dict[str, float], pictures: int, workers: int, gpu: bool) -> None:
    assert workforce(resources, pictures) == (workers, gpu)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "127.0.0.1", "ray://127.0.0.1:99999", "here:there"])
def test_an_address_where_no_cluster_is_gives_a_sentence(twins: tuple[Project, Project], address: str) -> None:
    here, _ = twins
    pictures = here.sync(names_in(here.folder))
    with pytest.raises(DotoriError, match=f"cannot reach a Ray cluster at {address}"):
        next(cluster_outcomes(pictures, here.location, partial(open_on_worker, SETTINGS, None, None), address))
