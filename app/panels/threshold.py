"""The threshold: how sure the model has to be for a dot to count."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.panels.confidence import ConfidenceSlider
from app.panels.fields import decimal_number, label, show_number
from app.workspace import Workspace
from core.dots import Dots
from core.history import is_sure
from core.regions import Region, masked


class ThresholdView(QWidget):
    """A slider over the confidences of the model's dots, and its number. Nothing is counted anew."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._shown: tuple[Dots, tuple[Region, ...]] | None = None
        hint = self.tr("The least confidence that counts; dots that a person has set or kept always count (, and .)")
        self.number = decimal_number(self.tr("Threshold"), 0, 1, 0.01)
        self.number.setToolTip(hint)
        self.number.setFixedWidth(80)
        self.number.valueChanged.connect(self.workspace.set_threshold)
        self.slider = ConfidenceSlider()
        self.slider.setAccessibleName(self.tr("Threshold"))
        self.slider.setToolTip(hint)
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderReleased.connect(self._released)
        self.slider.given_up.connect(self.workspace.forget_threshold)
        self.name = label(wraps=False)
        self.name.setText(self.tr("Threshold"))
        self.name.setBuddy(self.number)

        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.slider)

    def refresh(self) -> None:
        """Show the threshold and the confidences as they are now."""
        marks = self.workspace.marks
        self.setEnabled(not self.workspace.read_only)
        show_number(self.number, marks.threshold)
        show_number(self.slider, round(marks.threshold * 100))
        self.slider.update()
        shown = (marks.dots, marks.regions)
        if self._shown is None or any(new is not old for new, old in zip(shown, self._shown, strict=True)):
            self._shown = shown
            self.slider.set_confidences(open_to_doubt(marks.dots, marks.regions).confidence)

    def nudge(self, by: float) -> None:
        """Raise or lower the threshold a little."""
        threshold = min(max(round(self.workspace.marks.threshold + by, 2), 0.0), 1.0)
        self.workspace.set_threshold(threshold)

    def _moved(self, value: int) -> None:
        if self.slider.isSliderDown():
            self.workspace.try_threshold(value / 100)
        else:
            self.workspace.set_threshold(value / 100)

    def _released(self) -> None:
        self.workspace.set_threshold(self.slider.value() / 100)


def open_to_doubt(dots: Dots, regions: tuple[Region, ...]) -> Dots:
    """The dots that a threshold may take or leave: the model's that nobody has kept, outside masks."""
    return dots.where(~is_sure(dots) & ~masked(regions, dots.xy))
