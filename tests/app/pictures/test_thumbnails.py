import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.pictures import thumbnails as module
from app.pictures.thumbnails import SIDE, WAITING, Store, Thumbnails


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def colour(image: QImage, x: float, y: float) -> tuple[int, int, int]:
    red, green, blue, _ = image.pixelColor(int(x * SIDE), int(y * SIDE)).getRgb()
    return red, green, blue


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif"])
def test_upright_and_square_from_the_middle(tmp_path: Path, store: Store, suffix: str) -> None:
    stored = np.zeros((300, 900, 3), np.uint8)
    stored[:, :300] = stored[:, 600:] = (0, 0, 255)  # what the square leaves away
    stored[:, 300:600] = (255, 0, 0)
    stored[:, 450:600] = (0, 255, 0)
    exif = Image.Exif()
    exif[0x0112] = 6  # shown after a quarter turn to the right: left comes to the top
    Image.fromarray(stored).save(tmp_path / f"a.{suffix}", exif=exif, quality=95)
    thumbnail = store.get(tmp_path / f"a.{suffix}")
    assert (thumbnail.width(), thumbnail.height()) == (SIDE, SIDE)
    np.testing.assert_allclose(colour(thumbnail, 0.5, 0.2), (255, 0, 0), atol=25)
    np.testing.assert_allclose(colour(thumbnail, 0.5, 0.8), (0, 255, 0), atol=25)


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "I;16", "CMYK"])
def test_odd_formats(tmp_path: Path, store: Store, mode: str) -> None:
    path = tmp_path / ("사진.jpg" if mode == "CMYK" else "사진.png")
    grey = Image.fromarray(np.full((40, 60), 40_000, np.uint16)) if mode == "I;16" else Image.new("L", (60, 40), 156)
    (grey if mode == "I;16" else grey.convert("RGB").convert(mode)).save(path)
    thumbnail = store.get(path)
    np.testing.assert_allclose(colour(thumbnail, 0.5, 0.5), [156] * 3, atol=6)


@pytest.mark.parametrize("size", [(3000, 2), (2, 3000), (1, 1), (SIDE, SIDE)])
@pytest.mark.parametrize("suffix", ["jpg", "png"])
def test_any_size(tmp_path: Path, store: Store, size: tuple[int, int], suffix: str) -> None:
    Image.new("RGB", size, (10, 200, 10)).save(tmp_path / f"a.{suffix}")
    np.testing.assert_allclose(colour(store.get(tmp_path / f"a.{suffix}"), 0.9, 0.9), (10, 200, 10), atol=6)


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xff\xd8\xff\xe0 broken", None])
def test_broken_ones_give_nothing_quietly(
    tmp_path: Path, store: Store, content: bytes | None, capfd: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / "a.jpg").write_bytes(content)
    assert store.get(tmp_path / "a.jpg").isNull()
    assert capfd.readouterr().err == ""


def test_found_again_until_the_file_changes(tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (50, 50), "red").save(path)
    first = store.get(path)
    with monkeypatch.context() as patched:
        patched.setattr(module, "load_image", lambda _: pytest.fail("it was kept"))
        np.testing.assert_allclose(
            colour(Store(tmp_path / "cache").get(path), 0.5, 0.5), colour(first, 0.5, 0.5), atol=4
        )
    Image.new("RGB", (50, 50), "blue").save(path)
    os.utime(path, (1, 1))
    np.testing.assert_allclose(colour(store.get(path), 0.5, 0.5), (0, 0, 255), atol=4)


def test_the_store_stays_within_its_bound(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache", most=20)
    for number in range(50):
        path = tmp_path / f"{number}.png"
        Image.new("RGB", (4, 4), (number, 0, 0)).save(path)
        store.get(path)
        assert len(list((tmp_path / "cache").iterdir())) <= 20
    assert len(list((tmp_path / "cache").iterdir())) > 10


def test_without_a_place_to_keep_them(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    assert not Store(tmp_path / "file" / "cache").get(tmp_path / "a.png").isNull()


class Slow:
    """Stands for the store; answers once `go` is set, and notes what was asked."""

    def __init__(self) -> None:
        self.go, self.asked = threading.Event(), list[str]()

    def get(self, path: Path) -> QImage:
        self.asked.append(path.name)
        assert self.go.wait(20)
        return QImage(SIDE, SIDE, QImage.Format.Format_RGB32)


@pytest.fixture
def slow(qtbot: QtBot) -> Iterator[tuple[Thumbnails, Slow]]:  # noqa: ARG001
    store = Slow()
    thumbnails = Thumbnails(store)
    yield thumbnails, store
    store.go.set()
    thumbnails.close()


def test_the_newest_first_and_nothing_that_was_scrolled_away(slow: tuple[Thumbnails, Slow], qtbot: QtBot) -> None:
    thumbnails, store = slow
    came: list[int] = []
    thumbnails.ready.connect(came.append)
    for image in (1000, 1001):
        thumbnails.get(image, Path(str(image)))
    qtbot.waitUntil(lambda: len(store.asked) == 2)
    for image in range(500):
        assert thumbnails.get(image, Path(str(image))) is None
    store.go.set()
    qtbot.waitUntil(lambda: len(came) == WAITING + 2)
    assert store.asked[2] == "499"
    assert {int(name) for name in store.asked[2:]} == set(range(500 - WAITING, 500))
    pixmap = thumbnails.get(499, Path("x"))
    assert pixmap is not None
    assert pixmap.width() == SIDE


def test_what_comes_for_the_folder_before_is_dropped(slow: tuple[Thumbnails, Slow], qtbot: QtBot) -> None:
    thumbnails, store = slow
    came: list[int] = []
    thumbnails.ready.connect(came.append)
    thumbnails.get(1, Path("old"))
    qtbot.waitUntil(lambda: store.asked == ["old"])
    thumbnails.clear()
    thumbnails.get(1, Path("new"))
    store.go.set()
    qtbot.waitUntil(lambda: came == [1])
    assert store.asked == ["old", "new"]


def test_a_picture_is_made_once(slow: tuple[Thumbnails, Slow], qtbot: QtBot) -> None:
    thumbnails, store = slow
    ask: Callable[[], object] = lambda: thumbnails.get(1, Path("a"))  # noqa: E731
    ask()
    qtbot.waitUntil(lambda: store.asked == ["a"])
    ask()
    store.go.set()
    qtbot.waitUntil(lambda: ask() is not None)
    ask()
    assert store.asked == ["a"]


def test_broken_ones_are_null_pixmaps(tmp_path: Path, qtbot: QtBot) -> None:
    thumbnails = Thumbnails(Store(tmp_path / "cache"))
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.get(3, tmp_path / "none.jpg")
    pixmap = thumbnails.get(3, tmp_path / "none.jpg")
    assert pixmap is not None
    assert pixmap.isNull()
    thumbnails.close()
