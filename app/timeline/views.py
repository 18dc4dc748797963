"""What of a step is laid over the photograph, and how thickly."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QWidget

View = Literal["photo", "z_t", "z0_hat", "map"]
VIEWS: tuple[View, ...] = get_args(View)


class ViewChoice(QWidget):
    """Four buttons of which one is down, and a slider for the opacity.

    Signals:
        chosen: "photo", "z_t", "z0_hat" or "map".
        opacity_changed: from 0 to 1.
    """

    chosen = Signal(str)
    opacity_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for number, (text, tip) in enumerate(self._words()):
            button = QToolButton(self)
            button.setText(text)
            button.setCheckable(True)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setMinimumSize(40, 28)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, number)
            buttons.addWidget(button)
        self._opacity = QSlider(Qt.Orientation.Horizontal, self)
        self._opacity.setRange(0, 100)
        self._opacity.setValue(60)
        self._opacity.setAccessibleName(self.tr("Opacity of the layer"))
        self._opacity.setToolTip(self.tr("How much of the photograph the layer covers"))
        label = QLabel(self.tr("Opacity"), self)
        label.setProperty("role", "quiet")
        label.setBuddy(self._opacity)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(8)
        layout.addLayout(buttons, 0, 0, 1, 2)
        layout.addWidget(label, 1, 0)
        layout.addWidget(self._opacity, 1, 1)
        self._group.idClicked.connect(lambda number: self._choose(VIEWS[number]))
        self._opacity.valueChanged.connect(lambda value: self.opacity_changed.emit(value / 100))
        self.set_view("map")

    @property
    def view(self) -> View:
        """What is laid over the photograph."""
        return VIEWS[self._group.checkedId()]

    @property
    def opacity(self) -> float:
        """From 0 to 1."""
        return self._opacity.value() / 100

    def set_view(self, view: View) -> None:
        """Choose one of the four."""
        self._group.button(VIEWS.index(view)).setChecked(True)
        self._choose(view)

    def _choose(self, view: View) -> None:
        self._opacity.setEnabled(view != "photo")
        self.chosen.emit(view)

    def _words(self) -> list[tuple[str, str]]:
        """Text and tooltip of each button; the letters are those of the mathematics in every language."""
        return [
            (self.tr("Photo"), self.tr("The photograph alone")),
            ("z\N{LATIN SUBSCRIPT SMALL LETTER T}", self.tr("The noisy state that went into the step")),
            ("ẑ\N{SUBSCRIPT ZERO}", self.tr("What the step takes for the result")),
            (self.tr("Map"), self.tr("The crowd map of that: a spot for every head")),
        ]
