"""What a whole folder is counted with, and which of its pictures that leaves to count. Imports no torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from core.counting.outcome import run_key
from core.counting.settings import CountSettings
from core.model.header import file_hash
from core.model.shipped import shipped_model
from core.project import Picture, Project, RunKey

Place = Literal["waiting", "counting"]
"""Of a picture in the queue."""


@dataclass(frozen=True)
class Recipe:
    """The same for every picture of a folder, whatever is chosen while it is counted.

    Attributes:
        settings: how.
        model: a file of weights; None for the shipped ones.
        key: what its results are recognised by.
    """

    settings: CountSettings
    model: Path | None
    key: RunKey


@dataclass(frozen=True)
class Plan:
    """What there is to do in a folder.

    Attributes:
        recipe: with what.
        images: ids of the pictures that are still to be counted, in the order of the list.
        failed: ids of those that the same recipe has failed on before; a person may want them tried again.
    """

    recipe: Recipe
    images: tuple[int, ...]
    failed: tuple[int, ...]


def plan(project: Project, pictures: Sequence[Picture], settings: CountSettings, model: Path | None) -> Plan:
    """Find out what is still to be counted, as `core.batch` does: neither what the same recipe has counted, nor what a
    person has worked on. Reads the weights and the project; not for the window's thread.

    Raises:
        DotoriError: the weights or the project cannot be read.
    """
    weights = model or shipped_model()
    key = run_key(weights.name, file_hash(weights), settings)
    left = {picture.id for picture in project.pending(key, pictures)}
    untried = {picture.id for picture in project.pending(key, pictures, failed=False)}
    images = tuple(picture.id for picture in pictures if picture.id in untried)
    failed = tuple(picture.id for picture in pictures if picture.id in left - untried)
    return Plan(Recipe(settings, model, key), images, failed)
