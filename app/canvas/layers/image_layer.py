"""An array of a run - z_t, the predicted z_0, the crowd map - stretched over the picture."""

from __future__ import annotations

from math import ceil, floor
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, qRgba

from app.canvas.layers.colour_maps import CROWD_COLOURS
from app.canvas.layers.sheet import Sheet

ImageName = Literal["z_t", "z0_hat", "map"]
"""What the array is: the noisy latent, the predicted clean one, or the decoded crowd map."""


class ImageLayer(Sheet):
    """Shows one array at a time. Cheap to change, for it changes many times a second while the sampler runs."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._smooth = False

    def set_image(self, name: ImageName, array: NDArray[np.uint8] | None) -> None:
        """Show an array (h, w) over the whole picture, or nothing.

        Latents are grey, and every cell of theirs is a square; the crowd map is green, smooth, and clear where it is 0.
        """
        is_map = name == "map"
        colours = CROWD_COLOURS if is_map else None
        self.show_image(QImage() if array is None else coloured(array, colours), smooth=is_map)

    def show_image(self, image: QImage, smooth: bool) -> None:
        """Show any image over the whole picture; a null one shows nothing."""
        self._image, self._smooth = image, smooth
        self.update()

    def draw(self, painter: QPainter, scale: float, seen: QRectF) -> None:  # noqa: ARG002
        """Draw the part of the image that lies over what is seen."""
        if self._image.isNull() or self._bounds.isEmpty():
            return
        across, down = self._image.width() / self._bounds.width(), self._image.height() / self._bounds.height()
        # Whole cells and one more, so that parts drawn one after the other join without a seam.
        left, top = floor(seen.left() * across) - 1, floor(seen.top() * down) - 1
        right, bottom = ceil(seen.right() * across) + 1, ceil(seen.bottom() * down) + 1
        part = QRectF(left, top, right - left, bottom - top) & QRectF(self._image.rect())
        place = QRectF(part.x() / across, part.y() / down, part.width() / across, part.height() / down)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._smooth)
        painter.drawImage(place, self._image, part)


def coloured(array: NDArray[np.uint8], colours: NDArray[np.uint8] | None) -> QImage:
    """The array (h, w) as an image, in the colours (256, 4) or grey."""
    height, width = array.shape
    pixels = np.ascontiguousarray(array)
    kind = QImage.Format.Format_Grayscale8 if colours is None else QImage.Format.Format_Indexed8
    image = QImage(pixels.data, width, height, width, kind)
    if colours is not None:
        image.setColorTable([qRgba(*colour) for colour in colours.tolist()])
    # Painting would convert it every time; and it is a copy, so that the array may go.
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
