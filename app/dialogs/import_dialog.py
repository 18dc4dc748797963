"""Taking dots in from files of this and of other programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QMenu, QWidget

from app.dialogs.form import WorkDialog, column_of, form_rows, project_of
from app.dialogs.format_words import format_words
from app.dialogs.place_field import PlaceField
from app.dialogs.scope_field import ScopeField
from app.dialogs.work import Work
from app.look.shortened import shortened
from app.panels.fields import label
from app.sentences import in_words
from app.workspace import Workspace
from core.errors import DotoriError
from core.formats.catalogue import FORMATS, Format, format_named
from core.formats.guess import UnknownFormatError, guess_format
from core.formats.reading import annotation_files
from core.handover.importing import Found, find_annotations, take_in
from core.handover.progress import Outcome, Tell
from core.project import Picture

translate = QCoreApplication.translate

SHOWN = 3
"""Names that are shown of annotations that belong to no picture."""

WIDEST = 400
"""Pixels for the path of a picture; of a longer one the middle is left out."""


class ImportDialog(WorkDialog):
    """Asks for a file or folder, says what is in it for which pictures, and puts it in the place of their dots.

    Args:
        workspace: with a folder open that can be written to.
        source: the file or folder to begin with.
        parent: of this dialog.
    """

    def __init__(self, workspace: Workspace, source: Path | None = None, parent: QWidget | None = None) -> None:
        title, words = translate("ImportDialog", "Import dots"), translate("ImportDialog", "Import")
        super().__init__(title, words, parent)
        self._workspace, self._project = workspace, project_of(workspace)
        self._found: Found | None = None
        self._search: Work | None = None
        self._stale = self._through = False
        self._imported: list[int] = []
        self.source = self._source_field()
        self.formats = self._format_box()
        self.scope = self._scope_field()
        self.summary = label("heading")
        self.trouble = label("quiet")
        self.footer.wanted.connect(self._import)
        self.footer.ended.connect(self._ended)
        self._lay_out()
        self.source.changed.connect(self._look_into)
        self.formats.currentIndexChanged.connect(self._look_into)
        self.scope.changed.connect(self._look_into)
        self._show_found(None)
        if source is not None:
            self.source.show_path(source)

    def reject(self) -> None:
        """Stop looking, and the work; close where there is none."""
        if not self.footer.busy:
            self._end_search()
        super().reject()

    def _source_field(self) -> PlaceField:
        made = PlaceField(self.tr("File or folder"))
        menu = QMenu(made.button)
        menu.addAction(self.tr("A file…"), self._ask_for_file)
        menu.addAction(self.tr("A folder of files…"), self._ask_for_folder)
        made.button.setMenu(menu)
        return made

    def _format_box(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.tr("Format"))
        made.addItem(self.tr("Told from the file"), None)
        readable = {entry.name for entry in FORMATS if entry.read}
        for name, words in format_words().items():
            if name in readable:
                made.addItem(words.title, name)
        return made

    def _scope_field(self) -> ScopeField:
        made, count = ScopeField(), len(self._workspace.pictures)
        picture = self._workspace.picture
        name = Path(picture.path).name if picture else ""
        made.offer("all", self.tr("Every picture of the list, by name: %Ln picture(s)", "", count), count > 0)
        made.offer("current", self.tr("This picture: {name}").format(name=shortened(name, made)), picture is not None)
        return made

    def _lay_out(self) -> None:
        rows = form_rows(self._form)
        rows.addRow(self.tr("From"), self.source)
        rows.addRow(self.tr("Format"), self.formats)
        rows.addRow(self.tr("For"), self.scope)
        column = column_of(self, 8)
        column.addWidget(self._form)
        column.addSpacing(16)
        column.addWidget(self.summary)
        column.addWidget(self.trouble)
        column.addStretch()
        column.addSpacing(8)
        column.addWidget(self.footer)
        self.resize(640, 384)

    def _ask_for_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import dots"), str(self._project.folder))
        if name:
            self.source.show_path(Path(name))

    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Import dots"), str(self._project.folder))
        if name:
            self.source.show_path(Path(name))

    # Looking

    def _look_into(self) -> None:
        """Find out what is there, off the window's thread; what was asked last counts."""
        if self._search is not None:
            self._stale = True
            self._search.stop()
            return
        source, name = self.source.path, self.formats.currentData()
        self._show_found(None)
        if source is None or not source.exists():
            if source is not None:
                self._summarise(self.tr("There is no such file or folder"))
            return
        self._summarise(self.tr("Looking…"))
        read_as = format_named(name) if name else None
        project, current, pictures = self._project, self._workspace.picture, self._wanted()
        by_name = self.scope.scope != "current"

        def look(tell: Tell) -> tuple[Found, Format | None]:
            found = find_annotations(project, source, pictures, read_as, current, tell, by_name)
            return found, _guessed(source, read_as)

        self._search = Work(look, self)
        self._search.done.connect(lambda answer: self._show_found(*answer))
        self._search.failed.connect(self._show_trouble)
        self._search.finished.connect(self._searched)
        self._search.start()

    def _searched(self) -> None:
        search, self._search = self._search, None
        if search is not None:
            search.wait()
        if self._stale:
            self._stale = False
            self._look_into()

    def _end_search(self) -> None:
        self._stale = False
        if self._search is not None:
            self._search.stop()
            self._search.wait()

    def _wanted(self) -> list[Picture]:
        if self.scope.scope == "current":
            return [self._workspace.picture] if self._workspace.picture else []
        return list(self._workspace.pictures.values())

    def _show_found(self, found: Found | None, guessed: Format | None = None) -> None:
        self._found = found
        told = self.tr("Told from the file")
        if guessed is not None:
            told = self.tr("Told from the file: {format}").format(format=format_words()[guessed.name].title)
        self.formats.setItemText(0, told)
        self.footer.say("")
        self.footer.enable(found is not None and len(found.pairs) > 0 and not self._workspace.read_only)
        if found is None:
            hint = self.tr("The dots take the place of those that are there now; undo brings them back.")
            self._summarise("")
            self.trouble.setText(hint)
        else:
            self._summarise(self._summary(found))
            self.trouble.setText("\n".join(self._left_out(found)))
        if self._workspace.read_only:
            self.trouble.setText(self.tr("Another window has this folder open; import there."))

    def _summarise(self, words: str) -> None:
        """Say in a line what there is; without words the line takes no room."""
        self.summary.setText(words)
        self.summary.setVisible(bool(words))

    def _summary(self, found: Found) -> str:
        dots = self.tr("%Ln dot(s)", "", found.dots)
        if len(found.pairs) == 1:
            name = found.pairs[0][0].path
            shown = self.summary.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, WIDEST)
            return self.tr("{dots} for {picture}").format(dots=dots, picture=shown)
        return self.tr("{dots} for %Ln picture(s)", "", len(found.pairs)).format(dots=dots)

    def _left_out(self, found: Found) -> list[str]:
        lines = [in_words(remark) for remark in found.remarks]
        if found.strangers:
            lines.append(self._strangers(found.strangers))
        lines += map(in_words, found.misfits[:SHOWN])
        if len(found.misfits) > SHOWN:
            lines.append(self.tr("%Ln more left out", "", len(found.misfits) - SHOWN))
        if found.pairs:
            lines.append(self.tr("The dots take the place of those that are there now; undo brings them back."))
        return lines

    def _strangers(self, strangers: Sequence[str]) -> str:
        """Which annotations are for none of the pictures that were chosen."""
        more = self.tr("%Ln annotation(s) belong to no picture here", "", len(strangers))
        if self.scope.scope == "current":
            more = self.tr("%Ln annotation(s) are for other pictures", "", len(strangers))
        names = [name for name in strangers[:SHOWN] if name]
        if names and len(strangers) > SHOWN:
            names.append("…")
        return f"{more}: {', '.join(names)}" if names else more

    def _show_trouble(self, error: DotoriError) -> None:
        self._show_found(None)
        unknown = self.tr("The format of this file cannot be told from what is in it; choose it above.")
        self.footer.say(unknown if isinstance(error, UnknownFormatError) else in_words(error), warns=True)

    # Importing

    def _import(self) -> None:
        found, project = self._found, self._project
        if found is None:
            return

        def take(tell: Tell) -> Outcome:
            return take_in(project, found, tell)

        self._imported = [picture.id for picture, _ in found.pairs]
        self.footer.begin(take, self._done, lambda error: self.footer.say(in_words(error), warns=True))

    def _done(self, _outcome: Outcome) -> None:
        self._through = True

    def _ended(self) -> None:
        """Show what was imported, all of it or what was done before it was stopped."""
        self._workspace.refresh(self._imported)
        if self._through:
            self.accept()


def _guessed(source: Path, read_as: Format | None) -> Format | None:
    """What the first file was told to be; None where a person has said it."""
    return None if read_as else guess_format(annotation_files(source)[0])
