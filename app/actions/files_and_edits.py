"""The menus File and Edit."""

from __future__ import annotations

from app.actions.entry import Entry, Menu, words

FILE = Menu(
    "file",
    words("Actions", "&File"),
    (
        (
            Entry(
                "open-files",
                words("Actions", "Open pictures…"),
                words("Actions", "Choose photographs to count"),
                "open-file",
                ("Ctrl+O",),
            ),
            Entry(
                "open-folder",
                words("Actions", "Open folder…"),
                words("Actions", "Choose a folder of photographs"),
                "open-folder",
                ("Ctrl+Shift+O",),
            ),
            Entry(
                "open-folders",
                words("Actions", "Open folder with those in it…"),
                words("Actions", "Choose a folder of photographs, and list those of the folders in it too"),
                "open-folder",
                ("Ctrl+Alt+O",),
            ),
            Entry(
                "close-folder",
                words("Actions", "Close folder"),
                words("Actions", "Put this folder away; all of its work is saved"),
                "close",
                ("Ctrl+W",),
            ),
        ),
        (
            Entry(
                "import",
                words("Actions", "Import dots…"),
                words("Actions", "Read dots from a file of this or another program"),
                "import",
                ("Ctrl+I",),
            ),
            Entry(
                "export",
                words("Actions", "Export dots…"),
                words("Actions", "Write dots in the format of another program"),
                "export",
                ("Ctrl+E",),
            ),
            Entry(
                "export-training",
                words("Actions", "Export to training…"),
                words("Actions", "Write the reviewed pictures as a data set to train on"),
                "training",
                ("Ctrl+Shift+E",),
            ),
        ),
        (
            Entry(
                "save-picture",
                words("Actions", "Save picture with dots…"),
                words("Actions", "Write this photograph with its dots as a PNG file"),
                "picture-dots",
                ("Ctrl+Shift+S",),
            ),
            Entry(
                "save-film",
                words("Actions", "Save film…"),
                words("Actions", "Write the steps of this count as a film"),
                "film",
                ("Ctrl+Shift+F",),
            ),
            Entry(
                "save-counts",
                words("Actions", "Save table of counts…"),
                words("Actions", "Write the counts of all pictures as a table"),
                "table",
                ("Ctrl+Shift+T",),
            ),
        ),
        (
            Entry(
                "quit",
                words("Actions", "Quit"),
                words("Actions", "Close Dotori; all work is saved"),
                "close",
                ("Ctrl+Q",),
            ),
        ),
    ),
)

EDIT = Menu(
    "edit",
    words("Actions", "&Edit"),
    (
        (
            Entry(
                "undo",
                words("Actions", "Undo"),
                words("Actions", "Take back the last change, on whichever picture it was"),
                "undo",
                ("Ctrl+Z",),
                repeats=True,
            ),
            Entry(
                "redo",
                words("Actions", "Redo"),
                words("Actions", "Do again what was taken back"),
                "redo",
                ("Ctrl+Shift+Z", "Ctrl+Y"),
                repeats=True,
            ),
        ),
        (
            Entry(
                "select-all",
                words("Actions", "Select all dots"),
                words("Actions", "Select every dot that counts"),
                "box",
                ("Ctrl+A",),
            ),
            Entry(
                "deselect",
                words("Actions", "Select nothing"),
                words("Actions", "Let go of the selected dots"),
                "select",
                ("Ctrl+Shift+A",),
            ),
            Entry(
                "remove",
                words("Actions", "Remove"),
                words("Actions", "Remove the selected dots, or the doubtful dot under review"),
                "remove",
                ("Delete", "Backspace"),
            ),
            Entry(
                "cancel",
                words("Actions", "Cancel"),
                words("Actions", "Give up what is drawn, leave a step or the review, or stop counting the picture"),
                "close",
                ("Esc",),
            ),
        ),
        (
            Entry(
                "command-palette",
                words("Actions", "Search commands…"),
                words("Actions", "Find any command by its name"),
                "palette",
                ("Ctrl+K",),
            ),
            Entry(
                "preferences",
                words("Actions", "Preferences…"),
                words("Actions", "Choose language, theme, device and more"),
                "settings",
                ("Ctrl+,",),
            ),
        ),
    ),
)
