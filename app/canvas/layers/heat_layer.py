"""The heat map of the counted dots."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from app.canvas.layers.colour_maps import HEAT_COLOURS
from app.canvas.layers.image_layer import ImageLayer, coloured
from core.heat import heat_map


class HeatLayer(ImageLayer):
    """Shows where the crowd is dense."""

    def set_dots(self, xy: NDArray[np.float64]) -> None:
        """Show the heat of the places (N, 2), in pixels of the picture."""
        width, height = int(self._bounds.width()), int(self._bounds.height())
        nothing = len(xy) == 0 or width == 0 or height == 0
        self.show_image(QImage() if nothing else coloured(heat_map(xy, width, height), HEAT_COLOURS), smooth=True)
