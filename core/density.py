"""How densely people stand: people per square metre of regions and of the ground, and what the numbers mean.

A person who answers for a crowd's safety asks for people per square metre. Fruin divided the densities into levels of
service from A, free, to F, where forward motion breaks down, separately for people who walk and for people who stand
and wait; he gives the area a person has, in square feet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from core.errors import DotoriError
from core.ground import Ground
from core.history import Marks

SOURCE = "John J. Fruin, Pedestrian Planning and Design, 1971, chapter 4"

Level = Literal["A", "B", "C", "D", "E", "F"]
LEVELS: tuple[Level, ...] = get_args(Level)

_SQUARE_FOOT = 0.3048**2


@dataclass(frozen=True)
class LevelsOfService:
    """Where one level ends and the next begins.

    Attributes:
        limits: the highest densities, people per m², of the levels A to E; anything above is F.

    Raises:
        ValueError: the limits are not five, or do not ascend from above 0.
    """

    limits: tuple[float, ...]

    def __post_init__(self) -> None:
        steps = np.diff((0.0, *self.limits))
        if len(self.limits) != len(LEVELS) - 1 or not (steps > 0).all() or not np.isfinite(self.limits).all():
            raise ValueError(f"levels of service want five ascending densities, not {self.limits}")

    @classmethod
    def from_square_feet(cls, areas: tuple[float, ...]) -> LevelsOfService:
        """From the least square feet a person has at the levels A to E."""
        return cls(tuple(1 / (area * _SQUARE_FOOT) for area in areas))

    def level(self, density: float) -> Level:
        """The level of a density in people per m²."""
        return LEVELS[self.index(np.array([density]))[0]]

    def index(self, density: NDArray[np.float64]) -> NDArray[np.int64]:
        """(N,) the levels of densities (N,), 0 for A to 5 for F."""
        return np.searchsorted(self.limits, density)


WALKING = LevelsOfService.from_square_feet((35, 25, 15, 10, 5))
"""Fruin's levels for walkways: 0.31, 0.43, 0.72, 1.08 and 2.15 people per m²."""

QUEUEING = LevelsOfService.from_square_feet((13, 10, 7, 3, 2))
"""Fruin's levels for people who stand and wait: 0.83, 1.08, 1.54, 3.59 and 5.38 people per m²."""


@dataclass(frozen=True)
class RegionDensity:
    """How densely people stand in a region.

    Attributes:
        name: of the region.
        people: the dots in it that count.
        area: m² of it outside masks; None where it has none that can be told.
        trouble: why not, in a sentence.
    """

    name: str
    people: int
    area: float | None
    trouble: str = ""

    @property
    def density(self) -> float | None:
        """People per m², None where there is no area."""
        return self.people / self.area if self.area else None


def region_densities(marks: Marks, ground: Ground) -> list[RegionDensity]:
    """Of every region of a picture that is no mask, in their order.

    The number of people is that of the dots in the region, which are on heads. Give a ground that was shifted to the
    height of heads (`Ground.shifted`), and the area is that of the ground straight under the region.
    """
    counted = marks.counted
    masks = [np.array(region.polygon) for region in marks.regions if region.mask and len(region.polygon) > 2]
    found = []
    for region in marks.regions:
        if region.mask:
            continue
        people = int(region.covers(counted.xy).sum())
        try:
            found.append(RegionDensity(region.name, people, ground.area(np.array(region.polygon), masks)))
        except DotoriError as error:
            found.append(RegionDensity(region.name, people, None, error.sentence))
    return found


@dataclass(frozen=True, eq=False)
class DensityGrid:
    """People per m² of the ground, in square cells; only the cells near people.

    Attributes:
        cells: (N, 2) int64, column and row of each; a cell's corner on the ground is that times `side`.
        density: (N,) people per m².
        side: of a cell, metres.
    """

    cells: NDArray[np.int64]
    density: NDArray[np.float64]
    side: float = 1.0

    def corners(self) -> NDArray[np.float64]:
        """(N, 4, 2) the corners of the cells on the ground in order, metres."""
        ring = np.array([(0, 0), (1, 0), (1, 1), (0, 1)])
        return np.asarray((self.cells[:, None] + ring) * self.side)


def density_grid(
    feet: NDArray[np.float64], side: float = 1.0, spread: float = 1.0, reach: float = 500.0
) -> DensityGrid:
    """How densely people stand, each spread out a little, since heads are not placed to the centimetre.

    The sum of density times area over all cells is the number of people.

    Args:
        feet: (N, 2) where people stand, metres: `Ground.to_ground` of the dots. Rows that are nan are left out.
        side: of a cell, metres.
        spread: standard deviation of the normal distribution that each person is, metres.
        reach: metres from the middle person; those farther off are too near the horizon to be told apart.
    """
    here = feet[np.isfinite(feet).all(1)]
    here = here[(np.abs(here - np.median(here, 0)) <= reach).all(1)] if len(here) else here
    if len(here) == 0:
        return DensityGrid(np.zeros((0, 2), np.int64), np.zeros(0), side)
    half = int(np.ceil(2.5 * spread / side))
    around = np.arange(-half, half + 1)
    cell = np.floor(here / side).astype(np.int64)
    first = cell.min(0) - half
    columns, rows = (cell[:, axis, None] + around - first[axis] for axis in (0, 1))
    share = [
        np.exp(-0.5 * (((index + first[axis] + 0.5) * side - here[:, axis, None]) / spread) ** 2)
        for axis, index in enumerate((columns, rows))
    ]
    weight = share[1][:, :, None] * share[0][:, None, :]
    weight /= weight.sum((1, 2), keepdims=True)
    width = int(columns.max()) + 1
    number = rows[:, :, None] * width + columns[:, None, :]
    found, place = np.unique(number.ravel(), return_inverse=True)
    density = np.bincount(place.ravel(), weight.ravel()) / side**2
    return DensityGrid(np.column_stack([found % width, found // width]) + first, density, side)
