"""The count: how many heads there are, where the number comes from, and the threshold that decides."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.counting.messages import Progress
from app.look.icons import icon
from app.look.theme import tabular
from app.panels.fields import button, label, number
from app.panels.later import Later
from app.panels.progress import ProgressView
from app.panels.run_facts import RunFacts, model_of
from app.panels.threshold import ThresholdView
from app.sentences import in_words
from app.workspace import Workspace
from core.byhand import ByHand, by_hand, found_ids
from core.counting.renewal import Intervals
from core.errors import DotoriError
from core.project import Run, State

NUMBER_SIZE = 48
"""Of the count, pixels."""


class CountPanel(QWidget):
    """Shows the count of the picture at hand.

    Signals:
        count_wanted: the picture at hand is to be counted.
        forget_wanted: the picture at hand is to wait for its count no longer.
        stop_wanted: the count under way is to end.
        by_hand_changed: what was done by hand (`core.byhand.ByHand`) to the picture at hand.
    """

    count_wanted = Signal()
    forget_wanted = Signal()
    stop_wanted = Signal()
    by_hand_changed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._found: tuple[object, NDArray[np.int64]] = (None, np.zeros(0, np.int64))
        self._run: tuple[object, Run | None] = (None, None)
        self._by_hand: tuple[object, ByHand] = (None, ByHand())
        self._model = ""
        self._before: int | None = None
        self._later = Later(self, self.refresh)

        self.number = label(wraps=False)
        self.number.setFont(_large(self.number.font()))
        self.number.setAccessibleName(self.tr("Count"))
        self.hand = label()
        self.facts = RunFacts()
        self.trouble = label("warning")
        self.start = button(self.tr("Count"), self.tr("Count the heads in this picture (Enter)"))
        self.start.setIcon(icon("count"))
        self.start.clicked.connect(self.count_wanted)
        self.forget = button(self.tr("Do not count"), self.tr("Take this picture out of those that wait"))
        self.forget.clicked.connect(self.forget_wanted)
        self.model = label("quiet")
        self.progress = ProgressView()
        self.progress.hide()
        self.progress.stop_wanted.connect(self.stop_wanted)
        self.threshold = ThresholdView(workspace)
        self.state = label("quiet", wraps=False)
        self.reviewed = button(self.tr("Reviewed"), self.tr("Say that this picture is finished, or not (R)"))
        self.reviewed.setIcon(icon("reviewed"))
        self.reviewed.setCheckable(True)
        self.reviewed.clicked.connect(workspace.set_reviewed)
        self._lay_out()

        for signal in (workspace.opened, workspace.shown, workspace.marks_changed, workspace.rows_changed):
            signal.connect(self._later.ask)
        self._later.ask()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(4)
        for widget in (self.number, self.hand, self.facts, self.trouble):
            column.addWidget(widget)
        starting = QHBoxLayout()
        starting.setSpacing(8)
        starting.addWidget(self.start)
        starting.addWidget(self.forget)
        starting.addStretch(1)
        column.addLayout(starting)
        column.addWidget(self.model)
        column.addWidget(self.progress)
        column.addSpacing(8)
        column.addWidget(self.threshold)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self.state, 1)
        row.addWidget(self.reviewed)
        column.addLayout(row)

    # What others ask of it

    def show_progress(self, progress: Progress, waiting: int = 0) -> None:
        """Show how far the count under way is, and how many pictures wait for theirs."""
        if self.progress.isHidden():
            self.progress.begin()
            self.progress.show()
            self._later.ask()
        self.progress.show_progress(progress, waiting)

    def end_progress(self) -> None:
        """The count has ended, however it did."""
        if not self.progress.isHidden():
            self.progress.hide()
            self._later.ask()

    def show_waiting(self, before: int | None) -> None:
        """Say that the picture waits for its count, and how many come before it; None, that it does not wait."""
        if before != self._before:
            self._before = before
            self._later.ask()

    def show_model(self, name: str) -> None:
        """Say which model counts; nothing where the name is empty, for the shipped one."""
        self._model = name
        self._later.ask()

    def nudge_threshold(self, by: float) -> None:
        """Raise the threshold by so much, or lower it."""
        if self.workspace.picture is not None:
            self.threshold.nudge(by)

    # What it shows

    def refresh(self) -> None:
        """Show the picture at hand as it is now."""
        picture, marks = self.workspace.picture, self.workspace.marks
        counted = picture is not None and (picture.state != State.NEW or len(marks.dots) > 0)
        counting = not self.progress.isHidden()
        self.number.setText(number(len(marks.counted)) if counted else "\N{EN DASH}")
        self.number.setEnabled(counted)
        self._say_by_hand(counted or counting)
        self._show_facts(counting)
        self.trouble.setText(in_words((picture.error if picture else None) or ""))
        self.trouble.setVisible(bool(self.trouble.text()) and not counting)
        self.start.setVisible(picture is not None and not counted and not counting)
        self.start.setEnabled(not self.workspace.read_only)
        self.forget.setVisible(self._before is not None and not counting)
        self.threshold.setVisible(counted)
        self.threshold.refresh()
        self.state.setVisible(picture is not None)
        self.state.setText(self._word(picture.state) if picture is not None else "")
        self.reviewed.setVisible(picture is not None)
        self.reviewed.setEnabled(not self.workspace.read_only)
        self.reviewed.setChecked(marks.reviewed)

    def _show_facts(self, counting: bool) -> None:
        run = self._find_run()
        untouched = self._is_models() and run is not None and run.count == len(self.workspace.marks.counted)
        self.facts.show_run(None if counting else run, untouched)
        self.model.setText(self.tr("Model in use: {name}").format(name=self._model))
        self.model.setVisible(bool(self._model) and (counting or run is None or model_of(run) != self._model))

    def _is_models(self) -> bool:
        """Whether the dots are the model's; a picture is edited once a region is drawn on it too."""
        picture = self.workspace.picture
        if picture is None:
            return False
        edited_elsewhere = picture.state == State.EDITED and not self._find_by_hand().total
        return picture.state == State.COUNTED or edited_elsewhere

    def _say_by_hand(self, counted: bool) -> None:
        done = self._find_by_hand()
        self.hand.setToolTip("")
        words = ""
        if done.total:
            words = self.tr("{total} by hand").format(total=number(done.total))
            words += f"   +{done.added:,} \N{MINUS SIGN}{done.removed:,} \N{LEFT RIGHT ARROW}{done.moved:,}"
            told = self.tr("Set by a person: {added}; removed of those found: {removed}; moved: {moved}")
            self.hand.setToolTip(told.format(**done._asdict()))
        elif self.workspace.picture is None:
            words = self.tr("Open a photograph or a folder to count the people in it.")
        elif self._before is not None:
            words = self.tr("Waits for its count, %Ln picture(s) before it – Enter has it come next", "", self._before)  # noqa: RUF001
        elif not counted:
            words = self.tr("Not counted yet – press Enter")  # noqa: RUF001
        self.hand.setText(words)
        self.hand.setVisible(bool(words))
        self.by_hand_changed.emit(done)

    def _find_by_hand(self) -> ByHand:
        """What was done by hand; the log is read only where another count or import stands."""
        picture, project, dots = self.workspace.picture, self.workspace.project, self.workspace.marks.dots
        if picture is None or project is None or picture.state < State.EDITED:
            return ByHand()
        if self._by_hand[0] is not dots:
            key, found = self._found
            if key != (project.path, picture.id, picture.run) or not np.isin(found, dots.id).any():
                try:
                    found = found_ids(dots, project.log(picture.id))
                except DotoriError as error:
                    self.workspace.tell(in_words(error))
                self._found = (project.path, picture.id, picture.run), found
            self._by_hand = dots, by_hand(dots, found)
        return self._by_hand[1]

    def _find_run(self) -> Run | None:
        """The run behind the dots, if there is one."""
        picture, project = self.workspace.picture, self.workspace.project
        if picture is None or project is None or picture.run is None:
            return None
        key = project.path, picture.run
        if self._run[0] != key:
            try:
                run = project.runs(picture.id).get(picture.run)
                self._run = key, Intervals(project).renewed(picture, run)
            except DotoriError as error:
                self.workspace.tell(in_words(error))
                self._run = key, None
        return self._run[1]

    def _word(self, state: State) -> str:
        return {
            State.NEW: self.tr("Not counted"),
            State.COUNTED: self.tr("Counted"),
            State.EDITED: self.tr("Edited by hand"),
            State.REVIEWED: self.tr("Reviewed"),
        }[state]


def _large(font: QFont) -> QFont:
    large = tabular(font)
    large.setPixelSize(NUMBER_SIZE)
    large.setWeight(QFont.Weight.DemiBold)
    return large
