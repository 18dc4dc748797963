"""Counting a whole folder, and the table of what comes out of it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt

from app.controllers.counting import CountingController
from app.counting.recipe import Plan, plan
from app.parts import Parts
from app.results.aside import Aside
from app.results.saving import SaveResultsDialog
from app.results.tally import Tally
from app.results.window import ResultsWindow
from app.sentences import in_words
from core.errors import DotoriError
from core.project import State


class BatchingController(QObject):
    """Puts what a folder has still to be counted into the queue, and keeps the window of results.

    Args:
        parts: of the window.
        counting: has the queue.

    Attributes:
        table: the window of results, once it was wanted.
        dialog: that saves the results, while it is open.
    """

    def __init__(self, parts: Parts, counting: CountingController) -> None:
        super().__init__(parts.window)
        self.parts, self.counting = parts, counting
        self.table: ResultsWindow | None = None
        self.dialog: SaveResultsDialog | None = None
        self._aside = Aside(self)
        self._tally: Tally | None = None  # of the queue, or of the one before while nothing is counted
        self._busy = self._retry = self._stopping = False
        parts.actions["count-folder"].triggered.connect(self.count_folder)
        parts.actions["show-results"].triggered.connect(self.show_results)
        counting.queue_changed.connect(self._follow_queue)
        parts.workspace.recorded.connect(self._note)
        parts.workspace.opened.connect(self._leave_folder)
        self._enable()

    def show_results(self) -> None:
        """Show the table, in front of whatever is there."""
        if self.table is None:
            self.table = table = ResultsWindow(self.parts.workspace, self.counting.place)
            table.open_wanted.connect(self._open)
            table.count_wanted.connect(self.count_folder)
            table.stop_wanted.connect(self.stop)
            table.save_wanted.connect(self.save)
            self._show()
        else:
            self.table.model.read_runs()
        self.table.show()
        self.table.raise_()
        self.table.activateWindow()

    def count_folder(self) -> None:
        """Count the listed pictures that this model and these settings have still to count, and show the table. Those
        that failed are tried again where nothing else is left, and a person asks a second time."""
        workspace, project = self.parts.workspace, self.parts.workspace.project
        if project is None or self._aside.busy:
            return
        self.parts.canvas.finish()
        self.show_results()
        if workspace.read_only:
            self._say(self.tr("Another window has this folder open; count there."))
            return
        try:
            settings, model = self.parts.side.settings.settings(), self.parts.models.weights()
        except DotoriError as error:
            self._say(in_words(error))
            return
        pictures = list(workspace.pictures.values())
        self._aside.begin(
            lambda: plan(project, pictures, settings, model), self._begin, lambda error: self._say(in_words(error))
        )

    def stop(self) -> None:
        """Count the picture in hand to its end, and no other; at the second time, stop at once."""
        if self._stopping:
            self.counting.stop()
        else:
            self._stopping = True
            self.counting.stop_waiting()

    def save(self) -> None:
        """Ask where to write the results to."""
        if self.parts.workspace.project is not None and self.dialog is None:
            self.dialog = SaveResultsDialog(self.parts.workspace, self.table)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.finished.connect(self._forget_dialog)
            self.dialog.open()

    def close(self) -> None:
        """Close the table and the dialog, and wait for what they do."""
        self._aside.end()
        self._close_dialog()
        if self.table is not None:
            self.table.close_down()

    # Inside

    def _begin(self, plan: Plan) -> None:
        """Put into the queue what there is to do; where nothing is, say so."""
        images = plan.images or (plan.failed if self._retry else ())
        self._retry = not images and bool(plan.failed)
        if images:
            self._say("")
            self.counting.count(images, plan.recipe)
        elif self.counting.busy:
            self._say(self.tr("All that is left to count waits in the queue already."))
        elif plan.failed:
            failed = self.tr("%Ln picture(s) could not be counted, and nothing else is left.", "", len(plan.failed))
            again = self.tr("Press Count folder once more to try them again.")
            self._say(failed, again, *self._replaced())
        else:
            words = self.tr("Nothing is left to count: every picture is counted with this model, or corrected.")
            self._say(words, *self._replaced())

    def _follow_queue(self, images: Iterable[int]) -> None:
        """Pictures have come into the queue, or have left it."""
        images = list(images)
        queued = [image for image in images if self.counting.place(image) is not None]
        if queued:
            if not self._busy or self._tally is None:
                self._tally = Tally()
                self._say("")
            self._tally.ask(queued)
            self._stopping = self._stopping and not self.counting.waiting
        if self.table is not None:
            self.table.model.follow_queue(images)
        self._show()

    def _note(self, image: int) -> None:
        """A count, or a failure, is written down."""
        picture = self.parts.workspace.pictures.get(image)
        if self._tally is not None and picture is not None and (picture.error or picture.run):
            self._tally.end(image, picture.error is not None)
            self._show()

    def _show(self) -> None:
        self._busy = self.counting.busy or self.counting.waiting > 0
        self._stopping = self._stopping and self._busy
        if self.table is None:
            return
        tally = self._tally if self._busy else None
        self.table.show_count(tally, self.counting.left, self._stopping)
        if not self._busy and self._tally is not None:
            self._say(*self._summary(self._tally), *self._replaced())

    def _summary(self, tally: Tally) -> list[str]:
        words = [self.tr("%Ln picture(s) counted.", "", tally.counted)]
        if tally.failed:
            words.append(self.tr("%Ln could not be counted; the reason shows over the word failed.", "", tally.failed))
        left = len(tally.asked - tally.ended) - self._left_alone()
        if left > 0:
            words.append(self.tr("%Ln still to count: Count folder goes on there.", "", left))
        return words

    def _replaced(self) -> list[str]:
        """A sentence about pictures that no count of the folder touches, where there are any: another file has replaced
        the one that a person worked on."""
        pictures = self.parts.workspace.pictures.values()
        number = sum(picture.replaced and picture.state > State.COUNTED for picture in pictures)
        words = self.tr(
            "%Ln picture(s) that you worked on are other files now and were not counted: open each, and say that the "
            "dots fit or count it there.",
            "",
            number,
        )
        return [words] if number else []

    def _left_alone(self) -> int:
        """How many pictures were asked for and not counted, since a person worked on them meanwhile."""
        if self._tally is None:
            return 0
        pictures = self.parts.workspace.pictures
        open_ones = (pictures.get(image) for image in self._tally.asked - self._tally.ended)
        return sum(picture is not None and picture.state > State.COUNTED for picture in open_ones)

    def _open(self, image: int) -> None:
        """Have a picture at hand in the main window."""
        window = self.parts.window
        self.parts.canvas.finish()
        self.parts.workspace.show(image)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def _leave_folder(self) -> None:
        self._aside.end()
        self._close_dialog()
        self._tally, self._retry = None, False
        self._enable()
        self._show()

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.footer.end()
            self.dialog.close()

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _enable(self) -> None:
        self.parts.actions["count-folder"].setEnabled(self.parts.workspace.project is not None)

    def _say(self, *words: str) -> None:
        if self.table is not None:
            self.table.say(" ".join(words))
