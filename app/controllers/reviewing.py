"""Reviewing: doubts, blocks, regions and ground, the comparison, and calling a picture finished."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from PySide6.QtCore import QObject

from app.actions import ActionName
from app.canvas.layers.ground_layer import GroundKind
from app.parts import Parts
from core.density import LevelsOfService
from core.ground import Ground
from core.regions import Block, Place

CLOSE = 6.0
"""Pixels of the screen for one of the picture, where a dot is looked at closely."""

CHANGE: tuple[ActionName, ...] = ("keep", "remove", "block-done", "reviewed")
"""Actions that a window which only looks has not."""

LOOK: tuple[ActionName, ...] = ("next-doubt", "previous-doubt", "next-block")
"""Actions for which a picture is enough."""


class ReviewingController(QObject):
    """Joins the panels at the right with the canvas and the actions of the menu Review."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self.parts = parts
        self._comparing = False
        self._connect_doubts()
        self._connect_blocks()
        self._connect_regions()
        self._connect_comparison()
        self._connect_pictures()
        self._enable()

    # Doubts

    def _connect_doubts(self) -> None:
        actions, side, canvas = self.parts.actions, self.parts.side, self.parts.canvas
        actions["next-doubt"].triggered.connect(side.review.go_on)
        actions["previous-doubt"].triggered.connect(side.review.go_back)
        actions["keep"].triggered.connect(self._keep)
        actions["remove"].triggered.connect(self._remove)
        canvas.lock_changed.connect(lambda: side.review.lock(canvas.locked))
        side.look_wanted.connect(self._look)
        side.review.spotlight.connect(canvas.spotlight)
        side.review.look_wanted.connect(lambda *_: self.parts.layers.select_region(None))

    def _look(self, x: float, y: float) -> None:
        canvas = self.parts.canvas
        canvas.look_at(x, y, max(canvas.scale, CLOSE))

    def _keep(self) -> None:
        """Keep the dots that are seen to be selected; where none are, the one under review."""
        selected = self.parts.canvas.selected
        if self.parts.canvas.locked:
            self.parts.canvas.refused.emit()
        elif len(selected):
            self.parts.workspace.keep(selected)
        else:
            self.parts.side.review.keep()

    def _remove(self) -> None:
        selected = self.parts.canvas.selected
        if self.parts.canvas.locked:
            self.parts.canvas.refused.emit()
        elif len(selected):
            self.parts.workspace.remove(selected)
        else:
            self.parts.side.review.remove()

    # Blocks

    def _connect_blocks(self) -> None:
        actions, panel, layers = self.parts.actions, self.parts.side.blocks, self.parts.layers
        actions["block-done"].triggered.connect(layers.mark_current_block)
        actions["next-block"].triggered.connect(layers.next_block)
        actions["grid"].toggled.connect(panel.set_grid_shown)
        panel.grid_toggled.connect(actions["grid"].setChecked)
        panel.mark_wanted.connect(layers.mark_current_block)
        panel.next_wanted.connect(layers.next_block)
        layers.block_changed.connect(panel.set_current)
        layers.block_changed.connect(self._show_grid)

    def _show_grid(self, block: Block | None) -> None:
        """Whoever is at a block sees the grid."""
        if block is not None:
            self.parts.actions["grid"].setChecked(True)

    # Regions and ground

    def _connect_regions(self) -> None:
        panel, layers = self.parts.side.regions, self.parts.layers
        panel.tool_wanted.connect(lambda name: self.parts.actions[cast(ActionName, name)].trigger())
        panel.region_chosen.connect(layers.select_region)
        layers.region_selected.connect(panel.select)
        panel.rated.connect(layers.regions.set_colours)
        panel.ground.mark_wanted.connect(self._mark_ground)
        layers.ground_tool.ground_drawn.connect(self._ground_drawn)
        panel.ground.ground_changed.connect(self._set_ground)
        panel.ground.marks_shown.connect(self._show_marks)

    def _mark_ground(self, kind: str) -> None:
        self.parts.actions["ground" if kind == "rectangle" else "ground-length"].trigger()
        self.parts.layers.ground_tool.begin(cast(GroundKind, kind))

    def _ground_drawn(self, places: Sequence[Place]) -> None:
        self.parts.side.open_section("regions")
        self.parts.side.regions.ground.mark(self.parts.layers.ground_tool.kind, places)

    def _show_marks(self, kind: str, places: Sequence[Place]) -> None:
        """What was marked before and has no measure yet, or that nothing is marked any more."""
        if places:
            self.parts.layers.set_visible("ground", True)
        tool = self.parts.layers.ground_tool
        tool.set_points(cast(GroundKind, kind) or tool.kind, places)

    def _set_ground(self, ground: Ground | None, levels: LevelsOfService) -> None:
        if ground is not None:
            self.parts.layers.set_visible("ground", True)
        self.parts.layers.set_ground(ground, levels)

    # Comparison

    def _connect_comparison(self) -> None:
        actions, panel = self.parts.actions, self.parts.side.compare
        actions["compare"].triggered.connect(self._compare)
        actions["next-missed"].triggered.connect(lambda: panel.look_at_next("missed"))
        actions["next-false"].triggered.connect(lambda: panel.look_at_next("false"))
        actions["end-comparison"].triggered.connect(panel.clear)
        panel.matches.connect(self._show_matches)
        panel.refreshed.connect(self._enable_comparison)
        self._enable_comparison()

    def _compare(self) -> None:
        self.parts.side.open_section("compare")
        self.parts.side.compare.ask_for_file()

    def _enable_comparison(self) -> None:
        actions, panel = self.parts.actions, self.parts.side.compare
        found = panel.comparison
        actions["next-missed"].setEnabled(found is not None and len(found.missed) > 0)
        actions["next-false"].setEnabled(found is not None and len(found.false) > 0)
        actions["end-comparison"].setEnabled(panel.comparing)

    def _show_matches(self, hits: object, missed: object, false: object) -> None:
        none = np.zeros((0, 2))
        found = [none if part is None else np.asarray(part, float) for part in (hits, missed, false)]
        self.parts.layers.compare.set_matches(*found)
        comparing = hits is not None
        if comparing != self._comparing:  # while it goes on, what is shown is the person's to choose
            self._comparing = comparing
            self.parts.actions["show-compare"].setChecked(comparing)
            self.parts.actions["dots"].setChecked(not comparing)

    # Pictures

    def _connect_pictures(self) -> None:
        actions, pictures, workspace = self.parts.actions, self.parts.pictures, self.parts.workspace
        actions["next-picture"].triggered.connect(lambda: pictures.step(1))
        actions["previous-picture"].triggered.connect(lambda: pictures.step(-1))
        self.parts.canvas.walk_wanted.connect(pictures.step)
        actions["reviewed"].triggered.connect(workspace.set_reviewed)
        actions["next-unreviewed"].triggered.connect(self._next_unreviewed)
        workspace.shown.connect(self._enable)
        workspace.marks_changed.connect(self._enable)
        workspace.rows_changed.connect(self._enable)

    def _next_unreviewed(self) -> None:
        if not self.parts.pictures.next_unreviewed():
            self.parts.workspace.tell(self.tr("Every picture of the list is reviewed."))

    def _enable(self) -> None:
        workspace, actions = self.parts.workspace, self.parts.actions
        picture = workspace.picture
        actions["reviewed"].setChecked(picture is not None and workspace.marks.reviewed)
        changeable = picture is not None and not workspace.read_only
        for name in CHANGE:
            actions[name].setEnabled(changeable)
        for name in LOOK:
            actions[name].setEnabled(picture is not None)
        for name in ("next-picture", "previous-picture", "next-unreviewed", "compare"):
            actions[name].setEnabled(picture is not None)
