"""Small pictures of pictures, made by threads when they are first looked at, and kept on the disk."""

from __future__ import annotations

import hashlib
import os
import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPixmap

from app.places import cache_folder
from core.errors import DotoriError
from core.images import load_image

SIDE = 112
"""Pixels a side: 56 on a screen of two pixels per point."""

WAITING = 64
"""So many wait to be made, more than a screen has rows; what was asked for before them has been scrolled away."""

HELD = 600
"""So many are held in memory, 30 MB."""

STORED = 20_000
"""So many are kept on the disk, about 80 MB."""

THREADS = 2


class Thumbnails(QObject):
    """Thumbnails of pictures by their ids. Lives on the window's thread.

    Signals:
        ready: there is an answer for the picture of this id.
    """

    ready = Signal(int)

    _made = Signal(int, int, QImage)

    def __init__(self, store: Store | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store or Store(cache_folder() / "thumbnails")
        self._pixmaps: OrderedDict[int, QPixmap] = OrderedDict()
        self._wanted: OrderedDict[int, Path] = OrderedDict()  # the newest last
        self._in_hand: set[int] = set()
        self._folder = 0
        self._guard = threading.Lock()
        self._pool = ThreadPoolExecutor(THREADS, "thumbnails")
        self._working = 0
        self._made.connect(self._take)

    def get(self, image: int, path: Path) -> QPixmap | None:
        """The thumbnail, `SIDE` pixels square and upright; null for a picture that cannot be read; None if it has yet
        to be made, and `ready` will tell."""
        pixmap = self._pixmaps.get(image)
        if pixmap is not None:
            self._pixmaps.move_to_end(image)
            return pixmap
        with self._guard:
            if image not in self._in_hand:
                self._wanted[image] = path
                self._wanted.move_to_end(image)
                while len(self._wanted) > WAITING:
                    self._wanted.popitem(last=False)
            more = self._working < THREADS and bool(self._wanted)
            self._working += more
        if more:
            self._pool.submit(self._work)
        return None

    def clear(self) -> None:
        """Forget everything: another folder is open."""
        with self._guard:
            self._wanted.clear()
            self._in_hand.clear()
            self._folder += 1
        self._pixmaps.clear()

    def close(self) -> None:
        """Wait for the threads."""
        self.clear()
        self._pool.shutdown()
        self._pool = ThreadPoolExecutor(THREADS, "thumbnails")

    def _work(self) -> None:
        """In a thread: make what is wanted, the newest first, until nothing is."""
        while True:
            with self._guard:
                if not self._wanted:
                    self._working -= 1
                    return
                image, path = self._wanted.popitem()
                self._in_hand.add(image)
                folder = self._folder
            self._made.emit(folder, image, self._store.get(path))

    def _take(self, folder: int, image: int, thumbnail: QImage) -> None:
        if folder != self._folder:
            return
        with self._guard:
            self._in_hand.discard(image)
        self._pixmaps[image] = QPixmap.fromImage(thumbnail)
        if len(self._pixmaps) > HELD:
            self._pixmaps.popitem(last=False)
        self.ready.emit(image)


class Store:
    """Thumbnails on the disk, found again by a file's path, size and time. Used by several threads.

    Nothing depends on it: where it cannot be written to, or has been emptied, thumbnails are made again.
    """

    def __init__(self, folder: Path, most: int = STORED) -> None:
        self._folder, self._most = folder, most
        self._room = most // 20
        self._fresh = 0
        self._guard = threading.Lock()
        self._one_at_a_time = threading.Lock()

    def get(self, path: Path) -> QImage:
        """The thumbnail of a picture, kept or made; null if the picture cannot be read."""
        try:
            status = path.stat()
        except (OSError, ValueError):
            return QImage()
        key = f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0{SIDE}"
        file = self._folder / f"{hashlib.blake2b(os.fsencode(key), digest_size=16).hexdigest()}.jpg"
        kept = QImage(str(file)) if file.exists() else QImage()
        if not kept.isNull():
            return kept
        made = self._made(path)
        if not made.isNull():
            self._keep(made, file)
        return made

    def _made(self, path: Path) -> QImage:
        thumbnail = _of_jpeg(path)
        if thumbnail.isNull():
            with self._one_at_a_time:  # these are decoded whole
                thumbnail = _of_any(path)
        return thumbnail

    def _keep(self, thumbnail: QImage, file: Path) -> None:
        part = file.with_suffix(f".{threading.get_ident()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            writer = QImageWriter(str(part), b"jpeg")
            writer.setQuality(85)
            if writer.write(thumbnail):
                part.replace(file)
            with self._guard:
                if self._fresh == 0:
                    self._trim()
                self._fresh = (self._fresh + 1) % self._room

    def _trim(self) -> None:
        """Delete the oldest, so that there is room for more."""
        with os.scandir(self._folder) as entries:
            files = sorted(entries, key=lambda entry: entry.stat().st_mtime_ns)
        for entry in files[: max(0, len(files) - self._most + self._room)]:
            Path(entry).unlink(missing_ok=True)


def _of_jpeg(path: Path) -> QImage:
    """The middle of a JPEG, which is decoded at no more than twice the size it is shown; null for anything else."""
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    if reader.format() != b"jpeg":
        return QImage()
    reader.setAutoTransform(True)
    size = reader.size()
    side = min(size.width(), size.height())
    if side < 1:
        return QImage()
    reader.setClipRect(QRect((size.width() - side) // 2, (size.height() - side) // 2, side, side))
    reader.setScaledSize(QSize(SIDE, SIDE))
    return reader.read().convertToFormat(QImage.Format.Format_RGB32)


def _of_any(path: Path) -> QImage:
    """The middle of any picture, which is decoded whole."""
    try:
        pixels = load_image(path)
    except DotoriError:
        return QImage()
    height, width = pixels.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    middle = np.ascontiguousarray(pixels[top : top + side, left : left + side])
    image = QImage(middle.data, side, side, 3 * side, QImage.Format.Format_RGB888)
    small = image.scaled(QSize(SIDE, SIDE), mode=Qt.TransformationMode.SmoothTransformation)
    return small.convertToFormat(QImage.Format.Format_RGB32)  # which copies: the pixels go
