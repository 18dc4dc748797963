"""A real Ray cluster on this machine."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import brightness
import numpy as np
import psutil
import pytest
import ray
from brightness import Brightness, Brightnesses, names_in
from PIL import Image
from ray.cluster_utils import Cluster

from core.batch import cluster, command
from core.batch.cluster import BATCH, RETRIES, _cluster, _Worker, cluster_outcomes, workforce
from core.batch.model import LocalModel, sent
from core.batch.runner import IN_A_ROW, Batch
from core.counting.devices import DeviceName
from core.counting.settings import CountSettings
from core.errors import DotoriError
from core.images import find_image_names
from core.locations import Remote
from core.project import Project, open_project

pytestmark = pytest.mark.usefixtures("fp32")

SETTINGS = CountSettings(steps=2, zoom=1, threshold=0.1)
ONCE, ALWAYS = "13.png", "21.png"
"""Pictures at which a worker dies."""


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


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The head of a cluster with two cores, for a start takes longer than all the counting."""
    for module in (brightness, sys.modules[__name__]):  # the workers do not see this folder
        ray.cloudpickle.register_pickle_by_value(module)
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 2, "include_dashboard": False})
    yield cluster.address
    cluster.shutdown()


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


@dataclass(frozen=True)
class Mortal:
    """Opens a model whose worker dies at two pictures, and notes who was opened and who died.

    Attributes:
        notes: a folder.
    """

    notes: Path

    def __call__(self, gpu: bool) -> Brightness:
        assert not gpu
        self._note("opened")
        model = Brightness()
        load = model.load

        def loading(path: Path) -> np.ndarray:
            if path.name == ALWAYS or (path.name == ONCE and not self.noted(ONCE)):
                self._note(path.name)
                os.kill(os.getpid(), signal.SIGKILL)
            return load(path)

        model.load = loading  # type: ignore[method-assign]
        return model

    def _note(self, what: str) -> None:
        with (self.notes / what).open("a") as file:
            file.write(f"{os.getpid()}\n")

    def noted(self, what: str) -> list[str]:
        file = self.notes / what
        return file.read_text().split() if file.exists() else []


def _runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_lost_worker_costs_nothing_and_the_dots_are_the_same(
    twins: tuple[Project, Project], address: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    here, there = twins
    local = Batch(here, Brightness())
    assert len(list(local.run(local.enter(names_in(here.folder))))) == 24
    opened = Mortal(tmp_path / "notes")
    opened.notes.mkdir()

    batch = Batch(there, Brightness())
    events = list(batch.write(cluster_outcomes(batch.enter(names_in(there.folder)), there.location, opened, address)))
    assert "Traceback" not in capfd.readouterr().err
    assert [event.picture.path for event in events][-1] == ALWAYS
    assert (batch.counted, len(batch.gone)) == (22, 0)

    (victim,) = opened.noted(ONCE)
    assert victim in opened.noted("opened")
    assert not _runs(int(victim))
    deaths = opened.noted(ALWAYS)
    assert 3 <= len(deaths) <= 3 * (1 + RETRIES), "with three others, among others alone, and on its own; not for ever"
    dead = {victim, *deaths}
    assert len(dead) == 1 + len(deaths) > 2, "each was another worker, so that the dead of two were replaced"
    assert dead < set(opened.noted("opened")), "and the others were counted by those that live"

    expected, found = found_in(here), found_in(there)
    del expected[ALWAYS]
    count, error, *_ = found.pop(ALWAYS)
    assert count is None
    assert "21.png failed (its workers died" in error
    assert found == expected
    assert sum(picture.count or 0 for picture in there.images()) > 24


def test_workers_open_urls_through_fsspec(twins: tuple[Project, Project], address: str) -> None:
    here, there = twins
    local = Batch(here, Brightness())
    list(local.run(local.enter(names_in(here.folder)[:6])))

    url = Remote(there.folder.as_uri())
    with open_project(url) as project:
        assert project.path.parent != there.folder
        batch = Batch(project, Brightness())
        todo = batch.enter(find_image_names([url])[0][:6])
        assert all(str(project.location(picture)).startswith("file://") for picture in todo)
        list(batch.write(cluster_outcomes(todo, project.location, at_once, address)))
        assert (batch.counted, len(batch.gone)) == (6, 0)
        found = found_in(project)
    assert found == found_in(here)


def at_once(gpu: bool) -> Brightness:
    assert not gpu
    return Brightness()


def refuse(gpu: bool) -> Brightness:
    raise DotoriError("this worker has another model", gpu=gpu)


def test_a_worker_without_the_model_ends_the_batch_in_a_sentence(twins: tuple[Project, Project], address: str) -> None:
    here, _ = twins
    batch = Batch(here, Brightness())
    todo = batch.enter(names_in(here.folder)[:2])
    with pytest.raises(DotoriError, match="this worker has another model"):
        list(batch.write(cluster_outcomes(todo, here.location, refuse, address)))
    assert batch.enter(names_in(here.folder)[:2]) == todo, "no picture is to blame"


def test_what_ray_raises_is_a_sentence(address: str) -> None:
    reason = "The actor died:\nTraceback ...\nImportError: no module named core"
    with (
        pytest.raises(DotoriError, match=r"gave up \(ImportError: no module named core\); what was counted is kept"),
        _cluster(address) as ray,
    ):
        raise ray.exceptions.RayError(reason)


def test_the_command_counts_on_a_cluster_of_its_own_as_without(
    twins: tuple[Project, Project], tiny_model_file: Path, say: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ray.init", partial(ray.init, num_cpus=1))
    here, there = twins
    found = []
    for project, engine in ((here, "local"), (there, "ray")):
        project.close()
        for number in range(BATCH, 24):
            if number != 7:
                (project.folder / f"{number}.png").unlink()
        words = (project.folder, "--project", "--model", tiny_model_file, "--steps", 2, "--zoom", 1, "--engine", engine)
        status, out, _ = say("count", *words)
        assert status == 1
        assert f"counted {BATCH}, skipped 0, failed 1" in out
        with open_project(project.folder) as counted:
            found.append(found_in(counted))
    assert found[0] == found[1]
    assert sum(count or 0 for count, *_ in found[0].values()) > BATCH
    assert not [
        child for child in psutil.Process().children(recursive=True) if "MapWorker" in " ".join(child.cmdline())
    ]


def test_a_worker_counts_together_what_its_model_can(
    twins: tuple[Project, Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _ = twins
    monkeypatch.setattr("ray.get", lambda sent: sent)
    model = Brightnesses()
    names = [name for name in names_in(here.folder) if Path(name).stem in "5678"]
    found = _Worker(lambda _: model, gpu=False)({"place": range(4), "path": names})["found"]
    outcomes = [outcome for outcome, _ in map(pickle.loads, found)]
    assert [isinstance(outcome, DotoriError) for outcome in outcomes] == [False, False, True, False]
    assert model.sizes == [2, 1]
    assert [run.count for run, _ in outcomes[:2] + outcomes[3:]] == model.seen


def test_a_model_travels_with_its_file(tiny_model_file: Path, tmp_path: Path) -> None:
    learned = tmp_path / "learned.safetensors"
    learned.write_bytes(tiny_model_file.read_bytes())
    model = LocalModel.open(SETTINGS, "cpu", learned)
    opened = pickle.loads(pickle.dumps(sent(model, learned)))
    learned.unlink()
    assert opened(False).key == model.key


def test_a_file_that_is_another_model_meanwhile_is_not_counted_with(tiny_model_file: Path, tmp_path: Path) -> None:
    learned = tmp_path / "learned.safetensors"
    learned.write_bytes(tiny_model_file.read_bytes())
    model = LocalModel.open(CountSettings(seed=1), "cpu", learned)
    model.settings = CountSettings(seed=2)
    with pytest.raises(DotoriError, match=r"makes another model of learned\.safetensors"):
        sent(model, learned)(False)
    learned.unlink()
    with pytest.raises(DotoriError, match="cannot read"):
        sent(model, learned)


@pytest.mark.parametrize(
    ("device", "gpu", "opened"),
    [("auto", False, "cpu"), ("auto", True, "cuda"), ("cpu", True, "cpu"), ("cuda", False, "cuda")],
)
def test_workers_count_on_the_device_that_was_asked_for(
    tiny_model_file: Path, monkeypatch: pytest.MonkeyPatch, device: DeviceName, gpu: bool, opened: str
) -> None:
    model, devices = LocalModel.open(SETTINGS, "cpu", tiny_model_file), []
    monkeypatch.setattr(LocalModel, "open", lambda _, device, __: devices.append(device) or model)
    sent(model, tiny_model_file, device)(gpu)
    assert devices == [opened]


def test_the_command_hands_the_device_on(
    twins: tuple[Project, Project], tiny_model_file: Path, say: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _ = twins
    here.close()
    asked: list[tuple[Any, bool]] = []

    def outcomes(_: Any, __: Any, opened: Any, ___: Any, gpus: bool) -> Iterator[Any]:
        asked.append((opened, gpus))
        yield from ()

    monkeypatch.setattr(command, "sent", lambda *given: given[-1])
    monkeypatch.setattr(command, "cluster_outcomes", outcomes)
    for device in ("auto", "cpu", "cuda"):
        say("count", here.folder, "--project", "--engine", "ray", "--device", device, "--model", tiny_model_file)
    assert asked == [("auto", True), ("cpu", False), ("cuda", True)], "this machine may lack what the workers have"


def test_pictures_that_no_worker_survives_do_not_end_the_batch(
    twins: tuple[Project, Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _ = twins
    monkeypatch.setattr(cluster, "_cluster", lambda _: nullcontext(SimpleNamespace(put=lambda opened: opened)))
    monkeypatch.setattr(cluster, "_counted", lambda *_: iter(()))
    batch = Batch(here, Brightness())
    events = list(batch.write(cluster_outcomes(batch.enter(names_in(here.folder)), here.location, at_once)))
    assert len(events) == 24 > IN_A_ROW
    assert all("its workers died" in (picture.error or "") for picture in here.images())


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
    without = {name: number for name, number in resources.items() if name != "GPU"}
    assert workforce(resources, pictures, gpus=False) == workforce(without, pictures)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "127.0.0.1", "ray://127.0.0.1:99999", "here:there"])
def test_an_address_where_no_cluster_is_gives_a_sentence(twins: tuple[Project, Project], address: str) -> None:
    here, _ = twins
    pictures = here.sync(names_in(here.folder))
    with pytest.raises(DotoriError, match=f"cannot reach a Ray cluster at {address}"):
        next(cluster_outcomes(pictures, here.location, at_once, address))
