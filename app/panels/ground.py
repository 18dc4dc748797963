"""The ground of a picture: what has been marked on it, how large that is, and what is assumed about people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.canvas.layers.ground_layer import GroundKind
from app.look.icons import icon
from app.panels.fields import button, decimal_number, label, show_number
from app.panels.later import Later
from app.panels.levels import LevelsView
from app.panels.sizes import picture_size
from app.preferences import PreferenceStore
from app.sentences import in_words
from app.workspace import Workspace
from core.errors import DotoriError
from core.ground import HEAD_HEIGHT, Ground, Length, Rectangle
from core.regions import Place

UNMEASURED = "ground-marks"
"""Under which the project remembers what has been marked on a picture while its measures are missing."""


class GroundView(QWidget):
    """Makes a ground of what was marked and of the measures a person gives. Every ground that is made is an edit.

    Signals:
        mark_wanted: "rectangle" or "length" is to be marked on the picture.
        marks_shown: of which kind, and the four places, that were marked on the picture before and wait for a measure;
            of no kind (""), and no places, where there is nothing to show.
        ground_changed: the ground at the height of heads (`core.ground.Ground`), or None; and the levels of service
            (`core.density.LevelsOfService`).
    """

    mark_wanted = Signal(str)
    marks_shown = Signal(str, object)
    ground_changed = Signal(object, object)

    def __init__(self, workspace: Workspace, preferences: PreferenceStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._kind: GroundKind | None = None
        self._places: tuple[Place, ...] = ()
        self._ground: Ground | None = None
        self._tell = Later(self, self._emit)
        self._tell_marks = Later(self, self._emit_marks)  # after everybody has turned to the picture

        self.heading = label("heading")
        self.heading.setText(self.tr("Ground"))
        self.words = label("quiet")
        self.mark_rectangle = button(
            self.tr("Rectangle"), self.tr("Click its four corners on the ground, in order round it")
        )
        self.mark_rectangle.setAccessibleName(self.tr("Mark a rectangle on the ground"))
        self.mark_rectangle.setIcon(icon("ground"))
        self.mark_length = button(
            self.tr("Length"),
            self.tr("Click both ends of a length on the ground, then two places on the horizon"),
        )
        self.mark_length.setIcon(icon("ground-length"))
        self.mark_length.setAccessibleName(self.tr("Mark a length on the ground"))
        self.mark_rectangle.clicked.connect(lambda: self.mark_wanted.emit("rectangle"))
        self.mark_length.clicked.connect(lambda: self.mark_wanted.emit("length"))
        self.width_m = self._metres(self.tr("From corner 1 to 2"))
        self.depth_m = self._metres(self.tr("From corner 2 to 3"))
        self.length_m = self._metres(self.tr("Length"))
        self.head = decimal_number(self.tr("Height of heads"), 0, 2.5, 0.05)
        self.head.setSuffix(self.tr(" m"))
        self.head.setValue(HEAD_HEIGHT)
        self.head.setToolTip(self.tr("Of heads above the ground; 0 if dots are on feet, about 1.2 for people who sit"))
        self.forget = button(self.tr("Remove the ground"), self.tr("Forget what was marked on the ground"))
        self.forget.clicked.connect(self.clear)
        self.trouble = label("warning")
        self.assumed = label("quiet")
        self.levels = LevelsView(preferences)
        self.levels.changed.connect(self._tell.ask)
        for field in (self.width_m, self.depth_m, self.length_m, self.head):
            field.valueChanged.connect(self._make)
        self._lay_out()
        workspace.shown.connect(self._shown)
        workspace.marks_changed.connect(self._follow)
        self._shown()

    @property
    def ground(self) -> Ground | None:
        """At the height of heads; None where nothing is marked, or its measures are not known yet."""
        return self._ground

    def mark(self, kind: GroundKind, places: Sequence[Place]) -> None:
        """Four places have been marked: corners of a rectangle, or a length and the horizon."""
        self._kind, self._places = kind, tuple((float(x), float(y)) for x, y in places)
        self._make()
        first = self.width_m if kind == "rectangle" else self.length_m
        if first.value() == 0:
            first.setFocus()

    def clear(self) -> None:
        """Forget the ground of this picture."""
        self._kind, self._places = None, ()
        self._set_fields(0, 0, 0, HEAD_HEIGHT)
        self._make()
        self._tell_marks.ask()

    def _metres(self, name: str) -> QDoubleSpinBox:
        field = decimal_number(name, 0, 100_000, 0.5)
        field.setSuffix(self.tr(" m"))
        field.setMinimumWidth(96)
        field.setSpecialValueText(self.tr("how long?"))
        return field

    def _lay_out(self) -> None:
        marks = QHBoxLayout()
        marks.setSpacing(8)
        marks.addWidget(self.mark_rectangle, 1)
        marks.addWidget(self.mark_length, 1)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(8)
        for field in (self.width_m, self.depth_m, self.length_m, self.head):
            self.form.addRow(QLabel(field.accessibleName()), field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addLayout(marks)
        column.addLayout(self.form)
        column.addWidget(self.trouble)
        column.addWidget(self.assumed)
        column.addWidget(self.levels)
        column.addWidget(self.forget)

    def _shown(self) -> None:
        """Take up what is marked on the picture at hand."""
        self._kind, self._places, self._ground = None, (), None
        picture, ground = self.workspace.picture, self.workspace.marks.ground
        self._set_fields(0, 0, 0, HEAD_HEIGHT)
        self.trouble.clear()
        if ground is not None:
            self._take_up(ground)
        elif picture is not None:
            self._take_up_marks(self.workspace.recall(UNMEASURED, picture.id))
        self._refresh()
        self._tell.ask()

    def _follow(self) -> None:
        """Take up a ground that was not made here: undone, done again or imported."""
        if self.workspace.marks.ground != self._ground:
            self._shown()
            self._tell_marks.ask()

    def _take_up(self, ground: Ground) -> None:
        marked = ground.marked
        if isinstance(marked, Rectangle):
            self._kind, self._places = "rectangle", marked.corners
            self._set_fields(marked.width_m, marked.depth_m, 0, ground.height)
        else:
            self._kind, self._places = "length", (marked.a, marked.b, *marked.horizon)
            self._set_fields(0, 0, marked.metres, ground.height)
        self._ground = ground

    def _take_up_marks(self, kept: Any) -> None:
        """What `_marks` gave; nonsense is passed over."""
        try:
            kind, measures = kept["kind"], [float(measure) for measure in kept["measures"]]
            places = tuple((float(x), float(y)) for x, y in kept["places"])
        except (KeyError, OverflowError, TypeError, ValueError):
            return
        if kind in get_args(GroundKind) and len(places) == len(measures) == 4 and np.isfinite((*places,)).all():
            self._kind, self._places = kind, places
            self._set_fields(*measures)
            self._tell_marks.ask()

    def _marks(self) -> dict[str, Any] | None:
        """What is marked and not measured yet, as JSON has it; None if nothing."""
        if self._kind is None or self._ground is not None:
            return None
        return {"kind": self._kind, "places": self._places, "measures": [field.value() for field in self._fields()]}

    def _set_fields(self, width: float, depth: float, length: float, head: float) -> None:
        pairs = ((self.width_m, width), (self.depth_m, depth), (self.length_m, length), (self.head, head))
        for field, value in pairs:
            show_number(field, value)

    def _make(self) -> None:
        """Make the ground anew of places and measures, and keep it."""
        self._ground = None
        self.trouble.clear()
        try:
            flat = self._flat()
            if flat is not None:
                self._ground = flat.shifted(0)
                self._ground = flat.shifted(self.head.value())
        except DotoriError as error:
            self.trouble.setText(in_words(error))
        picture = self.workspace.picture
        if picture is not None:
            self.workspace.remember(UNMEASURED, self._marks(), picture.id)
            if not self.workspace.set_ground(self._ground):
                self._follow()
                return
        self._refresh()
        self._tell.ask()

    def _flat(self) -> Ground | None:
        """The ground as it was marked, not yet at the height of heads; None while something is missing."""
        size, places = picture_size(self.workspace), self._places
        if size is None or self._kind is None:
            return None
        if self._kind == "rectangle":
            width, depth = self.width_m.value(), self.depth_m.value()
            return Ground.from_rectangle(places, width, depth, size) if width and depth else None
        length = self.length_m.value()
        return Ground.from_length(places[0], places[1], length, places[2:], size) if length else None

    def _refresh(self) -> None:
        some = self._kind is not None
        free = self.workspace.picture is not None and not self.workspace.read_only
        for widget in (self.mark_rectangle, self.mark_length, self.forget, *self._fields()):
            widget.setEnabled(free)
        wanted = {"rectangle": (self.width_m, self.depth_m), "length": (self.length_m,), None: ()}[self._kind]
        for field in (self.width_m, self.depth_m, self.length_m):
            self.form.setRowVisible(field, field in wanted)
        self.form.setRowVisible(self.head, some)
        self.forget.setVisible(some)
        self.levels.setVisible(some)
        self.trouble.setVisible(bool(self.trouble.text()))
        self.assumed.setVisible(self._ground is not None)
        if not some:
            self.words.setText(
                self.tr("For people per m², mark something of known size on the ground: a crossing, a court, a tile.")
            )
        elif self._ground is None and not self.trouble.text():
            self.words.setText(self.tr("Now say how large it is."))
        else:
            self.words.clear()
        self.words.setVisible(bool(self.words.text()))
        if self._ground is not None:
            self.assumed.setText(self._assumptions(self._ground))

    def _assumptions(self, ground: Ground) -> str:
        height = f"{ground.height:.2f}"
        sentences = [
            self.tr(
                "An estimate: dots are on heads, not on feet. Everybody is taken to stand on flat ground, with the "
                "head at {height} m."
            ).format(height=height)
            if ground.height
            else self.tr("An estimate: dots are taken to be on the ground, and the ground to be flat.")
        ]
        camera = f"{ground.camera_height:.1f}"
        if ground.assumed:
            words = self.tr("The camera seems to be {camera} m up; its angle of view is assumed.")
        else:
            words = self.tr("The camera seems to be {camera} m up.")
        sentences.append(words.format(camera=camera))
        if isinstance(ground.marked, Length):
            sentences.append(self.tr("From a length, areas may be off by a third; a rectangle tells more."))
        return " ".join(sentences)

    def _fields(self) -> tuple[QDoubleSpinBox, ...]:
        return self.width_m, self.depth_m, self.length_m, self.head

    def _emit(self) -> None:
        self.ground_changed.emit(self._ground, self.levels.levels)

    def _emit_marks(self) -> None:
        if self._ground is None:
            self.marks_shown.emit(self._kind or "", self._places)
