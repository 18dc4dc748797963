"""UCF `n_ann.mat` (UCF_CC_50, UCF-QNRF): one picture a file, variable `annPoints`, (N, 2).

Coordinates are taken and written as they are, as every published loader does. Confidence, origin and ids are lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.formats.annotation import Annotation
from core.formats.files import dots_of, single
from core.formats.mat import load_variable, save_variable


def read(path: Path) -> list[Annotation]:
    """The one annotation of the file; its picture's name is not in it.

    Raises:
        DotoriError: the file cannot be read or is not in this format.
    """
    return [Annotation("", dots_of(load_variable(path, "annPoints"), path))]


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write one annotation.

    Raises:
        DotoriError: there is not exactly one, or the file cannot be written.
    """
    save_variable(path, "annPoints", single(annotations, path).dots.xy)
