"""What is open: the folder's project, the list, the picture at hand, its marks and what is selected of them.

The one place of the app where marks change. Panels and the canvas show what stands here, are told by its signals, and
call its methods as a person's wishes. What goes wrong is told in a sentence, and nothing has changed then.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QObject, Signal

from app.recording import Recording
from app.sentences import in_words
from core.dots import Dots
from core.errors import DotoriError
from core.ground import Ground
from core.history import Command, EditDots, Marks, SetBlocks, SetGround, SetRegions, SetReviewed, SetThreshold
from core.project import Picture, Prediction, Project, Run, Step
from core.regions import Blocks, Region

BURST = 1.0
"""Seconds within which one threshold follows another as the same edit."""

LONG_AGO = -math.inf


@dataclass(frozen=True, eq=False)
class Opened:
    """A folder, opened off the window's thread.

    Attributes:
        project: of the folder.
        pictures: those to list, in their order.
        first: id of the one to show; None where there is none.
        problems: a sentence for each path that could not be opened.
    """

    project: Project
    pictures: Sequence[Picture]
    first: int | None = None
    problems: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> dict[int, Picture]:
        """The pictures by their ids, in their order."""
        return {picture.id: picture for picture in self.pictures}


class Workspace(QObject):
    """What is open. Lives on the window's thread.

    Signals:
        opened: another folder, or none: everything has changed.
        leaving: the folder is about to be closed; whoever has not saved yet does so now.
        rows_changed: ids (list of int) of the pictures whose row in the list has changed.
        shown: another picture is at hand, or none.
        marks_changed: of the picture at hand.
        selection_changed: the selected dots, or none.
        stepped: undo or redo did this (`core.project.Step`); the picture it was on is at hand.
        recorded: the count of this picture (int) is written down, or a person has been told why not.
        not_recorded: a person has just been told why not.
        told: a sentence a person should read.
    """

    opened = Signal()
    leaving = Signal()
    rows_changed = Signal(object)
    shown = Signal()
    marks_changed = Signal()
    selection_changed = Signal()
    stepped = Signal(object)
    recorded = Signal(int)
    not_recorded = Signal()
    told = Signal(str)
    _written = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._pictures: dict[int, Picture] = {}
        self._current: int | None = None
        self._marks = Marks()
        self._preview: float | None = None
        self._threshold_set = LONG_AGO  # when, if nothing has been changed since
        self._selection = np.zeros(0, np.int64)
        self._recording: Recording | None = None
        self._written.connect(self._settle)

    # What stands

    @property
    def project(self) -> Project | None:
        """Of the open folder."""
        return self._project

    @property
    def read_only(self) -> bool:
        """True where nothing can be changed: no folder, or another window has it."""
        return self._project is None or self._project.read_only

    @property
    def pictures(self) -> dict[int, Picture]:
        """The listed pictures by their ids, in their order; not to be changed."""
        return self._pictures

    @property
    def picture(self) -> Picture | None:
        """The one at hand."""
        return None if self._current is None else self._pictures.get(self._current)

    @property
    def path(self) -> Path | None:
        """Where the picture at hand is."""
        return self.path_of(self._current) if self._current is not None else None

    @property
    def marks(self) -> Marks:
        """Of the picture at hand, at the threshold that is being tried, if one is; nothing where there is none."""
        return self._marks if self._preview is None else replace(self._marks, threshold=self._preview)

    @property
    def selection(self) -> NDArray[np.int64]:
        """(N,) ids of the selected dots, ascending."""
        return self._selection

    @property
    def selected(self) -> Dots:
        """The selected dots."""
        return self._marks.dots.where(self._marks.dots.has(self._selection))

    def path_of(self, image: int) -> Path | None:
        """Where a listed picture is; None if it is not listed or leads out of the folder."""
        if self._project is None or image not in self._pictures:
            return None
        with self._telling():
            return self._project.file(self._pictures[image])
        return None

    # Opening

    def adopt(self, opened: Opened) -> None:
        """Have this folder open instead of the one before, which is closed."""
        self._let_go()
        self._project = opened.project
        self._pictures = self._project.listed = opened.by_id
        self.opened.emit()
        for problem in (*opened.problems, *(in_words(notice.text) for notice in opened.project.notices)):
            self.told.emit(problem)
        first = opened.first if opened.first in self._pictures else next(iter(self._pictures), None)
        self.show(first)

    def close(self) -> None:
        """Close the folder; all of it is on the disk already."""
        if self._project is not None:
            self._let_go()
            self.opened.emit()
            self.shown.emit()

    def show(self, image: int | None) -> None:
        """Have a listed picture at hand, or none. Where its marks cannot be read, a person is told and the one before
        stays at hand, lest a picture with work on it be shown, and worked on, as an empty one."""
        if image is not None and image not in self._pictures:
            return
        self._settle()
        with self._telling():
            marks = Marks() if image is None or self._project is None else self._project.marks(image)
            self._current, self._marks = image, marks
            if image is not None:
                self.remember("current", image)
                if self.read_only and image > 0:  # another window may have changed it; ids below 0 are not in its list
                    self._refresh(image)
        self._preview, self._threshold_set = None, LONG_AGO
        self._selection = np.zeros(0, np.int64)
        self.shown.emit()
        self.marks_changed.emit()
        self.selection_changed.emit()

    # Changing

    def edit(self, command: Command) -> bool:
        """Do an edit on the picture at hand; it is on the disk when this returns.

        Returns:
            Whether it was done; if not, a person has been told why.
        """
        if self._current is None or not self._may_change():
            return False
        assert self._project is not None
        self._settle()
        with self._telling():
            self._take(self._project.edit(self._current, command))
            return True
        return False

    def add(self, xy: ArrayLike) -> None:
        """Set dots at the places (N, 2) and select them."""
        before = self._now.next_id
        if self.edit(EditDots.add(self._marks, xy)):
            self.select(np.arange(before, self._marks.next_id))

    def move(self, ids: ArrayLike, xy: ArrayLike) -> None:
        """Move dots to the places (N, 2)."""
        self.edit(EditDots.move(self._now, ids, xy))

    def remove(self, ids: ArrayLike) -> None:
        """Delete dots."""
        if len(np.atleast_1d(np.asarray(ids))):
            self.edit(EditDots.delete(self._now, ids))

    def keep(self, ids: ArrayLike) -> None:
        """Say that these dots are heads."""
        self.edit(EditDots.keep(self._now, ids))

    def try_threshold(self, threshold: float) -> None:
        """Show what a threshold would count, without saving it yet."""
        self._preview = float(threshold)
        self.marks_changed.emit()

    def forget_threshold(self) -> None:
        """Show the threshold again that stands."""
        self._preview = None
        self.marks_changed.emit()

    def set_threshold(self, threshold: float) -> None:
        """Count the dots with at least this confidence.

        What soon follows another such edit takes its place: a key that is pressed again and again is one step of undo.
        """
        self._preview = None
        if threshold != self._now.threshold and time.monotonic() - self._threshold_set < BURST:
            self._take_back()
        if threshold != self._marks.threshold and self.edit(SetThreshold.on(self._marks, threshold)):
            self._threshold_set = time.monotonic()
        elif self._current is not None:
            self._take(self._marks)

    def set_regions(self, regions: Iterable[Region]) -> None:
        """Have these regions and masks."""
        self.edit(SetRegions.on(self._now, regions))

    def set_ground(self, ground: Ground | None) -> bool:
        """Have this ground, or none; whether it is so now."""
        return ground == self._now.ground or self.edit(SetGround.on(self._marks, ground))

    def set_blocks(self, blocks: Blocks) -> None:
        """Have this grid with its done blocks."""
        self.edit(SetBlocks.on(self._now, blocks))

    def set_reviewed(self, reviewed: bool) -> None:
        """Call the picture finished, or not."""
        if reviewed != self._now.reviewed:
            self.edit(SetReviewed.on(self._marks, reviewed))

    def undo(self) -> Step | None:
        """Undo the last edit, of whatever listed picture and day, and show that picture; None where there is none."""
        return self._step("undo")

    def redo(self) -> Step | None:
        """Do again what was undone last; None where there is nothing."""
        return self._step("redo")

    def record(self, image: int, run: Run, found: Prediction | None) -> None:
        """Write down a count of any picture of the open folder; its dots can be undone."""
        self.record_soon(image, run, found)
        self._settle()

    def record_soon(self, image: int, run: Run, found: Prediction | None, step: bool = True) -> None:
        """As `record`, but off the window's thread, for thousands of dots are long to write; `recorded` follows.

        Whatever changes marks meanwhile waits for it. `step` is whether undo takes it back.
        """
        self._settle()
        if self._project is None or image not in self._pictures or not self._may_change():
            self.recorded.emit(image)
        else:
            self._recording = Recording(self._project, image, run, found, self._written.emit, step)
            self._recording.start()

    def accept(self, image: int) -> None:
        """Say that the dots fit the file that has replaced a listed picture."""
        if image in self._pictures and self._project is not None and self._may_change():
            with self._telling():
                self._project.accept(image)
                self._refresh(image)

    def refresh(self, images: Iterable[int]) -> None:
        """Read rows again that somebody else, a batch for instance, has changed in the project."""
        self._settle()
        for image in images:
            self._refresh(image)
            if image == self._current and self._project is not None:
                with self._telling():
                    self._take(self._project.marks(image))

    # Selecting

    def select(self, ids: ArrayLike) -> None:
        """Select the dots of these ids, and no others; strange ids are passed over."""
        wanted = self._marks.dots.id[self._marks.dots.has(ids)]
        if not np.array_equal(wanted, self._selection):
            self._selection = wanted
            self.selection_changed.emit()

    # Remembering

    def remember(self, key: str, value: Any, image: int = 0) -> None:
        """Keep what is no edit, such as the place and zoom in a picture; nothing where the project is read-only."""
        if not self.read_only and self._project is not None:
            with self._telling():
                self._project.remember(key, value, image)

    def recall(self, key: str, image: int = 0) -> Any:
        """What `remember` kept; None if nothing."""
        if self._project is not None:
            with self._telling():
                return self._project.recall(key, image)
        return None

    def tell(self, sentence: str) -> None:
        """Tell a person something."""
        self.told.emit(sentence)

    # Inside

    @property
    def _now(self) -> Marks:
        """Of the picture at hand, with the count that is just being written down."""
        self._settle()
        return self._marks

    def _settle(self) -> None:
        """Wait for the count that is being written down, and show it."""
        recording, self._recording = self._recording, None
        if recording is None:
            return
        recording.join()
        if recording.error is None:
            self.refresh([recording.image])
        else:
            self.tell(in_words(recording.error))
            self.not_recorded.emit()
        self.recorded.emit(recording.image)

    def _let_go(self) -> None:
        self._settle()
        if self._project is not None:
            self.leaving.emit()
            self._project.close()
        self._project, self._pictures, self._current = None, {}, None
        self._marks, self._preview, self._selection = Marks(), None, np.zeros(0, np.int64)

    def _step(self, which: str) -> Step | None:
        if self._project is None or not self._may_change():
            return None
        self._settle()
        step: Step | None = None
        with self._telling():
            step = self._project.undo() if which == "undo" else self._project.redo()
        if step is None:
            return None
        if step.image == self._current:
            self._take(step.marks)
        else:
            self._refresh(step.image)
            self.show(step.image)
        self.stepped.emit(step)
        return step

    def _take_back(self) -> None:
        """Undo the last edit, which another is about to replace."""
        assert self._project is not None
        with self._telling():
            step = self._project.undo()
            assert step is not None
            self._marks = step.marks

    def _take(self, marks: Marks) -> None:
        """Show these marks of the picture at hand."""
        self._marks, self._preview = marks, None
        assert self._current is not None
        self._refresh(self._current)
        self.marks_changed.emit()
        self.select(self._selection)

    def _refresh(self, image: int) -> None:
        self._threshold_set = LONG_AGO
        if self._project is not None and image in self._pictures:
            row = self._project.image(image)
            if row != self._pictures[image]:
                self._pictures[image] = row
                self.rows_changed.emit([image])

    def _may_change(self) -> bool:
        if self.read_only:
            self.tell(self.tr("Another window has this folder open; here it can only be looked at."))
        return not self.read_only

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What goes wrong inside is told."""
        try:
            yield
        except DotoriError as error:
            self.told.emit(in_words(error))
