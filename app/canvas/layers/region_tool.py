"""The tools that draw regions and masks, and change those that are there.

Clicks set the corners of a new polygon; a double click, Enter, or a click on the first corner closes it. Backspace
takes the last corner back, Escape all of them. What is there already is changed by dragging: a corner, or the whole by
its inside, an edge or its label. A double click on an edge sets a corner there, a right click on a corner takes it
away, and Delete removes the selected polygon.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from math import hypot

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QPainter

from app.canvas.layers.region_shape import Grip, dragged, free_name, grip_at, has_area, with_corner, without_corner
from app.canvas.layers.regions_layer import RegionsLayer, draw_handle
from app.canvas.layers.sheet import SHADOW, line
from app.canvas.tool import CanvasMouse
from app.look.theme import theme
from app.workspace import Workspace
from core.region_counts import region_counts
from core.regions import Place, Region

_STILL = 4.0
"""Device-independent pixels; a mouse that moved less was clicked, not dragged."""


@dataclass(frozen=True)
class _Drag:
    """A region is held.

    Attributes:
        grip: what of it.
        start: where it was gripped, pixels of the picture.
        regions: of the picture when it was gripped.
        moved: whether the mouse has moved far enough to mean it.
    """

    grip: Grip
    start: Place
    regions: tuple[Region, ...]
    moved: bool = False


class RegionTool(QObject):
    """Draws regions, or masks, and changes both.

    Signals:
        selected: a region's place among the picture's regions was chosen, or -1 for none.
    """

    selected = Signal(int)

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, workspace: Workspace, layer: RegionsLayer, mask: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = "mask" if mask else "region"
        self._workspace, self._layer, self._mask = workspace, layer, mask
        self._corners: list[Place] = []
        self._mouse: Place | None = None
        self._placing = False
        self._drag: _Drag | None = None

    @property
    def drawing(self) -> bool:
        """Whether a new polygon has been begun."""
        return bool(self._corners)

    @property
    def draws(self) -> bool:
        """Whether a new polygon has been begun; what is there already is the layer's to draw."""
        return self.drawing

    @property
    def holds(self) -> bool:
        """Whether what is there already is held."""
        return self._drag is not None

    def ends_at(self, place: Callable[[float, float], bool]) -> bool:
        """Whether a polygon was begun whose last corner is where this says."""
        return self.drawing and place(*self._corners[-1])

    # Gestures

    def press(self, mouse: CanvasMouse) -> None:
        """Set a corner, or grip what is there."""
        if mouse.button == Qt.MouseButton.RightButton:
            self._take_away(mouse)
        elif mouse.button == Qt.MouseButton.LeftButton:
            grip = None if self.drawing else self._grip_at(mouse)
            if grip is not None:
                self._drag = _Drag(grip, (mouse.x, mouse.y), self._workspace.marks.regions)
            elif len(self._corners) >= 3 and self._near_first(mouse):
                self.finish()
            else:
                self._set_corner(mouse)

    def move(self, mouse: CanvasMouse) -> None:
        """Drag what is held; otherwise show what a press would do."""
        self._mouse = self._within(mouse)
        if self._drag is not None:
            self._pull(mouse)
        elif self._placing:
            self._corners[-1] = self._mouse
        elif not self.drawing:
            self._layer.set_hovered(self._grip_at(mouse))

    def release(self, mouse: CanvasMouse) -> None:
        """Let go: what was dragged stays where it is, what was clicked is selected."""
        self._placing = False
        drag, self._drag = self._drag, None
        if drag is None:
            return
        if drag.moved:
            self._put(drag.regions, drag.grip.region, self._pulled(drag, mouse))
        elif drag.grip.part == "inside" and drag.grip.region == self._layer.selected:
            self._set_corner(mouse)
            self._placing = False
        else:
            self.select(drag.grip.region)

    def double_click(self, mouse: CanvasMouse) -> None:
        """Close the polygon, or set a corner on an edge of one that is there."""
        self._drag = None
        if mouse.button != Qt.MouseButton.LeftButton:
            self.press(mouse)
            return
        if self.drawing:
            self.finish()
            return
        grip = self._grip_at(mouse)
        if grip is not None and grip.part == "edge":
            regions = self._workspace.marks.regions
            self._put(regions, grip.region, with_corner(regions[grip.region], grip.place, self._within(mouse)))
            self.select(grip.region)

    def cancel(self) -> None:
        """Forget the polygon that was begun, or put back what is being dragged."""
        self._corners, self._drag, self._placing = [], None, False
        self._layer.set_hovered(None)
        self._show(self._workspace.marks.regions)

    # Keys

    def deed(self, key: int) -> Callable[[], None] | None:
        """What a key does while the tool is chosen; None where it is not for the tool."""
        deeds: dict[int, Callable[[], None]] = {}
        if self.drawing:
            deeds = {
                Qt.Key.Key_Return: self.finish,
                Qt.Key.Key_Enter: self.finish,
                Qt.Key.Key_Backspace: self.take_back,
                Qt.Key.Key_Escape: self.cancel,
            }
        elif self._drag is not None:
            deeds = {Qt.Key.Key_Escape: self.cancel}
        elif self._layer.selected is not None:
            deeds = {
                Qt.Key.Key_Delete: self.remove_selected,
                Qt.Key.Key_Backspace: self.remove_selected,
                Qt.Key.Key_Escape: lambda: self.select(None),
            }
        return deeds.get(key)

    def finish(self) -> None:
        """Close the polygon that was begun; it is a region then, or a mask."""
        polygon = tuple(corner for corner, _ in groupby(self._corners))
        if not has_area(polygon):
            self._workspace.tell(self.tr("A region needs three corners that are not in a line; click to set more."))
            return
        regions = self._workspace.marks.regions
        pattern = self.tr("Mask {0}") if self._mask else self.tr("Region {0}")
        self._corners, self._placing = [], False
        self._workspace.set_regions((*regions, Region(free_name(pattern, regions), polygon, self._mask)))
        if len(self._workspace.marks.regions) > len(regions):
            self.select(len(regions))

    def take_back(self) -> None:
        """Take the last corner of the polygon that was begun away."""
        if self._corners:
            self._corners.pop()
            self._placing = False

    def select(self, region: int | None) -> None:
        """Select a region by its place among the picture's regions, or none."""
        self._layer.select(region)
        self.selected.emit(-1 if region is None else region)

    def remove_selected(self) -> None:
        """Remove the selected region."""
        chosen, regions = self._layer.selected, self._workspace.marks.regions
        if chosen is not None:
            self.select(None)
            self._workspace.set_regions(regions[:chosen] + regions[chosen + 1 :])

    def paint(self, painter: QPainter, scale: float) -> None:
        """Draw the polygon that was begun."""
        if not self.drawing:
            return
        colour = theme().mask if self._mask else theme().region
        points = [QPointF(*corner) for corner in self._corners]
        if self._mouse is not None:
            points.append(QPointF(*self._mouse))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pen in (line(painter, SHADOW, 4), line(painter, colour, 2)):
            painter.setPen(pen)
            painter.drawPolyline(points)
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(points[-1], points[0])
        closes = len(self._corners) >= 3 and self._mouse is not None and self._reaches_first(self._mouse, scale)
        for place, corner in enumerate(self._corners):
            draw_handle(painter, QPointF(*corner), scale, colour, lit=place == 0 and closes)

    # Inside

    def _set_corner(self, mouse: CanvasMouse) -> None:
        self._mouse = self._within(mouse)
        self._corners.append(self._mouse)
        self._placing = True
        self._layer.set_hovered(None)
        self.select(None)

    def _take_away(self, mouse: CanvasMouse) -> None:
        """Take the last corner back while drawing, else the corner under the mouse."""
        grip = self._grip_at(mouse)
        if self.drawing:
            self.take_back()
        elif grip is not None and grip.part == "corner":
            regions = self._workspace.marks.regions
            self._put(regions, grip.region, without_corner(regions[grip.region], grip.place))

    def _pull(self, mouse: CanvasMouse) -> None:
        assert self._drag is not None
        drag = self._drag
        way = hypot(mouse.x - drag.start[0], mouse.y - drag.start[1]) * mouse.scale
        if drag.moved or way >= _STILL:
            if not drag.moved:
                self.select(drag.grip.region)
            self._drag = replace(drag, moved=True)
            self._show(_exchanged(drag.regions, drag.grip.region, self._pulled(drag, mouse)))

    def _pulled(self, drag: _Drag, mouse: CanvasMouse) -> Region:
        by = mouse.x - drag.start[0], mouse.y - drag.start[1]
        return dragged(drag.regions[drag.grip.region], drag.grip, by, self._layer.boundingRect())

    def _put(self, regions: tuple[Region, ...], index: int, region: Region) -> None:
        """Have a changed region instead of the old one, unless it has no area or the regions are others by now."""
        if not has_area(region.polygon):
            self._workspace.tell(self.tr("A region needs three corners that are not in a line."))
        elif self._workspace.marks.regions == regions and region != regions[index]:
            self._workspace.set_regions(_exchanged(regions, index, region))
        self._show(self._workspace.marks.regions)

    def _show(self, regions: tuple[Region, ...]) -> None:
        self._layer.set_regions(regions, region_counts(replace(self._workspace.marks, regions=regions)))

    def _grip_at(self, mouse: CanvasMouse) -> Grip | None:
        layer = self._layer
        place = mouse.x, mouse.y
        return grip_at(layer.regions, layer.labels(mouse.scale), place, mouse.scale, layer.selected, self._mask)

    def _near_first(self, mouse: CanvasMouse) -> bool:
        return self._reaches_first((mouse.x, mouse.y), mouse.scale)

    def _reaches_first(self, at: Place, scale: float) -> bool:
        first = self._corners[0]
        return hypot(at[0] - first[0], at[1] - first[1]) * scale <= 2 * _STILL

    def _within(self, mouse: CanvasMouse) -> Place:
        bounds = self._layer.boundingRect()
        x, y = min(max(mouse.x, bounds.left()), bounds.right()), min(max(mouse.y, bounds.top()), bounds.bottom())
        return x, y


def _exchanged(regions: tuple[Region, ...], index: int, region: Region) -> tuple[Region, ...]:
    return regions[:index] + (region,) + regions[index + 1 :]
