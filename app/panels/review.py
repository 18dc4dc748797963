"""Review: from one uncertain dot to the next, with one key to keep it and one to remove it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.canvas.guard import Guard
from app.look.icons import icon
from app.panels.fields import button, label, number
from app.panels.later import Later
from app.workspace import Workspace
from core.dots import Origin
from core.doubts import Doubt, Doubts
from core.history import EditDots
from core.project import Step

PAUSE = 40
"""Milliseconds between a change of the dots and what follows from it here."""


class ReviewPanel(QWidget):
    """Walks through the dots of which the model was least certain.

    Whoever comes to a dot has nothing else selected, so that keys mean this dot until something is selected anew.

    Signals:
        look_wanted: x and y, pixels of the picture, that the canvas should show enlarged.
        spotlight: (x, y) of the dot to ring; None for none.
        note_changed: how many dots are uncertain, in words.
        guarded: a dot was not kept; a sentence says why and what to do.

    Attributes:
        guarding: whether the guard against two dots on one head is on.
    """

    look_wanted = Signal(float, float)
    spotlight = Signal(object)
    note_changed = Signal(str)
    guarded = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._at: Doubt | None = None
        self._active = False
        self._guard = Guard()
        self.guarding = True
        self._walk: tuple[object, Doubts] | None = None
        self._locked = False
        self._later = Later(self, self.refresh, PAUSE)

        self.words = label()
        self.detail = label("quiet")
        self.previous = self._button(self.tr("Previous"), "previous-doubt", self.tr("The dot before (P)"))
        self.next = self._button(self.tr("Next"), "next-doubt", self.tr("The next uncertain dot (N)"))
        self.keep_button = self._button(self.tr("Keep"), "keep", self.tr("It is a head: it counts for good (K)"))
        self.remove_button = self._button(self.tr("Remove"), "remove", self.tr("It is no head: take it away (Del)"))
        self.next.clicked.connect(self.go_on)
        self.previous.clicked.connect(self.go_back)
        self.keep_button.clicked.connect(self.keep)
        self.remove_button.clicked.connect(self.remove)
        self._lay_out()

        workspace.shown.connect(self.end)
        workspace.marks_changed.connect(self._marks_changed)
        workspace.stepped.connect(self._stepped)
        self._later.ask()

    @property
    def current(self) -> Doubt | None:
        """The dot under review; None while nobody reviews."""
        return self._at if self._active else None

    def go_on(self) -> None:
        """Go to the next uncertain dot, or to the first."""
        self._go(1)

    def go_back(self) -> None:
        """Go to the uncertain dot before, or to the last."""
        self._go(-1)

    def lock(self, locked: bool) -> None:
        """Have nothing decided while the picture is being counted, or have it decided again."""
        self._locked = locked
        self._later.ask()

    def keep(self) -> None:
        """Say that the dot under review is a head, and go on; asks before a second dot counts on the same one."""
        if self.current is not None and self._may_keep(self.current):
            self.workspace.keep([self.current.id])  # _marks_changed goes on

    def remove(self) -> None:
        """Say that the dot under review is none, and go on."""
        if self.current is not None:
            self.workspace.remove([self.current.id])

    def end(self) -> bool:
        """Stop reviewing; whether anybody was."""
        reviewing, self._at = self._active, None
        self._leave()
        return reviewing

    def refresh(self) -> None:
        """Show how many dots are uncertain, and the one under review."""
        walk, at = self._doubts(), self.current
        place = walk.place(at) if at is not None else None
        decidable = at is not None and place is not None
        self.note_changed.emit(self._note(len(walk)))
        for widget in (self.next, self.previous):
            widget.setEnabled(len(walk) > 0)
        self.previous.setVisible(at is not None)
        self.next.setText(self.tr("Next") if at is not None else self.tr("Begin"))
        for widget in (self.keep_button, self.remove_button):
            widget.setVisible(at is not None)
            widget.setEnabled(decidable and not self.workspace.read_only and not self._locked)
        self.detail.setVisible(at is not None)
        if at is None or place is None:
            self.words.setText(self._summary(len(walk)))
            self.detail.setText(self.tr("This dot has been decided on.") if at is not None else "")
            return
        self.words.setText(self.tr("{place} of {all}").format(place=number(place + 1), all=number(len(walk))))
        counts = at.confidence >= self.workspace.marks.threshold
        words = self.tr("Confidence {value}, counts") if counts else self.tr("Confidence {value}, does not count")
        self.detail.setText(words.format(value=f"{at.confidence:.2f}"))

    def _lay_out(self) -> None:
        buttons = QGridLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.previous, 0, 0)
        buttons.addWidget(self.next, 0, 1)
        buttons.addWidget(self.keep_button, 1, 0)
        buttons.addWidget(self.remove_button, 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.detail)
        column.addLayout(buttons)

    def _button(self, text: str, picture: str, hint: str) -> QPushButton:
        made = button(text, hint)
        made.setIcon(icon(picture))
        return made

    def _note(self, count: int) -> str:
        return self.tr("{count} uncertain").format(count=number(count)) if count else ""

    def _summary(self, count: int) -> str:
        if self.workspace.picture is None or len(self.workspace.marks.dots) == 0:
            return self.tr("Once a picture is counted, look at its uncertain dots here.")
        if count == 0:
            return self.tr("No dot is uncertain at this threshold.")
        return self.tr("%n uncertain dot(s) to look at, the least certain first (N)", "", count)

    def _doubts(self) -> Doubts:
        """The uncertain dots of the picture as it is now."""
        marks = self.workspace.marks
        key = (marks.dots, marks.threshold, marks.regions, marks.blocks)
        if self._walk is None or self._walk[0] != key:
            self._walk = key, Doubts.of(marks)
        return self._walk[1]

    def _go(self, by: int) -> None:
        doubt = self._doubts().step(self._at, by)
        if doubt is None:
            if len(self._doubts()) == 0 and self.workspace.picture is not None:
                self.workspace.tell(self._summary(0))
            self._leave()
        else:
            self._show(doubt)

    def _show(self, doubt: Doubt) -> None:
        self._at, self._active = doubt, True
        self.workspace.select([])
        self.look_wanted.emit(doubt.x, doubt.y)
        self.spotlight.emit((doubt.x, doubt.y))
        self._later.ask()

    def _may_keep(self, at: Doubt) -> bool:
        counted = self.workspace.marks.counted
        if not self.guarding or counted.has([at.id]).any() or self._guard.stops(at.x, at.y, counted.xy) is None:
            return True
        self.guarded.emit(self.tr("There is a dot on this head already. Keep again to have both."))
        return False

    def _leave(self) -> None:
        """Stop, and remember where."""
        if self._active:
            self._active = False
            self.spotlight.emit(None)
        self._later.ask()

    def _marks_changed(self) -> None:
        """Go on where the dot under review has been kept or removed, in whatever way."""
        at = self.current
        if at is not None:
            dots = self.workspace.marks.dots
            now = dots.where(dots.has([at.id]))
            kept = (now.origin == Origin.MODEL) & (now.confidence >= 1)
            if len(now) == 0 or kept.any():  # one that was moved may want to be moved again
                self._go(1)
        self._later.ask()

    def _stepped(self, step: Step) -> None:
        """Undo of a decision leads back to its dot."""
        if self._at is None or not isinstance(step.command, EditDots):
            return
        walk = self._doubts()
        ids = set(step.command.before.id.tolist())
        back = [walk[place] for place in range(len(walk)) if walk.dots.id[place] in ids] if len(ids) == 1 else []
        if back:
            self._show(back[0])
