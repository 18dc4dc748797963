"""Folders at URLs: counted, gone on with, watched, and reported on like any other."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fsspec
import numpy as np
import pytest
from brightness import Brightness, counts, names_in, put
from fsspec.implementations.memory import MemoryFileSystem
from PIL import Image

from core.batch.model import LocalModel
from core.batch.runner import Batch
from core.batch.summary import summarise
from core.batch.watch import arrivals
from core.errors import DotoriError
from core.images import find_image_names
from core.locations import Remote
from core.project import Project, open_project
from core.project.place import NAME, elsewhere
from core.results.rows import rows

Say = Callable[..., tuple[int, str, str]]

BUCKET = Remote("memory://bucket/crowd")


@pytest.fixture
def upload(tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Put a picture, or what is none, into the bucket."""
    store = fsspec.filesystem("memory")

    def upload(name: str, level: int = 0, content: bytes = b"") -> None:
        store.pipe(f"/bucket/crowd/{name}", content or put(tmp_path, level).read_bytes())

    for number in range(1, 7):
        upload(f"{number}.png", number)
    upload("3a.png", content=b"no picture")
    yield upload
    store.rm("/bucket", recursive=True)


@pytest.fixture
def project(upload: Callable[..., None]) -> Iterator[Project]:  # noqa: ARG001
    with open_project(BUCKET) as project:
        yield project


def names() -> list[str]:
    return find_image_names([BUCKET])[0]


def run(project: Project, model: Any = None) -> Batch[Any]:
    batch = Batch(project, model or Brightness())
    list(batch.run(batch.enter(names())))
    return batch


def test_the_project_lies_at_home_and_says_so(project: Project, own_home: Path) -> None:
    assert project.path == elsewhere(BUCKET) / NAME
    assert own_home in project.path.parents
    (notice,) = project.notices
    assert notice.text == f"the work on memory://bucket/crowd is kept in {project.path}"
    assert elsewhere(BUCKET) != elsewhere(Remote("memory://other/crowd"))
    with open_project(BUCKET) as second:
        assert second.read_only


def test_a_batch_counts_it_as_it_counts_a_folder(project: Project) -> None:
    batch = run(project)
    assert counts(project) == {f"{n}.png": n for n in range(1, 7)} | {"3a.png": None}
    assert [name for name, _ in summarise(batch).failed] == ["3a.png"]
    (error,) = [picture.error for picture in project.images() if picture.error]
    assert error.startswith("cannot read memory://bucket/crowd/3a.png: it is not a picture")
    again = run(project)
    assert (again.counted, len(again.gone)) == (0, 0)


def test_what_is_replaced_or_gone_meanwhile_is_no_result(project: Project, upload: Callable[..., None]) -> None:
    model = Brightness()

    def meanwhile(number: int) -> None:
        if number == 0:
            upload("1.png", 9)
            fsspec.filesystem("memory").rm("/bucket/crowd/6.png")

    model.meanwhile = meanwhile
    batch = run(project, model)
    assert {name: str(error) for name, error in batch.gone} == {
        "1.png": "memory://bucket/crowd/1.png was replaced while it was counted; count the folder again",
        "6.png": "memory://bucket/crowd/6.png is gone; nothing to do if that was meant",
    }
    run(project)
    assert counts(project)["1.png"] == 9


def test_results_say_what_is_gone_from_a_bucket_with_one_list(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(project)
    fsspec.filesystem("memory").rm("/bucket/crowd/6.png")
    lists, listing = [], Remote.listing
    monkeypatch.setattr(Remote, "listing", lambda folder: lists.append(folder) or listing(folder))
    states = {row.picture.path: row.state for row in rows(project)}
    assert states == {f"{n}.png": "counted" for n in range(1, 6)} | {"3a.png": "failed", "6.png": "gone"}
    assert lists == [BUCKET]


def test_a_store_that_no_longer_answers_ends_the_batch_and_keeps_what_is_counted(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = Brightness()

    def cut(*_: Any, **__: Any) -> None:
        raise ConnectionError("the line is dead")

    model.meanwhile = lambda number: number == 4 and monkeypatch.setattr(MemoryFileSystem, "info", cut)
    with pytest.raises(DotoriError, match="the line is dead; check the address, the connection"):
        run(project, model)
    before = sum(count is not None for count in counts(project).values())
    assert 0 < before < 6
    assert not any(picture.error for picture in project.images() if picture.path != "3a.png"), "it failed on no picture"
    monkeypatch.undo()
    run(project)
    assert counts(project) == {f"{n}.png": n for n in range(1, 7)} | {"3a.png": None}


def test_what_arrives_is_seen(project: Project, upload: Callable[..., None]) -> None:  # noqa: ARG001
    looks = arrivals(BUCKET, wait=lambda _: None)
    assert next(looks) == []
    assert next(looks) == names()
    upload("7.png", 7)
    assert next(looks) == []
    assert next(looks) == ["memory://bucket/crowd/7.png"]


def test_a_store_that_is_silent_for_a_while_is_waited_for(
    project: Project,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def silent(*_: Any, **__: Any) -> None:
        raise ConnectionError("the line is dead")

    looks = arrivals(BUCKET, wait=lambda _: None, clock=lambda: 0.0)
    next(looks)
    with monkeypatch.context() as cut:
        cut.setattr(MemoryFileSystem, "ls", silent)
        assert next(looks) is None
        with pytest.raises(DotoriError, match="the line is dead"):
            next(arrivals(BUCKET))  # a wrong address is told at once
    assert next(looks) == []
    names = next(looks)
    assert names is not None and len(names) == 7


def test_a_path_elsewhere_is_not_in_it(project: Project) -> None:
    with pytest.raises(DotoriError, match="is not in the folder memory://bucket/crowd"):
        project.sync(["memory://bucket/other/1.png"])


def test_work_that_wants_a_file_is_refused_with_the_reason(project: Project) -> None:
    (picture, *_) = project.sync(names())
    with pytest.raises(DotoriError, match="it is at a URL; copy it to this machine"):
        project.file(picture)


@pytest.mark.usefixtures("fp32")
def test_at_the_front_door(
    say: Say,
    upload: Callable[..., None],
    tiny_model_file: Path,
    tmp_path: Path,
    noise_picture: Callable[..., np.ndarray],
) -> None:
    upload("3a.png", 3)
    Image.fromarray(noise_picture(40, 56, 1)).save(tmp_path / "noise.png")
    upload("2024-05-01 14.30.00.png", content=(tmp_path / "noise.png").read_bytes())
    words = ("count", f"{BUCKET}/", "--project", "--model", tiny_model_file, "--steps", 2, "--zoom", 1)
    status, out, err = say(*words, "--csv", tmp_path / "counts.csv")
    assert (status, err) == (0, "")
    assert out.splitlines()[0].startswith("the work on memory://bucket/crowd is kept in ")
    assert out.splitlines()[1] == "counted 8, skipped 0, failed 0"
    table = list(csv.DictReader((tmp_path / "counts.csv").read_text("utf-8-sig").splitlines()))
    assert {row["state"] for row in table} == {"counted"}
    assert "2024-05-01 14:30:00" in {row["time"] for row in table}
    assert say(*words)[1].splitlines()[1] == "counted 0, skipped 8, failed 0"
    status, out, err = say("report", BUCKET, tmp_path / "report.html")
    assert (status, err) == (0, "")
    page = (tmp_path / "report.html").read_text()
    assert "data:image/jpeg" in page, "the least certain pictures are fetched and shown"
    assert "<title>" in page
    assert "crowd" in page


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("count", "memory://bucket/crowd"), 2, "a URL goes with --project"),
        (("count", "memory://bucket/crowd", "--project", "--recursive"), 2, "at a URL, name each folder itself"),
        (("count", "memory://nowhere", "--project"), 1, "there is no such file, folder or bucket"),
        (("count", "dreams://bucket", "--project"), 1, "protocol not known: dreams"),
        (("count", "memory://bucket/crowd/1.png", "--project"), 1, "it is a file; name the folder it is in"),
        (("report", "memory://bucket/crowd", "out.csv"), 1, "nothing was counted in it"),
    ],
)
@pytest.mark.usefixtures("upload")
def test_refusals_are_one_sentence(
    say: Say,
    words: tuple[str, ...],
    status: int,
    said: str,
) -> None:
    got, out, err = say(*words)
    assert (got, out) == (status, "")
    assert said in " ".join(err.split())
    assert "Traceback" not in err


def test_a_folder_on_this_machine_may_be_named_by_its_url(crowd: Path) -> None:
    url = Remote(crowd.as_uri())
    with open_project(url) as project:
        batch = Batch(project, Brightness())
        list(batch.run(batch.enter(find_image_names([url])[0])))
        there = counts(project)
    with open_project(crowd) as project:
        assert project.images() == [], "the project at home is another one"
        batch = Batch(project, Brightness())
        list(batch.run(batch.enter(names_in(crowd))))
        assert counts(project) == there


def test_a_model_reads_paths_and_urls_alike(upload: Callable[..., None], tiny_model_file: Path, tmp_path: Path) -> None:
    from core.counting.settings import CountSettings

    upload("8.png", 8)
    model = LocalModel.open(CountSettings(steps=1), "cpu", tiny_model_file)
    assert (model.load(BUCKET / "8.png") == model.load(tmp_path / "8.png")).all()
