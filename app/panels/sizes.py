"""How large the picture at hand is."""

from __future__ import annotations

from app.workspace import Workspace
from core.errors import DotoriError
from core.images import probe_size


def picture_size(workspace: Workspace) -> tuple[int, int] | None:
    """Width and height of the picture at hand in pixels, asked of its file where no count has said them; None where
    there is no picture, or none that can be read."""
    picture, path = workspace.picture, workspace.path
    if picture is None or path is None:
        return None
    if picture.width is not None and picture.height is not None:
        return picture.width, picture.height
    try:
        return probe_size(path)
    except DotoriError:
        return None  # the canvas tells why
