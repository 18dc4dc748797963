"""Dots against true heads, live."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from panels_scene import PLACES
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.panels.compare import ComparePanel
from app.workspace import Opened, Workspace
from core.comparing import Truth
from core.dots import Dots
from core.formats import dotori_json
from core.formats.annotation import Annotation
from core.formats.catalogue import FORMATS, format_named
from core.project import open_project

HEADS = [(x + 5, y) for x, y in PLACES[1:5]] + [(500.0, 400.0)]


def written(folder: Path, name: str, picture: str, *others: str) -> Path:
    kind = format_named(name)
    path = folder / kind.file_name(picture)
    kind.write([Annotation(each, Dots.of(HEADS), 640, 480) for each in (picture, *others)], path)
    return path


class Hand:
    """The panel, and what it showed."""

    def __init__(self, panel: ComparePanel, qtbot: QtBot) -> None:
        self.panel, self._qtbot = panel, qtbot
        self.shown: list[tuple] = []
        self.looks: list[tuple[float, float]] = []
        panel.matches.connect(lambda *parts: self.shown.append(parts))
        panel.look_wanted.connect(lambda x, y: self.looks.append((x, y)))

    def load(self, path: Path) -> None:
        self.panel.load(path)
        self.wait()

    def show(self, image: int) -> None:
        self.panel.workspace.show(image)
        self.wait()

    def wait(self) -> None:
        self._qtbot.waitUntil(lambda: not self.panel.reading)

    @property
    def figures(self) -> tuple[str, ...]:
        table = self.panel.table
        return tuple(
            figure.text()
            for figure in (table.hits, table.missed, table.false, table.precision, table.recall, table.f1, table.error)
        )


@pytest.fixture
def hand(counted, seen, qtbot) -> Iterator[Hand]:
    panel = seen(ComparePanel(counted))
    yield Hand(panel, qtbot)
    panel.close_threads()


def test_empty_states(hand, seen) -> None:
    assert "against heads that somebody has marked" in hand.panel.words.text()
    assert hand.panel.choose.isEnabled()
    assert not any(part.isVisible() for part in (hand.panel.table, hand.panel.forget))
    assert not seen(ComparePanel(Workspace())).choose.isEnabled()


@pytest.mark.parametrize("kind", [each for each in FORMATS if each.read], ids=lambda kind: kind.name)
def test_it_compares_with_any_format(hand, tmp_path, kind) -> None:
    hand.load(written(tmp_path, kind.name, "a.png", *(["z.png"] if kind.many else [])))
    assert hand.figures == ("4", "1", "1", "0.800", "0.800", "0.800", "0")
    hits, missed, false = hand.shown[-1]
    assert np.array_equal(hits, PLACES[1:5])
    np.testing.assert_allclose(missed, [[500, 400]], atol=kind.quantum)
    assert false.tolist() == [list(PLACES[0])]
    assert hand.panel.table.isVisible()


def test_it_follows_corrections(hand, counted, tmp_path, settled) -> None:
    hand.load(written(tmp_path, "csv", "a.png"))
    counted.add([(500, 401)])
    counted.remove([1])
    settled(hand.panel)
    assert hand.figures[:3] == ("4", "1", "1")
    counted.try_threshold(0.99)
    settled(hand.panel)
    assert hand.figures == ("1", "4", "0", "1.000", "0.200", "0.333", "\N{MINUS SIGN}4 (\N{MINUS SIGN}80.0%)")


def test_the_distance_can_be_chosen_and_typed(hand, tmp_path, settled, qtbot) -> None:
    hand.load(written(tmp_path, "p2pnet-txt", "a.png"))
    hand.panel.distance.setCurrentIndex(0)
    hand.panel.distance.activated.emit(0)
    settled(hand.panel)
    assert hand.figures[:3] == ("0", "5", "5")
    hand.panel.distance.field.selectAll()
    qtbot.keyClicks(hand.panel.distance.field, "6\r")
    settled(hand.panel)
    assert hand.figures[:3] == ("4", "1", "1")


def test_it_leads_from_mistake_to_mistake(hand, tmp_path, qtbot) -> None:
    hand.load(written(tmp_path, "csv", "a.png"))
    qtbot.mouseClick(hand.panel.next_missed, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(hand.panel.next_false, Qt.MouseButton.LeftButton)
    assert hand.looks == [(500, 400), PLACES[0]]


def test_clearing(hand, tmp_path, qtbot) -> None:
    hand.load(written(tmp_path, "csv", "a.png"))
    qtbot.mouseClick(hand.panel.forget, Qt.MouseButton.LeftButton)
    assert hand.shown[-1] == (None, None, None)
    assert hand.panel.comparison is None
    assert not hand.panel.table.isVisible()


def test_the_next_picture_finds_its_heads_in_the_same_file(hand, tmp_path) -> None:
    hand.load(written(tmp_path, "coco", "a.png", "b.png"))
    hand.show(2)
    assert hand.figures[:3] == ("0", "5", "0")
    hand.load(written(tmp_path, "dotori-json", "b.png"))
    hand.show(1)
    assert hand.panel.comparison is None
    assert "says nothing about this picture" in hand.panel.words.text()
    assert hand.shown[-1] == (None, None, None)


def test_the_next_picture_finds_its_heads_in_the_file_beside(hand, tmp_path) -> None:
    path = written(tmp_path, "shanghaitech-mat", "a.png")
    hand.load(path)
    hand.show(2)
    assert hand.panel.comparison is None
    written(tmp_path, "shanghaitech-mat", "b.png")
    hand.show(1)
    assert hand.figures[0] == "4"
    hand.show(2)
    assert hand.figures[:3] == ("0", "5", "0")


@pytest.mark.parametrize("name", ["ucf-mat", "p2pnet-txt", "labelme"])
def test_a_file_that_was_chosen_for_a_picture_is_found_again_there(hand, tmp_path, name: str) -> None:
    truth = written(tmp_path, name, "a.png")
    hand.load(truth.rename(tmp_path / f"truth of a{truth.suffix}"))
    assert hand.figures[0] == "4"
    hand.show(2)
    assert hand.panel.comparison is None
    hand.show(1)
    assert hand.figures[0] == "4"
    hand.show(2)
    hand.load(written(tmp_path, "p2pnet-txt", "other.png"))
    hand.show(1)
    assert hand.panel.words.text().endswith(f"from truth of a{truth.suffix}")
    hand.panel.clear()
    hand.load(written(tmp_path, "csv", "b.png", "a.png"))
    hand.show(2)
    hand.show(1)
    assert hand.panel.words.text().endswith("from b.csv"), "what was chosen before is forgotten"


@pytest.fixture
def twins(tmp_path, seen, qtbot) -> Iterator[Hand]:
    """The panel on a/1.png and b/1.png, each with a dot."""
    folder, workspace = tmp_path / "twins", Workspace()
    for name in "ab":
        (folder / name).mkdir(parents=True)
        Image.new("RGB", (640, 480)).save(folder / name / "1.png")
    project = open_project(folder)
    workspace.adopt(Opened(project, project.sync([folder / "a" / "1.png", folder / "b" / "1.png"])))
    panel = seen(ComparePanel(workspace))
    yield Hand(panel, qtbot)
    panel.close_threads()
    workspace.close()


def test_of_pictures_of_one_name_each_is_compared_with_its_own_heads(twins, tmp_path) -> None:
    both = [Annotation("1.png", Dots.of(HEADS[:n]), 640, 480, folder=name) for n, name in ((1, "a"), (3, "b"))]
    dotori_json.write(both, tmp_path / "both.json")
    twins.load(tmp_path / "both.json")
    assert twins.figures[1] == "1"
    twins.show(2)
    assert twins.figures[1] == "3"


def test_a_file_for_a_picture_of_one_name_is_not_taken_for_another(twins, tmp_path) -> None:
    twins.load(written(tmp_path, "shanghaitech-mat", "1.png"))
    assert twins.figures[1] == "5"
    twins.show(2)
    assert twins.panel.comparison is None
    twins.show(1)
    assert twins.figures[1] == "5"


def test_a_format_that_cannot_be_told_is_said_in_words_that_fit_a_window(hand, tmp_path, told) -> None:
    (tmp_path / "odd.json").write_text('{"a": 1}')
    hand.load(tmp_path / "odd.json")
    assert told == [f"The format of {tmp_path / 'odd.json'} cannot be told from what is in it; choose another file."]


@pytest.mark.parametrize("content", [b"", b"{", b"\x00\x01", b"image,count,by_hand\na.png,3,0\n"])
def test_bad_files_are_told_and_change_nothing(hand, tmp_path, told, content: bytes) -> None:
    hand.load(written(tmp_path, "csv", "a.png"))
    before = hand.figures
    bad = tmp_path / "bad.json"
    bad.write_bytes(content)
    hand.load(bad)
    assert len(told) == 1
    assert str(bad) in told[0]
    assert hand.figures == before


def test_heads_of_another_size_are_refused(hand, tmp_path, told) -> None:
    kind = format_named("dotori-json")
    kind.write([Annotation("a.png", Dots.of(HEADS), 1280, 960)], tmp_path / "truth.json")
    hand.load(tmp_path / "truth.json")
    assert "640 x 480 pixels, but the heads" in told[0]
    assert hand.panel.comparison is None


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The threads that files were read on."""
    seen: list[str] = []
    read = Truth.read

    def noted(path: Path) -> Truth:
        seen.append(threading.current_thread().name)
        return read(path)

    monkeypatch.setattr(Truth, "read", noted)
    return seen


def test_files_are_read_off_the_windows_thread(hand, tmp_path, threads) -> None:
    written(tmp_path, "shanghaitech-mat", "b.png")
    hand.panel.load(written(tmp_path, "shanghaitech-mat", "a.png"))
    assert hand.panel.words.text() == "Reading…"
    hand.wait()
    hand.show(2)
    assert len(threads) == 2
    assert threading.main_thread().name not in threads


def test_what_was_asked_for_last_counts(hand, tmp_path) -> None:
    hand.panel.load(written(tmp_path, "dotori-json", "a.png"))
    hand.panel.load(tmp_path / "nothing.json")
    hand.panel.clear()
    hand.panel.load(written(tmp_path, "csv", "a.png"))
    hand.wait()
    assert hand.panel.words.text().endswith("from " + format_named("csv").file_name("a.png"))
    hand.panel.workspace.show(2)  # while nothing is known of it, nothing is said of it
    assert hand.panel.comparison is None
    assert hand.panel.words.text() == "Reading…"


def test_where_there_is_nothing_no_share_is_made_up(hand, counted, tmp_path, settled) -> None:
    kind = format_named("p2pnet-txt")
    path = tmp_path / kind.file_name("a.png")
    kind.write([Annotation("a.png", Dots.of([]), 640, 480)], path)
    hand.load(path)
    assert hand.figures[3:6] == ("0.000", "\N{EN DASH}", "0.000")
    counted.remove(counted.marks.dots.id)
    settled(hand.panel)
    assert hand.figures[3:6] == ("\N{EN DASH}",) * 3
