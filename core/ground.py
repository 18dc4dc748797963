"""The ground in a photograph: from pixels to metres, for flat ground that a person has measured in one place.

    ground = Ground.from_rectangle(corners, 3.0, 6.0, size=(4000, 3000))
    ground.area(region.polygon)                     # m², as if the region were painted on the ground
    ground.shifted().area(region.polygon)           # m², if it was drawn around heads

Pixels are those of the upright picture. Metres are on the ground, x to the right and y away from the camera or along
the sides of the rectangle, from some corner or from under the camera.

Dots are on heads, not on feet. A head is seen in front of a place on the ground that lies behind the person, so that a
crowd seems to stand farther away and on more ground than it does. `Ground.shifted` corrects it for people who are all
as tall: seen from a camera at height c, all that is at height h lies (c - h) / c as far from the point under the camera
as it seems to.

Pixels are taken to be square, the lens free of distortion, and its axis to pass through the middle of the picture; a
picture that was cut on one side is not quite like that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.areas import area_of, before_horizon
from core.errors import DotoriError
from core.projection import ANGLE_OF_VIEW, ANGLES, find_camera, focal_length, homography, lens_matrix, lifted, project
from core.regions import Place

HEAD_HEIGHT = 1.55
"""Metres from the ground to the middle of a standing adult's head."""

_LEAST_CLEARANCE = 0.25

_FARTHEST = 1e9
"""Pixels; whatever is farther off is no place of a picture, nor of its horizon."""


class Rectangle(NamedTuple):
    """What a person marked: the corners of a rectangle on the ground.

    Attributes:
        corners: four places in the picture, in order round the rectangle.
        width_m: metres from the first corner to the second.
        depth_m: metres from the second corner to the third.
        size: width and height of the picture, pixels.
    """

    corners: tuple[Place, ...]
    width_m: float
    depth_m: float
    size: tuple[int, int]


class Length(NamedTuple):
    """What a person marked: a length on the ground and the horizon.

    Attributes:
        a: one end, a place in the picture.
        b: the other end.
        metres: between them.
        horizon: two places on the horizon, which may lie outside the picture.
        size: width and height of the picture, pixels.
        angle: the lens's angle of view along the longer side, degrees.
    """

    a: Place
    b: Place
    metres: float
    horizon: tuple[Place, ...]
    size: tuple[int, int]
    angle: float = ANGLE_OF_VIEW


@dataclass(frozen=True, eq=False)
class Ground:
    """The ground plane of one picture. Made by `from_rectangle`, `from_length` or `from_dict`.

    Attributes:
        marked: what it was made from.
        matrix: (3, 3), takes (x, y, 1) in pixels to (x w, y w, w) in metres; w is above 0 below the horizon.
        camera: (3,) metres, the place of the camera and its height.
        assumed: the lens's angle of view was assumed, and with it the place of the camera.
        height: metres above the ground at which what is seen in the picture is taken to be.
    """

    marked: Rectangle | Length
    matrix: NDArray[np.float64]
    camera: NDArray[np.float64]
    assumed: bool
    height: float = 0.0

    @classmethod
    def from_rectangle(cls, corners: ArrayLike, width_m: float, depth_m: float, size: tuple[int, int]) -> Self:
        """From a rectangle on the ground.

        Where the corners tell the lens's angle of view they give the camera's place too; where they do not - the
        camera looks straight down, or the rectangle is too far off - `ANGLE_OF_VIEW` is assumed.

        Args:
            corners: (4, 2) places in the picture, in order round the rectangle.
            width_m: metres from the first corner to the second.
            depth_m: metres from the second corner to the third.
            size: width and height of the picture, pixels.

        Raises:
            DotoriError: no rectangle looks like that, or a measure is not above 0.
        """
        quad = _places(corners, 4)
        marked = Rectangle(_plain(quad), _metres(width_m), _metres(depth_m), _size(size))
        turn = _turn(quad, max(marked.size))
        # Seen from above, width, depth and upwards make a right-handed frame whichever way round the corners go.
        far = -depth_m if turn > 0 else depth_m
        metres = np.array([(0, 0), (width_m, 0), (width_m, far), (0, far)])
        matrix = homography(quad, metres)
        if (matrix[2] @ lifted(quad).T <= 0).any():
            raise DotoriError("these corners lie on both sides of the horizon; mark a rectangle that lies before it")
        camera, assumed = find_camera(matrix, marked.size)
        return cls(marked, matrix, camera, assumed)

    @classmethod
    def from_length(
        cls,
        a: ArrayLike,
        b: ArrayLike,
        metres: float,
        horizon: ArrayLike,
        size: tuple[int, int],
        angle: float = ANGLE_OF_VIEW,
    ) -> Self:
        """From one length on the ground and the horizon.

        The horizon tells how the camera is tilted, the length how high it stands. How depth compares with width hangs
        on the lens's angle of view, which neither tells: where it is not known and `ANGLE_OF_VIEW` stands in, depths
        may be off by a third, and areas with them. A rectangle is better where there is one.

        Args:
            a: one end of the length, a place in the picture.
            b: the other end.
            metres: between them.
            horizon: (2, 2), two places on the horizon, as far apart as can be.
            size: width and height of the picture, pixels.
            angle: the lens's angle of view along the longer side, degrees.

        Raises:
            DotoriError: an end is not below the horizon, or points coincide, or a measure is not above 0.
        """
        ends, line = _places(np.array([a, b], np.float64), 2), _places(horizon, 2)
        first, second = _plain(ends)
        marked = Length(first, second, _metres(metres), _plain(line), _size(size), float(angle))
        if not ANGLES[0] <= marked.angle <= ANGLES[1]:
            raise DotoriError(
                "no lens sees {angle:g} degrees; give from {least:g} to {most:g}",
                angle=marked.angle,
                least=ANGLES[0],
                most=ANGLES[1],
            )
        to_ray = np.linalg.inv(lens_matrix(marked.size, focal_length(marked.size, marked.angle)))
        rays = lifted(np.concatenate([line, ends])) @ to_ray.T
        down = np.cross(rays[0], rays[1])
        if np.hypot(*(line[0] - line[1])) < 1:
            raise DotoriError("the two points of the horizon are at one place; mark them far apart")
        down *= (1 if down[1] > 0 else -1) / np.linalg.norm(down)
        if (rays[2:] @ down <= 1e-9).any():
            raise DotoriError("the length is not below the horizon; mark a length on the ground, or move the horizon")
        ahead = np.array([0.0, 0.0, 1.0]) - down[2] * down  # where the camera looks, levelled
        ahead /= np.linalg.norm(ahead)
        right = np.cross(down, ahead)
        flat = rays[2:] @ np.array([right, ahead]).T / (rays[2:] @ down)[:, None]
        spread = float(np.hypot(*(flat[0] - flat[1])))
        if np.hypot(*(ends[0] - ends[1])) < 1 or spread == 0:
            raise DotoriError("both ends of the length are at one place; mark them apart")
        height = marked.metres / spread
        matrix = np.array([height * right, height * ahead, down]) @ to_ray
        return cls(marked, matrix, np.array([0.0, 0.0, height]), True)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ground) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def camera_height(self) -> float:
        """Metres of the camera above the ground."""
        return float(self.camera[2])

    def shifted(self, head_height_m: float = HEAD_HEIGHT, camera_height_m: float | None = None) -> Self:
        """The same ground for points on heads: `to_ground` then gives where the person stands, not where the line of
        sight past the head meets the ground, and `to_picture` gives the head of a person who stands there.

        It supposes that all are standing and equally tall. A sitting person, a child or somebody on a stage is put
        too near or too far; the lower the camera, the farther.

        Args:
            head_height_m: of the heads above the ground; 0 for none of this.
            camera_height_m: how high the camera stood, if somebody knows better than the estimate.

        Raises:
            DotoriError: the camera would be no higher than the heads.
        """
        camera = self.camera.copy()
        camera[2] = _metres(camera[2] if camera_height_m is None else camera_height_m)
        if not 0 <= head_height_m < float("inf"):
            raise DotoriError(
                "heads cannot be {height} m above the ground; give a height in metres",
                height=head_height_m,
            )
        if head_height_m and camera[2] < head_height_m + _LEAST_CLEARANCE:
            raise DotoriError(
                "the camera would be at {camera:.1f} m, hardly above heads at {heads:.2f} m; "
                "say how high it stood, or mark the ground more exactly",
                camera=float(camera[2]),
                heads=head_height_m,
            )
        return replace(self, camera=camera, height=float(head_height_m))

    def to_ground(self, xy: ArrayLike) -> NDArray[np.float64]:
        """Where places in the picture (N, 2) are on the ground: (N, 2) metres, nan at and above the horizon."""
        return project(self._matrix, np.asarray(xy, np.float64).reshape(-1, 2))

    def to_picture(self, metres: ArrayLike) -> NDArray[np.float64]:
        """Where places on the ground (N, 2) are seen: (N, 2) pixels, nan behind the camera."""
        return project(
            np.asarray(np.linalg.inv(self._matrix), np.float64), np.asarray(metres, np.float64).reshape(-1, 2)
        )

    def metres_per_pixel(self, xy: ArrayLike) -> NDArray[np.float64]:
        """(N,) the side in metres of a square as large as what a pixel at (N, 2) covers; nan above the horizon."""
        matrix = self._matrix
        w = lifted(np.asarray(xy, np.float64).reshape(-1, 2)) @ matrix[2]
        return np.sqrt(abs(np.linalg.det(matrix)) / np.where(w > 0, w, np.nan) ** 3)

    def area(self, polygon: ArrayLike, without: Sequence[ArrayLike] = ()) -> float:
        """What a polygon in the picture covers on the ground, by the even-odd rule where it crosses itself.

        Args:
            polygon: (N, 2) its corners, pixels.
            without: polygons of the picture that do not count, such as masks; these may cross the horizon.

        Returns:
            m².

        Raises:
            DotoriError: the polygon reaches the horizon.
        """
        corners = np.asarray(polygon, np.float64).reshape(-1, 2)
        if len(corners) < 3:
            return 0.0
        w = lifted(corners) @ self._matrix[2]
        if (w <= 1e-9 * np.abs(self._matrix[2]).max()).any():
            raise DotoriError("this region reaches the horizon, where it has no end; draw it on the ground only")
        # Of the others only what is no farther than the polygon can lie inside it.
        masks = [
            before_horizon(np.asarray(each, np.float64).reshape(-1, 2), self._matrix[2], w.min()) for each in without
        ]
        rings = [project(self._matrix, ring) for ring in (corners, *masks) if len(ring) > 2]
        return area_of(rings)

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON; `from_dict` makes the same ground of it."""
        kind = "rectangle" if isinstance(self.marked, Rectangle) else "length"
        return {
            "kind": kind,
            **self.marked._asdict(),
            "head_height": self.height,
            "camera_height": self.camera_height,
        }

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Self:
        """The ground that `as_dict` wrote down.

        Raises:
            DotoriError: it is no such ground.
        """
        try:
            rest = dict(content)
            kind, head, camera = rest.pop("kind"), float(rest.pop("head_height")), float(rest.pop("camera_height"))
            if kind == "rectangle":
                return cls.from_rectangle(**rest).shifted(head, camera)
            if kind == "length":
                return cls.from_length(**rest).shifted(head, camera)
            raise ValueError(f"{kind!r} is no kind of ground")
        except (KeyError, OverflowError, TypeError, ValueError) as error:
            raise DotoriError("the ground that was kept for this picture is damaged; mark it again") from error

    @property
    def _key(self) -> tuple[Rectangle | Length, float, float]:
        """What makes two grounds the same."""
        return self.marked, self.height, self.camera_height

    @property
    def _matrix(self) -> NDArray[np.float64]:
        """The matrix for what is at `height`: shrunk towards the point under the camera."""
        share = (self.camera[2] - self.height) / self.camera[2]
        x, y = (1 - share) * self.camera[:2]
        return np.array([(share, 0, x), (0, share, y), (0, 0, 1)]) @ self.matrix


def _places(points: ArrayLike, count: int) -> NDArray[np.float64]:
    places = np.array(points, np.float64)
    if places.shape != (count, 2) or not (np.abs(places) < _FARTHEST).all():
        raise DotoriError("{count} places in the picture are wanted; mark them again", count=count)
    return places


def _plain(places: NDArray[np.float64]) -> tuple[Place, ...]:
    return tuple((float(x), float(y)) for x, y in places)


def _metres(value: float) -> float:
    if not 1e-3 <= value <= 1e5:
        raise DotoriError("{value:g} m is no measure on the ground; give metres, such as 3.5", value=value)
    return float(value)


def _size(size: Sequence[int]) -> tuple[int, int]:
    width, height = (int(side) for side in size)
    if min(width, height) < 1:
        raise DotoriError(
            "a picture of {width} x {height} pixels has no ground; open it again", width=width, height=height
        )
    return width, height


def _turn(quad: NDArray[np.float64], longer: int) -> float:
    """Above 0 if four corners go clockwise on the screen, below 0 if the other way.

    Raises:
        DotoriError: they are no picture of a rectangle: crossed, dented, or (almost) in line.
    """
    side = np.roll(quad, -1, 0) - quad
    after = np.roll(side, -1, 0)
    cross = side[:, 0] * after[:, 1] - side[:, 1] * after[:, 0]
    sine = cross / np.maximum(np.hypot(*side.T) * np.hypot(*after.T), 1e-12)
    if np.hypot(*side.T).min() < 1e-3 * longer:
        raise DotoriError("two corners are at almost one place; mark the four corners of a larger rectangle")
    if np.abs(sine).min() < 0.005:
        raise DotoriError("three of these corners are in one line, which no rectangle's are; move one of them")
    if not (np.sign(cross) == np.sign(cross[0])).all():
        raise DotoriError("these are no corners of a rectangle; mark them in order round it, none dented inwards")
    return float(cross[0])
