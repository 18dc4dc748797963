"""Writing the results of a folder to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from app.dialogs.form import WorkDialog, column_of, form_rows, project_of
from app.dialogs.place_field import PlaceField
from app.panels.fields import label
from app.workspace import Workspace
from core.formats.writing import refuse_existing
from core.handover.progress import Tell
from core.project import Project
from core.results.tables import write_csv, write_jsonl, write_xlsx

translate = QCoreApplication.translate


class SaveResultsDialog(WorkDialog):
    """Asks as what and where to; counting goes on.

    Args:
        workspace: with a folder open.
        parent: of this dialog.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        title, words = translate("SaveResultsDialog", "Save results"), translate("SaveResultsDialog", "Save")
        super().__init__(title, words, parent)
        self._project = project_of(workspace)
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Kind of file"))
        for suffix, words in (
            (".csv", self.tr("Table for spreadsheets (CSV)")),
            (".xlsx", self.tr("Excel workbook (XLSX)")),
            (".jsonl", self.tr("JSON lines (JSONL)")),
            (".html", self.tr("Page to read and print (HTML)")),
        ):
            self.kind.addItem(words, suffix)
        self.target = PlaceField(self.tr("Save as"))
        self.target.changed.connect(self._able)
        self.target.look_wanted.connect(self._look)
        self.kind.currentIndexChanged.connect(self._rename)
        self.footer.wanted.connect(lambda: self._save(False))
        self._lay_out()
        beside = self._project.path.parent == self._project.folder
        folder = self._project.folder if beside else Path.home()
        self.target.show_path(folder / f"{self._project.folder.name or 'dotori'}-results.csv")

    @property
    def suffix(self) -> str:
        """Of the chosen kind of file."""
        return str(self.kind.currentData())

    def _lay_out(self) -> None:
        rows = form_rows(self._form)
        rows.addRow(self.tr("Kind of file"), self.kind)
        rows.addRow(self.tr("Save as"), self.target)
        what = label("quiet")
        what.setText(self.tr("All pictures of the folder as they stand now, with all corrections. Counting goes on."))
        column = column_of(self)
        column.addWidget(what)
        column.addWidget(self._form)
        column.addWidget(self.footer)
        self.resize(560, 0)

    def _rename(self) -> None:
        """Another kind of file: another ending."""
        path = self.target.path
        if path is not None:
            self.target.show_path(path.with_suffix(self.suffix))

    def _look(self) -> None:
        options = QFileDialog.Option.DontConfirmOverwrite  # asked about later
        start = str(self.target.path or Path.home())
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save results"), start, f"*{self.suffix}", options=options)
        if name:
            path = Path(name)
            self.target.show_path(path if path.suffix else path.with_suffix(self.suffix))

    def _able(self) -> None:
        self.footer.say("")
        self.footer.enable(self.target.path is not None)

    def _save(self, overwrite: bool) -> None:
        target, project, write = self.target.path, self._project, _WRITERS[self.suffix]
        if target is None:
            return

        def save(tell: Tell) -> None:
            refuse_existing([target], overwrite)
            write(project, target, tell)

        question = self.tr("There is a file of that name already. Replace it?")
        self.footer.begin(
            save,
            lambda _: self.footer.say(self.tr("Written: {path}").format(path=target)),
            lambda error: self.footer.say_failed(error, question, lambda: self._save(True)),
        )


def _write_page(project: Project, path: Path, tell: Tell) -> None:
    from core.results.page import write_html  # matplotlib is slow to import

    write_html(project, path, tell)


_WRITERS: dict[str, Callable[[Project, Path, Tell], None]] = {
    ".csv": write_csv,
    ".xlsx": write_xlsx,
    ".jsonl": write_jsonl,
    ".html": _write_page,
}
