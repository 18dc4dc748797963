"""Connects the layers over the picture with what is open and with the canvas."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGraphicsItem

from app.canvas.layers.blocks_layer import BlocksLayer
from app.canvas.layers.compare_layer import CompareLayer
from app.canvas.layers.ground_layer import LEVEL_COLOURS, GroundLayer
from app.canvas.layers.ground_tool import GroundTool
from app.canvas.layers.heat_layer import HeatLayer
from app.canvas.layers.image_layer import ImageLayer, ImageName
from app.canvas.layers.picture_labels import PictureLabels
from app.canvas.layers.region_tool import RegionTool
from app.canvas.layers.regions_layer import RegionsLayer
from app.canvas.layers.sheet import Sheet
from app.canvas.view import Canvas
from app.workspace import Workspace
from core.blocks import Grid
from core.density import WALKING, LevelsOfService, density_grid
from core.ground import Ground, Rectangle
from core.region_counts import region_counts
from core.regions import BLOCK_SIDE, Block, Blocks

LayerName = Literal["heat", "blocks", "regions", "ground", "density", "compare"]

_PAUSE = 120
"""Milliseconds between a change of the dots and the heat and the density that follow from it."""

_ABOVE_DOTS = 76.0

_MARGIN = 0.85
"""Part of the view that a block fills when it is looked at."""


class Layers(QObject):
    """The layers and their tools.

    Signals:
        region_selected: the place of the selected region among the picture's regions, or -1.
        block_changed: another block is at hand (column and row), or None.
        visible_changed: a layer of this name is shown (true) or hidden.

    Attributes:
        image: the array of a run; see `show_image`.
        heat: the heat map of the counted dots.
        ground: the marks on the ground, its metres and its density.
        blocks: the grid.
        regions: regions and masks.
        compare: hits, missed heads and false dots; its `set_matches` is for whoever compares.
        region_tool: draws and changes regions.
        mask_tool: draws masks, and changes both likewise.
        ground_tool: marks the ground.
    """

    region_selected = Signal(int)
    block_changed = Signal(object)
    visible_changed = Signal(str, bool)

    def __init__(self, canvas: Canvas, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas, self._workspace = canvas, workspace
        self._picture: int | None = None
        self._ground: Ground | None = None
        self._levels = WALKING
        self._side = BLOCK_SIDE
        self._walked: Block | None = None  # the block that was at hand last
        self._led = False  # to a block, since the cursor was moved
        self.image, self.heat, self.ground = ImageLayer(), HeatLayer(), GroundLayer()
        self.blocks, self.regions, self.compare = BlocksLayer(), RegionsLayer(), CompareLayer()
        sheets = (self.image, self.heat, self.ground, self.blocks, self.regions, self.compare)
        for place, sheet in enumerate(sheets, 1):
            canvas.add_layer(sheet, 10.0 * place)
            sheet.setVisible(sheet in (self.image, self.regions))
        labels = PictureLabels(self.regions, self.ground)
        canvas.add_layer(labels, _ABOVE_DOTS)
        self._sheets: tuple[Sheet, ...] = (*sheets, labels)
        self.region_tool = RegionTool(workspace, self.regions, mask=False, parent=self)
        self.mask_tool = RegionTool(workspace, self.regions, mask=True, parent=self)
        self.ground_tool = GroundTool(self.ground, parent=self)
        self.ground_tool.put_back.connect(lambda: self.set_ground(self._ground, self._levels))
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._recompute)
        for tool in (self.region_tool, self.mask_tool):
            tool.selected.connect(self.region_selected)
        canvas.installEventFilter(self)
        canvas.view_changed.connect(self._follow_view)
        canvas.cursor_moved.connect(self._follow_cursor)
        workspace.shown.connect(self._show_picture)
        workspace.marks_changed.connect(self._show_marks)
        self._show_picture()

    # What is shown

    def set_visible(self, name: LayerName, visible: bool) -> None:
        """Show a layer, or hide it."""
        if visible == self.is_visible(name):
            return
        if name == "density":
            self.ground.set_density_visible(visible)
        else:
            self._item(name).setVisible(visible)
        self._show_marks()
        if self._later.isActive():  # a person is waiting for it
            self._recompute()
        self.visible_changed.emit(name, visible)

    def is_visible(self, name: LayerName) -> bool:
        """Whether a layer is shown."""
        return self.ground.density_visible if name == "density" else self._item(name).isVisible()

    def show_image(self, name: ImageName, array: NDArray[np.uint8] | None) -> None:
        """Show an array (h, w) of a run over the picture, or none."""
        self.image.set_image(name, array)

    def set_opacity(self, opacity: float) -> None:
        """How much the array covers the picture, 0 to 1."""
        self.image.setOpacity(opacity)

    def select_region(self, region: int | None) -> None:
        """Select a region by its place among the picture's regions, or none."""
        self.region_tool.select(region)

    def set_ground(self, ground: Ground | None, levels: LevelsOfService = WALKING) -> None:
        """Show the ground that a person has marked on the picture, and the density on it by these levels."""
        self._ground, self._levels = ground, levels
        self.ground.set_ground(ground)
        if ground is not None:
            marked = ground.marked
            if isinstance(marked, Rectangle):
                self.ground_tool.set_points("rectangle", marked.corners)
            else:
                self.ground_tool.set_points("length", (marked.a, marked.b, *marked.horizon))
        self._recompute()

    # Blocks

    @property
    def block_focus(self) -> bool:
        """Whether all blocks but the one at hand are dimmed."""
        return self.blocks.focus

    @block_focus.setter
    def block_focus(self, focus: bool) -> None:
        self.blocks.set_focus(focus)

    @property
    def grid(self) -> Grid:
        """Of the picture at hand."""
        size = self.image.boundingRect()
        return Grid(int(size.width()), int(size.height()), self._workspace.marks.blocks.side)

    def mark_current_block(self) -> None:
        """Call a block done, or no longer so: the one under the cursor, else the one at hand or in the middle."""
        self._have(self._block_under_cursor() or self.blocks.current or self._middle_block())
        if self.blocks.current is not None:
            blocks = self._workspace.marks.blocks
            self._workspace.set_blocks(Blocks(blocks.side, blocks.done ^ {self.blocks.current}))

    def next_block(self) -> None:
        """Look at the next block that is not done."""
        grid, marks = self.grid, self._workspace.marks
        block = grid.next_undone(marks.blocks.done, grid.counts(marks.counted.xy), self._walked)
        if block is not None:
            self.look_at_block(block)
        elif self._workspace.picture is not None:
            self._workspace.tell(self.tr("All blocks of this picture are done."))

    def look_at_block(self, block: Block) -> None:
        """Have a block at hand, and fill the view with it."""
        self._have(block)
        self.set_visible("blocks", True)
        grid, port = self.grid, self._canvas.viewport()
        left, top, right, bottom = grid.bounds(block)
        scale = _MARGIN * min(port.width(), port.height()) / grid.side
        self._canvas.look_at((left + right) / 2, (top + bottom) / 2, scale)
        self._led = True

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Give keys to the tool at hand before shortcuts take them: Delete removes the region, not the dots."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if not (override or event.type() == QEvent.Type.KeyPress):
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        deed = self._deed(event.key()) if plain else None
        if deed is None:
            return super().eventFilter(watched, event)
        if not override:
            deed()
        event.accept()
        return True

    def cancel(self) -> bool:
        """Do what Escape does to the tool at hand, wherever the keys go; whether it does anything."""
        deed = self._deed(Qt.Key.Key_Escape)
        if deed is not None:
            deed()
        return deed is not None

    # Inside

    def _deed(self, key: int) -> Callable[[], None] | None:
        """What a key does to the tool at hand; None where that is nothing, or something else is nearer to take back."""
        tool = self._canvas.tool
        if self._canvas.moving and key == Qt.Key.Key_Escape:
            return None
        ends = isinstance(tool, RegionTool) and tool.ends_at(self._canvas.key_mouse.is_at)
        if self._canvas.cross is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not ends:
            return None
        deed = tool.deed(key) if isinstance(tool, RegionTool | GroundTool) else None
        if deed is None:
            return None

        def do() -> None:
            self._canvas.finish()
            deed()
            self._canvas.scene().update()

        return do

    def _item(self, name: LayerName) -> QGraphicsItem:
        items: dict[LayerName, QGraphicsItem] = {
            "heat": self.heat,
            "blocks": self.blocks,
            "regions": self.regions,
            "ground": self.ground,
            "compare": self.compare,
        }
        return items[name]

    def _have(self, block: Block | None) -> None:
        if block is not None:
            self._walked = block
        if block != self.blocks.current:
            self.blocks.set_current(block)
            self.block_changed.emit(block)

    def _forget_blocks(self) -> None:
        """Have no block at hand, and begin the walk through them anew."""
        self._walked = None
        self._have(None)

    def _block_under_cursor(self) -> Block | None:
        """None too while the cursor lies where it was before one was led to another block."""
        place = None if self._led else self._canvas.pointed_at
        return None if place is None else self.grid.at(place.x(), place.y())

    def _middle_block(self) -> Block | None:
        middle = self._canvas.visible_rect().center()
        return self.grid.at(middle.x(), middle.y())

    def _follow_cursor(self) -> None:
        self._led = False

    def _follow_view(self) -> None:
        """A block is at hand no more when one looks elsewhere."""
        self._resize()
        if self.blocks.current != self._middle_block():
            self._have(None)

    def _show_picture(self) -> None:
        """Forget what belonged to the picture before."""
        picture = self._workspace.picture
        if picture is None or picture.id != self._picture:
            self._picture = None if picture is None else picture.id
            self.image.set_image("map", None)
            self.compare.set_matches([], [], [])
            self.set_ground(None)
            self.ground_tool.set_points(self.ground_tool.kind, ())  # its kind is what is chosen
            self.select_region(None)
            self._forget_blocks()
        self._resize()

    def _resize(self) -> None:
        """Lie on the picture as the canvas has it."""
        size = self._canvas.picture_size
        if size != self.image.boundingRect().size():
            for sheet in self._sheets:
                sheet.set_size(size.width(), size.height())
            self.ground.set_ground(self._ground)
            self._show_marks()

    def _show_marks(self) -> None:
        marks, selected = self._workspace.marks, self.regions.selected
        self.regions.set_regions(marks.regions, region_counts(marks))
        if self.regions.selected != selected:
            self.region_selected.emit(-1)
        if marks.blocks.side != self._side:  # another grid, of which no block is at hand
            self._side = marks.blocks.side
            self._forget_blocks()
        if self.blocks.isVisible():
            grid = self.grid
            self.blocks.set_blocks(grid, marks.blocks.done, grid.counts(marks.counted.xy))
        if self.heat.isVisible() or self.ground.isVisible():
            self._later.start()

    def _recompute(self) -> None:
        """Show the heat and the density of the dots as they are now, where they can be seen."""
        self._later.stop()
        xy = self._workspace.marks.counted.xy
        if self.heat.isVisible():
            self.heat.set_dots(xy)
        if self._ground is not None and self.ground.isVisible() and self.ground.density_visible:
            cells = density_grid(self._ground.to_ground(xy))
            corners = self._ground.shifted(0.0).to_picture(cells.corners().reshape(-1, 2)).reshape(-1, 4, 2)
            self.ground.set_density(corners, self._levels.index(cells.density), LEVEL_COLOURS)
