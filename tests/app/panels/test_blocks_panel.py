"""How far one is through the blocks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.panels.blocks import BlocksPanel
from app.workspace import Workspace
from core.regions import Blocks


@pytest.fixture
def panel(counted, seen) -> BlocksPanel:
    """640 x 480 pixels: three columns and two rows of 256."""
    return seen(BlocksPanel(counted))


def test_without_a_picture(seen) -> None:
    panel = seen(BlocksPanel(Workspace()))
    assert "With a picture open" in panel.words.text()
    assert not any(part.isEnabled() for part in (panel.mark, panel.next, panel.side, panel.show_grid))


def test_it_says_how_much_is_done(panel, counted, qtbot) -> None:
    assert panel.words.text() == "0 of 6 blocks done"
    with qtbot.waitSignal(panel.note_changed) as note:
        counted.set_blocks(Blocks(256, frozenset({(0, 0), (2, 1), (9, 9)})))
    assert note.args == ["33% done"]
    assert panel.words.text() == "2 of 6 blocks done"
    assert (panel.bar.value(), panel.bar.maximum()) == (2, 6)


def test_a_block_may_be_larger_than_its_field_can_say(panel, counted, settled) -> None:
    counted.set_blocks(Blocks(32768))
    settled(panel)
    assert panel.side.value() == panel.side.maximum()
    assert panel.words.text() == "0 of 1 blocks done"


def test_the_block_at_hand(panel, counted, settled) -> None:
    assert not panel.here.isVisible()
    panel.set_current((1, 0))
    settled(panel)
    assert panel.here.text().startswith("Block 2, 1: 1 ")  # dots 4 counts there; 5 and 6 do not reach the threshold
    counted.set_threshold(0.4)
    settled(panel)
    assert panel.here.text().startswith("Block 2, 1: 3 ")
    counted.set_blocks(Blocks(256, frozenset({(1, 0)})))
    settled(panel)
    assert panel.mark.isChecked()
    panel.set_current((7, 7))
    settled(panel)
    assert not panel.here.isVisible()


def test_the_buttons_ask(panel, settled, qtbot) -> None:
    for wish, button in ((panel.mark_wanted, panel.mark), (panel.next_wanted, panel.next)):
        with qtbot.waitSignal(wish):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(panel)
    assert not panel.mark.isChecked()  # nobody has done what was asked
    with qtbot.waitSignal(panel.grid_toggled) as shown:
        qtbot.mouseClick(panel.show_grid, Qt.MouseButton.LeftButton)
    assert shown.args == [True]
    panel.set_grid_shown(False)
    assert not panel.show_grid.isChecked()


def test_another_size_begins_anew_and_can_be_undone(panel, counted, settled) -> None:
    counted.set_blocks(Blocks(256, frozenset({(0, 0)})))
    settled(panel)
    panel.side.setValue(160)
    settled(panel)
    assert counted.project.marks(1).blocks == Blocks(160)
    assert panel.words.text() == "0 of 12 blocks done"
    counted.undo()
    settled(panel)
    assert (panel.side.value(), panel.words.text()) == (256, "1 of 6 blocks done")


def test_it_is_not_all_done_before_the_last(panel, counted, qtbot) -> None:
    counted.set_blocks(Blocks(32))
    every = [(column, row) for column in range(20) for row in range(15)]
    with qtbot.waitSignal(panel.note_changed, check_params_cb=lambda note: note != ""):
        counted.set_blocks(Blocks(32, frozenset(every[1:])))
    with qtbot.waitSignal(panel.note_changed) as note:
        counted.set_blocks(Blocks(32, frozenset(every)))
    assert note.args == ["100% done"]
    with qtbot.waitSignal(panel.note_changed) as note:
        counted.set_blocks(Blocks(32, frozenset(every[1:])))
    assert note.args == ["99% done"]
