"""The window with the table of results, beside the photograph."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.counting.recipe import Place
from app.look.icons import app_icon
from app.panels.fields import bar, button, label, number, search
from app.results.figures import View
from app.results.model import ResultsModel
from app.results.rows import ResultsRows
from app.results.tally import Tally
from app.workspace import Workspace

SIZE = (760, 640)
EDGE = 16


class ResultsWindow(QWidget):
    """A table that fills as it goes, with a search and a filter above and the totals below. No child of the main
    window, so that either can lie over the other.

    Args:
        workspace: whose pictures.
        place: says where in the queue a picture is.

    Signals:
        open_wanted: the picture of this id (int) should be at hand in the main window.
        count_wanted: what is still to be counted should be.
        stop_wanted: counting should end.
        save_wanted: the results should be written to a file.
    """

    open_wanted = Signal(int)
    count_wanted = Signal()
    stop_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, workspace: Workspace, place: Callable[[int], Place | None]) -> None:
        super().__init__()
        self._workspace = workspace
        self.model = ResultsModel(workspace, place, self)
        self.rows = ResultsRows(self.model)
        self.search = search(self.tr("Search names"))
        self.show_only = self._filter()
        self.totals, self.pace, self.message = label("heading"), label("quiet"), label()
        self.nothing = label("quiet")
        self.progress = bar(self.tr("Progress of the count"))
        self.saving = button(self.tr("Save results…"), self.tr("Write the table to a file, or a page to read"))
        self.stopping = button(self.tr("Stop"), self.tr("Stop after the picture in hand; what is counted is kept"))
        self.counting = QPushButton(self.tr("Count folder"))
        self.counting.setToolTip(self.tr("Count what this model has still to count here"))
        self.counting.setProperty("role", "primary")
        self.setWindowIcon(app_icon())
        self.resize(*SIZE)
        self._lay_out()
        self.rows.setFocus()
        self._connect()
        self.say("")
        self.show_count(None, 0, False)
        self._follow()

    def say(self, text: str) -> None:
        """Show a sentence, or none."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def show_count(self, tally: Tally | None, left: int, stopping: bool) -> None:
        """Show how a count goes.

        Args:
            tally: of the count; None while nothing is counted.
            left: pictures that wait or are being counted.
            stopping: only the picture in hand is counted to its end.
        """
        busy = tally is not None
        self.progress.setVisible(busy)
        self.pace.setVisible(busy)
        self.stopping.setVisible(busy)
        self.counting.setVisible(not busy)
        if tally is not None:
            self.progress.setRange(0, len(tally.ended) + left)
            self.progress.setValue(len(tally.ended))
            self.pace.setText(self.tr("Stopping after this picture") if stopping else self._pace(tally, left))

    def close_down(self) -> None:
        """Close, and wait for what is being read."""
        self.model.close()
        self.close()

    # Building

    def _filter(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.tr("Which pictures"))
        made.setToolTip(self.tr("Which pictures are listed"))
        shown = (
            ("all", self.tr("All")),
            ("new", self.tr("Not counted")),
            ("queued", self.tr("In the queue")),
            ("counted", self.tr("Counted")),
            ("edited", self.tr("Edited")),
            ("reviewed", self.tr("Reviewed")),
            ("failed", self.tr("Failed")),
        )
        for show, words in shown:
            made.addItem(words, show)
        return made

    def _lay_out(self) -> None:
        head, buttons = QHBoxLayout(), QHBoxLayout()
        for row in (head, buttons):
            row.setSpacing(8)
        head.addWidget(self.search, 1)
        head.addWidget(self.show_only)
        buttons.addWidget(self.saving)
        buttons.addStretch(1)
        buttons.addWidget(self.stopping)
        buttons.addWidget(self.counting)
        foot = QVBoxLayout()
        foot.setContentsMargins(EDGE, 12, EDGE, EDGE)
        foot.setSpacing(8)
        for widget in (self.totals, self.progress, self.pace, self.message):
            foot.addWidget(widget)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head.setContentsMargins(EDGE, EDGE, EDGE, 12)
        column.addLayout(head)
        column.addWidget(self.rows, 1)
        self.nothing.setText(self.tr("None of the pictures is like that. Search for another name, or choose All."))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        over = QVBoxLayout(self.rows.viewport())
        over.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        over.addWidget(self.nothing)
        over.addStretch(1)
        line = QFrame()
        line.setProperty("role", "line")
        column.addWidget(line)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._arrange)
        self.search.returnPressed.connect(self.rows.setFocus)
        self.show_only.currentIndexChanged.connect(self._arrange)
        self.rows.open_wanted.connect(self.open_wanted)
        self.model.changed.connect(self._add_up)
        self.model.reviewed.connect(self._renew)
        self.model.trouble.connect(self.say)
        self.saving.clicked.connect(self.save_wanted)
        self.stopping.clicked.connect(self.stop_wanted)
        self.counting.clicked.connect(self.count_wanted)
        self._workspace.opened.connect(self._follow)
        for keys, do in ((QKeySequence.StandardKey.Find, self.search.setFocus), ("Ctrl+W", self.close)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    # Following

    def _follow(self) -> None:
        """Another folder is open, or none."""
        project = self._workspace.project
        name = project.folder.name if project is not None else ""
        title = self.tr("Results")
        self.setWindowTitle(f"{title} — {name}" if name else title)
        self.counting.setEnabled(not self._workspace.read_only)
        self.saving.setEnabled(project is not None)
        self.rows.setCurrentIndex(QModelIndex())
        self.rows.scrollToTop()
        self.say("")
        self._add_up()

    def _renew(self) -> None:
        """Show what the intervals have learned, if anybody can see it; who shows the table later reads it anew."""
        if self.isVisible():
            self.model.read_runs()

    def _arrange(self) -> None:
        view = self.model.view
        self.model.arrange(View(self.show_only.currentData(), self.search.text(), view.column, view.descending))

    def _add_up(self) -> None:
        totals, rows = self.model.totals, self.model.rowCount()
        self.nothing.setVisible(totals.pictures > 0 and rows == 0)
        words = [
            self.tr("%Ln people", "", totals.people),
            self.tr("{counted} of {pictures} counted").format(
                counted=number(totals.counted), pictures=number(totals.pictures)
            ),
        ]
        if totals.failed:
            words.append(self.tr("{failed} failed").format(failed=number(totals.failed)))
        if rows != totals.pictures:
            words.append(self.tr("{rows} listed").format(rows=number(rows)))
        self.totals.setText(" · ".join(words))

    def _pace(self, tally: Tally, left: int) -> str:
        words = [self.tr("%Ln to go", "", left)]
        seconds = tally.seconds_left(left)
        if tally.pace is not None and seconds is not None:
            words.append(self.tr("{pace} pictures a second").format(pace=f"{tally.pace:.2f}"))
            words.append(self._time_left(seconds))
        return " · ".join(words)

    def _time_left(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("about %n s left", "", max(round(seconds), 1))
        if seconds < 90 * 60:
            return self.tr("about %n min left", "", round(seconds / 60))
        return self.tr("about %n h left", "", round(seconds / 3600))
