from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from app.canvas.layers.region_shape import Grip, dragged, free_name, grip_at, has_area, with_corner, without_corner
from core.regions import Region

SQUARE = Region("a", ((100.0, 100.0), (200.0, 100.0), (200.0, 200.0), (100.0, 200.0)))
MASK = Region("b", ((150.0, 150.0), (300.0, 150.0), (300.0, 300.0), (150.0, 300.0)), mask=True)
LABELS = [QRectF(120, 70, 60, 20), QRectF(200, 120, 60, 20)]
PICTURE = QRectF(0, 0, 400, 400)


def grip(x: float, y: float, scale: float = 1, selected: int | None = None, mask: bool = False) -> Grip | None:
    return grip_at([SQUARE, MASK], LABELS, (x, y), scale, selected, mask)


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ((103, 104), Grip(0, "corner", 0)),
        ((150, 80), Grip(0, "label")),
        ((130, 103), Grip(0, "edge", 0)),
        ((97, 150), Grip(0, "edge", 3)),
        ((120, 120), Grip(0, "inside")),
        ((250, 250), None),  # a mask is not gripped by its inside while regions are drawn
        ((20, 20), None),
    ],
)
def test_corners_come_before_labels_edges_and_the_inside(place: tuple[float, float], found: Grip | None) -> None:
    assert grip(*place) == found


def test_each_tool_grips_the_inside_of_its_own_kind() -> None:
    assert grip(180, 180, mask=False) == Grip(0, "inside")
    assert grip(180, 180, mask=True) == Grip(1, "inside")


def test_what_is_near_depends_on_the_screen() -> None:
    assert grip(112, 112) == Grip(0, "inside")
    assert grip(112, 112, scale=0.4) == Grip(0, "corner", 0)
    assert grip(104, 104, scale=8) == Grip(0, "inside")


def test_the_selected_region_is_on_top() -> None:
    both = [SQUARE, SQUARE]
    assert grip_at(both, LABELS, (100, 100), 1) == Grip(1, "corner", 0)
    assert grip_at(both, LABELS, (100, 100), 1, selected=0) == Grip(0, "corner", 0)


def test_dragging_keeps_to_the_picture() -> None:
    assert dragged(SQUARE, Grip(0, "corner", 2), (500, 20), PICTURE).polygon[2] == (400, 220)
    moved = dragged(SQUARE, Grip(0, "inside"), (-500, 20), PICTURE)
    assert moved.polygon == ((0, 120), (100, 120), (100, 220), (0, 220))
    assert (moved.name, moved.mask) == ("a", False)


def test_corners_come_and_go() -> None:
    more = with_corner(SQUARE, 3, (90, 150))
    assert more.polygon == (*SQUARE.polygon, (90, 150))
    assert without_corner(more, 4) == SQUARE


@pytest.mark.parametrize(
    ("polygon", "has"),
    [
        ([], False),
        ([(0, 0), (9, 0)], False),
        ([(0, 0), (5, 5), (9, 9)], False),
        ([(0, 0), (9, 0), (9, 9)], True),
        ([(0, 0), (9, 9), (9, 0), (0, 9)], True),  # crosses itself; the signed area is 0
    ],
)
def test_area(polygon: list[tuple[float, float]], has: bool) -> None:
    assert has_area(polygon) is has


def test_a_free_name_fills_the_first_gap() -> None:
    regions = [Region(name, ()) for name in ("Region 1", "Stage", "Region 3")]
    assert free_name("Region {0}", regions) == "Region 2"
    assert free_name("Mask {0}", regions) == "Mask 1"
