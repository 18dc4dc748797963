"""The preferences. A change holds at once, or it says from when on; there is nothing to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from app.dialogs.form import column_of, form_rows
from app.dialogs.fruin_table import FruinTable
from app.language import speaking, spoken
from app.look.theme import tabular
from app.panels.fields import button, label, show_number
from app.preferences import DOT_SIZES, QUEUEING_LIMITS, PreferenceStore
from core.density import SOURCE, WALKING

WALKING_LIMITS = tuple(round(limit, 2) for limit in WALKING.limits)

Choice = tuple[str, str]
"""The value that is kept, and its words."""


class PreferencesDialog(QDialog):
    """Shows the preferences and changes them in the store.

    Signals:
        reopen_wanted: the window is to be made anew, so that it speaks the language that was chosen.
        models_wanted: a person wants to choose the model.
    """

    reopen_wanted = Signal()
    models_wanted = Signal()

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
        self.device.setToolTip(self.tr("Holds from the next count on"))
        self.recursive = self._check(
            "recursive", self.tr("Open folders with the folders in them, from the next one on")
        )
        self.guard = self._check("guard", self.tr("Guard against two dots on one head"))
        self.dot_size, dot_row = self._dot_size()
        self.again = self._again()
        self.models = button(self.tr("Models…"), self.tr("See which models there are, and choose the one that counts"))
        self.models.clicked.connect(self.models_wanted)
        self._form = form = form_rows(gap=8)
        form.addRow(self.tr("Language"), self.language)
        form.addRow("", self.again)
        form.addRow(self.tr("Colours"), self.theme)
        form.addRow(self.tr("Count on"), self.device)
        form.addRow(self.tr("Count with"), _at_left(self.models))
        form.addRow(self.tr("Size of dots"), dot_row)
        form.addRow("", self.guard)
        form.addRow("", self.recursive)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.close)
        column = column_of(self, 16)
        column.addLayout(form)
        column.addWidget(_line())
        column.addLayout(self._fruin())
        column.addStretch()
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        store.changed.connect(self._show)
        self._show()

    def _combo(self, name: str, choices: Sequence[Choice]) -> QComboBox:
        combo = QComboBox()
        for value, words in choices:
            combo.addItem(words, value)
        combo.setObjectName(name)
        combo.setMinimumHeight(26)
        combo.activated.connect(lambda _row: self._change(name, combo.currentData()))
        return combo

    def _check(self, name: str, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setObjectName(name)
        box.toggled.connect(lambda on: self._change(name, on))
        return box

    def _again(self) -> QWidget:
        """Shown while the window speaks another language than the chosen one."""
        hint = label("quiet")
        hint.setText(self.tr("The language changes when the window is opened again. Your work is saved."))
        again = button(self.tr("Open it again now"), self.tr("Close the window and open it with the same pictures"))
        again.clicked.connect(self.reopen_wanted)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addWidget(hint)
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _dot_size(self) -> tuple[QSlider, QWidget]:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(int(DOT_SIZES[0]), int(DOT_SIZES[1]))
        slider.setAccessibleName(self.tr("Size of dots"))
        slider.valueChanged.connect(lambda size: self._change("dot_size", float(size)))
        self._dot_words = QLabel()
        self._dot_words.setFont(tabular(self._dot_words.font()))
        self._dot_words.setMinimumWidth(self._dot_words.fontMetrics().horizontalAdvance("00.0 px"))
        self._dot_words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
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
        self._form.setRowVisible(self.again, spoken(value.language) != speaking())
        self.guard.setChecked(value.guard)
        self.recursive.setChecked(value.recursive)
        show_number(self.dot_size, int(value.dot_size))
        self._dot_words.setText(self.tr("{size} px").format(size=f"{value.dot_size:g}"))
        self.fruin.show_limits(value.fruin)


def _at_left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch()
    return row


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setProperty("role", "line")
    return line
