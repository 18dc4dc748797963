"""Films as folders of pictures: which frames, under which names, taken once."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import cv2
import imageio.v2 as imageio
import numpy as np
import pytest

from core.batch import video
from core.batch.video import NOTE, frame_name, is_video, take_frames
from core.errors import DotoriError
from core.images import find_images, load_image
from core.results.times import as_text, time_in_name

RATE = 10


def film(path: Path, frames: int = 35, rate: int = RATE) -> Path:
    """A film whose frames have their numbers on them, a black or white bar for every bit."""
    codec = "libvpx" if path.suffix == ".webm" else "libx264"
    with imageio.get_writer(path, fps=rate, macro_block_size=2, codec=codec) as writer:
        for number in range(frames):
            bars = np.unpackbits(np.array([number >> 8, number & 255], np.uint8)) * np.uint8(255)
            writer.append_data(np.broadcast_to(bars.repeat(8)[None, :, None], (48, 128, 3)))
    return path


def taken(folder: Path) -> dict[str, int]:
    """Names and the number of the frame that each picture is."""
    paths, errors = find_images([folder])
    assert not errors
    return {path.name: _number(load_image(path)) for path in paths}


def _number(frame: np.ndarray) -> int:
    high, low = np.packbits(frame.mean((0, 2)).reshape(16, 8).mean(1) > 127)
    return 256 * int(high) + int(low)


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        (1.0, {"a clip 00-00-00.000.png": 0, "a clip 00-00-01.000.png": 10, "a clip 00-00-02.000.png": 20}),
        (1.25, {"a clip 00-00-00.000.png": 0, "a clip 00-00-01.250.png": 13, "a clip 00-00-02.500.png": 25}),
        (60, {"a clip 00-00-00.000.png": 0}),
    ],
)
def test_a_frame_every_so_many_seconds(tmp_path: Path, every: float, expected: dict[str, int]) -> None:
    told: list[float] = []
    path = film(tmp_path / "a clip.mp4", 30)
    assert take_frames(path, tmp_path / "frames", every, lambda done, _: told.append(done)) is None
    assert taken(tmp_path / "frames") == expected
    assert told == sorted(told) and told[-1] == pytest.approx(2.9)


@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".avi", ".mkv", ".webm"])
def test_every_kind_of_film(tmp_path: Path, suffix: str) -> None:
    path = film(tmp_path / f"clip{suffix}", 12)
    assert is_video(path)
    take_frames(path, tmp_path / "frames", 0.5)
    assert list(taken(tmp_path / "frames").values()) == [0, 5, 10]


def test_names_tell_the_time(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    assert frame_name(path, 65) == "clip 00-01-05.000.png"
    assert frame_name(path, 3 * 3600 + 59.9996) == "clip 03-01-00.000.png"
    assert as_text(time_in_name(Path(frame_name(path, 7384.25)).stem)) == "02:03:04.250"


def test_a_stopped_film_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, whole, folder = film(tmp_path / "clip.mp4", 100), tmp_path / "whole", tmp_path / "frames"
    take_frames(path, whole, 0.5)

    def stop(done: float, _: float) -> None:
        if done > 7.2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_frames(path, folder, 0.5, stop)
    assert len(taken(folder)) == 15
    old = {file: file.stat().st_mtime_ns for file in folder.glob("*.png")}
    told: list[float] = []
    take_frames(path, folder, 0.5, lambda done, _: told.append(done))
    assert told[0] >= 5, "what is there is not decoded again"
    assert {file: file.stat().st_mtime_ns for file in old} == old, "nor written"
    assert taken(folder) == taken(whole)
    assert len(taken(folder)) == 20
    monkeypatch.setattr(video, "_Film", None)
    take_frames(path, folder, 0.5)  # all are there: the film is not even opened


def test_a_film_that_cannot_be_entered_in_the_middle_is_read_from_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, folder = film(tmp_path / "clip.mp4", 80), tmp_path / "frames"
    take_frames(path, folder)
    whole = taken(folder)
    for name in list(whole)[4:]:
        (folder / name).unlink()
    note = json.loads((folder / NOTE).read_text())
    (folder / NOTE).write_text(json.dumps(note | {"done": False}))
    real = cv2.VideoCapture

    class Overshooting:
        """Goes to five seconds wherever it is sent."""

        def __init__(self, *given: Any) -> None:
            self._real = real(*given)

        def set(self, what: int, _: float) -> bool:
            return self._real.set(what, 5000)

        def __getattr__(self, name: str) -> Any:
            return getattr(self._real, name)

    monkeypatch.setattr(cv2, "VideoCapture", Overshooting)
    take_frames(path, folder)
    assert taken(folder) == whole


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda path: film(path, 20), "frames of another film, or of this one before it was changed"),
        (lambda path: (path.parent / "frames" / NOTE).write_text("{"), "cannot be read"),
        (lambda path: (path.parent / "frames" / NOTE).unlink(), "other pictures are there"),
    ],
)
def test_frames_of_two_films_are_not_mixed(tmp_path: Path, change: Any, said: str) -> None:
    path = film(tmp_path / "clip.mp4", 12)
    take_frames(path, tmp_path / "frames")
    before = taken(tmp_path / "frames")
    change(path)
    with pytest.raises(DotoriError, match=said) as refused:
        take_frames(path, tmp_path / "frames")
    assert str(refused.value).endswith("; name another folder (--frames)"), "what is there may have corrections"
    assert taken(tmp_path / "frames") == before


def test_a_film_that_was_copied_with_another_time_is_the_same_film(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = film(tmp_path / "clip.mp4", 12)
    take_frames(path, tmp_path / "frames")
    os.utime(path, (1e9, 1e9))
    monkeypatch.setattr(video, "_Film", None)
    take_frames(path, tmp_path / "frames")  # nothing is taken again


def test_an_older_note_knows_a_film_by_its_time_alone(tmp_path: Path) -> None:
    path, note = film(tmp_path / "clip.mp4", 12), tmp_path / "frames" / NOTE
    take_frames(path, tmp_path / "frames")
    content = json.loads(note.read_text())
    del content["digest"]
    note.write_text(json.dumps(content))
    take_frames(path, tmp_path / "frames")
    os.utime(path, (1e9, 1e9))
    with pytest.raises(DotoriError, match="frames of another film"):
        take_frames(path, tmp_path / "frames")


def test_frames_at_two_distances_are_not_mixed(tmp_path: Path) -> None:
    path = film(tmp_path / "clip.mp4", 12)
    take_frames(path, tmp_path / "frames", 0.5)
    with pytest.raises(DotoriError, match=r"a frame every 0\.5 seconds, not every 2"):
        take_frames(path, tmp_path / "frames", 2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"no film at all" * 100, "no film in a known format, or is damaged"),
        (None, "there is no such file"),
    ],
)
def test_what_is_no_film_gives_a_sentence_and_nothing_else(
    tmp_path: Path, content: bytes | None, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "clip.mp4"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DotoriError, match=said):
        take_frames(path, tmp_path / "frames")
    assert capfd.readouterr() == ("", "")
    assert not (tmp_path / "frames").exists()


def test_a_film_that_is_cut_short_says_so_every_time(tmp_path: Path) -> None:
    whole = film(tmp_path / "whole.mkv", 300)
    path = tmp_path / "clip.mkv"
    data = whole.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    for _ in range(2):
        warning = take_frames(path, tmp_path / "frames")
        assert warning is not None and "cut short" in warning
    assert 0 < len(taken(tmp_path / "frames")) < 30
