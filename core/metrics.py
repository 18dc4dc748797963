"""How good counts and dots are. Numpy and scipy only."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching
from scipy.spatial import cKDTree

from core.matches import Matches

Points = NDArray[np.float64]


def mae(counts: ArrayLike, truth: ArrayLike) -> float:
    """Mean absolute error over pictures (the poster's Eq. 3); nan where there are none."""
    error = np.subtract(counts, truth, dtype=float)
    return float(np.mean(np.abs(error))) if error.size else float("nan")


def rmse(counts: ArrayLike, truth: ArrayLike) -> float:
    """Root of the mean squared error over pictures (the poster's Eq. 4); papers on counting call it MSE. nan
    where there are none."""
    error = np.subtract(counts, truth, dtype=float)
    return float(np.sqrt(np.mean(np.square(error)))) if error.size else float("nan")


def nae(counts: ArrayLike, truth: ArrayLike) -> float:
    """Mean of |error| / truth over the pictures that have heads; nan where none has."""
    count, true = np.asarray(counts, float), np.asarray(truth, float)
    some = true > 0
    return float(np.mean(np.abs(count - true)[some] / true[some])) if some.any() else float("nan")


def game(found: Points, truth: Points, width: int, height: int, level: int) -> float:
    """Grid average mean absolute error of one picture (Guerrero-Gomez-Olmedo et al., 2015).

    The picture is cut into 4^level equal cells; the absolute count errors of the cells are summed. Level 0 is the
    absolute error of the count. Points outside belong to the nearest cell.

    Args:
        found: (N, 2) dots.
        truth: (M, 2) head points.
        width: of the picture, pixels.
        height: of the picture, pixels.
        level: 0 to 3 usually.
    """
    return float(np.abs(_cell_counts(found, width, height, level) - _cell_counts(truth, width, height, level)).sum())


def _cell_counts(points: Points, width: int, height: int, level: int) -> NDArray[np.int64]:
    side = 2**level
    column = np.clip((points[:, 0] * side / width).astype(int), 0, side - 1)
    row = np.clip((points[:, 1] * side / height).astype(int), 0, side - 1)
    return np.bincount(row * side + column, minlength=side * side)


def match(found: Points, truth: Points, distance: float) -> NDArray[np.int64]:
    """The largest one-to-one matching between dots and heads no more than `distance` pixels apart.

    Args:
        found: (N, 2) dots.
        truth: (M, 2) head points.
        distance: pixels.

    Returns:
        (N,) index of each dot's head, -1 for a false dot.
    """
    if len(found) == 0 or len(truth) == 0:
        return np.full(len(found), -1, np.int64)
    near = cKDTree(found).sparse_distance_matrix(cKDTree(truth), distance, output_type="coo_matrix")
    graph = csr_array((np.ones(near.nnz, np.int8), (near.row, near.col)), shape=(len(found), len(truth)))
    return np.asarray(maximum_bipartite_matching(graph, perm_type="column"), np.int64)


def count_matches(found: Points, truth: Points, distance: float) -> Matches:
    """Hits, false dots and missed heads of one picture; see `match`."""
    hits = int((match(found, truth, distance) >= 0).sum())
    return Matches(hits, len(found) - hits, len(truth) - hits)


def trivial_mae(truth: Sequence[float]) -> tuple[float, float]:
    """MAE and RMSE of answering the same number, the median of the truth, for every picture.

    The median is the constant with the least MAE; it is taken from the very pictures it is judged on, so no constant
    does better.
    """
    constant = np.full(len(truth), np.median(truth))
    return mae(constant, truth), rmse(constant, truth)
