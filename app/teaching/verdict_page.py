"""After a teaching: what came of it, side by side, before anything changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.dialogs.form import form_rows
from app.panels.fields import label
from app.teaching.example_view import Examples
from app.teaching.messages import Figures, Result
from core.models.names import LONGEST


class VerdictPage(QWidget):
    """The verdict, a table of figures, examples, and the name under which the model would be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = label("heading")
        self.measured = label("quiet")
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
        column.addSpacing(4)
        column.addWidget(self.examples, 1)
        column.addLayout(rows)

    def show_result(self, result: Result, name: str) -> None:
        """Show what came of it, and offer a name. A model that got better is offered for counting; one that got worse
        cannot even be chosen for it."""
        self.verdict.setText(
            {
                "better": self.tr("The model got better"),
                "worse": self.tr("The model got worse"),
                "no difference": self.tr("The model got neither better nor worse"),
            }[result.verdict]
        )
        whole = self.tr("On %Ln held-back picture(s) that it was not taught:", "", result.pictures)
        part = self.tr("On the held-back part of %Ln picture(s); so few give a rough figure only:", "", result.pictures)
        self.measured.setText(part if result.parts else whole)
        figures = self._table(result.before, result.after)
        self._column.replaceWidget(self.figures, figures)
        self.figures.deleteLater()
        self.figures = figures
        self.examples.setWidget(Examples(result.examples))
        self.name.setText(name)
        self.use.setChecked(result.verdict == "better")
        self.use.setEnabled(result.verdict != "worse")

    def _table(self, before: Figures, after: Figures) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        rows = (
            ("", self.tr("Before"), self.tr("After")),
            (self.tr("Error of the count (MAE)"), f"{before.mae:,.1f}", f"{after.mae:,.1f}"),
            (self.tr("Mean error"), _signed(before.bias), _signed(after.bias)),
            (self.tr("F1 at 8 px"), f"{before.f1:.2f}", f"{after.f1:.2f}"),
            (self.tr("Clicks still needed"), f"{before.clicks:,}", f"{after.clicks:,}"),
        )
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                cell = label("quiet" if row == 0 or column == 0 else "", wraps=False)
                cell.setText(text)
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(3, 1)
        return made


def _signed(value: float) -> str:
    return f"{value:+,.1f}".replace("-", "\N{MINUS SIGN}")
