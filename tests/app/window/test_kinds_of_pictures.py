"""Every kind of picture through the window: what is on the screen, in the list and in the hands of the counter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.pictures.model import Role
from app.pictures.rows import PictureRows
from app.window import MainWindow
from core.images import load_image

HEIGHT, WIDTH = 120, 180
QUARTERS = ((0, 0), (1, 0), (0, 1), (1, 1))
COLOURS = np.array([[220, 40, 40], [40, 200, 60], [50, 70, 220], [235, 225, 90]], np.uint8)
GREYS = np.array([20, 90, 170, 240], np.uint8)


def upright(colours: np.ndarray) -> np.ndarray:
    """A picture whose quarters have these colours: above left, above right, below left, below right."""
    rows = [np.concatenate([np.tile(c, (HEIGHT // 2, WIDTH // 2, 1)) for c in colours[i : i + 2]], 1) for i in (0, 2)]
    return np.concatenate(rows, 0).astype(np.uint8)


def rgb(path: Path, **how: object) -> np.ndarray:
    Image.fromarray(upright(COLOURS)).save(path, **how)
    return COLOURS


def turned(path: Path) -> np.ndarray:
    """Stored on its side; EXIF says that a quarter turn to the right sets it upright."""
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(np.rot90(upright(COLOURS))).save(path, exif=exif, quality=95)
    return COLOURS


def grey(path: Path) -> np.ndarray:
    Image.fromarray(upright(GREYS[:, None])[..., 0]).save(path, quality=95)
    return GREYS[:, None].repeat(3, 1)


def sixteen_bit(path: Path) -> np.ndarray:
    Image.fromarray(upright(GREYS[:, None])[..., 0].astype(np.uint16) * 257).save(path)
    return GREYS[:, None].repeat(3, 1)


def palette(path: Path) -> np.ndarray:
    Image.fromarray(upright(COLOURS)).quantize(8).save(path)
    return COLOURS


def mode(name: str) -> Callable[[Path], np.ndarray]:
    def save(path: Path) -> np.ndarray:
        Image.fromarray(upright(COLOURS)).convert(name).save(path)
        return COLOURS

    return save


def half_clear(path: Path) -> np.ndarray:
    """The upper right quarter is transparent, and white to look at."""
    picture = np.dstack([upright(COLOURS), np.full((HEIGHT, WIDTH), 255, np.uint8)])
    picture[: HEIGHT // 2, WIDTH // 2 :, 3] = 0
    Image.fromarray(picture).save(path)
    return np.array([COLOURS[0], (255, 255, 255), *COLOURS[2:]])


KINDS: dict[str, Callable[[Path], np.ndarray]] = {
    "turned.jpg": turned,
    "turned.png": turned,
    "grey.jpg": grey,
    "deep.png": sixteen_bit,
    "deep.tif": sixteen_bit,
    "cmyk.jpg": mode("CMYK"),
    "cmyk.tif": mode("CMYK"),
    "palette.png": palette,
    "alpha.png": half_clear,
    "plain.tiff": rgb,
    "plain.webp": lambda path: rgb(path, quality=95),
    "광장의 사람들 #1.jpg": lambda path: rgb(path, quality=95),
}


@pytest.mark.parametrize("name", KINDS)
def test_it_is_shown_listed_and_counted_alike(
    name: str, tmp_path: Path, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    folder = tmp_path / "사진"
    folder.mkdir()
    wanted = KINDS[name](folder / name).astype(int)
    window = open_window(folder)
    canvas = window.parts.canvas
    qtbot.waitUntil(lambda: canvas.editable)
    assert window.windowTitle().startswith(name)
    assert (canvas.picture_size.width(), canvas.picture_size.height()) == (WIDTH, HEIGHT)

    screen = canvas.viewport().grab().toImage()
    centres = [((x + 0.5) * WIDTH / 2, (y + 0.5) * HEIGHT / 2) for x, y in QUARTERS]
    shown = [colour(screen, canvas.viewportTransform().map(QPointF(*centre))) for centre in centres]
    assert np.abs(np.array(shown) - wanted).max() <= 24, "on the canvas"  # CMYK, JPEG and palettes round

    model = window.parts.pictures.findChild(PictureRows).model()
    qtbot.waitUntil(lambda: model.index(0, 0).data(Role.THUMBNAIL) is not None)
    small = model.index(0, 0).data(Role.THUMBNAIL).toImage()
    listed = [colour(small, QPointF((x + 0.5) / 2, (y + 0.5) / 2) * small.width()) for x, y in QUARTERS]
    assert np.abs(np.array(listed) - wanted).max() <= 24, "in the list"

    path = window.parts.workspace.path
    assert path is not None
    counted = [load_image(path)[int(y), int(x)] for x, y in centres]
    assert np.abs(np.array(counted).astype(int) - shown).max() <= 4, "what is counted is what is seen"


def colour(image: QImage, at: QPointF) -> tuple[int, int, int]:
    ratio = image.devicePixelRatio()
    there: QColor = image.pixelColor(round(at.x() * ratio), round(at.y() * ratio))
    return there.red(), there.green(), there.blue()
