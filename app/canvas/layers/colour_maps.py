"""Colours for values 0..255: nothing shows through, more is lighter, so that the order holds without seeing hue."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_GREEN = [
    (0, 0, 66, 48, 0),
    (24, 0, 84, 58, 60),
    (96, 20, 128, 66, 200),
    (176, 48, 190, 76, 230),
    (255, 184, 255, 128, 245),
]
"""Of the crowd map: value, red, green, blue, opacity."""

_EMBER = [
    (0, 46, 12, 92, 0),
    (20, 66, 14, 108, 40),
    (80, 136, 30, 108, 140),
    (144, 206, 66, 62, 170),
    (200, 246, 140, 20, 185),
    (255, 252, 232, 120, 200),
]
"""Of the heat map."""


def _table(stops: list[tuple[int, int, int, int, int]]) -> NDArray[np.uint8]:
    """(256, 4) red, green, blue and opacity, straight between the stops."""
    values, *channels = np.array(stops, float).T
    return np.stack([np.interp(np.arange(256), values, channel) for channel in channels], 1).round().astype(np.uint8)


CROWD_COLOURS = _table(_GREEN)
"""(256, 4) red, green, blue, opacity: the crowd map, from nothing through dark green to light green."""

HEAT_COLOURS = _table(_EMBER)
"""(256, 4) likewise: the heat map, from nothing through violet and red to pale yellow."""
