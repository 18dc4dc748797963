"""The style sheet: what Fusion's palette cannot say.

A widget asks for a part by its dynamic property `role`: a label that is "title", "heading" or "quiet", a button that is
"primary" or "flat", a frame that is a "card".
"""

from __future__ import annotations

from string import Template

from app.look.colours import Theme, mixed

SHEET = Template("""
QToolTip { color: $text; background: $raised; border: 1px solid $line; padding: 4px 6px; }
QLabel[role="title"] { font-size: 20pt; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="warning"] { color: $warning; }
QFrame[role="card"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QFrame[role="line"] { background: $line; border: none; max-height: 1px; }
QLabel[role="key"] { background: $raised; border: 1px solid $line; border-radius: 4px; padding: 1px 6px; }
QFrame#palette { background: $raised; border: 1px solid $line; }
QFrame#palette QLineEdit { padding: 6px 8px; border: 1px solid $line; border-radius: 4px; background: $panel; }
QFrame#palette QLineEdit:focus { border-color: $accent; }
QFrame#palette QListView { background: $raised; }
QFrame[role="card"] QLabel { background: transparent; border: none; }

QTreeView { selection-background-color: $chosen; selection-color: $text; outline: none; }
QTreeView:focus { border: 1px solid $accent; }
QTreeView::item:selected { background: $chosen; color: $text; }
QScrollArea[role="reading"]:focus { border: 1px solid $accent; }

QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { padding: 4px 12px; min-height: 16px; outline: none; }
QPushButton[role="primary"] {
    color: $on_accent; background: $accent; border: 1px solid $accent; border-radius: 4px; padding: 4px 16px;
}
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border-color: $text; }
QPushButton[role="primary"]:disabled { color: $faint; background: $line; border-color: $line; }
QPushButton[role="flat"] {
    background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 4px 12px;
}
QPushButton[role="flat"]:hover { background: $hover; }
QPushButton[role="flat"]:focus { border-color: $accent; }

QToolBar { background: $window; border: none; border-bottom: 1px solid $line; spacing: 2px; padding: 4px 8px; }
QToolBar::separator { background: $line; width: 1px; margin: 4px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $pressed; }
QToolButton:checked { background: $chosen; border-color: $accent; }
QToolButton:focus { border-color: $accent; }
QToolButton[popupMode="2"] { padding-right: 18px; }
QToolButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: right center; right: 4px; }
QStatusBar { background: $window; border-top: 1px solid $line; }
QStatusBar::item { border: none; }

QMenuBar { background: $window; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: $chosen; }
QMenu::item:disabled { color: $faint; background: transparent; }
QMenu::icon { padding-left: 6px; }
QMenu::icon:checked {
    background: $chosen; border: 1px solid $accent; border-radius: 4px; padding: 1px; margin-left: 3px;
}
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QTableView#results {
    selection-background-color: $chosen; selection-color: $text; outline: none; border: 1px solid transparent;
}
QTableView#results:focus { border-color: $accent; }
QTableView#results::item { padding: 0 8px; }
QTableView#results QHeaderView { background: $window; border: none; }
QTableView#results QHeaderView::section {
    background: $window; border: none; border-bottom: 1px solid $line; padding: 6px 11px;
}

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $grip; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(theme: Theme) -> str:
    """The style sheet in the colours of a theme."""
    colours = {
        "accent": theme.accent,
        "accent_hover": mixed(theme.accent, theme.text, 0.15),
        "chosen": mixed(theme.window, theme.accent, 0.22),
        "faint": mixed(theme.window, theme.text, 0.4),
        "grip": mixed(theme.window, theme.text, 0.3),
        "hover": mixed(theme.window, theme.text, 0.08),
        "line": theme.line,
        "on_accent": theme.on_accent,
        "panel": theme.panel,
        "pressed": mixed(theme.window, theme.text, 0.16),
        "quiet": theme.quiet,
        "raised": theme.raised,
        "text": theme.text,
        "warning": theme.warning,
        "window": theme.window,
    }
    return SHEET.substitute({name: colour.name() for name, colour in colours.items()})
