"""The folders that were open lately, for a menu."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MOST = 10
"""So many are offered."""


@dataclass(frozen=True)
class Recent:
    """A folder that was open.

    Attributes:
        path: where it is.
        text: to show, the person's home being "~".
        there: whether it can be opened; a stick may be out, a folder gone.
    """

    path: Path
    text: str
    there: bool


def recent_folders(recent: Iterable[str]) -> list[Recent]:
    """What the menu offers of `Preferences.recent`: the last first, each once."""
    return [
        Recent(path, _short(path), _is_there(path))
        for path in [Path(name) for name in dict.fromkeys(recent) if name][:MOST]
    ]


def _short(path: Path) -> str:
    home = Path.home()
    return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) and path != home else str(path)


def _is_there(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
