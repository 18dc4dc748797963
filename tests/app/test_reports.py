from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qCritical, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.reports import Reports, signature


@pytest.fixture
def reports(qapp: QApplication, tmp_path: Path) -> Iterator[Reports]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = Reports(tmp_path / "logs")
    made.install()
    yield made
    made.uninstall()
    if made.dialog is not None:
        made.dialog.deleteLater()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    assert qapp is not None


def log_of(reports: Reports) -> str:
    return (reports.folder / "dotori.log").read_text("utf-8")


def fail(words: str = "an apple") -> None:
    try:
        raise ValueError(words)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_an_error_is_logged_and_told_without_stopping_anybody(qtbot: QtBot, reports: Reports) -> None:
    fail()
    assert reports.dialog is not None
    qtbot.waitUntil(reports.dialog.isVisible)
    assert not reports.dialog.isModal()
    assert "ValueError: an apple" in reports.dialog.report.toPlainText()
    assert "ValueError: an apple" in log_of(reports)
    reports.dialog.copy_button.click()
    copied = QApplication.clipboard().text()
    assert "ValueError: an apple" in copied
    assert "Python 3." in copied
    assert "Qt 6." in copied


@pytest.mark.usefixtures("qtbot")
def test_the_same_error_is_told_once(reports: Reports) -> None:
    for number in range(3):
        fail(f"apple {number}")
    assert reports.dialog is not None
    assert reports.dialog.report.toPlainText().count("Traceback") == 1 + reports.dialog.report.toPlainText().count(
        "ERROR"
    )
    assert "3" in reports.dialog.again.text()
    reports.dialog.close()
    fail("apple again")
    assert not reports.dialog.isVisible()
    try:
        raise KeyError("another")
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert reports.dialog.isVisible()


def test_errors_of_threads_and_destructors_arrive(qtbot: QtBot, reports: Reports) -> None:
    def work() -> None:
        raise RuntimeError("in a thread")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: reports.dialog is not None)

    class Bad:
        def __del__(self) -> None:
            raise RuntimeError("in a destructor")

    Bad()
    assert reports.dialog is not None
    text = reports.dialog.report.toPlainText()
    assert "in a thread" in text
    assert "in a destructor" in text


@pytest.mark.usefixtures("qtbot")
def test_messages_of_qt_are_logged_and_not_told(reports: Reports) -> None:
    qCritical("something about %d fonts")
    assert "Qt: something about %d fonts" in log_of(reports)
    assert reports.dialog is None


@pytest.mark.usefixtures("qtbot")
def test_an_error_while_telling_ends_there(reports: Reports, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(trouble: str = "") -> str:
        fail("while telling " + trouble[:3])
        raise OSError("cannot tell")

    monkeypatch.setattr(reports, "text", broken)
    fail()
    assert "an apple" in log_of(reports)
    monkeypatch.undo()
    fail("the next")
    assert reports.dialog is not None
    assert "the next" in reports.dialog.report.toPlainText()


@pytest.mark.usefixtures("qtbot")
def test_the_report_hides_the_home_folder_and_has_the_latest_lines(reports: Reports) -> None:
    logging.getLogger("dotori").info("opened %s", Path.home() / "pictures")
    assert "opened ~/pictures" in reports.text()
    assert str(Path.home()) not in reports.text()


def test_without_a_folder_for_the_log_it_still_tells(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way")
    reports = Reports(tmp_path / "logs")
    reports.install()
    fail()
    assert reports.dialog is not None
    assert "an apple" in reports.dialog.report.toPlainText()
    reports.uninstall()
    reports.dialog.deleteLater()
    assert qapp is not None


def test_uninstalling_gives_qt_its_own_handler_back(qapp: QApplication, tmp_path: Path) -> None:
    heard: list[str] = []
    reports = Reports(tmp_path)
    reports.install()
    reports.uninstall()
    old = qInstallMessageHandler(lambda _kind, _context, text: heard.append(text))
    qCritical("after")
    qInstallMessageHandler(old)
    assert heard == ["after"]
    assert "after" not in (tmp_path / "dotori.log").read_text("utf-8")
    assert qapp is not None
    assert QtMsgType.QtCriticalMsg is not None


def test_a_signature_is_a_place_and_a_kind() -> None:
    one = 'Traceback\n  File "a.py", line 3, in f\n    x()\nValueError: 1\n'
    assert signature(one) == signature(one.replace(": 1", ": 2")) != signature(one.replace("line 3", "line 4"))
    assert signature("") == ""


def test_what_goes_wrong_in_other_processes_reaches_the_log(reports: Reports) -> None:
    """Their threads log by themselves, and the log hears only those below its own name."""
    from app.counting import engine
    from app.counting import link as counting
    from app.teaching import link as teaching

    for log in (counting.log, engine.log, teaching.log):
        log.error("said by %s", log.name)
        assert f"said by {log.name}" in log_of(reports)
