"""The menus Count, Correct and Review."""

from __future__ import annotations

from app.actions.entry import Entry, Menu, words

COUNT = Menu(
    "count",
    words("Actions", "&Count"),
    (
        (
            Entry(
                "count",
                words("Actions", "Count"),
                words("Actions", "Count the heads in this picture"),
                "count",
                ("Enter", "Return"),
            ),
            Entry(
                "count-all",
                words("Actions", "Count all"),
                words("Actions", "Count the selected pictures, or every picture that has no count"),
                "batch",
                ("Shift+Enter", "Shift+Return"),
            ),
            Entry(
                "count-folder",
                words("Actions", "Count folder…"),
                words("Actions", "Count what this model has still to count here, and show the table of results"),
                "table",
                ("Ctrl+Shift+Enter", "Ctrl+Shift+Return"),
            ),
            Entry(
                "stop",
                words("Actions", "Stop"),
                words("Actions", "Stop counting, or give up what is being drawn"),
                "stop",
                ("Esc",),
            ),
        ),
        (
            Entry(
                "models",
                words("Actions", "Models…"),
                words("Actions", "See which models there are, and choose the one that counts"),
                "model",
                ("Ctrl+Shift+M",),
            ),
            Entry(
                "teach",
                words("Actions", "Teach the model…"),
                words("Actions", "Have the model learn from the reviewed pictures and blocks of this folder"),
                "teach",
                ("Ctrl+L",),
            ),
        ),
        (
            Entry(
                "lower-threshold",
                words("Actions", "Lower threshold"),
                words("Actions", "Let more doubtful dots count"),
                "threshold",
                (",",),
                repeats=True,
            ),
            Entry(
                "raise-threshold",
                words("Actions", "Raise threshold"),
                words("Actions", "Let only surer dots count"),
                "threshold",
                (".",),
                repeats=True,
            ),
        ),
        (
            Entry(
                "play",
                words("Actions", "Play steps"),
                words("Actions", "Play the steps from noise to heads, or pause"),
                "play",
                ("T",),
            ),
            Entry(
                "step-back",
                words("Actions", "Step back"),
                words("Actions", "Show the step before"),
                "step-back",
                ("Alt+Left",),
                repeats=True,
            ),
            Entry(
                "step-forward",
                words("Actions", "Step forward"),
                words("Actions", "Show the next step"),
                "step-forward",
                ("Alt+Right",),
                repeats=True,
            ),
            Entry(
                "first-step",
                words("Actions", "First step"),
                words("Actions", "Show the noise at the beginning"),
                "first",
                ("Alt+Home",),
            ),
            Entry(
                "last-step",
                words("Actions", "Last step"),
                words("Actions", "Show the finished count"),
                "last",
                ("Alt+End",),
            ),
        ),
    ),
)

CORRECT = Menu(
    "correct",
    words("Actions", "C&orrect"),
    (
        (
            Entry(
                "select",
                words("Actions", "Add and select"),
                words("Actions", "Click to add a dot, drag to move it, right-click to remove it"),
                "select",
                ("V",),
                checkable=True,
            ),
            Entry(
                "box",
                words("Actions", "Select in a box"),
                words("Actions", "Drag a box round dots"),
                "box",
                ("B",),
                checkable=True,
            ),
            Entry(
                "lasso",
                words("Actions", "Select with a lasso"),
                words("Actions", "Draw a line round dots"),
                "lasso",
                ("L",),
                checkable=True,
            ),
        ),
        (
            Entry(
                "region",
                words("Actions", "Draw region"),
                words("Actions", "Draw a region that counts separately"),
                "region",
                ("M",),
                checkable=True,
            ),
            Entry(
                "mask",
                words("Actions", "Draw mask"),
                words("Actions", "Draw a mask in which nothing counts"),
                "mask",
                ("X",),
                checkable=True,
            ),
            Entry(
                "ground",
                words("Actions", "Measure ground…"),
                words("Actions", "Mark a rectangle of known size on the ground, for people per square metre"),
                "ground",
                ("Shift+G",),
                checkable=True,
            ),
        ),
    ),
)

REVIEW = Menu(
    "review",
    words("Actions", "&Review"),
    (
        (
            Entry(
                "next-picture",
                words("Actions", "Next picture"),
                words("Actions", "Show the next picture of the list"),
                "next",
                ("Right",),
                repeats=True,
            ),
            Entry(
                "previous-picture",
                words("Actions", "Previous picture"),
                words("Actions", "Show the picture before"),
                "previous",
                ("Left",),
                repeats=True,
            ),
        ),
        (
            Entry(
                "next-doubt",
                words("Actions", "Next doubt"),
                words("Actions", "Go to the next least certain dot"),
                "next-doubt",
                ("N",),
                repeats=True,
            ),
            Entry(
                "previous-doubt",
                words("Actions", "Previous doubt"),
                words("Actions", "Go back to the doubtful dot before"),
                "previous-doubt",
                ("P",),
                repeats=True,
            ),
            Entry(
                "keep",
                words("Actions", "Keep"),
                words("Actions", "Say that the doubtful or selected dots are heads"),
                "keep",
                ("K",),
            ),
        ),
        (
            Entry(
                "block-done",
                words("Actions", "Block done"),
                words("Actions", "Mark the block under the cursor as done, or not"),
                "block",
                ("C",),
            ),
            Entry(
                "next-block",
                words("Actions", "Next block to do"),
                words("Actions", "Go to the next block that is not done"),
                "next-block",
                ("Shift+C",),
                repeats=True,
            ),
        ),
        (
            Entry(
                "reviewed",
                words("Actions", "Reviewed"),
                words("Actions", "Call this picture finished; only reviewed pictures go to training"),
                "reviewed",
                ("R",),
                checkable=True,
            ),
            Entry(
                "next-unreviewed",
                words("Actions", "Next picture to review"),
                words("Actions", "Show the next picture that is not reviewed"),
                "next-unreviewed",
                ("Shift+R",),
                repeats=True,
            ),
        ),
        (
            Entry(
                "compare",
                words("Actions", "Compare with true heads…"),
                words("Actions", "Read true heads from a file and show hits, misses and false dots"),
                "compare",
                ("Ctrl+T",),
            ),
        ),
    ),
)
