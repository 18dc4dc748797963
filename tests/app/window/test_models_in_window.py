"""The model in use, as the window counts with it and says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.counting.engine import CountEngine
from app.counting.messages import CountRequest
from app.window import MainWindow

Open = Callable[..., MainWindow]
Make = Callable[..., Path]


class Idle(CountEngine):
    """Notes what it is asked, and does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Path | None] = []
        self.warmed: list[Path | None] = []

    def count(self, request: CountRequest) -> int:
        self.asked.append(request.model)
        return len(self.asked)

    def warm_up(self, model: Path | None = None) -> None:
        self.warmed.append(model)


@pytest.fixture
def plaza(home: Path, make_weights: Make) -> Path:
    return make_weights(home / "models" / "plaza.safetensors")


def test_the_shipped_model_counts_and_nothing_is_said_of_it(open_window: Open, crowd: Path) -> None:
    engine = Idle()
    window = open_window(crowd, engine=engine)
    window.start()
    window.counting.count_picture()
    assert engine.asked == [None]
    assert engine.warmed == [None]
    assert not window.parts.status.model.isVisible()
    assert not window.parts.side.count.model.isVisible()


def test_another_model_counts_and_is_named(open_window: Open, crowd: Path, plaza: Path, qtbot: QtBot) -> None:
    engine = Idle()
    window = open_window(crowd, engine=engine)
    window.parts.models.library.use("plaza")
    window.parts.models.changed.emit()
    assert engine.warmed == [plaza]
    assert window.parts.status.model.isVisible()
    assert window.parts.status.model.text() == "Model: plaza"
    qtbot.waitUntil(window.parts.side.count.model.isVisible)
    assert "plaza" in window.parts.side.count.model.text()
    window.counting.count_picture()
    assert engine.asked == [plaza]
    again = open_window(crowd, engine=Idle())
    assert again.parts.status.model.text() == "Model: plaza"


def test_a_model_that_is_gone_is_said_and_nothing_is_counted(open_window: Open, crowd: Path, plaza: Path) -> None:
    engine = Idle()
    window = open_window(crowd, engine=engine)
    window.parts.models.library.use("plaza")
    plaza.unlink()
    window.start()
    assert window.parts.strip.notice is not None
    assert "The model in use, plaza, is gone" in window.parts.strip.notice.text
    window.counting.count_picture()
    assert engine.asked == []
    assert not window.counting.busy
    window.parts.strip.button.click()
    assert [dialog.windowTitle() for dialog in window.findChildren(QDialog) if dialog.isVisible()] == ["Models"]


def test_the_dialog_opens_from_the_menu_and_the_status_bar(
    open_window: Open, crowd: Path, plaza: Path, qtbot: QtBot
) -> None:
    window = open_window(crowd, engine=Idle())
    window.parts.models.library.use(plaza.stem)
    window.parts.models.changed.emit()
    for open_it in (window.parts.actions["models"].trigger, window.parts.status.model.click):
        open_it()
        [dialog] = (each for each in window.findChildren(QDialog) if each.isVisible())
        assert dialog.windowTitle() == "Models"
        dialog.close()
        qtbot.waitUntil(lambda: not any(each.isVisible() for each in window.findChildren(QDialog)))
