"""Handing dots over to other programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.dialogs.form import WorkDialog, beside_first_line, column_of, form_rows, project_of
from app.dialogs.format_words import PNG, dropped_words, format_words
from app.dialogs.place_field import PlaceField
from app.dialogs.saving import with_ending
from app.dialogs.scope_field import ScopeField
from app.look.shortened import shortened
from app.panels.fields import label
from app.sentences import with_capital
from app.workspace import Workspace
from core.formats.catalogue import Format, format_named
from core.handover.choice import counted, reviewed
from core.handover.export import export_annotations
from core.handover.progress import Outcome, Tell
from core.project import Picture, Project, State

translate = QCoreApplication.translate

ROW = 24
"""Height of a line of the list, pixels."""


class ExportDialog(WorkDialog):
    """Asks in which format, which pictures, and where to; says before what will be left behind.

    Args:
        workspace: with a folder open.
        first: the format that is chosen at first, `PNG` for pictures with dots.
        parent: of this dialog.
    """

    def __init__(self, workspace: Workspace, first: str = "dotori-json", parent: QWidget | None = None) -> None:
        title, words = translate("ExportDialog", "Export dots"), translate("ExportDialog", "Export")
        super().__init__(title, words, parent)
        self._workspace, self._project = workspace, project_of(workspace)
        self.formats = self._format_list()
        self.scope = self._scope_field()
        self.losses = label()
        self.target = PlaceField(self.tr("Save as"))
        self.target.changed.connect(self._able)
        self.target.look_wanted.connect(self._look)
        self.footer.wanted.connect(lambda: self._export(False))
        self._lay_out()
        self.formats.currentItemChanged.connect(self._changed)
        self.scope.changed.connect(self._changed)
        self.choose(first)

    @property
    def format(self) -> Format | None:
        """The chosen format; None for pictures with dots."""
        item = self.formats.currentItem()
        name = item.data(0, Qt.ItemDataRole.UserRole) if item else PNG
        return None if name == PNG else format_named(name)

    def choose(self, name: str) -> None:
        """Choose a format."""
        for row in range(self.formats.topLevelItemCount()):
            item = self.formats.topLevelItem(row)
            if item is not None and item.data(0, Qt.ItemDataRole.UserRole) == name:
                self.formats.setCurrentItem(item)

    def _format_list(self) -> QTreeWidget:
        made = _FormatList()
        made.setAccessibleName(self.tr("Format"))
        made.setColumnCount(2)
        made.setHeaderHidden(True)
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name, (title, hint) in format_words().items():
            item = QTreeWidgetItem([title, hint])
            item.setData(0, Qt.ItemDataRole.UserRole, name)
            item.setToolTip(1, hint)
            item.setSizeHint(1, QSize(0, ROW))
            item.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, hint)
            made.addTopLevelItem(item)
        header = made.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        made.setMinimumHeight(8 * ROW)
        return made

    def _scope_field(self) -> ScopeField:
        made, picture = ScopeField(), self._workspace.picture
        pictures = list(self._workspace.pictures.values())
        worked, done = len(counted(pictures)), len(reviewed(pictures))
        here = picture is not None and picture.state > State.NEW
        name = Path(picture.path).name if picture else ""
        made.offer("current", self.tr("This picture: {name}").format(name=shortened(name, made)), here)
        made.offer("all", self.tr("All that are counted or edited: %Ln picture(s)", "", worked), worked > 0)
        made.offer("reviewed", self.tr("Reviewed only: %Ln picture(s)", "", done), done > 0)
        return made

    def _lay_out(self) -> None:
        rows = form_rows(self._form)
        rows.addRow(self.tr("Format"), self.formats)
        rows.addRow(self.tr("Left behind"), self.losses)
        beside_first_line(rows, self.losses)
        rows.addRow(self.tr("Pictures"), self.scope)
        rows.addRow(self.tr("Save as"), self.target)
        column = column_of(self)
        column.addWidget(self._form)
        column.addWidget(self.footer)
        self.resize(680, 640)

    def _pictures(self) -> list[Picture]:
        scope, at_hand = self.scope.scope, self._workspace.picture
        pictures = list(self._workspace.pictures.values())
        if scope == "current":
            return [at_hand] if at_hand else []
        return reviewed(pictures) if scope == "reviewed" else counted(pictures)

    def _changed(self) -> None:
        """Another format or choice of pictures: another name to save under."""
        self.losses.setText(self._losses())
        typed = self.target.path
        self.target.show_path((typed.parent if typed else self._start()) / self._name())
        self.footer.say("")
        self._able()

    def _losses(self) -> str:
        held = self.format
        if held is None:
            return self.tr("The dots become part of the picture; they cannot be read back.")
        if held.read is None:
            return self.tr("The dots themselves: only their numbers are written. They cannot be read back.")
        return with_capital(", ".join(dropped_words(held)))

    def _start(self) -> Path:
        """The folder that is offered first: that of the pictures, where it can be written to."""
        beside = self._project.path.parent == self._project.folder
        return self._project.folder if beside else Path.home()

    def _name(self) -> str:
        """Of the file or folder, as it is usual for the format."""
        held, one = self.format, self.scope.scope == "current"
        picture = Path(self._workspace.picture.path).name if self._workspace.picture else ""
        folder = self._project.folder.name or "dotori"
        if held is None:
            return f"{Path(picture).stem}-dots.png" if one else f"{folder}-png"
        if one:
            return held.file_name(picture)
        return f"{folder}-dots{held.suffix}" if held.many else f"{folder}-{held.name}"

    def _look(self) -> None:
        """Let a person choose a place. What is there already is asked about later, for folders as well."""
        held, start = self.format, str(self.target.path or self._start())
        one = self.scope.scope == "current"
        if one or (held is not None and held.many):
            options = QFileDialog.Option.DontConfirmOverwrite
            name, _ = QFileDialog.getSaveFileName(self, self.tr("Export dots"), start, "", options=options)
            ending = ".png" if held is None else held.suffix
        else:
            name = QFileDialog.getExistingDirectory(self, self.tr("Export dots"), str(Path(start).parent))
            ending = ""
        if name:
            self.target.show_path(with_ending(Path(name), ending))

    def _able(self) -> None:
        self.footer.enable(self.target.path is not None and self.scope.scope is not None)

    def _export(self, overwrite: bool) -> None:
        target, pictures, held, project = self.target.path, self._pictures(), self.format, self._project
        if target is None:
            return

        def export(tell: Tell) -> Outcome:
            return _written(project, pictures, held, target, overwrite, tell)

        question = self.tr("There are files of that name already. Replace them?")
        self.footer.begin(
            export,
            lambda outcome: self.footer.say_written(outcome, target),
            lambda error: self.footer.say_failed(error, question, lambda: self._export(True)),
        )


class _FormatList(QTreeWidget):
    """Keeps what is chosen in sight, when it gets its height and when words below it take some of that."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        chosen = self.currentItem()
        if chosen is not None:
            self.scrollToItem(chosen)


def _written(
    project: Project, pictures: list[Picture], held: Format | None, target: Path, overwrite: bool, tell: Tell
) -> Outcome:
    if held is not None:
        return export_annotations(project, pictures, held, target, overwrite, tell)
    from core.handover.burnt import export_burnt  # OpenCV, only for pictures

    return export_burnt(project, pictures, target, overwrite, tell)
