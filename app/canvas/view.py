"""The canvas: the photograph with its dots, and the gestures and keys that correct them.

It shows what stands in the workspace and changes nothing but through it. Layers are added by others; what the mouse
does is a tool's business (`app.canvas.tools`), what keys do the keyboard's (`app.canvas.keyboard`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QGraphicsItem, QWidget

from app.canvas.adding import Adding
from app.canvas.carry import Carry
from app.canvas.dots_item import DotsItem
from app.canvas.gestures import Gestures
from app.canvas.key_mouse import KeyMouse
from app.canvas.keyboard import Keyboard
from app.canvas.nudge import Nudge
from app.canvas.overlay_item import OverlayItem
from app.canvas.showing import Showing
from app.canvas.tool import CanvasMouse, Tool
from app.canvas.tools.box import BoxTool
from app.canvas.tools.lasso import LassoTool
from app.canvas.tools.select import SelectTool
from app.canvas.zoom_view import ZoomView
from app.look.theme import theme, theme_signals
from app.workspace import Workspace
from core.dots import Dots, Origin
from core.doubts import MARGIN

REACH = 8.0
"""Pixels of the screen; a click nearer than this to a dot means the dot, however small it is."""

FEW_PARTS = 8
"""Where more parts than this are exposed, it is quicker to draw all that lies round them."""


class Canvas(ZoomView):
    """Shows the picture at hand.

    Signals:
        cursor_moved: over this place, pixels of the picture.
        cursor_left: it is over the canvas no more.
        tool_changed: name of the tool that is chosen now.
        guarded: a dot was not set or moved; a sentence says why and what to do.
        refused: the mouse was meant for dots that cannot be worked on now, see `editable`.
        lock_changed: dots are locked now, or no longer.
        walk_wanted: the picture that many places further down the list, or up, is wanted.
        picture_changed: a picture stands, finer than before perhaps; or none does, see `trouble`.

    Attributes:
        workspace: what is shown and asked to change.
        locked: whether the picture is being counted; a gesture that has begun goes on.
        select_tool: the tool one has at hand.
        box_tool: selects by boxes.
        lasso_tool: selects by loops.
        carry: dots on their way.
        nudge: arrow keys on their way.
        keyboard: its keys.
        key_mouse: works with a cross instead of the mouse.
    """

    cursor_moved = Signal(float, float)
    cursor_left = Signal()
    tool_changed = Signal(str)
    guarded = Signal(str)
    refused = Signal()
    lock_changed = Signal()
    walk_wanted = Signal(int)
    picture_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._preview: Dots | None = None
        self.locked = False
        self._drawn = False  # whether a gesture was to be seen when it was asked last
        self._awaited: Dots | None = None  # the preview that comes once a gesture on the dots has ended
        self._showing = Showing(self, workspace)
        self._make_items()
        self._adding = Adding(self, self._overlay)
        self.carry = Carry(workspace, self._dots, self._floating, self._adding.may_move)
        self.nudge = Nudge(self)
        self.select_tool, self.box_tool, self.lasso_tool = SelectTool(self), BoxTool(self), LassoTool(self)
        self._gestures = Gestures(self, (self.select_tool, self.box_tool, self.lasso_tool))
        self.key_mouse = KeyMouse(self, self._gestures)
        self.keyboard = Keyboard(self, self._gestures)
        self._set_up_widget()
        self._showing.changed.connect(self._follow_showing)
        workspace.shown.connect(self._show_picture)
        workspace.marks_changed.connect(self._show_marks)
        workspace.selection_changed.connect(self._show_selection)
        self.view_changed.connect(self._follow_view)
        self._show_picture()

    def _make_items(self) -> None:
        self._dots = DotsItem()
        self._floating = DotsItem(like=self._dots)
        self._overlay = OverlayItem(lambda painter, scale: self._gestures.paint(painter, scale))
        for item, z in ((self._showing.item, 0), (self._dots, 70), (self._floating, 75), (self._overlay, 80)):
            self.add_layer(item, z)

    def _set_up_widget(self) -> None:
        self.setAccessibleName(self.tr("Picture with dots"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAcceptDrops(False)  # the window takes what is dropped
        self.viewport().setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        theme_signals.changed.connect(self._dress)
        self._dress()

    # What is shown

    @property
    def trouble(self) -> str | None:
        """Why the picture at hand cannot be shown."""
        return self._showing.trouble

    @property
    def complete(self) -> bool:
        """Whether the picture is shown with all of its pixels."""
        return self._showing.complete

    @property
    def room(self) -> QRectF:
        """Where dots may be: the picture, in its pixels; empty where none is shown."""
        return QRectF(QPointF(), self.picture_size)

    @property
    def editable(self) -> bool:
        """Whether dots can be worked on: those of the marks are on the screen, not hidden or a step of the sampler, and
        no count is about to put others in their place."""
        return self._showing.stands and self._preview is None and not self.locked and self._dots.isVisible()

    def lock(self, locked: bool) -> None:
        """Have no dots worked on, for the picture is being counted, or have them worked on again."""
        if locked != self.locked:
            self.locked = locked
            self.lock_changed.emit()

    def may_work(self) -> bool:
        """Whether dots can be worked on; where others or none are on the photograph, `refused` is told."""
        if self._showing.stands and not self.editable:
            self.refused.emit()
        return self.editable

    @property
    def shown_dots(self) -> Dots:
        """The dots that can be worked on."""
        return self._dots.dots if self.editable else Dots()

    @property
    def selected(self) -> NDArray[np.int64]:
        """(N,) ids of the selected among them."""
        return np.intersect1d(self.workspace.selection, self.shown_dots.id)

    @property
    def review_line(self) -> float:
        """Dots of the model below this confidence are doubtful."""
        return self.workspace.marks.threshold + MARGIN

    def add_layer(self, item: QGraphicsItem, z: float) -> None:
        """Draw an item, in pixels of the picture, above those of a lower z; dots have 70."""
        item.setZValue(z)
        self.scene().addItem(item)

    @property
    def dot_size(self) -> float:
        """Diameter of a dot in device-independent pixels of the screen, where there is room."""
        return self._dots.size

    def set_dot_size(self, size: float) -> None:
        """Have dots of this diameter, device-independent pixels of the screen."""
        self._dots.set_size(size)
        self._follow_view()

    def set_dots_visible(self, visible: bool) -> None:
        """Show the dots or hide them; a gesture that is under way goes on."""
        self.nudge.finish()
        self._dots.setVisible(visible)

    def set_preview_dots(self, xy: NDArray[np.float64] | None, confidence: NDArray[np.float32] | None = None) -> None:
        """Show the dots (N, 2) of a step of the sampler instead of the marks; None for the marks again.

        A gesture that has begun on the marks ends on them: so long, the first step waits.
        """
        self._awaited = None if xy is None else Dots.of(xy, confidence, Origin.MODEL)
        if xy is None or self._preview is not None or not self._gestures.under_way:
            self.show_preview()

    def spotlight(self, xy: tuple[float, float] | None) -> None:
        """Draw a ring round the dot under review, None for no ring."""
        self._overlay.ring = None if xy is None else QPointF(*xy)
        self._overlay.update()

    @property
    def cross(self) -> QPointF | None:
        """The keyboard's place, pixels of the picture; None while the mouse is used."""
        return self._overlay.cross

    @property
    def pointed_at(self) -> QPointF | None:
        """The place of the picture that the mouse is over now, or the keyboard is at; None where neither is seen."""
        place = self.cross if self.mouse is None else self.to_picture(self.mouse)
        seen = place is not None and self.visible_rect().intersected(self.room).contains(place)
        return place if seen else None

    def set_cross(self, place: QPointF | None) -> None:
        """Move the keyboard's place, None to hide it."""
        self._overlay.cross = place
        self._overlay.update()
        if place is not None:
            self.mouse = None
            self.cursor_moved.emit(place.x(), place.y())

    # Working on dots

    @property
    def tool(self) -> Tool:
        """What the mouse does."""
        return self._gestures.tool

    def set_tool(self, tool: Tool) -> None:
        """Choose what the mouse does."""
        if tool is not self.tool:
            self._settle()
            self._gestures.choose(tool)
            self._overlay.update()
            self.show_preview()
            self.tool_changed.emit(tool.name)

    def set_guard(self, on: bool) -> None:
        """Guard against two dots on one head, or do not."""
        self._adding.guarded = on

    def dot_at(self, place: CanvasMouse) -> int | None:
        """The id of the dot that a click there means."""
        return self._dot_near(place.x, place.y)

    def click(self, x: float, y: float) -> None:
        """Select the dot at a place of the picture; where there is none, add one."""
        dot = self._dot_near(x, y)
        if dot is None:
            self._adding.add(x, y)
        else:
            self.workspace.select([dot])

    @property
    def dragging(self) -> bool:
        """Whether a button of the mouse is down for a gesture."""
        return self._gestures.under_way

    @property
    def moving(self) -> bool:
        """Whether a button is down, or dots are on their way by arrow keys: nothing is nearer to take back."""
        return self.dragging or self.nudge.under_way

    @property
    def can_cancel(self) -> bool:
        """Whether `cancel` does anything."""
        return self.moving or self.cross is not None or len(self.selected) > 0

    def cancel(self) -> bool:
        """Take back the gesture under way or the arrow keys that are not saved yet, else put the cross away, else
        select nothing; whether there was any of them."""
        if not self.can_cancel:
            return False
        if self.dragging:
            self._gestures.cancel()
            self._overlay.update()
            self.show_preview()
        elif self.nudge.under_way:
            self.nudge.forget()
        elif self.cross is not None:
            self.set_cross(None)
        else:
            self.workspace.select([])
        return True

    def finish(self) -> None:
        """Save what keys have just moved; before anything that is not told of here."""
        self.nudge.finish()

    def close_down(self) -> None:
        """Save and remember what is not yet, and wait for the threads; before the folder is closed."""
        self._settle()
        self._adding.stop()
        self._showing.close()

    def _dot_near(self, x: float, y: float) -> int | None:
        if not self.editable:
            return None
        return self._dots.nearest(x, y, max(self._dots.drawn_size / 2 + 3, REACH) / self.scale)

    def draw_gesture(self) -> None:
        """Draw the gesture again if there is one to be seen, or was: all of the view is drawn with it."""
        before, self._drawn = self._drawn, self._gestures.tool.draws
        if before or self._drawn:
            self._overlay.update()

    def _settle(self) -> None:
        """Have no dots on their way; a polygon that is being drawn may stay."""
        self.nudge.finish()
        if not self._gestures.may_linger:
            self._gestures.forget()
            self._overlay.update()

    # Following the workspace

    def _show_picture(self) -> None:
        self.nudge.forget()
        self._gestures.forget()
        self._adding.stop()
        self._preview = self._awaited = None
        self._overlay.ring = self._overlay.cross = None
        self._showing.begin()

    def _follow_showing(self) -> None:
        self._show_marks()
        self.picture_changed.emit()

    def show_preview(self) -> None:
        """Show the step of the sampler that waits, or the marks again."""
        if self._preview is not self._awaited:
            self.nudge.finish()
            self._preview = self._awaited
            self._show_marks()

    def _show_marks(self) -> None:
        dots = self._preview
        if dots is None:
            dots = self.workspace.marks.counted if self._showing.stands else Dots()
        self._dots.set_dots(dots, self.review_line, of_step=self._preview is not None)
        self._show_selection()

    def _show_selection(self) -> None:
        self.nudge.finish()
        self._dots.select([] if self._preview is not None else self.workspace.selection)

    def _follow_view(self) -> None:
        seen = self.visible_rect()
        for item in (self._dots, self._floating):
            item.look(seen, self.scale)
        self._overlay.look(seen)
        self._overlay.dot = self._dots.drawn_size

    def _dress(self) -> None:
        self.setBackgroundBrush(theme().canvas)
        for item in (self._dots, self._floating):
            item.dress()

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw what is exposed; dots in few places are told which."""
        back, _ = self.viewportTransform().inverted()
        parts = [back.mapRect(QRectF(part)) for part in event.region()]  # type: ignore[attr-defined]
        self._dots.expose(parts if len(parts) <= FEW_PARTS else None)
        super().paintEvent(event)
        self._dots.expose(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a gesture."""
        self.nudge.finish()
        self._gestures.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin another at the same place."""
        self._gestures.double_click(event)
        self.draw_gesture()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go on with it."""
        self._gestures.move(event)
        self.draw_gesture()
        place = self.to_picture(event.position())
        self.cursor_moved.emit(place.x(), place.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End it."""
        self._gestures.release(event)
        self.draw_gesture()
        self.show_preview()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The mouse is elsewhere."""
        self.cursor_left.emit()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Have the keys that do something here before the window's shortcuts; save a burst of arrows before others."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.keyboard.wants(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key does here, or leave it to the window."""
        event.setAccepted(self.keyboard.press(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Pan no more."""
        event.setAccepted(self.keyboard.release(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Save what is under way: whatever comes next, it is not told of here."""
        self.nudge.finish()
        self._gestures.hold_space(False)
        super().focusOutEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Leave nothing running."""
        self.close_down()
        super().closeEvent(event)
