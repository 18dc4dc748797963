"""The library of models, as the parts of the window share it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.errors import DotoriError
from core.models import Library
from core.places import models_folder


class Models(QObject):
    """The library, and word of its changes. Whoever changes it through `library` emits `changed`.

    Signals:
        changed: there are other models, or another one counts.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = Library(models_folder())

    def weights(self) -> Path | None:
        """The file of the model that counts; None for the shipped one.

        Raises:
            DotoriError: it is gone.
        """
        return self.library.weights()

    def used(self) -> str:
        """Name of the model that counts; empty where it cannot be told, and `weights` says why."""
        try:
            return self.library.in_use()
        except DotoriError:
            return ""
