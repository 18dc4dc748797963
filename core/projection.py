"""From one plane to another: what a lens makes of flat ground.

Matrices (3, 3) take (x, y, 1) to (x w, y w, w); w is above 0 on the near side of the horizon.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ANGLE_OF_VIEW = 65.0
"""Degrees along the longer side of the picture, where nothing tells: a telephone's main camera, a 28 mm lens."""

ANGLES = (8.0, 140.0)
"""Degrees; no other angles of view are believed."""


def lifted(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    """(N, 3): the places (N, 2), each with a 1."""
    return np.column_stack([xy, np.ones(len(xy))])


def project(matrix: NDArray[np.float64], xy: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where a matrix takes places (N, 2); nan where w is not above 0."""
    through = lifted(xy) @ matrix.T
    w = np.where(through[:, 2:] > 0, through[:, 2:], np.nan)
    return np.asarray(through[:, :2] / w)


def homography(xy: NDArray[np.float64], metres: NDArray[np.float64]) -> NDArray[np.float64]:
    """The (3, 3) matrix that takes four places in the picture to four on the ground, by direct linear transform;
    above 0 in its third row at the first."""
    to_unit, to_flat = _normalising(xy), _normalising(metres)
    (x, y), (u, v) = project(to_unit, xy).T, project(to_flat, metres).T
    one, none = np.ones(4), np.zeros((3, 4))
    rows = np.concatenate(
        [
            np.array([x, y, one, *none, -u * x, -u * y, -u]).T,
            np.array([*none, x, y, one, -v * x, -v * y, -v]).T,
        ]
    )
    matrix = np.linalg.inv(to_flat) @ np.linalg.svd(rows)[2][-1].reshape(3, 3) @ to_unit
    matrix /= np.linalg.norm(matrix[2])
    return np.asarray(matrix * np.sign(matrix[2] @ (*xy[0], 1)))


def _normalising(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Puts the middle of the points at the origin and their mean distance from it at 1; without it digits are lost."""
    middle = points.mean(0)
    scale = 1 / np.hypot(*(points - middle).T).mean()
    return np.array([(scale, 0, -scale * middle[0]), (0, scale, -scale * middle[1]), (0, 0, 1)])


def focal_length(size: tuple[int, int], angle: float) -> float:
    """Distance of the lens from the picture, pixels."""
    return float(max(size) / 2 / np.tan(np.radians(angle) / 2))


def lens_matrix(size: tuple[int, int], focal: float) -> NDArray[np.float64]:
    """Takes directions, z forwards and y down, to the pixels of a picture."""
    return np.array([(focal, 0, size[0] / 2), (0, focal, size[1] / 2), (0, 0, 1)])


def find_camera(matrix: NDArray[np.float64], size: tuple[int, int]) -> tuple[NDArray[np.float64], bool]:
    """Where the camera is, (3,) metres, and whether its angle of view had to be assumed.

    The columns of the inverse are what the lens makes of the ground's two directions, and these are as long as each
    other and at right angles. Either fact is an equation for 1 / focal².
    """
    to_picture = np.linalg.inv(matrix)
    unit = np.linalg.inv(lens_matrix(size, max(size))) @ to_picture
    unit /= np.linalg.norm(unit[:, :2])
    (a1, a2), (b1, b2), (c1, c2) = unit[:, :2]
    factor = np.array([a1 * a2 + b1 * b2, a1**2 + b1**2 - a2**2 - b2**2])
    rest = np.array([c1 * c2, c1**2 - c2**2])
    known = factor @ factor
    inverse_square = -float(factor @ rest / known) if known > 1e-12 else 0.0
    widest, narrowest = (focal_length(size, angle) / max(size) for angle in reversed(ANGLES))
    assumed = not narrowest**-2 <= inverse_square <= widest**-2
    focal = focal_length(size, ANGLE_OF_VIEW) if assumed else max(size) * inverse_square**-0.5
    pose = np.linalg.inv(lens_matrix(size, focal)) @ to_picture
    pose /= np.linalg.norm(pose[:, :2], axis=0).mean()
    near = np.column_stack([pose[:, :2], np.cross(pose[:, 0], pose[:, 1])])
    left, _, right = np.linalg.svd(near)
    return np.asarray(-(left @ right).T @ pose[:, 2]), assumed
