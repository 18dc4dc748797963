"""A new user's first hour, with the shipped model: open, count, watch, correct, decide, keep, hand over.

On a part of a sample picture, and on a photograph of a crowd where the folder `../shared/data` is.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from scipy.io import loadmat
from scipy.spatial import cKDTree

from app.timeline.slider import StepSlider
from app.timeline.views import VIEWS, ViewChoice
from app.window import MainWindow
from core.dots import Dots, Origin
from core.project import State

Key, LEFT, RIGHT, NONE = Qt.Key, Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier
CLOSE = 8.0
STEPS = 4
PATIENCE = 300_000
"""Milliseconds; the machine may be busy."""
PHOTOGRAPHS = Path(__file__).parents[4] / "shared" / "data" / "ShanghaiTech" / "part_B" / "train_data" / "images"


@dataclass(frozen=True)
class Fixes:
    """Ten corrections, (N, 2) pixels of the picture."""

    added: NDArray[np.float64]
    moved_from: NDArray[np.float64]
    moved_to: NDArray[np.float64]
    removed: NDArray[np.float64]


class User:
    """Hands on the keys and the mouse of a window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot, self.parts = window, qtbot, window.parts

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.parts.canvas, key, keys)

    def at(self, x: float, y: float) -> QPoint:
        return self.parts.canvas.viewportTransform().map(QPointF(x, y)).toPoint()

    def click(self, x: float, y: float, button: Qt.MouseButton = LEFT) -> None:
        self.parts.canvas.look_at(x, y, CLOSE)
        QTest.mouseClick(self.parts.canvas.viewport(), button, NONE, self.at(x, y))

    def drag(self, x: float, y: float, dx: float, dy: float) -> None:
        self.parts.canvas.look_at(x, y, CLOSE)
        port = self.parts.canvas.viewport()
        QTest.mousePress(port, LEFT, NONE, self.at(x, y))
        for share in (0.5, 1.0):
            QTest.mouseMove(port, self.at(x + share * dx, y + share * dy))
        QTest.mouseRelease(port, LEFT, NONE, self.at(x + dx, y + dy))

    @property
    def counted(self) -> NDArray[np.float64]:
        """(N, 2) the dots that count."""
        return self.parts.workspace.marks.counted.xy

    def show(self, image: int) -> None:
        self.parts.workspace.show(image)
        self.qtbot.waitUntil(lambda: self.parts.canvas.picture_size.width() > 0, timeout=PATIENCE)


def count(user: User) -> None:
    """One key; meanwhile another picture is opened and edited; the film is there in the end."""
    parts = user.parts
    first, second, *_ = parts.workspace.pictures
    live: list[bool] = []
    parts.timeline.frame_shown.connect(lambda frame: live.append(user.window.counting.busy) if frame else None)
    choose_steps(user)
    user.key(Key.Key_Return)
    assert parts.actions["stop"].isEnabled()
    user.qtbot.waitUntil(lambda: len(live) >= 2, timeout=PATIENCE)
    assert all(live[:2])  # it is watched while it runs
    user.show(second)
    user.click(30, 30)
    assert len(user.counted) == 1
    user.qtbot.waitUntil(lambda: not user.window.counting.busy, timeout=PATIENCE)
    assert parts.workspace.pictures[first].state == State.COUNTED
    assert parts.workspace.pictures[second].state == State.EDITED
    user.show(first)
    assert len(user.counted) > 20
    assert parts.timeline.awake
    assert parts.status.device.text()


def choose_steps(user: User) -> None:
    """Few steps, typed into the panel."""
    user.parts.side.open_section("settings")
    field = user.parts.side.settings.steps.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(QApplication.focusWidget(), f"{STEPS}\r")
    user.parts.canvas.setFocus()
    assert user.parts.side.settings.settings().steps == STEPS


def watch(user: User) -> None:
    """From noise to heads and back, over each view."""
    timeline, layers = user.parts.timeline, user.parts.layers
    slider, views = user.window.findChild(StepSlider), user.window.findChild(ViewChoice)
    steps = [frame.step for frame in timeline.frames]
    assert steps == list(range(1, STEPS + 1))
    seen = []
    QTest.mousePress(slider, LEFT, NONE, QPoint(slider.width() - 2, slider.height() // 2))
    for share in np.linspace(1, 0, 40):  # scrubbed from heads back to noise
        QTest.mouseMove(slider, QPoint(round(2 + share * (slider.width() - 4)), slider.height() // 2))
        seen.append(timeline.shown.step if timeline.shown else STEPS)
    QTest.mouseRelease(slider, LEFT, NONE, QPoint(2, slider.height() // 2))
    assert sorted(set(seen)) == steps
    assert seen == sorted(seen, reverse=True)
    assert timeline.shown.step == 1
    early = len(user.parts.canvas._dots.dots)
    assert not user.parts.canvas.editable
    for view in VIEWS:
        views.set_view(view)
        assert layers.image._image.isNull() == (view == "photo")
    user.key(Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert timeline.shown.step == steps[1]
    with user.qtbot.waitSignal(timeline.frame_shown, timeout=PATIENCE):
        user.key(Key.Key_T)  # it plays
    user.qtbot.waitUntil(lambda: timeline.shown is None, timeout=PATIENCE)
    assert user.parts.canvas.editable
    assert len(user.parts.canvas._dots.dots) != early


def correct(user: User) -> Fixes:
    """Four dots added, three moved, three removed; all undone, and done again."""
    marks = user.parts.workspace.marks
    alone = lonely(user.counted, 6)
    size = user.parts.canvas.picture_size
    places = np.stack(np.meshgrid(np.linspace(9, size.width() - 9, 60), np.linspace(9, size.height() - 9, 40)), -1)
    free = places.reshape(-1, 2)
    added: list[NDArray[np.float64]] = []
    for _ in range(4):
        away = cKDTree(user.counted).query(free)[0]
        user.click(*free[away.argmax()])
        added.append(user.counted[-1])
        assert np.abs(added[-1] - free[away.argmax()]).max() < 0.2
    moved_to = []
    for x, y in alone[:3]:
        user.drag(x, y, 3, 2)
        moved_to.append(user.parts.workspace.selected.xy[0])
        assert np.abs(moved_to[-1] - (x + 3, y + 2)).max() < 0.2
        assert user.parts.workspace.selected.origin[0] == Origin.MOVED
    for x, y in alone[3:]:
        user.click(x, y, RIGHT)
    after = user.parts.workspace.marks
    assert len(after.counted) == len(marks.counted) + 4 - 3
    for _ in range(10):
        user.parts.actions["undo"].trigger()
    assert same(user.parts.workspace.marks.dots, marks.dots)
    for _ in range(10):
        user.parts.actions["redo"].trigger()
    assert same(user.parts.workspace.marks.dots, after.dots)
    return Fixes(np.array(added), alone[:3], np.array(moved_to), alone[3:])


def decide(user: User) -> None:
    """Threshold, a doubt, a block, a region, and the word that it is finished."""
    workspace, side = user.parts.workspace, user.parts.side
    before, total = workspace.marks.threshold, len(user.counted)
    user.key(Key.Key_Period)
    assert before < workspace.marks.threshold < before + 0.02
    assert len(user.counted) <= total
    user.parts.actions["undo"].trigger()
    assert workspace.marks.threshold == before
    user.key(Key.Key_N)
    assert user.parts.canvas._overlay.ring is not None
    assert user.parts.canvas.scale >= 6
    user.key(Key.Key_K)
    assert workspace.project.log(workspace.picture.id)[-1].command.name == "keep"
    user.key(Key.Key_Escape)
    user.key(Key.Key_C)
    assert len(workspace.marks.blocks.done) == 1
    user.parts.actions["region"].trigger()
    width, height = user.parts.canvas.picture_size.width(), user.parts.canvas.picture_size.height()
    for corner in ((0.1, 0.2), (0.9, 0.2), (0.9, 0.9), (0.1, 0.9)):
        user.click(corner[0] * width, corner[1] * height)
    user.key(Key.Key_Return)
    assert len(workspace.marks.regions) == 1
    assert 0 < user.parts.layers.regions.counts[0] <= len(user.counted)
    user.parts.actions["select"].trigger()
    user.key(Key.Key_R)
    assert workspace.picture.state == State.REVIEWED
    user.qtbot.waitUntil(lambda: side.count.number.text().replace(",", "") == str(len(user.counted)))


def hand_over(user: User, target: Path) -> NDArray[np.float64]:
    """The dots (N, 2) that scipy finds in the file that the export dialog wrote."""
    user.parts.actions["export"].trigger()
    dialog = user.window.handing._dialog
    dialog.choose("shanghaitech-mat")
    dialog.target.show_path(target)
    QTest.mouseClick(dialog.footer.main, LEFT)
    user.qtbot.waitUntil(target.is_file, timeout=PATIENCE)
    user.qtbot.waitUntil(lambda: not dialog.footer.busy, timeout=PATIENCE)
    dialog.close()
    return loadmat(target)["image_info"][0, 0]["location"][0, 0].astype(float)


def same(one: Dots, other: Dots) -> bool:
    columns = ("xy", "confidence", "origin", "id")
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in columns)


def lonely(xy: NDArray[np.float64], number: int) -> NDArray[np.float64]:
    """(number, 2) the dots that are farthest from their neighbours and stand inside the picture."""
    away = cKDTree(xy).query(xy, 2)[0][:, 1]
    away[(xy < 8).any(1)] = 0
    return xy[np.argsort(-away)[:number]]


def among(places: NDArray[np.float64], xy: NDArray[np.float64]) -> NDArray[np.bool_]:
    """(N,) whether a dot stands on each place, to a thousandth of a pixel."""
    return cKDTree(xy).query(places)[0] < 1e-3


def walk(window: MainWindow, qtbot: QtBot, again: Callable[[], MainWindow], target: Path) -> None:
    """The whole way; two pictures are listed, the first at hand."""
    user = User(window, qtbot)
    count(user)
    watch(user)
    fixes = correct(user)
    decide(user)
    left, regions = user.parts.workspace.marks, user.parts.workspace.marks.regions
    window.close()

    user = User(again(), qtbot)
    assert same(user.parts.workspace.marks.dots, left.dots)
    assert user.parts.workspace.marks.regions == regions
    found = hand_over(user, target)
    assert len(found) == len(user.counted)
    for there in (fixes.added, fixes.moved_to):
        assert among(there, found).all()
    for gone in (fixes.moved_from, fixes.removed):
        assert not among(gone, found).any()


def samples(folder: Path) -> None:
    """The middle of a sample picture, small enough to be quick, twice."""
    with as_file(files("resources") / "samples" / "plaza.jpg") as sample, Image.open(sample) as plaza:
        width, height = plaza.size
        part = plaza.crop((width // 4, height // 2, width // 4 + 448, height // 2 + 320))
    for name in ("a.jpg", "b.jpg"):
        part.save(folder / name, quality=95)


def photographs(folder: Path) -> None:
    """Two photographs of crowds as they are; the folder they come from is not to be worked in."""
    for path in sorted(PHOTOGRAPHS.glob("*.jpg"))[:2]:
        shutil.copy(path, folder)


NOT_HERE = pytest.mark.skipif(not PHOTOGRAPHS.is_dir(), reason="the photographs are not on this machine")


@pytest.mark.parametrize("fill", [samples, pytest.param(photographs, marks=NOT_HERE)])
def test_a_first_hour(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, fill: Callable[[Path], None]
) -> None:
    crowd = tmp_path / "crowd"
    crowd.mkdir()
    fill(crowd)
    window = open_window(crowd)
    window.start()
    walk(window, qtbot, lambda: open_window(crowd), tmp_path / "GT_a.mat")
