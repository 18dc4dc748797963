"""The parts of the window, as its controllers know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from app.actions import ActionName
from app.canvas.layers.layers import Layers
from app.canvas.view import Canvas
from app.counting.engine import CountEngine
from app.models import Models
from app.panels.side import Side
from app.pictures.opener import Opener
from app.pictures.panel import PictureList
from app.preferences import PreferenceStore
from app.status_bar import StatusBar
from app.strip import Strip
from app.timeline.panel import Timeline
from app.workspace import Workspace


@dataclass(frozen=True, eq=False)
class Parts:
    """Everything a controller may talk to.

    Attributes:
        window: parent of dialogs.
        actions: by their names.
        workspace: what is open.
        preferences: what a person has chosen.
        models: that can count, and the one that does.
        opener: opens files and folders.
        engine: counts.
        pictures: the list at the left.
        canvas: the photograph and its dots.
        layers: what is drawn between the two.
        side: the panels at the right.
        timeline: the strip at the bottom.
        strip: for sentences.
        status: the status bar.
    """

    window: QMainWindow
    actions: Mapping[ActionName, QAction]
    workspace: Workspace
    preferences: PreferenceStore
    models: Models
    opener: Opener
    engine: CountEngine
    pictures: PictureList
    canvas: Canvas
    layers: Layers
    side: Side
    timeline: Timeline
    strip: Strip
    status: StatusBar
