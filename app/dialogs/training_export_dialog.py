"""Sending corrections to training."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.dialogs.form import WorkDialog, column_of, form_rows, project_of
from app.dialogs.place_field import PlaceField
from app.dialogs.work import Work
from app.panels.fields import button, label
from app.sentences import in_words
from app.workspace import Workspace
from core.errors import DotoriError
from core.handover.progress import Outcome, Tell
from core.handover.training import export_for_training, ready_for_training
from core.project import Picture, State

translate = QCoreApplication.translate


class TrainingExportDialog(WorkDialog):
    """Says what is ready to train on, and writes it as a data set.

    Args:
        workspace: with a folder open.
        parent: of this dialog.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        title = translate("TrainingExportDialog", "Export to training")
        super().__init__(title, translate("TrainingExportDialog", "Export"), parent)
        self._workspace, self._project = workspace, project_of(workspace)
        self.ready = label("heading")
        self.hint = label("quiet")
        self.target = PlaceField(self.tr("Folder"))
        self.target.changed.connect(self._able)
        self.target.look_wanted.connect(self._look)
        self.next = self._next_step()
        self.next.hide()
        self.footer.add(self.next)
        self.footer.wanted.connect(lambda: self._export(False))
        self._lay_out()
        self._any = False
        self._search: Work | None = None
        self._look_for_reviewed()
        folder = self._project.folder
        self.target.show_path(folder.parent / f"{folder.name or 'dotori'}-training")

    def reject(self) -> None:
        """Stop looking, and the work; close where there is none."""
        if not self.footer.busy:
            self._end_search()
        super().reject()

    def _next_step(self) -> QWidget:
        """The command that trains on what was written, to be copied."""
        self.command = QLineEdit()
        self.command.setReadOnly(True)
        self.command.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.command.setToolTip(self.tr("Command that trains on it"))
        self.command.setAccessibleName(self.tr("Command that trains on it"))
        self.copy_button = button(self.tr("Copy"), self.tr("Put the command on the clipboard"))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.command.text()))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.command, 1)
        row.addWidget(self.copy_button)
        return made

    def _lay_out(self) -> None:
        rows = form_rows()
        rows.addRow(self.tr("Folder"), self.target)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.addWidget(self.ready)
        form.addWidget(self.hint)
        form.addSpacing(8)
        form.addLayout(rows)
        column = column_of(self)
        column.addWidget(self._form)
        column.addStretch()
        column.addWidget(self.footer)
        self.resize(600, 240)

    def _look_for_reviewed(self) -> None:
        """Find out what is ready, off the window's thread: the disk is asked about every picture."""
        self.ready.setText(self.tr("Looking…"))
        self._search = search = Work(partial(ready_for_training, self._project), self)
        search.done.connect(self._say_what_is_ready)
        search.failed.connect(self._say_trouble)
        search.finished.connect(self._searched)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._end_search)
        search.start()

    def _searched(self) -> None:
        search, self._search = self._search, None
        if search is not None:
            search.wait()

    def _end_search(self) -> None:
        if self._search is not None:
            self._search.stop()
            self._search.wait()

    def _say_trouble(self, error: DotoriError) -> None:
        self._say_what_is_ready([])
        self.footer.say(in_words(error), warns=True)

    def _say_what_is_ready(self, pictures: list[Picture]) -> None:
        whole = sum(picture.state == State.REVIEWED for picture in pictures)
        parts = len(pictures) - whole
        self._any = len(pictures) > 0
        words = [self.tr("%Ln reviewed picture(s)", "", whole)] if whole else []
        words += [self.tr("%Ln picture(s) with done blocks", "", parts)] if parts else []
        unlisted = sum(picture.id not in self._workspace.pictures for picture in pictures)
        words += [self.tr("%Ln of them not in the list", "", unlisted)] if unlisted else []
        if self._any:
            self.ready.setText(" · ".join(words))
            self.hint.setText(
                self.tr(
                    "Reviewed pictures are learned from as a whole, others in their done blocks only. Nothing is "
                    "learned under a mask. The photographs are linked, not copied, where the disk can do that."
                )
            )
        else:
            self.ready.setText(self.tr("Nothing is reviewed yet"))
            self.hint.setText(
                self.tr("Correct a picture and mark it as reviewed, or mark the blocks you have been through as done.")
            )
        self._able()

    def _look(self) -> None:
        start = self.target.path.parent if self.target.path else self._project.folder.parent
        name = QFileDialog.getExistingDirectory(self, self.tr("Export to training"), str(start))
        if name:
            chosen, offered = Path(name), f"{self._project.folder.name or 'dotori'}-training"
            has_export = (chosen / "dotori.json").exists()
            self.target.show_path(chosen if has_export or not any(chosen.iterdir()) else chosen / offered)

    def _able(self) -> None:
        self.footer.enable(self._any and self.target.path is not None)

    def _export(self, overwrite: bool) -> None:
        target, project = self.target.path, self._project
        if target is None:
            return
        self.next.hide()

        def export(tell: Tell) -> Outcome:
            return export_for_training(project, target, overwrite, tell)

        question = self.tr("There is an export in this folder already. Replace it?")
        self.footer.begin(
            export,
            lambda outcome: self._done(outcome, target),
            lambda error: self.footer.say_failed(error, question, lambda: self._export(True)),
        )

    def _done(self, outcome: Outcome, target: Path) -> None:
        self.footer.say_written(outcome, target)
        config = "training/configs/diffusion.toml"
        self.command.setText(f'python main.py train diffusion --config {config} --data "{target}"')
        self.command.setCursorPosition(0)
        self.next.show()
