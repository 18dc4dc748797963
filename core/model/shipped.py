"""The weights that come with Dotori."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from core.errors import DotoriError

NAME = "dotori.safetensors"


def shipped_model() -> Path:
    """Path of the shipped weights.

    Raises:
        DotoriError: they are missing from this installation.
    """
    with as_file(files("resources") / "models" / NAME) as path:
        if not path.exists():
            raise DotoriError("the shipped weights are missing ({path}); install again or give --model FILE", path=path)
        return path
