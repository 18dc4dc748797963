"""The list of models: their names, and which one counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.look.as_written import as_written
from app.look.theme import theme, theme_signals
from core.models import Broken, Card
from core.models.names import same

NAME, MARK = 0, 1
"""The columns."""

ROW = 32
"""Height of a row, pixels."""

Entry = Card | Broken


class ModelList(QTreeWidget):
    """Shows models. A name can be changed in its place: F2, or a second click.

    Signals:
        chosen: another model is current.
        renamed: the name of a model, and the one it should have.
        delete_wanted: the current model should go.
    """

    chosen = Signal()
    delete_wanted = Signal()
    renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._used = ""
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names that are given in a row begin alike
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Models"))
        self.setStyleSheet("QTreeView::item { padding: 0 8px; }")
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.SelectedClicked)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(MARK, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())
        self.itemChanged.connect(self._rename)
        theme_signals.changed.connect(self._fill)

    @property
    def entry(self) -> Entry | None:
        """The current model."""
        return self._entries[self._row] if self._row >= 0 else None

    def is_used(self, entry: Entry) -> bool:
        """Whether this model counts."""
        return same(entry.name, self._used)

    def show_models(self, entries: Sequence[Entry], used: str, current: str = "") -> None:
        """Show these models.

        Args:
            entries: in their order.
            used: name of the one that counts.
            current: name of the one to be current; the one that was, or the used one, where there is none.
        """
        wanted = (current, self.entry.name if self.entry else "", used)
        self._entries, self._used = list(entries), used
        self._fill()
        rows = {entry.name: row for row, entry in enumerate(self._entries)}
        row = next((rows[name] for name in wanted if name in rows), 0)
        self._make_current(row)
        self.chosen.emit()

    def edit_name(self) -> None:
        """Let a person change the name of the current model."""
        self.edit(self.model().index(self._row, NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Wish the current model away with the key for that."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _row(self) -> int:
        """Of the current model; -1 where there is none."""
        return self.currentIndex().row()

    def _fill(self) -> None:
        row = self._row
        self.blockSignals(True)
        self.clear()
        self.addTopLevelItems([self._item(entry) for entry in self._entries])
        self._make_current(row)
        self.blockSignals(False)

    def _make_current(self, row: int) -> None:
        self.setCurrentIndex(self.model().index(row, NAME))

    def _item(self, entry: Entry) -> QTreeWidgetItem:
        mark = self._mark(entry)
        item = QTreeWidgetItem([entry.name, mark])
        item.setSizeHint(NAME, QSize(0, ROW))
        item.setToolTip(NAME, as_written(entry.name))
        item.setTextAlignment(MARK, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setData(NAME, Qt.ItemDataRole.AccessibleTextRole, f"{entry.name}, {mark}" if mark else entry.name)
        item.setForeground(MARK, theme().warning if isinstance(entry, Broken) else theme().quiet)
        if isinstance(entry, Card) and not entry.shipped:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        if self.is_used(entry):
            font = QFont(self.font())
            font.setBold(True)
            item.setFont(NAME, font)
        return item

    def _mark(self, entry: Entry) -> str:
        if isinstance(entry, Broken):
            return self.tr("broken")
        marks = [self.tr("in use")] if self.is_used(entry) else []
        return " · ".join([*marks, self.tr("shipped")] if entry.shipped else marks)

    def _rename(self, item: QTreeWidgetItem) -> None:
        entry, new = self._entries[self.indexOfTopLevelItem(item)], item.text(NAME)
        if new != entry.name:
            self.blockSignals(True)
            item.setText(NAME, entry.name)  # until it is so
            self.blockSignals(False)
            self.renamed.emit(entry.name, new)
