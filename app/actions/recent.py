"""The submenu of the folders that were open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.look.icons import icon
from app.look.shortened import shortened
from app.pictures.recent import recent_folders


class RecentMenu(QMenu):
    """Lists folders, the last first; grey while there is none.

    Signals:
        folder_wanted: the folder (Path) that a person has chosen.
    """

    folder_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Recent folders"))
        self.setIcon(icon("recent"))
        self.show_folders(())

    def show_folders(self, folders: Iterable[str]) -> None:
        """List these instead of those before; those that are gone are grey."""
        self.clear()
        for recent in recent_folders(folders):
            action = self.addAction(shortened(recent.text, self))
            action.setEnabled(recent.there)
            action.triggered.connect(lambda _checked=False, path=recent.path: self.folder_wanted.emit(path))
        self.setEnabled(bool(self.actions()))
