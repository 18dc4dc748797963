"""The project of a folder while it is open."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from core.dots import Dots
from core.errors import DotoriError, Sentence
from core.formats.annotation import Annotation
from core.history import Command, Marks, ReplaceDots
from core.locations import Location
from core.project import log, memory, pictures, reasons, runs
from core.project.records import Logged, Notice, Picture, Prediction, Reviewed, ReviewedRun, Run, RunKey, State, Step
from core.project.schema import DONE, DROPPED, SETTLED, UNDONE
from core.project.tables import decode_command, read_marks, summarise, write_marks
from core.project.trouble import adrift, damaged, sentence

KEPT = 8
"""Pictures whose marks stay in memory."""

_READ = Sentence("read")


class Project:
    """A folder's work. Made by `open_project`; may be used by several threads at once.

    Every method that changes something is one transaction: when it returns, the change is on the disk; when it raises,
    nothing has changed. What goes wrong is a DotoriError that says what and what to do - the disk is full, the project
    is read-only, the file is damaged - and what was saved before stays saved.

    Attributes:
        path: of the project's file.
        source: where the pictures are.
        folder: the same, where that is on this machine; of pictures at a URL, the folder of the project's file.
        read_only: true if another process has the project open.
        adrift: whether the last attempt to write found the file gone, or another in its place: what was saved is then
            no longer there.
        notices: what the person must be told.
        listed: the pictures, by their ids, whose edits undo and redo walk through; None for all. Those of other
            pictures stand, or wait for redo, until these are listed again: nothing changes where nobody looks.
    """

    def __init__(
        self,
        path: Path,
        source: Location,
        connection: sqlite3.Connection,
        lock: sqlite3.Connection | None,
        notices: tuple[Notice, ...],
    ) -> None:
        self.path, self.source, self.notices = path, source, notices
        self.folder = source if isinstance(source, Path) else path.parent
        self.read_only = lock is None
        self.listed: Container[int] | None = None
        connection.create_function("listed", 1, lambda image: self.listed is None or image in self.listed)
        self.adrift = False
        self._opened = path.stat()
        self._connection, self._lock = connection, lock
        self._guard = threading.RLock()
        self._version: int | None = None  # of the file, see `changed_elsewhere`
        self._marks: dict[int, Marks] = {}  # as they stand in the file
        self._unsaved: dict[int, Marks] = {}  # as they will once the transaction is through

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let others write; the project cannot be used any more."""
        with self._guard:
            self._connection.close()
            if self._lock is not None:
                self._lock.close()

    # Pictures

    def sync(self, paths: Iterable[Location | str]) -> list[Picture]:
        """Enter the pictures at these paths, and see which known ones were replaced by another file.

        Returns:
            The pictures in the order of the paths. Where the project is read-only, those it does not know have ids
            below 0.

        Raises:
            DotoriError: a path is not in the folder, or the folder's URL cannot be read.
        """
        seen = pictures.look_at(self.source, paths)
        if not self.read_only:
            with self._writing(Sentence("enter the pictures in")) as connection:
                seen = pictures.register(connection, self.source, seen)
        self.changed_elsewhere()  # what has changed by now is read here
        known = {picture.path: picture for picture in self.images()}
        return [known.get(name) or Picture(-1 - place, name) for place, (name, _) in enumerate(seen)]

    def images(self) -> list[Picture]:
        """All pictures that ever came to the project, in that order."""
        with self._reading() as connection:
            return pictures.listed(connection)

    def changed_elsewhere(self) -> bool:
        """Whether others have written to the project since this was asked last, or since `sync`."""
        with self._reading() as connection:
            before, self._version = self._version, pictures.version(connection)
        return before != self._version

    def image(self, image: int) -> Picture:
        """One picture as it now is.

        Raises:
            DotoriError: the project has no such picture.
        """
        with self._reading() as connection:
            found = pictures.listed(connection, "WHERE id = ?", (image,))
        if not found:
            raise DotoriError("{path} has no picture {image}; open the folder again", path=self.path, image=image)
        return found[0]

    def file(self, picture: Picture) -> Path:
        """Where a picture is on this machine.

        Raises:
            DotoriError: as `location`; or it is at a URL.
        """
        found = self.location(picture)
        if isinstance(found, Path):
            return found
        raise DotoriError(
            "cannot work on {path}: it is at a URL; copy it to this machine and open its folder", path=found
        )

    def location(self, picture: Picture) -> Location:
        """Where a picture is, on this machine or at a URL.

        Raises:
            DotoriError: the project leads out of its folder, as one that came from somebody else might.
        """
        path = Path(picture.path)
        if path.anchor or ".." in path.parts:
            raise DotoriError(
                "{path} names the picture {picture}, which is not in its folder; do not use it",
                path=self.path,
                picture=picture.path,
            )
        return self.source / path

    def is_current(self, image: int) -> bool:
        """Whether a picture's file is there and is, by its size and time, the one that `sync` saw last."""
        with self._reading() as connection:
            return pictures.is_current(connection, self.source, image)

    def accept(self, image: int) -> None:
        """A person says that the dots fit the picture that replaced the one they were made on."""
        with self._writing(Sentence("save the edit in")) as connection:
            query = "UPDATE images SET replaced = 0, width = NULL, height = NULL WHERE id = ? AND replaced"
            connection.execute(query, (image,))
            pictures.stamp(connection, self.source, image)

    # Marks and edits

    def dots(self, image: int) -> Dots:
        """Every dot of a picture, down to a low confidence."""
        return self.marks(image).dots

    def marks(self, image: int) -> Marks:
        """All that is marked on a picture; nothing on one that the project does not know."""
        with self._reading() as connection:
            if self.read_only:  # another process may have changed them
                return self._read_marks(connection, image)
            if image not in self._marks:
                self._hold({image: self._read_marks(connection, image)})
            return self._marks[image]

    def edit(self, image: int, command: Command) -> Marks:
        """Do an edit. What had been undone, on this picture and the listed ones, can then no longer be redone.

        Returns:
            The picture's marks after it.

        Raises:
            DotoriError: it does not fit the picture as it is now, or cannot be saved.
        """
        with self._writing(Sentence("save the edit in")) as connection:
            after = self._write(connection, image, command.do(self.marks(image)))
            log.note(connection, image, command, None)
            summarise(connection, image, after)
            pictures.stamp(connection, self.source, image)
        return after

    def undo(self) -> Step | None:
        """Undo the last edit that stands on the listed pictures, of whatever day; None if there is none."""
        return self._step(f"state = {DONE} AND listed(image) ORDER BY seq DESC", UNDONE)

    def redo(self) -> Step | None:
        """Do the edit again that was undone last on the listed pictures; None if there is none."""
        return self._step(f"state = {UNDONE} AND listed(image) ORDER BY seq", DONE)

    def log(self, image: int | None = None) -> list[Logged]:
        """Every edit of a picture, or of all, from the first to the last."""
        condition = "" if image is None else "WHERE image = ?"
        with self._reading() as connection:
            query = f"SELECT image, at, state, command FROM edits {condition} ORDER BY seq"
            rows = connection.execute(query, () if image is None else (image,)).fetchall()
        return [Logged(of, at, log.STATES[state], self._decoded(command)) for of, at, state, command in rows]

    # Runs

    def record_run(self, image: int, run: Run, found: Prediction | None = None, step: bool = False) -> Marks:
        """Write down an attempt to count a picture and, if it succeeded, apply what it found.

        Args:
            image: the picture's id.
            run: the attempt; failed ones have an `error`.
            found: its dots; None if it failed.
            step: make it a step for `undo`. A batch leaves it out: its predictions on pictures that nobody has worked
                on are no steps, so that undo does not walk back through ten thousand pictures. On a picture with edits
                a prediction is always one.

        Returns:
            The picture's marks after it.

        Raises:
            DotoriError: it cannot be saved.
        """
        with self._writing(Sentence("save the count in")) as connection:
            number = runs.enter(connection, image, run)
            connection.execute("UPDATE images SET error = ? WHERE id = ?", (reasons.stored(run.error), image))
            if found is None:
                return self.marks(image)
            before = self.marks(image)
            command = ReplaceDots.predicted(before, found.dots, found.threshold, run.zoom)
            after = self._write(connection, image, command.do(before))
            stands = f"SELECT 1 FROM edits WHERE image = ? AND state IN ({DONE}, {SETTLED}) LIMIT 1"
            if step or connection.execute(stands, (image,)).fetchone():
                log.note(connection, image, command, number)
            else:
                drop = f"UPDATE edits SET state = {DROPPED} WHERE image = ? AND state = {UNDONE}"
                connection.execute(drop, (image,))
                connection.execute("UPDATE images SET base_run = ? WHERE id = ?", (number, image))
            size = "UPDATE images SET width = ?, height = ?, replaced = 0 WHERE id = ?"
            connection.execute(size, (found.width, found.height, image))
            summarise(connection, image, after)
            pictures.stamp(connection, self.source, image)
        return after

    def pending(
        self, key: RunKey, among: Iterable[Picture] | None = None, touched: bool = False, failed: bool = True
    ) -> list[Picture]:
        """The pictures that a batch with this model, settings and seed has still to count.

        Not those whose dots come from such a run already, unless the file has been replaced since.

        Args:
            key: model, settings and seed.
            among: the pictures in question; None for all.
            touched: those too that a person has edited or reviewed.
            failed: those too that such a run has failed on.
        """
        with self._reading() as connection:
            over = runs.done_with(connection, key)
            if not failed:
                over |= runs.failed_with(connection, key)
            wanted = None if among is None else {picture.id for picture in among}
            return [
                picture
                for picture in pictures.listed(connection)
                if picture.id not in over
                and (wanted is None or picture.id in wanted)
                and (touched or picture.state < State.EDITED)
            ]

    def runs(self, image: int | Iterable[int] | None = None) -> dict[int, Run]:
        """Runs by their numbers: all of one picture, failed ones too, or the one behind the dots (`Picture.run`) of
        each of several pictures; of all for None."""
        with self._reading() as connection:
            if image is None:
                return runs.read(connection, "runs.id IN (SELECT run FROM images)")
            if isinstance(image, int):
                return runs.read(connection, "runs.image = ?", (image,))
            these = "SELECT run FROM images WHERE id IN (SELECT value FROM json_each(?))"
            return runs.read(connection, f"runs.id IN ({these})", (json.dumps(list(image)),))

    def reviewed_runs(self) -> list[ReviewedRun]:
        """The heads of each reviewed picture as a person stands for them, and the run behind its dots.

        Without pictures that were replaced since, and without those that have masks: what lies in a mask was counted
        then and is not now.
        """
        with self._reading() as connection:
            return runs.behind_reviewed(connection)

    # Handing over

    def reviewed_pictures(self, tell: Callable[[int, int], None] = lambda *_: None) -> list[Picture]:
        """Those of `reviewed`: none that `sync` has seen replaced, or would if it were called now.

        Args:
            tell: is told how many files were looked at, of how many, and may raise to stop.
        """
        with self._reading() as connection:
            chosen = pictures.listed(connection, "WHERE (reviewed OR reviewed_blocks) AND NOT replaced")
        found = []
        for done, each in enumerate(chosen):
            tell(done, len(chosen))
            with self._reading() as connection:  # not for all at once: others want to read meanwhile
                if not pictures.is_another(connection, self.source, each.id):
                    found.append(each)
        return found

    def reviewed(self) -> Iterator[Reviewed]:
        """What a person stands for: reviewed pictures, and pictures with reviewed blocks.

        Pictures that were replaced since are left out, those that are gone are not. Of the dots, those that count.

        Raises:
            DotoriError: the project cannot be read.
        """
        for picture in self.reviewed_pictures():
            marks = self.marks(picture.id)
            path = self.file(picture)
            width, height = pictures.size_of(picture, path)
            annotation = Annotation(path.name, marks.counted, width, height, marks.reviewed)
            masks = tuple(region for region in marks.regions if region.mask)
            yield Reviewed(path, annotation, masks, None if marks.reviewed else marks.blocks)

    def remember(self, key: str, value: Any, image: int = 0) -> None:
        """Keep what is no edit: the last picture, the place and zoom in a picture (plain data for JSON).

        Raises:
            DotoriError: it cannot be saved.
        """
        with self._writing(Sentence("save the view in")) as connection:
            memory.keep(connection, key, value, image)

    def recall(self, key: str, image: int = 0) -> Any:
        """What `remember` kept; None if nothing, or nonsense: a view is no work that could be lost."""
        with self._reading() as connection:
            return memory.find(connection, key, image)

    # Inside

    def _step(self, which: str, state: int) -> Step | None:
        """Undo or redo the edit that the SQL finds, which gets the new state."""
        with self._writing(Sentence("save the edit in")) as connection:
            log.line_up(connection)
            row = connection.execute(f"SELECT seq, image, command FROM edits WHERE {which} LIMIT 1").fetchone()
            if row is None:
                return None
            seq, image, stored = row
            command, before = self._decoded(stored), self.marks(image)
            after = self._write(connection, image, command.do(before) if state == DONE else command.undo(before))
            connection.execute("UPDATE edits SET state = ? WHERE seq = ?", (state, seq))
            summarise(connection, image, after)
        return Step(image, command, after)

    def _write(self, connection: sqlite3.Connection, image: int, after: Marks) -> Marks:
        write_marks(connection, image, self.marks(image), after)
        self._unsaved[image] = after
        return after

    def _read_marks(self, connection: sqlite3.Connection, image: int) -> Marks:
        try:
            return read_marks(connection, image)
        except ValueError as error:
            raise damaged(self.path) from error

    def _decoded(self, command: str | bytes) -> Command:
        try:
            return decode_command(command)
        except ValueError as error:
            raise damaged(self.path) from error

    def _hold(self, marks: dict[int, Marks]) -> None:
        """Keep these marks in memory, and forget those that were held longest."""
        for image in marks:
            self._marks.pop(image, None)
        self._marks.update(marks)
        for image in list(self._marks)[:-KEPT]:
            del self._marks[image]

    @contextmanager
    def _reading(self, doing: Sentence = _READ) -> Iterator[sqlite3.Connection]:
        with self._guard:
            try:
                yield self._connection
            except sqlite3.Error as error:
                raise sentence(error, doing, self.path) from error

    @contextmanager
    def _writing(self, doing: Sentence) -> Iterator[sqlite3.Connection]:
        """A transaction: all that is done inside, or nothing."""
        if self.read_only:
            raise DotoriError(
                "cannot {doing} {path}: it is open elsewhere; close it there and open it here again",
                doing=doing,
                path=self.path,
            )
        with self._reading(doing) as connection:
            trouble = adrift(self.path, self._opened, doing)
            self.adrift = trouble is not None
            if trouble is not None:
                raise trouble
            connection.execute("BEGIN IMMEDIATE")
            self._unsaved = {}
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite ends some by itself
                    connection.execute("ROLLBACK")
                raise
            self._hold(self._unsaved)
