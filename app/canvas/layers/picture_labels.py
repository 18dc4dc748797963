"""The words over a picture, above the dots so that they can be read in a crowd."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.canvas.layers.ground_layer import GroundLayer
from app.canvas.layers.regions_layer import RegionsLayer
from app.canvas.layers.sheet import Sheet


class PictureLabels(Sheet):
    """The labels of the layers that are shown: of regions, and the measures of the ground, which make way for them."""

    def __init__(self, regions: RegionsLayer, ground: GroundLayer) -> None:
        super().__init__()
        self._regions, self._ground = regions, ground

    def draw(self, painter: QPainter, scale: float, seen: QRectF) -> None:  # noqa: ARG002
        """Draw them."""
        if self._ground.isVisible():
            taken = self._regions.labels(scale) if self._regions.isVisible() else []
            self._ground.draw_labels(painter, scale, taken)
        if self._regions.isVisible():
            self._regions.draw_labels(painter, scale)
