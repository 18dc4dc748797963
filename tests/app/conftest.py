"""What every test of the app must leave behind: nothing that runs, and no widget."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QThread, QThreadPool, QTimer, QTranslator
from shiboken6 import Shiboken

Q = TypeVar("Q", bound=QObject)


@pytest.fixture(scope="session", autouse=True)
def what_is_there_stays() -> None:
    """Collecting after every test need not look at what was imported before the first."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that leaves a thread, a pool's too, or a timer running fails. What tests share goes on.

    Its widgets are destroyed here, on the window's thread, as `app.collector` does; else a thread that a later test
    starts may collect them, while the event loop still delivers events to them.
    """
    gc.disable()
    before = {*threading.enumerate(), *_all(QThread), *_all(QTimer)}
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before and not thread.daemon]
    left += [repr(thread) for thread in _all(QThread) if thread not in before and thread.isRunning()]
    left += ["Qt's pool of threads"] * (QThreadPool.globalInstance().activeThreadCount() > 0)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()
    left += [f"the timer of {each.parent()}" for each in _all(QTimer) if each not in before and each.isActive()]
    assert not left, f"{request.node.name} leaves running: {', '.join(left)}"


@pytest.fixture(autouse=True)
def words_of_the_code() -> Iterator[None]:
    """A test that installs a language has it for itself; without one, words are as they stand in the code."""
    before = QLocale()
    yield
    app = QCoreApplication.instance()
    for translator in app.findChildren(QTranslator) if app is not None else ():
        app.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(before)


def _all(kind: type[Q]) -> list[Q]:
    """Those that Python knows and that were not there before the first test."""
    return [each for each in gc.get_objects() if issubclass(type(each), kind) and Shiboken.isValid(each)]
