"""Cameras are made up, and what they see is worked out without the product's help."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray

from core.areas import area_of
from core.errors import DotoriError
from core.ground import Ground, Length, Rectangle

SIZE = (4000, 3000)


@dataclass(frozen=True)
class Camera:
    """A camera over the origin that looks along y, tilted down and rolled, degrees."""

    height: float = 6.0
    tilt: float = 25.0
    roll: float = 0.0
    turn: float = 0.0
    angle: float = 65.0
    size: tuple[int, int] = SIZE

    def _axes(self) -> NDArray[np.float64]:
        tilt, roll, turn = np.radians([self.tilt, self.roll, self.turn])
        forward = np.array([np.sin(turn) * np.cos(tilt), np.cos(turn) * np.cos(tilt), -np.sin(tilt)])
        right = np.array([np.cos(turn), -np.sin(turn), 0.0])
        down = np.cross(forward, right)
        return np.array(
            [np.cos(roll) * right + np.sin(roll) * down, np.cos(roll) * down - np.sin(roll) * right, forward]
        )

    def sees(self, places: ArrayLike, up: float = 0.0) -> NDArray[np.float64]:
        """Pixels (N, 2) of places (N, 2) on the ground, or so many metres above it."""
        metres = np.asarray(places, float).reshape(-1, 2)
        space = np.column_stack([metres, np.full(len(metres), up - self.height)]) @ self._axes().T
        focal = max(self.size) / 2 / np.tan(np.radians(self.angle / 2))
        return focal * space[:, :2] / space[:, 2:] + np.array(self.size) / 2

    def horizon(self) -> NDArray[np.float64]:
        far = 1e9 * np.array([(np.sin(a), np.cos(a)) for a in np.radians([self.turn - 20, self.turn + 20])])
        return self.sees(far, up=self.height)


CAMERAS = [
    Camera(),
    Camera(height=2.4, tilt=5),
    Camera(height=30, tilt=60, roll=7),
    Camera(height=8, tilt=20, roll=-11, turn=33, angle=40),
    Camera(height=8, tilt=20, turn=20, angle=90, size=(3000, 4000)),
]
BOX = np.array([(-1.5, 9.0), (1.5, 9.0), (1.5, 15.0), (-1.5, 15.0)])
SOME = np.array([(-4.0, 8.0), (3.0, 11.0), (0.0, 20.0), (7.0, 40.0)])


def box(camera: Camera, order: tuple[int, ...] = (0, 1, 2, 3)) -> Ground:
    places = BOX[list(order)]
    sides = np.hypot(*(places[1] - places[0])), np.hypot(*(places[2] - places[1]))
    return Ground.from_rectangle(camera.sees(places), *sides, camera.size)


def distances(metres: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.hypot(*(metres[:, None] - metres).transpose(2, 0, 1))


@pytest.mark.parametrize("camera", CAMERAS)
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (2, 3, 0, 1), (1, 2, 3, 0), (0, 3, 2, 1)])
def test_a_rectangle_tells_the_ground_and_the_camera(camera: Camera, order: tuple[int, ...]) -> None:
    ground = box(camera, order)
    found = ground.to_ground(camera.sees(SOME))
    np.testing.assert_allclose(distances(found), distances(SOME), rtol=1e-7)
    np.testing.assert_allclose(ground.to_picture(found), camera.sees(SOME), atol=1e-6)
    np.testing.assert_allclose(ground.to_ground(camera.sees(BOX[order[0]])), [[0, 0]], atol=1e-8)
    assert not ground.assumed
    assert ground.camera_height == pytest.approx(camera.height, rel=1e-6)
    under = np.hypot(*(found - ground.camera[:2]).T)
    np.testing.assert_allclose(under, np.hypot(*SOME.T), rtol=1e-6)


@pytest.mark.parametrize("camera", CAMERAS)
def test_heads_are_brought_to_where_the_people_stand(camera: Camera) -> None:
    heads = camera.sees(SOME, up=1.6)
    for ground in (box(camera), with_horizon(camera)):
        feet = ground.to_ground(camera.sees(SOME))
        np.testing.assert_allclose(ground.shifted(1.6).to_ground(heads), feet, rtol=1e-6, atol=1e-5)
        np.testing.assert_allclose(ground.shifted(1.6).to_picture(feet), heads, atol=1e-3)
        seeming = ground.to_ground(heads) - ground.camera[:2]
        assert (np.hypot(*seeming.T) > np.hypot(*SOME.T)).all()
        np.testing.assert_allclose(ground.shifted(1.6).shifted(0).to_ground(heads), ground.to_ground(heads))


def with_horizon(camera: Camera, a: ArrayLike = (-2.0, 9.0), b: ArrayLike = (2.5, 12.0)) -> Ground:
    ends = np.array([a, b])
    return Ground.from_length(
        *camera.sees(ends), float(np.hypot(*(ends[0] - ends[1]))), camera.horizon(), camera.size, camera.angle
    )


@pytest.mark.parametrize("camera", CAMERAS)
def test_a_length_and_the_horizon_tell_the_ground(camera: Camera) -> None:
    ground = with_horizon(camera)
    found = ground.to_ground(camera.sees(SOME))
    np.testing.assert_allclose(distances(found), distances(SOME), rtol=1e-5)
    np.testing.assert_allclose(np.hypot(*found.T), np.hypot(*SOME.T), rtol=1e-5)
    assert ground.camera_height == pytest.approx(camera.height, rel=1e-5)
    assert ground.assumed
    turned = np.radians(camera.turn)
    ahead = SOME @ np.array([(np.cos(turned), np.sin(turned)), (-np.sin(turned), np.cos(turned))])
    np.testing.assert_allclose(found, ahead, rtol=1e-4, atol=1e-4)


def test_a_wrong_angle_of_view_hurts_depth_more_than_width() -> None:
    camera = Camera(tilt=8)
    ends = np.array([(-2.0, 12.0), (2.0, 12.0)])
    ground = Ground.from_length(*camera.sees(ends), 4.0, camera.horizon(), SIZE, angle=50)
    found = ground.to_ground(camera.sees([(-2, 12), (2, 12), (2, 16)]))
    factor = np.tan(np.radians(32.5)) / np.tan(np.radians(25))
    assert np.hypot(*(found[1] - found[0])) == pytest.approx(4.0)
    assert np.hypot(*(found[2] - found[1])) == pytest.approx(4 * factor, rel=0.05)


def test_straight_down_the_angle_of_view_is_assumed() -> None:
    scale = 200.0  # pixels a metre
    corners = np.array([(1000, 2000), (1600, 2000), (1600, 1600), (1000, 1600)])
    ground = Ground.from_rectangle(corners, 3, 2, SIZE)
    assert ground.assumed
    assert ground.camera_height == pytest.approx(2000 / np.tan(np.radians(32.5)) / scale, rel=1e-6)
    np.testing.assert_allclose(ground.camera[:2], [(2000 - 1000) / scale, (2000 - 1500) / scale], atol=1e-6)
    np.testing.assert_allclose(ground.metres_per_pixel([(5, 5), (3000, 2500)]), 1 / scale, rtol=1e-9)
    assert ground.area([(0, 0), (400, 0), (400, 200), (0, 200)]) == pytest.approx(2.0)


def test_somebody_may_know_better_how_high_the_camera_stood() -> None:
    camera, heads = Camera(), Camera().sees(SOME, up=1.6)
    ground = box(camera)
    under = ground.camera[:2]
    for height in (3.0, 12.0):
        feet = ground.shifted(1.6, height).to_ground(heads) - under
        np.testing.assert_allclose(feet, (ground.to_ground(heads) - under) * (height - 1.6) / height, atol=1e-9)


@pytest.mark.parametrize("camera", CAMERAS)
def test_areas_and_scales(camera: Camera) -> None:
    ground = box(camera)
    assert ground.area(camera.sees(BOX)) == pytest.approx(18, rel=1e-8)
    assert ground.shifted(1.6).area(camera.sees(BOX, up=1.6)) == pytest.approx(18, rel=1e-6)
    ell = [(0, 9), (4, 9), (4, 10), (1, 10), (1, 14), (0, 14)]
    assert ground.area(camera.sees(ell)) == pytest.approx(8, rel=1e-8)
    for x, y in camera.sees(SOME):
        pixel = [(x - 0.5, y - 0.5), (x + 0.5, y - 0.5), (x + 0.5, y + 0.5), (x - 0.5, y + 0.5)]
        assert ground.metres_per_pixel([(x, y)])[0] == pytest.approx(np.sqrt(ground.area(pixel)), rel=1e-4)


def test_polygons_that_cross_themselves_and_masks() -> None:
    camera = Camera()
    ground = box(camera)

    def area(polygon: ArrayLike, *masks: ArrayLike) -> float:
        return ground.area(camera.sees(polygon), [camera.sees(mask) for mask in masks])

    square = [(0, 10), (4, 10), (4, 14), (0, 14)]
    assert area([(0, 10), (4, 14), (4, 10), (0, 14)]) == pytest.approx(8)  # a bow tie
    assert area([*square, *square]) == pytest.approx(0)  # twice round is outside
    assert area(square, [(1, 11), (2, 11), (2, 12), (1, 12)]) == pytest.approx(15)
    assert area(square, [(3, 9), (9, 9), (9, 12), (3, 12)]) == pytest.approx(14)
    assert area(square, [(3, 9), (9, 9), (9, 12), (3, 12)], [(2, 11), (9, 11), (9, 20), (2, 20)]) == pytest.approx(9)
    assert area(square, [(-9, 5), (9, 5), (9, 30), (-9, 30)]) == pytest.approx(0)
    assert area(square, [(20, 20), (30, 20), (30, 30)]) == pytest.approx(16)
    assert area(square[:2]) == 0


def test_thousands_of_corners_do_not_fill_the_memory() -> None:
    turn = np.linspace(0, 2 * np.pi, 1999, endpoint=False)
    circle = np.column_stack([np.cos(turn), 12 + np.sin(turn)])
    tracemalloc.start()
    try:
        assert area_of([circle]) == pytest.approx(np.pi, rel=1e-4)
        assert tracemalloc.get_traced_memory()[1] < 100e6
        with pytest.raises(DotoriError, match="crosses itself too often for an area; draw it anew"):
            area_of([circle[np.arange(1999) * 999 % 1999]])
    finally:
        tracemalloc.stop()


def test_a_mask_may_cover_the_sky() -> None:
    camera = Camera()
    ground = box(camera)
    square = camera.sees([(0, 10), (4, 10), (4, 14), (0, 14)])
    sky = np.array([camera.sees([(-1e3, 12)])[0], camera.sees([(1e3, 12)])[0], (9000, -9000), (-5000, -9000)])
    assert ground.area(square, [sky]) == pytest.approx(8, rel=1e-6)


def test_nothing_is_on_the_ground_above_the_horizon() -> None:
    camera = Camera(tilt=5)
    for ground in (box(camera), with_horizon(camera)):
        above = camera.horizon().mean(0) - (0, 50)
        assert np.isnan(ground.to_ground([above])).all()
        assert np.isnan(ground.metres_per_pixel([above])).all()
        assert np.isfinite(ground.to_ground([above + (0, 100)])).all()
        assert np.isnan(ground.to_picture(2 * ground.camera[None, :2] - ground.to_ground(camera.sees([(0, 9)])))).all()
        with pytest.raises(DotoriError, match="reaches the horizon"):
            ground.area([above, (100, 2900), (3900, 2900)])


def test_low_cameras_tell_nothing_of_heads() -> None:
    ground = box(Camera(height=1.7, tilt=5))
    ground.shifted(1.2)
    with pytest.raises(DotoriError, match=r"1\.7 m, hardly above heads"):
        ground.shifted(1.6)
    assert ground.shifted(1.6, 4.0).camera_height == 4
    with pytest.raises(DotoriError, match="height in metres"):
        ground.shifted(-1)


@pytest.mark.parametrize(
    ("corners", "said"),
    [
        ([(0, 0), (100, 100), (100, 0), (0, 100)], "in order round it"),
        ([(0, 0), (100, 0), (30, 20), (0, 100)], "none dented"),
        ([(0, 0), (50, 0), (100, 0), (50, 80)], "in one line"),
        ([(0, 0), (50, 0), (100, 0), (150, 0)], "in one line"),
        ([(0, 0), (1, 0), (100, 80), (0, 80)], "almost one place"),
        ([(7, 7)] * 4, "almost one place"),
        ([(0, 0), (100, 0), (100, 80), (np.nan, 80)], "4 places"),
        ([(0, 0), (100, 0), (100, 80)], "4 places"),
    ],
)
def test_what_is_no_rectangle_is_refused(corners: ArrayLike, said: str) -> None:
    with pytest.raises(DotoriError, match=said):
        Ground.from_rectangle(corners, 2, 3, SIZE)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"metres": 0.0}, "no measure"),
        ({"metres": float("nan")}, "no measure"),
        ({"metres": float("inf")}, "no measure"),
        ({"a": (2000, 100)}, "not below the horizon"),
        ({"a": (2000, 100), "b": (900, 100)}, "not below the horizon"),
        ({"a": (2000, 2500), "b": (2000, 2500)}, "at one place"),
        ({"horizon": [(5, 500), (5, 500)]}, "horizon are at one place"),
        ({"angle": 179.0}, "no lens"),
        ({"size": (0, 0)}, "no ground"),
    ],
)
def test_what_is_no_length_is_refused(change: dict[str, object], said: str) -> None:
    good = {"a": (1000, 2000), "b": (2000, 2100), "metres": 3.0, "horizon": [(0, 500), (4000, 520)], "size": SIZE}
    Ground.from_length(**good)
    with pytest.raises(DotoriError, match=said):
        Ground.from_length(**{**good, **change})


@pytest.mark.parametrize("make", [box, with_horizon])
def test_a_ground_is_kept_as_plain_data(make: Callable[[Camera], Ground]) -> None:
    camera = Camera(turn=10)
    ground = make(camera).shifted(1.5, 7.25)
    again = Ground.from_dict(json.loads(json.dumps(ground.as_dict())))
    assert np.array_equal(again.matrix, ground.matrix)
    assert np.array_equal(again.camera, ground.camera)
    assert (again.height, again.camera_height, again.assumed) == (1.5, 7.25, ground.assumed)
    assert isinstance(again.marked, Rectangle | Length)
    np.testing.assert_array_equal(again.to_ground(camera.sees(SOME)), ground.to_ground(camera.sees(SOME)))


@pytest.mark.parametrize(
    "content",
    [
        {},
        [],
        None,
        {"kind": "sphere"},
        {"kind": "rectangle", "head_height": 0, "camera_height": 5, "corners": "abcd"},
        {"kind": "length", "head_height": 0, "camera_height": 5, "unheard": 1},
    ],
)
def test_damage_is_no_ground(content: object) -> None:
    with pytest.raises(DotoriError, match="mark it again"):
        Ground.from_dict(content)  # type: ignore[arg-type]
