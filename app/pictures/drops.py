"""What is dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData


def paths_of(mime: QMimeData) -> list[Path]:
    """The files and folders of this computer in it, each once; pictures of web pages are none."""
    names = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    return [Path(name) for name in dict.fromkeys(names) if name]
