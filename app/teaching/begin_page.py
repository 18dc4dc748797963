"""Before a teaching: what there is to learn from, and for how long."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.dialogs.form import form_rows
from app.panels.fields import label, whole_number
from app.sentences import in_words
from app.workspace import Workspace
from core.errors import DotoriError
from core.project import State
from training.finetuning.shares import whole_ones

MINUTES = 10
"""Unless a person says otherwise."""

LONGEST = 600
"""Minutes."""


class BeginPage(QWidget):
    """Counts what is reviewed in the folder that is open.

    Args:
        workspace: with the folder.
        parent: of this widget.

    Attributes:
        able: whether there is anything to learn from.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.able = False
        self.ready = label("heading")
        self.held_back = label()
        self.beginning = label("quiet")
        self.beginning.setText(
            self.tr(
                "It begins with the model that came with Dotori, which stays as it is, and learns all that is reviewed "
                "here. You can go on working meanwhile, and nothing changes until you have seen what came of it."
            )
        )
        self.advice = label("quiet")
        self.problem = label("warning")
        self.minutes = whole_number(self.tr("Minutes"), 1, LONGEST)
        self.minutes.setValue(MINUTES)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setToolTip(
            self.tr(
                "The learning ends by itself after these minutes, or on a fast machine after 60 steps for each of them"
            )
        )
        rows = form_rows()
        rows.addRow(self.tr("Learn for at most"), self.minutes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for words in (self.ready, self.held_back, self.beginning, self.advice, self.problem):
            column.addWidget(words)
        column.addSpacing(8)
        column.addLayout(rows)
        column.addStretch()

    def refresh(self) -> None:
        """Count again."""
        whole, parts, blocks, problem = self._count()
        self.able = whole + parts > 0
        words = [self.tr("%Ln reviewed picture(s)", "", whole)] if whole else []
        words += [self.tr("%Ln done block(s) in other pictures", "", blocks)] if parts else []
        self.ready.setText(" · ".join(words) or self.tr("Nothing is reviewed yet"))
        self.held_back.setText(self._division(whole + parts) if self.able else "")
        advice = "" if self.able or problem else self._advice()
        for words_of, text in ((self.advice, advice), (self.problem, problem)):
            words_of.setText(text)
            words_of.setVisible(bool(text))
        self.held_back.setVisible(self.able)
        self.beginning.setVisible(self.able)
        self.minutes.setEnabled(self.able)

    def _count(self) -> tuple[int, int, int, str]:
        """Reviewed pictures, others with done blocks, how many blocks those have, and why they cannot be counted."""
        if self._workspace.project is None:
            return 0, 0, 0, ""
        try:
            project = self._workspace.project
            pictures = [picture for picture in project.reviewed_pictures() if project.file(picture).is_file()]
        except DotoriError as error:
            return 0, 0, 0, in_words(error)
        whole = sum(picture.state == State.REVIEWED for picture in pictures)
        blocks = [each.reviewed_blocks for each in pictures if each.state != State.REVIEWED]
        return whole, len(blocks), sum(blocks), ""

    def _advice(self) -> str:
        """What to do first, where there is nothing to learn from."""
        if self._workspace.project is None:
            return self.tr("No folder is open. Open one, count some of its pictures and correct them.")
        return self.tr(
            "Correct some pictures and mark each as reviewed, or mark the blocks you have been through as done. Five "
            "pictures are a good beginning; more teach more."
        )

    def _division(self, count: int) -> str:
        """What is held back of so many pictures."""
        held_back = whole_ones(count)
        if held_back:
            words = self.tr(
                "%Ln of them will be held back: counted before and after, and never learned from.", "", held_back
            )
        else:
            words = self.tr(
                "The right part of each will be held back: counted before and after, and never learned from. So few "
                "pictures teach little, and what is measured on them is rough; review four or more if you can."
            )
        return words
