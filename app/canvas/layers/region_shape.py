"""The polygons of regions: what of them lies under the mouse, and how they change when it is dragged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from core.regions import Place, Region

_NEAR = 8.0
"""Device-independent pixels; what is nearer to the mouse can be gripped."""


@dataclass(frozen=True)
class Grip:
    """Where a region can be gripped.

    Attributes:
        region: its place among the picture's regions.
        part: a corner, an edge, the label, or the inside.
        place: of the corner in the polygon, or of the edge's first corner.
    """

    region: int
    part: Literal["corner", "edge", "label", "inside"]
    place: int = 0


def grip_at(
    regions: Sequence[Region],
    labels: Sequence[QRectF],
    at: Place,
    scale: float,
    selected: int | None = None,
    mask: bool = False,
) -> Grip | None:
    """What of the regions lies at a place.

    Args:
        regions: of the picture; the later ones lie on top.
        labels: where each one's label lies, pixels of the picture.
        at: the mouse, pixels of the picture.
        scale: of the screen.
        selected: the region that is on top of all.
        mask: whether masks are gripped by their inside, or regions.
    """
    order = sorted(range(len(regions)), key=lambda index: (index == selected, index), reverse=True)
    reach = _NEAR / scale
    for index in order:
        distance = np.hypot(*(_corners(regions[index]) - at).T)
        if len(distance) and distance.min() <= reach:
            return Grip(index, "corner", int(distance.argmin()))
    for index in order:
        if labels[index].contains(QPointF(*at)):
            return Grip(index, "label")
    for index in order:
        away = _from_edges(_corners(regions[index]), at)
        if len(away) and away.min() <= reach * 0.75:
            return Grip(index, "edge", int(away.argmin()))
    for index in order:
        if regions[index].mask == mask and regions[index].covers(np.array([at], float))[0]:
            return Grip(index, "inside")
    return None


def dragged(region: Region, grip: Grip, by: tuple[float, float], bounds: QRectF) -> Region:
    """The region with the gripped corner, or all of it, moved by (dx, dy) pixels; it stays within the bounds."""
    corners = _corners(region)
    low, high = np.array(bounds.topLeft().toTuple()), np.array(bounds.bottomRight().toTuple())
    if grip.part == "corner":
        corners[grip.place] = np.clip(corners[grip.place] + by, low, high)
    else:
        corners += np.maximum(np.minimum(by, high - corners.max(0)), low - corners.min(0))
    return replace(region, polygon=tuple((float(x), float(y)) for x, y in corners))


def with_corner(region: Region, edge: int, at: Place) -> Region:
    """The region with one more corner, on the edge that begins at the corner `edge`."""
    return replace(region, polygon=(*region.polygon[: edge + 1], at, *region.polygon[edge + 1 :]))


def without_corner(region: Region, corner: int) -> Region:
    """The region with a corner less."""
    return replace(region, polygon=region.polygon[:corner] + region.polygon[corner + 1 :])


def has_area(polygon: Sequence[Place]) -> bool:
    """Whether corners enclose more than a pixel, even where they cross themselves."""
    if len(polygon) < 3:
        return False
    way = np.array(polygon, float)[1:] - np.array(polygon[0], float)
    cross = way[:-1, 0] * way[1:, 1] - way[:-1, 1] * way[1:, 0]
    return bool(np.abs(cross).max() > 2)


def free_name(pattern: str, regions: Sequence[Region]) -> str:
    """The first name of a pattern such as "Region {0}", counted from 1, that no region has."""
    taken = {region.name for region in regions}
    return next(name for number in range(1, len(taken) + 2) if (name := pattern.format(number)) not in taken)


def _corners(region: Region) -> NDArray[np.float64]:
    return np.array(region.polygon, float).reshape(-1, 2)


def _from_edges(corners: NDArray[np.float64], at: Place) -> NDArray[np.float64]:
    """(N,) distance of a place from the edge that begins at each corner."""
    way = np.roll(corners, -1, 0) - corners
    to = np.array(at, float) - corners
    along = np.clip((way * to).sum(1) / np.maximum((way * way).sum(1), 1e-12), 0, 1)
    return np.asarray(np.hypot(*(to - way * along[:, None]).T))
