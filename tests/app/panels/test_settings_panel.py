"""How to count."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.panels.settings import SettingsPanel
from app.preferences import PreferenceStore
from core.counting.settings import CountSettings


@pytest.fixture
def panel(preferences, seen) -> SettingsPanel:
    return seen(SettingsPanel(preferences))


def choose(box, words: str) -> None:
    """Choose an entry as a person would."""
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_at_first_it_counts_as_the_command_does(panel) -> None:
    assert panel.settings() == CountSettings()
    assert panel.preset.currentData() == "default"
    assert not panel.restore.isEnabled()
    assert not panel.cost.isVisible()


def test_the_posters_setting_is_one_choice_and_is_kept(panel, tmp_path) -> None:
    choose(panel.preset, "As on the poster: 500 DDIM steps")
    assert panel.settings() == CountSettings(steps=500, sampler="ddim")
    assert (panel.steps.currentText(), panel.sampler.currentText()) == ("500", "DDIM")
    assert panel.cost.text() == "Takes about 62 times as long as usual."
    again = SettingsPanel(PreferenceStore(tmp_path / "preferences.json"))
    assert again.settings() == panel.settings()
    assert again.preset.currentData() == "poster"


def test_every_field_and_back(panel, qtbot) -> None:
    choose(panel.steps, "50")
    choose(panel.sampler, "DDIM")
    choose(panel.zoom, "1.25\N{MULTIPLICATION SIGN}")
    panel.samples.setValue(3)
    panel.seed.setValue(77)
    assert panel.settings() == CountSettings(50, "ddim", seed=77, samples=3, zoom=1.25)
    assert panel.preset.currentData() == "own"
    qtbot.mouseClick(panel.restore, Qt.MouseButton.LeftButton)
    assert panel.settings() == CountSettings()


STEPS = [("13", 13), ("1000", 1000), ("1", 1), ("2", 2), ("5", 5), ("10", 10), ("0", 8), ("", 8)]


@pytest.mark.parametrize(("typed", "steps"), STEPS)
def test_any_number_of_steps_can_be_typed(panel, qtbot, typed: str, steps: int) -> None:
    field = panel.steps.field
    panel.activateWindow()
    panel.steps.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    panel.samples.setFocus()
    panel.samples.setValue(2)
    assert panel.settings() == CountSettings(steps=steps, samples=2)
    assert panel.steps.currentText() == str(steps)


def test_a_zoom_from_the_command_line_is_shown(panel, preferences) -> None:
    preferences.change(zoom=3.5)
    assert panel.zoom.currentText() == "3.5\N{MULTIPLICATION SIGN}"
    assert panel.settings().zoom == 3.5
