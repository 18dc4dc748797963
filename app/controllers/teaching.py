"""Teaching: the dialog in which the model learns, and word of what was kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from app.parts import Parts
from app.teaching.dialog import TeachDialog


class TeachingController(QObject):
    """Opens the dialog, beside which the window stays at work."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self.parts = parts
        self.dialog: TeachDialog | None = None
        parts.actions["teach"].triggered.connect(self.show_dialog)

    def show_dialog(self) -> None:
        """Open the dialog, or bring it to the front."""
        if self.dialog is None:
            parts = self.parts
            preferences = parts.preferences
            self.dialog = TeachDialog(
                parts.workspace, parts.models, lambda: preferences.value.device, parent=parts.window
            )
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.finished.connect(self._forget)
            self.dialog.kept.connect(self._tell)
        self.dialog.showNormal()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def may_close(self, then: Callable[[], object] | None = None) -> bool:
        """Whether the window can close and no teaching is lost. Where one would be, a person is asked; if they let it
        go, `then` is done, or the window closes where nothing is said."""
        if self.dialog is None:
            return True
        window = self.parts.window
        then = then or window.close
        # Not from within the question, which goes with the window.
        if not self.dialog.asks_first(lambda: QTimer.singleShot(0, window, then)):
            return True
        self.show_dialog()
        return False

    def close(self) -> None:
        """End the teaching that runs, and close the dialog."""
        if self.dialog is not None:
            self.dialog.session.end()
            self.dialog.close()

    def _forget(self) -> None:
        self.dialog = None

    def _tell(self, name: str, used: bool) -> None:
        counts = self.tr("{name} is kept, and counts from now on. Pictures that are counted already keep their dots.")
        waits = self.tr("{name} is kept among the models; the one in use stays in use.")
        models = self.parts.actions["models"].trigger
        self.parts.strip.tell((counts if used else waits).format(name=name), self.tr("Models…"), models)
