"""What is chosen in the preferences, where it has its effect."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.counting.engine import CountEngine
from app.window import MainWindow


def test_another_device_is_taken_from_the_next_count_on(
    open_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[str] = []
    monkeypatch.setattr(CountEngine, "set_device", lambda _engine, name: chosen.append(name))
    window = open_window()
    window.helping.show_preferences()
    device = window.helping._preferences.device
    device.setCurrentIndex(device.findData("cpu"))
    device.activated.emit(device.currentIndex())
    assert chosen[-1:] == ["cpu"]
    window.parts.status.device_wanted.emit("auto")
    assert chosen[-1:] == ["auto"]
    assert device.currentData() == "auto"


def test_the_models_are_a_click_away(open_window: Callable[..., MainWindow]) -> None:
    window = open_window()
    window.helping.show_preferences()
    window.parts.actions["models"].triggered.disconnect()
    opened: list[bool] = []
    window.parts.actions["models"].triggered.connect(lambda: opened.append(True))
    window.helping._preferences.models.click()
    assert opened == [True]
