"""Levels of service: a letter and a colour for how densely people stand, and the densities where each begins."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.canvas.layers.ground_layer import LEVEL_COLOURS
from app.panels.fields import decimal_number, label, show_number, still
from app.preferences import PreferenceStore
from core.density import LEVELS, QUEUEING, SOURCE, WALKING, Level, LevelsOfService

KNOWN = {"standing": QUEUEING, "walking": WALKING}


class LevelChip(QLabel):
    """A level's letter on its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(24, 20)
        self.show_level(None)

    def show_level(self, level: Level | None) -> None:
        """Show a level, or nothing."""
        self.setText(f"<center><b>{level}</b></center>" if level else "")
        self.setAccessibleName(self.tr("Level of service {level}").format(level=level) if level else "")
        if level is None:
            self.setStyleSheet("")
            return
        ground = LEVEL_COLOURS[LEVELS.index(level)]
        ink = "#101010" if ground.lightnessF() > 0.5 else "#ffffff"
        self.setStyleSheet(f"background: {ground.name()}; color: {ink}; border-radius: 4px;")


class LevelsView(QWidget):
    """Chooses the densities at which the levels begin; the preferences keep them.

    Signals:
        changed: the levels are other ones.
    """

    changed = Signal()

    def __init__(self, preferences: PreferenceStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self._kept = preferences.value.fruin
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Levels of service"))
        self.kind.setToolTip(self.tr("Which densities the letters A to F stand for"))
        self.kind.addItem(self.tr("Fruin: people who wait"), "standing")
        self.kind.addItem(self.tr("Fruin: people who walk"), "walking")
        self.kind.addItem(self.tr("Own densities"), "own")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        still(self.kind)
        self.fields = [
            decimal_number(self.tr("Most people per m² at level {level}").format(level=level), 0.01, 100, 0.1)
            for level in LEVELS[:-1]
        ]
        self.source = label("quiet")
        self.source.setText(self.tr("Source: {source}").format(source=SOURCE))
        self._lay_out()
        self.kind.activated.connect(self._choose)
        for place, field in enumerate(self.fields):
            field.valueChanged.connect(partial(self._change, place))
        preferences.changed.connect(self._kept_changed)
        self._refresh()

    @property
    def levels(self) -> LevelsOfService:
        """The levels as they are chosen."""
        return LevelsOfService(self.preferences.value.fruin)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for place, level in enumerate(LEVELS):
            chip = LevelChip()
            chip.show_level(level)
            cell = QHBoxLayout()
            cell.setSpacing(8)
            cell.addWidget(chip)
            if place < len(self.fields):
                self.fields[place].setPrefix("\N{LESS-THAN OR EQUAL TO} ")
                self.fields[place].setMinimumWidth(72)
                cell.addWidget(self.fields[place], 1)
            else:
                above = label("quiet", wraps=False)
                above.setText(self.tr("above"))
                cell.addWidget(above, 1)
            grid.addLayout(cell, place % 3, place // 3)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.kind)
        column.addLayout(grid)
        column.addWidget(self.source)

    def _refresh(self) -> None:
        limits = self.preferences.value.fruin
        same = [name for name, levels in KNOWN.items() if _rounded(levels.limits) == _rounded(limits)]
        self.kind.setCurrentIndex(self.kind.findData(same[0] if same else "own"))
        for field, limit in zip(self.fields, limits, strict=True):
            show_number(field, limit)

    def _choose(self) -> None:
        levels = KNOWN.get(self.kind.currentData())
        if levels is None:  # they begin with those that were chosen before
            self.fields[0].setFocus()
            self.fields[0].selectAll()
        else:
            self.preferences.change(fruin=_rounded(levels.limits))
            self._refresh()

    def _change(self, moved: int, _value: float) -> None:
        """Take the fields; the one that was moved pushes those that it meets along."""
        limits = [field.value() for field in self.fields]
        for place in range(moved + 1, len(limits)):
            limits[place] = max(limits[place], round(limits[place - 1] + 0.01, 2))
        for place in range(moved - 1, -1, -1):
            limits[place] = min(limits[place], round(limits[place + 1] - 0.01, 2))
        try:
            self.preferences.change(fruin=tuple(limits))
        except ValueError:  # no room left below 0.01 or above 100
            self._refresh()

    def _kept_changed(self) -> None:
        if self.preferences.value.fruin != self._kept:
            self._kept = self.preferences.value.fruin
            self._refresh()
            self.changed.emit()


def _rounded(limits: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(round(limit, 2) for limit in limits)
