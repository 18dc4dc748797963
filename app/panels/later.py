"""Work that can wait for the end of a burst of changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Later(QTimer):
    """Does a piece of work once for all the wishes of a moment.

    Args:
        owner: whose work it is; this object ends with it.
        work: what to do.
        pause: milliseconds between the first wish and the work; 0 for the next turn of the event loop.
    """

    def __init__(self, owner: QObject, work: Callable[[], None], pause: int = 0) -> None:
        super().__init__(owner)
        self.setSingleShot(True)
        self.setInterval(pause)
        self.timeout.connect(work)

    def ask(self) -> None:
        """Wish that the work be done."""
        if not self.isActive():
            self.start()
