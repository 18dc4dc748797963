"""The page of an empty window: how to begin, and the five gestures."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.gestures import Gesture, GesturePicture, gestures
from app.look.as_written import as_written
from app.look.flow import Flow
from app.look.icons import app_icon, icon
from app.look.shortened import shortened
from app.look.theme import theme, theme_signals
from app.pictures.recent import recent_folders

RECENT = 5

WIDEST = 720
"""Pixels; the field to drop things on grows no wider."""


class Welcome(QScrollArea):
    """Invites to open something.

    Signals:
        files_wanted: choose pictures.
        folder_wanted: choose a folder.
        sample_wanted: open the samples.
        recent_wanted: open this folder (Path) again.
        picture_wanted: go back to the picture at hand.
    """

    files_wanted = Signal()
    folder_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(object)
    picture_wanted = Signal()

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
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(24)
        column.addWidget(self._way_back(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
        column.addLayout(self._invitation())
        column.addLayout(self._recent)
        self.gestures = Flow([_shown(gesture) for gesture in gestures()], gap=8, widest=24)
        column.addWidget(self.gestures)
        column.addStretch(3)

    def offer_picture(self, there: bool) -> None:
        """Offer to go back to the picture at hand, if there is one."""
        self.picture_button.setVisible(there)

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
            button = QPushButton(icon("open-folder"), shortened(recent.text, self))
            button.setProperty("role", "flat")
            button.setToolTip(as_written(str(recent.path)))
            button.setAccessibleName(self.tr("Open {folder}").format(folder=recent.text))
            button.clicked.connect(lambda _checked=False, path=recent.path: self.recent_wanted.emit(path))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _way_back(self) -> QPushButton:
        self.picture_button = QPushButton(icon("previous"), self.tr("Back to the picture"))
        self.picture_button.setToolTip(self.tr("Show the picture at hand again (Esc)"))
        self.picture_button.clicked.connect(self.picture_wanted)
        self.picture_button.hide()
        return self.picture_button

    def _invitation(self) -> QHBoxLayout:
        self.files_button = QPushButton(self.tr("Open pictures…"))
        self.folder_button = QPushButton(self.tr("Open folder…"))
        self.sample_button = QPushButton(self.tr("Try the samples"))
        self.files_button.clicked.connect(self.files_wanted)
        self.folder_button.clicked.connect(self.folder_wanted)
        self.sample_button.clicked.connect(self.sample_wanted)
        self.sample_button.setProperty("role", "primary")
        buttons = (self.files_button, self.folder_button, self.sample_button)
        for button in buttons:
            button.setMinimumHeight(32)
        acorn = QLabel()
        acorn.setAlignment(Qt.AlignmentFlag.AlignCenter)
        acorn.setPixmap(app_icon().pixmap(QSize(64, 64), self.devicePixelRatioF()))
        place = _DropPlace()
        place.setMaximumWidth(WIDEST)
        column = QVBoxLayout(place)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(16)
        column.addWidget(acorn)
        column.addWidget(_label(self.tr("Drop a photograph or a folder here"), "title"))
        column.addWidget(_label(self.tr("Then press Enter, and watch noise become heads."), "quiet"))
        column.addWidget(Flow(buttons))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(place, 1000)
        row.addStretch(1)
        return row


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


def _shown(gesture: Gesture) -> QWidget:
    """A gesture, drawn and in words."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(GesturePicture(gesture), 0, Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(_label(gesture.do, "heading", wraps=False))
    column.addWidget(_label(gesture.get, "quiet", wraps=False))
    return made


def _label(text: str, role: str, wraps: bool = True) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(wraps)
    return label
