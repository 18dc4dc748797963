"""Held-back pictures with the dots of both models, side by side."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.canvas.layers.compare_layer import SIZE, stamps
from app.look.theme import theme, theme_signals
from app.panels.fields import label, number
from app.teaching.messages import Example
from core.comparing import Comparison

WIDTH = 300
"""Pixels of the screen that a picture wants."""

MARK = 8.0
"""Pixels of the screen, diameter of a mark."""


class Examples(QWidget):
    """A row for each picture: its name, and below it the dots before and after."""

    def __init__(self, examples: Iterable[Example], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(Legend(), 0, 0, 1, 2)
        for place, each in enumerate(examples):
            name = label("heading")
            name.setText(each.name)
            grid.addWidget(name, 4 * place + 2, 0, 1, 2)
            for column, (title, found) in enumerate(((self.tr("Before"), each.before), (self.tr("After"), each.after))):
                words = f"{title}: {self._figures(found)}"
                caption = label("quiet")
                caption.setText(words)
                picture = ExamplePicture(each, found)
                picture.setAccessibleName(f"{each.name}, {words}")
                grid.addWidget(picture, 4 * place + 3, column)
                grid.addWidget(caption, 4 * place + 4, column, Qt.AlignmentFlag.AlignTop)
                grid.setColumnStretch(column, 1)
            grid.setRowMinimumHeight(4 * place + 1, 8)
        grid.setRowStretch(grid.rowCount(), 1)

    def _figures(self, found: Comparison) -> str:
        matches = found.matches
        heads = matches.hits + matches.missed
        words = self.tr("counted {count}, there are %Ln head(s); {missed} missed, {false} false", "", heads)
        return words.format(
            count=number(matches.hits + matches.false),
            missed=number(matches.missed),
            false=number(matches.false),
        )


class Legend(QWidget):
    """The three marks and what they mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = [QLabel() for _ in range(3)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        names = self.tr("Dots on a head"), self.tr("Heads without a dot"), self.tr("Dots on no head")
        for mark, name in zip(self._marks, names, strict=True):
            words = label("quiet", wraps=False)
            words.setText(name)
            row.addWidget(mark)
            row.addWidget(words)
            row.addSpacing(12)
        row.addStretch()
        theme_signals.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        sheet = stamps(SIZE, ratio, theme())
        cell = sheet.height()
        for place, mark in enumerate(self._marks):
            stamp = sheet.copy(place * cell, 0, cell, cell)
            stamp.setDevicePixelRatio(ratio)
            mark.setPixmap(stamp)


class ExamplePicture(QWidget):
    """A small photograph with hits, missed heads and false dots, marked as on the canvas."""

    def __init__(self, example: Example, found: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = np.ascontiguousarray(example.pixels)
        height, width = self._pixels.shape[:2]
        self._image = QImage(self._pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        self._found = found
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme_signals.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Of the width of its fellow, and as high as the picture then is."""
        return QSize(WIDTH, self.heightForWidth(WIDTH))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """No higher than wide."""
        return min(round(width * self._image.height() / self._image.width()), width)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the picture as large as there is room, and the marks over it."""
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint((self.width() - size.width()) // 2, 0), size)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
        scale = size.width() / self._image.width()
        ratio = self.devicePixelRatioF()
        sheet = stamps(MARK, ratio, theme())
        cell = sheet.height()
        found = self._found
        for kind, xy in enumerate((found.hits, found.missed, found.false)):
            stamp = QRectF(kind * cell, 0, cell, cell)
            for x, y in xy * scale:
                corner = QPointF(place.left() + x - cell / ratio / 2, place.top() + y - cell / ratio / 2)
                painter.drawPixmap(QRectF(corner, stamp.size() / ratio), sheet, stamp)
        painter.end()
