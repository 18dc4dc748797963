"""Cancelling: one key takes back whatever is nearest."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.controllers.counting import CountingController
from app.parts import Parts


class CancellingController(QObject):
    """Finds out what Esc means where the canvas has not taken it.

    The nearest comes first: what is being drawn and what is selected, then the look at a step, then the review, and the
    count of the picture at hand in the end. One press takes back one of them.
    """

    def __init__(self, parts: Parts, counting: CountingController) -> None:
        super().__init__(parts.window)
        self.parts, self.counting = parts, counting
        parts.actions["cancel"].triggered.connect(self.cancel)

    def cancel(self) -> None:
        """Take back what is nearest; nothing where there is nothing."""
        parts = self.parts
        cancelled = parts.layers.cancel() or parts.canvas.cancel() or parts.timeline.leave() or parts.side.review.end()
        if not cancelled:
            self.counting.stop_picture()
