"""Garbage is collected on the window's thread only.

Python collects cycles on whichever thread happens to allocate next. A closed dialog is such a cycle, and where a thread
that reads photographs collects it, Qt's widgets are destroyed beside the event loop that still serves them, which
sooner or later ends in a crash.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 500
"""Milliseconds between two looks at whether there is enough garbage."""


class MainThreadCollector(QObject):
    """Collects in Python's stead, as often as Python would, from the event loop of the thread it lives on.

    What there is when it is made, the modules and their classes above all, stays as long as the program and is not
    looked through: with it, a collection kept the window waiting for up to 50 ms.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due; it takes the younger ones with it."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
