"""Opening: files, folders, what was dropped, what was open before, and the samples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.actions import RecentMenu
from app.parts import Parts
from app.pictures.opener import Wish
from app.samples import sample_folder
from app.sentences import in_words
from app.welcome import Welcome
from app.workspace import Opened
from core.errors import DotoriError
from core.images import SUFFIXES


class FilesController(QObject):
    """Asks for files and folders, and has them opened off the window's thread."""

    def __init__(self, parts: Parts, welcome: Welcome, recent: RecentMenu) -> None:
        super().__init__(parts.window)
        self.parts, self.welcome, self.recent = parts, welcome, recent
        parts.actions["open-files"].triggered.connect(self.ask_for_files)
        parts.actions["open-folder"].triggered.connect(lambda: self.ask_for_folder())
        parts.actions["open-folders"].triggered.connect(lambda: self.ask_for_folder(recursive=True))
        parts.actions["close-folder"].triggered.connect(self.close_folder)
        parts.opener.opened.connect(self._adopt)
        parts.opener.failed.connect(self._say_failed)
        parts.opener.busy.connect(self._say_busy)
        parts.pictures.set_wanted(parts.preferences.value.filter, parts.preferences.value.sort)
        parts.pictures.wanted_changed.connect(self._keep_wanted)
        welcome.files_wanted.connect(self.ask_for_files)
        welcome.folder_wanted.connect(lambda: self.ask_for_folder())
        welcome.sample_wanted.connect(self.open_samples)
        welcome.recent_wanted.connect(self._open_one)
        recent.folder_wanted.connect(self._open_one)
        parts.preferences.changed.connect(self._list_recent)
        parts.workspace.opened.connect(self._enable)
        parts.workspace.leaving.connect(parts.canvas.finish)
        self._list_recent()
        self._enable()

    def open(self, paths: Sequence[Path], recursive: bool | None = None) -> None:
        """Open files and folders instead of what is open.

        Args:
            paths: the files and folders.
            recursive: with the folders in the folders; None asks the preferences.
        """
        if paths:
            self.parts.canvas.finish()
            wanted = self.parts.preferences.value.recursive if recursive is None else recursive
            self.parts.opener.open(list(paths), wanted)

    def ask_for_files(self) -> None:
        """Let a person choose pictures."""
        endings = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in SUFFIXES)
        kinds = ";;".join((self.tr("Pictures ({endings})").format(endings=endings), self.tr("All files (*)")))
        names, _ = QFileDialog.getOpenFileNames(self.parts.window, self.tr("Open pictures"), self._start(), kinds)
        self.open([Path(name) for name in names])

    def ask_for_folder(self, recursive: bool | None = None) -> None:
        """Let a person choose a folder of pictures."""
        name = QFileDialog.getExistingDirectory(self.parts.window, self.tr("Open folder"), self._start())
        if name:
            self.open([Path(name)], recursive)

    def open_samples(self) -> None:
        """Open copies of the sample pictures, which may be worked on."""
        try:
            self.open([sample_folder()])
        except DotoriError as error:
            self.parts.workspace.tell(in_words(error))

    def close_folder(self) -> None:
        """Put the folder away."""
        self.parts.canvas.finish()
        self.parts.workspace.close()

    def _open_one(self, folder: Path) -> None:
        """A folder that was open, as it was."""
        self.open([folder], str(folder) in self.parts.preferences.value.deep or None)

    def _adopt(self, opened: Opened) -> None:
        self.parts.workspace.adopt(opened)
        wish = self.parts.opener.again()
        self.parts.preferences.visit(opened.project.folder, wish is not None and wish.recursive)

    def _say_failed(self, sentence: str, wish: Wish) -> None:
        """Say why nothing was opened; where only the folders in a folder may have pictures, offer to look there."""
        if not wish.recursive and any(path.is_dir() for path in wish.paths):
            self.parts.strip.tell(sentence, self.tr("Look in the folders in it"), lambda: self.open(wish.paths, True))
        else:
            self.parts.workspace.tell(sentence)

    def _say_busy(self, busy: bool) -> None:
        if busy:
            self.parts.status.showMessage(self.tr("Opening…"))
        else:
            self.parts.status.clearMessage()

    def _keep_wanted(self) -> None:
        """Have the list filtered and sorted like this next time too."""
        wanted = self.parts.pictures.wanted
        self.parts.preferences.change(filter=wanted.show, sort=wanted.order)

    def _start(self) -> str:
        """Where a dialog begins: the folder at hand, else the one that was open last."""
        project, recent = self.parts.workspace.project, self.parts.preferences.value.recent
        return str(project.folder if project else recent[0] if recent else Path.home())

    def _list_recent(self) -> None:
        self.recent.show_folders(self.parts.preferences.value.recent)
        self.welcome.show_recent(self.parts.preferences.value.recent)

    def _enable(self) -> None:
        self.parts.actions["close-folder"].setEnabled(self.parts.workspace.project is not None)
