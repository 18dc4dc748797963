from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from defusedxml.ElementTree import fromstring
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from app.actions import ENTRIES
from app.look.colours import DARK, LIGHT, Theme
from app.look.icons import app_icon, icon
from app.look.theme import ThemeChoice, apply_theme

FOLDER = files("resources") / "icons"
NAMES = sorted(file.name.removesuffix(".svg") for file in FOLDER.iterdir() if file.name.endswith(".svg"))
LINES = [name for name in NAMES if name != "dotori"]


def picture(made: QIcon, side: int = 24, mode: QIcon.Mode = QIcon.Mode.Normal, ratio: float = 1.0) -> QImage:
    return made.pixmap(QSize(side, side), ratio, mode).toImage()


def inked(image: QImage) -> NDArray[np.uint8]:
    """(N, 3) the colours of the pixels that are painted in full."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(plain.constBits(), np.uint8).reshape(-1, 4)
    return pixels[pixels[:, 3] == 255, :3]


def test_every_action_has_an_icon() -> None:
    assert {entry.icon for entry in ENTRIES.values()} <= set(LINES)


@pytest.mark.parametrize("name", LINES)
def test_icons_are_of_one_family(name: str) -> None:
    drawing = fromstring((FOLDER / f"{name}.svg").read_text("utf-8"))
    assert drawing.get("viewBox") == "0 0 24 24"
    assert drawing.get("stroke-width") == "1.75"
    assert drawing.get("stroke-linecap") == drawing.get("stroke-linejoin") == "round"
    assert drawing.get("stroke") == "currentColor"
    assert drawing.get("fill") == "none"


@pytest.mark.parametrize(("choice", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_every_icon_is_drawn_in_the_colour_of_the_theme(
    qapp: QApplication, choice: ThemeChoice, colours: Theme
) -> None:
    apply_theme(qapp, choice)
    for name in LINES:
        painted = inked(picture(icon(name), 48))
        assert len(painted) > 20, name
        assert (painted == np.array(colours.text.getRgb()[:3])).all(), name


def test_an_icon_follows_the_theme_without_being_asked_for_again(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    made = icon("count")
    light = picture(made)
    apply_theme(qapp, "dark")
    assert picture(made) != light
    apply_theme(qapp, "light")
    assert picture(made) == light


@pytest.mark.usefixtures("qapp")
def test_a_disabled_icon_is_fainter_and_a_fine_screen_gets_a_finer_one() -> None:
    made = icon("count")
    assert picture(made, mode=QIcon.Mode.Disabled) != picture(made)
    fine = picture(made, 24, ratio=2.0)
    assert fine.width() == 48
    blown_up = picture(made, 24).scaled(48, 48)
    fine.setDevicePixelRatio(1)
    assert fine != blown_up


@pytest.mark.usefixtures("qapp")
def test_an_icon_survives_being_copied_and_drawn_into() -> None:
    copy = QIcon(icon("box"))
    copy.addPixmap(app_icon().pixmap(16, 16))
    assert len(inked(picture(copy, 48)))


@pytest.mark.usefixtures("qapp")
def test_the_acorn_carries_green_dots() -> None:
    red, green, _ = inked(picture(app_icon(), 128)).T.astype(int)
    assert (green > 1.5 * red).sum() > 100


@pytest.mark.usefixtures("qapp")
def test_an_icon_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")
