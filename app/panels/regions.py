"""Regions and masks: their live counts, and how densely people stand in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.canvas.layers.ground_layer import LEVEL_COLOURS
from app.look.icons import icon
from app.panels.fields import button, label, number
from app.panels.ground import GroundView
from app.panels.later import Later
from app.panels.region_row import RegionFigures, RegionRow
from app.preferences import PreferenceStore
from app.workspace import Workspace
from core.density import LEVELS, RegionDensity, region_densities
from core.region_counts import region_counts
from core.regions import Region

PAUSE = 40
"""Milliseconds between a change of the dots and what follows from it here."""


class RegionsPanel(QWidget):
    """Lists the regions of the picture at hand.

    Signals:
        tool_wanted: "region" or "mask" is to be drawn on the picture.
        region_chosen: place of a region among the picture's, to be selected there.
        rated: a colour for each region, None where it has no level of service; and words for each, maybe "".
        note_changed: how many there are, in words.
    """

    tool_wanted = Signal(str)
    region_chosen = Signal(int)
    rated = Signal(object, object)
    note_changed = Signal(str)

    def __init__(self, workspace: Workspace, preferences: PreferenceStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._selected = -1
        self._later = Later(self, self.refresh, PAUSE)
        self.rows: list[RegionRow] = []
        self.whole = label(wraps=False)
        self.whole.setText(self.tr("Whole picture"))
        self.total = label(wraps=False)
        self.hint = label("quiet")
        self.draw_region = button(self.tr("Add region"), self.tr("Click around a part to count separately"))
        self.draw_region.setIcon(icon("region"))
        self.draw_mask = button(self.tr("Add mask"), self.tr("Click around a part that should not count"))
        self.draw_mask.setIcon(icon("mask"))
        self.draw_region.clicked.connect(lambda: self.tool_wanted.emit("region"))
        self.draw_mask.clicked.connect(lambda: self.tool_wanted.emit("mask"))
        self.ground = GroundView(workspace, preferences)
        self.ground.ground_changed.connect(self._later.ask)
        self._lay_out()
        workspace.shown.connect(self._shown)
        workspace.marks_changed.connect(self._later.ask)
        self._shown()

    def select(self, place: int) -> None:
        """Show that the region at this place is selected on the picture; -1 for none."""
        self._selected = place
        self._later.ask()

    def refresh(self) -> None:
        """Show the regions as they are now."""
        marks = self.workspace.marks
        free = self.workspace.picture is not None and not self.workspace.read_only
        figures = self._figures()
        while len(self.rows) < len(marks.regions):
            self._add_row()
        while len(self.rows) > len(marks.regions):
            row = self.rows.pop()
            self.list.removeWidget(row)
            row.deleteLater()
        for place, (row, region) in enumerate(zip(self.rows, marks.regions, strict=True)):
            row.show_region(region, figures[place], place == self._selected)
            row.set_read_only(not free)
        self.total.setText(number(len(marks.counted)))
        for widget in (self.whole, self.total):
            widget.setVisible(bool(self.rows))
        self.hint.setVisible(not self.rows)
        for tool in (self.draw_region, self.draw_mask):
            tool.setEnabled(free)
        self.note_changed.emit(number(len(self.rows)) if self.rows else "")
        self.rated.emit(*_ratings(figures))

    def _lay_out(self) -> None:
        self.hint.setText(self.tr("Count parts of a picture separately, or leave parts out."))
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, RegionRow().right_of_people, 0)
        top.addWidget(self.whole, 1)
        top.addWidget(self.total)
        self.list = QVBoxLayout()
        self.list.setContentsMargins(0, 0, 0, 0)
        self.list.setSpacing(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.draw_region, 1)
        buttons.addWidget(self.draw_mask, 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 0, 16, 0)
        inner.setSpacing(8)
        inner.addWidget(self.hint)
        inner.addLayout(buttons)
        inner.addSpacing(8)
        inner.addWidget(self.ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 16)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(self.list)
        column.addLayout(inner)

    def _add_row(self) -> None:
        place, row = len(self.rows), RegionRow()
        row.renamed.connect(lambda name: self._change(place, lambda region: replace(region, name=name or region.name)))
        row.mask_toggled.connect(lambda mask: self._change(place, lambda region: replace(region, mask=mask)))
        row.removed.connect(lambda: self._change(place, lambda _: None))
        row.chosen.connect(lambda: self.region_chosen.emit(place))
        self.rows.append(row)
        self.list.addWidget(row)
        row.show()
        before = _stop_before(self.draw_region)
        for part in (row.kind, row.name, row.remove):  # as they are seen: after the rows above, before the buttons
            self.setTabOrder(before, part)
            before = part

    def _change(self, place: int, change: Callable[[Region], Region | None]) -> None:
        """Change one region, or remove it where nothing comes of it."""
        regions = list(self.workspace.marks.regions)
        if place < len(regions):
            changed = change(regions[place])
            regions[place : place + 1] = [changed] if changed is not None else []
            if tuple(regions) != self.workspace.marks.regions:
                self.workspace.set_regions(regions)
        self._later.ask()

    def _figures(self) -> list[RegionFigures]:
        marks, ground = self.workspace.marks, self.ground.ground
        total = len(marks.counted)
        densities = iter(region_densities(marks, ground) if ground is not None else ())
        figures = []
        for region, people in zip(marks.regions, region_counts(marks), strict=True):
            share = people / total if total and not region.mask else None
            density = next(densities, None) if not region.mask else None
            figures.append(self._rated(RegionFigures(people, share), density))
        return figures

    def _rated(self, figures: RegionFigures, density: RegionDensity | None) -> RegionFigures:
        if density is None:
            return figures
        value = density.density
        level = self.ground.levels.levels.level(value) if value is not None else None
        return replace(figures, area=density.area, level=level, trouble=density.trouble)

    def _shown(self) -> None:
        self._selected = -1
        self._later.ask()


def _stop_before(widget: QWidget) -> QWidget:
    """Where Tab stops before it comes to a widget; the widget itself where it stops nowhere else."""
    before = widget.previousInFocusChain()
    while before is not None and before is not widget and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
        before = before.previousInFocusChain()
    return before or widget


def _ratings(figures: list[RegionFigures]) -> tuple[list[QColor | None], list[str]]:
    """The colour of each region's level, and its density and level in a few signs."""
    colours = [LEVEL_COLOURS[LEVELS.index(each.level)] if each.level else None for each in figures]
    notes = [f"{each.people / each.area:.2f} / m² {each.level}" if each.area else "" for each in figures]
    return colours, notes
