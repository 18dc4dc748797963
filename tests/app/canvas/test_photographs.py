from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.canvas import photograph
from app.canvas.photograph import Photograph, PhotographReader
from app.canvas.view import Canvas
from app.workspace import Workspace
from core.images import load_image


@pytest.fixture
def scene() -> np.ndarray:
    """Colours that change slowly, so that JPEG keeps them; each corner differs."""
    y, x = np.mgrid[0:120, 0:200]
    return np.stack([x, 2 * y, 255 - x], -1).clip(0, 255).astype(np.uint8)


@pytest.fixture
def read(qtbot: QtBot) -> Callable[[Path], Photograph]:
    def reading(path: Path) -> Photograph:
        reader, arrived = PhotographReader(), []
        reader.arrived.connect(arrived.append)
        reader.failed.connect(pytest.fail)
        reader.read(path)
        qtbot.waitUntil(lambda: bool(arrived) and arrived[-1].complete)
        reader.close()
        return arrived[-1]

    return reading


def pixels(image: QImage) -> np.ndarray:
    """(H, W, 3) RGB."""
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return data[:, : image.width(), 2::-1].astype(int)


def save_exif(scene: np.ndarray, path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(scene).save(path, exif=exif, quality=95)


def save_16_bit(scene: np.ndarray, path: Path) -> None:
    Image.fromarray(scene[..., 0].astype(np.uint16) * 257).save(path)


SAVED: dict[str, Callable[[np.ndarray, Path], None]] = {
    "plain.jpg": lambda scene, path: Image.fromarray(scene).save(path, quality=95),
    "grey.jpg": lambda scene, path: Image.fromarray(scene[..., 0]).save(path, quality=95),
    "cmyk.jpg": lambda scene, path: Image.fromarray(scene).convert("CMYK").save(path, quality=95),
    "exif_3.jpg": lambda scene, path: save_exif(scene, path, 3),
    "exif_5.jpg": lambda scene, path: save_exif(scene, path, 5),
    "exif_6.jpg": lambda scene, path: save_exif(scene, path, 6),
    "exif_8.png": lambda scene, path: save_exif(scene, path, 8),
    "progressive.jpg": lambda scene, path: Image.fromarray(scene).save(path, progressive=True, quality=95),
    "deep.png": save_16_bit,
    "deep.tif": save_16_bit,
    "alpha.png": lambda scene, path: Image.fromarray(np.dstack([scene, scene[..., :1]])).save(path),
    "palette.gif": lambda scene, path: Image.fromarray(scene).convert("P").save(path),
    "lossless.webp": lambda scene, path: Image.fromarray(scene).save(path, lossless=True),
    "jpeg in disguise.png": lambda scene, path: Image.fromarray(scene).save(path, "JPEG", quality=95),
    "광장의 사람들.jpg": lambda scene, path: Image.fromarray(scene).save(path, quality=95),
}


@pytest.mark.parametrize("name", SAVED)
def test_what_is_shown_is_what_is_counted(
    name: str, scene: np.ndarray, tmp_path: Path, read: Callable[[Path], Photograph]
) -> None:
    SAVED[name](scene, tmp_path / name)
    read_off, counted = read(tmp_path / name), load_image(tmp_path / name)
    assert (read_off.height, read_off.width) == counted.shape[:2]
    shown = pixels(read_off.levels[0])
    assert shown.shape == counted.shape
    assert np.abs(shown - counted).max() <= 3  # JPEG decoders round differently


@pytest.mark.parametrize("channels", [3, 1])
def test_a_large_jpeg_comes_coarse_first_and_with_halves(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, channels: int
) -> None:
    monkeypatch.setattr(photograph, "SMALL", 240 * 501)
    monkeypatch.setattr(photograph, "COARSE", 120)
    path = tmp_path / "large.jpg"
    picture = np.zeros((240, 501, channels), np.uint8).squeeze()
    picture[:, 250:] = 200
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(picture).save(path, exif=exif)
    reader, arrived = PhotographReader(), []
    reader.arrived.connect(arrived.append)
    reader.read(path)
    qtbot.waitUntil(lambda: len(arrived) == 2)
    coarse, full = arrived
    assert (coarse.complete, full.complete) == (False, True)
    assert (coarse.width, coarse.height) == (full.width, full.height) == (240, 501)
    assert [(level.width(), level.height()) for level in coarse.levels] == [(60, 126)]
    assert [(level.width(), level.height()) for level in full.levels] == [(240, 501), (120, 251), (60, 126)]
    for level in (*coarse.levels, *full.levels):
        assert pixels(level)[10, 10].max() < 5
        assert pixels(level)[-10, -10].min() > 195
    reader.close()


def test_only_the_last_wish_arrives(scene: np.ndarray, tmp_path: Path, qtbot: QtBot) -> None:
    for number in range(6):
        Image.fromarray(scene[: 20 + number]).save(tmp_path / f"{number}.png")
    reader, arrived = PhotographReader(), []
    reader.arrived.connect(arrived.append)
    for number in range(6):
        reader.read(tmp_path / f"{number}.png")
    qtbot.waitUntil(lambda: bool(arrived))
    reader.close()
    assert [one.height for one in arrived] == [25]


@pytest.mark.parametrize("harm", ["empty", "cut", "text", "gone"])
def test_a_broken_file_is_told_in_a_sentence_and_leaves_the_canvas_empty(
    harm: str,
    tmp_path: Path,
    open_folder: Callable[[Path], Workspace],
    make_canvas: Callable[[Workspace], Canvas],
    qtbot: QtBot,
    noise_picture: Callable[..., np.ndarray],
) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(noise_picture(200, 300)).save(path)
    Image.fromarray(noise_picture(200, 300)).save(tmp_path / "b.jpg")
    workspace = open_folder(tmp_path)
    whole = path.read_bytes()
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes({"empty": b"", "cut": whole[: len(whole) // 2], "text": b"no picture" * 99}[harm])
    told: list[str] = []
    workspace.told.connect(told.append)
    canvas = make_canvas(workspace)
    assert canvas.trouble is not None
    assert told == [canvas.trouble]
    assert str(path) in canvas.trouble
    assert not canvas.editable
    workspace.show(list(workspace.pictures)[1])
    qtbot.waitUntil(lambda: canvas.editable)
    assert canvas.trouble is None
