"""Counting: from the key to the dots in the project, one picture after the other."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.controllers.filming import Filming
from app.counting.messages import CountRequest, Finished, Progress
from app.counting.recipe import Place, Recipe
from app.parts import Parts
from app.sentences import in_words
from core.batch.runner import vanished
from core.errors import DotoriError
from core.project import Prediction, ReviewedRun, Run, State

FAILED, LEFT_OUT = "failed", "left out"
"""What notices are about."""


class CountingController(QObject):
    """Queues pictures for the engine, shows how far it is, and writes down what it finds.

    Another picture may be at hand meanwhile: progress shows only while the counted one is, and the timeline sleeps.

    Signals:
        queue_changed: ids (list of int) of pictures that `place` may say something else of than before.
    """

    queue_changed = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self.parts = parts
        self._waiting: OrderedDict[int, Recipe | None] = OrderedDict()
        self._request: CountRequest | None = None
        self._recipe: Recipe | None = None  # of the request, where it is part of a folder's count
        self._unwritten: set[int] = set()  # pictures whose counts are being written down
        self._began = 0.0
        self._job = 0  # of the request
        self._films = Filming(parts)
        self._reviewed_runs: tuple[ReviewedRun, ...] | None = None  # None: to be read again
        self._reviewed_ids: set[int] = set()  # of the listed pictures, when that was read
        self._connect()
        parts.status.show_choice(parts.preferences.value.device)
        self._show()

    @property
    def busy(self) -> bool:
        """Whether anything is being counted, or written down."""
        return self._request is not None or bool(self._unwritten)

    @property
    def waiting(self) -> int:
        """How many pictures wait to be counted."""
        return len(self._waiting)

    @property
    def left(self) -> int:
        """How many pictures wait, are being counted, or are being written down."""
        return len(self._waiting) + (self._request is not None) + len(self._unwritten)

    def place(self, image: int) -> Place | None:
        """Where in the queue a picture is; None if nowhere."""
        request = self._request
        if request is not None and request.image == image and self.parts.workspace.path_of(image) == request.path:
            return "counting"
        if image in self._unwritten:
            return "counting"
        return "waiting" if image in self._waiting else None

    def count_picture(self) -> None:
        """Count the picture at hand; where it waits already, it is the next."""
        picture = self.parts.workspace.picture
        if picture is None:
            return
        self.parts.canvas.finish()
        if picture.id in self._waiting:
            if self._is_a_persons(picture.id):  # a folder's count would pass it over
                self._waiting[picture.id] = None
            self._waiting.move_to_end(picture.id, last=False)
            self._show()
        else:
            self.count([picture.id])

    def count_all(self) -> None:
        """Count the selected pictures, if there are several; else every listed one that has no count yet."""
        chosen = self.parts.pictures.selected
        if len(chosen) < 2:
            pictures = self.parts.workspace.pictures.values()
            chosen = [picture.id for picture in pictures if picture.state == State.NEW]
        if not chosen:
            self.parts.workspace.tell(self.tr("Every picture of the list is counted already."))
        self.count_chosen(chosen)

    def count_chosen(self, images: Sequence[int]) -> None:
        """Count these pictures; of several, those that a person has worked on only if they say so."""
        workspace = self.parts.workspace
        worked = [image for image in images if self._is_a_persons(image)] if len(images) > 1 else []
        left_out = set(worked)
        self.count([image for image in images if image not in left_out])
        self.parts.strip.withdraw(LEFT_OUT)
        if worked and not workspace.read_only:
            words = self.tr("%Ln picture(s) that you have worked on were left out.", "", len(worked))
            self.parts.strip.tell(words, self.tr("Count them too"), partial(self.count, worked), about=LEFT_OUT)

    def count(self, images: Iterable[int], recipe: Recipe | None = None) -> None:
        """Count these pictures, after those that wait already.

        Args:
            images: ids of listed pictures.
            recipe: with what, where they are a folder's; else with what is chosen when their turn has come. What a
                recipe finds is no step for undo, what it fails on is written down, and what a person works on
                meanwhile is left alone.
        """
        workspace = self.parts.workspace
        if workspace.project is not None and workspace.read_only:
            workspace.tell(self.tr("Another window has this folder open; count there."))
            return
        new = [image for image in images if self.place(image) is None]
        self._waiting.update(dict.fromkeys(new, recipe))
        self.queue_changed.emit(new)
        self._next()

    def stop(self) -> None:
        """Stop counting, and forget the pictures that wait."""
        self.stop_waiting()
        if self.parts.engine.busy:
            self.parts.engine.stop()

    def stop_picture(self) -> None:
        """Stop counting the picture at hand, where it is the one that is being counted.

        It stays uncounted, and those that wait are counted all the same: whoever takes back what they see does not
        mean a folder's count that goes on behind it. `stop` is for that.
        """
        if self._at_hand() and self.parts.engine.busy:
            self.parts.engine.stop()

    def stop_waiting(self) -> None:
        """Forget the pictures that wait; the one that is being counted is counted to its end."""
        self._forget(list(self._waiting))

    def forget_picture(self) -> None:
        """Let the picture at hand wait no longer."""
        shown = self._shown()
        if shown is not None and shown in self._waiting:
            self.parts.canvas.setFocus()  # not on the button behind the one that goes
            self._forget([shown])

    def _connect(self) -> None:
        parts, engine = self.parts, self.parts.engine
        parts.actions["count"].triggered.connect(self.count_picture)
        parts.actions["count-all"].triggered.connect(self.count_all)
        parts.actions["choose-device"].triggered.connect(parts.status.choose_device)
        parts.actions["stop"].triggered.connect(self.stop)
        parts.pictures.count_wanted.connect(self.count_chosen)
        parts.side.count.count_wanted.connect(self.count_picture)
        parts.side.count.stop_wanted.connect(self.stop)
        parts.side.count.forget_wanted.connect(self.forget_picture)
        engine.progressed.connect(self._progressed)
        engine.stepped.connect(self._films.add)
        engine.finished.connect(self._finished)
        engine.failed.connect(self._failed)
        engine.not_loaded.connect(self._not_loaded)
        engine.stopped.connect(self._stopped)
        engine.told.connect(parts.workspace.tell)
        engine.device_known.connect(parts.status.show_device)
        parts.status.device_wanted.connect(self._set_device)
        parts.preferences.changed.connect(self._follow_device)
        parts.workspace.recorded.connect(self._recorded)
        parts.workspace.not_recorded.connect(self.stop)
        parts.workspace.shown.connect(self._show)
        parts.workspace.rows_changed.connect(self._follow_reviewed)
        parts.workspace.opened.connect(self._leave_folder)

    def _next(self) -> None:
        while self._request is None and self._waiting and not self.parts.engine.busy:
            image, recipe = self._waiting.popitem(last=False)
            path = self.parts.workspace.path_of(image)
            if path is not None and not (recipe and self._is_a_persons(image)):
                self._begin(image, path, recipe)
            self.queue_changed.emit([image])
        self._show()

    def _begin(self, image: int, path: Path, recipe: Recipe | None) -> None:
        try:
            settings = recipe.settings if recipe else self.parts.side.settings.settings()
            model = recipe.model if recipe else self.parts.models.weights()
            frames = recipe is None or image == self._shown()
            request = CountRequest(image, path, settings, model, self._reviewed(), frames, self._upcoming())
            job = self.parts.engine.count(request)
        except DotoriError as error:
            self.parts.workspace.tell(in_words(error))
            self._forget_those_with(recipe)
            return
        self._request, self._recipe, self._began, self._job = request, recipe, time.monotonic(), job
        if frames:
            self._films.begin(job, request)
        else:
            self._films.drop(image)  # it would be that of a result that is no more

    def _upcoming(self) -> Path | None:
        """Where the picture is whose turn comes next."""
        image = next(iter(self._waiting), None)
        return None if image is None else self.parts.workspace.path_of(image)

    def _forget(self, images: list[int]) -> None:
        """Let these wait no longer."""
        for image in images:
            del self._waiting[image]
        self.queue_changed.emit(images)
        self._show()

    def _forget_those_with(self, recipe: Recipe | None) -> None:
        """Let none wait that would be counted with what has just proved to be of no use."""
        self._forget([image for image, other in self._waiting.items() if other == recipe])

    def _reviewed(self) -> tuple[ReviewedRun, ...]:
        """What the interval of the next count learns from; read again once anything may have been reviewed since."""
        project = self.parts.workspace.project
        if self._reviewed_runs is None:
            rows = self.parts.workspace.pictures.values()
            self._reviewed_ids = {row.id for row in rows if row.state == State.REVIEWED}
            self._reviewed_runs = tuple(project.reviewed_runs()) if project is not None else ()
        return self._reviewed_runs

    def _follow_reviewed(self, images: Iterable[int]) -> None:
        """Read it again where one of these was reviewed then, or is now."""
        rows = self.parts.workspace.pictures
        if any(image in self._reviewed_ids or rows[image].state == State.REVIEWED for image in images if image in rows):
            self._reviewed_runs = None

    # What the engine says

    def _watch(self) -> None:
        """See the steps from now on, where one has come to a picture that a folder's count is at."""
        if self._request is not None and self._at_hand() and not self._films.live:
            self.parts.engine.watch()
            self._films.begin(self._job, self._request)

    def _progressed(self, progress: Progress) -> None:
        if self._at_hand():
            self.parts.side.count.show_progress(progress, len(self._waiting))

    def _finished(self, finished: Finished) -> None:
        self._write(finished.run, finished.found)

    def _recorded(self, image: int) -> None:
        if image in self._unwritten:
            self._unwritten.remove(image)
            self.queue_changed.emit([image])
            self._show()

    def _failed(self, _job: int, sentence: str) -> None:
        if self._recipe is None:
            self._tell_with_another_try(sentence)
            self._end()
        else:
            seconds = time.monotonic() - self._began
            self._write(Run(self._recipe.key, seconds, error=sentence, at=time.time()), None)

    def _not_loaded(self, _job: int, sentence: str) -> None:
        """Say so once, and forget what waits for the same model: no picture is to blame."""
        self._forget_those_with(self._recipe)
        if self._recipe is None:
            self._tell_with_another_try(sentence)
        else:
            self.parts.strip.tell(in_words(sentence))
        self._end()

    def _tell_with_another_try(self, sentence: str) -> None:
        if self._request is None:
            self.parts.strip.tell(in_words(sentence))
        else:
            again = self._again(self._request.image)
            self.parts.strip.tell(in_words(sentence), self.tr("Try again"), again, about=FAILED)

    def _stopped(self, _job: int) -> None:
        self._end()

    def _write(self, run: Run, found: Prediction | None) -> None:
        """Write down what came of a picture, while the next one is counted."""
        request, step = self._request, self._recipe is None
        if request is None or not self._may_record(request):
            self._end()
            return
        self._unwritten.add(request.image)
        self._end()
        self.parts.workspace.record_soon(request.image, run, found, step)

    def _end(self) -> None:
        request, self._request, self._recipe = self._request, None, None
        self._films.end()
        self.parts.side.count.end_progress()
        if request is not None:
            self.queue_changed.emit([request.image])
        self._next()

    # What may be written down

    def _may_record(self, request: CountRequest) -> bool:
        """Whether what came of a request fits what is open by now; says why not."""
        workspace = self.parts.workspace
        if workspace.path_of(request.image) != request.path:
            return False  # it was of the folder before
        if self._recipe is None:
            return True
        if self._is_a_persons(request.image):
            words = self.tr("{name} was worked on while it was counted; it keeps what you did.")
            workspace.tell(words.format(name=request.path.name))
            return False
        return self._is_there(request)

    def _is_there(self, request: CountRequest) -> bool:
        """Whether the folder is, and the picture is the file that was listed."""
        workspace, project = self.parts.workspace, self.parts.workspace.project
        if project is None:
            return False
        if not project.folder.is_dir() or not project.path.exists():
            workspace.tell(in_words(vanished(project.folder)))
            self.stop_waiting()
            return False
        try:
            current = project.is_current(request.image)
        except DotoriError as error:
            workspace.tell(in_words(error))
            return False
        if not current:
            words = self.tr("{name} is gone or was replaced while it was counted; open the folder again to count it.")
            workspace.tell(words.format(name=request.path.name))
        return current

    def _is_a_persons(self, image: int) -> bool:
        """Whether a person has worked on a picture."""
        picture = self.parts.workspace.pictures.get(image)
        return picture is not None and picture.state > State.COUNTED

    # What a person does meanwhile

    def _leave_folder(self) -> None:
        self.stop()
        self.parts.strip.withdraw(FAILED)
        self.parts.strip.withdraw(LEFT_OUT)
        self._films.clear()
        self._reviewed_runs = None

    def _set_device(self, name: str) -> None:
        self.parts.preferences.change(device=name)

    def _follow_device(self) -> None:
        """Count on the device that was chosen, from the next count on."""
        self.parts.status.show_choice(self.parts.preferences.value.device)
        self.parts.engine.set_device(self.parts.preferences.value.device)

    def _again(self, image: int) -> Callable[[], None]:
        return lambda: self.count([image])

    def _shown(self) -> int | None:
        picture = self.parts.workspace.picture
        return None if picture is None else picture.id

    def _before(self, image: int | None) -> int | None:
        """How many pictures come before this one, which waits; None if it does not wait."""
        if image is None or image not in self._waiting:
            return None
        return list(self._waiting).index(image) + (self._request is not None)

    def _at_hand(self) -> bool:
        """Whether it is the picture at hand that is being counted; another folder's may have the same id."""
        request = self._request
        return request is not None and request.image == self._shown() and request.path == self.parts.workspace.path

    def _show(self) -> None:
        """Have everything say whether something is counted, and what belongs to the picture at hand."""
        self._watch()
        picture = self.parts.workspace.picture
        self._films.show(self._shown())
        self.parts.canvas.lock(self._at_hand())
        self.parts.side.count.show_waiting(self._before(self._shown()))
        if not self._at_hand():
            self.parts.side.count.end_progress()
        self.parts.actions["count"].setEnabled(picture is not None)
        self.parts.actions["count-all"].setEnabled(picture is not None)
        self.parts.actions["stop"].setEnabled(self._request is not None or bool(self._waiting))
