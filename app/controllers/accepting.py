"""Accepting: a picture's file was replaced by another, and a person says whether its dots fit that one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.panels.sizes import picture_size
from app.parts import Parts
from core.project import Picture

ABOUT = "replaced"
"""What the notice is about."""


class AcceptingController(QObject):
    """Says of the picture at hand that its file was replaced, as long as that stands."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self.parts = parts
        parts.workspace.shown.connect(self._show)
        parts.workspace.rows_changed.connect(self._follow)
        self._show()

    def _show(self) -> None:
        picture, strip = self.parts.workspace.picture, self.parts.strip
        strip.withdraw(ABOUT)
        if picture is not None and picture.replaced:
            accept = partial(self.parts.workspace.accept, picture.id)
            strip.tell(self._words(picture), self.tr("The dots fit"), accept, about=ABOUT)

    def _follow(self) -> None:
        """Say so no longer once the dots fit, or others are there."""
        picture = self.parts.workspace.picture
        if picture is not None and not picture.replaced:
            self.parts.strip.withdraw(ABOUT)

    def _words(self, picture: Picture) -> str:
        """That the file was replaced, and by one of which size where that is another."""
        name, now, former = Path(picture.path).name, picture_size(self.parts.workspace), picture.former
        if now is None or former is None or now == former:
            return self.tr("{name} is not the file that its dots were set on.").format(name=name)
        words = self.tr(
            "{name} is not the file that its dots were set on: that had {former} pixels, this one has {now}."
        )
        return words.format(name=name, former="{} x {}".format(*former), now="{} x {}".format(*now))
