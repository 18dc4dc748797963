"""The main window: lays the parts out, and hands them to the controllers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.actions import ActionName, KeysFirst, build_actions, build_menus
from app.canvas.layers.layers import Layers
from app.canvas.view import Canvas
from app.controllers.accepting import AcceptingController
from app.controllers.batching import BatchingController
from app.controllers.cancelling import CancellingController
from app.controllers.correcting import CorrectingController
from app.controllers.counting import CountingController
from app.controllers.files import FilesController
from app.controllers.handing import HandingController
from app.controllers.helping import HelpingController
from app.controllers.holding import HoldKey
from app.controllers.looking import LookingController
from app.controllers.modelling import ModellingController
from app.controllers.reviewing import ReviewingController
from app.controllers.teaching import TeachingController
from app.controllers.viewing import ViewingController
from app.counting.engine import CountEngine
from app.models import Models
from app.panels.side import Side
from app.panels.typed import take_typed
from app.parts import Parts
from app.pictures.drops import paths_of
from app.pictures.opener import Opener
from app.pictures.panel import PictureList
from app.places import window_file
from app.preferences import PreferenceStore
from app.reports import Reports
from app.status_bar import StatusBar
from app.strip import Strip
from app.timeline.panel import Timeline
from app.welcome import Welcome
from app.workspace import Workspace

BAR: tuple[tuple[ActionName, ...], ...] = (
    ("open-files", "open-folder"),
    ("count", "stop"),
    ("select", "box", "lasso", "region", "mask"),
    ("undo", "redo"),
    ("dots", "heat", "grid"),
    ("fit", "one-to-one"),
    ("reviewed",),
)
"""The tool bar, group by group; the palette comes at its end."""

WORDS: tuple[ActionName, ...] = ("count",)
"""Those in it that show their name beside their icon."""


class MainWindow(QMainWindow):
    """Everything that is on the screen.

    Args:
        preferences: what a person has chosen.
        engine: what counts; made here where none is given.
        reports: what went wrong.

    Attributes:
        parts: by name, for the controllers and for tests.
    """

    def __init__(
        self, preferences: PreferenceStore, engine: CountEngine | None = None, reports: Reports | None = None
    ) -> None:
        super().__init__()
        workspace = Workspace(self)
        canvas = Canvas(workspace)
        self.parts = Parts(
            window=self,
            actions=build_actions(self),
            workspace=workspace,
            preferences=preferences,
            models=Models(self),
            opener=Opener(workspace, self),
            engine=engine or CountEngine(parent=self),
            pictures=PictureList(workspace),
            canvas=canvas,
            layers=Layers(canvas, workspace, self),
            side=Side(workspace, preferences),
            timeline=Timeline(),
            strip=Strip(),
            status=StatusBar(),
        )
        self.welcome = Welcome()
        self._keys_first = KeysFirst(self)
        self._lay_out()
        self._control(reports)
        self._follow()
        self._restore()

    def start(self, paths: Sequence[Path] = (), recursive: bool | None = None) -> None:
        """Begin to work, once the window is on the screen: open what was named, and load the model meanwhile."""
        self.files.open(paths, recursive)
        self.parts.engine.set_device(self.parts.preferences.value.device)
        self.modelling.follow()

    # Layout

    def _lay_out(self) -> None:
        parts = self.parts
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 600)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(parts.canvas)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(parts.strip)
        column.addWidget(self.pages, 1)
        self.across = QSplitter(Qt.Orientation.Horizontal)
        for widget in (parts.pictures, middle, parts.side):
            self.across.addWidget(widget)
        self.across.setStretchFactor(1, 1)
        self.across.setChildrenCollapsible(False)
        self.across.setSizes([240, 900, 300])
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.across, 1)
        rows.addWidget(parts.timeline)
        self.setCentralWidget(whole)
        self.setStatusBar(parts.status)
        self._menus, self._recent = build_menus(self.menuBar(), parts.actions)
        self._build_bar()

    def _build_bar(self) -> None:
        bar = QToolBar(self.tr("Tools"))
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.toggleViewAction().setVisible(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for place, group in enumerate(BAR):
            if place:
                bar.addSeparator()
            for name in group:
                bar.addAction(self.parts.actions[name])
        space = QWidget()
        space.setSizePolicy(space.sizePolicy().Policy.Expanding, space.sizePolicy().Policy.Preferred)
        bar.addWidget(space)
        bar.addAction(self.parts.actions["command-palette"])
        for action in bar.actions():
            button = bar.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.setAccessibleName(action.text())
                if action.objectName() in WORDS:
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addToolBar(bar)

    # Life

    def _control(self, reports: Reports | None) -> None:
        for wish in (*(action.triggered for action in self.parts.actions.values()), self.parts.timeline.film_wanted):
            wish.connect(take_typed)  # before what it leads to
        self.parts.workspace.leaving.connect(take_typed)
        self.files = FilesController(self.parts, self.welcome, self._recent)
        self.counting = CountingController(self.parts)
        self.batching = BatchingController(self.parts, self.counting)
        self.viewing = ViewingController(self.parts)
        self.correcting = CorrectingController(self.parts)
        self.reviewing = ReviewingController(self.parts)
        self.cancelling = CancellingController(self.parts, self.counting, self._leave_welcome)
        self.handing = HandingController(self.parts)
        self.modelling = ModellingController(self.parts)
        self.teaching = TeachingController(self.parts)
        self.helping = HelpingController(self.parts, reports)
        self.looking = LookingController(self.parts)
        self.accepting = AcceptingController(self.parts)
        self._hold = HoldKey(self.parts.actions["dots"], Qt.Key.Key_D)

    def _follow(self) -> None:
        parts = self.parts
        parts.workspace.told.connect(parts.strip.tell)
        parts.preferences.told.connect(parts.strip.tell)
        if parts.preferences.problem:
            parts.strip.tell(parts.preferences.problem)
        parts.workspace.shown.connect(self._show_page)
        parts.workspace.opened.connect(self._show_page)
        parts.canvas.picture_changed.connect(self._show_trouble)
        parts.actions["welcome"].triggered.connect(self._turn_welcome)
        parts.actions["count"].triggered.connect(self._leave_welcome)
        self.welcome.picture_wanted.connect(self._leave_welcome)
        parts.pictures.clicked.connect(self._work)
        parts.side.count.by_hand_changed.connect(lambda hand: parts.status.show_hand(*hand))
        self._show_page()

    def _show_page(self) -> None:
        """The canvas where there is a picture, else the invitation."""
        picture = self.parts.workspace.picture
        self.pages.setCurrentWidget(self.parts.canvas if picture else self.welcome)
        self.welcome.offer_picture(picture is not None)
        name = picture.path if picture else ""
        self.setWindowTitle(f"{Path(name).name} — Dotori" if name else "Dotori")
        if picture is not None and not self.parts.pictures.walked:
            self.parts.canvas.setFocus()

    def _show_trouble(self) -> None:
        if self.parts.canvas.trouble:
            self.parts.strip.tell(self.parts.canvas.trouble)

    def _turn_welcome(self) -> None:
        """Lay the first steps over the picture at hand, or take them away again."""
        if self.parts.workspace.picture is not None and not self._leave_welcome():
            self.pages.setCurrentWidget(self.welcome)
            self.welcome.picture_button.setFocus()

    def _leave_welcome(self) -> bool:
        """Show the picture again that the first steps lie over; whether they did."""
        over = self.parts.workspace.picture is not None and self.pages.currentWidget() is self.welcome
        if over:
            self.pages.setCurrentWidget(self.parts.canvas)
            self.parts.canvas.setFocus()
        return over

    def _work(self) -> None:
        """Have the picture at hand in sight, and the keys go to it."""
        self._leave_welcome()
        self.parts.canvas.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files and folders."""
        if paths_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open them."""
        self.files.open(paths_of(event.mimeData()))
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """See what another window has done meanwhile when a person comes back to this one."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.looking.look()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Stop what runs, wait for every thread, and put the folder away. All work is on the disk already, but for a
        teaching: whether that may be lost is asked first."""
        if not self.teaching.may_close():
            event.ignore()
            return
        self._keep_place()
        self.parts.canvas.close_down()
        self.handing.close()
        self.modelling.close()
        self.teaching.close()
        self.batching.close()
        self.counting.stop()
        self.parts.engine.close()
        self.parts.pictures.close_threads()
        self.parts.side.compare.close_threads()
        self.parts.opener.close()
        self.parts.workspace.close()
        super().closeEvent(event)

    # Where the window was

    def _keep_place(self) -> None:
        settings = _place_settings()
        settings.setValue("geometry", self.saveGeometry())
        settings.setValue("across", self.across.saveState())

    def _restore(self) -> None:
        settings = _place_settings()
        geometry, across = settings.value("geometry"), settings.value("across")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        else:
            self.resize(1440, 900)
        if isinstance(across, QByteArray):
            self.across.restoreState(across)


def _place_settings() -> QSettings:
    """Qt's own file for the place of the window."""
    return QSettings(str(window_file()), QSettings.Format.IniFormat)
