"""Counting: from the key to the dots in the project, one picture after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject

from app.counting.messages import CountRequest, Finished, Progress
from app.parts import Parts
from core.counting.devices import DeviceName
from core.counting.settings import USUAL_THRESHOLD
from core.errors import DotoriError
from core.project import State


class CountingController(QObject):
    """Queues pictures for the engine, shows how far it is, and writes down what it finds.

    Another picture may be at hand meanwhile: progress shows only while the counted one is, and the timeline sleeps.
    """

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self.parts = parts
        self._waiting: deque[int] = deque()
        self._request: CountRequest | None = None
        self._film_of: int | None = None  # the picture whose run the timeline holds
        self._connect()
        self._show()

    @property
    def busy(self) -> bool:
        """Whether anything is being counted."""
        return self._request is not None

    @property
    def waiting(self) -> int:
        """How many pictures wait to be counted."""
        return len(self._waiting)

    def count_picture(self) -> None:
        """Count the picture at hand."""
        picture = self.parts.workspace.picture
        if picture is not None:
            self.parts.canvas.finish()
            self.count([picture.id])

    def count_all(self) -> None:
        """Count the selected pictures, if there are several; else every listed one that has no count yet."""
        chosen = self.parts.pictures.selected
        if len(chosen) < 2:
            pictures = self.parts.workspace.pictures.values()
            chosen = [picture.id for picture in pictures if picture.state == State.NEW]
        if not chosen:
            self.parts.workspace.tell(self.tr("Every picture of the list is counted already."))
        self.count(chosen)

    def count(self, images: Iterable[int]) -> None:
        """Count these pictures, after those that wait already."""
        workspace = self.parts.workspace
        if workspace.project is not None and workspace.read_only:
            workspace.tell(self.tr("Another window has this folder open; count there."))
            return
        busy = self._request.image if self._request else None
        waiting = set(self._waiting)
        self._waiting.extend(image for image in images if image != busy and image not in waiting)
        self._next()

    def stop(self) -> None:
        """Stop counting, and forget the pictures that wait."""
        self._waiting.clear()
        if self.parts.engine.busy:
            self.parts.engine.stop()
        self._show()

    def _connect(self) -> None:
        parts, engine = self.parts, self.parts.engine
        parts.actions["count"].triggered.connect(self.count_picture)
        parts.actions["count-all"].triggered.connect(self.count_all)
        parts.actions["stop"].triggered.connect(self.stop)
        parts.pictures.count_wanted.connect(self.count)
        parts.side.count.count_wanted.connect(self.count_picture)
        parts.side.count.stop_wanted.connect(self.stop)
        engine.started.connect(self._started)
        engine.progressed.connect(self._progressed)
        engine.stepped.connect(self.parts.timeline.add)
        engine.finished.connect(self._finished)
        engine.failed.connect(self._failed)
        engine.stopped.connect(self._stopped)
        engine.told.connect(parts.workspace.tell)
        engine.device_known.connect(parts.status.show_device)
        parts.status.device_wanted.connect(self._set_device)
        parts.workspace.shown.connect(self._show)
        parts.workspace.opened.connect(self._leave_folder)

    def _next(self) -> None:
        while self._request is None and self._waiting and not self.parts.engine.busy:
            image = self._waiting.popleft()
            path = self.parts.workspace.path_of(image)
            if path is not None:
                self._begin(image, path)
        self._show()

    def _begin(self, image: int, path: Path) -> None:
        model = self.parts.preferences.value.model
        request = CountRequest(image, path, self.parts.side.settings.settings(), Path(model) if model else None)
        try:
            self.parts.engine.count(request)
        except DotoriError as error:
            self.parts.workspace.tell(str(error))
            return
        self._request = request

    # What the engine says

    def _started(self, job: int) -> None:
        if self._request is not None:
            self._film_of = self._request.image
            self.parts.timeline.set_threshold(self._request.settings.threshold or USUAL_THRESHOLD)
            self.parts.timeline.begin(job, self._request.settings.steps)
            self._show()

    def _progressed(self, progress: Progress) -> None:
        if self._at_hand():
            self.parts.side.count.show_progress(progress, len(self._waiting))

    def _finished(self, finished: Finished) -> None:
        self.parts.workspace.record(finished.request.image, finished.run, finished.found)
        self._end()

    def _failed(self, _job: int, sentence: str) -> None:
        image = self._request.image if self._request else None
        if image is not None:
            self.parts.strip.tell(sentence, self.tr("Try again"), self._again(image))
        else:
            self.parts.strip.tell(sentence)
        self._end()

    def _stopped(self, _job: int) -> None:
        self._end()

    def _end(self) -> None:
        self._request = None
        self.parts.timeline.end()
        self.parts.side.count.end_progress()
        self._next()

    # What a person does meanwhile

    def _leave_folder(self) -> None:
        self.stop()
        self._film_of = None
        self.parts.timeline.clear()

    def _set_device(self, name: str) -> None:
        self.parts.preferences.change(device=name)
        self.parts.engine.set_device(cast(DeviceName, name))

    def _again(self, image: int) -> Callable[[], None]:
        return lambda: self.count([image])

    def _at_hand(self) -> bool:
        picture = self.parts.workspace.picture
        return picture is not None and self._request is not None and self._request.image == picture.id

    def _show(self) -> None:
        """Have everything say whether something is counted, and what belongs to the picture at hand."""
        picture = self.parts.workspace.picture
        self.parts.timeline.set_away(picture is None or picture.id != self._film_of)
        if not self._at_hand():
            self.parts.side.count.end_progress()
        self.parts.actions["count"].setEnabled(picture is not None)
        self.parts.actions["count-all"].setEnabled(picture is not None)
        self.parts.actions["stop"].setEnabled(self.busy or bool(self._waiting))
