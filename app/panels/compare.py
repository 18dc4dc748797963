"""Compare: the dots against true heads from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.look.as_written import as_written
from app.look.icons import icon
from app.panels.compare_table import CompareTable
from app.panels.fields import button, label
from app.panels.later import Later
from app.panels.number_box import NumberBox
from app.panels.sizes import picture_size
from app.panels.truth_reader import Known, Sought, TruthFound, TruthReader
from app.sentences import in_words
from app.workspace import Workspace
from core.comparing import Comparison, Truth, compare, next_place
from core.errors import DotoriError
from core.formats.guess import UnknownFormatError

Mistake = Literal["missed", "false"]

DISTANCES = (4, 8, 16)
"""Pixels of the picture, to choose from; any other can be typed."""

PAUSE = 150
"""Milliseconds between a change of the dots and the new comparison."""


class ComparePanel(QWidget):
    """Sets the dots that count against true heads, live while a person corrects them.

    Signals:
        matches: places of hits, missed heads and false dots, each (N, 2); None three times where nothing is compared.
        look_wanted: x and y, pixels of the picture, that the canvas should show enlarged.
        note_changed: how good it is, in a word.
        refreshed: something else is compared, or nothing; the comparison may be another.
    """

    matches = Signal(object, object, object)
    look_wanted = Signal(float, float)
    note_changed = Signal(str)
    refreshed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._truth: Truth | None = None
        self._of: str | None = None  # the picture whose heads were in it
        self._asked: Path | None = None  # the file that a person has just chosen
        self._chosen: dict[int, Path] = {}  # those that a person has chosen, by picture
        self._heads: np.ndarray | None = None
        self._comparison: Comparison | None = None
        self._at: tuple[float, float] | None = None
        self._later = Later(self, self.refresh, PAUSE)

        self.words = label("quiet")
        self.choose = button(self.tr("Choose a file…"), self.tr("A file in any format that Dotori reads"))
        self.choose.setIcon(icon("compare"))
        self.choose.clicked.connect(self.ask_for_file)
        self.forget = button(self.tr("Clear"), self.tr("Compare no more"))
        self.forget.clicked.connect(self.clear)
        self.distance = NumberBox(DISTANCES, 1, 1000)
        self.distance.set_number(DISTANCES[1])
        self.distance.setAccessibleName(self.tr("Distance"))
        self.distance.setToolTip(self.tr("A dot this many pixels from a head, or fewer, can be a hit"))
        self.distance.chosen.connect(self._later.ask)
        self.table = CompareTable()
        self.next_missed = button(self.tr("Next missed"), self.tr("Look at the next head that has no dot"))
        self.next_false = button(self.tr("Next false"), self.tr("Look at the next dot that is on no head"))
        self.next_missed.clicked.connect(lambda: self.look_at_next("missed"))
        self.next_false.clicked.connect(lambda: self.look_at_next("false"))
        self._lay_out()
        self._reader = TruthReader(self)
        self._reader.found.connect(self._take)
        self._reader.failed.connect(self._fail)
        workspace.opened.connect(self.clear)
        workspace.shown.connect(self._shown)
        workspace.marks_changed.connect(self._later.ask)
        self.refresh()

    @property
    def comparing(self) -> bool:
        """Whether there is a file to compare with, be this picture in it or not."""
        return self._truth is not None

    @property
    def comparison(self) -> Comparison | None:
        """As it is now; None where nothing is compared."""
        return self._comparison

    def ask_for_file(self) -> None:
        """Let a person choose a file of annotations."""
        folder = self.workspace.path.parent if self.workspace.path is not None else Path()
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Compare with"), str(folder))
        if name:
            self.load(Path(name))

    def load(self, path: Path) -> None:
        """Compare with the heads that a file holds for the picture at hand, once it is read; tell why if it holds
        none."""
        sought = self._sought()
        if sought is not None:
            self._asked = path
            self._reader.read(path, sought)
            self.words.setText(self._words())

    @property
    def reading(self) -> bool:
        """Whether a file is being read, so that what stands here is not yet what was asked for."""
        return self._reader.busy

    def close_threads(self) -> None:
        """Wait for what is still being read; the window is closing."""
        self._reader.close()

    def clear(self) -> None:
        """Compare no more."""
        self._reader.drop()
        self._truth, self._heads, self._at, self._of, self._asked = None, None, None, None, None
        self._chosen = {}
        self.refresh()

    def look_at_next(self, which: Mistake) -> None:
        """Lead to the next head that was missed, or to the next false dot."""
        found = self._comparison
        place = next_place(found.missed if which == "missed" else found.false, self._at) if found else None
        if place is not None:
            self._at = place
            self.look_wanted.emit(*place)

    def refresh(self) -> None:
        """Compare the dots as they are now."""
        found = None
        if self._heads is not None:
            found = compare(self.workspace.marks, self._heads, self.distance.number)
        if found is not None or self._comparison is not None:
            self.matches.emit(*((found.hits, found.missed, found.false) if found else (None, None, None)))
        self._comparison = found
        self.choose.setEnabled(self.workspace.picture is not None)
        self.forget.setVisible(self.comparing)
        self.below.setVisible(found is not None)
        if found is not None:
            self.table.show_comparison(found)
            self.next_missed.setEnabled(len(found.missed) > 0)
            self.next_false.setEnabled(len(found.false) > 0)
        self.note_changed.emit(self.tr("F1 {value}").format(value=f"{found.matches.f1:.2f}") if found else "")
        self.words.setText(self._words())
        self.words.setToolTip(as_written(str(self._truth.path)) if self._truth is not None else "")
        self.refreshed.emit()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose, 1)
        buttons.addWidget(self.forget)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        form.addRow(QLabel(self.tr("Within pixels")), self.distance)
        walk = QHBoxLayout()
        walk.setSpacing(8)
        walk.addWidget(self.next_missed, 1)
        walk.addWidget(self.next_false, 1)
        self.below = QWidget()
        below = QVBoxLayout(self.below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.table)
        below.addLayout(form)
        below.addLayout(walk)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.below)
        column.addLayout(buttons)

    def _words(self) -> str:
        if self.reading:
            return self.tr("Reading…")
        if self._truth is None:
            return self.tr("See hits, missed heads and false dots against heads that somebody has marked.")
        name = self._truth.path.name
        if self._heads is None:
            return self.tr("{file} says nothing about this picture.").format(file=name)
        return self.tr("%n true head(s) from {file}", "", len(self._heads)).format(file=name)

    def _shown(self) -> None:
        """The truth of another picture may be in the same file, or in one beside it."""
        self._heads, self._at, self._asked = None, None, None
        picture, sought = self.workspace.picture, self._sought()
        self._reader.drop()
        if self._truth is not None and picture is not None and sought is not None:
            known = Known(self._truth, self._of, self._chosen.get(picture.id))
            self._reader.look(known, sought, tuple(self.workspace.pictures.values()))
        self.refresh()

    def _sought(self) -> Sought | None:
        """The picture at hand, where it is on this machine."""
        picture, project = self.workspace.picture, self.workspace.project
        if picture is None or project is None or self.workspace.path is None:
            return None
        return Sought(project.folder, picture.path, picture_size(self.workspace))

    def _fail(self, error: DotoriError) -> None:
        self._asked = None
        self.words.setText(self._words())
        if isinstance(error, UnknownFormatError):
            said = self.tr("The format of {path} cannot be told from what is in it; choose another file.")
            self.workspace.tell(said.format(path=error.sentence.values["path"]))
        else:
            self.workspace.tell(in_words(error))

    def _take(self, found: TruthFound) -> None:
        picture = self.workspace.picture
        self._truth, self._heads, self._at = found.truth, found.heads, None
        if picture is not None and found.heads is not None:
            self._of = picture.path
            if self._asked is not None:
                self._chosen[picture.id] = self._asked
        self._asked = None
        self.refresh()
