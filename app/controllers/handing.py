"""Handing over: films, pictures with dots, tables of counts, exports, imports, and the data set to train on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from app.actions import ActionName
from app.dialogs.export_dialog import ExportDialog
from app.dialogs.import_dialog import ImportDialog
from app.dialogs.saving import ask_for_target
from app.dialogs.training_export_dialog import TrainingExportDialog
from app.parts import Parts
from app.timeline.film import FilmExport


class HandingController(QObject):
    """Opens the dialogs of the menu File, and has films written off the window's thread; the window goes on."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self.parts = parts
        self._film: FilmExport | None = None
        self._dialog: QDialog | None = None
        workspace, window = parts.workspace, parts.window
        dialogs: dict[ActionName, Callable[[], QDialog]] = {
            "export": lambda: ExportDialog(workspace, parent=window),
            "save-counts": lambda: ExportDialog(workspace, "counts-xlsx", window),
            "save-picture": lambda: ExportDialog(workspace, "png", window),
            "import": lambda: ImportDialog(workspace, parent=window),
            "export-training": lambda: TrainingExportDialog(workspace, window),
        }
        for name, make in dialogs.items():
            parts.actions[name].triggered.connect(lambda _checked=False, make=make: self._open(make))
        parts.actions["save-film"].triggered.connect(self.save_film)
        parts.timeline.film_wanted.connect(self.save_film)
        parts.timeline.frame_shown.connect(self._enable)
        workspace.shown.connect(self._enable)
        workspace.marks_changed.connect(self._enable)
        self._enable()

    def close(self) -> None:
        """Stop what is being written; nothing half-written is left."""
        if self._film is not None:
            self._film.cancel()
            self._film.wait()
        if self._dialog is not None:
            self._dialog.close()

    def save_film(self) -> None:
        """Write the steps of the run on the timeline as a film."""
        path, frames = self.parts.workspace.path, self.parts.timeline.frames
        if path is None or not frames:
            self.parts.workspace.tell(self.tr("Count this picture first; a film shows the steps of its count."))
        elif self._film is not None:
            self.parts.workspace.tell(self.tr("A film is being written already; wait for it."))
        else:
            suggested, kinds = path.with_suffix(".mp4"), self.tr("Films (*.mp4 *.gif)")
            target = ask_for_target(self.parts.window, self.tr("Save film"), suggested, kinds)
            if target is not None:
                regions, least = self.parts.workspace.marks.regions, self.parts.timeline.threshold
                self._write_film(FilmExport(frames, path, target, least, regions, self))

    # Inside

    def _open(self, make: Callable[[], QDialog]) -> None:
        self.parts.canvas.finish()
        dialog = make()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None

    def _write_film(self, film: FilmExport) -> None:
        self._film = film
        film.progressed.connect(self._progress)
        film.written.connect(self._say)
        film.failed.connect(self.parts.strip.tell)
        film.finished.connect(self._end)
        film.start()

    def _progress(self, share: float) -> None:
        words = self.tr("Writing the film · {percent} %")
        self.parts.status.showMessage(words.format(percent=round(100 * share)))

    def _say(self, target: Path) -> None:
        self.parts.status.showMessage(self.tr("Written: {path}").format(path=target), 6000)

    def _end(self) -> None:
        if self._film is not None:
            self._film.wait()
        self._film = None

    def _enable(self) -> None:
        workspace = self.parts.workspace
        some = workspace.picture is not None
        names: tuple[ActionName, ...] = ("export", "save-counts", "export-training", "save-picture")
        for name in names:
            self.parts.actions[name].setEnabled(some)
        self.parts.actions["import"].setEnabled(some and not workspace.read_only)
        self.parts.actions["save-film"].setEnabled(some and self.parts.timeline.awake)
