"""After a teaching: what came of it, side by side, before anything changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.dialogs.form import form_rows
from app.panels.fields import figure, label
from app.teaching.example_view import Examples
from app.teaching.messages import InUse, Result
from core.models.names import LONGEST


class VerdictPage(QWidget):
    """The verdict, a table of figures, examples, and the name under which the model would be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = label("heading")
        self.measured = label("quiet")
        self.flattered = label("quiet")
        self.figures = QWidget()
        self.examples = QScrollArea()
        self.examples.setWidgetResizable(True)
        self.examples.setFrameShape(QFrame.Shape.NoFrame)
        self.examples.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.examples.setMinimumHeight(240)
        self.examples.setAccessibleName(self.tr("Pictures that were held back"))
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.name.setAccessibleName(self.tr("Name of the taught model"))
        self.use = QCheckBox(self.tr("Use it for counting"))
        rows = form_rows(gap=8)
        rows.addRow(self.tr("Keep it as"), self.name)
        rows.addRow("", self.use)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.verdict)
        column.addWidget(self.measured)
        column.addWidget(self.figures)
        column.addWidget(self.flattered)
        column.addSpacing(4)
        column.addWidget(self.examples, 1)
        column.addLayout(rows)

    def show_result(self, result: Result, name: str) -> None:
        """Show what came of it, and offer a name. A model that is better than the shipped one and the one in use is
        offered for counting; one that is worse than either cannot even be chosen for it."""
        self.verdict.setText(self._verdict(result))
        whole = self.tr("On %Ln held-back picture(s) that it was not taught:", "", result.pictures)
        part = self.tr("On the held-back part of %Ln picture(s); so few give a rough figure only:", "", result.pictures)
        self.measured.setText(part if result.parts else whole)
        self._flatter(result.in_use)
        figures = self._table(result)
        self._column.replaceWidget(self.figures, figures)
        self.figures.deleteLater()
        self.figures = figures
        self.examples.setWidget(Examples(result.examples))
        self.name.setText(name)
        self.use.setChecked(result.better)
        self.use.setEnabled(not result.worse)

    def _verdict(self, result: Result) -> str:
        """What it is better than, in a sentence or two."""
        words = {
            "better": self.tr("Better than the model that came with Dotori."),
            "worse": self.tr("Worse than the model that came with Dotori."),
            "no difference": self.tr("Neither better nor worse than the model that came with Dotori."),
        }[result.verdict]
        if result.in_use is None:
            return words
        beside = {
            "better": self.tr("Better than {name}, which is in use."),
            "worse": self.tr("Worse than {name}, which is in use."),
            "no difference": self.tr("Neither better nor worse than {name}, which is in use."),
        }[result.in_use.verdict]
        return f"{words} {beside.format(name=result.in_use.name)}"

    def _flatter(self, in_use: InUse | None) -> None:
        """Say where the figures of the model in use are better than it is."""
        self.flattered.setVisible(in_use is not None and in_use.taught > 0)
        if in_use is not None:
            words = self.tr("{name} was taught %Ln of them, and counts those better than others.", "", in_use.taught)
            self.flattered.setText(words.format(name=in_use.name))

    def _table(self, result: Result) -> QWidget:
        columns = [(self.tr("Before"), result.before), (self.tr("After"), result.after)]
        if result.in_use is not None:
            columns.insert(1, (self.tr("In use"), result.in_use.figures))
        figures = [each for _, each in columns]
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        rows = (
            ("", *(title for title, _ in columns)),
            (self.tr("Error of the count (MAE)"), *(figure("mae", each.mae) for each in figures)),
            (self.tr("Mean error"), *(figure("bias", each.bias) for each in figures)),
            (self.tr("F1 at 8 px"), *(figure("f1", each.f1) for each in figures)),
            (self.tr("Clicks still needed"), *(figure("clicks", each.clicks) for each in figures)),
        )
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                cell = label("quiet" if row == 0 or column == 0 else "", wraps=False)
                cell.setText(text)
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(len(columns) + 1, 1)
        return made
