"""`count FOLDER --project` at the front door, with a tiny model."""

from __future__ import annotations

import csv
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import imageio.v2 as imageio
import numpy as np
import pytest
from brightness import put
from PIL import Image

from core.batch import command
from core.batch.model import LocalModel
from core.history import EditDots
from core.project import Project, open_project
from core.project.place import NAME

pytestmark = pytest.mark.usefixtures("fp32")

Say = Callable[..., tuple[int, str, str]]
SETTINGS = ("--steps", 2, "--zoom", 1)


@pytest.fixture
def photos(tmp_path: Path, noise_picture: Callable[..., np.ndarray]) -> Path:
    folder = tmp_path / "사진들"
    folder.mkdir()
    for number in range(1, 5):
        Image.fromarray(noise_picture(40, 56, number)).save(folder / f"사진 {number}.png")
    return folder


@pytest.fixture
def count(say: Say, tiny_model_file: Path) -> Say:
    return lambda *words: say("count", *words, "--model", tiny_model_file, *SETTINGS)


def standing(folder: Path) -> dict[str, tuple[int | None, bytes]]:
    """Count and dots of every picture."""
    with open_project(folder) as project:
        return {picture.path: (picture.count, dots_of(project, picture.id)) for picture in project.images()}


def dots_of(project: Project, image: int) -> bytes:
    dots = project.dots(image)
    return b"".join(column.tobytes() for column in (dots.xy, dots.confidence, dots.origin, dots.id))


def test_a_folder_is_counted_once_and_gives_what_single_pictures_give(count: Say, photos: Path) -> None:
    status, out, err = count(photos, "--project")
    assert (status, err) == (0, "")
    line, total = out.splitlines()
    assert line == "counted 4, skipped 0, failed 0"
    status, singles, _ = count(photos)
    assert total.split() == [singles.splitlines()[-1].split()[0], "in", "4", "pictures"]
    before = standing(photos)
    assert sum(number or 0 for number, _ in before.values()) == int(total.split()[0].replace(",", "")) > 0
    status, out, _ = count(photos, "--project")
    assert (status, out.splitlines()) == (0, ["counted 0, skipped 4, failed 0", total])
    assert standing(photos) == before


def test_failures_are_named_and_counted_and_tried_again_on_demand(count: Say, photos: Path) -> None:
    for number in range(12):
        (photos / f"bad{number}.png").write_bytes(b"none")
    for again in ([], ["--retry"]):
        status, out, _ = count(photos, "--project", *again)
        lines = out.splitlines()
        assert status == 1
        assert sum("it is not a picture" in line for line in lines) == 10
        assert "and 2 more that failed" in out
        assert lines[-2].endswith("failed 12")
    for number in range(12):
        put(photos, number).rename(photos / f"bad{number}.png")
    assert count(photos, "--project")[:2][0] == 0, "they are other files now"


def test_the_table_has_a_row_for_every_picture(count: Say, photos: Path, tmp_path: Path) -> None:
    (photos / "=bad.png").write_bytes(b"none")
    table = tmp_path / "counts.csv"
    count(photos, "--project", "--csv", table)
    rows = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    assert {"image", "count", "low", "high", "integral", "seconds", "model", "state", "error"} <= set(rows[0])
    bad, *good = rows
    assert bad["image"] == "'=bad.png", "no formula"
    assert (bad["state"], bad["count"]) == ("failed", "")
    assert "is not a picture" in bad["error"]
    assert [(row["image"], row["state"], row["model"]) for row in good] == [
        (f"사진 {number}.png", "counted", "tiny.safetensors") for number in range(1, 5)
    ]
    assert {row["image"]: int(row["count"]) for row in good} == {
        name: number for name, (number, _) in standing(photos).items() if number is not None
    }


def test_edits_stay(count: Say, photos: Path) -> None:
    count(photos, "--project")
    with open_project(photos) as project:
        marks = project.edit(1, EditDots.add(project.marks(1), [(3.5, 3.5)]))
    status, out, _ = count(photos, "--project", "--seed", 1)
    assert (status, out.splitlines()[0]) == (0, "counted 3, skipped 1, failed 0")
    assert standing(photos)["사진 1.png"][0] == len(marks.counted)


@pytest.mark.parametrize(
    ("how", "status"), [(signal.SIGINT, command.INTERRUPTED), (signal.SIGTERM, command.TERMINATED)]
)
def test_a_signal_ends_it_in_order(
    count: Say, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: signal.Signals, status: int
) -> None:
    whole = LocalModel.count
    counted = 0

    def interrupted(self: LocalModel, loaded: np.ndarray) -> object:
        nonlocal counted
        if counted == 2:
            os.kill(os.getpid(), how)
        counted += 1
        return whole(self, loaded)

    monkeypatch.setattr(LocalModel, "count", interrupted)
    before = signal.getsignal(signal.SIGTERM)
    outer = signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell's background job does not have
    try:
        said, out, err = count(photos, "--project", "--csv", tmp_path / "so-far.csv")
    finally:
        signal.signal(signal.SIGINT, outer)
    assert (said, err) == (status, "")
    assert out.splitlines()[0] == "counted 2, skipped 0, failed 0, 2 still to count"
    assert (tmp_path / "so-far.csv").read_text("utf-8-sig").count(",counted,") == 0
    assert (tmp_path / "so-far.csv").read_text("utf-8-sig").count('"counted"') == 2
    assert signal.getsignal(signal.SIGTERM) is before
    monkeypatch.undo()
    assert count(photos, "--project")[1].splitlines()[0] == "counted 2, skipped 2, failed 0"


def test_watching_ends_well_with_an_interrupt(count: Say, photos: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def looks(folder: Path, recursive: bool) -> Iterator[list[str]]:
        assert not recursive
        yield []
        yield [str(folder / "사진 1.png")]
        yield [str(folder / "사진 3.png"), str(folder / "사진 1.png")]
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "arrivals", looks)
    status, out, err = count(photos, "--project", "--watch")
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "counted 2, skipped 0, failed 0"


def test_a_share_that_hiccups_in_the_middle_of_a_picture_is_waited_for(
    count: Say, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, away, counted = LocalModel.count, photos.with_name("away"), [0]

    def hiccup(self: LocalModel, loaded: np.ndarray) -> object:
        counted[0] += 1
        if counted[0] == 3:
            photos.rename(away)
        return whole(self, loaded)

    def looks(folder: Path, recursive: bool) -> Iterator[list[str] | None]:  # noqa: ARG001
        yield [str(folder / f"사진 {number}.png") for number in range(1, 5)]
        yield None
        away.rename(folder)
        yield []
        raise KeyboardInterrupt

    monkeypatch.setattr(LocalModel, "count", hiccup)
    monkeypatch.setattr(command, "arrivals", looks)
    status, out, err = count(photos, "--project", "--watch")
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "counted 4, skipped 0, failed 0"


def test_a_drive_that_is_off_for_a_while_is_waited_for(
    count: Say, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its place is an empty folder meanwhile, and a picture was just found on it."""
    away = photos.with_name("away")

    def looks(folder: Path, recursive: bool) -> Iterator[list[str] | None]:  # noqa: ARG001
        names = [str(folder / f"사진 {number}.png") for number in range(1, 5)]
        folder.rename(away)
        folder.mkdir()
        yield names
        yield None
        folder.rmdir()
        away.rename(folder)
        yield []
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "arrivals", looks)
    status, out, err = count(photos, "--project", "--watch")
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "counted 4, skipped 0, failed 0"


def test_a_project_that_is_gone_for_good_ends_the_watch(
    count: Say, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looks(folder: Path, recursive: bool) -> Iterator[list[str]]:  # noqa: ARG001
        (folder / NAME).unlink()
        yield [str(folder / "사진 1.png")]
        yield []
        raise AssertionError("twice is enough")

    monkeypatch.setattr(command, "arrivals", looks)
    status, _, err = count(photos, "--project", "--watch")
    assert status == 1
    assert "has vanished" in err


def test_folders_in_the_folder_are_counted_on_request(count: Say, photos: Path) -> None:
    inner = photos / "뒤쪽"
    inner.mkdir()
    (photos / "사진 4.png").rename(inner / "사진 4.png")
    assert count(photos, "--project")[1].splitlines()[0] == "counted 3, skipped 0, failed 0"
    assert count(photos, "--project", "--recursive")[1].splitlines()[0] == "counted 1, skipped 3, failed 0"
    assert "뒤쪽/사진 4.png" in standing(photos)


def test_a_model_that_breaks_down_leaves_a_summary_and_the_table(
    count: Say, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, counted = LocalModel.count, [0]

    def breaking(self: LocalModel, loaded: np.ndarray) -> object:
        counted[0] += 1
        if counted[0] > 2:
            raise ValueError("illegal memory access")
        return whole(self, loaded)

    monkeypatch.setattr(LocalModel, "count", breaking)
    monkeypatch.setattr("core.batch.runner.IN_A_ROW", 2)
    table = tmp_path / "so-far.csv"
    status, out, err = count(photos, "--project", "--csv", table)
    assert status == 1
    assert "2 pictures in a row failed" in err and err.count("\n") == 1
    assert "counted 2, skipped 0, failed 2" in out.splitlines()
    assert table.read_text("utf-8-sig").count('"counted"') == 2


@pytest.mark.parametrize("place", ["nowhere/counts.csv", "."])
def test_a_place_for_the_table_that_will_not_do_is_told_at_once(
    count: Say, photos: Path, tmp_path: Path, place: str
) -> None:
    status, out, err = count(photos, "--project", "--csv", tmp_path / place)
    assert (status, out) == (1, "")
    assert "cannot write" in err and err.count("\n") == 1
    assert not (photos / NAME).exists(), "before anything is counted"


def test_an_open_project_is_left_alone(count: Say, photos: Path) -> None:
    with open_project(photos) as project:
        project.sync([photos / "사진 1.png"])
        status, out, err = count(photos, "--project")
        assert (status, out) == (1, "")
        assert "its project is open in a window or another count" in err
        assert err.count("\n") == 1
        assert len(project.images()) == 1


def test_a_full_disk_is_one_sentence(count: Say, photos: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = command.open_project

    def nearly_full(folder: Path) -> Project:
        project = opened(folder)
        project._connection.execute("PRAGMA max_page_count = 1")
        return project

    monkeypatch.setattr(command, "open_project", nearly_full)
    status, _, err = count(photos, "--project")
    assert status == 1
    assert "the disk is full" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--project", "--json", "-"), "--project, and a film, want exactly one PATH"),
        (("--project", "."), "--project, and a film, want exactly one PATH"),
        (("--project", "--overlay", "out"), "--project, and a film, want exactly one PATH"),
        (("--watch",), "--address go with --project"),
        (("--retry",), "--address go with --project"),
        (("--engine", "ray"), "--address go with --project"),
        (("--address", "here:1"), "--address go with --project"),
        (("--recursive",), "--address go with --project"),
        (("--project", "--watch", "--engine", "ray"), "--watch goes with the local engine"),
    ],
)
def test_what_does_not_go_together(say: Say, photos: Path, words: tuple[str, ...], said: str) -> None:
    status, out, err = say("count", photos, *words)
    assert (status, out) == (2, "")
    assert said in " ".join(err.split())


@pytest.mark.parametrize(
    ("name", "said"),
    [("nowhere", "there is no such folder"), ("empty", "no picture is in this folder"), ("a.png", "no such folder")],
)
def test_what_is_no_folder_of_pictures(say: Say, tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "empty").mkdir()
    put(tmp_path, 1).rename(tmp_path / "a.png")
    status, out, err = say("count", tmp_path / name, "--project")
    assert (status, out) == (1, "")
    assert said in err
    assert not (tmp_path / "empty" / NAME).exists(), "no project is made where there is nothing to count"


def test_a_film_is_counted_like_a_folder(
    count: Say, say: Say, tmp_path: Path, noise_picture: Callable[..., np.ndarray]
) -> None:
    film = tmp_path / "clip.mp4"
    with imageio.get_writer(film, fps=4, macro_block_size=2) as writer:
        for number in range(10):
            writer.append_data(noise_picture(48, 64, number))
    frames = tmp_path / "clip frames"
    status, out, err = count(film, "--csv", frames / "counts.csv")
    assert (status, err, out.splitlines()[0]) == (0, "", "counted 3, skipped 0, failed 0")
    assert (frames / "counts.csv").read_text("utf-8-sig").count('"counted"') == 3
    assert list(standing(frames)) == [f"clip 00-00-0{second}.000.png" for second in range(3)]
    assert count(film, "--project")[1].splitlines()[0] == "counted 0, skipped 3, failed 0"
    assert say("report", frames, tmp_path / "film.html")[0] == 0
    assert "into the film" in (tmp_path / "film.html").read_text("utf-8"), "the curve over its time"
    status, out, _ = count(film, "--every", 0.5, "--frames", tmp_path / "more")
    assert (status, out.splitlines()[0]) == (0, "counted 5, skipped 0, failed 0")
    status, _, err = count(film, "--frames", tmp_path / "none", "--csv", tmp_path / "nowhere" / "counts.csv")
    assert status == 1 and "cannot write" in err
    assert not (tmp_path / "none").exists(), "told before the frames are taken"
    status, _, err = count(film, "--every", 0.5)
    assert (status, err.count("\n")) == (1, 1)
