"""Regions and masks, with their names and counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPolygonF, QTransform

from app.canvas.layers.label import LABEL_GAP, apart, draw_label, elided, label_rect
from app.canvas.layers.region_shape import Grip
from app.canvas.layers.sheet import SHADOW, Sheet, faint, line
from app.look.theme import theme
from core.regions import Region

_HATCH = QColor(214, 214, 214, 130)
_SHADE = QColor(24, 24, 24, 110)
_HANDLE = 9.0


class RegionsLayer(Sheet):
    """Draws the regions of a picture.

    Attributes:
        regions: what is drawn.
        counts: the number that stands at each.
        selected: place of the selected one among them, or None.
    """

    def __init__(self) -> None:
        super().__init__()
        self.regions: tuple[Region, ...] = ()
        self.selected: int | None = None
        self.counts: list[int] = []
        self._colours: list[QColor | None] = []
        self._notes: list[str] = []
        self._hovered: Grip | None = None
        self._scale = 1.0

    def set_regions(self, regions: Sequence[Region], counts: list[int]) -> None:
        """Draw these regions with their counts, in the same order."""
        if self.regions == tuple(regions):
            self._recount(counts)
            return
        self.regions, self.counts = tuple(regions), counts
        if self.selected is not None and self.selected >= len(regions):
            self.selected = None
        self._hovered = None
        self.update()

    def set_colours(self, colours: Sequence[QColor | None], notes: Sequence[str] = ()) -> None:
        """Give regions colours of their own, such as a level of service's, and words that follow their counts.

        Both go by the regions' places; None, and what is missing, stands for the usual colour and no words.
        """
        if (list(colours), list(notes)) != (self._colours, self._notes):
            self._colours, self._notes = list(colours), list(notes)
            self.update()

    def select(self, region: int | None) -> None:
        """Show one region with its handles."""
        self.selected = region
        self.update()

    def set_hovered(self, grip: Grip | None) -> None:
        """Show what the mouse would grip."""
        if grip != self._hovered:
            self._hovered = grip
            self.update()

    def labels(self, scale: float) -> list[QRectF]:
        """Where the labels lie in pixels of the picture, at so many pixels of the screen for one of the picture.

        Each lies at the top of its region, or as near to that as leaves the ones before it to be read.
        """
        found = []
        for index, region in enumerate(self.regions):
            highest = min(region.polygon, key=lambda corner: corner[1], default=(0.0, 0.0))
            found.append(label_rect(self._words(index), QPointF(*highest), scale, self._bounds))
        return apart(found, self._bounds, LABEL_GAP / scale)

    def draw(self, painter: QPainter, scale: float, seen: QRectF) -> None:  # noqa: ARG002
        """Draw all polygons and then the handles."""
        self._scale = scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(len(self.regions)):
            self._draw_polygon(painter, index, scale)
        self._draw_handles(painter, scale)

    def draw_labels(self, painter: QPainter, scale: float) -> None:
        """Draw the labels; `PictureLabels` does so above the dots."""
        for index, rect in enumerate(self.labels(scale)):
            draw_label(painter, rect, scale, self._words(index), self._colour(index))

    def _recount(self, counts: list[int]) -> None:
        """Draw the labels again whose counts differ, and nothing else: a dot must be set in no time."""
        before, old = self.counts, self.labels(self._scale)
        self.counts = counts
        for was, count, rect, new in zip(before, counts, old, self.labels(self._scale), strict=True):
            if was != count or rect != new:
                self.update(rect | new)

    def _draw_polygon(self, painter: QPainter, index: int, scale: float) -> None:
        region, colour = self.regions[index], self._colour(index)
        polygon = QPolygonF([QPointF(*corner) for corner in region.polygon])
        bold = index == self.selected or (self._hovered is not None and self._hovered.region == index)
        painter.setPen(line(painter, SHADOW, 5 if bold else 4))
        painter.setBrush(_SHADE if region.mask else faint(colour, 60 if bold else 36))
        painter.drawPolygon(polygon)
        painter.setPen(line(painter, colour, 3 if bold else 2))
        painter.setBrush(_hatch(scale) if region.mask else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(polygon)

    def _draw_handles(self, painter: QPainter, scale: float) -> None:
        if self.selected is not None:
            for corner in self.regions[self.selected].polygon:
                draw_handle(painter, QPointF(*corner), scale, self._colour(self.selected))
        grip = self._hovered
        if grip is not None and grip.part == "corner":
            corner = self.regions[grip.region].polygon[grip.place]
            draw_handle(painter, QPointF(*corner), scale, self._colour(grip.region), lit=True)

    def _colour(self, index: int) -> QColor:
        own = self._colours[index] if index < len(self._colours) else None
        return own or (theme().mask if self.regions[index].mask else theme().region)

    def _words(self, index: int) -> str:
        region = self.regions[index]
        count = ("\N{MINUS SIGN}" if region.mask and self.counts[index] else "") + QLocale().toString(
            self.counts[index]
        )
        note = self._notes[index] if index < len(self._notes) else ""
        return " \N{MIDDLE DOT} ".join(part for part in (elided(region.name), count, note) if part)


def draw_handle(painter: QPainter, at: QPointF, scale: float, colour: QColor, lit: bool = False) -> None:
    """Draw the square by which a corner is dragged, of one size on the screen; filled with the colour where lit."""
    side = (_HANDLE + 3 if lit else _HANDLE) / scale
    painter.setPen(line(painter, QColor(16, 16, 16), 1.5))
    painter.setBrush(colour if lit else QColor(255, 255, 255))
    painter.drawRect(QRectF(at - QPointF(side, side) / 2, QSizeF(side, side)))


def _hatch(scale: float) -> QBrush:
    """Slanting lines as far apart on the screen at any zoom."""
    brush = QBrush(_HATCH, Qt.BrushStyle.BDiagPattern)
    brush.setTransform(QTransform.fromScale(1 / scale, 1 / scale))
    return brush
