"""The list of pictures at the left of the window."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.panels.fields import search
from app.pictures.filter import Show, Sort, Wanted
from app.pictures.model import PictureModel
from app.pictures.progress import ReviewedBar
from app.pictures.rows import PictureRows
from app.pictures.thumbnails import Thumbnails
from app.workspace import Workspace


class PictureList(QWidget):
    """Shows the workspace's pictures and has one at hand when it is chosen.

    Signals:
        count_wanted: ids (list of int) of the pictures that a person wants counted.
        wanted_changed: another filter or order was chosen, see `wanted`.
        clicked: a person has clicked on the picture at hand alone, to work on it.
    """

    count_wanted = Signal(list)
    wanted_changed = Signal()
    clicked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._thumbnails = Thumbnails(parent=self)
        self._model = PictureModel(workspace, self._thumbnails, self)
        self._kept: tuple[list[int], int] = ([], 0)
        self._build()
        self._connect()
        self._count()
        self._follow()

    @property
    def wanted(self) -> Wanted:
        """Filter, search and order, for instance to be remembered."""
        return self._model.wanted

    def set_wanted(self, show: str, sort: str) -> None:
        """Filter and sort by `Wanted.show` and `Wanted.order`; strange names mean all of them, by name."""
        self._show.setCurrentIndex(max(self._show.findData(show), 0))
        self._sort.setCurrentIndex(max(self._sort.findData(sort.removeprefix("-")), 0))
        self._descending.setChecked(sort.startswith("-"))

    @property
    def selected(self) -> list[int]:
        """Ids of the selected pictures, in the order of the list."""
        selection = self._view.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.size())]
        rows = sorted(row for one in ranges for row in range(one.top(), one.bottom() + 1))
        return [self._model.id_at(row) for row in rows]

    @property
    def walked(self) -> bool:
        """Whether a person is in its rows with the keys."""
        return self._view.hasFocus()

    def step(self, by: int) -> None:
        """Show the picture that many rows further down, or up."""
        self._workspace.show(self._model.neighbour(self._at_hand(), by))

    def next_unreviewed(self) -> bool:
        """Show the next picture of the list that is not reviewed; false if there is none."""
        found = self._model.next_unreviewed(self._at_hand())
        if found is not None:
            self._workspace.show(found)
        return found is not None

    def focus_search(self) -> None:
        """Have the next letters typed go into the search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def close_threads(self) -> None:
        """Wait for what is still at work on thumbnails; the window is closing."""
        self._thumbnails.close()

    # Building

    def _build(self) -> None:
        self._search = search(self.tr("Search names"))
        self._search.setAcceptDrops(False)  # a file dropped here is to be opened, not searched for
        self._show, self._sort = QComboBox(), QComboBox()
        self._show.setAccessibleName(self.tr("Which pictures"))
        self._show.setToolTip(self.tr("Which pictures are listed"))
        self._sort.setAccessibleName(self.tr("Sort by"))
        self._sort.setToolTip(self.tr("What the list is sorted by"))
        for combo in (self._show, self._sort):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(4)
        self._fill()
        self._descending = QToolButton()
        self._descending.setCheckable(True)
        self._descending.setArrowType(Qt.ArrowType.DownArrow)
        self._descending.setAccessibleName(self.tr("Other way round"))
        self._descending.setToolTip(self.tr("Sort the other way round"))
        self._view = PictureRows(self._model)
        self._view.setAccessibleName(self.tr("Pictures"))
        self._footer = QLabel()
        self._footer.setProperty("role", "quiet")
        self._bar = ReviewedBar()
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self._show, 1)
        choices.addWidget(self._sort, 1)
        choices.addWidget(self._descending)
        head, foot = QVBoxLayout(), QVBoxLayout()
        for part in (head, foot):
            part.setContentsMargins(8, 8, 8, 8)
            part.setSpacing(8)
        head.addWidget(self._search)
        head.addLayout(choices)
        foot.addWidget(self._footer)
        foot.addWidget(self._bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._view, 1)
        layout.addLayout(foot)

    def _fill(self) -> None:
        shown: list[tuple[Show, str]] = [
            ("all", self.tr("All")),
            ("new", self.tr("Not counted")),
            ("counted", self.tr("Counted")),
            ("edited", self.tr("Edited")),
            ("reviewed", self.tr("Reviewed")),
            ("failed", self.tr("Failed")),
        ]
        sorts: list[tuple[Sort, str]] = [
            ("name", self.tr("By name")),
            ("count", self.tr("By count")),
            ("state", self.tr("By state")),
        ]
        for show, text in shown:
            self._show.addItem(text, show)
        for sort, text in sorts:
            self._sort.addItem(text, sort)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._arrange)
        self._show.currentIndexChanged.connect(self._arrange)
        self._sort.currentIndexChanged.connect(self._arrange)
        self._descending.toggled.connect(self._arrange)
        self._search.returnPressed.connect(self._view.setFocus)
        self._model.sorting.connect(self._keep)
        self._model.sorted.connect(self._find_again)
        self._model.counted.connect(self._count)
        self._workspace.shown.connect(self._follow)
        selection = self._view.selectionModel()
        selection.currentChanged.connect(self._choose)
        self._view.clicked.connect(self._click)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.customContextMenuRequested.connect(self._offer)

    # Following

    def _at_hand(self) -> int | None:
        picture = self._workspace.picture
        return None if picture is None else picture.id

    def _arrange(self) -> None:
        descending = self._descending.isChecked()
        self._descending.setArrowType(Qt.ArrowType.UpArrow if descending else Qt.ArrowType.DownArrow)
        wanted = Wanted(self._show.currentData(), self._search.text(), self._sort.currentData(), descending)
        self._model.arrange(wanted)
        self.wanted_changed.emit()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and self._model.id_at(index.row()) != self._at_hand():
            self._workspace.show(self._model.id_at(index.row()))

    def _click(self) -> None:
        """With Shift or Ctrl, a click only selects several."""
        if QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.clicked.emit()

    def _follow(self) -> None:
        """Mark the row of the picture at hand."""
        row = self._model.row_of(self._at_hand())
        if row != self._view.currentIndex().row():
            self._view.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())
        if row < 0:
            self._view.clearSelection()

    def _keep(self) -> None:
        self._kept = (self.selected, self._view.verticalScrollBar().value())

    def _find_again(self) -> None:
        """After the rows were sorted anew: what was selected is, and the picture at hand is in sight."""
        images, scroll = self._kept
        chosen = QItemSelection()
        rows = np.array(sorted(row for row in map(self._model.row_of, images) if row >= 0), np.intp)
        for run in np.split(rows, np.flatnonzero(np.diff(rows) != 1) + 1) if len(rows) else ():
            chosen.select(self._model.index(int(run[0])), self._model.index(int(run[-1])))
        selection = self._view.selectionModel()
        row = self._model.row_of(self._at_hand())
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag
            selection.setCurrentIndex(self._model.index(row), flags.NoUpdate if len(rows) else flags.Select)
        selection.select(chosen, QItemSelectionModel.SelectionFlag.Select)
        self._view.verticalScrollBar().setValue(scroll)
        if row >= 0:
            self._view.scrollTo(self._model.index(row))

    def _count(self) -> None:
        reviewed, total, rows = self._model.reviewed, self._model.total, self._model.rowCount()
        text = self.tr("{reviewed} of {total} reviewed").format(reviewed=f"{reviewed:,}", total=f"{total:,}")
        if rows != total:
            text = self.tr("{text} · {rows} listed").format(text=text, rows=f"{rows:,}")
        self._footer.setText(text if total else "")
        self._bar.set_share(reviewed / total if total else None)

    # The menu of the right button

    def _offer(self, at: QPoint) -> None:
        images = self.selected
        if images:
            self._menu(images).popup(self._view.viewport().mapToGlobal(at))

    def _menu(self, images: list[int]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        count = menu.addAction(self.tr("Count %n picture(s)", "", len(images)))
        count.triggered.connect(lambda: self.count_wanted.emit(images))
        count.setEnabled(not self._workspace.read_only)
        menu.addSeparator()
        copy = menu.addAction(self.tr("Copy %n path(s)", "", len(images)))
        copy.triggered.connect(lambda: self._copy(images))
        folder = self._workspace.path_of(images[0])
        if folder is not None:
            url = QUrl.fromLocalFile(str(folder.parent))
            menu.addAction(self.tr("Open the folder")).triggered.connect(lambda: QDesktopServices.openUrl(url))
        return menu

    def _copy(self, images: list[int]) -> None:
        paths = [str(path) for path in map(self._workspace.path_of, images) if path is not None]
        QGuiApplication.clipboard().setText("\n".join(paths))
