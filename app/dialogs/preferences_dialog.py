"""The preferences. Every change holds at once; there is nothing to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from app.dialogs.fruin_table import FruinTable
from app.look.theme import tabular
from app.preferences import DOT_SIZES, QUEUEING_LIMITS, PreferenceStore
from core.density import SOURCE, WALKING

WALKING_LIMITS = tuple(round(limit, 2) for limit in WALKING.limits)

Choice = tuple[str, str]
"""The value that is kept, and its words."""


class PreferencesDialog(QDialog):
    """Shows the preferences and changes them in the store."""

    def __init__(self, store: PreferenceStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._store = store
        languages = [("system", self.tr("As the system")), ("en", "English"), ("ko", "한국어")]
        themes = [("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        devices = [
            ("auto", self.tr("Automatic")),
            ("cpu", self.tr("Processor (CPU)")),
            ("cuda", self.tr("Graphics card (CUDA)")),
            ("mps", self.tr("Apple graphics (MPS)")),
        ]
        self.language = self._combo("language", languages)
        self.theme = self._combo("theme", themes)
        self.device = self._combo("device", devices)
        self.recursive = self._check("recursive", self.tr("Open folders with the folders in them"))
        self.guard = self._check("guard", self.tr("Guard against two dots on one head"))
        self.dot_size, dot_row = self._dot_size()
        form = QFormLayout()
        form.setSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Language"), self.language)
        form.addRow(self.tr("Colours"), self.theme)
        form.addRow(self.tr("Count on"), self.device)
        form.addRow(self.tr("Size of dots"), dot_row)
        form.addRow("", self.guard)
        form.addRow("", self.recursive)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(_line())
        column.addLayout(self._fruin())
        column.addStretch()
        column.addWidget(close)
        store.changed.connect(self._show)
        self._show()

    def _combo(self, name: str, choices: Sequence[Choice]) -> QComboBox:
        combo = QComboBox()
        for value, words in choices:
            combo.addItem(words, value)
        combo.setObjectName(name)
        combo.activated.connect(lambda _row: self._change(name, combo.currentData()))
        return combo

    def _check(self, name: str, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setObjectName(name)
        box.toggled.connect(lambda on: self._change(name, on))
        return box

    def _dot_size(self) -> tuple[QSlider, QWidget]:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(int(DOT_SIZES[0]), int(DOT_SIZES[1]))
        slider.setAccessibleName(self.tr("Size of dots"))
        slider.valueChanged.connect(lambda size: self._change("dot_size", float(size)))
        self._dot_words = QLabel()
        self._dot_words.setFont(tabular(self._dot_words.font()))
        row = QWidget()
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(slider, 1)
        inner.addWidget(self._dot_words)
        return slider, row

    def _fruin(self) -> QVBoxLayout:
        heading = QLabel(self.tr("Levels of service"))
        heading.setProperty("role", "heading")
        source = QLabel(self.tr("People per square metre, after {source}.").format(source=SOURCE))
        source.setProperty("role", "quiet")
        source.setWordWrap(True)
        self.fruin = FruinTable()
        self.fruin.changed.connect(lambda limits: self._change("fruin", limits))
        waiting = QPushButton(self.tr("For people who wait"))
        waiting.clicked.connect(lambda: self._change("fruin", QUEUEING_LIMITS))
        walking = QPushButton(self.tr("For people who walk"))
        walking.clicked.connect(lambda: self._change("fruin", WALKING_LIMITS))
        for preset in (waiting, walking):
            preset.setAutoDefault(False)
        presets = QHBoxLayout()
        presets.setSpacing(8)
        presets.addWidget(waiting)
        presets.addWidget(walking)
        presets.addStretch()
        column = QVBoxLayout()
        column.setSpacing(8)
        for widget in (heading, source, self.fruin):
            column.addWidget(widget)
        column.addLayout(presets)
        return column

    def _change(self, name: str, value: Any) -> None:
        if getattr(self._store.value, name) != value:
            self._store.change(**{name: value})

    def _show(self) -> None:
        value = self._store.value
        for combo in (self.language, self.theme, self.device):
            combo.setCurrentIndex(combo.findData(getattr(value, combo.objectName())))
        self.guard.setChecked(value.guard)
        self.recursive.setChecked(value.recursive)
        if int(value.dot_size) != self.dot_size.value():
            self.dot_size.blockSignals(True)
            self.dot_size.setValue(int(value.dot_size))
            self.dot_size.blockSignals(False)
        self._dot_words.setText(self.tr("{size} px").format(size=f"{value.dot_size:g}"))
        self.fruin.show_limits(value.fruin)


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setProperty("role", "line")
    return line
