"""Long names where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def shortened(name: str, widget: QWidget, width: int = 360) -> str:
    """A name as the text of a button or an entry; one of more than so many pixels loses its middle, for its ending
    tells most. An ampersand stays one."""
    return widget.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, width).replace("&", "&&")
