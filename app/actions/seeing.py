"""The menus View, Window and Help."""

from __future__ import annotations

from app.actions.entry import Entry, Menu, words

VIEW = Menu(
    "view",
    words("Actions", "&View"),
    (
        (
            Entry(
                "fit",
                words("Actions", "Fit to window"),
                words("Actions", "Show the whole picture"),
                "fit",
                ("F", "Ctrl+0"),
            ),
            Entry(
                "one-to-one",
                words("Actions", "Actual size"),
                words("Actions", "Show one pixel of the picture as one of the screen"),
                "one-to-one",
                ("1",),
            ),
            Entry(
                "zoom-in",
                words("Actions", "Zoom in"),
                words("Actions", "Look closer"),
                "zoom-in",
                ("+", "=", "Ctrl++", "Ctrl+="),
                repeats=True,
            ),
            Entry(
                "zoom-out",
                words("Actions", "Zoom out"),
                words("Actions", "See more of the picture"),
                "zoom-out",
                ("-", "Ctrl+-"),
                repeats=True,
            ),
        ),
        (
            Entry(
                "dots",
                words("Actions", "Dots"),
                words("Actions", "Show the dots; hold the key to hide them for a moment"),
                "dots",
                ("D",),
                checkable=True,
            ),
            Entry(
                "smaller-dots",
                words("Actions", "Smaller dots"),
                words("Actions", "Draw the dots smaller"),
                "smaller",
                ("[",),
                repeats=True,
            ),
            Entry(
                "larger-dots",
                words("Actions", "Larger dots"),
                words("Actions", "Draw the dots larger"),
                "larger",
                ("]",),
                repeats=True,
            ),
        ),
        (
            Entry(
                "heat",
                words("Actions", "Heat map"),
                words("Actions", "Show where the crowd is dense"),
                "heat",
                ("H",),
                checkable=True,
            ),
            Entry(
                "grid",
                words("Actions", "Grid"),
                words("Actions", "Show blocks, to keep track of where you have been"),
                "grid",
                ("G",),
                checkable=True,
            ),
            Entry(
                "dim-blocks",
                words("Actions", "Dim other blocks"),
                words("Actions", "Darken every block but the one at hand"),
                "block",
                ("Shift+D",),
                checkable=True,
            ),
            Entry(
                "show-regions",
                words("Actions", "Regions and masks"),
                words("Actions", "Show regions and masks with their counts"),
                "region",
                ("Shift+M",),
                checkable=True,
            ),
            Entry(
                "show-ground",
                words("Actions", "Density on the ground"),
                words("Actions", "Show people per square metre on the ground"),
                "ground",
                ("Shift+H",),
                checkable=True,
            ),
            Entry(
                "show-compare",
                words("Actions", "Comparison"),
                words("Actions", "Show hits, misses and false dots"),
                "compare",
                ("Shift+T",),
                checkable=True,
            ),
        ),
    ),
)

WINDOW = Menu(
    "window",
    words("Actions", "&Window"),
    (
        (
            Entry(
                "show-list",
                words("Actions", "List of pictures"),
                words("Actions", "Show the list of pictures"),
                "batch",
                ("Ctrl+1",),
                checkable=True,
            ),
            Entry(
                "show-panels",
                words("Actions", "Panels"),
                words("Actions", "Show count, review and regions"),
                "threshold",
                ("Ctrl+2",),
                checkable=True,
            ),
            Entry(
                "show-timeline",
                words("Actions", "Timeline"),
                words("Actions", "Show the steps from noise to heads"),
                "timeline",
                ("Ctrl+3",),
                checkable=True,
            ),
            Entry(
                "show-results",
                words("Actions", "Results"),
                words("Actions", "Show the table of results in a window of its own"),
                "table",
                ("Ctrl+4",),
            ),
        ),
        (
            Entry(
                "full-screen",
                words("Actions", "Full screen"),
                words("Actions", "Use the whole screen"),
                "full-screen",
                ("F11",),
                checkable=True,
            ),
        ),
    ),
)

HELP = Menu(
    "help",
    words("Actions", "&Help"),
    (
        (
            Entry(
                "keyboard-help",
                words("Actions", "Keyboard shortcuts"),
                words("Actions", "List every shortcut"),
                "keyboard",
                ("F1",),
            ),
            Entry(
                "welcome",
                words("Actions", "First steps"),
                words("Actions", "Show the five gestures and a sample"),
                "info",
                ("Shift+F1",),
            ),
        ),
        (
            Entry(
                "copy-report",
                words("Actions", "Copy report"),
                words("Actions", "Copy version, system and recent messages, to send with a question"),
                "copy",
                ("Ctrl+Shift+C",),
            ),
            Entry(
                "show-logs",
                words("Actions", "Show log folder"),
                words("Actions", "Open the folder with the log files"),
                "open-folder",
                ("Ctrl+Shift+L",),
            ),
            Entry(
                "about",
                words("Actions", "About Dotori"),
                words("Actions", "Show version and licence"),
                "info",
                ("Ctrl+F1",),
            ),
        ),
    ),
)
