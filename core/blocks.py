"""The grid of blocks over a picture: where a block lies, how many dots are in it, which one comes next."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from core.regions import BLOCK_SIDE, Block


@dataclass(frozen=True)
class Grid:
    """Squares over a picture from its corner (0, 0); those at the right and the bottom are cut by its edges.

    Attributes:
        width: of the picture, pixels.
        height: of the picture, pixels.
        side: of a block, pixels.
    """

    width: int
    height: int
    side: float = BLOCK_SIDE

    @property
    def columns(self) -> int:
        """Number of blocks side by side."""
        return ceil(self.width / self.side)

    @property
    def rows(self) -> int:
        """Number of blocks one below the other."""
        return ceil(self.height / self.side)

    def blocks(self) -> Iterator[Block]:
        """All blocks in reading order."""
        return ((column, row) for row in range(self.rows) for column in range(self.columns))

    def has(self, block: Block) -> bool:
        """Whether the block lies on the picture."""
        return 0 <= block[0] < self.columns and 0 <= block[1] < self.rows

    def at(self, x: float, y: float) -> Block | None:
        """The block at a place; None outside the picture."""
        if not (0 <= x < self.width and 0 <= y < self.height):
            return None
        return int(x // self.side), int(y // self.side)

    def bounds(self, block: Block) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a block, pixels, cut by the picture's edges."""
        column, row = block
        right, bottom = (column + 1) * self.side, (row + 1) * self.side
        return column * self.side, row * self.side, min(right, self.width), min(bottom, self.height)

    def counts(self, xy: NDArray[np.float64]) -> NDArray[np.int64]:
        """(rows, columns) number of the places (N, 2) in each block; those outside the picture are in none."""
        inside = ((xy >= 0) & (xy < (self.width, self.height))).all(1)
        cells = np.floor(xy[inside] / self.side).astype(np.int64)
        flat = np.bincount(cells[:, 1] * self.columns + cells[:, 0], minlength=self.rows * self.columns)
        return flat.reshape(self.rows, self.columns)

    def marked(self, done: Collection[Block]) -> NDArray[np.bool_]:
        """(rows, columns) true for the blocks that are done; those that lie on no picture are passed over."""
        marked = np.zeros((self.rows, self.columns), bool)
        for column, row in filter(self.has, done):
            marked[row, column] = True
        return marked

    def done_share(self, done: Collection[Block]) -> float:
        """Part of the blocks that is done, 0 to 1."""
        return float(self.marked(done).mean()) if self.rows and self.columns else 0.0

    def next_undone(
        self, done: Collection[Block], counts: NDArray[np.int64], after: Block | None = None
    ) -> Block | None:
        """The block to look at next: in reading order, and from the start again past the end.

        Args:
            done: the blocks that are done.
            counts: (rows, columns) of `counts`. Blocks with dots come first, empty ones when no other is left.
            after: where one is; None to begin at the start.

        Returns:
            The block, which may be `after` itself where it is the only one left; None once all are done.
        """
        undone = ~self.marked(done).ravel()
        crowded = undone & (counts.ravel() > 0)
        waiting = np.flatnonzero(crowded if crowded.any() else undone)
        if len(waiting) == 0:
            return None
        start = after[1] * self.columns + after[0] + 1 if after is not None else 0
        place = int(waiting[np.searchsorted(waiting, start) % len(waiting)])
        return place % self.columns, place // self.columns
