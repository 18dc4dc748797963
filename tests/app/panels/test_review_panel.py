"""The walk through uncertain dots."""

from __future__ import annotations

import pytest
from panels_scene import PLACES
from PySide6.QtCore import Qt

from app.panels.review import ReviewPanel
from app.workspace import Workspace


class Hand:
    """The panel, and where it asked the canvas to look."""

    def __init__(self, panel: ReviewPanel) -> None:
        self.panel = panel
        self.looks: list[tuple[float, float]] = []
        self.lights: list[object] = []
        self.note = ""
        panel.look_wanted.connect(lambda x, y: self.looks.append((x, y)))
        panel.spotlight.connect(self.lights.append)
        panel.note_changed.connect(self._take_note)
        panel.refresh()

    def _take_note(self, note: str) -> None:
        self.note = note


@pytest.fixture
def hand(counted, seen) -> Hand:
    """Dots 5 (0.48), 4 (0.55), 6 (0.42) and 3 (0.63) are uncertain, in this order."""
    return Hand(seen(ReviewPanel(counted)))


def test_where_nothing_is_uncertain_it_says_so(hand, counted, told) -> None:
    counted.set_threshold(0.26)
    hand.panel.go_on()
    assert told == ["No dot is uncertain at this threshold."]
    assert hand.panel.current is None


def test_empty_states(workspace, seen) -> None:
    for empty in (Workspace(), workspace):
        panel = seen(ReviewPanel(empty))
        assert "Once a picture is counted" in panel.words.text()
        assert not panel.next.isEnabled()
        panel.go_on()
        assert panel.current is None


def test_it_walks_from_the_least_certain(hand, settled, qtbot) -> None:
    assert hand.note == "4 uncertain"
    assert not hand.panel.keep_button.isVisible()
    qtbot.mouseClick(hand.panel.next, Qt.MouseButton.LeftButton)
    settled(hand.panel)
    assert (hand.panel.words.text(), hand.panel.detail.text()) == ("1 of 4", "Confidence 0.48, does not count")
    hand.panel.go_on()
    settled(hand.panel)
    assert (hand.panel.words.text(), hand.panel.detail.text()) == ("2 of 4", "Confidence 0.55, counts")
    hand.panel.go_back()
    hand.panel.go_back()
    assert hand.looks == [PLACES[5], PLACES[4], PLACES[5], PLACES[3]]
    assert hand.lights == hand.looks


def test_keeping_goes_on_and_makes_a_dot_count(hand, counted, settled, qtbot) -> None:
    hand.panel.go_on()
    settled(hand.panel)
    qtbot.mouseClick(hand.panel.keep_button, Qt.MouseButton.LeftButton)
    assert len(counted.marks.counted) == 6
    assert counted.project.marks(1).counted.has([5]).any()
    assert hand.looks == [PLACES[5], PLACES[4]]
    settled(hand.panel)
    assert (hand.panel.words.text(), hand.note) == ("1 of 3", "3 uncertain")


def test_keeping_asks_before_a_second_dot_counts_on_a_head(hand, counted) -> None:
    counted.add([(PLACES[5][0] + 4, PLACES[5][1])])  # on the head of a dot that does not count
    said: list[str] = []
    hand.panel.guarded.connect(said.append)
    hand.panel.go_on()
    hand.panel.keep()
    assert len(counted.marks.counted) == 6
    assert hand.panel.current.id == 5
    assert len(said) == 1
    assert "already" in said[0]
    hand.panel.keep()
    assert len(counted.marks.counted) == 7, "asked twice, it gives way"
    counted.undo()
    hand.panel.guarding = False
    hand.panel.keep()
    assert len(counted.marks.counted) == 7
    hand.panel.guarding = True
    counted.add([(PLACES[4][0] + 4, PLACES[4][1])])
    assert hand.panel.current.id == 4
    hand.panel.keep()
    assert hand.panel.current.id == 6
    assert len(said) == 1, "a dot that counts already is only called sure"


def test_removing_goes_on_until_nothing_is_left(hand, counted, settled, qtbot) -> None:
    hand.panel.go_on()
    settled(hand.panel)
    for _ in range(4):
        qtbot.mouseClick(hand.panel.remove_button, Qt.MouseButton.LeftButton)
        settled(hand.panel)
    assert set(counted.marks.dots.id) == {0, 1, 2, 7}
    assert hand.lights == [PLACES[5], PLACES[4], PLACES[6], PLACES[3], None]
    assert hand.panel.words.text() == "No dot is uncertain at this threshold."
    assert hand.panel.current is None
    hand.panel.keep()
    hand.panel.remove()
    assert len(counted.marks.dots) == 4


def test_removing_on_the_canvas_goes_on_too(hand, counted) -> None:
    hand.panel.go_on()
    counted.remove([5])
    assert hand.panel.current.id == 4


def test_a_dot_that_was_moved_stays_under_review(hand, counted, settled) -> None:
    hand.panel.go_on()
    counted.move([5], [(400, 120)])
    settled(hand.panel)
    assert hand.panel.current.id == 5
    assert hand.panel.detail.text() == "This dot has been decided on."
    assert not hand.panel.keep_button.isEnabled()
    hand.panel.go_on()
    assert hand.panel.current.id == 4


def test_undo_leads_back_to_the_dot(hand, counted) -> None:
    hand.panel.go_on()
    hand.panel.keep()
    hand.panel.remove()
    assert hand.panel.current.id == 6
    counted.undo()
    assert hand.panel.current.id == 4
    counted.undo()
    assert hand.panel.current.id == 5
    assert hand.lights[-1] == PLACES[5]


def test_another_picture_and_escape_end_it(hand, counted) -> None:
    hand.panel.go_on()
    hand.panel.end()
    assert (hand.lights[-1], hand.panel.current) == (None, None)
    hand.panel.go_on()
    counted.show(2)
    assert (hand.lights[-1], hand.panel.current) == (None, None)


def test_the_uncertain_ones_follow_the_threshold(hand, counted, settled) -> None:
    counted.try_threshold(0.9)
    settled(hand.panel)
    assert hand.note == "3 uncertain"
    hand.panel.go_on()
    assert hand.panel.current.id == 1
