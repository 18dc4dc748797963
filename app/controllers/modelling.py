"""Models: the dialog that looks after them, and that the one in use is loaded and named."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from app.dialogs.models_dialog import ModelsDialog
from app.parts import Parts
from app.sentences import in_words
from core.errors import DotoriError
from core.models.library import SHIPPED


class ModellingController(QObject):
    """Opens the dialog, and has the window follow what is chosen there."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self.parts = parts
        self._dialog: ModelsDialog | None = None
        parts.actions["models"].triggered.connect(self.show_models)
        parts.status.models_wanted.connect(self.show_models)
        parts.models.changed.connect(self.follow)
        self._say()

    def follow(self) -> None:
        """Load the model that counts, ahead of time, and name it."""
        self._say()
        try:
            self.parts.engine.warm_up(self.parts.models.weights())
        except DotoriError as error:
            self.parts.strip.tell(in_words(error), self.tr("Models…"), self.show_models)

    def show_models(self) -> None:
        """Open the dialog."""
        if self._dialog is None:
            self._dialog = ModelsDialog(self.parts.models, self.parts.window)
            self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._dialog.finished.connect(self._forget)
            self._dialog.open()

    def close(self) -> None:
        """Close the dialog, once what it does is done."""
        if self._dialog is not None:
            self._dialog.footer.end()
            self._dialog.close()

    def _forget(self) -> None:
        self._dialog = None

    def _say(self) -> None:
        used = self.parts.models.used()
        name = "" if used == SHIPPED else used
        self.parts.side.count.show_model(name)
        self.parts.status.show_model(name)
