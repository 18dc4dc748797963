"""What the tools that select have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from app.canvas.layers.sheet import line
from app.canvas.overlay_item import DARK
from app.canvas.tool import CanvasMouse
from app.look.theme import theme

if TYPE_CHECKING:
    from app.canvas.view import Canvas

DRAG = 4.0
"""Pixels of the screen; what moves less is a click."""

MORE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
"""Keys that add a clicked dot to the selection."""


def dragged(start: CanvasMouse, now: CanvasMouse) -> bool:
    """Whether the mouse has moved too far for a click."""
    away: QPointF = now.screen - start.screen
    return away.x() ** 2 + away.y() ** 2 > DRAG**2


def pick(canvas: Canvas, mouse: CanvasMouse) -> None:
    """Select the dot there and no other, or none; with Shift or Ctrl, turn its selection about."""
    dot = canvas.dot_at(mouse)
    if mouse.modifiers & MORE:
        if dot is not None:
            canvas.workspace.select(np.setxor1d(canvas.workspace.selection, [dot]))
    else:
        canvas.workspace.select([] if dot is None else [dot])


def choose(canvas: Canvas, ids: NDArray[np.int64], mouse: CanvasMouse) -> None:
    """Select these dots; with Ctrl, besides those that are."""
    if mouse.modifiers & Qt.KeyboardModifier.ControlModifier:
        ids = np.union1d(canvas.workspace.selection, ids)
    canvas.workspace.select(ids)


def draw_band(painter: QPainter, path: QPainterPath) -> None:
    """Draw the outline of what is being selected."""
    wash = QColor(theme().halo)
    wash.setAlphaF(0.12)
    painter.fillPath(path, wash)
    painter.strokePath(path, line(painter, DARK, 3))
    painter.strokePath(path, line(painter, theme().halo, 1.4, Qt.PenStyle.DashLine))
