"""Where a person was in each picture."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QObject, QTimer

from app.canvas.zoom_view import ZoomView
from app.workspace import Workspace
from core.project import Project

PAUSE = 400
"""Milliseconds without a move, after which the place is written down."""


class ViewMemory(QObject):
    """Remembers zoom and place for each picture, and goes back there."""

    def __init__(self, view: ZoomView, workspace: Workspace) -> None:
        super().__init__(view)
        self._view = view
        self._workspace = workspace
        self._of: tuple[Project, int] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._write)
        view.view_changed.connect(self._note)

    def enter(self, image: int) -> None:
        """Go where a person was in this picture, or see all of it; from now on its views are remembered."""
        there = _place(self._workspace.recall("view", image))
        if there is None:
            self._view.fit()
        else:
            self._view.look_at(*there)
        self._pause.stop()
        project = self._workspace.project
        self._of = None if project is None else (project, image)

    def leave(self) -> None:
        """Write down what is not yet, and remember nothing until the next picture is entered."""
        self.flush()
        self._of = None

    def flush(self) -> None:
        """Write down where the view is now, if it has moved."""
        if self._pause.isActive():
            self._pause.stop()
            self._write()

    def _write(self) -> None:
        if self._of is not None and self._of[0] is self._workspace.project:
            centre = self._view.centre
            place = {"x": centre.x(), "y": centre.y(), "scale": self._view.scale}
            self._workspace.remember("view", None if self._view.fitted else place, self._of[1])

    def _note(self) -> None:
        if self._of is not None:
            self._pause.start()


def _place(kept: Any) -> tuple[float, float, float] | None:
    """x, y and scale from what was remembered; None if that is nothing, or nonsense."""
    try:
        x, y, scale = (float(kept[key]) for key in ("x", "y", "scale"))
    except (KeyError, OverflowError, TypeError, ValueError):
        return None
    return (x, y, scale) if math.isfinite(x + y + scale) and scale > 0 else None
