"""Helping: first steps, shortcuts, the palette of commands, preferences, reports; and the parts of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from app.actions import ActionName
from app.dialogs.preferences_dialog import PreferencesDialog
from app.keyboard_help import KeyboardHelp
from app.palette import CommandPalette
from app.parts import Parts
from app.places import log_folder
from app.reports import Reports, dotori_version


class HelpingController(QObject):
    """Turns the actions of the menus Window and Help, and the palette, into windows.

    Args:
        parts: of the window.
        reports: what went wrong, for people to copy; None in tests.

    Signals:
        reopen_wanted: the window is to be closed, and made anew with what is open.
    """

    reopen_wanted = Signal()

    def __init__(self, parts: Parts, reports: Reports | None) -> None:
        super().__init__(parts.window)
        self.parts, self.reports = parts, reports
        self._keys: KeyboardHelp | None = None
        self._palette: CommandPalette | None = None
        self._preferences: PreferencesDialog | None = None
        actions = parts.actions
        actions["command-palette"].triggered.connect(self.search)
        actions["preferences"].triggered.connect(self.show_preferences)
        actions["keyboard-help"].triggered.connect(self.show_keys)
        actions["copy-report"].triggered.connect(self._copy_report)
        actions["show-logs"].triggered.connect(self._show_logs)
        actions["about"].triggered.connect(self._about)
        actions["quit"].triggered.connect(parts.window.close)
        actions["full-screen"].toggled.connect(self._full_screen)
        shown: dict[ActionName, QWidget] = {
            "show-list": parts.pictures,
            "show-panels": parts.side,
            "show-timeline": parts.timeline,
        }
        for name, widget in shown.items():
            actions[name].setChecked(True)
            actions[name].toggled.connect(widget.setVisible)

    def search(self) -> None:
        """Open the palette of commands."""
        if self._palette is None:
            self._palette = CommandPalette(self.parts.actions, self.parts.window)
        self._palette.popup()

    def show_keys(self) -> None:
        """List the shortcuts."""
        if self._keys is None:
            self._keys = KeyboardHelp(self.parts.window)
        self._keys.show()
        self._keys.raise_()

    def show_preferences(self) -> None:
        """Open the preferences; what is changed there holds at once."""
        if self._preferences is None:
            self._preferences = PreferencesDialog(self.parts.preferences, self.parts.window)
            self._preferences.reopen_wanted.connect(self._reopen)
            self._preferences.models_wanted.connect(self.parts.actions["models"].trigger)
        self._preferences.show()
        self._preferences.raise_()

    def _reopen(self) -> None:
        if self.parts.engine.busy:
            self.parts.workspace.tell(self.tr("A picture is being counted; wait for it, or stop it first."))
        else:
            self.reopen_wanted.emit()

    def _copy_report(self) -> None:
        if self.reports is not None:
            QGuiApplication.clipboard().setText(self.reports.text())
            self.parts.status.showMessage(self.tr("The report is on the clipboard"), 4000)

    def _show_logs(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))

    def _about(self) -> None:
        words = self.tr(
            "Dotori {version} counts people in photographs of crowds with a latent diffusion model, and lets a person "
            "correct every dot. It works offline. MIT licence; see the model card for what the weights were trained on."
        )
        box = QMessageBox(self.parts.window)
        box.setWindowTitle(self.tr("About Dotori"))
        box.setText(words.format(version=dotori_version()))
        box.setIconPixmap(self.parts.window.windowIcon().pixmap(64, 64))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _full_screen(self, on: bool) -> None:
        if on:
            self.parts.window.showFullScreen()
        else:
            self.parts.window.showNormal()
