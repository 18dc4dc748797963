"""Reading a photograph off the window's thread: first a coarse one, then every pixel with ever smaller halves."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from app.sentences import in_words
from core.errors import DotoriError
from core.images import MAX_PIXELS, load_image, probe_size

COARSE = 1200
"""Pixels that the longer side of the coarse picture, and of the smallest half, has at least."""

SMALL = 8_000_000
"""Pictures of fewer pixels are read so quickly that a coarse one first would only flicker."""


@dataclass(frozen=True, eq=False)
class Photograph:
    """A photograph as far as it has been read.

    Attributes:
        width: of the upright picture, pixels.
        height: likewise.
        levels: the whole picture, from fine to coarse.
        complete: whether the finest level has every pixel.
    """

    width: int
    height: int
    levels: tuple[QImage, ...]
    complete: bool


class PhotographReader(QObject):
    """Reads one photograph at a time; a later wish displaces an earlier one.

    Two threads: the coarse picture of the one wanted now never waits for the pixels of the one before.

    Signals:
        arrived: a `Photograph`, coarse or complete; of the last wish only.
        failed: a sentence for a person: the file cannot be read.
    """

    arrived = Signal(object)
    failed = Signal(str)
    _read = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        QImageReader.setAllocationLimit(MAX_PIXELS * 4 // 2**20 + 1)  # MiB; Qt's own is 256
        self._wish = 0
        self._open()
        self._read.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def read(self, path: Path) -> None:
        """Read this file; what was under way is dropped."""
        self._wish += 1
        wish = self._wish
        self._coarse.submit(self._begin, wish, path)

    def drop(self) -> None:
        """Want nothing any more."""
        self._wish += 1

    def close(self) -> None:
        """Want nothing, and wait for the threads to end."""
        self.drop()
        for threads in (self._coarse, self._fine):
            threads.shutdown()
        self._open()

    def _take(self, wish: int, what: Photograph | str) -> None:
        if wish != self._wish:
            return
        if isinstance(what, str):
            self.failed.emit(what)
        else:
            self.arrived.emit(what)

    def _open(self) -> None:
        self._coarse, self._fine = (ThreadPoolExecutor(1, f"photograph {speed}") for speed in ("coarse", "fine"))

    # In the threads

    def _begin(self, wish: int, path: Path) -> None:
        if wish != self._wish:
            return
        try:
            width, height = probe_size(path)
        except DotoriError as error:
            self._read.emit(wish, in_words(error))
            return
        if width * height >= SMALL and (coarse := _coarse(path, width, height)) is not None:
            self._read.emit(wish, Photograph(width, height, (coarse,), complete=False))
        self._fine.submit(self._finish, wish, path, width, height)

    def _finish(self, wish: int, path: Path, width: int, height: int) -> None:
        if wish != self._wish:
            return
        try:
            levels = [_every_pixel(path, width, height)]
        except DotoriError as error:
            self._read.emit(wish, in_words(error))
            return
        while wish == self._wish and max(levels[-1].width(), levels[-1].height()) >= 2 * COARSE:
            levels.append(_half(levels[-1]))
        self._read.emit(wish, Photograph(width, height, tuple(levels), complete=True))


def _jpeg(path: Path, width: int, height: int) -> QImageReader | None:
    """A reader for a file that Qt reads as `core.images` does, and faster; None for all others."""
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
        size.transpose()
    usual = reader.imageFormat() in (QImage.Format.Format_RGB32, QImage.Format.Format_Grayscale8)
    return reader if reader.format() == b"jpeg" and usual and size == QSize(width, height) else None


def _coarse(path: Path, width: int, height: int) -> QImage | None:
    """The picture at the smallest eighth, fourth or half that is not too coarse; None if that is not quickly read."""
    reader = _jpeg(path, width, height)
    share = next((part for part in (8, 4, 2) if max(width, height) // part >= COARSE), 1)
    if reader is None or share == 1:
        return None
    stored = reader.size()
    reader.setScaledSize(QSize(-(-stored.width() // share), -(-stored.height() // share)))
    return _read(reader)


def _every_pixel(path: Path, width: int, height: int) -> QImage:
    """The upright picture.

    Raises:
        DotoriError: as `load_image`.
    """
    reader = _jpeg(path, width, height)
    if reader is not None and _has_end(path) and (image := _read(reader)) is not None:
        return image
    return _image_of(load_image(path))


def _read(reader: QImageReader) -> QImage | None:
    image = reader.read()
    if image.isNull() or image.format() == QImage.Format.Format_RGB32:
        return None if image.isNull() else image
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine(), 1)
    return _image_of(grey[:, : image.width()])


# Not `convertToFormat` and `scaled`: in the hands of Python, they stop all other threads, and with them the window.


def _image_of(pixels: NDArray[np.uint8]) -> QImage:
    """An image of (H, W, 3) RGB or (H, W, 1) grey."""
    height, width, _ = pixels.shape
    image = QImage(width, height, QImage.Format.Format_RGB32)
    view = _view_of(image)
    view[..., 2::-1] = pixels
    view[..., 3] = 255
    return image


def _half(image: QImage) -> QImage:
    """The picture at half its size, rounded up."""
    import cv2  # takes a tenth of a second, and small pictures never need it

    width, height = (image.width() + 1) // 2, (image.height() + 1) // 2
    half = QImage(width, height, QImage.Format.Format_RGB32)
    cv2.resize(_view_of(image), (width, height), dst=_view_of(half), interpolation=cv2.INTER_AREA)
    return half


def _view_of(image: QImage) -> NDArray[np.uint8]:
    """(H, W, 4) the image's own bytes: blue, green, red, 255."""
    return np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.width(), 4)


def _has_end(path: Path) -> bool:
    """Whether a JPEG has its end mark; Qt paints grey what a cut file lacks, `load_image` refuses the file."""
    try:
        with path.open("rb") as file:
            file.seek(max(path.stat().st_size - 2**16, 0))
            return b"\xff\xd9" in file.read()
    except OSError:
        return False
