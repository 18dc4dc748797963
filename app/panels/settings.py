"""How pictures are counted: steps, sampler, samples, seed and zoom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.panels.fields import button, label, show_number, still, whole_number
from app.panels.number_box import NumberBox
from app.preferences import LAST_SEED, PreferenceStore
from core.counting.settings import CountSettings

STEPS = (4, 8, 20, 50, 100, 500)
ZOOMS = (None, 1.0, 1.25, 1.5, 2.0)

FIELDS = ("steps", "sampler", "samples", "seed", "zoom")
"""What this panel decides, of the preferences and of the settings alike."""

DEFAULT = CountSettings()
PRESETS: dict[str, CountSettings] = {
    "default": DEFAULT,
    "careful": CountSettings(steps=20, samples=4),
    "poster": CountSettings(steps=500, sampler="ddim"),
}


class SettingsPanel(QWidget):
    """Chooses how pictures are counted from now on; the preferences keep it."""

    def __init__(self, preferences: PreferenceStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self.preset = self._choice(
            self.tr("Settings"),
            [
                (self.tr("Usual: fast, 8 steps"), "default"),
                (self.tr("Careful: 4 samples of 20 steps"), "careful"),
                (self.tr("As on the poster: 500 DDIM steps"), "poster"),
                (self.tr("Own"), "own"),
            ],
        )
        self.steps = NumberBox(STEPS, 1, 1000)
        self.steps.setAccessibleName(self.tr("Steps"))
        self.sampler = self._choice(self.tr("Sampler"), [("DPM-Solver++", "dpm++"), ("DDIM", "ddim")])
        self.samples = whole_number(self.tr("Samples"), 1, 64)
        self.seed = whole_number(self.tr("Seed"), 0, LAST_SEED)
        zooms = [(f"{zoom:g}\N{MULTIPLICATION SIGN}" if zoom else self.tr("Automatic"), zoom) for zoom in ZOOMS]
        self.zoom = self._choice(self.tr("Zoom"), zooms)
        self.restore = button(self.tr("Restore defaults"), self.tr("Count as Dotori does out of the box"))
        self.cost = label("quiet")
        self._lay_out()
        self._explain()

        self.preset.activated.connect(self._choose_preset)
        self.steps.chosen.connect(self._change)
        for box in (self.sampler, self.zoom):
            box.activated.connect(self._change)
        for field in (self.samples, self.seed):
            field.valueChanged.connect(self._change)
        self.restore.clicked.connect(lambda: self._apply(DEFAULT))
        preferences.changed.connect(self.refresh)
        self.refresh()

    def settings(self) -> CountSettings:
        """How to count."""
        return CountSettings(**{name: getattr(self.preferences.value, name) for name in FIELDS})

    def refresh(self) -> None:
        """Show what is chosen."""
        now = self.settings()
        preset = next((name for name, settings in PRESETS.items() if settings == now), "own")
        self.preset.setCurrentIndex(self.preset.findData(preset))
        self.steps.set_number(now.steps)
        self.sampler.setCurrentIndex(self.sampler.findData(now.sampler))
        if self.zoom.findData(now.zoom) < 0:
            self.zoom.addItem(f"{now.zoom:g}\N{MULTIPLICATION SIGN}", now.zoom)
        self.zoom.setCurrentIndex(self.zoom.findData(now.zoom))
        show_number(self.samples, now.samples)
        show_number(self.seed, now.seed)
        self.restore.setEnabled(now != DEFAULT)
        times = now.steps * now.samples / (DEFAULT.steps * DEFAULT.samples)
        words = self.tr("Takes about {times} times as long as usual.") if times > 1 else ""
        self.cost.setText(words.format(times=f"{times:.1f}" if times < 10 else f"{times:.0f}"))
        self.cost.setVisible(bool(words))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(self.preset)
        form.addRow(self.tr("Steps"), self.steps)
        form.addRow(self.tr("Sampler"), self.sampler)
        form.addRow(self.tr("Samples"), self.samples)
        form.addRow(self.tr("Seed"), self.seed)
        form.addRow(self.tr("Zoom"), self.zoom)
        row = QHBoxLayout()
        row.addWidget(self.restore)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self.cost)
        column.addLayout(row)

    def _explain(self) -> None:
        hints = {
            self.preset: self.tr("Ready-made settings"),
            self.steps: self.tr("Steps from noise to heads; any number from 1 to 1000"),
            self.sampler: self.tr("DPM-Solver++ needs few steps; DDIM is the poster's"),
            self.samples: self.tr("Counts several times from different noise; a dot's confidence is then the share"),
            self.seed: self.tr("Of the noise; the same seed gives the same dots"),
            self.zoom: self.tr("How much larger the picture is worked at; automatic looks how dense the crowd is"),
        }
        for field, hint in hints.items():
            field.setToolTip(hint)

    def _choice(self, name: str, items: Sequence[tuple[str, object]]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        for words, value in items:
            box.addItem(words, value)
        still(box)
        return box

    def _choose_preset(self) -> None:
        settings = PRESETS.get(self.preset.currentData())
        if settings is not None:
            self._apply(settings)
        else:
            self.refresh()  # "own" is what the fields say; it names itself once one is changed

    def _apply(self, settings: CountSettings) -> None:
        self.preferences.change(**{name: getattr(settings, name) for name in FIELDS})

    def _change(self) -> None:
        self.preferences.change(
            steps=self.steps.number,
            sampler=self.sampler.currentData(),
            samples=self.samples.value(),
            seed=self.seed.value(),
            zoom=self.zoom.currentData(),
        )
        self.refresh()
