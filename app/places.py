"""Where the app keeps its own files. A folder's work is kept beside its pictures, by `core.project`.

`DOTORI_HOME` puts all of it into one folder: for tests, and for a stick that carries Dotori about.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def preferences_file() -> Path:
    """What a person has chosen."""
    return _home("settings", platformdirs.user_config_path("dotori", appauthor=False)) / "preferences.json"


def window_file() -> Path:
    """Where the window was, and how its parts shared it; Qt's to write."""
    return preferences_file().with_name("window.ini")


def log_folder() -> Path:
    """What happened: the rotating log and the crash log."""
    return _home("logs", platformdirs.user_log_path("dotori", appauthor=False))


def cache_folder() -> Path:
    """What can be made again, such as thumbnails."""
    return _home("cache", platformdirs.user_cache_path("dotori", appauthor=False))


def models_folder() -> Path:
    """Weights besides the shipped ones."""
    return _home("models", platformdirs.user_data_path("dotori", appauthor=False) / "models")


def samples_folder() -> Path:
    """Copies of the sample pictures, to be counted and corrected."""
    return _home("samples", platformdirs.user_data_path("dotori", appauthor=False) / "samples")


def _home(name: str, usual: Path) -> Path:
    home = os.environ.get("DOTORI_HOME")
    return Path(home) / name if home else usual
