"""Decoding the picture that comes next while the model is at another. Imports no torch."""

from __future__ import annotations

import contextlib
import threading
from concurrent.futures import Future
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.images import load_image

Stamp = tuple[Path, int, int]


class Ahead:
    """Keeps one picture at most that nobody has asked for yet."""

    def __init__(self) -> None:
        self._begun: tuple[Stamp, Future[NDArray[np.uint8]]] | None = None

    def begin(self, path: Path | None) -> None:
        """Decode a picture that will soon be wanted, if it is there; None for nothing."""
        stamp = None if path is None else _stamp(path)
        if path is not None and stamp is not None:
            self._begun = stamp, Future()
            threading.Thread(target=_decode, args=(path, self._begun[1]), name="decode", daemon=True).start()

    def load(self, path: Path) -> NDArray[np.uint8]:
        """The picture (H, W, 3) uint8 RGB as it is on the disk now; what else was begun is given up.

        Raises:
            DotoriError: it cannot be read.
        """
        begun, self._begun = self._begun, None
        if begun is not None and begun[0] == _stamp(path):
            return begun[1].result()
        return load_image(path)


def _decode(path: Path, into: Future[NDArray[np.uint8]]) -> None:
    try:
        into.set_result(load_image(path))
    except BaseException as error:
        into.set_exception(error)


def _stamp(path: Path) -> Stamp | None:
    """What changes with a file; None where there is none."""
    with contextlib.suppress(OSError):
        stat = path.stat()
        return path, stat.st_size, stat.st_mtime_ns
    return None
