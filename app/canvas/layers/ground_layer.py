"""What a person has marked on the ground, the metres that follow from it, and how densely people stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from app.canvas.layers.label import LABEL_GAP, apart, draw_label, label_rect, small_font
from app.canvas.layers.regions_layer import draw_handle
from app.canvas.layers.sheet import MARK, SHADOW, Sheet, faint, line, to_screen_size
from app.look.theme import theme
from core.ground import Ground, Rectangle
from core.regions import Place

GroundKind = Literal["rectangle", "length"]
"""What is marked: four corners of a rectangle, or two ends of a length and then two places on the horizon."""

STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
"""Metres; the meshes that the grid on the ground may have."""

LEVEL_COLOURS = tuple(QColor(name) for name in ("#2c7bb6", "#79c0d6", "#f2f0a1", "#fdae61", "#ee6a3c", "#b2182b"))
"""Of the levels of service A to F; told apart without red or green receptors too."""

_FINEST = 64
"""The picture's longer side over this is the narrowest mesh drawn, so that the grid ends before the horizon."""

_MOST_LINES = 400


class GroundLayer(Sheet):
    """Draws the marked places, the grid in metres over the ground, and cells in colours of their density."""

    def __init__(self) -> None:
        super().__init__()
        self._kind: GroundKind = "rectangle"
        self._points: tuple[Place, ...] = ()
        self._ground: Ground | None = None
        self._step = 1.0
        self._grid: list[QPolygonF] = []
        self._cells: list[tuple[QColor, list[QPolygonF]]] = []
        self._density_visible = False

    @property
    def points(self) -> tuple[Place, ...]:
        """The marked places, pixels of the picture."""
        return self._points

    def set_points(self, kind: GroundKind, points: Sequence[Place]) -> None:
        """Draw these places, up to four, as marks of a kind."""
        self._kind, self._points = kind, tuple(points)
        self.update()

    def set_ground(self, ground: Ground | None) -> None:
        """Draw the metres of a ground over the picture; None where the places tell none."""
        self._ground, self._cells = ground, []
        self._step, self._grid = (1.0, []) if ground is None or self._bounds.isEmpty() else _grid(ground, self._bounds)
        self.update()

    @property
    def density_visible(self) -> bool:
        """Whether the cells of the density are drawn."""
        return self._density_visible

    def set_density_visible(self, visible: bool) -> None:
        """Draw the cells of the density, or not."""
        self._density_visible = visible
        self.update()

    def set_density(self, cells: NDArray[np.float64], levels: NDArray[np.int64], colours: Sequence[QColor]) -> None:
        """Draw cells of the ground, quadrilaterals (N, 4, 2) in pixels, in the colours of their levels (N,)."""
        self._cells = [
            (colour, [_polygon(cell) for cell in cells[levels == level]]) for level, colour in enumerate(colours)
        ]
        self.update()

    def draw(self, painter: QPainter, scale: float, seen: QRectF) -> None:  # noqa: ARG002
        """Draw the density, the grid over it, and what was marked on top."""
        painter.setClipRect(self._bounds)
        if self._density_visible:
            self._draw_cells(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen, smooth in (
            (line(painter, faint(SHADOW, 60), 3), False),
            (line(painter, QColor(255, 255, 255, 170), 1), True),
        ):
            painter.setPen(pen)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)  # wide smooth lines are slow
            for track in self._grid:
                painter.drawPolyline(track)
        painter.setClipping(False)
        self._draw_marked(painter)
        for number, at in enumerate(self._points, 1):
            if self._kind == "rectangle":
                _draw_number(painter, QPointF(*at), scale, number)
            else:
                draw_handle(painter, QPointF(*at), scale, MARK)

    def draw_labels(self, painter: QPainter, scale: float, taken: Sequence[QRectF]) -> None:
        """Draw the measures, clear of what is taken (pixels of the picture); `PictureLabels` does so above the dots."""
        words = list(self._words())
        rects = [label_rect(text, at, scale, self._bounds, swatch=False) for at, text in words]
        placed = apart([*taken, *rects], self._bounds, LABEL_GAP / scale)[len(taken) :]
        for rect, (_, text) in zip(placed, words, strict=True):
            draw_label(painter, rect, scale, text)

    def _draw_cells(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, cells in self._cells:
            painter.setBrush(faint(colour, 130))
            for cell in cells:
                painter.drawConvexPolygon(cell)

    def _draw_marked(self, painter: QPainter) -> None:
        points = [QPointF(*at) for at in self._points]
        complete = self._ground is not None or len(points) < 4
        style = Qt.PenStyle.SolidLine if complete else Qt.PenStyle.DashLine
        for pen in (line(painter, SHADOW, 5), line(painter, MARK if complete else theme().warning, 3, style)):
            painter.setPen(pen)
            if self._kind == "rectangle":
                painter.drawPolyline([*points, points[0]] if len(points) == 4 else points)
            else:
                painter.drawPolyline(points[:2])
                painter.drawPolyline(points[2:])

    def _words(self) -> Iterator[tuple[QPointF, str]]:
        """What stands at which place."""
        if self._ground is None or len(self._points) < 4:
            return
        marked, points = self._ground.marked, [QPointF(*at) for at in self._points]
        if isinstance(marked, Rectangle):
            yield (points[0] + points[1]) / 2, _metres(marked.width_m)
            yield (points[1] + points[2]) / 2, _metres(marked.depth_m)
        else:
            yield (points[0] + points[1]) / 2, _metres(marked.metres)
            yield (points[2] + points[3]) / 2, QCoreApplication.translate("Ground", "Horizon")


def _draw_number(painter: QPainter, at: QPointF, scale: float, number: int) -> None:
    """A corner's handle with its number, since width and depth go by the order of the corners."""
    painter.save()
    to_screen_size(painter, at, scale)
    painter.setPen(line(painter, QColor(16, 16, 16), 1.5))
    painter.setBrush(QColor(255, 255, 255))
    painter.drawEllipse(QPointF(), 8.5, 8.5)
    painter.setFont(small_font())
    painter.drawText(QRectF(-9, -9, 18, 18), Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()


def _metres(value: float) -> str:
    return QCoreApplication.translate("Ground", "{0} m").format(QLocale().toString(value, "g", 4))


def _polygon(places: NDArray[np.float64]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in places.tolist()])


def _grid(ground: Ground, bounds: QRectF) -> tuple[float, list[QPolygonF]]:
    """The mesh in metres and its lines in the picture, as far as the mesh can be told from its neighbours."""
    ground = ground.shifted(0.0)
    xs, ys = np.linspace(0, bounds.width(), 33), np.linspace(0, bounds.height(), 33)
    places = np.stack(np.meshgrid(xs, ys), -1).reshape(-1, 2)
    coarseness = ground.metres_per_pixel(places)
    narrowest = max(bounds.width(), bounds.height()) / _FINEST
    marked = ground.metres_per_pixel(np.array(_middle(ground)))
    wanted = float(np.nan_to_num(marked, nan=0.02)[0]) * narrowest * 2
    step = next((step for step in STEPS if step >= wanted), STEPS[-1])
    near = places[coarseness < step / narrowest]
    if len(near) == 0:
        return step, []
    metres = ground.to_ground(near)
    low, high = np.floor(metres.min(0) / step), np.ceil(metres.max(0) / step)
    if (high - low > _MOST_LINES).any():
        return step, []
    tracks = []
    for axis in (0, 1):
        along = np.linspace(low[1 - axis], high[1 - axis], 2 * int(high[1 - axis] - low[1 - axis]) + 1) * step
        for number in np.arange(low[axis], high[axis] + 1):
            line_metres = np.empty((len(along), 2))
            line_metres[:, axis], line_metres[:, 1 - axis] = number * step, along
            tracks += _runs(ground, line_metres, step / narrowest, bounds)
    return step, tracks


def _middle(ground: Ground) -> list[Place]:
    marked = ground.marked
    places = np.array(marked.corners if isinstance(marked, Rectangle) else (marked.a, marked.b))
    return [tuple(places.mean(0))]


def _runs(ground: Ground, metres: NDArray[np.float64], coarsest: float, bounds: QRectF) -> list[QPolygonF]:
    """The parts of a line on the ground (N, 2) that are seen, and not too far off, in the picture."""
    places = ground.to_picture(metres)
    margin = max(bounds.width(), bounds.height())
    with np.errstate(invalid="ignore"):
        fine = ground.metres_per_pixel(places) < coarsest
        inside = (places > -margin).all(1) & (places < (bounds.width() + margin, bounds.height() + margin)).all(1)
    shown = fine & inside
    breaks = np.flatnonzero(np.diff(shown.astype(np.int8))) + 1
    return [
        _polygon(part[[0, -1]])  # what is straight on the ground is straight in the picture
        for part, seen in zip(np.split(places, breaks), np.split(shown, breaks), strict=True)
        if seen[0] and len(part) > 1
    ]
