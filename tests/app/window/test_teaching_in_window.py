"""Teaching beside a window that stays at work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.teaching.dialog import TeachDialog
from app.window import MainWindow

Open = Callable[..., MainWindow]


@pytest.fixture
def window(open_window: Open, crowd: Path) -> MainWindow:
    """With the first picture reviewed."""
    made = open_window(crowd)
    made.parts.actions["reviewed"].trigger()
    return made


def dialog_of(window: MainWindow) -> TeachDialog:
    window.parts.actions["teach"].trigger()
    dialog = window.teaching.dialog
    assert dialog is not None
    return dialog


def test_the_action_opens_one_dialog_that_leaves_the_window_free(window: MainWindow) -> None:
    dialog = dialog_of(window)
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert dialog.begin_page.ready.text().startswith("1 reviewed picture")
    assert dialog_of(window) is dialog
    dialog.other.click()
    assert window.teaching.dialog is None


def questions(dialog: TeachDialog) -> list[QMessageBox]:
    return [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]


def press(box: QMessageBox, words: str) -> None:
    next(button for button in box.findChildren(QPushButton) if words in button.text()).click()


def test_closing_the_window_while_it_learns_asks_and_then_ends_the_process(window: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(window)
    dialog.main.click()
    qtbot.waitUntil(lambda: dialog.session.pid is not None, timeout=30_000)
    pid, taught = dialog.session.pid, dialog.session.taught
    dialog.showMinimized()
    assert not window.close()
    assert not window.close(), "asked once, however often it is tried"
    [box] = questions(dialog)
    assert not dialog.isMinimized()
    press(box, "No")
    qtbot.waitUntil(lambda: not questions(dialog))
    assert window.isVisible()
    assert dialog.session.pid == pid, "it goes on learning"

    assert not window.close()
    press(questions(dialog)[0], "Cancel the teaching")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.teaching.dialog is None
    assert pid is not None and not psutil.pid_exists(pid)
    assert taught is not None and not taught.parent.exists()


def test_a_refused_close_is_not_made_good_later(window: MainWindow, qtbot: QtBot) -> None:
    """Who wanted to close, changed their mind, and cancels the teaching by its own button, has the window still."""
    dialog = dialog_of(window)
    dialog.main.click()
    assert not window.close()
    press(questions(dialog)[0], "No")
    qtbot.waitUntil(lambda: not questions(dialog))
    dialog.other.click()
    assert dialog.page is dialog.begin_page
    dialog.other.click()
    assert window.teaching.dialog is None
    assert window.isVisible()
    assert window.close()


@pytest.mark.parametrize(("used", "words"), [(True, "counts from now on"), (False, "the one in use stays in use")])
def test_what_is_kept_is_said_and_followed(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, used: bool, words: str
) -> None:
    warmed: list[Path | None] = []
    monkeypatch.setattr(window.parts.engine, "warm_up", warmed.append)
    dialog_of(window).session.kept.emit("plaza", used)
    assert window.parts.strip.notice is not None
    assert window.parts.strip.notice.text.startswith("plaza is kept")
    assert words in window.parts.strip.notice.text
    assert warmed == [None]
    assert window.teaching.dialog is None
