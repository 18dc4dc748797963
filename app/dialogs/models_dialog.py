"""Looking after the models: which ones there are, which one counts, and what is known of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout, QWidget

from app.dialogs.footer import Footer
from app.dialogs.form import column_of
from app.dialogs.model_card import ModelCard
from app.dialogs.model_list import ModelList
from app.dialogs.saving import ask_for_target
from app.models import Models
from app.panels.fields import button, label
from app.sentences import in_words
from core.errors import DotoriError
from core.models import Card
from core.models.library import SHIPPED, SUFFIX


class ModelsDialog(QDialog):
    """The models at the left, the card of the current one at the right.

    Args:
        models: to look after.
        parent: of this dialog.
    """

    def __init__(self, models: Models, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self._models, self._library = models, models.library
        self._do: Callable[[], None] = lambda: None
        self._form = QWidget()
        self.list = ModelList()
        self.card = ModelCard()
        self.hint = label("quiet")
        self.importing = button(self.tr("Import…"), self.tr("Copy a model from a file (.safetensors)"))
        self.renaming = button(self.tr("Rename"), self.tr("Give this model another name (F2)"))
        self.exporting = button(self.tr("Export…"), self.tr("Copy this model to a file"))
        self.deleting = button(self.tr("Delete"), self.tr("Delete this model (Delete)"))
        self.revealing = button(self.tr("Show folder"), self.tr("Show the folder that this model is in"))
        self.footer = Footer(self.tr("Use for counting"), self._form)
        self._lay_out()
        self._connect()
        self.refresh()
        self.list.setFocus()

    def reject(self) -> None:
        """Close, once the work is done."""
        if self.footer.busy:
            self.footer.leave()
        else:
            super().reject()

    def refresh(self, current: str = "") -> None:
        """Read the library again; the model of that name is current then."""
        entries = self._library.models()
        alone = self.tr("Models that you teach or import will stand here too.")
        several = self.tr("Enter uses, F2 renames, Delete deletes.")
        self.hint.setText(alone if len(entries) == 1 else several)
        self.list.show_models(entries, self._models.used(), current)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(self.hint)
        left.addWidget(self.importing, 0, Qt.AlignmentFlag.AlignLeft)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        for deed in (self.renaming, self.exporting, self.revealing, self.deleting):
            deeds.addWidget(deed)
        deeds.addStretch()
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.card, 1)
        right.addLayout(deeds)
        both = QHBoxLayout(self._form)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(16)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        column = column_of(self, 16)
        column.addWidget(self._form, 1)
        column.addWidget(self.footer)
        self.resize(840, 600)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.list.renamed.connect(self._rename)
        self.list.delete_wanted.connect(self.deleting.click)
        self.footer.wanted.connect(self._use)
        self.footer.close_wanted.connect(self.reject)
        self.footer.ended.connect(self.list.setFocus)
        self.importing.clicked.connect(self._import)
        self.renaming.clicked.connect(self.list.edit_name)
        self.exporting.clicked.connect(self._export)
        self.deleting.clicked.connect(self._ask_to_delete)
        self.revealing.clicked.connect(self._reveal)

    def _show(self) -> None:
        entry = self.list.entry
        used = entry is not None and self.list.is_used(entry)
        self.card.show_entry(entry, used)
        self.footer.say("")
        whole, own = isinstance(entry, Card), entry is not None and entry.name != SHIPPED
        self.footer.enable(whole and not used)
        self.renaming.setEnabled(whole and own)
        self.exporting.setEnabled(whole)
        self.deleting.setEnabled(own)

    # What a person asks for

    def _use(self) -> None:
        entry = self.list.entry
        if not isinstance(entry, Card):
            return
        question = self._doubt(entry)
        if question:
            self._ask(question, self.tr("Use it"), lambda: self._start_using(entry.name))
        else:
            self._start_using(entry.name)

    def _doubt(self, card: Card) -> str:
        """What to ask before a model counts that is known to be worse than another; empty where none is known."""
        if card.held_back and card.held_back.worse:
            question = self.tr(
                "{name} counts the pictures that were held back worse than the model it was taught from. Use it all "
                "the same?"
            )
            return question.format(name=card.name)
        other = self._library.outdone_by(card)
        if other is None:
            return ""
        question = self.tr(
            "{name} counts the pictures that were held back worse than {other}, which is in use. Use it all the same?"
        )
        return question.format(name=card.name, other=other)

    def _start_using(self, name: str) -> None:
        words = self.tr("{name} counts from now on. Pictures that are counted already keep their dots.")
        self._change(lambda: self._library.use(name, force=True), name, words.format(name=name))

    def _rename(self, name: str, new: str) -> None:
        rename = partial(self._change, lambda: self._library.rename(name, new), new.strip())
        QTimer.singleShot(0, self, rename)  # the list is still busy with the edit

    def _ask_to_delete(self) -> None:
        entry = self.list.entry
        if entry is None:
            return
        question = self.tr("Delete {name}? It cannot be brought back.").format(name=entry.name)
        if self.list.is_used(entry):
            question += " " + self.tr("The model that came with Dotori counts then.")
        self._ask(question, self.tr("Delete"), lambda: self._delete(entry.name))

    def _delete(self, name: str) -> None:
        words = self.tr("{name} is deleted.").format(name=name)
        self._change(lambda: self._library.delete(name), said=words)

    def _import(self) -> None:
        kinds = ";;".join((self._kind(), self.tr("All files (*)")))
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a model"), "", kinds)
        if name:
            path = Path(name)
            self.footer.begin(lambda _tell: self._library.import_file(path), self._imported, self._warn)

    def _imported(self, card: Card) -> None:
        self.refresh(card.name)
        self.footer.say(self.tr("{name} is imported.").format(name=card.name))
        self._models.changed.emit()

    def _export(self) -> None:
        entry = self.list.entry
        if not isinstance(entry, Card):
            return
        target = ask_for_target(self, self.tr("Export a model"), Path(f"{entry.name}{SUFFIX}"), self._kind())
        if target is not None:
            self.footer.begin(
                lambda _tell: self._library.export(entry.name, target, overwrite=True), self._exported, self._warn
            )

    def _exported(self, target: Path) -> None:
        self.footer.say(self.tr("Written: {path}").format(path=target))

    def _reveal(self) -> None:
        entry = self.list.entry
        if entry is not None and entry.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(entry.path.parent)))

    # Inside

    def _kind(self) -> str:
        """The files of models, as a dialog for files has it."""
        return self.tr("Models ({endings})").format(endings=f"*{SUFFIX}")

    def _change(self, do: Callable[[], Any], current: str = "", said: str = "") -> None:
        """Change the library, show it as it is then, and tell the window."""
        try:
            do()
        except DotoriError as error:
            self._warn(error)
            return
        self.refresh(current)
        self.footer.say(said)
        self._models.changed.emit()

    def _warn(self, error: DotoriError) -> None:
        self.footer.say(in_words(error), warns=True)

    def _ask(self, question: str, words: str, do: Callable[[], None]) -> None:
        """Ask before something that is not easily mended."""
        box = QMessageBox(QMessageBox.Icon.Question, self.windowTitle(), question, parent=self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        yes: QPushButton = box.addButton(words, QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        # A connection to `do` would hold this dialog from inside the box, which ends inside the dialog.
        self._do = do
        yes.clicked.connect(self._answer)
        box.open()

    def _answer(self) -> None:
        self._do()
