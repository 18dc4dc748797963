"""Names in hints, which Qt takes for HTML where they look like it."""

from __future__ import annotations

from PySide6.QtGui import Qt


def as_written(text: str) -> str:
    """A hint that shows every sign of a text, whatever a picture, a region or a model may be called."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
