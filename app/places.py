"""Where the app keeps what it alone needs; `DOTORI_HOME` moves it along with the rest, see `core.places`.

A folder's work is kept beside its pictures, by `core.project`.
"""

from __future__ import annotations

from pathlib import Path

import platformdirs

from core.places import at_home


def preferences_file() -> Path:
    """What a person has chosen."""
    return at_home("settings", platformdirs.user_config_path("dotori", appauthor=False)) / "preferences.json"


def window_file() -> Path:
    """Where the window was, and how its parts shared it; Qt's to write."""
    return preferences_file().with_name("window.ini")


def log_folder() -> Path:
    """What happened: the rotating log and the crash log."""
    return at_home("logs", platformdirs.user_log_path("dotori", appauthor=False))


def cache_folder() -> Path:
    """What can be made again, such as thumbnails."""
    return at_home("cache", platformdirs.user_cache_path("dotori", appauthor=False))


def samples_folder() -> Path:
    """Copies of the sample pictures, to be counted and corrected."""
    return at_home("samples", platformdirs.user_data_path("dotori", appauthor=False) / "samples")
