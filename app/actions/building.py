"""Entries become Qt's actions and menus."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.actions.entry import ActionName, Entry, Menu, MenuName
from app.actions.files_and_edits import EDIT, FILE
from app.actions.recent import RecentMenu
from app.actions.seeing import HELP, VIEW, WINDOW
from app.actions.working import CORRECT, COUNT, REVIEW
from app.look.icons import icon

MENUS: tuple[Menu, ...] = (FILE, EDIT, VIEW, COUNT, CORRECT, REVIEW, WINDOW, HELP)
"""In the order of the menu bar."""

ENTRIES: dict[ActionName, Entry] = {entry.name: entry for menu in MENUS for entry in menu.entries}
"""Every action by its name."""

TOOLS: tuple[ActionName, ...] = ("select", "box", "lasso", "region", "mask", "ground", "ground-length")
"""Of which one is chosen."""

VIEWS: tuple[ActionName, ...] = ("photograph-alone", "noisy-state", "predicted-result", "crowd-map")
"""What of a step is laid over the photograph; of which one is chosen."""

_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "preferences": QAction.MenuRole.PreferencesRole,
    "about": QAction.MenuRole.AboutRole,
}


def build_actions(parent: QWidget) -> dict[ActionName, QAction]:
    """Every action, in the language of the moment, at work while the parent's window is the active one."""
    actions = {name: _built(ENTRIES[name], parent) for name in get_args(ActionName)}
    for names in (TOOLS, VIEWS):
        group = QActionGroup(parent)
        for name in names:
            group.addAction(actions[name])
    actions["select"].setChecked(True)
    parent.addActions(list(actions.values()))
    return actions


def build_menus(menu_bar: QMenuBar, actions: Mapping[ActionName, QAction]) -> tuple[dict[MenuName, QMenu], RecentMenu]:
    """Fill the menu bar.

    Returns:
        The menus by their names, and the submenu of recent folders.
    """
    menus: dict[MenuName, QMenu] = {}
    for menu in MENUS:
        made = menus[menu.name] = menu_bar.addMenu(translated(menu.title))
        for number, section in enumerate(menu.sections):
            if number:
                made.addSeparator()
            made.addActions([actions[entry.name] for entry in section])
    recent = RecentMenu(menu_bar)
    menus["file"].insertMenu(actions["close-folder"], recent)
    return menus, recent


def translated(words: str) -> str:
    """An entry's or a menu's words in the language of the moment."""
    return QCoreApplication.translate("Actions", words)


def title_of(menu: Menu) -> str:
    """A menu's title without the mark of its mnemonic, which Korean puts in brackets behind it."""
    return re.sub(r"\(&.\)|&", "", translated(menu.title))


def _built(entry: Entry, parent: QWidget) -> QAction:
    action = QAction(icon(entry.icon), translated(entry.text), parent)
    action.setObjectName(entry.name)
    action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
    action.setToolTip(f"{translated(entry.tip)} ({shown_keys(entry)})")
    action.setCheckable(entry.checkable)
    action.setAutoRepeat(entry.repeats)
    action.setMenuRole(_ROLES.get(entry.name, QAction.MenuRole.NoRole))
    return action


def shown_keys(entry: Entry) -> str:
    """Its first shortcut, as this system writes it."""
    return QKeySequence(entry.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
