"""All dots of a picture as one item: columns, culled by numpy and stamped from a sheet of sprites."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from shiboken6 import Shiboken

from app.canvas.sprites import DIAMOND, HALO, SELECTED, SpriteSheet, Style, sprite_sheet
from app.look.theme import theme
from core.dots import Dots, Origin

CROWD = 2000
"""With more dots in view than this, they shrink."""

SMALLEST = 4.0
"""Pixels of the screen; no dot shrinks below this."""

FEW = 64
"""When more dots than this change, everything is drawn again instead of the places one by one."""


def styles_of(dots: Dots, review_line: float) -> NDArray[np.uint8]:
    """(N,) the `Style` of each dot; a model's dot below the line is doubtful."""
    styles = np.full(len(dots), Style.SURE, np.uint8)
    styles[dots.confidence < review_line] = Style.DOUBTFUL
    styles[dots.origin == Origin.PERSON] = Style.PERSON
    styles[dots.origin == Origin.MOVED] = Style.MOVED
    return styles


class DotsItem(QGraphicsItem):
    """Draws dots at one size on the screen, whatever the scale.

    Attributes:
        dots: what is drawn, in pixels of the picture.
        review_line: the model's dots below this confidence are drawn as doubtful.
        of_step: whether they are those of a step of the sampler.

    Args:
        like: an item whose dots have the size that these should have, instead of one for their own number.
    """

    def __init__(self, like: DotsItem | None = None) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.dots = Dots()
        self._styles = np.zeros(0, np.uint8)
        self._selection = np.zeros(0, np.int64)
        self._lifted = np.zeros(0, np.int64)
        self.review_line = 0.0
        self.of_step = False
        self._like = like
        self._size = 11.0
        self._drawn_size = self._size
        self._scale = 1.0
        self._seen = QRectF()
        self._bounds = QRectF()
        self._exposed: Sequence[QRectF] | None = None
        self._sheet: tuple[object, SpriteSheet] | None = None

    # What to draw

    @property
    def size(self) -> float:
        """Diameter of a dot in device-independent pixels of the screen, where there is room."""
        return self._size

    @property
    def drawn_size(self) -> float:
        """The diameter as it is now: smaller in a crowd."""
        return self._drawn_size

    def set_dots(self, dots: Dots, review_line: float, of_step: bool = False) -> None:
        """Draw these, the model's dots below the line as doubtful, or all as those of a step of the sampler. Only what
        differs from before is drawn again."""
        before, styles = self.dots, self._drawn_styles()
        self.dots, self.review_line, self.of_step = dots, review_line, of_step
        self._restyle(before, styles)

    def select(self, ids: ArrayLike) -> None:
        """Draw the dots of these ids with a halo."""
        if np.array_equal(ids, self._selection):
            return
        styles = self._drawn_styles()
        self._selection = np.asarray(ids, np.int64)
        self._restyle(self.dots, styles)

    def lift(self, ids: ArrayLike) -> None:
        """Leave the dots of these ids out; they are drawn elsewhere."""
        styles = self._drawn_styles()
        self._lifted = np.asarray(ids, np.int64)
        self._restyle(self.dots, styles)

    def set_size(self, size: float) -> None:
        """Have dots of this diameter, device-independent pixels of the screen."""
        self._size = size
        self.look(self._seen, self._scale)

    def look(self, seen: QRectF, scale: float) -> None:
        """Know what the view shows, in pixels of the picture, and at which scale."""
        self._seen = seen
        if scale != self._scale:
            self.prepareGeometryChange()
            self._scale = scale
        size = self._fitting_size() if self._like is None else self._like.drawn_size
        if size != self._drawn_size:
            self.prepareGeometryChange()
            self._drawn_size = size
            self.update()

    def expose(self, rects: Sequence[QRectF] | None) -> None:
        """Know which parts of the picture are going to be drawn again, None for as much as Qt says.

        Qt tells of one rectangle round them all. Round a dot that is selected and one far away that no longer is, that
        may be all fifty thousand.
        """
        self._exposed = rects

    def dress(self) -> None:
        """Take the colours of the theme as it is now."""
        self._sheet = None
        self.update()

    # Finding

    def nearest(self, x: float, y: float, reach: float) -> int | None:
        """The id of the dot nearest to a place, None if none is within reach; all in pixels of the picture."""
        if not len(self.dots):
            return None
        away = (self.dots.xy[:, 0] - x) ** 2 + (self.dots.xy[:, 1] - y) ** 2
        row = int(away.argmin())
        return int(self.dots.id[row]) if away[row] <= reach**2 else None

    # Drawing

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Round all dots."""
        reach = self._reach()
        return self._bounds.adjusted(-reach, -reach, reach, reach)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        """Draw the dots that are exposed, selected ones last."""
        rows = self._rows_in(option.exposedRect)
        styles = self._styles
        chosen = styles[rows] >= SELECTED
        if chosen.any():
            rows = np.concatenate([rows[~chosen], rows[chosen]])
        if len(rows):
            self._stamp(painter, self.dots.xy[rows], styles[rows])

    def _rows_in(self, rect: QRectF) -> NDArray[np.intp]:
        """The dots that show in what is exposed: a rectangle, or what `expose` has told."""
        reach = self._reach()
        shows = np.zeros(len(self.dots), bool)
        for part in (rect,) if self._exposed is None else self._exposed:
            shows |= self._inside(part.adjusted(-reach, -reach, reach, reach))
        if len(self._lifted):
            shows &= ~self.dots.has(self._lifted)
        return np.flatnonzero(shows)

    def _stamp(self, painter: QPainter, xy: NDArray[np.float64], styles: NDArray[np.uint8]) -> None:
        ratio = painter.device().devicePixelRatioF()
        sheet = self._sheet_for(ratio)
        to_screen = painter.worldTransform()
        fragments = np.zeros((len(xy), 10))  # x, y, left, top, width, height of the source, scales, rotation, opacity
        fragments[:, 0] = (xy[:, 0] * to_screen.m11() + to_screen.dx()) * ratio
        fragments[:, 1] = (xy[:, 1] * to_screen.m22() + to_screen.dy()) * ratio
        side = np.where(styles < SELECTED, sheet.core, sheet.cell)
        fragments[:, 3] = (sheet.cell - side) // 2
        fragments[:, 2] = fragments[:, 3] + styles.astype(np.float64) * sheet.cell
        fragments[:, 4] = fragments[:, 5] = side
        fragments[:, 6:8] = 1
        fragments[:, 9] = 1
        painter.save()
        painter.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))  # pixels of the device: stamped, not scaled
        # The binding wants a C array by its first element.
        first = Shiboken.wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(first, len(fragments), sheet.pixmap)  # type: ignore[arg-type]
        painter.restore()

    def _sheet_for(self, ratio: float) -> SpriteSheet:
        key = (self._drawn_size, ratio)
        if self._sheet is None or self._sheet[0] != key:
            self._sheet = key, sprite_sheet(self._drawn_size, ratio, theme())
        return self._sheet[1]

    def _reach(self) -> float:
        """Pixels of the picture from the middle of a dot to the edge of its sprite."""
        return (DIAMOND / 2 * self._drawn_size + 2 * HALO + 2) / self._scale

    def _fitting_size(self) -> float:
        """The diameter at which heads stay visible, in steps of half a pixel."""
        crowded = max(int(self._inside(self._seen).sum()) / CROWD, 1)
        return max(round(2 * self._size / math.sqrt(crowded)) / 2, min(SMALLEST, self._size))

    def _inside(self, rect: QRectF) -> NDArray[np.bool_]:
        x, y = self.dots.xy[:, 0], self.dots.xy[:, 1]
        return (x >= rect.left()) & (x <= rect.right()) & (y >= rect.top()) & (y <= rect.bottom())

    def _drawn_styles(self) -> NDArray[np.int64]:
        """(N,) how each dot is drawn, -1 for those left out."""
        return np.where(self.dots.has(self._lifted), -1, self._styles.astype(np.int64))

    def _restyle(self, before: Dots, styles_before: NDArray[np.int64]) -> None:
        """Take what has changed and ask for those places to be drawn."""
        self._styles = styles_of(self.dots, self.review_line)
        if self.of_step:
            self._styles[:] = Style.STEP
        self._styles[self.dots.has(self._selection)] += SELECTED
        size = self._drawn_size
        if self.dots is not before:
            self._make_room()
            self.look(self._seen, self._scale)
        if size == self._drawn_size:
            self._redraw(_changed(before, styles_before, self.dots, self._drawn_styles()))

    def _make_room(self) -> None:
        """Let the bounds grow; they do not shrink while there are dots, for a change of them draws everything again."""
        if not len(self.dots):
            self.prepareGeometryChange()
            self._bounds = QRectF()
            return
        x, y = self.dots.xy[:, 0], self.dots.xy[:, 1]
        bounds = QRectF(QPointF(x.min(), y.min()), QPointF(x.max(), y.max())).adjusted(-1, -1, 1, 1)
        if not self._bounds.contains(bounds):
            self.prepareGeometryChange()
            self._bounds |= bounds

    def _redraw(self, places: NDArray[np.float64]) -> None:
        if len(places) > FEW:
            self.update()
            return
        reach = self._reach()
        for x, y in places:
            self._redraw_part(QRectF(x - reach, y - reach, 2 * reach, 2 * reach))

    def _redraw_part(self, rect: QRectF) -> None:
        """Not `update(rect)`, which makes one rectangle of them all."""
        if self.scene() is not None:
            self.scene().update(self.mapRectToScene(rect))


def _changed(old: Dots, old_styles: NDArray[np.int64], new: Dots, new_styles: NDArray[np.int64]) -> NDArray[np.float64]:
    """(K, 2) the places where dots that came, went, moved or changed their looks are or were."""
    if old is new:
        return new.xy[old_styles != new_styles]
    row = _rows_in(old.id, new.id)
    row_or_last = np.minimum(row, max(len(old) - 1, 0))
    same = np.zeros(len(new), bool)
    if len(old):
        same = (old.id[row_or_last] == new.id) & (old_styles[row_or_last] == new_styles)
        for column in (0, 1):
            same &= old.xy[:, column][row_or_last] == new.xy[:, column]
    left = np.ones(len(old), bool)
    left[row_or_last[same]] = False
    return np.concatenate([old.xy[left], new.xy[~same]])


def _rows_in(old: NDArray[np.int64], new: NDArray[np.int64]) -> NDArray[np.intp]:
    """(N,) where each new id is among the old ones, or would be; both ascend, and most often begin alike."""
    few = min(len(old), len(new))
    differ = old[:few] != new[:few]
    alike = int(differ.argmax()) if differ.any() else few
    row = np.arange(len(new))
    row[alike:] = alike + np.searchsorted(old[alike:], new[alike:])
    return row
