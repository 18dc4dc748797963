from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.actions import ENTRIES
from app.gestures import GesturePicture, gestures
from app.keyboard_help import KeyboardHelp
from app.look.theme import apply_theme, theme
from app.samples import sample_folder
from app.welcome import Welcome


@pytest.fixture
def page(qtbot: QtBot) -> Welcome:
    made = Welcome()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def test_its_buttons_say_what_is_wanted(qtbot: QtBot, page: Welcome) -> None:
    for button, signal in (
        (page.files_button, page.files_wanted),
        (page.folder_button, page.folder_wanted),
        (page.sample_button, page.sample_wanted),
    ):
        with qtbot.waitSignal(signal):
            button.click()


def test_recent_folders_are_offered_and_replaced(qtbot: QtBot, page: Welcome, tmp_path: Path) -> None:
    def offered() -> list[QPushButton]:
        return [button for button in page.findChildren(QPushButton) if button.toolTip() and button.isVisible()]

    for name in ("사진", *map(str, range(9))):
        (tmp_path / name).mkdir()
    page.show_recent([str(tmp_path / "사진"), str(tmp_path / "gone")])
    page.show_recent(str(tmp_path / str(number)) for number in range(9))
    qtbot.waitUntil(lambda: len(offered()) == 5)
    with qtbot.waitSignal(page.recent_wanted) as chosen:
        offered()[1].click()
    assert chosen.args == [tmp_path / "1"]
    page.show_recent([])
    qtbot.waitUntil(lambda: not offered())


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800), (3840, 2160)])
@pytest.mark.parametrize("recents", [0, 5])
@pytest.mark.parametrize("over_a_picture", [False, True])
def test_all_of_it_can_be_seen_in_every_window(
    page: Welcome, tmp_path: Path, size: tuple[int, int], recents: int, over_a_picture: bool
) -> None:
    """Beside the list and the panels, which take 540 pixels; what is too high for the window can be scrolled to."""
    folders = [tmp_path / f"a folder with a rather long name {number}" for number in range(recents)]
    for folder in folders:
        folder.mkdir()
    page.show_recent(map(str, folders))
    page.offer_picture(over_a_picture)
    page.resize(size[0] - 540, size[1] - 110)
    QApplication.processEvents()
    whole = page.widget().rect()
    assert page.horizontalScrollBar().maximum() == 0
    assert whole.width() <= page.viewport().width()
    shown = [*page.findChildren(GesturePicture), *page.findChildren(QPushButton), *page.findChildren(QLabel)]
    for widget in (each for each in shown if each.isVisible()):
        at = QRect(widget.mapTo(page.widget(), QPoint(0, 0)), widget.size())
        assert whole.contains(at), widget
        assert at.height() >= widget.minimumSizeHint().height(), widget
        if widget.hasHeightForWidth():
            assert at.height() >= widget.heightForWidth(at.width()), widget
    tops = {picture.mapTo(page, QPoint(0, 0)).y() for picture in page.findChildren(GesturePicture)}
    assert len(tops) == (2 if size[0] == 1024 else 1)


def drawn(picture: GesturePicture) -> QImage:
    return picture.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_five_gestures_are_drawn_and_differ(qtbot: QtBot, qapp: QApplication, choice: str) -> None:
    apply_theme(qapp, "dark" if choice == "dark" else "light")
    pictures = [GesturePicture(gesture) for gesture in gestures()]
    for picture in pictures:
        qtbot.addWidget(picture)
    images = [drawn(picture) for picture in pictures]
    assert len(images) == 5
    assert len({bytes(image.constBits()) for image in images}) == 5
    model = np.uint32(theme().model.rgb())
    greens = [(np.frombuffer(image.constBits(), np.uint32) == model).sum() for image in images]
    apply_theme(qapp, "light")
    assert min(greens) > 20


def test_the_samples_are_copied_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOTORI_HOME", str(tmp_path))
    folder = sample_folder()
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) >= 3
    assert all(name.endswith(".jpg") for name in names)
    (folder / names[0]).write_bytes(b"mine")
    assert sample_folder() == folder
    assert (folder / names[0]).read_bytes() == b"mine"


def test_the_keyboard_help_lists_every_shortcut(qtbot: QtBot) -> None:
    page = KeyboardHelp()
    qtbot.addWidget(page)
    words = [label.text() for label in page.findChildren(QLabel)]
    for entry in ENTRIES.values():
        assert entry.text.rstrip("…") in words
    assert {"Ctrl+O", "Enter", "Return", "[", "Shift+C"} <= set(words)
