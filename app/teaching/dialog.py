"""Teaching the model: what it will learn from, how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMessageBox, QPushButton, QWidget

from app.dialogs.form import column_of
from app.models import Models
from app.panels.fields import label
from app.teaching.begin_page import BeginPage
from app.teaching.messages import Result
from app.teaching.process import Teacher, teach_model
from app.teaching.progress_page import ProgressPage
from app.teaching.session import Session
from app.teaching.verdict_page import VerdictPage
from app.workspace import Workspace
from core.counting.devices import DeviceName
from core.models import names

NAMED = 3
"""Pictures that are left out and named; of more it is said how many they are."""


class TeachDialog(QDialog):
    """Three pages, one after the other. One goes on working in the window while it is open.

    Args:
        workspace: whose reviewed pictures and blocks are learned from.
        models: with the library that the taught one goes to.
        device: says what to compute on.
        teacher: what runs in the process; tests have their own.
        parent: of this dialog.

    Attributes:
        page: the one that is shown.
        session: what teaches.

    Signals:
        kept: a taught model is in the library under this name (str), and counts from now on (bool) or does not.
    """

    kept = Signal(str, bool)

    def __init__(
        self,
        workspace: Workspace,
        models: Models,
        device: Callable[[], DeviceName] = lambda: "auto",
        teacher: Teacher = teach_model,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Teach the model"))
        self.setWindowFlag(Qt.WindowType.WindowMinimizeButtonHint)
        self._workspace, self._models, self._device = workspace, models, device
        self._name = ""  # of the folder that is learned from
        self._left_out = ""
        self._do: Callable[[], None] = lambda: None
        self._then: Callable[[], object] = lambda: None
        self._asking = False
        self.session = Session(models.library, teacher, self)
        self.begin_page, self.progress_page, self.verdict_page = BeginPage(workspace), ProgressPage(), VerdictPage()
        self.page: QWidget = self.begin_page
        self.message = label("warning")
        self.main, self.other = QPushButton(), QPushButton()
        self._lay_out()
        self._connect()
        self._show_page(self.begin_page)

    def reject(self) -> None:
        """Close; ask first where something would be lost."""
        if not self.session.keeps and not self.asks_first():
            super().reject()

    def asks_first(self, then: Callable[[], object] = lambda: None) -> bool:
        """Ask before closing where something would be lost; if a person lets it go, close, and then do `then`.

        Returns:
            Whether there was anything to ask.
        """
        if self.session.keeps or self.session.taught is None:
            return False
        self._then = then
        if self._asking:
            return True
        if self.session.learns:
            question = self.tr("The model is still learning. Cancel it? What it has learned so far is lost.")
            self._ask(question, self.tr("Cancel the teaching"), self._give_up)
        else:
            question = self.tr("The taught model is not kept yet. Throw it away?")
            self._ask(question, self.tr("Throw away"), self._leave)
        return True

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Look again at what is reviewed when a person comes back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._refresh()

    def _lay_out(self) -> None:
        for each in (self.main, self.other):
            each.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.other)
        buttons.addWidget(self.main)
        column = column_of(self, 16)
        for page in (self.begin_page, self.progress_page, self.verdict_page):
            column.addWidget(page, 1)
        column.addWidget(self.message)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.main.clicked.connect(self._press)
        self.other.clicked.connect(self._press_other)
        self.progress_page.hold_wanted.connect(self.session.hold)
        self.verdict_page.name.textChanged.connect(self._able)
        self.session.left_out.connect(self._show_left_out)
        self.session.progressed.connect(self.progress_page.show_progress)
        self.session.finished.connect(self._show_result)
        self.session.failed.connect(self._show_failure)
        self.session.kept.connect(self._kept)
        self.session.not_kept.connect(self._warn)
        self._workspace.opened.connect(self._refresh)

    # Pages

    def _show_page(self, page: QWidget, message: str = "") -> None:
        main, other, width, height = {
            self.begin_page: (self.tr("Teach"), self.tr("Close"), 560, 220),
            self.progress_page: ("", self.tr("Cancel"), 560, 400),
            self.verdict_page: (self.tr("Keep"), self.tr("Throw away"), 720, 720),
        }[page]
        self.page = page
        for each in (self.begin_page, self.progress_page, self.verdict_page):
            each.setVisible(each is page)
        self.resize(max(self.width(), width) if self.isVisible() else width, height)
        self.main.setText(main)
        self.main.setVisible(bool(main))
        self.other.setText(other)
        self._prefer(self.main)
        self._warn(message)
        self._refresh()

    def _prefer(self, wanted: QPushButton) -> None:
        """Have one of the buttons stand out, and Enter press it."""
        for each in (self.main, self.other):
            each.setDefault(each is wanted)
            each.setProperty("role", "primary" if each is wanted else "")
            each.style().unpolish(each)
            each.style().polish(each)

    def _refresh(self) -> None:
        if self.page is self.begin_page:
            self.begin_page.refresh()
        self._able()

    def _able(self) -> None:
        begins = self.page is self.begin_page and self.begin_page.able
        keeps = self.page is self.verdict_page and bool(self.verdict_page.name.text().strip())
        free = not self.session.keeps
        self.main.setEnabled((begins or keeps) and free)
        self.other.setEnabled(free)
        self.verdict_page.setEnabled(free)

    def _warn(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self._able()

    def _press(self) -> None:
        if self.page is self.begin_page:
            self._begin()
        else:
            self._warn("")
            self.session.keep(self.verdict_page.name.text(), self.verdict_page.use.isChecked())
            self._able()

    def _press_other(self) -> None:
        if self.page is self.progress_page:
            self.session.cancel()
            self._show_page(self.begin_page)
        else:
            self._leave()

    # The teaching

    def _begin(self) -> None:
        if self._workspace.project is None:
            return
        folder = self._workspace.project.folder
        self._name, self._left_out = names.cleaned(folder.name), ""
        self.progress_page.begin()
        self._show_page(self.progress_page)
        self.session.begin(folder, float(self.begin_page.minutes.value()), self._device())

    def _show_left_out(self, sentences: list[str]) -> None:
        """Name the pictures that nothing is learned from, as long as it teaches and beside what came of it."""
        more = len(sentences) - NAMED
        lines = [*sentences[:NAMED], *([self.tr("%Ln more left out", "", more)] if more > 0 else [])]
        self._left_out = "\n".join(lines)
        self._warn(self._left_out)

    def _show_result(self, result: Result) -> None:
        self.verdict_page.show_result(result, self._name)
        self._show_page(self.verdict_page, self._left_out)
        self._prefer(self.main if result.better else self.other)

    def _show_failure(self, sentence: str) -> None:
        self._show_page(self.begin_page, sentence)

    def _kept(self, name: str, used: bool) -> None:
        self._models.changed.emit()
        self.kept.emit(name, used)
        self.accept()

    # Leaving

    def _give_up(self) -> None:
        """Cancel, unless it has come to its end while a person was thinking."""
        if self.session.learns:
            self._leave()

    def _leave(self) -> None:
        """Give up what runs and what is not kept, and close."""
        self.session.end()
        super().reject()

    def _ask(self, question: str, words: str, do: Callable[[], None]) -> None:
        """Ask before something is lost."""
        box = QMessageBox(QMessageBox.Icon.Question, self.windowTitle(), question, parent=self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._asked)
        yes: QPushButton = box.addButton(words, QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.No))
        # A connection to `do` would hold this dialog from inside the box, which ends inside the dialog.
        self._do, self._asking = do, True
        yes.clicked.connect(self._answer)
        box.open()

    def _answer(self) -> None:
        then = self._then
        self._do()
        if not self.isVisible():
            then()

    def _asked(self) -> None:
        self._asking = False
