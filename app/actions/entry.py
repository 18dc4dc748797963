"""What an action is before Qt knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActionName = Literal[
    "open-files",
    "open-folder",
    "open-folders",
    "close-folder",
    "import",
    "export",
    "export-training",
    "save-picture",
    "save-film",
    "save-counts",
    "quit",
    "undo",
    "redo",
    "select-all",
    "deselect",
    "remove",
    "cancel",
    "command-palette",
    "preferences",
    "fit",
    "one-to-one",
    "zoom-in",
    "zoom-out",
    "dots",
    "smaller-dots",
    "larger-dots",
    "heat",
    "grid",
    "dim-blocks",
    "show-regions",
    "show-ground",
    "show-compare",
    "count",
    "count-all",
    "count-folder",
    "stop",
    "models",
    "teach",
    "choose-device",
    "lower-threshold",
    "raise-threshold",
    "play",
    "step-back",
    "step-forward",
    "first-step",
    "last-step",
    "slower",
    "faster",
    "back-to-result",
    "photograph-alone",
    "noisy-state",
    "predicted-result",
    "crowd-map",
    "select",
    "box",
    "lasso",
    "cross",
    "region",
    "mask",
    "ground",
    "ground-length",
    "next-picture",
    "previous-picture",
    "next-doubt",
    "previous-doubt",
    "keep",
    "block-done",
    "next-block",
    "reviewed",
    "next-unreviewed",
    "compare",
    "next-missed",
    "next-false",
    "end-comparison",
    "show-list",
    "show-panels",
    "show-timeline",
    "show-results",
    "full-screen",
    "keyboard-help",
    "welcome",
    "copy-report",
    "show-logs",
    "about",
]

MenuName = Literal["file", "edit", "view", "count", "correct", "review", "window", "help"]


def words(context: str, text: str) -> str:  # noqa: ARG001 - the context is for those who collect the words
    """Mark words to be translated later; `app.translations` tells lupdate of this function."""
    return text


@dataclass(frozen=True)
class Entry:
    """One action.

    Attributes:
        name: by which the code knows it.
        text: in menus, English; Korean stands in the translation, context "Actions".
        tip: what it does, one sentence without a full stop.
        icon: name of its icon.
        keys: shortcuts as Qt writes them; the first one is shown.
        checkable: whether it is on or off.
        repeats: whether a held key does it again and again.
    """

    name: ActionName
    text: str
    tip: str
    icon: str
    keys: tuple[str, ...]
    checkable: bool = False
    repeats: bool = False


@dataclass(frozen=True)
class Menu:
    """One menu of the menu bar.

    Attributes:
        name: by which the code knows it.
        title: in the menu bar, English, with the mark of its mnemonic.
        sections: entries, with a line between one section and the next.
    """

    name: MenuName
    title: str
    sections: tuple[tuple[Entry, ...], ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries in their order."""
        return tuple(entry for section in self.sections for entry in section)
