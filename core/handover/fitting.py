"""Whether an annotation was made for the picture it belongs to: by its size, and by where its dots are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.writing import amount
from core.images import probe_size
from core.project import Picture, Project

EDGE = 1.0
"""Pixels that a dot may lie outside of its picture: formats round, and some count pixels from 1."""


def fitted(project: Project, picture: Picture, annotation: Annotation) -> Annotation:
    """The annotation without the dots farther outside the picture than `EDGE`; with all where its size is not known.

    Raises:
        DotoriError: it was made for a picture of another size, it has dots and none is inside, or it states a size and
            the picture cannot be read.
    """
    size = _size(project, picture, annotation)
    if size is None:
        return annotation
    xy = annotation.dots.xy
    inside = np.all((xy >= -EDGE) & (xy <= np.array(size) + EDGE), axis=1)
    if len(xy) and not inside.any():
        raise DotoriError(
            "none of the {dots} for {path} lies inside its {size} pixels; import the annotations of this very picture",
            dots=amount(len(xy), "dot"),
            path=picture.path,
            size=f"{size[0]} x {size[1]}",
        )
    return replace(annotation, dots=annotation.dots.where(inside))


def _size(project: Project, picture: Picture, annotation: Annotation) -> tuple[int, int] | None:
    """Width and height of the picture in pixels, which must be those that the annotation states, if it states some."""
    stated = None if None in (annotation.width, annotation.height) else (annotation.width, annotation.height)
    try:
        if picture.width and picture.height:
            size = (picture.width, picture.height)
        else:
            size = probe_size(project.file(picture))
    except DotoriError:
        if stated is None:
            return None  # the picture has gone; its dots may come all the same
        raise
    if stated is not None and stated != size:
        raise DotoriError(
            "{path} has {size} pixels, but its dots were set on {stated}; import the annotations of this very picture",
            path=picture.path,
            size=f"{size[0]} x {size[1]}",
            stated=f"{stated[0]} x {stated[1]}",
        )
    return size
