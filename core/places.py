"""Where Dotori keeps its own files: models, and the work on folders that cannot be written to.

`DOTORI_HOME` puts all of it into one folder: for tests, and for a stick that carries Dotori about. What the app alone
needs stands in `app.places`.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def models_folder() -> Path:
    """Weights besides the shipped ones."""
    return at_home("models", platformdirs.user_data_path("dotori", appauthor=False) / "models")


def projects_folder() -> Path:
    """Projects of folders that cannot be written to."""
    return at_home("projects", platformdirs.user_data_path("dotori", appauthor=False) / "projects")


def at_home(name: str, usual: Path) -> Path:
    """The folder of that name in `DOTORI_HOME`, if that is set; else the usual one."""
    home = os.environ.get("DOTORI_HOME")
    return Path(home) / name if home else usual
