"""One region or mask in the list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from app.look.as_written import as_written
from app.look.icons import icon
from app.look.theme import mixed, theme
from app.panels.fields import label, number
from app.panels.levels import LevelChip
from app.panels.name_field import NameField
from app.sentences import in_words
from core.density import Level
from core.regions import Region

_GAP, _EDGE = 8, 16
"""Pixels between what is in a row, and at its right end, as in the rest of the column."""


@dataclass(frozen=True)
class RegionFigures:
    """What is said of a region besides its name.

    Attributes:
        people: dots in it that count; of a mask, those it hides.
        share: of the picture's count, 0 to 1; None where that is 0, or for a mask.
        area: m² on the ground, where known.
        level: of service, where the area is known.
        trouble: why there is no area, in a sentence.
    """

    people: int
    share: float | None = None
    area: float | None = None
    level: Level | None = None
    trouble: str = ""


class RegionRow(QWidget):
    """A region's name, to be edited in place, and its figures.

    Signals:
        renamed: the new name.
        mask_toggled: whether it is a mask now.
        removed: it is to go.
        chosen: it is to be selected on the picture.
    """

    renamed = Signal(str)
    mask_toggled = Signal(bool)
    removed = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected = False
        self._called = ""
        self.kind = QToolButton()
        self.kind.setCheckable(True)
        self.kind.clicked.connect(self.mask_toggled)
        self.name = NameField()
        self.name.setFrame(False)
        self.name.setStyleSheet("background: transparent; font-weight: 600;")
        self.name.setAccessibleName(self.tr("Name of the region"))
        self.name.setMaxLength(200)
        self.name.setMinimumWidth(40)
        self.name.editingFinished.connect(self._rename)
        self.name.installEventFilter(self)
        self.people = label(wraps=False)
        self.people.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.figures = label("quiet")
        self.figures.setIndent(3)  # as far as the name is inside its field
        self.chip = LevelChip()
        self.remove = QToolButton()
        self.remove.setIcon(icon("remove"))
        self.remove.setToolTip(self.tr("Remove this region; its dots stay"))
        self.remove.clicked.connect(self.removed)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 4, _EDGE, 4)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.kind, 0, 0)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.people, 0, 2)
        grid.addWidget(self.remove, 0, 3)
        grid.addWidget(self.figures, 1, 1, 1, 2)
        grid.addWidget(self.chip, 1, 3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(1, 1)

    def show_region(self, region: Region, figures: RegionFigures, selected: bool) -> None:
        """Show a region, without taking a name from under somebody who types."""
        self._selected, self._called = selected, region.name
        self.kind.setIcon(icon("mask" if region.mask else "region"))
        self.kind.setChecked(region.mask)
        self.kind.setAccessibleName(self.tr("Mask") if region.mask else self.tr("Region"))
        self.kind.setToolTip(
            self.tr("A mask: dots inside do not count. Click to count them separately.")
            if region.mask
            else self.tr("A region: dots inside are counted separately. Click to leave them out.")
        )
        if not (self.name.hasFocus() and self.name.isModified()):
            self._show_name()
        hint = self.tr("{name}: click to give it another name").format(name=region.name)
        self.name.setToolTip(as_written(hint))
        self.remove.setAccessibleName(self.tr("Remove {name}").format(name=region.name))
        self.people.setText(number(figures.people))
        words = self._words(region, figures)
        self.figures.setText(words)
        self.figures.setVisible(bool(words))
        self.figures.setToolTip(self.tr("Share of the whole count, area, people per m²") if figures.area else "")
        self.chip.show_level(figures.level)
        self.chip.setVisible(figures.level is not None)
        self.update()

    @property
    def right_of_people(self) -> int:
        """Pixels from the number to the right edge."""
        return self.remove.sizeHint().width() + _GAP + _EDGE

    def set_read_only(self, read_only: bool) -> None:
        """Only show, or have it changed too."""
        self.name.setReadOnly(read_only)
        self.kind.setEnabled(not read_only)
        self.remove.setEnabled(not read_only)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The selected one is tinted."""
        super().paintEvent(event)
        if self._selected:
            QPainter(self).fillRect(self.rect(), mixed(theme().panel, theme().accent, 0.16))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Whoever goes to the name means this region; Escape there forgets what was typed."""
        if watched is self.name and event.type() == QEvent.Type.FocusIn:
            self.chosen.emit()
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self.name and escape and self.name.isModified():
            if event.type() == QEvent.Type.KeyPress:
                self._show_name()
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _show_name(self) -> None:
        self.name.setText(self._called)
        self.name.setCursorPosition(0)

    def _words(self, region: Region, figures: RegionFigures) -> str:
        if region.mask:
            return self.tr("mask; these do not count")
        parts = []
        if figures.share is not None:
            parts.append(f"{figures.share:.0%}")
        if figures.area:
            parts.append(self.tr("{area} m²").format(area=_square_metres(figures.area)))
            parts.append(self.tr("{density} / m²").format(density=f"{figures.people / figures.area:.2f}"))
        if figures.trouble:
            parts.append(in_words(figures.trouble) + ".")
        return " · ".join(parts)

    def _rename(self) -> None:
        if self.name.isModified():
            self.name.setModified(False)
            self.renamed.emit(self.name.text().strip())


def _square_metres(area: float) -> str:
    """With a decimal below ten, and with two below one."""
    return number(area) if area >= 10 else f"{area:.1f}" if area >= 1 else f"{area:.2f}"
