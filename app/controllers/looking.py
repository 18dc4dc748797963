"""Looking: what another window does to the folder, seen in one that may only look."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.parts import Parts
from app.sentences import in_words
from core.errors import DotoriError
from core.project import Project


class LookingController(QObject):
    """Has the list and the picture at hand follow the window that works on the folder."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self.parts = parts

    def look(self) -> None:
        """Read again what has changed since it was looked at last, where this window only looks."""
        workspace = self.parts.workspace
        if workspace.project is None or not workspace.read_only:
            return
        try:
            workspace.refresh(self._changed(workspace.project))
        except DotoriError as error:
            workspace.tell(in_words(error))

    def _changed(self, project: Project) -> list[int]:
        """Ids of the listed pictures that may be others than they were."""
        if not project.changed_elsewhere():
            return []
        listed, at_hand = self.parts.workspace.pictures, self.parts.workspace.picture
        changed = [row.id for row in project.images() if row != listed.get(row.id, row)]
        # Of the picture at hand, a dot may have moved that its row says nothing of.
        if at_hand is None or at_hand.id < 0 or at_hand.id in changed:
            return changed
        return [at_hand.id, *changed]
