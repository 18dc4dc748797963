"""What is shown: zoom, dots, layers, the steps of the sampler, and which parts of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.actions import ActionName
from app.canvas.layers.layers import LayerName
from app.counting.messages import Frame
from app.parts import Parts
from app.preferences import DOT_SIZES
from app.timeline.player import SPEEDS
from app.timeline.views import View
from core.counting.settings import USUAL_THRESHOLD

ZOOM_STEP = 1.25
"""Factor of one press of a key."""

LAYERS: dict[ActionName, LayerName] = {
    "heat": "heat",
    "grid": "blocks",
    "show-regions": "regions",
    "show-ground": "density",
    "show-compare": "compare",
}
"""The layer that each action shows or hides."""

VIEWS: dict[ActionName, View] = {
    "photograph-alone": "photo",
    "noisy-state": "z_t",
    "predicted-result": "z0_hat",
    "crowd-map": "map",
}
"""What each action lays over the photograph."""


class ViewingController(QObject):
    """Turns the actions of the menu View, the timeline and the status bar into what is drawn."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self.parts = parts
        self._connect_zoom()
        self._connect_dots()
        self._connect_layers()
        self._connect_timeline()
        self._connect_status()

    # Zoom and dots

    def _connect_zoom(self) -> None:
        actions, canvas = self.parts.actions, self.parts.canvas
        actions["fit"].triggered.connect(canvas.fit)
        actions["one-to-one"].triggered.connect(canvas.one_to_one)
        actions["zoom-in"].triggered.connect(lambda: canvas.zoom_by(ZOOM_STEP))
        actions["zoom-out"].triggered.connect(lambda: canvas.zoom_by(1 / ZOOM_STEP))

    def _connect_dots(self) -> None:
        actions, preferences = self.parts.actions, self.parts.preferences
        actions["dots"].setChecked(True)
        actions["dots"].toggled.connect(self.parts.canvas.set_dots_visible)
        actions["smaller-dots"].triggered.connect(lambda: self._resize_dots(-1))
        actions["larger-dots"].triggered.connect(lambda: self._resize_dots(1))
        preferences.changed.connect(self._follow_preferences)
        self._follow_preferences()

    def _resize_dots(self, by: float) -> None:
        least, most = DOT_SIZES
        size = self.parts.preferences.value.dot_size + by
        self.parts.preferences.change(dot_size=min(max(size, least), most))

    def _follow_preferences(self) -> None:
        value = self.parts.preferences.value
        self.parts.canvas.set_dot_size(value.dot_size)
        self.parts.canvas.set_guard(value.guard)
        self.parts.side.review.guarding = value.guard

    # Layers

    def _connect_layers(self) -> None:
        for name, layer in LAYERS.items():
            action = self.parts.actions[name]
            action.setChecked(self.parts.layers.is_visible(layer))
            action.toggled.connect(lambda on, layer=layer: self.parts.layers.set_visible(layer, on))
        self.parts.layers.visible_changed.connect(self._show_visible)
        self.parts.actions["dim-blocks"].toggled.connect(self._dim_blocks)

    def _show_visible(self, layer: str, on: bool) -> None:
        """A layer was shown or hidden otherwise."""
        for name, shown in LAYERS.items():
            if shown == layer:
                self.parts.actions[name].setChecked(on)

    def _dim_blocks(self, on: bool) -> None:
        self.parts.layers.block_focus = on

    # The steps of the sampler

    def _connect_timeline(self) -> None:
        actions, timeline = self.parts.actions, self.parts.timeline
        actions["play"].triggered.connect(timeline.toggle)
        actions["step-back"].triggered.connect(timeline.step_back)
        actions["step-forward"].triggered.connect(timeline.step_forward)
        actions["first-step"].triggered.connect(timeline.go_first)
        actions["last-step"].triggered.connect(timeline.go_last)
        actions["slower"].triggered.connect(lambda: timeline.change_speed(-1))
        actions["faster"].triggered.connect(lambda: timeline.change_speed(1))
        actions["back-to-result"].triggered.connect(timeline.back_to_result)
        for name, view in VIEWS.items():
            actions[name].triggered.connect(lambda _checked=False, view=view: timeline.set_view(view))
        timeline.able_changed.connect(self._enable_steps)
        timeline.frame_shown.connect(self._show_frame)
        timeline.view_chosen.connect(self._show_view)
        self._enable_steps()
        self._show_view()
        timeline.opacity_changed.connect(self.parts.layers.set_opacity)
        self.parts.layers.set_opacity(timeline.opacity)
        self.parts.workspace.marks_changed.connect(self._follow_marks)

    def _enable_steps(self) -> None:
        actions, timeline = self.parts.actions, self.parts.timeline
        names: tuple[ActionName, ...] = ("play", "step-back", "step-forward", "first-step", "last-step", *VIEWS)
        for name in names:
            actions[name].setEnabled(timeline.has_steps)
        actions["slower"].setEnabled(timeline.has_steps and timeline.speed > SPEEDS[0])
        actions["faster"].setEnabled(timeline.has_steps and timeline.speed < SPEEDS[-1])
        actions["back-to-result"].setEnabled(timeline.can_go_back)

    def _show_view(self) -> None:
        """Another view was chosen, here or there."""
        for name, view in VIEWS.items():
            if view == self.parts.timeline.view:
                self.parts.actions[name].setChecked(True)
        self._show_frame(self.parts.timeline.shown)

    def _show_frame(self, frame: Frame | None) -> None:
        """Show the dots and the chosen array of a step; None brings the marks back."""
        canvas, layers = self.parts.canvas, self.parts.layers
        if frame is None:
            layers.show_image("map", None)
            canvas.set_preview_dots(None)
            return
        counts = frame.counts(self.parts.timeline.threshold, self.parts.workspace.marks.regions)
        canvas.set_preview_dots(frame.xy[counts], frame.confidence[counts])
        view = self.parts.timeline.view
        arrays = {"z_t": frame.z_t, "z0_hat": frame.z0_hat, "map": frame.crowd_map}
        if view == "photo":
            layers.show_image("map", None)
        else:
            layers.show_image(view, arrays[view])

    def _threshold(self) -> float:
        """What the picture counts at; what the settings say before it has a count."""
        marks = self.parts.workspace.marks
        picture = self.parts.workspace.picture
        counted = picture is not None and picture.run is not None
        return marks.threshold if counted else self.parts.side.settings.settings().threshold or USUAL_THRESHOLD

    def _follow_marks(self) -> None:
        """Have the steps show and count what the picture would."""
        timeline = self.parts.timeline
        if not timeline.live:  # what a run finds has its own
            timeline.set_threshold(self._threshold())
        if timeline.awake:  # else the masks are another picture's
            timeline.set_masks(self.parts.workspace.marks.regions)
        if timeline.shown is not None:
            self._show_frame(timeline.shown)

    # The status bar

    def _connect_status(self) -> None:
        canvas, status = self.parts.canvas, self.parts.status
        canvas.cursor_moved.connect(status.show_place)
        canvas.cursor_left.connect(status.hide_place)
        for guarded in (canvas.guarded, self.parts.side.review.guarded):
            guarded.connect(self._say)
        canvas.refused.connect(lambda: self._say(self._why_not()))
        self.parts.workspace.marks_changed.connect(self._show_saved)
        self.parts.workspace.opened.connect(self._show_saved)
        self.parts.workspace.told.connect(self._show_saved)

    def _say(self, sentence: str) -> None:
        self.parts.status.showMessage(sentence, 4000)

    def _why_not(self) -> str:
        """Why the dots cannot be worked on, and what to do."""
        timeline = self.parts.timeline
        if timeline.live or self.parts.canvas.locked:
            return self.tr("This picture is being counted; correct its dots once that is done.")
        if timeline.shown is None:
            return self.tr("The dots are hidden; D shows them.")
        return self.tr("This is step {step} of the run; Esc brings your dots back.").format(step=timeline.shown.step)

    def _show_saved(self) -> None:
        workspace = self.parts.workspace
        if workspace.project is None:
            words = ""
        elif workspace.read_only:
            words = self.tr("read only")
        elif workspace.project.adrift:
            words = self.tr("not saved")
        else:
            words = self.tr("saved")
        self.parts.status.show_saved(words)
