"""Writing a count down while the window goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable

from core.errors import DotoriError
from core.project import Prediction, Project, Run


class Recording(threading.Thread):
    """Enters a run and its dots in a project.

    Args:
        project: of the picture.
        image: id of the picture.
        run: the attempt.
        found: its dots; None if it failed.
        on_end: called in this thread, however it went.
        step: whether undo takes it back, see `Project.record_run`.

    Attributes:
        image: as above.
        error: why it could not be written, once it has ended.
    """

    def __init__(
        self,
        project: Project,
        image: int,
        run: Run,
        found: Prediction | None,
        on_end: Callable[[], None],
        step: bool = True,
    ) -> None:
        super().__init__(name="recording")
        self.image = image
        self._project, self._run, self._found, self._on_end = project, run, found, on_end
        self._step = step
        self.error: DotoriError | None = None

    def run(self) -> None:
        """What the thread does."""
        try:
            self._project.record_run(self.image, self._run, self._found, step=self._step)
        except DotoriError as error:
            self.error = error
        finally:
            self._on_end()
