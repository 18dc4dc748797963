"""The columns of dots, for formats that keep confidence, origin or ids beside the points, where each may be missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.dots import Dots, Origin
from core.errors import DotoriError
from core.formats.files import checked_points

ORIGINS = {origin.name.lower(): int(origin) for origin in Origin}
"""The words for origins in files."""

_NAMES = {value: name for name, value in ORIGINS.items()}
_LAST_ID = 2**63 - 1


def origin_names(dots: Dots) -> list[str]:
    """The origin of each dot as a word."""
    return [_NAMES[value] for value in dots.origin.tolist()]


def rows_of(dots: Dots) -> Iterator[tuple[float, float, float, str, int]]:
    """The dots one by one: x, y (pixels), confidence, origin (a word) and id.

    A confidence has as few digits as give the same float32 again: 0.93, not 0.9300000071525574.
    """
    confidence = [float(str(value)) for value in dots.confidence]
    for (x, y), *rest in zip(dots.xy.tolist(), confidence, origin_names(dots), dots.id.tolist(), strict=True):
        yield (x, y, *rest)


def as_number(text: Any) -> float | None:
    """The number in a text; None where there is none, or where it is no text."""
    try:
        return float(text) if isinstance(text, str) else None
    except ValueError:
        return None


def as_whole(text: Any) -> int | None:
    """The whole number in a text; None where there is none, or where it is no text."""
    try:
        return int(text) if isinstance(text, str) else None
    except ValueError:
        return None


class DotRows:
    """Gathers the dots of one picture row by row, as a file gives them.

    Args:
        path: the file, for messages.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._points: list[list[float]] = []
        self._confidence: list[float] = []
        self._origin: list[int] = []
        self._ids: list[Any] = []

    def add(self, x: Any, y: Any, confidence: Any = None, origin: Any = None, number: Any = None) -> None:
        """Add one dot.

        Args:
            x: pixels of the upright picture.
            y: pixels of the upright picture.
            confidence: from 0 to 1; None for 1.
            origin: one of `ORIGINS`; None for a person's.
            number: the dot's id; where it is missing, repeats or is no whole number, the dot gets a new one, as people
                copy and paste dots in other programs.

        Raises:
            DotoriError: a place or a confidence is no number, or the origin is another word.
        """
        if type(x) not in (int, float) or type(y) not in (int, float):
            raise DotoriError(
                "cannot read {path}: its points are not pairs of numbers; correct or replace it", path=self._path
            )
        if confidence is not None and not (type(confidence) in (int, float) and 0 <= confidence <= 1):
            raise DotoriError(
                "cannot read {path}: a confidence is no number from 0 to 1; correct or replace the file",
                path=self._path,
            )
        if origin is not None and not (isinstance(origin, str) and origin in ORIGINS):
            raise DotoriError(
                "cannot read {path}: an origin is not one of {origins}; correct or replace the file",
                path=self._path,
                origins=", ".join(ORIGINS),
            )
        self._points.append([x, y])
        self._confidence.append(1.0 if confidence is None else confidence)
        self._origin.append(Origin.PERSON if origin is None else ORIGINS[origin])
        self._ids.append(number)

    def dots(self) -> Dots:
        """All rows.

        Raises:
            DotoriError: as `checked_points`.
        """
        return Dots(
            checked_points(self._points, self._path),
            np.array(self._confidence, np.float32),
            np.array(self._origin, np.uint8),
            _ids(self._ids),
        )


def _ids(given: list[Any]) -> NDArray[np.int64]:
    """Ids (N,), all different: those given where they will do, new ones beyond the largest elsewhere."""
    kept: list[int | None] = []
    taken: set[int] = set()
    for value in given:
        fits = type(value) is int and abs(value) <= _LAST_ID and value not in taken
        kept.append(value if fits else None)
        if fits:
            taken.add(value)
    fresh = max(taken, default=-1) + 1
    if fresh + len(given) > _LAST_ID:
        return np.arange(len(given), dtype=np.int64)
    ids = []
    for number in kept:
        ids.append(fresh if number is None else number)
        fresh += number is None
    return np.array(ids, np.int64)
