"""The numbers of pictures, without their dots: the part that both files of counts share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from core.dots import Origin
from core.formats.annotation import Annotation
from core.formats.table import guarded

COLUMNS = ("image", "count", "reviewed", "by_model", "by_hand", "moved_by_hand")
"""by_model: dots as the model set them; by_hand: a person's; moved_by_hand: the model's, moved by a person."""


def count_rows(annotations: Sequence[Annotation], path: Path) -> Iterator[tuple[str | int, ...]]:
    """One row a picture, in the order of `COLUMNS`; names guarded against spreadsheets, reviewed as yes or no.

    Raises:
        DotoriError: a name is not UTF-8.
    """
    for annotation in annotations:
        model, person, moved = np.bincount(annotation.dots.origin, minlength=len(Origin)).tolist()
        reviewed = "yes" if annotation.reviewed else "no"
        yield (guarded(annotation.path, path), len(annotation.dots), reviewed, model, person, moved)
