"""The steps of a run that are kept to look at, within a budget of memory."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from app.counting.messages import Frame
from core.regions import Region

BUDGET = 256 * 2**20


class KeptFrames:
    """Frames of one run, in the order of their steps.

    Past the budget they are thinned to key frames: every second one stays, then every fourth, and so on, the first and
    the last always. The confidences of every frame that ever came stay, so that the curve of the count is whole and can
    be drawn for any threshold; after masks have changed, it has the steps of the kept frames and those that come then.

    Args:
        budget: bytes the frames may take. Two frames are kept however large they are.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._masks: tuple[Region, ...] = ()
        self.clear()

    def clear(self) -> None:
        """Forget all."""
        self._frames: dict[int, Frame] = {}
        self._order: dict[int, int] = {}
        self._sure: dict[int, NDArray[np.float32]] = {}
        self._unmasked: dict[int, NDArray[np.float32]] = {}  # the same outside the masks, where there are any
        self._stride = 1

    def __len__(self) -> int:
        return len(self._frames)

    @property
    def steps(self) -> list[int]:
        """The steps of the kept frames, ascending."""
        return list(self._frames)

    @property
    def frames(self) -> list[Frame]:
        """The kept frames in the order of their steps."""
        return list(self._frames.values())

    @property
    def last_step(self) -> int:
        """The last step that came; 0 before the first."""
        return next(reversed(self._frames), 0)

    @property
    def nbytes(self) -> int:
        """Memory taken, the confidences of the curve included."""
        parts = (self._frames, self._sure, self._unmasked)
        return sum(each.nbytes for part in parts for each in part.values())

    def add(self, frame: Frame) -> None:
        """Keep a frame. One that is not later than the last means that the run has begun anew."""
        last = self.last_step
        if frame.step <= last:
            self.clear()
        elif self._order.get(last, 0) % self._stride:
            del self._frames[last]
        self._order[frame.step] = len(self._sure)
        self._sure[frame.step] = np.sort(frame.confidence)
        self._frames[frame.step] = frame
        if self._masks:
            self._unmasked[frame.step] = self._outside(frame)
        while self.nbytes > self._budget and len(self._frames) > 2:
            self._thin()

    def set_masks(self, regions: Iterable[Region]) -> bool:
        """Count no dots in the masks among these regions; whether they are others than before."""
        masks = tuple(region for region in regions if region.mask)
        changed, self._masks = masks != self._masks, masks
        if changed:
            self._unmasked = {step: self._outside(frame) for step, frame in self._frames.items() if masks}
        return changed

    def at(self, step: int) -> Frame | None:
        """The kept frame nearest to a step; the earlier one of two; None where nothing is kept."""
        steps = self.steps
        if not steps:
            return None
        place = bisect.bisect_left(steps, step)
        near = steps[max(place - 1, 0) : place + 1]
        return self._frames[min(near, key=lambda kept: abs(kept - step))]

    def curve(self, threshold: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The number of dots at every step of which it is known.

        Args:
            threshold: least confidence of a dot that counts.

        Returns:
            (N,) steps, ascending, and (N,) counts.
        """
        found = self._unmasked if self._masks else self._sure
        counts = [len(sure) - int(np.searchsorted(sure, np.float32(threshold))) for sure in found.values()]
        return np.array(list(found), np.int64), np.array(counts, np.int64)

    def count_at(self, step: int, threshold: float) -> int:
        """The number of dots at the kept frame nearest to a step; 0 where nothing is kept."""
        frame = self.at(step)
        return 0 if frame is None else int(frame.counts(threshold, self._masks).sum())

    def _outside(self, frame: Frame) -> NDArray[np.float32]:
        """The confidences outside the masks, ascending."""
        return np.sort(frame.confidence[frame.counts(0, self._masks)])

    def _thin(self) -> None:
        self._stride *= 2
        last = self.last_step
        self._frames = {s: f for s, f in self._frames.items() if self._order[s] % self._stride == 0 or s == last}
