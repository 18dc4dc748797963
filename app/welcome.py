"""The page of an empty window: how to begin, and the five gestures."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.actions.recent import shortened
from app.gestures import GesturePicture, gestures
from app.look.icons import app_icon, icon
from app.look.theme import theme, theme_signals
from app.pictures.recent import recent_folders

RECENT = 5


class Welcome(QScrollArea):
    """Invites to open something.

    Signals:
        files_wanted: choose pictures.
        folder_wanted: choose a folder.
        sample_wanted: open the samples.
        recent_wanted: open this folder (Path) again.
    """

    files_wanted = Signal()
    folder_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(self.tr("First steps"))
        page = QWidget()
        self.setWidget(page)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(24)
        column.addStretch(2)
        column.addWidget(self._invitation(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._recent)
        column.addSpacing(8)
        column.addLayout(self._gestures())
        column.addStretch(3)

    def show_recent(self, folders: Iterable[str]) -> None:
        """Offer these folders, the last first."""
        while (old := self._recent.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        there = [recent for recent in recent_folders(folders) if recent.there]
        for number, recent in enumerate(there[:RECENT]):
            if number == 0:
                heading = _label(self.tr("Recent folders"), "quiet")
                heading.setContentsMargins(0, 0, 0, 4)
                self._recent.addWidget(heading, 0, Qt.AlignmentFlag.AlignHCenter)
            button = QPushButton(icon("open-folder"), shortened(recent, self))
            button.setProperty("role", "flat")
            button.setToolTip(str(recent.path))
            button.setAccessibleName(self.tr("Open {folder}").format(folder=recent.text))
            button.clicked.connect(lambda _checked=False, path=recent.path: self.recent_wanted.emit(path))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _invitation(self) -> QWidget:
        self.files_button = QPushButton(self.tr("Open pictures…"))
        self.folder_button = QPushButton(self.tr("Open folder…"))
        self.sample_button = QPushButton(self.tr("Try the samples"))
        self.files_button.clicked.connect(self.files_wanted)
        self.folder_button.clicked.connect(self.folder_wanted)
        self.sample_button.clicked.connect(self.sample_wanted)
        self.sample_button.setProperty("role", "primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        for button in (self.files_button, self.folder_button, self.sample_button):
            button.setMinimumHeight(32)
            buttons.addWidget(button)
        buttons.addStretch()
        acorn = QLabel()
        acorn.setPixmap(app_icon().pixmap(QSize(64, 64), self.devicePixelRatioF()))
        place = _DropPlace()
        column = QVBoxLayout(place)
        column.setContentsMargins(48, 32, 48, 32)
        column.setSpacing(16)
        column.addWidget(acorn, 0, Qt.AlignmentFlag.AlignHCenter)
        title = _label(self.tr("Drop a photograph or a folder here"), "title")
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        text = self.tr("Then press Enter, and watch noise become heads.")
        column.addWidget(_label(text, "quiet"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(buttons)
        return place

    def _gestures(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for number, gesture in enumerate(gestures(), 1):
            grid.addWidget(GesturePicture(gesture), 0, number, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(_label(gesture.do, "heading"), 1, number, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(_label(gesture.get, "quiet"), 2, number, Qt.AlignmentFlag.AlignHCenter)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(6, 1)
        return grid


class _DropPlace(QWidget):
    """A field with a dashed edge."""

    def __init__(self) -> None:
        super().__init__()
        theme_signals.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme().quiet, 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(theme().panel)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 12, 12)
        painter.end()


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
