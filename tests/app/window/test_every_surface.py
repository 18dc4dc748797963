"""What holds for every window and dialog alike: keys reach everything, everything has a name, every word is translated.

The language here is one that nobody speaks: English between brackets. A word without brackets is one that no
translator gets to see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QAbstractListModel, QObject, Qt, QTranslator
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.canvas.view import Canvas
from app.counting.engine import CountEngine
from app.counting.messages import Frame, Progress
from app.dialogs.model_card import ModelCard
from app.dialogs.report_dialog import ReportDialog
from app.palette import CommandPalette
from app.panels.later import Later
from app.timeline.films import Film
from app.window import MainWindow
from core.density import SOURCE
from core.dots import Dots, Origin
from core.formats import points_csv
from core.formats.annotation import Annotation
from core.project import Prediction, Run, RunKey
from core.regions import Region

WANT_KEYS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    Canvas,
)
"""Kinds of widgets that a person does something with."""

OF_NO_LANGUAGE = ("Dotori", "dotori", "DPM-Solver++", "DDIM", "English", "MiB", "zT", SOURCE)
"""Names and units that are the same in every language."""


class Brackets(QTranslator):
    """A language that is English between brackets."""

    def translate(self, _context: str, text: str, *_: object) -> str:
        return f"⟦{text}⟧" if text else text

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@pytest.fixture
def brackets(qapp: QApplication) -> Iterator[None]:
    translator = Brackets()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def window(
    brackets: None,  # noqa: ARG001
    open_window: Callable[..., MainWindow],
    crowd: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> MainWindow:
    """Its first picture is counted, corrected, reviewed, measured and compared, and all of the window is to be seen."""
    monkeypatch.setattr(CountEngine, "warm_up", lambda *_: None)
    made = open_window(crowd)
    workspace, side = made.parts.workspace, made.parts.side
    assert workspace.picture is not None
    dots = Dots.of([(20.5, 30.5), (60, 40), (100, 90)], np.array([0.9, 0.5, 0.1], np.float32), Origin.MODEL)
    run = Run(RunKey.of("dotori", "0", {"steps": 8, "sampler": "dpm++", "samples": 2, "seed": 0}), 0.8, 3, 2.9, 3.1)
    workspace.record(workspace.picture.id, run, Prediction(dots, 0.45, 160, 120))
    workspace.add([(30, 100)])
    workspace.set_regions([Region("1", ((5, 5), (80, 5), (80, 60)))])
    side.regions.ground.mark("rectangle", [(10, 115), (150, 115), (110, 60), (50, 60)])
    side.regions.ground.width_m.setValue(4)
    side.regions.ground.depth_m.setValue(6)
    workspace.set_reviewed(True)
    for section in side.sections.values():
        section.set_open(True)
    side.review.go_on()
    points_csv.write([Annotation("picture 1.png", Dots.of([(60, 40), (100, 20)]))], crowd / "truth.csv")
    side.compare.load(crowd / "truth.csv")
    grey = np.full((30, 40), 80, np.uint8)
    made.parts.timeline.show_film(Film(1, 2))
    for step in (1, 2):
        made.parts.timeline.add(Frame(1, step, 2, 9 - step, grey, grey, grey, dots.xy, dots.confidence, 1.0, 160, 120))
    made.parts.timeline.end()
    made.parts.timeline.go_first()
    made.parts.strip.tell("1", "2", lambda: None)
    qtbot.waitUntil(lambda: side.compare.comparison is not None)
    return made


def by_action(name: str) -> Callable[[MainWindow], QWidget]:
    """What an action opens."""

    def opened(window: MainWindow) -> QWidget:
        before = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        window.parts.actions[name].trigger()
        new = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each not in before]
        assert len(new) == 1, name
        return new[0]

    return opened


def report(window: MainWindow) -> QWidget:
    dialog = ReportDialog(Path(), window)
    dialog.add("1", "1")
    dialog.add("1", "1")
    return dialog


def results(window: MainWindow) -> QWidget:
    window.batching.show_results()
    assert window.batching.table is not None
    return window.batching.table


def saving_results(window: MainWindow) -> QWidget:
    window.batching.save()
    assert window.batching.dialog is not None
    return window.batching.dialog


def welcome(window: MainWindow) -> QWidget:
    window.parts.actions["welcome"].trigger()
    return window


def counting(window: MainWindow) -> QWidget:
    window.parts.side.count.show_progress(Progress(1, "sample", 0.4, 3, 8, 3, 12, 42.4), 2)
    return window


SURFACES: dict[str, Callable[[MainWindow], QWidget]] = {
    "window": lambda window: window,
    "counting": counting,
    "welcome": welcome,
    **{
        name: by_action(name)
        for name in ("export", "import", "export-training", "save-counts", "save-picture", "preferences")
    },
    **{name: by_action(name) for name in ("models", "teach", "command-palette", "keyboard-help", "about")},
    "results": results,
    "saving results": saving_results,
    "report": report,
}


@pytest.fixture
def surfaces(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """One after the other, by their names; each is closed when the next is wanted."""

    def each() -> Iterator[tuple[str, QWidget]]:
        for name, opened in SURFACES.items():
            surface = opened(window)
            surface.activateWindow()
            qtbot.waitUntil(surface.isActiveWindow)
            qtbot.waitUntil(lambda surface=surface: not pending(surface))
            yield name, surface
            if surface is not window:
                surface.close()

    return each()


def pending(surface: QWidget) -> bool:
    """Whether something is still to be written there."""
    return any(later.isActive() for later in surface.findChildren(Later))


def parts_of(surface: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    """The visible widgets of these kinds, without those that are a part of another one."""
    found = [part for part in surface.findChildren(QWidget) if isinstance(part, kinds) and part.isVisible()]
    return [part for part in found if not inner(part)]


def inner(part: QWidget) -> bool:
    """Whether a widget belongs to a scroll area or a field, whose name is its own."""
    fields = QAbstractSpinBox | QComboBox | QLineEdit | QAbstractItemView
    return isinstance(part, QScrollBar) or isinstance(part.parent(), fields)


def described(part: QObject) -> str:
    """Which widget it is, as well as one can say."""
    words = getattr(part, "text", str)() or getattr(part, "accessibleName", str)()
    return f"{type(part).__name__} {words!r} in {type(part.parent()).__name__}"


def test_everything_has_a_name_for_those_who_cannot_see_it(surfaces: Iterator[tuple[str, QWidget]]) -> None:
    nameless, all_of_them = {}, 0
    for name, surface in surfaces:
        parts = parts_of(surface, *WANT_KEYS)
        all_of_them += len(parts)
        spoken = [QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name).strip() for part in parts]
        nameless[name] = [described(part) for part, words in zip(parts, spoken, strict=True) if not words]
        nameless[name] += [] if surface.windowTitle() or surface.accessibleName() else ["itself"]
    assert all_of_them > 150
    assert {name: parts for name, parts in nameless.items() if parts} == {}


def among(part: QWidget) -> set[QWidget]:
    """What arrow keys reach from here: the other choices of several, and the list that a field steers."""
    steered = part.window()
    if isinstance(part, QAbstractButton) and part.group() is not None:
        reached, chosen = {part}, part.group().checkedButton()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left):
            for _ in part.group().buttons():
                QTest.keyClick(QApplication.focusWidget(), key)
                reached.add(QApplication.focusWidget())
        chosen.click()  # arrows may have chosen another one
        chosen.setFocus()
        return reached
    if isinstance(steered, CommandPalette):
        before = steered.list.currentIndex().row()
        QTest.keyClick(part, Qt.Key.Key_Down)
        return {steered.list} if steered.list.currentIndex().row() == before + 1 else set()
    return set()


def test_keys_reach_everything(surfaces: Iterator[tuple[str, QWidget]]) -> None:
    missed = {}
    for name, surface in surfaces:
        wanted = {part for part in parts_of(surface, *WANT_KEYS) if part.isEnabled()}
        reached: set[QWidget] = set()
        for _ in range(2 * len(wanted) + 20):
            at = QApplication.focusWidget()
            reached |= {at, *among(at)} if at is not None else set()
            QTest.keyClick(at or surface, Qt.Key.Key_Tab)
        missed[name] = sorted(described(part) for part in wanted - reached)
    assert {name: parts for name, parts in missed.items() if parts} == {}


def words_of(part: QObject) -> Iterator[str]:
    """All that a widget or an action says, in whatever way."""
    for name in ("text", "title", "windowTitle", "toolTip", "statusTip", "whatsThis", "placeholderText", "prefix"):
        yield from said(part, name)
    for name in ("suffix", "specialValueText", "accessibleName", "accessibleDescription", "toPlainText"):
        yield from said(part, name)
    if isinstance(part, QComboBox):
        yield from map(part.itemText, range(part.count()))
    if isinstance(part, QAbstractItemView) and part.model() is not None:
        model, role = part.model(), Qt.ItemDataRole
        columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
        for row in range(model.rowCount()):
            for column in columns:
                for which in (role.DisplayRole, role.ToolTipRole, role.AccessibleTextRole):
                    yield str(model.index(row, column).data(which) or "")
        for column in columns:
            for which in (role.DisplayRole, role.ToolTipRole):
                yield str(model.headerData(column, Qt.Orientation.Horizontal, which) or "")


def said(part: QObject, name: str) -> Iterator[str]:
    say = getattr(part, name, None)
    if callable(say) and isinstance(words := say(), str):
        yield words


def untranslated(text: str) -> str:
    """What is left of a text without what stands in brackets, what has no language, and what is not words."""
    while (bare := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = bare
    text = re.sub(r"<[^>]*>|\S*/\S*|picture \d+\.png|\S+\.(?:png|json|csv|xlsx)\b", "", text)
    for name in OF_NO_LANGUAGE:
        text = text.replace(name, "")
    return text if re.search(r"[A-Za-z]{2,}", text) else ""


def quotes(part: QObject) -> bool:
    """Whether a widget shows what a model's file says of itself, which is in the words of whoever made it."""
    card = part.parent()
    while card is not None and not isinstance(card, ModelCard):
        card = card.parent()
    return card is not None and isinstance(part, QLabel) and "⟦" not in part.text()


def test_no_word_is_left_untranslated(surfaces: Iterator[tuple[str, QWidget]]) -> None:
    left: dict[str, set[str]] = {}
    bracketed = 0
    for name, surface in surfaces:
        for part in (surface, *surface.findChildren(QWidget), *surface.findChildren(QAction)):
            if quotes(part):
                continue
            for text in words_of(part):
                bracketed += "⟦" in text
                if untranslated(text):
                    left.setdefault(name, set()).add(f"{text!r} of {type(part).__name__}")
    assert bracketed > 1000
    assert left == {}
