"""The window as a person uses it: open, count, correct, undo, close, open again."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from window_fakes import open_counts

from app.actions import build_actions
from app.counting.engine import CountEngine
from app.panels.number_box import NumberBox
from app.window import MainWindow
from core.project import State, open_project

Open = Callable[..., MainWindow]


@pytest.fixture
def engine() -> CountEngine:
    return CountEngine(open_counts)


def click(window: MainWindow, x: float, y: float, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    canvas = window.parts.canvas
    place = canvas.mapFromScene(x, y)
    QTest.mouseMove(canvas.viewport(), QPoint(place))
    QTest.mouseClick(canvas.viewport(), button, Qt.KeyboardModifier.NoModifier, place)


def places(window: MainWindow) -> set[tuple[float, float]]:
    return {(round(x), round(y)) for x, y in window.parts.workspace.marks.counted.xy}


def count(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.parts.engine.finished, timeout=60_000):
        QTest.keyClick(window.parts.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.counting.busy)


def test_empty_window_invites(open_window: Open) -> None:
    window = open_window()
    assert window.pages.currentWidget() is window.welcome
    assert not window.parts.actions["count"].isEnabled()


def test_a_folder_opens_in_natural_order(open_window: Open, crowd: Path) -> None:
    window = open_window(crowd)
    names = [picture.path for picture in window.parts.workspace.pictures.values()]
    assert names == ["picture 1.png", "picture 2.png", "picture 10.png"]
    assert window.pages.currentWidget() is window.parts.canvas
    assert window.windowTitle().startswith("picture 1.png")


def test_a_folder_opens_again_with_the_folders_in_it(open_window: Open, crowd: Path, qtbot: QtBot) -> None:
    inner = crowd / "inner"
    inner.mkdir()
    (crowd / "picture 1.png").rename(inner / "picture 1.png")
    window = open_window()
    for again in (lambda: window.files.open([crowd], True), lambda: window.files.recent.folder_wanted.emit(crowd)):
        with qtbot.waitSignal(window.parts.workspace.opened):
            again()
        assert len(window.parts.workspace.pictures) == 3
        window.files.close_folder()


def test_count_correct_undo_reopen(open_window: Open, crowd: Path, engine: CountEngine, qtbot: QtBot) -> None:
    window = open_window(crowd, engine=engine)
    count(window, qtbot)
    assert places(window) == {(20, 30), (60, 40), (100, 90)}
    click(window, 120, 60)
    click(window, 60, 40, Qt.MouseButton.RightButton)
    corrected = {(20, 30), (100, 90), (120, 60)}
    assert places(window) == corrected
    window.parts.actions["undo"].trigger()
    assert (60, 40) in places(window)
    window.parts.actions["redo"].trigger()
    assert places(window) == corrected
    window.parts.actions["reviewed"].trigger()
    window.close()

    again = open_window(crowd)
    assert places(again) == corrected
    assert again.parts.workspace.picture is not None
    assert again.parts.workspace.picture.state == State.REVIEWED
    again.parts.actions["undo"].trigger()  # across the restart
    again.parts.actions["undo"].trigger()
    assert (60, 40) in places(again)


def test_undo_crosses_pictures(open_window: Open, crowd: Path) -> None:
    window = open_window(crowd)
    click(window, 30, 30)
    QTest.keyClick(window.parts.canvas, Qt.Key.Key_Escape)
    QTest.keyClick(window.parts.canvas, Qt.Key.Key_Right)
    assert window.windowTitle().startswith("picture 2.png")
    window.parts.actions["undo"].trigger()
    assert window.windowTitle().startswith("picture 1.png")
    assert places(window) == set()


def test_undo_has_no_end_across_pictures_and_restarts(open_window: Open, crowd: Path) -> None:
    edits = 150
    window = open_window(crowd)
    workspace = window.parts.workspace
    images = list(workspace.pictures)
    for edit in range(edits):
        workspace.show(images[edit // 50])
        workspace.add([(edit, 50)])
    window.close()

    window = open_window(crowd)
    project = window.parts.workspace.project
    assert project is not None
    for _ in range(edits):
        window.parts.actions["undo"].trigger()
    assert [len(project.marks(image).dots) for image in images] == [0, 0, 0]
    window.parts.actions["undo"].trigger()  # there is nothing before the first
    for _ in range(edits):
        window.parts.actions["redo"].trigger()
    for number, image in enumerate(images):
        assert project.marks(image).dots.xy[:, 0].tolist() == list(range(50 * number, 50 * number + 50))


def test_timeline_shows_the_steps(open_window: Open, crowd: Path, engine: CountEngine, qtbot: QtBot) -> None:
    window = open_window(crowd, engine=engine)
    count(window, qtbot)
    timeline, canvas = window.parts.timeline, window.parts.canvas
    assert timeline.awake
    timeline.go_first()
    assert timeline.shown is not None
    assert timeline.shown.step == 1
    assert not canvas.editable
    timeline.back_to_result()
    assert canvas.editable
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert not timeline.awake


def test_counting_goes_on_while_another_picture_is_edited(
    open_window: Open, crowd: Path, engine: CountEngine, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=engine)
    workspace = window.parts.workspace
    first, second, third = workspace.pictures
    window.counting.count_all()
    workspace.show(second)
    qtbot.waitUntil(lambda: window.parts.canvas.editable)
    click(window, 10, 100)
    qtbot.waitUntil(lambda: not window.counting.busy and not window.counting.waiting, timeout=60_000)
    assert {workspace.pictures[image].count for image in (first, third)} == {3}
    assert (10, 100) in places(window)
    assert workspace.pictures[second].count == 4


def test_every_action_does_something(open_window: Open) -> None:
    """No action is without a receiver: nothing in the menus is a stub."""
    bare = QMainWindow()
    unheard = {name: receivers(action) for name, action in build_actions(bare).items()}  # its group hears an action
    window = open_window()
    for name, action in window.parts.actions.items():
        assert receivers(action) > unheard[name], name


def receivers(action: QAction) -> int:
    return action.receivers("2triggered(bool)") + action.receivers("2toggled(bool)")


def drop(window: MainWindow, *urls: QUrl) -> bool:
    """Drop something on the middle of the window; whether the window would take it."""
    mime = QMimeData()
    mime.setUrls(urls)
    if not urls:
        mime.setText("a word")
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(window.rect().center(), copy, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(window.rect().center()), copy, mime, left, none))
    return enter.isAccepted()


def test_dropped_files_and_folders_open(open_window: Open, crowd: Path, qtbot: QtBot) -> None:
    window = open_window()
    workspace = window.parts.workspace
    with qtbot.waitSignal(workspace.shown):
        assert drop(window, QUrl.fromLocalFile(str(crowd / "picture 2.png")))
    assert [picture.path for picture in workspace.pictures.values()] == ["picture 2.png"]
    with qtbot.waitSignal(workspace.opened):
        assert drop(window, QUrl.fromLocalFile(str(crowd)))
    qtbot.waitUntil(lambda: len(workspace.pictures) == 3)


def test_wherever_it_is_dropped_the_window_has_it(open_window: Open) -> None:
    """Qt asks the part under the mouse first; only fields for numbers take what is dropped, which is text."""
    takers = [part for part in open_window().findChildren(QWidget) if part.acceptDrops()]
    assert all(isinstance(part.parent(), NumberBox) for part in takers), takers


def test_words_and_web_pages_cannot_be_dropped(open_window: Open) -> None:
    window = open_window()
    assert not drop(window)
    assert not drop(window, QUrl("https://example.org/picture.jpg"))


def test_arrows_on_the_picture_walk_the_list_as_it_is_filtered_and_sorted(open_window: Open, crowd: Path) -> None:
    window = open_window(crowd)
    first, second, third = window.parts.workspace.pictures
    window.parts.pictures.set_wanted("all", "-name")
    for key, there in ((Qt.Key.Key_Left, second), (Qt.Key.Key_Up, third), (Qt.Key.Key_Down, second)):
        QTest.keyClick(window.parts.canvas, key)
        assert window.parts.workspace.picture.id == there
    window.parts.workspace.set_reviewed(True)
    window.parts.pictures.set_wanted("new", "name")
    window.parts.workspace.show(first)
    QTest.keyClick(window.parts.canvas, Qt.Key.Key_Right)
    assert window.parts.workspace.picture.id == third


def test_a_ground_without_a_measure_waits_on_its_picture(open_window: Open, crowd: Path, qtbot: QtBot) -> None:
    window = open_window(crowd)
    first, second, _ = window.parts.workspace.pictures
    ground, layers = window.parts.side.regions.ground, window.parts.layers
    window.parts.actions["ground"].trigger()
    corners = ((20, 110), (140, 110), (110, 60), (50, 60))
    for corner in corners:
        click(window, *corner)
    marked = layers.ground.points
    ground.width_m.setValue(4)  # and the depth not yet
    window.parts.workspace.show(second)
    qtbot.waitUntil(lambda: layers.ground.points == ())
    assert not ground.width_m.isVisible()
    window.parts.workspace.show(first)
    qtbot.waitUntil(lambda: layers.ground.points == marked)
    assert (ground.width_m.value(), ground.depth_m.value()) == (4, 0)
    assert layers.is_visible("ground")
    ground.depth_m.setValue(6)
    assert ground.ground is not None
    assert np.round(ground.ground.marked.corners).tolist() == [list(corner) for corner in corners]
    ground.forget.click()
    window.parts.workspace.show(second)
    window.parts.workspace.show(first)
    qtbot.waitUntil(lambda: layers.ground.points == ())


def test_a_broken_picture_is_told_and_nothing_is_lost(open_window: Open, crowd: Path, qtbot: QtBot) -> None:
    (crowd / "broken.png").write_bytes(b"no picture")
    window = open_window(crowd / "picture 1.png", crowd / "broken.png")
    click(window, 30, 30)
    broken = next(picture.id for picture in window.parts.workspace.pictures.values() if picture.path == "broken.png")
    window.parts.workspace.show(broken)
    qtbot.waitUntil(lambda: window.parts.strip.notice is not None)
    assert "broken.png" in window.parts.strip.notice.text
    window.parts.actions["undo"].trigger()
    window.parts.actions["redo"].trigger()
    assert places(window) == {(30, 30)}


def test_a_second_window_only_looks(open_window: Open, crowd: Path) -> None:
    with open_project(crowd) as mine:
        assert not mine.read_only
        window = open_window(crowd)
        assert window.parts.workspace.read_only
        assert window.parts.strip.notice is not None
        click(window, 30, 30)
        assert places(window) == set()


def test_a_closed_window_leaves_no_thread_and_no_process(
    open_window: Open, crowd: Path, engine: CountEngine, qtbot: QtBot
) -> None:
    before = {thread.name for thread in threading.enumerate()}
    window = open_window(crowd, engine=engine)
    count(window, qtbot)
    assert multiprocessing.active_children()
    window.close()
    assert {thread.name for thread in threading.enumerate()} <= before
    assert not multiprocessing.active_children()


KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from app.preferences import PreferenceStore
from app.start import make_application
from app.window import MainWindow

app = make_application()
window = MainWindow(PreferenceStore())
window.show()
window.files.open([Path(sys.argv[1])])
canvas = window.parts.canvas

def work():
    for x in (20, 60, 100):
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                         canvas.mapFromScene(x, 50))
    print("done", flush=True)

canvas.picture_changed.connect(lambda: QTimer.singleShot(0, work) if canvas.editable else None)
app.exec()
"""


def test_a_killed_process_loses_nothing(open_window: Open, crowd: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(crowd)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "done"
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    window = open_window(crowd)
    assert places(window) == {(20, 50), (60, 50), (100, 50)}


def test_a_picture_with_exif_is_upright(open_window: Open, tmp_path: Path) -> None:
    image = Image.new("RGB", (80, 40))
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(tmp_path / "turned.jpg", exif=exif)
    window = open_window(tmp_path / "turned.jpg")
    assert window.parts.canvas.picture_size.width() == 40


def test_several_pictures_are_selected_with_keys(open_window: Open, crowd: Path, qtbot: QtBot) -> None:
    window = open_window(crowd)
    rows, pictures = window.parts.pictures._view, window.parts.pictures
    first, second, third = window.parts.workspace.pictures
    qtbot.waitActive(window)
    rows.setFocus()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pictures.selected == [first, second, third]
    assert window.parts.workspace.picture.id == third
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert pictures.selected == [third]
    assert rows.hasFocus()


def test_the_keys_go_to_a_picture_that_is_clicked_on(open_window: Open, crowd: Path, qtbot: QtBot) -> None:
    """But stay with the list where one of several is."""
    window = open_window(crowd)
    rows, pictures = window.parts.pictures._view, window.parts.pictures
    qtbot.waitActive(window)

    def click(row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        place = rows.visualRect(rows.model().index(row, 0)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    click(1)
    assert window.parts.canvas.hasFocus()
    click(2, Qt.KeyboardModifier.ShiftModifier)
    assert len(pictures.selected) == 2
    assert rows.hasFocus()
    click(2)
    assert pictures.selected == [window.parts.workspace.picture.id]
    assert window.parts.canvas.hasFocus()
