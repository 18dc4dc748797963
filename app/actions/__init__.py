"""Every action of the app: its words, shortcut, tooltip, icon and menu.

    actions = build_actions(window)
    menus, recent = build_menus(window.menuBar(), actions)
    actions["count"].triggered.connect(...)

The entries are data, one module for two or three menus. Shortcuts of one key would rob the widget that has the focus;
`KeysFirst` sees to it that they do not.
"""

from app.actions.building import ENTRIES, MENUS, TOOLS, build_actions, build_menus, shown_keys, title_of, translated
from app.actions.entry import ActionName, Entry, Menu, MenuName
from app.actions.keys_first import KeysFirst
from app.actions.recent import RecentMenu

__all__ = [
    "ENTRIES",
    "MENUS",
    "TOOLS",
    "ActionName",
    "Entry",
    "KeysFirst",
    "Menu",
    "MenuName",
    "RecentMenu",
    "build_actions",
    "build_menus",
    "shown_keys",
    "title_of",
    "translated",
]
