from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.collector import MainThreadCollector


class Knot:
    """Garbage that notes the thread it is collected on."""

    def __init__(self, seen: list[str]) -> None:
        self.me = self
        weakref.finalize(self, lambda: seen.append(threading.current_thread().name))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[MainThreadCollector]:  # noqa: ARG001
    made = MainThreadCollector()
    yield made
    made.stop()


def test_another_thread_collects_nothing(collector: MainThreadCollector, qtbot: QtBot) -> None:
    seen: list[str] = []

    def litter() -> None:
        for _ in range(20_000):
            Knot(seen)

    thread = threading.Thread(target=litter)
    thread.start()
    thread.join()
    assert seen == []
    collector.look()
    qtbot.waitUntil(lambda: len(seen) == 20_000)
    assert set(seen) == {threading.main_thread().name}


def test_python_collects_again_afterwards(collector: MainThreadCollector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_what_stood_before_is_not_looked_through_again(collector: MainThreadCollector) -> None:
    assert gc.get_freeze_count() > 10_000  # modules and classes
    collector.stop()
    assert gc.get_freeze_count() == 0
