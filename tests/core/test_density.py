from __future__ import annotations

import numpy as np
import pytest

from core.density import LEVELS, QUEUEING, SOURCE, WALKING, DensityGrid, LevelsOfService, density_grid, region_densities
from core.dots import Dots
from core.ground import Ground
from core.history import Marks
from core.regions import Region

SQUARE_FOOT = 0.09290304


@pytest.mark.parametrize(("levels", "areas"), [(WALKING, (35, 25, 15, 10, 5)), (QUEUEING, (13, 10, 7, 3, 2))])
def test_fruins_levels_are_by_the_square_feet_a_person_has(levels: LevelsOfService, areas: tuple[int, ...]) -> None:
    assert "Fruin" in SOURCE
    for better, worse, area in zip(LEVELS[:-1], LEVELS[1:], areas, strict=True):
        assert levels.level(1 / ((area + 0.01) * SQUARE_FOOT)) == better
        assert levels.level(1 / ((area - 0.01) * SQUARE_FOOT)) == worse
    assert levels.level(0) == "A"
    assert levels.index(np.array([0.1, 20.0])).tolist() == [0, 5]


def test_a_region_without_an_area_says_why() -> None:
    turn = np.arange(199) * 99 * 2 * np.pi / 199
    star = Region("star", tuple((500 + 100 * np.cos(a), 500 + 100 * np.sin(a)) for a in turn))
    (found,) = region_densities(Marks(regions=(star,)), flat())
    assert found.area is None and "crosses itself too often" in found.trouble


def test_the_tables_in_people_per_square_metre() -> None:
    assert np.round(WALKING.limits, 2).tolist() == [0.31, 0.43, 0.72, 1.08, 2.15]
    assert np.round(QUEUEING.limits, 2).tolist() == [0.83, 1.08, 1.54, 3.59, 5.38]


def test_thresholds_can_be_changed() -> None:
    strict = LevelsOfService((0.5, 1, 2, 3, 4))
    assert [strict.level(density) for density in (0.5, 0.6, 2.5, 4.1)] == ["A", "B", "D", "F"]
    for limits in [(1, 2, 3, 4), (1, 2, 3, 4, 4), (0, 1, 2, 3, 4), (1, 2, 3, 4, float("inf")), (5, 4, 3, 2, 1)]:
        with pytest.raises(ValueError, match="five ascending"):
            LevelsOfService(limits)


def flat(scale: float = 100.0) -> Ground:
    """Looked at straight down, so many pixels a metre."""
    side = 4 * scale
    corners = [(0, side), (side, side), (side, 0), (0, 0)]
    return Ground.from_rectangle(corners, 4, 4, (1000, 1000))


def test_regions_are_counted_by_the_square_metre() -> None:
    regions = (
        Region("stage", ((0, 0), (400, 0), (400, 400), (0, 400))),
        Region("", ((200, 300), (600, 300), (600, 500), (200, 500)), mask=True),
        Region("lawn", ((500, 0), (700, 0), (700, 200), (500, 200))),
        Region("line", ((1, 1), (2, 2))),
    )
    xy = [(50, 50), (350, 350), (100, 390), (600, 100), (601, 101), (900, 900), (60, 60)]
    marks = Marks(Dots.of(xy, confidence=[1, 1, 1, 1, 1, 1, 0.2]), regions=regions)
    stage, lawn, line = region_densities(marks, flat())
    assert (stage.name, stage.people) == ("stage", 2)
    assert stage.area == pytest.approx(14)
    assert stage.density == pytest.approx(2 / 14)
    assert (lawn.people, lawn.density) == (2, pytest.approx(0.5))
    assert (line.people, line.density) == (0, None)


def test_heads_make_a_crowd_seem_thinner_than_it_is() -> None:
    marks = Marks(Dots.of([(50, 50)]), regions=(Region("all", ((0, 0), (400, 0), (400, 400), (0, 400))),))
    ground = flat()
    (seeming,), (true,) = (region_densities(marks, each) for each in (ground, ground.shifted(1.55)))
    shrunk = (ground.camera_height - 1.55) / ground.camera_height
    assert true.area == pytest.approx(16 * shrunk**2)
    assert true.density > seeming.density


def test_a_region_up_to_the_sky_has_no_area_but_is_counted() -> None:
    corners = [(300, 900), (700, 900), (600, 700), (400, 700)]
    ground = Ground.from_rectangle(corners, 3, 6, (1000, 1000))
    regions = (Region("all", ((0, 0), (1000, 0), (1000, 1000), (0, 1000))),)
    (found,) = region_densities(Marks(Dots.of([(500, 800)]), regions=regions), ground)
    assert (found.people, found.area, found.density) == (1, None, None)
    assert "horizon" in found.trouble


def total(grid: DensityGrid) -> float:
    return float(grid.density.sum() * grid.side**2)


@pytest.mark.parametrize("side", [0.5, 1.0, 2.0])
def test_the_grid_holds_everybody(side: float) -> None:
    feet = np.random.default_rng(1).normal(0, 20, (500, 2))
    grid = density_grid(feet, side)
    assert total(grid) == pytest.approx(500)
    assert len(np.unique(grid.cells, axis=0)) == len(grid.cells)


def test_the_middle_of_an_even_crowd_is_as_dense_as_it_is() -> None:
    x, y = np.meshgrid(np.arange(0.25, 20, 0.5), np.arange(0.25, 20, 0.5))
    grid = density_grid(np.column_stack([x.ravel(), y.ravel()]) - 10)
    middle = (np.abs(grid.cells + 0.5) < 6).all(1)
    assert middle.sum() == 144
    np.testing.assert_allclose(grid.density[middle], 4, rtol=0.01)
    corners = grid.corners()[middle]
    assert corners.shape == (144, 4, 2)
    assert corners.min() == -6
    assert corners.max() == 6


def test_one_person_is_densest_where_they_stand_and_the_same_all_round() -> None:
    grid = density_grid(np.array([(3.5, -7.5)]))
    assert grid.cells[grid.density.argmax()].tolist() == [3, -8]
    by_cell = {tuple(cell): value for cell, value in zip(grid.cells.tolist(), grid.density, strict=True)}
    for dx, dy in [(1, 0), (0, 1), (2, 1)]:
        assert by_cell[3 + dx, -8 + dy] == pytest.approx(by_cell[3 - dx, -8 - dy])


def test_nobody_and_people_at_the_horizon() -> None:
    assert len(density_grid(np.zeros((0, 2))).density) == 0
    assert len(density_grid(np.full((3, 2), np.nan)).density) == 0
    feet = np.array([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (np.nan, np.nan), (1e12, 3.0)])
    assert total(density_grid(feet)) == pytest.approx(3)
