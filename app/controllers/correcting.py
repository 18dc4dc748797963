"""Correcting: tools, undo and redo, what is selected, and the threshold."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.actions import TOOLS, ActionName
from app.canvas.layers.ground_layer import GroundKind
from app.canvas.tool import Tool
from app.parts import Parts
from core.project import Step

GROUNDS: dict[ActionName, GroundKind] = {"ground": "rectangle", "ground-length": "length"}
"""What each action marks on the ground."""

THRESHOLD_STEP = 0.01
"""Of one press of a key."""


class CorrectingController(QObject):
    """Turns the actions of the menus Edit and Correct into edits."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self.parts = parts
        canvas, layers = parts.canvas, parts.layers
        self._tools: dict[ActionName, Tool] = {
            "select": canvas.select_tool,
            "box": canvas.box_tool,
            "lasso": canvas.lasso_tool,
            "region": layers.region_tool,
            "mask": layers.mask_tool,
            **dict.fromkeys(GROUNDS, layers.ground_tool),
        }
        self._connect_tools()
        self._connect_edits()
        self._enable()

    def choose(self, name: ActionName) -> None:
        """Choose a tool. What is marked on the ground already stays, to be dragged, if it is of the same kind."""
        if name in GROUNDS:
            self.parts.layers.set_visible("ground", True)
            if GROUNDS[name] != self.parts.layers.ground_tool.kind:
                self.parts.layers.ground_tool.begin(GROUNDS[name])
        self.parts.actions[name].setChecked(True)
        self.parts.canvas.set_tool(self._tools[name])
        self.parts.canvas.setFocus()

    def _connect_tools(self) -> None:
        for name in TOOLS:
            self.parts.actions[name].triggered.connect(lambda _checked=False, name=name: self.choose(name))
        self.parts.canvas.tool_changed.connect(lambda _name: self._show_tool())
        self.parts.layers.ground_tool.kind_changed.connect(self._show_tool)

    def _connect_edits(self) -> None:
        actions, workspace, canvas = self.parts.actions, self.parts.workspace, self.parts.canvas
        actions["undo"].triggered.connect(self._undo)
        actions["redo"].triggered.connect(self._redo)
        actions["select-all"].triggered.connect(self._select_all)
        actions["deselect"].triggered.connect(lambda: workspace.select([]))
        actions["lower-threshold"].triggered.connect(lambda: self._nudge(-THRESHOLD_STEP))
        actions["raise-threshold"].triggered.connect(lambda: self._nudge(THRESHOLD_STEP))
        actions["cross"].triggered.connect(self._toggle_cross)
        workspace.shown.connect(self._enable)
        workspace.selection_changed.connect(self._enable)
        canvas.picture_changed.connect(self._enable)
        canvas.lock_changed.connect(self._enable)
        self.parts.timeline.frame_shown.connect(self._enable)
        actions["dots"].toggled.connect(self._enable)

    def _show_tool(self) -> None:
        """Check the action of the tool that is chosen, by whomever."""
        kind = self.parts.layers.ground_tool.kind
        for name, tool in self._tools.items():
            if tool is self.parts.canvas.tool and GROUNDS.get(name, kind) == kind:
                self.parts.actions[name].setChecked(True)

    def _undo(self) -> None:
        self.parts.canvas.finish()
        step = self.parts.workspace.undo()
        self._say(self.tr("Undone: {deed} · {picture}") if step else self.tr("Nothing to undo"), step)

    def _redo(self) -> None:
        self.parts.canvas.finish()
        step = self.parts.workspace.redo()
        self._say(self.tr("Done again: {deed} · {picture}") if step else self.tr("Nothing to do again"), step)

    def _select_all(self) -> None:
        if self.parts.canvas.may_work():
            self.parts.workspace.select(self.parts.canvas.shown_dots.id)

    def _toggle_cross(self) -> None:
        self.parts.canvas.key_mouse.toggle()
        self.parts.canvas.setFocus()

    def _nudge(self, by: float) -> None:
        self.parts.side.count.nudge_threshold(by)

    def _say(self, sentence: str, step: Step | None) -> None:
        """Say in the status bar what was undone, and on which picture; it may be another one than before."""
        picture = self.parts.workspace.pictures.get(step.image) if step else None
        deed = self._deeds().get(step.command.name, "") if step else ""
        said = sentence.format(deed=deed, picture=picture.path if picture else "")
        self.parts.status.showMessage(said, 3000)

    def _deeds(self) -> dict[str, str]:
        return {
            "add": self.tr("dots added"),
            "delete": self.tr("dots removed"),
            "move": self.tr("dots moved"),
            "keep": self.tr("dots kept"),
            "prediction": self.tr("count"),
            "import": self.tr("import"),
            "threshold": self.tr("threshold"),
            "regions": self.tr("regions"),
            "ground": self.tr("ground"),
            "reviewed": self.tr("reviewed"),
            "blocks": self.tr("blocks"),
        }

    def _enable(self) -> None:
        workspace = self.parts.workspace
        changeable = workspace.picture is not None and not workspace.read_only
        for name in (*TOOLS, "undo", "redo", "lower-threshold", "raise-threshold"):
            self.parts.actions[name].setEnabled(changeable)
        for name in ("select-all", "deselect"):
            self.parts.actions[name].setEnabled(workspace.picture is not None)
        self.parts.actions["cross"].setEnabled(changeable and self.parts.canvas.editable)
