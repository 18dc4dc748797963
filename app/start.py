"""Opening the app: Qt, language and look first, the window next, torch last and in another process."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.collector import MainThreadCollector
from app.language import install_language
from app.look.icons import app_icon
from app.look.theme import ThemeChoice, apply_theme
from app.preferences import PreferenceStore
from app.reports import install_reports


def run(paths: Sequence[Path] = ()) -> int:
    """Open the window, with these files and folders if there are any, until it is closed.

    Returns:
        The exit status.
    """
    app = make_application()
    preferences = PreferenceStore(parent=app)
    reports = install_reports(app)
    install_language(app, preferences.value.language)
    _follow_theme(app, preferences)

    from app.window import MainWindow  # its strings are translated as it is made

    window = MainWindow(preferences, reports=reports)
    reports.window = window
    window.show()
    collector = MainThreadCollector(app)
    app.aboutToQuit.connect(collector.stop)
    QTimer.singleShot(0, lambda: window.start(paths))
    return app.exec()


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
