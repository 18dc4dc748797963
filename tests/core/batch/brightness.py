"""Tiny pictures, and models that count without computing much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from core.dots import Dots, Origin
from core.errors import DotoriError
from core.images import find_image_names, load_image
from core.project import Prediction, Project, Run, RunKey


class Brightness:
    """Counts a picture's mean brightness: one dot for each level.

    Attributes:
        seen: sum of each picture that was counted, in order.
        meanwhile: is called before each count with its number.
    """

    def __init__(self, model: str = "brightness") -> None:
        self.key = RunKey.of(model, model, {"seed": 0})
        self.seen: list[int] = []
        self.meanwhile: Callable[[int], Any] = lambda _: None

    def load(self, path: Path) -> np.ndarray:
        return load_image(path)

    def count(self, loaded: np.ndarray) -> tuple[Run, Prediction]:
        self.meanwhile(len(self.seen))
        self.seen.append(int(loaded[0, 0, 0]))
        height, width = loaded.shape[:2]
        xy = np.column_stack([np.arange(self.seen[-1]) * 0.25, np.zeros(self.seen[-1])])
        dots = Dots.of(xy, np.full(len(xy), 0.9, np.float32), Origin.MODEL)
        return Run(self.key, 0.5, len(dots), 1.0, 2.0, zoom=1.0), Prediction(dots, 0.5, width, height)


class Brightnesses(Brightness):
    """The same, three pictures at a time.

    Attributes:
        sizes: how many there were each time.
    """

    together = 3

    def __init__(self, model: str = "brightness") -> None:
        super().__init__(model)
        self.sizes: list[int] = []

    def count_together(self, loaded: Sequence[np.ndarray]) -> list[tuple[Run, Prediction] | Exception]:
        self.sizes.append(len(loaded))
        found: list[tuple[Run, Prediction] | Exception] = []
        for picture in loaded:
            try:
                found.append(self.count(picture))
            except Exception as error:
                found.append(error)
        return found


def put(folder: Path, number: int, level: int | None = None) -> Path:
    """A grey picture; the model above counts `level`, or else `number`, people on it."""
    path = folder / f"{number}.png"
    Image.new("RGB", (24, 24), (number if level is None else level,) * 3).save(path)
    return path


def names_in(folder: Path) -> list[str]:
    names, errors = find_image_names([folder])
    assert not errors
    return names


def counts(project: Project) -> dict[str, int | None]:
    return {picture.path: picture.count for picture in project.images()}


class Refuse:
    """A model that memory does not suffice for, or that something unforeseen happens to."""

    def __init__(self, error: Exception) -> None:
        self.key = RunKey.of("refuse", "refuse", {"seed": 0})
        self.error = error

    def load(self, path: Path) -> Path:
        return path

    def count(self, loaded: Path) -> tuple[Run, Prediction]:
        if loaded.name == "1.png":
            raise self.error
        raise DotoriError("not today")
