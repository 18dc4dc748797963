"""How many dots each region of a picture has."""

from __future__ import annotations

from core.history import Marks


def region_counts(marks: Marks) -> list[int]:
    """For every region of a picture in their order: the dots in it that count; for a mask, those it keeps from it."""
    if not marks.regions:
        return []
    reached = marks.dots.xy[marks.dots.confidence >= marks.threshold]
    counted = marks.counted.xy
    return [int(region.covers(reached if region.mask else counted).sum()) for region in marks.regions]
