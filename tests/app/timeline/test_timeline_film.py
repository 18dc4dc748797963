from pathlib import Path

import imageio.v2 as imageio
import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app.counting.messages import Frame
from app.timeline.film import FilmExport, export_film
from core.counting import reel
from core.counting.overlay import GREEN
from core.errors import DotoriError
from core.regions import Region


def frames_of(steps: int, width: int = 96, height: int = 64) -> list[Frame]:
    made = []
    for step in range(1, steps + 1):
        latent = np.full((height // 4, width // 4), 255 * step // steps, np.uint8)
        crowd_map = np.zeros((height, width), np.uint8)
        xy = np.array([[70.0, 50.0], [20.0, 50.0]])
        made.append(
            Frame(1, step, steps, 0, latent, latent, crowd_map, xy, np.array([0.9, 0.1]), 1.0, width, height)  # type: ignore[arg-type]
        )
    return made


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    Image.new("RGB", (96, 64), (40, 40, 40)).save(path)
    return path


def read(path: Path) -> np.ndarray:
    with imageio.get_reader(path) as reader:
        return np.stack([frame[..., :3] for frame in reader]).astype(int)


@pytest.mark.parametrize("ending", [".mp4", ".gif"])
def test_a_film_shows_the_steps_and_the_dots_that_count(tmp_path: Path, photograph: Path, ending: str) -> None:
    target, told = tmp_path / f"film{ending}", []
    assert export_film(frames_of(4), photograph, target, told.append)
    pictures = read(target)
    assert pictures.shape[1:] == (64, 3 * 96, 3)
    first, last = pictures[0], pictures[-1]
    assert first[60:, :96].mean() < 100 < 200 < last[60:, :96].mean(), "z_t goes from 1/4 to full white"
    photo = last[:, 192:]
    green = np.argwhere(np.abs(photo - GREEN).sum(-1) < 90)[:, ::-1].mean(0) + 0.5
    assert green == pytest.approx((70, 50), abs=2)
    assert np.abs(photo[50, 20] - 40).max() < 12, "a dot below the threshold is not shown"
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert sorted(path.name for path in tmp_path.iterdir()) == [target.name, "photo.png"]


def test_a_film_shows_no_dots_in_masks(tmp_path: Path, photograph: Path) -> None:
    mask = Region("stage", ((60, 40), (80, 40), (80, 60), (60, 60)), mask=True)
    export_film(frames_of(2), photograph, tmp_path / "film.gif", regions=[mask])
    photo = read(tmp_path / "film.gif")[-1][:, 192:]
    assert not (np.abs(photo - GREEN).sum(-1) < 90).any()


def test_of_very_many_steps_evenly_spread_ones_are_shown(
    tmp_path: Path, photograph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reel, "SECONDS", 1)
    told: list[float] = []
    export_film(frames_of(500, 16, 16), photograph, tmp_path / "film.gif", told.append)
    assert len(told) == 20


def test_who_cancels_keeps_the_film_that_was_there(tmp_path: Path, photograph: Path) -> None:
    target, told = tmp_path / "film.gif", []
    target.write_bytes(b"the old one")
    assert not export_film(frames_of(9), photograph, target, told.append, lambda: len(told) == 3)
    assert len(told) == 3
    assert target.read_bytes() == b"the old one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["film.gif", "photo.png"]


@pytest.mark.parametrize(
    ("target", "photo", "said"),
    [
        ("film.avi", "photo.png", r"\.mp4 or \.gif"),
        ("film.gif", "gone.png", "gone.png"),
        ("photo.png/film.gif", "photo.png", "cannot write"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_leaves_nothing(
    tmp_path: Path, photograph: Path, target: str, photo: str, said: str
) -> None:
    with pytest.raises(DotoriError, match=said):
        export_film(frames_of(2), tmp_path / photo, tmp_path / target)
    assert list(tmp_path.iterdir()) == [photograph]


def test_in_a_thread(tmp_path: Path, photograph: Path, qtbot: QtBot) -> None:
    export = FilmExport(frames_of(3), photograph, tmp_path / "film.gif")
    with qtbot.waitSignals([export.written, export.finished], timeout=20_000):
        export.start()
    assert (tmp_path / "film.gif").exists()
    export.wait()


def test_a_thread_that_is_cancelled_or_fails(tmp_path: Path, photograph: Path, qtbot: QtBot) -> None:
    export = FilmExport(frames_of(150), photograph, tmp_path / "film.gif")
    written: list[object] = []
    export.written.connect(written.append)
    export.progressed.connect(lambda _: export.cancel())
    with qtbot.waitSignal(export.finished, timeout=20_000):
        export.start()
    assert written == []
    assert list(tmp_path.iterdir()) == [photograph]
    failing = FilmExport(frames_of(2), tmp_path / "gone.png", tmp_path / "film.gif")
    said: list[str] = []
    failing.failed.connect(said.append)
    with qtbot.waitSignal(failing.finished, timeout=20_000):
        failing.start()
    assert len(said) == 1
    assert "gone.png" in said[0]
