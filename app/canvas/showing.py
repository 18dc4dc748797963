"""The photograph of the picture at hand: read, drawn, looked at where one was, and small in the corner."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.canvas.minimap import SIDE, Minimap
from app.canvas.photograph import Photograph, PhotographReader
from app.canvas.picture_item import PictureItem
from app.canvas.view_memory import ViewMemory
from app.canvas.zoom_view import ZoomView
from app.workspace import Workspace


class Showing(QObject):
    """Follows the workspace from picture to picture.

    Signals:
        changed: a photograph stands, finer than before perhaps; or none does.

    Attributes:
        item: the photograph on the canvas.
        trouble: why it cannot be shown.
    """

    changed = Signal()

    def __init__(self, view: ZoomView, workspace: Workspace) -> None:
        super().__init__(view)
        self._view = view
        self._workspace = workspace
        self.item = PictureItem()
        self.trouble: str | None = None
        self._memory = ViewMemory(view, workspace)
        self._minimap = Minimap(view)
        self._reader = PhotographReader(self)
        self._reader.arrived.connect(self._take)
        self._reader.failed.connect(self._fail)

    @property
    def stands(self) -> bool:
        """Whether a photograph is shown, coarse at least."""
        return self.item.photograph is not None

    @property
    def complete(self) -> bool:
        """Whether it is shown with all of its pixels."""
        return self.item.photograph is not None and self.item.photograph.complete

    def begin(self) -> None:
        """Read the picture at hand; nothing is shown until it arrives."""
        self._reader.drop()
        self.trouble = None
        self._clear()
        if (path := self._workspace.path) is not None:
            self._reader.read(path)

    def close(self) -> None:
        """Write down where one is, and wait for the threads to end."""
        self._memory.leave()
        self._reader.close()

    def _take(self, photograph: Photograph) -> None:
        picture, first = self._workspace.picture, not self.stands
        self.item.set_photograph(photograph)
        if first and picture is not None:
            self._view.set_picture_size(photograph.width, photograph.height)
            self._memory.enter(picture.id)
        ratio = self._view.devicePixelRatioF()
        thumbnail = self.item.thumbnail(round(SIDE * ratio))
        thumbnail.setDevicePixelRatio(ratio)
        self._minimap.set_thumbnail(thumbnail)
        self.changed.emit()

    def _fail(self, sentence: str) -> None:
        self.trouble = sentence
        self._clear()
        self._workspace.tell(sentence)

    def _clear(self) -> None:
        self._memory.leave()
        self.item.set_photograph(None)
        self._minimap.set_thumbnail(QImage())
        self._view.set_picture_size(0, 0)
        self.changed.emit()
