"""Opening the app: Qt, language and look first, the window next, torch last and in another process."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.collector import MainThreadCollector
from app.language import install_language
from app.look.icons import app_icon
from app.look.theme import ThemeChoice, apply_theme
from app.preferences import PreferenceStore
from app.reports import Reports, install_reports

if TYPE_CHECKING:
    from app.window import MainWindow


def run(paths: Sequence[Path] = ()) -> int:
    """Open the window, with these files and folders if there are any, until it is closed.

    Returns:
        The exit status.
    """
    app = make_application()
    preferences = PreferenceStore(parent=app)
    reports = install_reports(app)
    _follow_theme(app, preferences)
    place = WindowPlace(app, preferences, reports)
    place.open(paths)
    collector = MainThreadCollector(app)
    app.aboutToQuit.connect(collector.stop)
    return app.exec()


class WindowPlace(QObject):
    """Where the window stands; another one takes its place when it is to speak another language.

    Args:
        app: the application.
        preferences: what a person has chosen.
        reports: what went wrong.

    Attributes:
        window: the one that is open.
    """

    window: MainWindow

    def __init__(self, app: QApplication, preferences: PreferenceStore, reports: Reports) -> None:
        super().__init__(app)
        self._app, self._preferences, self._reports = app, preferences, reports

    def open(self, paths: Sequence[Path] = (), recursive: bool | None = None) -> None:
        """Open a window with these files and folders, as `FilesController.open` does."""
        from app.window import MainWindow

        install_language(self._app, self._preferences.value.language)  # its strings are translated as it is made
        self.window = window = MainWindow(self._preferences, reports=self._reports)
        self._reports.window, self._reports.dialog = window, None
        window.helping.reopen_wanted.connect(self.reopen, Qt.ConnectionType.QueuedConnection)
        window.show()
        QTimer.singleShot(0, lambda: window.start(paths, recursive))

    def reopen(self) -> None:
        """Close the window, all of whose work is on the disk, and open another one with the same pictures. Where a
        teaching would be lost, a person is asked first."""
        old, wish = self.window, self.window.parts.opener.again()
        if not old.teaching.may_close(self.reopen):
            return
        self._app.setQuitOnLastWindowClosed(False)
        if old.close():
            self.open(*((wish.paths, wish.recursive) if wish else ()))
            old.deleteLater()
        self._app.setQuitOnLastWindowClosed(True)


def _follow_theme(app: QApplication, preferences: PreferenceStore) -> None:
    """Dress the application as a person has chosen, now and when they choose anew."""
    worn: list[ThemeChoice] = []

    def dress() -> None:
        wanted = preferences.value.theme
        if worn[-1:] != [wanted]:
            worn[:] = [wanted]
            apply_theme(app, wanted)

    preferences.changed.connect(dress)
    dress()


def make_application() -> QApplication:
    """The application object, which knows its name and its icon."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("dotori")
    app.setApplicationDisplayName("Dotori")
    app.setDesktopFileName("dotori")
    app.setWindowIcon(app_icon())
    return app
