"""ShanghaiTech `GT_IMG_n.mat`: one picture a file, variable `image_info`.

Coordinates are taken and written as they are. They were probably set in MATLAB, whose first pixel's centre is (1, 1),
but every published loader uses the raw values, and so do we: at most one pixel of offset. Confidence, origin and ids
are lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.files import dots_of, single
from core.formats.mat import load_variable, save_variable


def read(path: Path) -> list[Annotation]:
    """The one annotation of the file; its picture's name is not in it.

    Raises:
        DotoriError: the file cannot be read or is not in this format.
    """
    match load_variable(path, "image_info"):
        case [{"location": [points, *_]}, *_]:
            return [Annotation("", dots_of(points, path))]
    raise DotoriError(
        "cannot read {path}: its image_info is not laid out as in ShanghaiTech; check that it is the right file",
        path=path,
    )


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write one annotation.

    Raises:
        DotoriError: there is not exactly one, or the file cannot be written.
    """
    dots = single(annotations, path).dots
    inner = np.empty((1, 1), dtype=[("location", object), ("number", object)])
    inner["location"][0, 0] = dots.xy
    inner["number"][0, 0] = np.array([[len(dots)]], np.uint32)
    cell = np.empty((1, 1), dtype=object)
    cell[0, 0] = inner
    save_variable(path, "image_info", cell)
