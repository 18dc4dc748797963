"""The line at the bottom: where it computes, what was done by hand, that it is saved, where the cursor is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QLabel, QMenu, QStatusBar, QToolButton, QWidget

from app.look.theme import tabular
from core.counting.devices import DEVICES, DeviceName


class StatusBar(QStatusBar):
    """Shows short facts.

    Signals:
        device_wanted: the name of the device a person wants to compute on.
        models_wanted: a person wants to see the models.
    """

    device_wanted = Signal(str)
    models_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.device = QToolButton()
        self.device.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.device.setToolTip(self.tr("Where pictures are counted; click to change it"))
        self.device.setAccessibleName(self.tr("Device"))
        self._devices = self._device_menu()
        self.device.setMenu(self._devices)
        self.model = QToolButton()
        self.model.setToolTip(self.tr("The model that counts; click to see all models"))
        self.model.clicked.connect(self.models_wanted)
        self.hand = self._quiet_label()
        self.saved = self._quiet_label()
        self.place = self._quiet_label()
        self.place.setMinimumWidth(self.place.fontMetrics().horizontalAdvance("x 00000.0   y 00000.0"))
        for widget in (self.device, self.model, self.hand, self.saved):
            self.addWidget(widget)
        self.addPermanentWidget(self.place)
        self.show_device("")
        self.show_model("")

    def show_choice(self, name: DeviceName) -> None:
        """Check the device that a person has chosen."""
        self._choices[name].setChecked(True)

    def choose_device(self) -> None:
        """Offer the devices, as a click does, but without waiting for the answer."""
        above = QPoint(0, -self._devices.sizeHint().height())
        self._devices.popup(self.device.mapToGlobal(above))
        self._devices.setActiveAction(next(choice for choice in self._choices.values() if choice.isChecked()))

    def show_device(self, words: str) -> None:
        """Say where it computes; nothing yet where the words are empty."""
        self.device.setText(words or self.tr("Device: automatic"))
        self.device.setAccessibleDescription(self.device.text())

    def show_model(self, name: str) -> None:
        """Say which model counts; nothing where the name is empty, for the shipped one."""
        words = self.tr("Model: {name}").format(name=name) if name else ""
        self.model.setText(words)
        self.model.setAccessibleName(words)
        self.model.setVisible(bool(name))

    def show_hand(self, added: int, removed: int, moved: int) -> None:
        """Say what was done by hand to the picture at hand."""
        some = added or removed or moved
        words = self.tr("+{added} −{removed} ↔{moved} by hand")  # noqa: RUF001 - a minus sign is meant
        self.hand.setText(words.format(added=added, removed=removed, moved=moved) if some else "")

    def show_saved(self, words: str) -> None:
        """Say whether the work is on the disk."""
        self.saved.setText(words)

    def show_place(self, x: float, y: float) -> None:
        """Say where the cursor is, in pixels of the picture."""
        self.place.setText(f"x {x:.1f}   y {y:.1f}")

    def hide_place(self) -> None:
        """The cursor has left the picture."""
        self.place.clear()

    def _device_menu(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        words = {
            "auto": self.tr("Automatic"),
            "cpu": self.tr("Processor (CPU)"),
            "cuda": self.tr("Graphics card (CUDA)"),
            "mps": self.tr("Apple graphics (MPS)"),
        }
        self._choices = {name: menu.addAction(words[name]) for name in DEVICES}
        for name, action in self._choices.items():
            action.setCheckable(True)
            action.triggered.connect(partial(self._want, name))
            group.addAction(action)
        return menu

    def _want(self, name: DeviceName, _checked: bool = False) -> None:
        self.device_wanted.emit(name)

    def _quiet_label(self) -> QLabel:
        label = QLabel()
        label.setProperty("role", "quiet")
        label.setFont(tabular(label.font()))
        label.setContentsMargins(8, 0, 8, 0)
        return label
