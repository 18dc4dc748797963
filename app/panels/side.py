"""The column at the right of the window."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.look.theme import theme, theme_signals
from app.panels.blocks import BlocksPanel
from app.panels.compare import ComparePanel
from app.panels.count import CountPanel
from app.panels.regions import RegionsPanel
from app.panels.review import ReviewPanel
from app.panels.section import Section
from app.panels.settings import SettingsPanel
from app.preferences import PreferenceStore
from app.workspace import Workspace

WIDTHS = (280, 340)
"""Least and greatest, device-independent pixels, where words and font allow it."""

SectionName = Literal["review", "regions", "blocks", "compare", "settings"]

_OPEN_AT_FIRST: tuple[SectionName, ...] = ("review", "regions")
_KEY = "side"


class Side(QWidget):
    """The panels one below the other, the count always on top.

    Which sections are open is remembered with the folder.

    Signals:
        look_wanted: x and y, pixels of the picture, that the canvas should show enlarged.

    Attributes:
        count, review, regions, blocks, compare, settings: the panels.
        sections: those below the count, by name.
    """

    look_wanted = Signal(float, float)

    def __init__(self, workspace: Workspace, preferences: PreferenceStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.count = CountPanel(workspace)
        self.review = ReviewPanel(workspace)
        self.regions = RegionsPanel(workspace, preferences)
        self.blocks = BlocksPanel(workspace)
        self.compare = ComparePanel(workspace)
        self.settings = SettingsPanel(preferences)
        titles: dict[SectionName, tuple[str, QWidget]] = {
            "review": (self.tr("Review"), self.review),
            "regions": (self.tr("Regions and density"), self.regions),
            "blocks": (self.tr("Blocks"), self.blocks),
            "compare": (self.tr("Compare"), self.compare),
            "settings": (self.tr("How to count"), self.settings),
        }
        self.sections = {name: Section(title, panel, name in _OPEN_AT_FIRST) for name, (title, panel) in titles.items()}
        for name, panel in self._noted().items():
            panel.note_changed.connect(self.sections[name].set_note)
        for looking in (self.review, self.compare):
            looking.look_wanted.connect(self.look_wanted)
        self._lay_out()
        self._recall()
        for section in self.sections.values():
            section.toggled.connect(self._remember)
        workspace.opened.connect(self._recall)
        theme_signals.changed.connect(self._dress)
        self._dress()

    def open_section(self, name: SectionName) -> None:
        """Open a section and bring it into sight."""
        section = self.sections[name]
        section.set_open(True)
        self.area.ensureWidgetVisible(section, 0, 0)

    def _noted(self) -> dict[SectionName, ReviewPanel | RegionsPanel | BlocksPanel | ComparePanel]:
        return {"review": self.review, "regions": self.regions, "blocks": self.blocks, "compare": self.compare}

    def _lay_out(self) -> None:
        self.column = QWidget()
        column = QVBoxLayout(self.column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.count)
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(self.column)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self.setMinimumWidth(WIDTHS[0])
        self.setMaximumWidth(WIDTHS[1])
        self.column.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Be as wide, and scroll as far, as what is inside needs, whatever the language and the font."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            bar = self.area.verticalScrollBar().sizeHint().width()
            needed = self.column.minimumSizeHint().width() + bar
            self.setMinimumWidth(max(WIDTHS[0], needed))
            self.setMaximumWidth(max(WIDTHS[1], needed))
            # The scroll area does not know that words which wrap get higher when they get narrower.
            self.column.setMinimumHeight(self.column.heightForWidth(self.area.viewport().width()))
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme().panel)
        self.column.setPalette(palette)
        self.column.setAutoFillBackground(True)

    def _remember(self) -> None:
        names = [name for name in get_args(SectionName) if self.sections[name].is_open]
        self.workspace.remember(_KEY, names)

    def _recall(self) -> None:
        """Open the sections that were open when the folder was."""
        names = self.workspace.recall(_KEY)
        if isinstance(names, list):
            for name, section in self.sections.items():
                section.blockSignals(True)
                section.set_open(name in names)
                section.blockSignals(False)
