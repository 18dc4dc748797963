"""Colours, palette and style sheet of the window, light and dark.

    apply_theme(app, "system")
    pen = QPen(theme().accent)
    theme_signals.changed.connect(self.update)

Widgets take most of it from the palette; what paints itself asks `theme()` each time it paints.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from app.look.colours import DARK, LIGHT, Theme, mixed
from app.look.style_sheet import style_sheet

__all__ = [
    "DARK",
    "LIGHT",
    "Theme",
    "ThemeChoice",
    "apply_theme",
    "mixed",
    "palette",
    "tabular",
    "theme",
    "theme_signals",
]

ThemeChoice = Literal["system", "light", "dark"]

FRAMED = (
    "QAbstractSpinBox",
    "QCheckBox",
    "QComboBox",
    "QLineEdit",
    "QProgressBar",
    "QPushButton",
    "QRadioButton",
    "QSlider",
)
"""Widgets that Fusion draws with a frame darker than the window, which nobody sees on a dark one."""

MARKED = ("QCheckBox", "QRadioButton")
"""Widgets that are nothing but their frame while they are off."""


class Look(QObject):
    """The theme of the application as it is now.

    Signals:
        changed: another theme; what paints itself should paint again.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = LIGHT
        self._choice: ThemeChoice = "system"
        self._app: QApplication | None = None

    def apply(self, app: QApplication, choice: ThemeChoice) -> None:
        """Dress the application, now and whenever the system's scheme changes."""
        hints = app.styleHints()
        if self._app is not app:
            self._app = app
            app.setStyle("Fusion")
            hints.colorSchemeChanged.connect(self._follow)
        self._choice = choice
        wanted = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints.setColorScheme(wanted[choice])  # the frames that the system draws follow too
        dark = choice == "dark" or (choice == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
        self._dress(DARK if dark else LIGHT)

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self._choice == "system":
            self._dress(DARK if scheme == Qt.ColorScheme.Dark else LIGHT)

    def _dress(self, theme: Theme) -> None:
        assert self._app is not None
        self.theme = theme
        self._app.setPalette(palette(theme))
        for kind in FRAMED:
            share = 0.5 if kind in MARKED else 0.2
            self._app.setPalette(framed(theme, share), kind)  # type: ignore[arg-type] # the stub wants bytes, Qt a str
        self._app.setStyleSheet(style_sheet(theme))
        self.changed.emit()


theme_signals = Look()
"""Whose `changed` says that the theme is another one."""


def theme() -> Theme:
    """The theme of the application as it is now."""
    return theme_signals.theme


def apply_theme(app: QApplication, choice: ThemeChoice) -> None:
    """Dress the application light, dark, or as the system is, and follow it."""
    theme_signals.apply(app, choice)


def palette(theme: Theme) -> QPalette:
    """The colours of Fusion's widgets."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.quiet,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.on_accent,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: mixed(theme.raised, theme.text, 0.06),
        role.Midlight: mixed(theme.raised, theme.text, 0.1),
        role.Mid: theme.line,
        role.Dark: mixed(theme.line, theme.text, 0.25),
        role.Shadow: mixed(theme.line, theme.text, 0.5),
    }
    made = QPalette()
    for which, colour in colours.items():
        made.setColor(which, colour)
    faint = mixed(theme.window, theme.text, 0.4)
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, faint)
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, theme.line)
    made.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, theme.text)
    return made


def framed(theme: Theme, share: float) -> QPalette:
    """The colours of widgets with a frame, this share of the way from a line to text: Fusion takes the frame's from the
    window's."""
    made = palette(theme)
    made.setColor(QPalette.ColorRole.Window, mixed(theme.line, theme.text, share).lighter(140))
    return made


def tabular(font: QFont) -> QFont:
    """The font with digits of one width, so that numbers do not jump when they change."""
    even = QFont(font)
    even.setFeature(QFont.Tag("tnum"), 1)
    return even
