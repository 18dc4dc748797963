"""Blocks: a grid over the picture, and which parts of it a person has been through."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.look.icons import icon
from app.panels.fields import bar, button, label, number, show_number, whole_number
from app.panels.later import Later
from app.panels.sizes import picture_size
from app.workspace import Workspace
from core.blocks import Grid
from core.regions import Block, Blocks

PAUSE = 40
"""Milliseconds between a change of the dots and what follows from it here."""


class BlocksPanel(QWidget):
    """Says how far one is, and asks to be led from block to block. The layer of blocks knows which one is at hand.

    Signals:
        grid_toggled: whether the grid should be seen on the picture.
        mark_wanted: the block at hand is done, or no longer so.
        next_wanted: the next block that is not done should be at hand.
        note_changed: how much is done, in words.
    """

    grid_toggled = Signal(bool)
    mark_wanted = Signal()
    next_wanted = Signal()
    note_changed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._size: tuple[int, int] | None = None
        self._current: Block | None = None
        self._later = Later(self, self.refresh, PAUSE)

        self.bar = bar(self.tr("Blocks done"))
        self.words = label("quiet")
        self.here = label()
        self.mark = button(self.tr("Done"), self.tr("Say that you have been through this block, or not (C)"))
        self.mark.setIcon(icon("block"))
        self.mark.setCheckable(True)
        self.mark.clicked.connect(self._mark)
        self.next = button(self.tr("Next block"), self.tr("Go to the next block that is not done"))
        self.next.setIcon(icon("next-block"))
        self.next.clicked.connect(self.next_wanted)
        self.side = whole_number(self.tr("Block size"), 32, 8192)
        self.side.setSuffix(self.tr(" px"))
        self.side.setSingleStep(32)
        self.side.setToolTip(self.tr("Side of a block; with another size no block is done yet"))
        self.side.valueChanged.connect(self._resize)
        self.show_grid = button(self.tr("Show grid"), self.tr("Show the grid of blocks on the picture (G)"))
        self.show_grid.setIcon(icon("grid"))
        self.show_grid.setCheckable(True)
        self.show_grid.clicked.connect(self.grid_toggled)
        self._lay_out()

        workspace.shown.connect(self._shown)
        workspace.marks_changed.connect(self._later.ask)
        self._shown()

    def set_current(self, block: Block | None) -> None:
        """Show this block as the one at hand, or none."""
        self._current = block
        self._later.ask()

    def set_grid_shown(self, shown: bool) -> None:
        """Show whether the grid is seen on the picture."""
        self.show_grid.setChecked(shown)

    def refresh(self) -> None:
        """Show how much is done, and the block at hand."""
        marks, size = self.workspace.marks, self._size
        show_number(self.side, min(max(round(marks.blocks.side), self.side.minimum()), self.side.maximum()))
        for widget in (self.mark, self.side):
            widget.setEnabled(size is not None and not self.workspace.read_only)
        for other in (self.next, self.show_grid):
            other.setEnabled(size is not None)
        self.mark.setChecked(self._current in marks.blocks.done)
        if size is None:
            self.bar.setValue(0)
            self.words.setText(self.tr("With a picture open, go through it here block by block."))
            self.here.hide()
            self.note_changed.emit("")
        else:
            self._say(Grid(*size, marks.blocks.side))

    def _say(self, grid: Grid) -> None:
        marks = self.workspace.marks
        done, whole = int(grid.marked(marks.blocks.done).sum()), grid.rows * grid.columns
        percent = f"{done / whole:.0%}" if done == whole else f"{min(done / whole, 0.99):.0%}"
        self.bar.setRange(0, whole)
        self.bar.setValue(done)
        words = self.tr("{done} of {all} blocks done")
        self.words.setText(words.format(done=number(done), all=number(whole)))
        self.note_changed.emit(self.tr("{percent} done").format(percent=percent) if done else "")
        at = self._current if self._current is not None and grid.has(self._current) else None
        self.here.setVisible(at is not None)
        if at is not None:
            column, row = at
            words = self.tr("Block {column}, {row}: %n dot(s)", "", int(grid.counts(marks.counted.xy)[row, column]))
            self.here.setText(words.format(column=column + 1, row=row + 1))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.mark, 1)
        buttons.addWidget(self.next, 1)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        form.addRow(self.tr("Block size"), self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addWidget(self.here)
        column.addLayout(buttons)
        column.addLayout(form)
        column.addWidget(self.show_grid)

    def _shown(self) -> None:
        self._size = picture_size(self.workspace)
        self._later.ask()

    def _mark(self) -> None:
        self.mark_wanted.emit()
        self._later.ask()  # where it came to nothing, the button is as it was

    def _resize(self, side: int) -> None:
        if side != self.workspace.marks.blocks.side:
            self.workspace.set_blocks(Blocks(float(side)))
            self._later.ask()
