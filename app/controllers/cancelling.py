"""Cancelling: one key takes back whatever is nearest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.controllers.counting import CountingController
from app.parts import Parts


class CancellingController(QObject):
    """Finds out what Esc means where the canvas has not taken it.

    The nearest comes first: the first steps where they lie over the picture, what is being drawn and what is selected,
    then the look at a step, then the review, and the count of the picture at hand in the end. One press takes back one
    of them.

    Args:
        parts: of the window.
        counting: stops the count.
        leave_welcome: takes the first steps away; returns whether they lay over the picture.
    """

    def __init__(self, parts: Parts, counting: CountingController, leave_welcome: Callable[[], bool]) -> None:
        super().__init__(parts.window)
        self.parts, self.counting, self._leave_welcome = parts, counting, leave_welcome
        parts.actions["cancel"].triggered.connect(self.cancel)

    def cancel(self) -> None:
        """Take back what is nearest; nothing where there is nothing."""
        parts = self.parts
        if self._leave_welcome():
            return
        cancelled = parts.layers.cancel() or parts.canvas.cancel() or parts.timeline.leave() or parts.side.review.end()
        if not cancelled:
            self.counting.stop_picture()
